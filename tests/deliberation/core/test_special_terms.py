"""The deadlines of the special tracks on a day, from the days a person stated, with what their end brings."""

import pytest

from deliberation.core.clock import Calendar, Dates, running
from deliberation.core.matters import MATTERS
from deliberation.core.stages import STAGES
from deliberation.core.terms import TERMS
from tests.deliberation.core.calendar import HOLIDAYS, d

WORK = Calendar(HOLIDAYS)


def one(dates, today, name):
    (found,) = (deadline for deadline in running(dates, d(today), WORK) if deadline.id == name)
    return found


def ids(dates, today):
    return {deadline.id for deadline in running(dates, d(today), WORK)}


def on(way, stage, since, **given):
    return Dates(
        stage, "kdh", matter=way, subject=MATTERS[way].subject, review_kind="evaluasi", tahun=2023,
        entered={stage: d(since)}, **given,
    )  # fmt: skip


def test_the_budget_year_shows_its_days():
    drafting = on("apbd", "kua_ppas_disepakati", "2023-08-01")
    assert one(drafting, "2023-08-02", "apbd_diajukan").due == d("2023-09-06")
    assert one(drafting, "2023-08-02", "apbd_diajukan").other == d("2023-10-01")
    talks = on("apbd", "apbd_dibahas", "2023-09-20", stated={"submitted_on": d("2023-09-06")})
    agreement = one(talks, "2023-09-20", "apbd_disetujui")
    assert (agreement.due, one(talks, "2023-09-20", "apbd_buntu").due) == (d("2023-11-30"), d("2023-11-30"))
    assert "kepala daerah dan DPRD tidak dibayarkan" in agreement.on_expiry
    agreed = on("apbd", "apbd_disetujui", "2023-11-28", agreed_on=d("2023-11-28"))
    assert one(agreed, "2023-11-28", "apbd_ditetapkan").due == d("2023-12-31")
    assert {"penyampaian_kdh", "penyampaian_evaluasi", "penandatanganan"} <= ids(agreed, "2023-11-28")


def test_a_council_that_got_its_budget_late_is_exempt():
    talks = on("apbd", "apbd_dibahas", "2023-09-20", stated={"submitted_on": d("2023-09-07")})
    assert "DPRD dikecualikan" in one(talks, "2023-12-04", "apbd_disetujui").on_expiry


def test_a_perkada_apbd_is_sent_in_fifteen_days_and_waits_thirty():
    given = {"submitted_on": d("2023-09-06")}
    made = on("apbd", "perkada_apbd", "2023-12-01", stated=given)
    assert one(made, "2023-12-01", "perkada_apbd").due == d("2023-12-21")
    sent = on("apbd", "perkada_apbd", "2023-12-01", stated=given | {"perkada_sent_on": d("2023-07-03")})
    assert ids(sent, "2023-07-04") == {"pengesahan_perkada_apbd"}
    assert one(sent, "2023-07-04", "pengesahan_perkada_apbd").due == d("2023-08-15")


def test_evaluasi_of_a_budget_takes_fifteen_days_and_is_then_taken_over():
    review = on("apbd", "apbd_evaluasi", "2023-11-20")
    found = one(review, "2023-11-21", "evaluasi")
    assert (found.due, "mengambil alih" in found.on_expiry) == (d("2023-12-11"), True)
    refine = on("apbd", "apbd_penyempurnaan", "2023-12-12")
    assert one(refine, "2023-12-12", "penyempurnaan_evaluasi").due == d("2023-12-21")
    account = on("pj", "pj_evaluasi", "2023-07-03")
    assert "Tidak ada persetujuan diam-diam" in one(account, "2023-07-04", "evaluasi").on_expiry


def test_the_account_has_one_month_then_seven_days():
    brought = on("pj", "pj_diajukan", "2023-06-30", stated={"submitted_on": d("2023-06-30")})
    assert one(brought, "2023-07-03", "pj_diputus").due == d("2023-07-30")
    assert one(brought, "2023-07-03", "pj_disetujui").due == d("2023-07-31")
    made = on("pj", "pj_perkada", "2023-07-31", stated={"submitted_on": d("2023-06-30")})
    assert one(made, "2023-07-31", "perkada_pj").due == d("2023-08-08")
    assert one(on("papbd", "papbd_diajukan", "2023-08-01"), "2023-08-01", "papbd_disetujui").due == d("2023-09-30")


@pytest.mark.parametrize(
    ("way", "fact", "day", "due"),
    [
        ("rpjmd", "inaugurated_on", "2025-02-20", "2025-08-20"),
        ("rpjmd", "inaugurated_on", "2023-08-31", "2024-02-29"),
        ("rpjpd", "rpjpd_ends_on", "2024-12-31", "2025-06-30"),
    ],
)
def test_plans_are_due_six_months_after_the_day_that_was_stated(way, fact, day, due):
    for stage in ("penelaahan_hukum", "pembahasan_akd", "evaluasi", "penetapan"):
        dates = on(way, stage, day, stated={fact: d(day)})
        found = one(dates, day, f"{way}_ditetapkan")
        assert (found.due, "3 bulan (UU 23/2014 Pasal 266)" in found.on_expiry) == (d(due), True)


def test_rtrw_has_two_three_and_four_months():
    given = {"stated": {"substance_on": d("2022-12-30")}}
    assert one(on("rtrw", "rtrw_lintas_sektor", "2022-11-01"), "2022-11-02", "rtrw_substansi").pauses
    for stage in ("persetujuan_substansi", "rtrw_disetujui", "rtrw_evaluasi", "rtrw_ditetapkan"):
        assert one(on("rtrw", stage, "2023-01-02", **given), "2023-01-02", "rtrw_ditetapkan").due == d("2023-02-28")
    alone = on("rtrw", "rtrw_oleh_kdh", "2023-03-01", **given)
    assert one(alone, "2023-03-01", "rtrw_oleh_kdh").due == d("2023-03-30")
    assert one(alone, "2023-03-01", "rtrw_oleh_pusat").due == d("2023-04-30")


def test_a_tax_perda_is_looked_at_again_by_the_minister_of_finance():
    given = {"menkeu_received_on": d("2023-07-03")}
    waiting = on("pajak", "diundangkan_berlaku", "2023-07-03", stated=given)
    assert one(waiting, "2023-07-04", "rekomendasi_menkeu").due == d("2023-08-01")
    told = on("pajak", "diundangkan_berlaku", "2023-07-03", stated=given | {"menkeu_recommended_on": d("2023-07-28")})
    assert ids(told, "2023-07-31") == {"perubahan_perda_pajak"}


def test_the_deciding_plenary_of_a_budget_is_put_off_for_three_days():
    again = on("apbd", "apbd_dibahas", "2023-11-27", trail=("apbd_diajukan", "apbd_dibahas", "apbd_dibahas"))
    assert one(again, "2023-11-28", "penundaan_paripurna").due == d("2023-11-30")


def test_every_stage_of_a_special_track_that_the_law_limits_has_a_term():
    named = {stage for term in TERMS for stage in term.stages}
    limited = {stage.id for stage in STAGES.values() if stage.deadline and not stage.terminal}
    assert limited <= named
