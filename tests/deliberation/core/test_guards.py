"""What the law forbids on the road of a Raperda, and in which words it is said."""

from dataclasses import replace
from datetime import date

import pytest

from deliberation.core.guards import RULES
from deliberation.core.stages import (
    DOCUMENTS,
    MOVES,
    Facts,
    ahead,
    check_move,
    entry_refusals,
    find_move,
    moves,
    review_kind,
)
from tests.deliberation.core.calendar import HOLIDAYS

TODAY = date(2023, 5, 9)
EVERYTHING = frozenset(DOCUMENTS)
READY = Facts(
    today=TODAY,
    frozen_version=True,
    agreed_on=date(2023, 3, 15),
    noreg="6,34/2023",
    nomor=6,
    tahun=2023,
    enacted_on=date(2023, 4, 12),
    promulgated_on=date(2023, 4, 12),
    nomor_ld=6,
    documents=EVERYTHING,
)


def _on(facts, way):
    return replace(facts, initiator=way) if way in ("dprd", "kdh") else replace(facts, initiator="kdh", matter=way)


def _refused(source, target, facts):
    return {refusal.rule: refusal.message for refusal in check_move(source, target, facts)}


def _offer(source, target, facts):
    return next(offer for offer in moves(source, facts) if offer.move.target == target)


def test_out_of_programme_needs_a_reason():
    facts = replace(READY, in_propemperda=False)
    sentence = _refused("usul_prakarsa", "pengkajian_bapemperda", facts)["terprogram"]
    assert sentence == (
        "Raperda tidak tercantum dalam Propemperda dan belum ada alasan yang sah untuk mengajukannya di luar program "
        "(UU 23/2014 Pasal 239 ayat (7))."
    )
    assert [refusal.message for refusal in entry_refusals(facts)] == [sentence]
    assert entry_refusals(replace(facts, out_of_program_reason="kerja_sama")) == ()
    assert (
        check_move("usul_prakarsa", "pengkajian_bapemperda", replace(facts, out_of_program_reason="kerja_sama")) == ()
    )


def test_urgency_needs_the_agreement_of_bapemperda_and_bagian_hukum():
    urgent = replace(READY, in_propemperda=False, out_of_program_reason="urgensi")
    assert check_move("usul_prakarsa", "pengkajian_bapemperda", urgent) == ()
    without = replace(urgent, documents=EVERYTHING - {"persetujuan_urgensi"})
    sentence = _refused("usul_prakarsa", "pengkajian_bapemperda", without)["urgensi_disetujui"]
    assert sentence.endswith("(UU 23/2014 Pasal 239 ayat (7) huruf c).")
    assert "persetujuan_urgensi" in _offer("usul_prakarsa", "pengkajian_bapemperda", without).missing_documents


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("pengkajian_bapemperda", "harmonisasi_kanwil"),
        ("harmonisasi_kanwil", "penyebaran_anggota"),
        ("raperda_dprd_siap", "penjelasan_dprd"),
        ("pembahasan_akd", "pendapat_akhir_fraksi"),
        ("ba_tingkat_1", "fasilitasi"),
        ("penyempurnaan_fasilitasi", "laporan_tk2"),
        ("pendapat_akhir_kdh", "persetujuan_bersama"),
    ],
)
def test_a_text_edited_since_its_last_version_does_not_move_on(source, target):
    refused = _refused(source, target, replace(READY, frozen_version=False))
    assert "bekukan versi lebih dahulu" in refused["naskah_beku"]
    assert find_move(source, target, "dprd").legal_basis in refused["naskah_beku"]


def test_fasilitasi_and_evaluasi_exclude_each_other():
    evaluated = replace(READY, subject="rtrw", review_kind="evaluasi")
    assert "objek_fasilitasi" in _refused("ba_tingkat_1", "fasilitasi", evaluated)
    assert check_move("ba_tingkat_1", "laporan_tk2", evaluated) == ()
    assert "objek_evaluasi" in _refused("ba_tingkat_1", "laporan_tk2", READY)
    assert "bukan_objek_evaluasi" in _refused("penyampaian_kdh", "permohonan_noreg", evaluated)
    assert "objek_evaluasi" in _refused("penyampaian_kdh", "penyampaian_evaluasi", READY)


