"""Pilihan aturan: what the law leaves open, how the region decided it, on which basis, and for which days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from deliberation.core.choices import CHOICES, Choice
from documents.models import Daerah, Setting
from documents.views.hosts import daerah_of


@dataclass(frozen=True, slots=True)
class Line:
    """One choice as it holds today: its words, the setting that says so, and the settings of other days."""

    choice: Choice
    words: str
    setting: Setting | None
    others: tuple[tuple[Setting, str], ...]


@login_required
def choices(request):
    """Every choice, the adjustable ones first."""
    daerah, today = daerah_of(request), timezone.localdate()
    if daerah is None:
        raise Http404
    lines = _lines(daerah, today)
    context = {
        "daerah": daerah,
        "lines": [line for line in lines if line.choice.name],
        "fixed": [line for line in lines if not line.choice.name],
        "may_change": request.user.is_staff and request.user.has_perm("documents.change_setting"),
    }
    return render(request, "deliberation/choices.html", context)


def _lines(daerah: Daerah, today: date) -> list[Line]:
    """One query for all of them; the region's own setting goes before the one for all, the later before the earlier."""
    rows = Setting.objects.filter(Q(daerah=daerah) | Q(daerah__isnull=True), name__in=[c.name for c in CHOICES])
    by_name: dict[str, list[Setting]] = defaultdict(list)
    for row in rows:
        by_name[row.name].append(row)
    found = []
    for choice in CHOICES:
        mine = sorted(by_name[choice.name], key=lambda row: (row.daerah_id is not None, row.valid_from or date.min))
        holding = [row for row in mine if _holds(row, today)]
        setting = holding[-1] if holding else None
        words = choice.words(setting.value) if setting else choice.default
        others = tuple((row, choice.words(row.value)) for row in mine if row is not setting)
        found.append(Line(choice, words, setting, others))
    return found


def _holds(row: Setting, today: date) -> bool:
    return (row.valid_from or today) <= today <= (row.valid_to or today)
