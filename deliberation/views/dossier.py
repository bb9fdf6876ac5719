"""Berkas Raperda: where it is, what is missing, what comes next."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from deliberation import bridge
from deliberation.actions.publishing import FOUR_EYES, is_own_promulgation
from deliberation.actions.work import OPEN
from deliberation.core.clock import next_of
from deliberation.core.stages import ASKS, DOCUMENTS, KEPT, STAGES, Offer, Stage, ahead, moves, phase_of, road
from deliberation.models import AgendaItem, Assignment, Deliberation, StageEntry
from documents.models import Attachment
from documents.prose import prose_html
from documents.tasks import has_failed, print_gazette

# Moves whose papers have a form of their own, by the stage they lead to.
SPECIAL = {"pengundangan": "enact", "autentifikasi": "promulgate"}
NEEDS = {"enact": "tetapkan", "promulgate": "undangkan"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the seven-step road with its state: "done", "now", or ""."""

    nama: str
    state: str


@dataclass(frozen=True, slots=True)
class Exit:
    """One move out of the present stage, where its form is, and whether this person may take it."""

    offer: Offer
    url: str
    may: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """One stage entered, with the meetings and papers of the days until the next one. `lacking`: named, but no file."""

    entry: StageEntry
    stage: Stage
    back: bool
    note: str
    meetings: tuple[AgendaItem, ...]
    papers: tuple[Attachment, ...]
    lacking: tuple[str, ...]


@login_required
def raperda_dossier(request, pk: int):
    """The road, the present stage with every move out of it and what forbids it, documents, history, facts."""
    deliberation = deliberation_for(request, pk)
    raperda = deliberation.raperda
    bridge.fetch(deliberation)
    facts = bridge.facts_of(deliberation, timezone.localdate())
    offers = moves(raperda.stage, facts)
    deadlines = bridge.deadlines_of([deliberation], raperda.daerah, facts.today)[deliberation.pk]
    entries = list(deliberation.entries.all())[::-1]
    perda = getattr(raperda, "perda", None)
    context = {
        "raperda": raperda,
        "deliberation": deliberation,
        "stage": STAGES[raperda.stage],
        "steps": _steps(deliberation, raperda.stage),
        "exits": [Exit(offer, _url(raperda, offer), may_take(request.user, raperda, offer)) for offer in offers],
        "missing": [DOCUMENTS[name] for name in offers[0].missing_documents] if offers else [],
        "timeline": _timeline(entries, raperda),
        "ahead": ahead(raperda.stage, facts)[:4],
        "deadline": (nearest := next_of(deadlines)),
        "missed": [deadline for deadline in deadlines if deadline.late and deadline is not nearest],
        "naskah": bridge.draft_of(deliberation),
        "frozen": facts.frozen_version,
        "files": [row for row in raperda.attachments.all() if row.kind != Attachment.Kind.GAZET],
        "work": Assignment.objects.filter(raperda=raperda, status__in=OPEN).select_related("to", "by"),
        "today": facts.today,
        "may_upload": request.user.has_perm("pindah_tahap", raperda),
        "may_publish": request.user.has_perm("terbitkan", raperda),
        "may_freeze": request.user.has_perm("bekukan", raperda),
        "may_give": request.user.has_perm("tugaskan", raperda),
        "meetings": [item for item in raperda.agenda_items.all() if item.rapat.date >= facts.today][::-1],
        "keterangan": prose_html(raperda.keterangan),
        "perda": perda,
        "four_eyes": _four_eyes(request.user, deliberation, facts.today),
        "special_days": _special_days(deliberation),
        "failed": bool(perda and not perda.gazette_id and has_failed(print_gazette, perda_id=perda.pk)),
    }
    return render(request, "deliberation/dossier.html", context)


def deliberation_for(request, pk: int) -> Deliberation:
    """The deliberation of that Raperda. Raises Http404 for who may not see it."""
    rows = Deliberation.objects.select_related("raperda__daerah", "raperda__by", "raperda__perda__gazette")
    deliberation = get_object_or_404(bridge.dated(rows, timezone.localdate()), raperda_id=pk)
    if not request.user.has_perm("lihat", deliberation.raperda):
        raise Http404
    return deliberation


def may_take(user, raperda, offer: Offer) -> bool:
    """Whether the person's roles let them record that move."""
    return user.has_perm(NEEDS.get(form_of(offer), "pindah_tahap"), raperda)


def form_of(offer: Offer) -> str:
    """The name of the page that takes the move."""
    return SPECIAL.get(offer.move.target, "move_stage")


def _special_days(deliberation: Deliberation) -> list[tuple[str, date]]:
    """The days of the special tracks that persons stated with moves, the last statement of each, by their labels."""
    stated = {name: day for entry in deliberation.entries.all() for name, day in entry.stated.items()}
    days = [ASKS[name] for name in KEPT if ASKS[name].kind == "tanggal" and stated.get(name)]
    return [(ask.label, date.fromisoformat(stated[ask.name])) for ask in days]


def _four_eyes(user, deliberation: Deliberation, today: date) -> str:
    """Why this person may not publish the Perda, in words; "" when nothing forbids it."""
    perda = getattr(deliberation.raperda, "perda", None)
    own = perda is not None and is_own_promulgation(deliberation, perda, user, today)
    return FOUR_EYES if own else ""


def _url(raperda, offer: Offer) -> str:
    name = form_of(offer)
    return reverse(name, args=[raperda.pk] if name in NEEDS else [raperda.pk, offer.move.target])


def _steps(deliberation: Deliberation, stage: str) -> list[Step]:
    review = deliberation.review_kind
    names = road(deliberation.track, review, deliberation.matter)
    here = phase_of(stage, review).id
    ids = [phase.id for phase in names]
    now = ids.index(here) if here in ids else -1
    ended = STAGES[stage].terminal and here in ids
    return [
        Step(phase.nama, "done" if i < now or (ended and i == now) else "now" if i == now else "")
        for i, phase in enumerate(names)
    ]


def _timeline(entries: list[StageEntry], raperda) -> list[Moment]:
    """The stages entered, the newest first; a meeting or paper belongs to the stage in force on its day."""
    meetings: dict[int, list[AgendaItem]] = {entry.pk: [] for entry in entries}
    papers: dict[int, list[Attachment]] = {entry.pk: [] for entry in entries}
    for item in raperda.agenda_items.all():
        if entry := _in_force(entries, item.rapat.date):
            meetings[entry.pk].append(item)
    files = [row for row in raperda.attachments.all() if row.kind == Attachment.Kind.DOKUMEN]
    for file in files:
        if entry := _in_force(entries, timezone.localdate(file.at)):
            papers[entry.pk].append(file)
    known = {file.document for file in files}
    return [
        Moment(
            entry, STAGES[entry.stage], _back(entries, i), prose_html(entry.note), tuple(meetings[entry.pk]),
            tuple(papers[entry.pk]),
            tuple(DOCUMENTS[name].nama for name in entry.documents if name not in known and name in DOCUMENTS),
        )
        for i, entry in enumerate(entries)
    ]  # fmt: skip


def _in_force(entries: list[StageEntry], day: date) -> StageEntry | None:
    """The stage the Raperda stood in at the end of that day; the first one for what came before it."""
    return next((entry for entry in entries if entry.since <= day), entries[-1] if entries else None)


def _back(entries, index: int) -> bool:
    """Whether the stage had been entered before, i.e. this entry is a return."""
    return any(older.stage == entries[index].stage for older in entries[index + 1 :])
