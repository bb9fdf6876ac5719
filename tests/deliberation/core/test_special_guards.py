"""What the special tracks forbid until when, and what a masa sidang forbids, each with its article."""

from dataclasses import replace

import pytest

from deliberation.core.guards import RULES
from deliberation.core.matters import MATTERS
from deliberation.core.stages import DOCUMENTS, Facts, check_move, moves
from tests.deliberation.core.calendar import HOLIDAYS, d

READY = Facts(
    today=d("2023-05-09"), initiator="kdh", frozen_version=True, planned_year=2023, agreed_on=d("2023-03-15"),
    noreg="6,34/2023", members=45, present=34, documents=frozenset(DOCUMENTS), holidays=HOLIDAYS,
)  # fmt: skip


def special(matter, **given):
    return replace(READY, matter=matter, subject=MATTERS[matter].subject, review_kind="evaluasi", **given)


def refused(source, target, facts):
    return {refusal.rule: refusal.message for refusal in check_move(source, target, facts)}


def offer(source, target, facts):
    return next(offer for offer in moves(source, facts) if offer.move.target == target)


@pytest.mark.parametrize(("today", "open_"), [("2023-11-30", False), ("2023-12-01", True)])
def test_a_perkada_apbd_is_drafted_only_after_sixty_days_without_a_decision(today, open_):
    facts = special("apbd", submitted_on=d("2023-09-06"), today=d(today))
    assert ("apbd_buntu" not in refused("apbd_dibahas", "perkada_apbd", facts)) is open_


@pytest.mark.parametrize(
    ("way", "stage", "rule", "last", "over"),
    [
        ("apbd", "perkada_apbd", "perkada_apbd_boleh", "2023-08-15", "2023-08-16"),  # 30 hari kerja
        ("pj", "pj_perkada", "perkada_pj_boleh", "2023-07-25", "2023-07-26"),  # 15 hari kerja
    ],
)
def test_a_raperkada_is_set_when_endorsed_or_when_its_term_has_passed_and_not_before(way, stage, rule, last, over):
    facts = special(way, documents=frozenset({"perkada"}), today=d("2024-02-01"))
    assert rule in refused(stage, "perkada_pengganti", facts), "it was never sent"
    sent = replace(facts, perkada_sent_on=d("2023-07-03"))
    assert rule in refused(stage, "perkada_pengganti", replace(sent, today=d(last)))
    assert refused(stage, "perkada_pengganti", replace(sent, today=d(over))) == {}
    endorsed = replace(sent, today=d("2023-07-05"), documents=frozenset({"perkada", "pengesahan_perkada"}))
    assert refused(stage, "perkada_pengganti", endorsed) == {}


def test_perubahan_apbd_is_decided_by_the_end_of_september_or_the_budget_runs_on():
    in_time = special("papbd", agreed_on=d("2023-09-29"), today=d("2023-09-29"))
    assert refused("papbd_diajukan", "papbd_disetujui", in_time) == {}
    late = special("papbd", agreed_on=d("2023-10-02"), today=d("2023-10-02"), documents=frozenset())
    sentence = refused("papbd_diajukan", "papbd_disetujui", late)["perubahan_tepat_waktu"]
    assert sentence.endswith("(UU 23/2014 Pasal 317 ayat (2)).")
    assert refused("papbd_diajukan", "apbd_berjalan", late) == {}
    assert "perubahan_lewat" in refused("papbd_diajukan", "apbd_berjalan", replace(late, today=d("2023-09-30")))
    refused_by_dprd = replace(late, today=d("2023-09-12"), documents=frozenset({"keputusan_penolakan"}))
    assert refused("papbd_diajukan", "apbd_berjalan", refused_by_dprd) == {}


