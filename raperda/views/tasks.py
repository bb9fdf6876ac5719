"""Tugas saya: what waits for the person, from the roles they hold today, with the place where it is done."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import render
from django.utils import timezone

from deliberation.actions.roll import open_to_all
from deliberation.models import Rapat
from documents.models import Edit
from raperda.context import daerah_of
from raperda.waiting import waiting_for


@login_required
def tasks(request):
    """The person's tasks, the next meetings, and what they edited last."""
    daerah, today = daerah_of(request), timezone.localdate()
    # Meetings that are not announced are for those who work in the daerah; others see what the public sees.
    meetings = Rapat.objects.filter(daerah=daerah)
    meetings = meetings if request.user.has_perm("lihat", daerah) else open_to_all(meetings)
    meetings = meetings.filter(date__gte=today).exclude(status="dibatalkan").annotate(agenda=Count("items"))
    edits = Edit.objects.filter(by=request.user, naskah__raperda__isnull=False)
    edits = edits.select_related("naskah__raperda").defer("naskah__raperda__keterangan").order_by("-pk")[:20]
    context = {
        "today": today,
        "tasks": waiting_for(request.user, daerah, today),
        "meetings": meetings.order_by("date", "time")[:3],
        "edits": [edit for edit in edits if request.user.has_perm("lihat", edit.naskah.raperda)][:5],
    }
    return render(request, "raperda/tasks.html", context)
