"""Working days: the figures of 2021 and 2023, counted over the days off of those years."""

from datetime import date

import pytest

from deliberation.core.deadlines import add_wd, due_fasilitasi, due_signature


def _days(year: int, *months: tuple[int, tuple[int, ...]]) -> frozenset[date]:
    return frozenset(date(year, month, day) for month, days in months for day in days)


HOLIDAYS = _days(
    2021, (1, (1,)), (2, (12,)), (3, (11,)), (4, (2,)), (5, (12, 13, 14, 26)), (6, (1,)), (7, (20,)), (8, (11, 17))
) | _days(
    2023,
    (1, (23,)),
    (3, (22, 23)),
    (4, (7, 19, 20, 21, 24, 25)),
    (5, (1, 18)),
    (6, (1, 2, 28, 29, 30)),
    (7, (19,)),
    (8, (17,)),
    (9, (28,)),
    (12, (25, 26)),
)


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2023, 3, 15), date(2023, 3, 20)),
        (date(2023, 4, 18), date(2023, 4, 28)),
        (date(2023, 9, 29), date(2023, 10, 4)),
    ],
)
def test_three_working_days(day, due):
    assert add_wd(day, 3, HOLIDAYS) == due


@pytest.mark.parametrize(
    ("agreed", "due"),
    [
        (date(2023, 3, 15), date(2023, 5, 9)),
        (date(2023, 4, 18), date(2023, 6, 12)),
        (date(2023, 9, 29), date(2023, 11, 10)),
    ],
)
def test_signature_is_due_thirty_working_days_after_agreement(agreed, due):
    assert due_signature(agreed, HOLIDAYS) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2021, 7, 1), date(2021, 7, 23)),
        (date(2023, 3, 1), date(2023, 3, 24)),
        (date(2023, 6, 26), date(2023, 7, 21)),
    ],
)
def test_fasilitasi_takes_fifteen_working_days(received, due):
    assert due_fasilitasi(received, HOLIDAYS) == due


def test_holidays_only_lengthen_a_term():
    assert due_signature(date(2023, 3, 15)) < due_signature(date(2023, 3, 15), HOLIDAYS)
