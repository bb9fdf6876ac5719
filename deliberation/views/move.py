"""Pindah tahap: take one lawful step, with what it asks for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation import bridge
from deliberation.actions import MoveForbidden, move_to
from deliberation.core.deadlines import due_signature
from deliberation.core.stages import ASKS, DOCUMENTS, STAGES, Offer, check_move, moves
from deliberation.forms import MoveForm
from deliberation.models import Deliberation, Letter
from deliberation.printing.papers import FORMS
from deliberation.views.dossier import NEEDS, deliberation_for, form_of, may_take


@login_required
def move_stage(request, pk: int, target: str):
    """The form of one move; a POST takes it, or says which rule forbids it."""
    deliberation = deliberation_for(request, pk)
    try:
        offer = offer_for(request.user, deliberation, target)
    except (MoveForbidden, PermissionDenied) as refused:
        if request.method != "POST":
            raise
        return not_taken(request, deliberation, refused, _typed(request.POST))
    if form_of(offer) in NEEDS:
        return redirect(form_of(offer), pk)
    letter = registered(deliberation, offer)
    form = MoveForm(request.POST or None, offer=offer, letter=letter, initial=_computed(deliberation))
    if request.method == "POST" and form.is_valid():
        try:
            move_to(
                deliberation=deliberation,
                target=target,
                by=request.user,
                now=timezone.now(),
                today=timezone.localdate(),
                note=form.cleaned_data["note"],
                facts=form.stated,
            )
        except MoveForbidden as forbidden:
            for refusal in forbidden.refusals:
                form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Tahap kini: {STAGES[target].nama}.")
            return redirect("raperda_dossier", pk)
    context = {
        "raperda": deliberation.raperda,
        "offer": offer,
        "form": form,
        "target": STAGES[target],
        "stage": STAGES[offer.move.source],
        "decided": bridge.decision_for(deliberation, target),
    }
    return render(request, "deliberation/move.html", context, status=422 if form.errors else 200)


def offer_for(user, deliberation: Deliberation, target: str) -> Offer:
    """The move of the present stage that leads to `target`.

    Raises Http404 for a stage that does not exist, MoveForbidden for one that cannot be reached, as after somebody else
    has taken the step meanwhile, PermissionDenied for one this person may not record.
    """
    if target not in STAGES:
        raise Http404
    stage, facts = deliberation.raperda.stage, bridge.facts_of(deliberation, timezone.localdate())
    offer = next((offer for offer in moves(stage, facts) if offer.move.target == target), None)
    if offer is None:
        raise MoveForbidden(*check_move(stage, target, facts))
    if not may_take(user, deliberation.raperda, offer):
        raise PermissionDenied("Peran Anda tidak dapat mencatat langkah ini.")
    return offer


def not_taken(request, deliberation: Deliberation, refused: Exception, typed: list[tuple[str, str]]):
    """The answer to a form whose step is no longer there to take, with what was typed, to be copied: 409 or 403."""
    context = {
        "raperda": deliberation.raperda,
        "stage": STAGES[deliberation.raperda.stage],
        "sentence": str(refused),
        "typed": typed,
        "note": request.POST.get("note", ""),
    }
    status = 403 if isinstance(refused, PermissionDenied) else 409
    return render(request, "deliberation/not_taken.html", context, status=status)


def registered(deliberation: Deliberation, offer: Offer) -> Letter | None:
    """The newest letter of the register that is a paper of that step: one that came in, or is confirmed; else None."""
    papers = [paper.slug for paper in FORMS.values() if paper.document and paper.document in offer.move.documents]
    if "letter_number" not in offer.move.asks or not papers:
        return None
    raperda = deliberation.raperda_id
    about = Q(raperda=raperda) | Q(raperda__isnull=True, rapat__items__raperda=raperda)
    sound = Q(confirmed_at__isnull=False) | Q(direction=Letter.Direction.MASUK)
    rows = Letter.objects.filter(about, sound, paper__in=papers).exclude(status=Letter.Status.BATAL)
    return rows.only("nomor", "date").order_by("-date", "-pk").first()


def _computed(deliberation: Deliberation) -> dict[str, object]:
    """What the form need not ask a person to count: the last day for signing."""
    if deliberation.agreed_on is None:
        return {}
    calendar = bridge.calendar_of(deliberation.raperda.daerah, timezone.localdate())
    return {"signature_due": due_signature(deliberation.agreed_on, calendar.holidays, calendar.signing)}


def _typed(post) -> list[tuple[str, str]]:
    """The facts and documents of a sent form with their labels; its note apart."""
    facts = [(ask.label, post[name]) for name, ask in ASKS.items() if post.get(name)]
    return facts + [("Dokumen", DOCUMENTS[name].nama) for name in post.getlist("documents") if name in DOCUMENTS]
