"""Terms of the procedure: every worked example of the days, over the days off of 2021 and 2023."""

from datetime import timedelta

import pytest

from deliberation.core import deadlines
from deliberation.core.deadlines import (
    CALENDAR,
    add_months,
    add_wd,
    deemed_valid,
    due_signature,
    effective_on,
    implementing_due,
    is_working,
    ma_void_on,
    members_copy_latest,
    noreg_is_late,
    pansus_expired,
    postponed_until_max,
    term,
    working_days_between,
)
from tests.deliberation.core.calendar import HOLIDAYS, d

TERMS = {
    "due_handover": [("2023-03-15", "2023-03-20"), ("2023-04-18", "2023-04-28"), ("2023-09-29", "2023-10-04")],
    "due_noreg_request": [("2023-03-20", "2023-03-27"), ("2023-04-28", "2023-05-04"), ("2023-10-04", "2023-10-09")],
    "due_noreg_issue": [("2023-03-27", "2023-04-05"), ("2023-05-04", "2023-05-15"), ("2023-10-09", "2023-10-18")],
    "due_signature": [("2023-03-15", "2023-05-09"), ("2023-04-18", "2023-06-12"), ("2023-09-29", "2023-11-10")],
    "due_post_submission": [("2023-04-12", "2023-04-28"), ("2023-07-25", "2023-08-03"), ("2023-12-12", "2023-12-21")],
    "due_harmonisasi": [("2023-03-20", "2023-03-29"), ("2023-06-26", "2023-07-06"), ("2021-05-10", "2021-05-20")],
    "due_fasilitasi": [("2021-07-01", "2021-07-23"), ("2023-03-01", "2023-03-24"), ("2023-06-26", "2023-07-21")],
    "due_evaluasi_submit": [("2023-03-15", "2023-03-20"), ("2023-04-18", "2023-04-28"), ("2023-09-29", "2023-10-04")],
    "due_evaluasi_result": [("2023-03-20", "2023-04-13"), ("2023-07-03", "2023-07-25"), ("2023-11-20", "2023-12-11")],
    "due_refinement": [("2023-04-12", "2023-04-28"), ("2023-07-25", "2023-08-03"), ("2023-12-12", "2023-12-21")],
}
CASES = [(name, day, due) for name, pairs in TERMS.items() for day, due in pairs]


@pytest.mark.parametrize(("name", "day", "due"), CASES)
def test_each_term(name, day, due):
    assert getattr(deadlines, name)(d(day), HOLIDAYS) == d(due)


@pytest.mark.parametrize(
    ("day", "due"), [("2023-03-15", "2023-03-20"), ("2023-04-18", "2023-04-28"), ("2023-09-29", "2023-10-04")]
)
def test_three_working_days(day, due):
    assert add_wd(d(day), 3, HOLIDAYS) == d(due)


def test_no_days_is_the_day_itself():
    assert add_wd(d("2023-03-18"), 0, HOLIDAYS) == d("2023-03-18")


@pytest.mark.parametrize(
    ("day", "due"), [("2023-03-15", "2023-04-14"), ("2023-04-18", "2023-05-18"), ("2023-09-29", "2023-10-29")]
)
def test_signature_in_calendar_days(day, due):
    assert due_signature(d(day), HOLIDAYS, CALENDAR) == d(due)


def test_days_are_of_one_of_two_kinds():
    with pytest.raises(ValueError, match="no such days"):
        term(d("2023-03-15"), 3, "libur")


@pytest.mark.parametrize(
    ("noreg", "today", "valid"),
    [("2023-04-05", "2023-05-10", True), ("2023-04-05", "2023-05-09", False), (None, "2023-05-10", False)],
)
def test_a_draft_becomes_a_perda_unsigned_only_with_a_noreg(noreg, today, valid):
    noreg_on = noreg and d(noreg)
    assert deemed_valid(d("2023-03-15"), False, noreg_on, d(today), HOLIDAYS) is valid
    assert not deemed_valid(d("2023-03-15"), True, noreg_on, d(today), HOLIDAYS)
    assert noreg_is_late(d("2023-03-15"), noreg_on, d(today), HOLIDAYS) is (noreg is None)


@pytest.mark.parametrize(
    ("last", "banmus", "until"),
    [
        ("2023-03-15", None, "2023-03-20"), ("2023-04-18", None, "2023-04-28"),
        ("2023-03-15", "2023-05-30", "2023-05-30"),
    ],
)  # fmt: skip
def test_a_plenary_is_put_off(last, banmus, until):
    assert postponed_until_max(d(last), banmus and d(banmus), HOLIDAYS) == d(until)


@pytest.mark.parametrize(("plenary", "latest"), [("2023-07-03", "2023-06-19"), ("2023-04-26", "2023-04-10")])
def test_members_have_the_draft_before_the_plenary(plenary, latest):
    assert members_copy_latest(d(plenary), HOLIDAYS) == d(latest)


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [("2025-02-20", 6, "2025-08-20"), ("2023-08-31", 6, "2024-02-29"), ("2023-01-31", 1, "2023-02-28"),
     ("2023-03-31", -1, "2023-02-28"), ("2023-11-30", 2, "2024-01-30")],
)  # fmt: skip
def test_months_are_clipped_to_their_end(day, months, due):
    assert add_months(d(day), months) == d(due)


@pytest.mark.parametrize(
    ("promulgated", "months", "due"),
    [("2023-05-09", 6, "2023-11-09"), ("2023-08-31", 6, "2024-02-29"), ("2023-05-09", None, "2024-05-09")],
)
def test_implementing_rules_are_due(promulgated, months, due):
    assert implementing_due(d(promulgated), months) == d(due)


@pytest.mark.parametrize(
    ("day", "months", "force"),
    [(None, 0, "2023-05-09"), ("2024-01-01", 0, "2024-01-01"), (None, 6, "2023-11-09")],
)
def test_entry_into_force(day, months, force):
    assert effective_on(d("2023-05-09"), day and d(day), months) == d(force)


@pytest.mark.parametrize(
    ("served", "void"), [("2023-01-10", "2023-04-10"), ("2023-06-01", "2023-08-30"), ("2023-10-02", "2023-12-31")]
)
def test_what_the_court_struck_down(served, void):
    assert ma_void_on(d(served)) == d(void)


@pytest.mark.parametrize(
    ("today", "months", "expired"), [("2024-01-10", 12, False), ("2024-01-11", 12, True), ("2024-01-11", 18, False)]
)
def test_the_term_of_a_pansus(today, months, expired):
    assert pansus_expired(d("2023-01-10"), d(today), months) is expired


def test_counting_there_and_back_agrees():
    start = d("2023-03-15")
    for count in range(1, 60):
        end = add_wd(start, count, HOLIDAYS)
        assert is_working(end, HOLIDAYS)
        assert working_days_between(start, end, HOLIDAYS) == count
        assert working_days_between(end, start, HOLIDAYS) == -count
        assert add_wd(end + timedelta(days=1), -1, HOLIDAYS) == end
