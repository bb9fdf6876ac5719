"""The whole table of moves: printed, walked on every way to every end, and tried against from every stage."""

from collections import deque
from dataclasses import replace
from datetime import date

import pytest

from deliberation.core.guards import review_kind
from deliberation.core.matters import MATTERS, WAYS
from deliberation.core.moves import MOVES
from deliberation.core.papers import DOCUMENTS
from deliberation.core.stages import STAGES, Facts, check_move, find_move, first_stage, moves
from deliberation.core.table import markdown, name_of, rows

TODAY = date(2023, 5, 9)
READY = Facts(
    today=TODAY, frozen_version=True, planned_year=2023, agreed_on=date(2023, 3, 15), noreg="6,34/2023", nomor=6,
    tahun=2023, enacted_on=date(2023, 4, 12), promulgated_on=date(2023, 4, 12), nomor_ld=6, members=45, present=34,
    submitted_on=date(2023, 1, 2), substance_on=date(2023, 3, 1), inaugurated_on=date(2023, 1, 2),
    rpjpd_ends_on=date(2022, 12, 31), menkeu_received_on=date(2023, 4, 18), menkeu_recommended_on=date(2023, 5, 2),
    perkada_sent_on=date(2023, 4, 3), sanding="Raperda DPRD", documents=frozenset(DOCUMENTS),
)  # fmt: skip
# What must be so for a move that only a certain moment opens.
MOMENTS = {
    "batas_tanda_tangan_lewat": {"signature_due": date(2023, 5, 9), "today": date(2023, 5, 10)},
    "belum_ada_noreg": {"noreg": ""},
    "fasilitasi_lewat_waktu": {"review_received_on": date(2023, 3, 1)},
    "lewat_dua_bulan": {"today": date(2023, 5, 2)},
    "lewat_tiga_bulan": {"today": date(2023, 6, 2)},
    "apbd_buntu": {"today": date(2023, 5, 2)},
}


def on(way):
    """All that is needed on that way."""
    if way in ("dprd", "kdh"):
        return replace(READY, initiator=way)
    subject = MATTERS[way].subject
    return replace(READY, initiator="kdh", matter=way, subject=subject, review_kind=review_kind(subject))


def at_the_moment(move, way):
    facts = on(way)
    if way in ("dprd", "kdh"):  # a Raperda of before the special tracks, with its subject and evaluasi
        evaluated = {"objek_evaluasi", "pajak_retribusi", "bukan_pajak_retribusi"} & set(move.guards)
        if "pajak_retribusi" in move.guards:
            facts = replace(facts, subject="pajak_retribusi", review_kind="evaluasi")
        elif "perkada_dimungkinkan" in move.guards or evaluated:
            facts = replace(facts, subject="rtrw", review_kind="evaluasi")
    for guard in move.guards:
        facts = replace(facts, **MOMENTS.get(guard, {}))
    return facts


def paths(way):
    """The shortest road to every stage of the way, as moves."""
    start = first_stage(way).id
    found, waiting = {start: ()}, deque([start])
    while waiting:
        here = waiting.popleft()
        for move in MOVES:
            if move.source == here and way in move.tracks and move.target not in found:
                found[move.target] = (*found[here], move)
                waiting.append(move.target)
    return found


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_table_is_printed(way, capsys):
    print(markdown(way))
    text = capsys.readouterr().out
    assert text.startswith(f"## {name_of(way)}\n")
    on_the_way = {move.source for move in MOVES if way in move.tracks} & {row.stage.id for row in rows(way)}
    for move in MOVES:
        if way in move.tracks and move.source in on_the_way:
            assert f"| `{move.source}` | `{move.target}` | {move.verb} |" in text
    widths = {line.count(" | ") for line in text.splitlines() if line.startswith("| `")}
    assert widths == {10, 7}, "every line of a table has all its cells"


@pytest.mark.parametrize("way", WAYS)
def test_every_row_has_what_the_procedure_names(way):
    for row in rows(way):
        assert row.stage.legal_basis
        assert row.stage.terminal or row.leaving, row.stage.id
        for term in row.terms:
            assert term.on_expiry, term.id


@pytest.mark.parametrize(
    ("way", "ends"),
    [
        ("dprd", {"ditarik", "ditolak_usul", "tidak_disetujui", "kedaluwarsa"}),
        ("kdh", {"ditarik", "tidak_disetujui", "kedaluwarsa", "perkada_pengganti"}),
        ("apbd", {"perkada_pengganti"}),
        ("papbd", {"ditarik", "apbd_berjalan"}),
        ("pj", {"ditarik", "perkada_pengganti"}),
        ("rpjpd", {"ditarik", "tidak_disetujui", "kedaluwarsa"}),
        ("rpjmd", {"ditarik", "tidak_disetujui", "kedaluwarsa"}),
        ("pajak", {"ditarik", "tidak_disetujui", "kedaluwarsa"}),
        ("rtrw", {"ditarik", "perkada_pengganti", "rtrw_oleh_pusat"}),
    ],
)
def test_each_way_is_walked_to_each_of_its_ends(way, ends):
    found = paths(way)
    in_force = {"diundangkan_berlaku", "diubah", "dicabut", "tidak_berlaku_ma"}
    assert {stage_id for stage_id in found if STAGES[stage_id].terminal} == ends | in_force
    for end in ends | in_force:
        for move in found[end]:
            assert check_move(move.source, move.target, at_the_moment(move, way)) == (), (way, end, move.source)


@pytest.mark.parametrize("way", WAYS)
def test_every_move_of_a_way_is_lawful_at_its_moment(way):
    reached = paths(way)
    for move in MOVES:
        if way in move.tracks and move.source in reached:
            assert check_move(move.source, move.target, at_the_moment(move, way)) == (), (way, move.source, move.target)


@pytest.mark.parametrize("way", WAYS)
def test_from_every_stage_an_unlawful_move_is_refused_with_its_article(way):
    facts = on(way)
    for stage_id in STAGES:
        for target in STAGES:
            if find_move(stage_id, target, way) is None:
                (refusal,) = check_move(stage_id, target, facts)
                assert refusal.rule == "urutan_tahap"
                assert STAGES[stage_id].legal_basis in refusal.message


@pytest.mark.parametrize("way", WAYS)
def test_without_a_text_papers_and_dates_no_stage_is_left_unasked(way):
    bare = replace(on(way), documents=frozenset(), frozen_version=False, agreed_on=None, noreg="", submitted_on=None)
    for row in rows(way):
        for offer in moves(row.stage.id, bare):
            if "naskah_beku" in offer.move.guards or "ada_noreg" in offer.move.guards:
                assert offer.refusals or offer.open_points, (way, offer.move.source, offer.move.target)


def test_no_such_way_is_a_bug():
    with pytest.raises(KeyError):
        rows("jalur_lain")
