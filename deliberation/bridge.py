"""Rows to facts: what is known of a Raperda on a day, and its deadlines, as the rules of deliberation.core read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects

from deliberation.core.clock import Calendar, Dates, Deadline, Pause, running
from deliberation.core.deadlines import WORKING
from deliberation.core.decided import steps_after
from deliberation.core.delegation import delegations, implementing_months
from deliberation.core.programme import title_key
from deliberation.core.stages import ASKS, KEPT, STAGES, Facts
from deliberation.models import (
    AgendaItem,
    Decision,
    Deliberation,
    Holiday,
    MasaSidang,
    ProgrammeItem,
    Rapat,
    Settled,
    StageEntry,
)
from deliberation.models import Pause as PauseRow
from documents.models import Attachment, Clause, Daerah, Naskah, Perda, Raperda, Setting, Version

# What a person states and the deliberation keeps as a column of its own; the rest stays with the entry.
COLUMNS = tuple(name for name in ASKS if name in {field.name for field in Deliberation._meta.get_fields()})
IN_FORCE = ("diundangkan_berlaku", "diubah")
STOPPED = ("ditarik", "ditolak_usul", "tidak_disetujui")  # none of these comes again in the same masa sidang
NOTED = "peraturan_pelaksanaan"  # the deadline that no stage ends and a note settles
_DAYS = tuple(name for name in KEPT if ASKS[name].kind == "tanggal")
_FOLLOWED = timedelta(days=5 * 365)  # how long a Perda in force is watched for its peraturan pelaksanaan
_OVER = (Rapat.Status.SELESAI, Rapat.Status.DITUNDA, Rapat.Status.DIBATALKAN)


def facts_of(deliberation: Deliberation, today: date, stated: Mapping[str, object] | None = None) -> Facts:
    """The facts of the deliberation on that day, with what a person states now laid over them. Five to nine queries."""
    raperda = deliberation.raperda
    given = {name: value for name, value in (stated or {}).items() if name != "documents"}
    documents, kept = _on_record(deliberation)
    known = {name: getattr(deliberation, name) for name in COLUMNS} | kept | given
    return Facts(
        today=today,
        initiator=deliberation.track,
        matter=deliberation.matter,
        level=raperda.daerah.level,
        subject=raperda.subject,
        planned_year=raperda.tahun,
        review_kind=deliberation.review_kind,
        in_propemperda=deliberation.in_propemperda,
        out_of_program_reason=deliberation.out_of_program_reason,
        frozen_version=is_frozen(deliberation),
        number_taken_by=""
        if deliberation.enacted_on
        else _number_taken_by(deliberation, known["nomor"], known["tahun"]),
        documents=documents | frozenset((stated or {}).get("documents", ())),
        holidays=holidays_of(raperda.daerah),
        **_beside(deliberation, today),
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
    return dated(rows, today).select_related("raperda__daerah").defer("raperda__keterangan").order_by("pk")


def dated(rows: QuerySet[Deliberation], today: date) -> QuerySet[Deliberation]:
    """The rows with what `deadlines_of` else asks for: the day of the next plenary, and whether NOTED was met."""
    coming = _coming(today).filter(raperda=OuterRef("raperda")).order_by("rapat__date")
    noted = Settled.objects.filter(deliberation=OuterRef("pk"), rule=NOTED)
    return rows.annotate(plenary=Subquery(coming.values("rapat__date")[:1]), noted=Exists(noted))


def deadlines_of(rows: Iterable[Deliberation], daerah: Daerah, today: date) -> dict[int, tuple[Deadline, ...]]:
    """The deadlines that run on that day for each deliberation, by its id. Seven queries for any number of rows."""
    rows = tuple(rows)
    visits, received, stated = _visits(rows)
    plenary = _plenaries(rows, today)
    left_open = _left_open(rows)
    settled: dict[int, set[str]] = defaultdict(set)
    in_force = [row for row in rows if row.raperda.stage in IN_FORCE]  # only there no stage ends a deadline
    asked = [row for row in in_force if not hasattr(row, "noted") or row.matter == "pajak"]
    for pk, rule in Settled.objects.filter(deliberation__in=asked).values_list("deliberation_id", "rule"):
        settled[pk].add(rule)
    for row in in_force:
        settled[row.pk] |= {NOTED} if getattr(row, "noted", False) else set()
    paused: dict[int, dict[str, Pause]] = defaultdict(dict)
    for pause in PauseRow.objects.filter(deliberation__in=[row for row in rows if row not in in_force]):
        paused[pause.deliberation_id][pause.rule] = Pause(pause.since, pause.until)
    # How the days of signing are counted matters once something was agreed.
    agreed = any(row.agreed_on for row in rows)
    calendar, found = calendar_of(daerah, today) if agreed else Calendar(holidays_of(daerah), WORKING), {}
    for row in rows:
        raperda, trail = row.raperda, visits[row.pk]
        count, months = left_open.get(raperda.pk, (0, None))
        dates = Dates(
            stage=raperda.stage,
            track=row.track,
            level=daerah.level,
            subject=raperda.subject,
            review_kind=row.review_kind,
            matter=row.matter,
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
            stated=stated[row.pk],
            paused=paused[row.pk],
        )
        found[row.pk] = running(dates, today, calendar)
    return found


def fetch(deliberation: Deliberation) -> None:
    """Read at once what the page of one deliberation tells of its Raperda, so that no reader below asks again.

    Its entries in order, its files, its draft with `whole` (frozen since its last edit), its items on agendas.
    """
    last = Version.objects.filter(naskah=OuterRef("pk"), revision=OuterRef("revision"))
    draft = Naskah.objects.annotate(whole=Exists(last))
    entries = StageEntry.objects.select_related("by", "version").defer("version__tree").order_by("pk")
    items = AgendaItem.objects.select_related("rapat__body", "decision").order_by("-rapat__date", "-pk")
    prefetch_related_objects(
        [deliberation],
        Prefetch("entries", entries),
        Prefetch("raperda__attachments", Attachment.objects.select_related("by").order_by("-at", "-pk")),
        Prefetch("raperda__naskah", draft),
        Prefetch("raperda__agenda_items", items),
    )


def _fetched(row, name: str):
    """What `fetch` read under that name, else None."""
    return getattr(row, "_prefetched_objects_cache", {}).get(name)


def is_frozen(deliberation: Deliberation) -> bool:
    """Whether the draft has a version frozen since its last edit."""
    draft = draft_of(deliberation)
    if draft is not None and hasattr(draft, "whole"):
        return draft.whole
    return draft is not None and draft.versions.filter(revision=draft.revision).exists()


def draft_of(deliberation: Deliberation) -> Naskah | None:
    """The naskah of the draft, or None for a Raperda without a text."""
    if (known := _fetched(deliberation.raperda, "naskah")) is not None:
        return next((row for row in known if row.kind == Naskah.Kind.RANCANGAN), None)
    return Naskah.objects.filter(raperda_id=deliberation.raperda_id, kind=Naskah.Kind.RANCANGAN).first()


def latest_version(deliberation: Deliberation) -> Version | None:
    """The version frozen last, of the draft or of the act that came from it, without its tree."""
    kinds = (Naskah.Kind.RANCANGAN, Naskah.Kind.PERDA)
    own = Version.objects.filter(naskah__raperda_id=deliberation.raperda_id, naskah__kind__in=kinds)
    return own.order_by("-pk").defer("tree").first()


def decision_for(deliberation: Deliberation, target: str) -> Decision | None:
    """The confirmed decision of a meeting, not older than the present stage, that leads to that stage; None without."""
    stage = deliberation.raperda.stage
    last = deliberation.entries.order_by("-pk").first()
    rows = Decision.objects.filter(item__raperda=deliberation.raperda_id, confirmed_at__isnull=False)
    newest = rows.select_related("item__rapat").order_by("-at").first()
    if newest is None or (newest.item.rapat.date < last.since and newest.pk != last.decision_id):
        return None
    return newest if target in steps_after(newest.quorum, stage, newest.carried)[:1] else None


def documents_of(deliberation: Deliberation) -> frozenset[str]:
    """Ids of the documents at hand: stated with a move, or stored as a file of the Raperda."""
    return _on_record(deliberation)[0]


def _on_record(deliberation: Deliberation) -> tuple[frozenset[str], dict[str, object]]:
    """The documents at hand, and what was stated once and is known from then on. Two queries, none for `fetch`ed."""
    files = _fetched(deliberation.raperda, "attachments")
    if files is None:
        files = Attachment.objects.filter(raperda_id=deliberation.raperda_id).only("kind", "document")
    documents, kept = {row.document for row in files if row.kind == Attachment.Kind.DOKUMEN}, {}
    entries = _fetched(deliberation, "entries")
    if entries is None:
        entries = StageEntry.objects.filter(deliberation=deliberation).order_by("pk").only("documents", "stated")
    for ids, stated in ((row.documents, row.stated) for row in entries):
        documents.update(ids)
        kept |= {name: _read(name, stated[name]) for name in KEPT if name in stated}
    return frozenset(documents), kept


def _read(name: str, value: str) -> object:
    """What JSON kept, as the fact it was."""
    return date.fromisoformat(value) if ASKS[name].kind == "tanggal" else value


def _beside(deliberation: Deliberation, today: date) -> dict[str, object]:
    """What other Raperda and the reviewer mean for this one, read only in the stages whose moves ask for it."""
    match deliberation.raperda.stage:
        case "usul_prakarsa":
            return {"stopped_before": _stopped_before(deliberation, _session(deliberation, today))}
        case "persetujuan_kdh_ajukan" if deliberation.matter == "papbd":
            return {"changed_before": _changed_before(deliberation)}
        case "persetujuan_kdh_ajukan":
            session = _session(deliberation, today)
            return {"stopped_before": _stopped_before(deliberation, session), "twin": _twin(deliberation, session)}
        case "menjadi_bahan_sanding":
            entry = deliberation.entries.filter(stage="menjadi_bahan_sanding").order_by("-pk").first()
            session = _session(deliberation, today)
            return {"compared_now": bool(session and session.start <= entry.since <= session.end)}
        case "fasilitasi":
            return {"paused": any(row.rule == "fasilitasi" and not row.until for row in deliberation.pauses.all())}
        case "papbd_evaluasi" | "papbd_penyempurnaan" | "papbd_ditetapkan":
            return {"account_enacted": _account_enacted(deliberation)}
    return {}


def _session(deliberation: Deliberation, today: date) -> MasaSidang | None:
    """The masa sidang of the day; None where the council's calendar does not say."""
    rows = MasaSidang.objects.filter(daerah_id=deliberation.raperda.daerah_id, start__lte=today, end__gte=today)
    return rows.order_by("-start").first()


