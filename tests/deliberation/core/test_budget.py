"""Terms of the special tracks: every worked example."""

import pytest

from deliberation.core import budget
from deliberation.core.deadlines import CALENDAR
from tests.deliberation.core.calendar import HOLIDAYS, d


def test_the_apbd_reaches_the_council():
    assert budget.apbd_submit_latest(2024, HOLIDAYS) == d("2023-09-06")
    assert budget.apbd_submit_latest(2024, HOLIDAYS, CALENDAR) == d("2023-10-01")


@pytest.mark.parametrize(
    ("year", "agreed", "enacted"), [(2024, "2023-11-30", "2023-12-31"), (2026, "2025-11-30", "2025-12-31")]
)
def test_the_apbd_is_agreed_and_enacted(year, agreed, enacted):
    assert budget.apbd_agree_latest(year) == d(agreed)
    assert budget.apbd_enact_latest(year) == d(enacted)


@pytest.mark.parametrize(
    ("submitted", "deadlock"),
    [("2023-09-06", "2023-11-30"), ("2023-09-20", "2023-12-14"), ("2023-10-02", "2023-12-27")],
)
def test_sixty_days_without_a_decision(submitted, deadlock):
    assert budget.apbd_deadlock_on(d(submitted), HOLIDAYS) == d(deadlock)


@pytest.mark.parametrize(
    ("failed", "sent"), [("2023-11-30", "2023-12-21"), ("2023-07-25", "2023-08-15"), ("2023-05-02", "2023-05-24")]
)
def test_the_perkada_is_sent(failed, sent):
    assert budget.perkada_apbd_submit(d(failed), HOLIDAYS) == d(sent)


def test_perubahan_apbd():
    assert budget.papbd_decide_latest(2023) == d("2023-09-30")
    assert not budget.papbd_allowed(False, False, True)
    assert not budget.papbd_allowed(True, True, False)
    assert budget.papbd_allowed(True, True, True)
    assert budget.papbd_allowed(True, False, False)


@pytest.mark.parametrize(("after", "extraordinary"), [(149, False), (150, False), (151, True), (49, True), (50, False)])
def test_more_than_half(after, extraordinary):
    assert budget.luar_biasa(100, after) is extraordinary


@pytest.mark.parametrize(
    ("year", "submit", "agree"), [(2022, "2023-06-30", "2023-07-31"), (2025, "2026-06-30", "2026-07-31")]
)
def test_the_account(year, submit, agree):
    assert budget.pj_submit_latest(year) == d(submit)
    assert budget.pj_agree_latest(year) == d(agree)


@pytest.mark.parametrize(
    ("received", "start", "send"),
    [("2023-06-30", "2023-07-30", "2023-08-08"), ("2023-05-31", "2023-06-30", "2023-07-11"),
     ("2023-06-12", "2023-07-12", "2023-07-24")],
)  # fmt: skip
def test_the_account_by_perkada(received, start, send):
    assert budget.pj_perkada_from(d(received), HOLIDAYS) == (d(start), d(send))


@pytest.mark.parametrize(
    ("inaugurated", "latest"),
    [("2025-02-20", "2025-08-20"), ("2021-02-26", "2021-08-26"), ("2023-08-31", "2024-02-29")],
)
def test_the_rpjmd(inaugurated, latest):
    assert budget.rpjmd_latest(d(inaugurated)) == d(latest)


@pytest.mark.parametrize(
    ("agreed", "limits"),
    [("2022-12-30", ("2023-02-28", "2023-03-30", "2023-04-30")),
     ("2023-03-01", ("2023-05-01", "2023-06-01", "2023-07-01")),
     ("2023-10-31", ("2023-12-31", "2024-01-31", "2024-02-29"))],
)  # fmt: skip
def test_the_rtrw(agreed, limits):
    assert budget.rtrw_limits(d(agreed)) == tuple(map(d, limits))


@pytest.mark.parametrize(
    ("received", "due"), [("2023-07-03", "2023-08-01"), ("2023-03-01", "2023-03-31"), ("2023-10-02", "2023-10-30")]
)
def test_twenty_days(received, due):
    assert budget.pdrd_menkeu_recommend(d(received), HOLIDAYS) == d(due)
    assert budget.rtrw_substance_due(d(received), HOLIDAYS) == d(due)


def test_an_unendorsed_perkada():
    assert budget.perkada_silent_on(d("2023-03-15"), 30, HOLIDAYS) == d("2023-05-09")
