"""Terms of the procedure: hari kerja counted over the holidays that the caller gives, the event day being day 0."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

SATURDAY = 5
WORKING, CALENDAR = "kerja", "kalender"  # what a "hari" is (process.md §8-1)

Holidays = AbstractSet[date]
NO_HOLIDAYS: Holidays = frozenset()


def is_working(day: date, holidays: Holidays = NO_HOLIDAYS) -> bool:
    """Whether offices work on the day: no Saturday, no Sunday, no holiday, no cuti bersama."""
    return day.weekday() < SATURDAY and day not in holidays


def add_wd(day: date, count: int, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The last day of a term of `count` hari kerja, the event day being day 0 (UU 23/2014 Pasal 1 angka 50).

    A negative count goes back. The day itself for 0.
    """
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working(day, holidays)
    return day


def working_days_between(start: date, end: date, holidays: Holidays = NO_HOLIDAYS) -> int:
    """How many hari kerja lie after `start` up to and including `end`; negative when `end` is the earlier day."""
    if end < start:
        return -working_days_between(end, start, holidays)
    return sum(is_working(start + timedelta(days=n), holidays) for n in range(1, (end - start).days + 1))


def add_months(day: date, count: int) -> date:
    """The same day number so many months later, or the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def term(day: date, count: int, mode: str, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The last day of a term of `count` hari, WORKING or CALENDAR. Raises ValueError for another mode."""
    if mode not in (WORKING, CALENDAR):
        raise ValueError(f"no such days: {mode}")
    return add_wd(day, count, holidays) if mode == WORKING else day + timedelta(days=count)


def due_handover(agreed_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """Pimpinan DPRD hands the draft to the head: 3 Hari after persetujuan bersama (UU 23/2014 Pasal 242 ayat (2))."""
    return add_wd(agreed_on, 3, holidays)


def due_noreg_request(received_by_kdh: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The head asks for the nomor register: 3 Hari after receipt (UU 23/2014 Pasal 242 ayat (3) dan ayat (4))."""
    return add_wd(received_by_kdh, 3, holidays)


def due_noreg_issue(received_by_reviewer: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The nomor register is given: 7 Hari after the request came in (UU 23/2014 Pasal 242 ayat (5))."""
    return add_wd(received_by_reviewer, 7, holidays)


def due_signature(agreed_on: date, holidays: Holidays = NO_HOLIDAYS, mode: str = WORKING) -> date:
    """The last day for signing: 30 Hari after persetujuan bersama (UU 23/2014 Pasal 242 ayat (6))."""
    return term(agreed_on, 30, mode, holidays)


def deemed_valid(
    agreed_on: date,
    signed: bool,
    noreg_on: date | None,
    today: date,
    holidays: Holidays = NO_HOLIDAYS,
    mode: str = WORKING,
) -> bool:
    """Whether the draft is a Perda without signature: registered, and the 30 Hari are over (Pasal 242 ayat (7)).

    Without a nomor register no day makes it one (UU 23/2014 Pasal 243 ayat (1)).
    """
    return not signed and noreg_on is not None and today > due_signature(agreed_on, holidays, mode)


def noreg_is_late(agreed_on: date, noreg_on: date | None, today: date, holidays: Holidays = NO_HOLIDAYS) -> bool:
    """Whether the 30 Hari are over and there is still no nomor register (stage menunggu_noreg_terlambat)."""
    return noreg_on is None and today > due_signature(agreed_on, holidays)


def due_post_submission(enacted_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The Perda goes to the Minister or governor: 7 Hari after penetapan (UU 23/2014 Pasal 249)."""
    return add_wd(enacted_on, 7, holidays)


def postponed_until_max(last_attempt: date, banmus: date | None = None, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The latest day of a plenary put off for want of quorum: 3 Hari, or the day Banmus sets (Pasal 183 ayat (5))."""
    return banmus or add_wd(last_attempt, 3, holidays)


def members_copy_latest(plenary: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """Members have the draft 7 hari kerja before the plenary on the initiative (PP 16/2010 Pasal 82 ayat (5))."""
    return add_wd(plenary, -7, holidays)


def due_harmonisasi(request_in: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The Kanwil's result: 5 hari kerja after a complete request (SE M.HH-01.PP.04.02 Tahun 2022)."""
    return add_wd(request_in, 5, holidays)


def due_fasilitasi(received_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The last day of the fasilitasi: 15 Hari after receipt (Permendagri 80/2015 jo. 120/2018 Pasal 88)."""
    return add_wd(received_on, 15, holidays)


def due_evaluasi_submit(agreed_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The draft goes to evaluasi: 3 Hari after persetujuan bersama (UU 23/2014 Pasal 267, 314, dan 324)."""
    return add_wd(agreed_on, 3, holidays)


def due_evaluasi_result(received_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The result of the evaluasi: 15 Hari after receipt (UU 23/2014 Pasal 268, 269, 314, 315, 324, dan 325)."""
    return add_wd(received_on, 15, holidays)


def due_refinement(result_received: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The draft is refined: 7 Hari after the result of the evaluasi (UU 23/2014 Pasal 268-271, 314, dan 315)."""
    return add_wd(result_received, 7, holidays)


def implementing_due(promulgated_on: date, months: int | None = None) -> date:
    """Peraturan pelaksanaan: the months the Perda states after promulgation, else 12 (policy, process.md §6.5-14)."""
    return add_months(promulgated_on, 12 if months is None else months)


def ma_void_on(served_on: date) -> date:
    """A Perda that the MA found unlawful has no force after 90 calendar days (Perma 1/2011)."""
    return served_on + timedelta(days=90)


def pansus_expired(formed_on: date, today: date, months: int = 12) -> bool:
    """Whether the term of a pansus is over: one year for a Perda (PP 12/2018), or as the council extended it."""
    return today > add_months(formed_on, months)


def effective_on(promulgated_on: date, day: date | None = None, months: int = 0) -> date:
    """Entry into force: a stated day, so many months after promulgation, or that day itself (Pasal 244 ayat (3))."""
    return day or add_months(promulgated_on, months)
