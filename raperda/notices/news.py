"""What has happened since a moment, told from the rows that work leaves behind; reads, writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from deliberation.core.clock import ESCALATED
from deliberation.core.stages import STAGES
from deliberation.core.terms import TERMS
from deliberation.models import AgendaItem, Assignment, Rapat, Reminder, StageEntry
from documents.models import Comment, Naskah, Raperda, Suggestion, Version
from raperda.notices.models import Kind

_TERMS = {term.id: term.title for term in TERMS}
_PLACE = "naskah__raperda__daerah"
_LONG = "naskah__raperda__keterangan"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened: by whom, about which Raperda and unit, told to `to` and, if `wide`, to its followers."""

    kind: Kind
    source: str
    at: datetime
    actor: int | None
    raperda: Raperda
    title: str
    url: str
    key: str = ""
    to: frozenset[int] = frozenset()
    wide: bool = True
    rapat: Rapat | None = None


def news_since(since: datetime, item: int, now: datetime) -> Iterator[News]:
    """Everything since that moment, and the meetings whose agenda items come after that one, but for edits."""
    yield from _versions(since)
    yield from _stages(since)
    yield from _suggested(since)
    yield from _decided(since)
    yield from _comments(since)
    yield from _meetings(item, now)
    yield from _given(since)
    yield from _answered(since)
    yield from _reminders(since)


def _versions(since: datetime) -> Iterator[News]:
    rows = Version.objects.filter(at__gte=since, naskah__kind=Naskah.Kind.RANCANGAN, naskah__raperda__isnull=False)
    for row in rows.select_related(_PLACE).defer("tree", _LONG):
        raperda = row.naskah.raperda
        title = f"Versi {row.number} dibekukan ({row.name}): Raperda tentang {raperda.judul}"
        url = reverse("version", args=[raperda.pk, row.number])
        yield News(Kind.VERSI, f"versi:{row.pk}", row.at, row.by_id, raperda, title, url)


def _stages(since: datetime) -> Iterator[News]:
    rows = StageEntry.objects.filter(at__gte=since).select_related("deliberation__raperda__daerah")
    for row in rows.defer("deliberation__raperda__keterangan"):
        raperda = row.deliberation.raperda
        name = STAGES[row.stage].nama if row.stage in STAGES else row.stage
        title = f"Tahap {name}: Raperda tentang {raperda.judul}"
        yield News(Kind.TAHAP, f"tahap:{row.pk}", row.at, row.by_id, raperda, title, _dossier(raperda))


def _suggested(since: datetime) -> Iterator[News]:
    for row in _suggestions(at__gte=since, status=Suggestion.Status.TERBUKA, upload__isnull=True):
        raperda = row.naskah.raperda
        title = f"{row.by} mengusulkan perubahan {row.address}: Raperda tentang {raperda.judul}"
        url = reverse("suggestion", args=[raperda.pk, row.pk])
        yield News(Kind.USULAN, f"usulan:{row.pk}", row.at, row.by_id, raperda, title, url, row.key)


def _decided(since: datetime) -> Iterator[News]:
    for row in _suggestions(decided_at__gte=since):
        if row.status == Suggestion.Status.DITARIK:
            continue
        raperda = row.naskah.raperda
        outcome = row.get_status_display().lower()
        title = f"Usulan {row.by} pada {row.address} {outcome}: Raperda tentang {raperda.judul}"
        url, to = reverse("suggestion", args=[raperda.pk, row.pk]), frozenset({row.by_id})
        source = f"usulan:{row.pk}:putus"
        yield News(Kind.USULAN, source, row.decided_at, row.decided_by_id, raperda, title, url, row.key, to)


def _suggestions(**wanted):
    rows = Suggestion.objects.filter(naskah__raperda__isnull=False, **wanted)
    return rows.select_related(_PLACE, "by").defer(_LONG)


