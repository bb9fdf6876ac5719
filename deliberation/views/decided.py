"""Catat perpindahan tahap dari keputusan rapat: the steps a confirmed decision brings, its figures filled in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation import bridge
from deliberation.actions import MoveForbidden, follow_decision
from deliberation.actions.decided import known, refused, sentence, targets
from deliberation.core.stages import STAGES, find_move, way_of
from deliberation.forms.road import FollowForm
from deliberation.models import Deliberation
from deliberation.views.rapat_load import item_for


@login_required
def rapat_item_stage(request, pk: int):
    """The steps of one decided item; a POST takes them all, or says which rule forbids them."""
    item = item_for(request, pk, "lihat")
    decision = getattr(item, "decision", None)
    if decision is None or item.raperda_id is None:
        raise Http404
    rows = Deliberation.objects.select_related("raperda__daerah").defer("raperda__keterangan")
    deliberation = get_object_or_404(rows, raperda_id=item.raperda_id)
    if not request.user.has_perm("pindah_tahap", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mencatat perpindahan tahap Raperda ini.")
    moves = _moves(decision, deliberation)
    form = FollowForm(request.POST or None, **_asked(moves, deliberation))
    refusal = refused(decision, deliberation)
    if request.method == "POST" and form.is_valid():
        try:
            made = follow_decision(decision=decision, by=request.user, now=timezone.now(), **form.given)
        except MoveForbidden as forbidden:
            form.add_error(None, str(forbidden))
        else:
            messages.success(request, f"Tahap kini: {STAGES[made[-1].stage].nama}.")
            return redirect("raperda_dossier", item.raperda_id)
    context = {"item": item, "rapat": item.rapat, "raperda": deliberation.raperda, "form": form, "refusal": refusal}
    context |= {"moves": moves, "sentence": sentence(decision), "facts": known(decision)}
    context["stage"] = STAGES[deliberation.raperda.stage]
    return render(request, "deliberation/rapat_stage.html", context, status=422 if form.errors else 200)


def _moves(decision, deliberation: Deliberation) -> list:
    """The moves in order, each with the stage it leads to."""
    here, way, found = deliberation.raperda.stage, way_of(deliberation.track, deliberation.matter), []
    for target in targets(decision, deliberation):
        if (move := find_move(here, target, way)) is None:
            break
        found.append((move, STAGES[target]))
        here = target
    return found


def _asked(moves: list, deliberation: Deliberation) -> dict:
    """What the form asks for: the papers of all steps that are not at hand yet, and a letter where one is asked."""
    have = bridge.documents_of(deliberation)
    papers = dict.fromkeys(name for move, _ in moves for name in move.documents if name not in have)
    return {"documents": tuple(papers), "lettered": any("letter_number" in move.asks for move, _ in moves)}
