"""Jeda tenggat: a reviewer's term that waits for a complete file, and its new beginning."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import pause_deadline, resume_deadline
from deliberation.actions.pauses import PAUSES, PauseRefused
from deliberation.forms.road import PauseForm, ResumeForm
from deliberation.views.dossier import deliberation_for


@login_required
def tenggat_pause(request, pk: int, rule: str):
    """Let a deadline stand still, or count anew when it does."""
    deliberation = deliberation_for(request, pk)
    if rule not in PAUSES:
        raise Http404
    if not request.user.has_perm("pindah_tahap", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mencatat jeda tenggat ini.")
    today = timezone.localdate()
    pause = deliberation.pauses.filter(rule=rule, until__isnull=True).select_related("by").first()
    name = "until" if pause else "since"
    form = (ResumeForm if pause else PauseForm)(request.POST or None, initial={name: today})
    if request.method == "POST" and form.is_valid():
        given = {"deliberation": deliberation, "rule": rule, "by": request.user, "today": today} | form.cleaned_data
        try:
            resume_deadline(**given) if pause else pause_deadline(**given, now=timezone.now())
        except PauseRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Tenggat dihitung lagi sejak berkas lengkap." if pause else "Tenggat dijeda.")
            return redirect("tenggat")
    context = {"raperda": deliberation.raperda, "pause": pause, "form": form}
    return render(request, "deliberation/tenggat_pause.html", context, status=422 if form.errors else 200)