def test_perubahan_apbd_comes_once_a_year_but_for_a_luar_biasa():
    again = special("papbd", submitted_on=d("2023-05-08"), changed_before="Raperda tentang Perubahan APBD 2023")
    bare = replace(again, documents=frozenset(DOCUMENTS) - {"bukti_luar_biasa"})
    found = refused("persetujuan_kdh_ajukan", "papbd_diajukan", bare)
    assert "sudah mengubah APBD tahun ini" in found["perubahan_sekali"]
    assert "bukti_luar_biasa" in offer("persetujuan_kdh_ajukan", "papbd_diajukan", bare).missing_documents
    assert refused("persetujuan_kdh_ajukan", "papbd_diajukan", again) == {}
    first = replace(bare, changed_before="")
    assert "bukti_luar_biasa" not in offer("persetujuan_kdh_ajukan", "papbd_diajukan", first).missing_documents


def test_perubahan_apbd_is_enacted_after_the_account_of_the_year_before():
    facts = special("papbd", documents=frozenset(DOCUMENTS) - {"perda_pertanggungjawaban"})
    assert "setelah_pertanggungjawaban" in refused("papbd_evaluasi", "papbd_ditetapkan", facts)
    assert refused("papbd_evaluasi", "papbd_ditetapkan", replace(facts, account_enacted=True)) == {}
    assert refused("papbd_evaluasi", "papbd_ditetapkan", special("papbd")) == {}, "the Perda itself is shown"


@pytest.mark.parametrize(("today", "open_"), [("2023-07-30", False), ("2023-07-31", True)])
def test_the_account_goes_on_by_perkada_one_month_after_receipt(today, open_):
    facts = special("pj", submitted_on=d("2023-06-30"), today=d(today))
    assert ("pj_tidak_diputus" not in refused("pj_diajukan", "pj_perkada", facts)) is open_


def test_rtrw_passes_to_the_head_after_two_months_and_upwards_after_three():
    facts = special("rtrw", substance_on=d("2022-12-30"))
    for today, two, three in (("2023-02-28", False, False), ("2023-03-01", True, False), ("2023-03-31", True, True)):
        day = replace(facts, today=d(today))
        assert (refused("persetujuan_substansi", "rtrw_oleh_kdh", day) == {}) is two
        assert (refused("rtrw_oleh_kdh", "rtrw_oleh_pusat", day) == {}) is three
    assert "lewat_dua_bulan" in refused("persetujuan_substansi", "rtrw_oleh_kdh", special("rtrw"))


@pytest.mark.parametrize(
    ("way", "source", "target"),
    [
        ("apbd", "apbd_dibahas", "apbd_disetujui"),
        ("papbd", "papbd_diajukan", "papbd_disetujui"),
        ("pj", "pj_diajukan", "pj_disetujui"),
        ("rtrw", "persetujuan_substansi", "rtrw_disetujui"),
    ],
)
@pytest.mark.parametrize(
    ("members", "present", "lawful"), [(106, 70, False), (106, 71, True), (85, 56, False), (85, 57, True)]
)
def test_each_budget_and_plan_is_agreed_by_two_thirds_of_all(way, source, target, members, present, lawful):
    facts = special(way, members=members, present=present)
    found = refused(source, target, facts)
    assert ("kuorum_perda" not in found) is lawful
    if not lawful:
        assert f"dihadiri {present} dari {members} anggota" in found["kuorum_perda"]


@pytest.mark.parametrize(
    ("way", "source", "target", "fact"),
    [
        ("rpjmd", "penyusunan_opd", "penelaahan_hukum", "inaugurated_on"),
        ("rpjpd", "penyusunan_opd", "penelaahan_hukum", "rpjpd_ends_on"),
        ("apbd", "kua_ppas_disepakati", "apbd_diajukan", "submitted_on"),
        ("pj", "persetujuan_kdh_ajukan", "pj_diajukan", "submitted_on"),
        ("rtrw", "rtrw_lintas_sektor", "persetujuan_substansi", "substance_on"),
        ("pajak", "penyampaian_pasca", "publikasi", "menkeu_received_on"),
        ("pajak", "diundangkan_berlaku", "diundangkan_berlaku", "menkeu_recommended_on"),
    ],
)
def test_a_move_asks_for_the_day_its_terms_run_from(way, source, target, fact):
    facts = special(way)
    found = offer(source, target, facts)
    assert fact in found.move.asks
    assert found.allowed
    assert len(found.open_points) == 1
    assert refused(source, target, replace(facts, **{fact: d("2023-05-08")})) == {}
    if fact != "rpjpd_ends_on":
        assert len(refused(source, target, replace(facts, **{fact: d("2023-05-10")}))) == 1, "a day ahead is none yet"


