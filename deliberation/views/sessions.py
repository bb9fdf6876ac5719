"""Masa sidang: when the council sits, three times in a sitting year, to add and to take out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import SeatRefused, add_session, remove_session
from deliberation.forms.calendar import SessionForm
from deliberation.models import MasaSidang
from documents.views.hosts import daerah_for

_WHO = "Peran Anda belum mencakup halaman ini. Hubungi operator."


@login_required
def sessions(request):
    """Every masa sidang of the region, the latest first; a POST adds one."""
    daerah, today = daerah_for(request, "lihat", _WHO), timezone.localdate()
    may = request.user.has_perm("jadwalkan", daerah)
    form = SessionForm(request.POST or None)
    if request.method == "POST":
        if not may:
            raise PermissionDenied("Peran Anda tidak dapat mengubah masa sidang.")
        if form.is_valid() and _added(form, daerah, request.user):
            messages.success(request, "Masa sidang dicatat.")
            return redirect("sessions")
    rows = [(row, row.start <= today <= row.end) for row in MasaSidang.objects.filter(daerah=daerah).order_by("-start")]
    context = {"rows": rows, "form": form, "may": may}
    return render(request, "deliberation/sessions.html", context, status=422 if form.errors else 200)


@login_required
def session_remove(request, pk: int):
    """Take out a masa sidang that was recorded by mistake."""
    session = get_object_or_404(MasaSidang.objects.select_related("daerah"), pk=pk)
    if request.method == "POST":
        if not request.user.has_perm("jadwalkan", session.daerah):
            raise PermissionDenied("Peran Anda tidak dapat mengubah masa sidang.")
        remove_session(session=session, by=request.user)
        messages.success(request, "Masa sidang dihapus.")
    return redirect("sessions")


def _added(form: SessionForm, daerah, by) -> bool:
    """Whether it could be taken; else the form says why not."""
    try:
        add_session(daerah=daerah, by=by, **form.cleaned_data)
    except SeatRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
