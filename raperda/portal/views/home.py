"""Halaman depan: the newest Perda, the Raperda under way, the next meetings; who is logged in goes to work."""

from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.core.stages import STAGES
from raperda.context import daerah_of
from raperda.portal.shelf import announced, open_raperda, published

ENDED = [stage.id for stage in STAGES.values() if stage.terminal]


def home(request):
    """The front page for the public; the tasks for a member of the house."""
    if request.user.is_authenticated:
        return redirect("tasks")
    daerah = daerah_of(request)
    raperda = list(open_raperda(daerah).exclude(stage__in=ENDED)[:5])
    return render(
        request,
        "portal/home.html",
        {
            "perda": published(daerah).order_by("-tanggal_pengundangan", "-nomor")[:5],
            "raperda": [(row, STAGES[row.stage].nama if row.stage in STAGES else "") for row in raperda],
            "meetings": announced(daerah).filter(date__gte=timezone.localdate()).order_by("date", "time")[:3],
        },
    )