@pytest.mark.parametrize(
    ("subject", "kind"),
    [("umum", "fasilitasi"), ("pencabutan", "fasilitasi"), ("apbd", "evaluasi"), ("rtrw", "evaluasi")],
)
def test_the_subject_decides_the_review(subject, kind):
    assert review_kind(subject) == kind


def test_silence_opens_the_way_only_after_fifteen_working_days():
    facts = replace(READY, today=date(2023, 3, 22), review_received_on=date(2023, 3, 1))
    assert "fasilitasi_lewat_waktu" in _refused("fasilitasi", "laporan_tk2", facts)
    assert check_move("fasilitasi", "laporan_tk2", replace(facts, today=date(2023, 3, 23))) == ()


@pytest.mark.parametrize(("present", "lawful"), [(29, False), (30, True), (None, True)])
def test_the_plenary_that_decides_needs_two_thirds(present, lawful):
    facts = replace(READY, members=45, present=present)
    refused = _refused("laporan_tk2", "permintaan_persetujuan", facts)
    assert ("kuorum_perda" not in refused) is lawful
    if not lawful:
        assert refused["kuorum_perda"].startswith("Rapat paripurna dihadiri 29 dari 45 anggota DPRD")


def test_agreement_needs_its_date_and_is_not_recorded_in_advance():
    assert "ada_tanggal_persetujuan" in _refused(
        "pendapat_akhir_kdh", "persetujuan_bersama", replace(READY, agreed_on=None)
    )
    tomorrow = replace(READY, agreed_on=date(2023, 5, 10))
    assert "persetujuan_tidak_mendatang" in _refused("pendapat_akhir_kdh", "persetujuan_bersama", tomorrow)


def test_there_is_no_penetapan_without_noreg():
    facts = replace(READY, noreg=" ")
    for source, target in (("pemberian_noreg", "penetapan"), ("menunggu_noreg_terlambat", "penetapan")):
        assert _refused(source, target, facts)["ada_noreg"] == (
            "Raperda belum memiliki nomor register, sehingga belum dapat ditetapkan (UU 23/2014 Pasal 243 ayat (1))."
        )
    assert "ada_noreg" in _refused("penetapan", "pengundangan", facts)
    assert "ada_noreg" in _refused("pengundangan", "autentifikasi", facts)
    assert "ada_noreg" in _refused("penetapan", "sah_tanpa_ttd", facts)


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"nomor": None}, "ada_nomor"),
        ({"tahun": None}, "ada_nomor"),
        ({"number_taken_by": "Perda tentang Retribusi"}, "nomor_bebas"),
        ({"enacted_on": None}, "ada_tanggal_penetapan"),
        ({"enacted_on": date(2023, 3, 14)}, "penetapan_setelah_persetujuan"),
        ({"enacted_on": date(2023, 5, 10)}, "penetapan_tidak_mendatang"),
        ({"tahun": 2022}, "tahun_penetapan"),
        ({"agreed_on": None}, "ada_tanggal_persetujuan"),
    ],
)
def test_penetapan_needs_number_and_sound_dates(changed, rule):
    assert rule in _refused("penetapan", "pengundangan", replace(READY, **changed))


def test_a_taken_number_says_by_whom():
    sentence = _refused("penetapan", "pengundangan", replace(READY, number_taken_by="Perda tentang Retribusi"))[
        "nomor_bebas"
    ]
    assert sentence.startswith("Nomor 6 Tahun 2023 sudah dipakai oleh Perda tentang Retribusi; isi nomor berikutnya")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"promulgated_on": None}, "ada_pengundangan"),
        ({"nomor_ld": None}, "ada_pengundangan"),
        ({"promulgated_on": date(2023, 4, 11)}, "pengundangan_setelah_penetapan"),
        ({"promulgated_on": date(2023, 5, 10)}, "pengundangan_tidak_mendatang"),
    ],
)
def test_pengundangan_needs_its_place_in_the_lembaran_daerah_and_sound_dates(changed, rule):
    assert rule in _refused("pengundangan", "autentifikasi", replace(READY, **changed))


