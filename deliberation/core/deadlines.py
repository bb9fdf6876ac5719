"""Terms of the procedure: working days counted over a calendar that the caller gives."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

SATURDAY = 5


def add_wd(day: date, count: int, holidays: AbstractSet[date] = frozenset()) -> date:
    """The last day of a term of `count` hari kerja, the day of the event being day 0 (UU 23/2014 Pasal 1 angka 50)."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            count -= 1
    return day


def due_signature(agreed_on: date, holidays: AbstractSet[date] = frozenset()) -> date:
    """The last day for signing: 30 Hari after persetujuan bersama (UU 23/2014 Pasal 242 ayat (6))."""
    return add_wd(agreed_on, 30, holidays)


def due_fasilitasi(received_on: date, holidays: AbstractSet[date] = frozenset()) -> date:
    """The last day of the fasilitasi: 15 Hari after receipt (Permendagri 80/2015 jo. 120/2018 Pasal 88)."""
    return add_wd(received_on, 15, holidays)
