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
    """For each follower the edits others made since the beginning of that day, one piece of news for each day.

    Who follows a unit is told of edits of its penjelasan too.
    """
    follows = list(follows)
    start = timezone.make_aware(datetime.combine(timezone.localdate(since), time()))
    texts = Naskah.objects.filter(kind=Naskah.Kind.RANCANGAN, raperda__in={row.raperda_id for row in follows})
    edits = Edit.objects.filter(at__gte=start, naskah__in=texts).exclude(verb="mulai").select_related("naskah")
    by_text: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_text[edit.naskah.raperda_id].append(edit)
    touched = _touched([edit.pk for rows in by_text.values() for edit in rows])
    notes = _notes(follows)
    whole = {(row.user_id, row.raperda_id) for row in follows if not row.key}
    for follow in follows:
        if follow.key and (follow.user_id, follow.raperda_id) in whole:
            continue
        wanted = {follow.key} | notes[follow.raperda_id, follow.key]
        days: dict[date, list[Edit]] = defaultdict(list)
        for edit in by_text[follow.raperda_id]:
            touched[edit.pk].add(edit.unit)
            mine = not follow.key or not touched[edit.pk].isdisjoint(wanted)
            if mine and edit.by_id != follow.user_id and edit.at >= follow.at:
                days[timezone.localdate(edit.at)].append(edit)
        for day, rows in days.items():
            only_notes = follow.key and not any(follow.key in touched[edit.pk] for edit in rows)
            yield follow, _told(follow, day, rows, min(wanted - {follow.key}) if only_notes else "")


def _touched(edits: list[int]) -> dict[int, set[str]]:
    """The units in which each edit wrote a row that still stands: one edit may change many."""
    found: dict[int, set[str]] = defaultdict(set)
    for edit, unit in Clause.objects.filter(edit__in=edits).order_by().values_list("edit_id", "unit").distinct():
        found[edit].add(unit)
    return found


def _notes(follows: list[Follow]) -> dict[tuple[int, str], set[str]]:
    """The units of the penjelasan that explain a followed unit now, by Raperda and followed key."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    keys = {row.key for row in follows if row.key}
    rows = Clause.objects.filter(
        naskah__kind=Naskah.Kind.RANCANGAN, naskah__raperda__in={row.raperda_id for row in follows}, explains__in=keys
    )
    for raperda, key, unit in rows.order_by().values_list("naskah__raperda", "explains", "unit"):
        found[raperda, key].add(unit)
    return found


def _told(follow: Follow, day: date, edits: list[Edit], note: str) -> News:
    """One piece of news for the day; `note`: the unit of the penjelasan, when nothing else changed."""
    raperda = follow.raperda
    names = list(dict.fromkeys(edit.address for edit in edits if edit.address))
    more = f" dan {len(names) - _NAMED} bagian lain" if len(names) > _NAMED else ""
    name = f"penjelasan {follow.name}" if note else follow.name
    where = name if follow.key else ", ".join(names[:_NAMED]) + more
    title = f"{len(edits)} suntingan{f' pada {where}' if where else ''}: Raperda tentang {raperda.judul}"
    page, args = ("unit_history", [raperda.pk, note or follow.key]) if follow.key else ("naskah", [raperda.pk])
    source = f"suntingan:{raperda.pk}:{follow.key}:{day.isoformat()}"
    return News(Kind.SUNTINGAN, source, edits[-1].at, None, raperda, title, reverse(page, args=args), follow.key)