def _stopped_before(deliberation: Deliberation, session: MasaSidang | None) -> str:
    """Which Raperda of the same name stopped in the masa sidang, in words; empty when none did."""
    if session is None:
        return ""
    stopped = StageEntry.objects.filter(
        stage__in=STOPPED, since__gte=session.start, since__lte=session.end,
        deliberation__raperda__daerah_id=deliberation.raperda.daerah_id,
    ).exclude(deliberation=deliberation)  # fmt: skip
    key = title_key(deliberation.raperda.judul)
    for judul, stage in stopped.values_list("deliberation__raperda__judul", "stage"):
        if title_key(judul) == key:
            return f"Raperda tentang {judul} berakhir pada tahap {STAGES[stage].nama.lower()} dalam masa sidang ini"
    return ""


def _twin(deliberation: Deliberation, session: MasaSidang | None) -> str:
    """The Raperda of the DPRD of the same name that was brought in the masa sidang, in words; empty when none was."""
    if session is None:
        return ""
    brought = StageEntry.objects.filter(
        stage="penjelasan_dprd", since__gte=session.start, since__lte=session.end,
        deliberation__raperda__daerah_id=deliberation.raperda.daerah_id,
    ).exclude(deliberation__raperda__stage__in=STOPPED)  # fmt: skip
    key = title_key(deliberation.raperda.judul)
    titles = brought.values_list("deliberation__raperda__judul", flat=True)
    return next((f"Raperda tentang {judul}" for judul in titles if title_key(judul) == key), "")