def _comments(since: datetime) -> Iterator[News]:
    """New comments; who spoke in the thread before is told of an answer."""
    rows = Comment.objects.filter(at__gte=since, naskah__raperda__isnull=False, upload__isnull=True)
    rows = list(rows.select_related(_PLACE, "by").defer(_LONG))
    threads = {row.answers_id for row in rows if row.answers_id}
    spoke: dict[int, set[int]] = {top: set() for top in threads}
    before = Comment.objects.filter(Q(pk__in=threads) | Q(answers__in=threads)).order_by()
    for pk, top, by in before.values_list("pk", "answers_id", "by_id"):
        spoke[top or pk].add(by)
    for row in rows:
        raperda, verb = row.naskah.raperda, "menjawab komentar pada" if row.answers_id else "mengomentari"
        title = f"{row.by} {verb} {row.address}: Raperda tentang {raperda.judul}"
        url, to = reverse("unit_talk", args=[raperda.pk, row.key]), frozenset(spoke.get(row.answers_id, ()))
        yield News(Kind.KOMENTAR, f"komentar:{row.pk}", row.at, row.by_id, raperda, title, url, row.key, to)


def _meetings(item: int, now: datetime) -> Iterator[News]:
    """Meetings to come with a Raperda on their agenda. A row of an agenda knows no time, so it is told as of now."""
    rows = AgendaItem.objects.filter(pk__gt=item, raperda__isnull=False, rapat__date__gte=timezone.localdate(now))
    rows = rows.filter(rapat__status__in=(Rapat.Status.DIJADWALKAN, Rapat.Status.DIBUKA))
    for row in rows.select_related("rapat__daerah", "raperda__daerah").defer("raperda__keterangan").order_by("pk"):
        rapat, raperda = row.rapat, row.raperda
        day = date_format(rapat.date, "j F Y")
        title = f"{rapat.get_kind_display()} {day}: {rapat.title}, Raperda tentang {raperda.judul}"
        url, source = reverse("rapat_detail", args=[rapat.pk]), f"rapat:{rapat.pk}:{raperda.pk}"
        yield News(Kind.RAPAT, source, now, rapat.by_id, raperda, title, url, rapat=rapat)


def _given(since: datetime) -> Iterator[News]:
    for row in _work(at__gte=since):
        due = f", paling lambat {date_format(row.due, 'j F Y')}" if row.due else ""
        title = f"{row.by} memberi tugas kepada {row.to}: {row.title}{due}"
        yield _task(row, "beri", row.at, row.by_id, title, {row.to_id})


def _answered(since: datetime) -> Iterator[News]:
    """Tasks taken, done, returned (told to who gave them) and taken back (told to who had them)."""
    for row in _work(taken_at__gte=since):
        title = f"{row.to} mulai mengerjakan: {row.title}"
        yield _task(row, "ambil", row.taken_at, row.to_id, title, {row.by_id}, wide=False)
    verbs = {"selesai": "menyelesaikan", "kembali": "mengembalikan"}
    for row in _work(closed_at__gte=since):
        if row.status == Assignment.Status.BATAL:
            title = f"{row.by} membatalkan tugas: {row.title}"
            yield _task(row, "batal", row.closed_at, row.by_id, title, {row.to_id})
        else:
            title = f"{row.to} {verbs[row.status]} tugas: {row.title}"
            yield _task(row, row.status, row.closed_at, row.to_id, title, {row.by_id})


def _work(**wanted):
    rows = Assignment.objects.filter(**wanted).select_related("raperda__daerah", "by", "to")
    return rows.defer("raperda__keterangan")


def _task(row: Assignment, step: str, at: datetime, actor: int, title: str, to: set[int], wide: bool = True) -> News:
    url, source = reverse("work_read", args=[row.pk]), f"tugas:{row.pk}:{step}"
    return News(Kind.TUGAS, source, at, actor, row.raperda, title, url, to=frozenset(to), wide=wide)


def _reminders(since: datetime) -> Iterator[News]:
    rows = Reminder.objects.filter(at__gte=since).select_related("deliberation__raperda__daerah")
    for row in rows.defer("deliberation__raperda__keterangan"):
        raperda = row.deliberation.raperda
        rule = row.rule.removesuffix(ESCALATED)
        over = " lewat waktu, eskalasi kepada Anda" if rule != row.rule else ""
        title = f"Tenggat {_TERMS.get(rule, rule)}{over}: Raperda tentang {raperda.judul}"
        to, url = frozenset({row.user_id}), _dossier(raperda)
        yield News(Kind.TENGGAT, f"tenggat:{row.pk}", row.at, None, raperda, title, url, to=to, wide=False)


def _dossier(raperda: Raperda) -> str:
    return reverse("raperda_dossier", args=[raperda.pk])
