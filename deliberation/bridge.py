"""Rows to facts: what is known of a Raperda on a day, and its deadlines, as the rules of deliberation.core read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Min, Q

from deliberation.core.clock import Calendar, Dates, Deadline, running
from deliberation.core.deadlines import WORKING
from deliberation.core.delegation import delegations, implementing_months
from deliberation.core.stages import ASKS, STAGES, Facts
from deliberation.models import AgendaItem, Deliberation, Holiday, ProgrammeItem, Rapat, Settled, StageEntry
from documents.models import Attachment, Clause, Daerah, Naskah, Perda, Raperda, Setting, Version

# What a person states and the deliberation keeps as a column of its own; the rest stays with the entry.
COLUMNS = tuple(name for name in ASKS if name in {field.name for field in Deliberation._meta.get_fields()})
IN_FORCE = ("diundangkan_berlaku", "diubah")
_FOLLOWED = timedelta(days=5 * 365)  # how long a Perda in force is watched for its peraturan pelaksanaan
_OVER = (Rapat.Status.SELESAI, Rapat.Status.DITUNDA, Rapat.Status.DIBATALKAN)


def facts_of(deliberation: Deliberation, today: date, stated: Mapping[str, object] | None = None) -> Facts:
    """The facts of the deliberation on that day, with what a person states now laid over them. Five or six queries."""
    raperda = deliberation.raperda
    given = {name: value for name, value in (stated or {}).items() if name != "documents"}
    known = {name: getattr(deliberation, name) for name in COLUMNS} | given
    return Facts(
        today=today,
        initiator=deliberation.track,
        level=raperda.daerah.level,
        subject=raperda.subject,
        review_kind=deliberation.review_kind,
        in_propemperda=deliberation.in_propemperda,
        out_of_program_reason=deliberation.out_of_program_reason,
        frozen_version=is_frozen(deliberation),
        number_taken_by=_number_taken_by(deliberation, known["nomor"], known["tahun"]),
        documents=documents_of(deliberation) | frozenset((stated or {}).get("documents", ())),
        holidays=holidays_of(raperda.daerah),
        **known,
    )


def holidays_of(daerah: Daerah) -> frozenset[date]:
    """The days off everywhere and in that region; read once for a row, which lives as long as the request."""
    if not hasattr(daerah, "_holidays"):
        rows = Holiday.objects.filter(Q(daerah=daerah) | Q(daerah__isnull=True))
        daerah._holidays = frozenset(rows.values_list("date", flat=True))
    return daerah._holidays


def calendar_of(daerah: Daerah, today: date) -> Calendar:
    """How the region counts days: its days off, and its choice for the 30 Hari of signing (process.md §8-1)."""
    if not hasattr(daerah, "_calendar"):
        signing = Setting.objects.choice("hari_penandatanganan", daerah, today, WORKING)
        daerah._calendar = Calendar(holidays_of(daerah), signing)
    return daerah._calendar


def watched(daerah: Daerah, today: date):
    """The deliberations of the region on which a deadline may run: those under way, and Perda of the last years."""
    ended = [stage.id for stage in STAGES.values() if stage.terminal]
    new = Q(raperda__stage__in=IN_FORCE, promulgated_on__gte=today - _FOLLOWED)
    rows = Deliberation.objects.filter(~Q(raperda__stage__in=ended) | new, raperda__daerah=daerah)
    return rows.select_related("raperda__daerah").defer("raperda__keterangan").order_by("pk")


def deadlines_of(rows: Iterable[Deliberation], daerah: Daerah, today: date) -> dict[int, tuple[Deadline, ...]]:
    """The deadlines that run on that day for each deliberation, by its id. Six queries for any number of rows."""
    rows = tuple(rows)
    visits, received = _visits(rows)
    plenary = _plenaries(rows, today)
    left_open = _left_open(rows)
    settled: dict[int, set[str]] = defaultdict(set)
    in_force = [row for row in rows if row.raperda.stage in IN_FORCE]  # only there no stage ends a deadline
    for pk, rule in Settled.objects.filter(deliberation__in=in_force).values_list("deliberation_id", "rule"):
        settled[pk].add(rule)
    calendar, found = calendar_of(daerah, today), {}
    for row in rows:
        raperda, trail = row.raperda, visits[row.pk]
        count, months = left_open.get(raperda.pk, (0, None))
        dates = Dates(
            stage=raperda.stage,
            track=row.track,
            level=daerah.level,
            subject=raperda.subject,
            review_kind=row.review_kind,
            tahun=raperda.tahun,
            entered=dict(trail),
            trail=tuple(stage for stage, _ in trail),
            received_on=received.get(row.pk),
            agreed_on=row.agreed_on,
            has_noreg=bool(row.noreg.strip()),
            noreg_on=row.noreg_on,
            enacted_on=row.enacted_on,
            promulgated_on=row.promulgated_on,
            plenary_on=plenary.get(raperda.pk),
            delegations=count,
            implementing_months=months,
            settled=frozenset(settled[row.pk]),
        )
        found[row.pk] = running(dates, today, calendar)
    return found


def is_frozen(deliberation: Deliberation) -> bool:
    """Whether the draft has a version frozen since its last edit."""
    draft = draft_of(deliberation)
    return draft is not None and draft.versions.filter(revision=draft.revision).exists()


def draft_of(deliberation: Deliberation) -> Naskah | None:
    """The naskah of the draft, or None for a Raperda without a text."""
    return Naskah.objects.filter(raperda_id=deliberation.raperda_id, kind=Naskah.Kind.RANCANGAN).first()


def latest_version(deliberation: Deliberation) -> Version | None:
    """The version frozen last, of the draft or of the act that came from it, without its tree."""
    kinds = (Naskah.Kind.RANCANGAN, Naskah.Kind.PERDA)
    own = Version.objects.filter(naskah__raperda_id=deliberation.raperda_id, naskah__kind__in=kinds)
    return own.order_by("-pk").defer("tree").first()


def documents_of(deliberation: Deliberation) -> frozenset[str]:
    """Ids of the documents at hand: stated with a move, or stored as a file of the Raperda."""
    files = Attachment.objects.filter(raperda_id=deliberation.raperda_id, kind=Attachment.Kind.DOKUMEN)
    stated: Iterable[list[str]] = StageEntry.objects.filter(deliberation=deliberation).values_list(
        "documents", flat=True
    )
    return frozenset(files.values_list("document", flat=True)).union(*stated)


def _number_taken_by(deliberation: Deliberation, nomor: object, tahun: object) -> str:
    """Which other act of the daerah bears the number, in words; empty when none does or no number is known."""
    if not nomor or not tahun:
        return ""
    raperda = deliberation.raperda
    perda = Perda.objects.filter(daerah_id=raperda.daerah_id, tahun=tahun, nomor=nomor).exclude(raperda=raperda).first()
    if perda:
        return f"Peraturan Daerah tentang {perda.judul}"
    others = Deliberation.objects.filter(raperda__daerah_id=raperda.daerah_id, tahun=tahun, nomor=nomor)
    other = others.exclude(pk=deliberation.pk).select_related("raperda").first()
    return f"Raperda tentang {other.raperda.judul}" if other else ""


def raperda_of_items(daerah: Daerah, items: Iterable[ProgrammeItem]) -> dict[int, Raperda]:
    """The Raperda each title became, by the title's id; a title taken on from an earlier year has that year's.

    Two queries for any number of titles.
    """
    columns = ProgrammeItem.objects.filter(propemperda__daerah=daerah).values_list(
        "pk", "carried_from_id", "raperda_id"
    )
    chain = {pk: (before, raperda) for pk, before, raperda in columns}
    owner: dict[int, int] = {}
    for item in items:
        at: int | None = item.pk
        while at is not None and not (raperda := chain[at][1]):
            at = chain[at][0]
        if at is not None:
            owner[item.pk] = raperda
    rows = Raperda.objects.defer("keterangan").in_bulk(set(owner.values()))
    return {pk: rows[raperda] for pk, raperda in owner.items()}


def _visits(rows: tuple[Deliberation, ...]) -> tuple[dict[int, list[tuple[str, date]]], dict[int, date]]:
    """The stages each has entered with their days, oldest first, and the day a reviewer received it, where stated."""
    visits: dict[int, list[tuple[str, date]]] = defaultdict(list)
    received: dict[int, date] = {}
    entries = StageEntry.objects.filter(deliberation__in=rows).order_by("pk")
    for pk, stage, since, stated in entries.values_list("deliberation_id", "stage", "since", "stated"):
        visits[pk].append((stage, since))
        if day := (stated or {}).get("review_received_on"):
            received[pk] = date.fromisoformat(day)
    return visits, received


def _plenaries(rows: tuple[Deliberation, ...], today: date) -> dict[int, date]:
    """The next plenary of each Raperda, by the Raperda's id."""
    items = AgendaItem.objects.filter(
        raperda__in=[row.raperda_id for row in rows], rapat__kind=Rapat.Kind.PARIPURNA, rapat__date__gte=today
    )
    open_ = items.exclude(rapat__status__in=_OVER).values("raperda_id").annotate(day=Min("rapat__date")).order_by()
    return dict(open_.values_list("raperda_id", "day"))


def _left_open(rows: tuple[Deliberation, ...]) -> dict[int, tuple[int, int | None]]:
    """How often each Perda in force leaves a matter to a peraturan pelaksanaan, and within how many months."""
    acts = [row.raperda_id for row in rows if row.raperda.stage in IN_FORCE and row.promulgated_on]
    says = Q(text__icontains="peraturan pelaksana") | Q(text__icontains="diatur") | Q(text__icontains="ditetapkan")
    clauses = Clause.objects.filter(says, naskah__raperda__in=acts, naskah__kind=Naskah.Kind.RANCANGAN)
    words: dict[int, list[str]] = defaultdict(list)
    for pk, text in clauses.values_list("naskah__raperda_id", "text"):
        words[pk].append(text)
    return {pk: (delegations(texts), implementing_months(texts)) for pk, texts in words.items()}
