"""The national days off of a year."""

from datetime import date

import pytest

from deliberation.core.deadlines import due_signature
from deliberation.reading.national import national_days


def test_2023_has_its_holidays_and_its_cuti_bersama():
    days = {day.date: day for day in national_days(2023)}
    assert days[date(2023, 8, 17)].kind == "libur"
    assert days[date(2023, 4, 25)].kind == "cuti"
    assert list(days) == sorted(days)
    assert all(day.year == 2023 and row.name for day, row in days.items())


def test_the_golden_case_holds_with_the_real_list():
    holidays = {day.date for day in national_days(2023)}
    assert due_signature(date(2023, 3, 15), holidays) == date(2023, 5, 9)


@pytest.mark.parametrize("year", [1989, 2101])
def test_a_year_without_a_list_is_refused(year):
    with pytest.raises(ValueError, match=str(year)):
        national_days(year)
