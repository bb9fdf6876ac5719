"""Kalender: the meetings and deadlines of one month, with its days off and masa sidang; a list on a narrow screen."""

import calendar as months
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from deliberation.core.clock import Deadline
from deliberation.models import Body, Deliberation, Holiday, MasaSidang, Rapat
from deliberation.views.tenggat import rows_for
from documents.models import Daerah
from documents.views.hosts import daerah_for

FIRST, LAST = 1950, 2100
_WHO = "Peran Anda belum mencakup halaman ini. Hubungi operator."


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the grid: what is on it, why nobody works, whether it belongs to the month and is today."""

    date: date
    inside: bool
    today: bool
    free: str
    meetings: tuple[Rapat, ...]
    deadlines: tuple[tuple[Deliberation, Deadline], ...]

    @property
    def busy(self) -> bool:
        """Whether a list names the day."""
        return self.inside and bool(self.meetings or self.deadlines or self.free)


@login_required
def calendar(request, tahun: int | None = None, bulan: int | None = None):
    """The month, this one unless another is named."""
    today = timezone.localdate()
    year, month = (today.year, today.month) if tahun is None or bulan is None else (tahun, bulan)
    if not (FIRST <= year <= LAST and 1 <= month <= 12):
        raise Http404
    bodies = [body for body in Body.objects.all() if request.user.has_perm("lihat", body)]
    daerah = daerah_for(request, "lihat", _WHO, through=bodies)
    weeks = _weeks(request.user, daerah, date(year, month, 1), today)
    first, last = date(year, month, 1), date(year, month, months.monthrange(year, month)[1])
    context = {
        "first": first,
        "weeks": weeks,
        "busy": [day for week in weeks for day in week if day.busy],
        "sessions": MasaSidang.objects.filter(daerah=daerah, start__lte=last, end__gte=first),
        "before": _step(first, -1),
        "after": _step(first, 1),
        "is_now": (year, month) == (today.year, today.month),
    }
    return render(request, "deliberation/month.html", context)


def _weeks(user, daerah: Daerah, first: date, today: date) -> list[list[Day]]:
    """The weeks of the month from Monday to Sunday, the days of its neighbours empty."""
    grid = months.Calendar().monthdatescalendar(first.year, first.month)
    span = (grid[0][0], grid[-1][-1])
    free = dict(Holiday.objects.filter(Q(daerah=daerah) | Q(daerah=None), date__range=span).values_list("date", "name"))
    meetings, deadlines = defaultdict(list), defaultdict(list)
    rows = Rapat.objects.filter(daerah=daerah, date__year=first.year, date__month=first.month)
    for rapat in rows.exclude(status=Rapat.Status.DIBATALKAN).select_related("body").order_by("date", "time", "pk"):
        if user.has_perm("lihat", rapat):
            meetings[rapat.date].append(rapat)
    for row in rows_for(user, daerah, today):
        deadlines[row.deadline.due].append((row.deliberation, row.deadline))
    return [
        [
            Day(
                day, inside := day.month == first.month, day == today, free.get(day, "") if inside else "",
                tuple(meetings[day]) if inside else (), tuple(deadlines[day]) if inside else (),
            )
            for day in week
        ]
        for week in grid
    ]  # fmt: skip


def _step(first: date, by: int) -> date | None:
    """The first day of the month before or after, None outside the years of the calendar."""
    index = first.year * 12 + first.month - 1 + by
    year, month = divmod(index, 12)
    return date(year, month + 1, 1) if FIRST <= year <= LAST else None
