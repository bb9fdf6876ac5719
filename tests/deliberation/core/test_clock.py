"""The deadlines of a Raperda on a day: which run, their last days by both readings, what is left, what their end is."""

import pytest

from deliberation.core.clock import Calendar, Dates, Pause, next_of, running, words_left
from deliberation.core.deadlines import CALENDAR
from tests.deliberation.core.calendar import HOLIDAYS, d

WORK = Calendar(HOLIDAYS)
AGREED = d("2023-03-15")  # Kota Serang, Raperda SPM: pembicaraan tingkat II


def ids(dates, today, calendar=WORK):
    return [deadline.id for deadline in running(dates, d(today), calendar)]


def one(dates, today, name, calendar=WORK):
    (found,) = (deadline for deadline in running(dates, d(today), calendar) if deadline.id == name)
    return found


def after_agreed(stage, **given):
    given = {"agreed_on": AGREED, "entered": {stage: AGREED}} | given
    return Dates(stage, **given)


def test_the_golden_case_is_signed_by_9_may_2023():
    deadline = one(after_agreed("penyampaian_kdh"), "2023-03-16", "penandatanganan")
    assert (deadline.start, deadline.due, deadline.left) == (AGREED, d("2023-05-09"), 29)
    assert (deadline.other, deadline.safe) == (d("2023-04-14"), d("2023-04-14"))
    assert deadline.who == "Wali Kota"
    assert deadline.left_words == "29 hari kerja lagi"
    handover = one(after_agreed("penyampaian_kdh"), "2023-03-16", "penyampaian_kdh")
    assert (handover.due, handover.other) == (d("2023-03-20"), d("2023-03-22"))


def test_days_off_make_the_other_law_the_safe_one():
    handover = one(after_agreed("penyampaian_kdh", agreed_on=d("2023-04-18")), "2023-04-19", "penyampaian_kdh")
    assert (handover.due, handover.other, handover.safe) == (d("2023-04-28"), d("2023-04-25"), d("2023-04-25"))


def test_a_council_that_counts_calendar_days_sees_the_working_days_as_the_other_reading():
    deadline = one(after_agreed("penetapan"), "2023-03-16", "penandatanganan", Calendar(HOLIDAYS, CALENDAR))
    assert (deadline.due, deadline.other) == (d("2023-04-14"), d("2023-05-09"))


def test_silence_makes_a_registered_draft_valid_and_no_other():
    with_noreg = after_agreed("penetapan", has_noreg=True, noreg_on=d("2023-04-05"))
    late = one(with_noreg, "2023-05-10", "penandatanganan")
    assert (late.late, late.left_words) == (True, "lewat 1 hari kerja")
    assert "sah menjadi Perda" in late.on_expiry
    without = one(after_agreed("pemberian_noreg"), "2023-05-10", "penandatanganan")
    assert without.late
    assert "Belum menjadi Perda" in without.on_expiry


def test_a_late_noreg_leaves_three_days_to_sign():
    trail = ("pemberian_noreg", "menunggu_noreg_terlambat", "penetapan")
    dates = after_agreed("penetapan", has_noreg=True, noreg_on=d("2023-05-15"), trail=trail)
    assert ids(dates, "2023-05-16") == ["penandatanganan_susulan"]
    assert one(dates, "2023-05-16", "penandatanganan_susulan").due == d("2023-05-19")  # 18 May is a holiday


@pytest.mark.parametrize(
    ("stage", "since", "name", "due"),
    [
        ("harmonisasi_kanwil", "2023-03-20", "harmonisasi", "2023-03-29"),
        ("fasilitasi", "2021-07-01", "fasilitasi", "2021-07-23"),
        ("evaluasi", "2023-03-20", "evaluasi", "2023-04-13"),
        ("penyempurnaan_evaluasi", "2023-04-12", "penyempurnaan_evaluasi", "2023-04-28"),
        ("permohonan_noreg", "2023-03-20", "permohonan_noreg", "2023-03-27"),
        ("pemberian_noreg", "2023-03-27", "pemberian_noreg", "2023-04-05"),
    ],
)
def test_terms_that_run_from_the_day_a_stage_was_entered(stage, since, name, due):
    assert one(Dates(stage, entered={stage: d(since)}), since, name).due == d(due)


def test_fasilitasi_runs_from_the_day_it_was_received_where_that_is_known():
    dates = Dates("fasilitasi", entered={"fasilitasi": d("2021-06-25")}, received_on=d("2021-07-01"))
    assert one(dates, "2021-07-02", "fasilitasi").due == d("2021-07-23")
    again = Dates("fasilitasi", entered={"fasilitasi": d("2022-06-01")}, received_on=d("2021-07-01"))
    assert one(again, "2022-06-01", "fasilitasi").start == d("2022-06-01"), "a second request counts anew"