def test_thirty_working_days_unsigned_with_noreg_make_the_act_valid():
    due = replace(READY, nomor=None, tahun=None, enacted_on=None, signature_due=date(2023, 5, 9))
    assert "batas_tanda_tangan_lewat" in _refused("penetapan", "sah_tanpa_ttd", due)
    assert check_move("penetapan", "sah_tanpa_ttd", replace(due, today=date(2023, 5, 10))) == ()
    early = replace(due, today=date(2023, 5, 10), signature_due=date(2023, 4, 14))
    assert "batas_tanda_tangan_benar" in _refused("penetapan", "sah_tanpa_ttd", early)


def test_without_noreg_the_thirty_days_only_raise_an_alarm():
    facts = replace(READY, noreg="", today=date(2023, 5, 10), signature_due=date(2023, 5, 9))
    assert check_move("pemberian_noreg", "menunggu_noreg_terlambat", facts) == ()
    assert "belum_ada_noreg" in _refused(
        "pemberian_noreg", "menunggu_noreg_terlambat", replace(facts, noreg="6,34/2023")
    )
    assert [stage.id for stage in ahead("menunggu_noreg_terlambat", facts)][0] == "penetapan"


def test_an_act_is_in_force_from_the_day_it_says():
    later = replace(READY, effective_on=date(2024, 1, 1))
    assert "sudah_mulai_berlaku" in _refused("publikasi", "diundangkan_berlaku", later)
    assert check_move("publikasi", "diundangkan_berlaku", replace(later, today=date(2024, 1, 1))) == ()
    before = replace(READY, effective_on=date(2023, 4, 1))
    assert "mulai_berlaku_benar" in _refused("publikasi", "diundangkan_berlaku", before)


def test_only_the_budget_family_and_rtrw_are_replaced_by_perkada():
    kdh = replace(READY, initiator="kdh")
    assert "perkada_dimungkinkan" in _refused("pembahasan_akd", "perkada_pengganti", kdh)
    assert check_move("pembahasan_akd", "perkada_pengganti", replace(kdh, subject="apbd")) == ()


def test_withdrawal_during_deliberation_needs_both_sides_and_before_it_does_not():
    facts = replace(READY, documents=frozenset())
    sentence = _refused("pembahasan_akd", "ditarik", facts)["dokumen_persetujuan_penarikan"]
    assert sentence.endswith("(UU 12/2011 Pasal 76 ayat (2)).")
    assert check_move("raperda_dprd_siap", "ditarik", facts) == ()
    assert check_move("persetujuan_kdh_ajukan", "ditarik", replace(facts, initiator="kdh")) == ()


def test_documents_block_only_where_the_law_blocks():
    without = replace(READY, documents=frozenset())
    blocked = {
        (move.source, move.target)
        for move in MOVES
        for refusal in check_move(move.source, move.target, _on(without, move.tracks[0]))
        if refusal.rule.startswith("dokumen_")
    }
    assert ("harmonisasi_kanwil", "penyebaran_anggota") in blocked
    assert ("pendapat_akhir_kdh", "persetujuan_bersama") not in blocked
    assert {document.id for document in DOCUMENTS.values() if document.blocks} == {
        "keterangan_na",
        "hasil_harmonisasi",
        "surat_pimpinan_dprd",
        "surat_pengantar_kdh",
        "kalimat_pengesahan",
        "persetujuan_penarikan",
        "keputusan_pimpinan",
        "persetujuan_substansi",
    }


def test_a_rule_that_parts_two_branches_can_be_filled_in_by_no_form():
    assert all(not rule.fills for rule in RULES.values() if rule.branch)


def test_days_off_lengthen_the_terms_a_step_waits_for():
    signing = replace(READY, today=date(2023, 5, 9), signature_due=date(2023, 4, 26))
    assert RULES["batas_tanda_tangan_benar"].holds(signing)
    assert not RULES["batas_tanda_tangan_benar"].holds(replace(signing, holidays=HOLIDAYS))
    assert RULES["batas_tanda_tangan_benar"].holds(replace(signing, signature_due=date(2023, 5, 9), holidays=HOLIDAYS))
    silent = replace(READY, today=date(2021, 7, 23), review_received_on=date(2021, 7, 1))
    assert RULES["fasilitasi_lewat_waktu"].holds(silent)
    assert not RULES["fasilitasi_lewat_waktu"].holds(replace(silent, holidays=HOLIDAYS))