# Masa sidang


def test_what_was_stopped_does_not_come_again_in_the_same_masa_sidang():
    again = replace(READY, stopped_before="Raperda tentang Pasar Rakyat berakhir pada tahap ditarik kembali")
    for initiator, source, target in (
        ("dprd", "usul_prakarsa", "pengkajian_bapemperda"),
        ("kdh", "persetujuan_kdh_ajukan", "penjelasan_kdh"),
    ):
        sentence = refused(source, target, replace(again, initiator=initiator))["boleh_diajukan_lagi"]
        assert "tidak dapat diajukan lagi dalam masa sidang ini" in sentence
        assert "UU 12/2011 Pasal 76" in sentence
        assert refused(source, target, replace(READY, initiator=initiator)) == {}


def test_of_two_drafts_on_one_matter_that_of_the_dprd_is_deliberated():
    beside = replace(READY, twin="Raperda tentang Pasar Rakyat")
    sentence = refused("persetujuan_kdh_ajukan", "penjelasan_kdh", beside)["bukan_sandingan"]
    assert sentence.startswith("DPRD mengajukan Raperda tentang Pasar Rakyat dalam masa sidang ini")
    assert sentence.endswith("(UU 12/2011 Pasal 62 dan Pasal 63).")
    assert refused("persetujuan_kdh_ajukan", "menjadi_bahan_sanding", beside) == {}
    alone = offer("persetujuan_kdh_ajukan", "menjadi_bahan_sanding", READY)
    assert [point.rule for point in alone.open_points] == ["ada_sandingan"]
    named = replace(READY, sanding="Raperda tentang Pasar")
    assert refused("persetujuan_kdh_ajukan", "menjadi_bahan_sanding", named) == {}


def test_what_became_bahan_sanding_waits_for_another_masa_sidang():
    now = replace(READY, compared_now=True)
    assert "masa_sidang_lain" in refused("menjadi_bahan_sanding", "persetujuan_kdh_ajukan", now)
    assert refused("menjadi_bahan_sanding", "persetujuan_kdh_ajukan", READY) == {}
    assert refused("menjadi_bahan_sanding", "ditarik", now) == {}


def test_fasilitasi_is_not_silent_while_the_file_is_incomplete():
    facts = replace(READY, review_received_on=d("2023-03-01"), paused=True)
    assert "berkas_lengkap" in refused("fasilitasi", "laporan_tk2", facts)
    assert refused("fasilitasi", "laporan_tk2", replace(facts, paused=False)) == {}


def test_withdrawal_is_one_sided_before_deliberation_and_joint_during_it():
    for initiator, stages in (("dprd", ("usul_prakarsa", "raperda_dprd_siap")), ("kdh", ("persetujuan_kdh_ajukan",))):
        for stage in stages:
            alone = offer(stage, "ditarik", replace(READY, initiator=initiator, documents=frozenset()))
            assert "persetujuan_penarikan" not in alone.missing_documents
        joint = replace(READY, initiator=initiator, documents=frozenset())
        assert "dokumen_persetujuan_penarikan" in refused("pembahasan_akd", "ditarik", joint)
        assert refused("pembahasan_akd", "ditarik", replace(READY, initiator=initiator)) == {}
    for way, stage in (("papbd", "papbd_diajukan"), ("rtrw", "rtrw_dibahas_dprd")):
        assert "dokumen_persetujuan_penarikan" in refused(stage, "ditarik", special(way, documents=frozenset()))


def test_every_special_rule_names_its_article():
    for rule in RULES.values():
        assert rule.legal_basis or rule.name == "naskah_beku"
