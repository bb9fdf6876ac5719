"""The edits of a text as its followers are told of them: one notice a day for a Raperda or a unit, not one an edit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone

from documents.models import Clause, Edit, Naskah
from raperda.notices.models import Follow, Kind
from raperda.notices.news import News

_NAMED = 3  # addresses a notice names before it counts the rest


def edits_since(since: datetime, follows: Iterable[Follow]) -> Iterator[tuple[Follow, News]]:
    """For each follower the edits others made since the beginning of that day, one piece of news for each day."""
    follows = list(follows)
    start = timezone.make_aware(datetime.combine(timezone.localdate(since), time()))
    texts = Naskah.objects.filter(kind=Naskah.Kind.RANCANGAN, raperda__in={row.raperda_id for row in follows})
    edits = Edit.objects.filter(at__gte=start, naskah__in=texts).exclude(verb="mulai").select_related("naskah")
    by_text: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_text[edit.naskah.raperda_id].append(edit)
    touched = _touched([edit.pk for rows in by_text.values() for edit in rows])
    whole = {(row.user_id, row.raperda_id) for row in follows if not row.key}
    for follow in follows:
        if follow.key and (follow.user_id, follow.raperda_id) in whole:
            continue
        days: dict[date, list[Edit]] = defaultdict(list)
        for edit in by_text[follow.raperda_id]:
            mine = not follow.key or follow.key == edit.unit or follow.key in touched[edit.pk]
            if mine and edit.by_id != follow.user_id and edit.at >= follow.at:
                days[timezone.localdate(edit.at)].append(edit)
        for day, rows in days.items():
            yield follow, _told(follow, day, rows)


def _touched(edits: list[int]) -> dict[int, set[str]]:
    """The units in which each edit wrote a row that still stands: one edit may change many."""
    found: dict[int, set[str]] = defaultdict(set)
    for edit, unit in Clause.objects.filter(edit__in=edits).order_by().values_list("edit_id", "unit").distinct():
        found[edit].add(unit)
    return found


def _told(follow: Follow, day: date, edits: list[Edit]) -> News:
    raperda = follow.raperda
    names = list(dict.fromkeys(edit.address for edit in edits if edit.address))
    more = f" dan {len(names) - _NAMED} bagian lain" if len(names) > _NAMED else ""
    where = follow.name if follow.key else ", ".join(names[:_NAMED]) + more
    title = f"{len(edits)} suntingan{f' pada {where}' if where else ''}: Raperda tentang {raperda.judul}"
    name, args = ("unit_history", [raperda.pk, follow.key]) if follow.key else ("naskah", [raperda.pk])
    source = f"suntingan:{raperda.pk}:{follow.key}:{day.isoformat()}"
    return News(Kind.SUNTINGAN, source, edits[-1].at, None, raperda, title, reverse(name, args=args), follow.key)
