"""Berkas Raperda: where it is, what is missing, what comes next."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from deliberation import bridge
from deliberation.core.clock import next_of
from deliberation.core.stages import DOCUMENTS, STAGES, Offer, ahead, moves, phase_of, road
from deliberation.models import Deliberation
from documents.models import Attachment, Perda
from documents.prose import prose_html
from documents.tasks import has_failed, print_gazette

# Moves whose papers have a form of their own.
SPECIAL = {
    ("penetapan", "pengundangan"): "enact",
    ("sah_tanpa_ttd", "pengundangan"): "enact",
    ("pengundangan", "autentifikasi"): "promulgate",
}
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


@login_required
def raperda_dossier(request, pk: int):
    """The road, the present stage with every move out of it and what forbids it, documents, history, facts."""
    deliberation = deliberation_for(request, pk)
    raperda = deliberation.raperda
    facts = bridge.facts_of(deliberation, timezone.localdate())
    offers = moves(raperda.stage, facts)
    deadlines = bridge.deadlines_of([deliberation], raperda.daerah, facts.today)[deliberation.pk]
    entries = list(deliberation.entries.select_related("by", "version").order_by("-pk"))
    context = {
        "raperda": raperda,
        "deliberation": deliberation,
        "stage": STAGES[raperda.stage],
        "steps": _steps(deliberation, raperda.stage),
        "exits": [Exit(offer, _url(raperda, offer), may_take(request.user, raperda, offer)) for offer in offers],
        "missing": [DOCUMENTS[name] for name in offers[0].missing_documents] if offers else [],
        "entries": [
            (entry, STAGES[entry.stage], _back(entries, i), prose_html(entry.note)) for i, entry in enumerate(entries)
        ],
        "ahead": ahead(raperda.stage, facts)[:4],
        "deadline": (nearest := next_of(deadlines)),
        "missed": [deadline for deadline in deadlines if deadline.late and deadline is not nearest],
        "naskah": bridge.draft_of(deliberation),
        "frozen": facts.frozen_version,
        "files": raperda.attachments.exclude(kind=Attachment.Kind.GAZET).select_related("by"),
        "may_upload": request.user.has_perm("pindah_tahap", raperda),
        "may_publish": request.user.has_perm("terbitkan", raperda),
        "may_freeze": request.user.has_perm("bekukan", raperda),
        "meetings": raperda.agenda_items.select_related("rapat").order_by("-rapat__date")[:8],
        "keterangan": prose_html(raperda.keterangan),
        "perda": (perda := Perda.objects.filter(raperda=raperda).select_related("gazette").first()),
        "failed": bool(perda and not perda.gazette_id and has_failed(print_gazette, perda_id=perda.pk)),
    }
    return render(request, "deliberation/dossier.html", context)


def deliberation_for(request, pk: int) -> Deliberation:
    """The deliberation of that Raperda. Raises Http404 for who may not see it."""
    rows = Deliberation.objects.select_related("raperda__daerah", "raperda__by")
    deliberation = get_object_or_404(rows, raperda_id=pk)
    if not request.user.has_perm("lihat", deliberation.raperda):
        raise Http404
    return deliberation


def may_take(user, raperda, offer: Offer) -> bool:
    """Whether the person's roles let them record that move."""
    return user.has_perm(NEEDS.get(form_of(offer), "pindah_tahap"), raperda)


def form_of(offer: Offer) -> str:
    """The name of the page that takes the move."""
    return SPECIAL.get((offer.move.source, offer.move.target), "move_stage")


def _url(raperda, offer: Offer) -> str:
    name = form_of(offer)
    return reverse(name, args=[raperda.pk] if name in NEEDS else [raperda.pk, offer.move.target])


def _steps(deliberation: Deliberation, stage: str) -> list[Step]:
    review = deliberation.review_kind
    names = road(deliberation.track, review)
    here = phase_of(stage, review).id
    ids = [phase.id for phase in names]
    now = ids.index(here) if here in ids else -1
    ended = STAGES[stage].terminal and here in ids
    return [
        Step(phase.nama, "done" if i < now or (ended and i == now) else "now" if i == now else "")
        for i, phase in enumerate(names)
    ]


def _back(entries, index: int) -> bool:
    """Whether the stage had been entered before, i.e. this entry is a return."""
    return any(older.stage == entries[index].stage for older in entries[index + 1 :])
