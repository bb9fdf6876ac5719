"""The special tracks as moves: what a plenary needs, who is told, what evaluasi brings, each ending in a Perda."""

import pytest

from deliberation.core.moves import MOVES
from deliberation.core.special_moves import SPECIAL_MOVES
from deliberation.core.special_tracks import DECIDING
from deliberation.core.stages import find_move


def test_all_of_them_stand_in_the_one_table():
    assert set(SPECIAL_MOVES) <= set(MOVES)


@pytest.mark.parametrize("stage", sorted(DECIDING))
def test_where_a_plenary_decides_it_can_also_be_put_off(stage):
    way = {"persetujuan_substansi": "rtrw"}.get(stage, stage.split("_")[0])
    postponed = find_move(stage, stage, way)
    assert (postponed.documents, postponed.needs_note) == (("ba_penundaan",), True)


@pytest.mark.parametrize("way", ["apbd", "papbd", "pj", "rtrw"])
def test_no_special_perda_is_enacted_without_evaluasi_and_noreg(way):
    assert find_move(f"{way}_disetujui", f"{way}_ditetapkan", way) is None
    assert "ada_noreg" in find_move(f"{way}_evaluasi", f"{way}_ditetapkan", way).guards
    assert "ada_noreg" in find_move(f"{way}_ditetapkan", "pengundangan", way).guards
    assert find_move(f"{way}_ditetapkan", "sah_tanpa_ttd", way).asks == ("signature_due",)


def test_the_budget_is_refined_by_a_decision_of_the_leadership():
    for way in ("apbd", "papbd", "pj"):
        assert "keputusan_pimpinan" in find_move(f"{way}_penyempurnaan", f"{way}_ditetapkan", way).documents
    assert "keputusan_pimpinan" not in find_move("penyempurnaan_evaluasi", "rtrw_ditetapkan", "rtrw").documents


def test_a_tax_goes_to_three_and_is_sent_again_when_refused():
    assert "bukti_penerima_pajak" in find_move("penyampaian_evaluasi", "evaluasi", "pajak").documents
    assert "bukti_penerima_pajak" not in find_move("penyampaian_evaluasi", "evaluasi", "rpjmd").documents
    assert find_move("penyempurnaan_evaluasi", "penyampaian_evaluasi", "pajak")
    assert find_move("penyempurnaan_evaluasi", "permohonan_noreg", "pajak") is None
    assert find_move("penyempurnaan_evaluasi", "penyampaian_evaluasi", "rpjmd") is None