def test_copies_reach_members_before_the_plenary_that_is_scheduled():
    dates = Dates("penyebaran_anggota", entered={"penyebaran_anggota": d("2023-06-12")})
    assert ids(dates, "2023-06-12") == []
    scheduled = Dates("penyebaran_anggota", entered=dates.entered, plenary_on=d("2023-07-03"))
    assert one(scheduled, "2023-06-12", "penyebaran_anggota").due == d("2023-06-19")


def test_a_plenary_put_off_comes_in_three_days_or_on_the_day_of_banmus():
    first = Dates("laporan_tk2", entered={"laporan_tk2": AGREED}, trail=("laporan_tk2",))
    assert ids(first, "2023-03-16") == []
    again = Dates("laporan_tk2", entered={"laporan_tk2": AGREED}, trail=("laporan_tk2", "laporan_tk2"))
    assert one(again, "2023-03-16", "penundaan_paripurna").due == d("2023-03-20")
    banmus = Dates("laporan_tk2", entered=again.entered, trail=again.trail, plenary_on=d("2023-05-30"))
    assert one(banmus, "2023-03-16", "penundaan_paripurna").due == d("2023-05-30")


def test_evaluasi_is_sent_in_three_days_once_and_its_silence_grants_nothing():
    dates = after_agreed("penyampaian_kdh", subject="pajak_retribusi", review_kind="evaluasi")
    assert one(dates, "2023-03-16", "penyampaian_evaluasi").due == d("2023-03-20")
    back = after_agreed("penyampaian_evaluasi", subject="pajak_retribusi", review_kind="evaluasi", trail=("evaluasi",))
    assert "penyampaian_evaluasi" not in ids(back, "2023-06-12")
    waiting = after_agreed("evaluasi", review_kind="evaluasi")
    assert "Tidak ada persetujuan diam-diam" in one(waiting, "2023-04-28", "evaluasi").on_expiry
    budget = after_agreed("evaluasi", review_kind="evaluasi", subject="apbd", tahun=2023)
    assert "mengambil alih" in one(budget, "2023-04-28", "evaluasi").on_expiry
    province = after_agreed("evaluasi", review_kind="evaluasi", subject="apbd", tahun=2023, level="provinsi")
    assert one(province, "2023-04-28", "evaluasi").who == "Menteri Dalam Negeri"


def test_a_refined_tax_perda_is_sent_again_without_a_term():
    dates = Dates("penyempurnaan_evaluasi", subject="pajak_retribusi", entered={"penyempurnaan_evaluasi": AGREED})
    assert ids(dates, "2023-03-16") == []


def test_after_enactment_the_perda_goes_up_and_its_rules_are_made():
    sent = Dates("pengundangan", enacted_on=d("2023-04-12"))
    assert one(sent, "2023-04-13", "penyampaian_pasca").due == d("2023-04-28")
    force = {"promulgated_on": d("2023-05-09")}
    assert ids(Dates("diundangkan_berlaku", **force), "2023-06-01") == []
    owing = one(Dates("diundangkan_berlaku", delegations=3, **force), "2023-06-01", "peraturan_pelaksanaan")
    assert owing.due == d("2024-05-09")
    stated = Dates("diundangkan_berlaku", delegations=1, implementing_months=6, **force)
    assert one(stated, "2023-06-01", "peraturan_pelaksanaan").due == d("2023-11-09")
    done = Dates("diundangkan_berlaku", delegations=1, settled=frozenset({"peraturan_pelaksanaan"}), **force)
    assert ids(done, "2023-06-01") == []


@pytest.mark.parametrize(
    ("stage", "subject", "name", "due"),
    [
        ("penyusunan_opd", "apbd", "apbd_diajukan", "2023-09-06"),
        ("pembahasan_akd", "apbd", "apbd_disetujui", "2023-11-30"),
        ("penetapan", "apbd", "apbd_ditetapkan", "2023-12-31"),
        ("pembahasan_akd", "perubahan_apbd", "papbd_disetujui", "2023-09-30"),
        ("penyusunan_opd", "pertanggungjawaban_apbd", "pj_diajukan", "2023-06-30"),
        ("pembahasan_akd", "pertanggungjawaban_apbd", "pj_disetujui", "2023-07-31"),
    ],
)
def test_the_days_of_the_budget(stage, subject, name, due):
    start = d("2023-05-02")
    dates = Dates(stage, "kdh", subject=subject, tahun=2023, entered={stage: start}, agreed_on=start)
    assert one(dates, "2023-05-03", name).due == d(due)


