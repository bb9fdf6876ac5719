"""Pindah tahap: take one lawful step, with what it asks for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation import bridge
from deliberation.actions import MoveForbidden, move_to
from deliberation.core.stages import STAGES, Offer, check_move, moves
from deliberation.forms import MoveForm
from deliberation.models import Deliberation
from deliberation.views.dossier import NEEDS, deliberation_for, form_of, may_take


@login_required
def move_stage(request, pk: int, target: str):
    """The form of one move; a POST takes it, or says which rule forbids it."""
    deliberation = deliberation_for(request, pk)
    offer = offer_for(deliberation, target)
    if not may_take(request.user, deliberation.raperda, offer):
        raise PermissionDenied("Peran Anda tidak dapat mencatat langkah ini.")
    if form_of(offer) in NEEDS:
        return redirect(form_of(offer), pk)
    form = MoveForm(request.POST or None, offer=offer)
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
    }
    return render(request, "deliberation/move.html", context, status=422 if form.errors else 200)


def offer_for(deliberation: Deliberation, target: str) -> Offer:
    """The move of the present stage that leads to `target`.

    Raises Http404 for a stage that does not exist, MoveForbidden for one that cannot be reached, as after somebody else
    has taken the step meanwhile.
    """
    if target not in STAGES:
        raise Http404
    stage, facts = deliberation.raperda.stage, bridge.facts_of(deliberation, timezone.localdate())
    offer = next((offer for offer in moves(stage, facts) if offer.move.target == target), None)
    if offer is None:
        raise MoveForbidden(*check_move(stage, target, facts))
    return offer
