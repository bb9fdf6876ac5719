"""add_holiday, import_holidays, settle, open_feed, remind: the calendar of an office and what is told of deadlines."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from django.db import transaction

from deliberation.models import Body, Deliberation, Feed, Holiday, Reminder, Settled
from deliberation.reading.national import GUESSED, NationalDay
from documents.errors import DomainError


class CalendarRefused(DomainError):
    """A day or a note that the calendar cannot take."""


@transaction.atomic
def add_holiday(*, day: date, name: str, kind: str, by, daerah=None) -> Holiday:
    """The day off of that region, or of all when none is given. Raises CalendarRefused for one that is recorded."""
    if Holiday.objects.filter(daerah=daerah, date=day).exists():
        raise CalendarRefused("Tanggal itu sudah tercatat sebagai hari libur. Periksa daftarnya.")
    return Holiday.objects.create(daerah=daerah, date=day, name=name, kind=kind)


@transaction.atomic
def remove_holiday(*, holiday: Holiday, by) -> Holiday:
    """The day that offices work again."""
    holiday.delete()
    return holiday


@transaction.atomic
def import_holidays(*, year: int, days: Iterable[NationalDay], by=None) -> list[Holiday]:
    """The national days off of the year that were missing; those that had only been a guess and moved are dropped.

    `by` is None on a new site. What people have written themselves stays.
    """
    days = tuple(days)
    rows = Holiday.objects.filter(daerah__isnull=True, date__year=year)
    rows.filter(name__endswith=GUESSED).exclude(date__in=[day.date for day in days]).delete()
    known = set(rows.values_list("date", flat=True))
    return [
        Holiday.objects.create(date=day.date, name=day.name, kind=day.kind) for day in days if day.date not in known
    ]


@transaction.atomic
def settle(*, deliberation: Deliberation, rule: str, note: str, by, now) -> Settled:
    """The deadline noted as met, by what; the first note stays. For deadlines that no stage of the road ends."""
    given = {"note": note.strip(), "by": by, "at": now}
    return Settled.objects.get_or_create(deliberation=deliberation, rule=rule, defaults=given)[0]


@transaction.atomic
def open_feed(*, daerah, by, now, body: Body | None = None, renew: bool = False) -> Feed:
    """The secret calendar address of the body, else of the person `by`; with `renew` a new one, which ends the old."""
    whose = {"body": body} if body else {"daerah": daerah, "user": by}
    if renew:
        Feed.objects.filter(**whose).delete()
    made = {"daerah": daerah, "token": secrets.token_urlsafe(32), "at": now}
    return Feed.objects.get_or_create(**whose, defaults=made)[0]


@transaction.atomic
def remind(*, deliberation: Deliberation, user, rule: str, start: date, now, by=None) -> bool:
    """Whether the person is to be told now: True the first time for that deadline, with a note of it; then False."""
    told = {"deliberation": deliberation, "user": user, "rule": rule, "start": start}
    return Reminder.objects.get_or_create(**told, defaults={"at": now})[1]