def test_the_council_has_sixty_days_for_the_budget():
    dates = Dates("pembahasan_akd", "kdh", subject="apbd", tahun=2023, entered={"penjelasan_kdh": d("2023-09-06")})
    assert one(dates, "2023-09-07", "apbd_buntu").due == d("2023-11-30")


def test_a_stage_without_a_term_has_none():
    assert running(Dates("pendapat_kdh", entered={"pendapat_kdh": AGREED}), d("2023-03-20"), WORK) == ()


def test_the_next_is_the_nearest_ahead_then_the_one_missed_last():
    dates = after_agreed("penyampaian_kdh")
    assert next_of(running(dates, d("2023-03-16"), WORK)).id == "penyampaian_kdh"
    assert next_of(running(dates, d("2023-03-24"), WORK)).id == "penandatanganan"
    assert next_of(running(dates, d("2023-05-12"), WORK)).id == "penandatanganan"
    assert next_of(()) is None


def test_what_is_left_in_words():
    assert (words_left(2), words_left(0), words_left(-2)) == (
        "2 hari kerja lagi", "hari ini", "lewat 2 hari kerja"
    )  # fmt: skip
    dates = after_agreed("penyampaian_kdh", agreed_on=d("2023-03-15"))
    handover = one(dates, "2023-03-20", "penyampaian_kdh")
    assert (handover.left_words, handover.soon, handover.late) == ("hari ini", True, False)
    budget = Dates("pembahasan_akd", "kdh", subject="perubahan_apbd", tahun=2023, entered={"pembahasan_akd": AGREED})
    assert one(budget, "2023-09-30", "papbd_disetujui").left_words == "hari ini"
    assert one(budget, "2023-10-01", "papbd_disetujui").left_words == "baru lewat"


# Pauses


def test_a_term_stands_still_while_the_file_is_incomplete_and_counts_anew_from_its_completion():
    asked = {"entered": {"fasilitasi": d("2023-03-01")}}
    paused = Dates("fasilitasi", **asked, paused={"fasilitasi": Pause(d("2023-03-06"))})
    still = one(paused, "2023-04-26", "fasilitasi")
    assert (still.paused_on, still.late, still.soon) == (d("2023-03-06"), False, False)
    assert still.left_words == "dijeda, menunggu berkas lengkap"
    again = Dates("fasilitasi", **asked, paused={"fasilitasi": Pause(d("2023-03-06"), d("2023-06-26"))})
    complete = one(again, "2023-06-27", "fasilitasi")
    assert (complete.start, complete.due, complete.paused_on) == (d("2023-06-26"), d("2023-07-21"), None)


def test_a_pause_of_an_earlier_visit_is_over():
    dates = Dates("fasilitasi", entered={"fasilitasi": d("2023-06-26")}, paused={"fasilitasi": Pause(d("2023-03-06"))})
    assert one(dates, "2023-06-27", "fasilitasi").due == d("2023-07-21")


def test_the_signing_of_the_head_never_pauses():
    dates = after_agreed("pemberian_noreg", paused={"penandatanganan": Pause(d("2023-03-20"))})
    assert one(dates, "2023-05-10", "penandatanganan").late


@pytest.mark.parametrize(
    ("dates", "name", "roles", "words"),
    [
        (Dates("harmonisasi_kanwil", entered={"harmonisasi_kanwil": AGREED}), "harmonisasi", ("pimpinan_dprd",),
         "Pimpinan DPRD"),
        (Dates("harmonisasi_kanwil", track="kdh", entered={"harmonisasi_kanwil": AGREED}), "harmonisasi", ("sekda",),
         "Sekretaris Daerah"),
        (after_agreed("pemberian_noreg", level="kabupaten"), "pemberian_noreg", ("kepala_daerah",), "Bupati"),
        (after_agreed("penetapan", has_noreg=True, noreg_on=AGREED), "penandatanganan", ("sekda",),
         "Sekretaris Daerah"),
    ],
)  # fmt: skip
def test_what_is_over_escalates_to_the_next_actor_and_not_before(dates, name, roles, words):
    over = one(dates, "2023-06-01", name)
    assert (over.late, over.escalated, over.next_who) == (True, roles, words)
    assert one(dates, "2023-03-16", name).escalated == ()


def test_without_noreg_an_unsigned_draft_escalates_to_nobody():
    assert one(after_agreed("pemberian_noreg"), "2023-06-01", "penandatanganan").escalated == ()