def _changed_before(deliberation: Deliberation) -> str:
    """The perubahan APBD agreed in the same year, in words; empty when none was."""
    raperda = deliberation.raperda
    rows = Deliberation.objects.filter(raperda__daerah_id=raperda.daerah_id, raperda__tahun=raperda.tahun)
    rows = rows.filter(raperda__subject=raperda.subject, agreed_on__isnull=False).exclude(pk=deliberation.pk)
    other = rows.select_related("raperda").first()
    return f"Raperda tentang {other.raperda.judul}" if other else ""


def _account_enacted(deliberation: Deliberation) -> bool:
    """Whether the account of the year before, which is brought in the same year, has been enacted."""
    raperda = deliberation.raperda
    rows = Deliberation.objects.filter(raperda__daerah_id=raperda.daerah_id, raperda__tahun=raperda.tahun)
    return rows.filter(raperda__subject="pertanggungjawaban_apbd", enacted_on__isnull=False).exists()


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


def _visits(rows: tuple[Deliberation, ...]):
    """By deliberation: the stages entered with their days, oldest first; when a reviewer received it; stated days."""
    visits: dict[int, list[tuple[str, date]]] = defaultdict(list)
    received: dict[int, date] = {}
    days: dict[int, dict[str, date]] = defaultdict(dict)
    columns = ("deliberation_id", "stage", "since", "stated")
    if all(_fetched(row, "entries") is not None for row in rows):
        entries = [tuple(getattr(one, name) for name in columns) for row in rows for one in row.entries.all()]
    else:
        entries = StageEntry.objects.filter(deliberation__in=rows).order_by("pk").values_list(*columns)
    for pk, stage, since, stated in entries:
        visits[pk].append((stage, since))
        if day := stated.get("review_received_on"):
            received[pk] = date.fromisoformat(day)
        days[pk] |= {name: date.fromisoformat(stated[name]) for name in _DAYS if name in stated}
    return visits, received, days


def _plenaries(rows: tuple[Deliberation, ...], today: date) -> dict[int, date]:
    """The next plenary of each Raperda, by the Raperda's id; asked for once, but for rows that are `dated`."""
    found = {row.raperda_id: row.plenary for row in rows if getattr(row, "plenary", None)}
    asked = [row.raperda_id for row in rows if not hasattr(row, "plenary")]
    days = _coming(today).filter(raperda__in=asked).values("raperda_id").annotate(day=Min("rapat__date")).order_by()
    return found | dict(days.values_list("raperda_id", "day"))


def _coming(today: date) -> QuerySet[AgendaItem]:
    """The items of plenaries to come."""
    items = AgendaItem.objects.filter(rapat__kind=Rapat.Kind.PARIPURNA, rapat__date__gte=today)
    return items.exclude(rapat__status__in=_OVER)


def _left_open(rows: tuple[Deliberation, ...]) -> dict[int, tuple[int, int | None]]:
    """How often each Perda in force leaves a matter to a peraturan pelaksanaan, and within how many months."""
    acts = [row.raperda_id for row in rows if row.raperda.stage in IN_FORCE and row.promulgated_on]
    says = Q(text__icontains="peraturan pelaksana") | Q(text__icontains="diatur") | Q(text__icontains="ditetapkan")
    clauses = Clause.objects.filter(says, naskah__raperda__in=acts, naskah__kind=Naskah.Kind.RANCANGAN)
    words: dict[int, list[str]] = defaultdict(list)
    for pk, text in clauses.values_list("naskah__raperda_id", "text"):
        words[pk].append(text)
    return {pk: (delegations(texts), implementing_months(texts)) for pk, texts in words.items()}
