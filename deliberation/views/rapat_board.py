"""Layar rapat: a meeting on the wall and for the public: quorum, current item, results; polled every five seconds."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from deliberation.actions.roll import open_to_all, roll_of
from deliberation.models import Rapat, Speaker
from deliberation.views.rapat_load import items_of, line_of, rapat_for


@login_required
def rapat_screen(request, pk: int):
    """The meeting for the wall of the room."""
    rapat = rapat_for(request, pk, "lihat")
    context = _board(rapat, public=False)
    page = "deliberation/_rapat_board.html" if request.htmx else "deliberation/rapat_screen.html"
    return render(request, page, context)


def rapat_live(request, pk: int):
    """The meeting for anybody; closed ones, those of leaders and of one fraksi, and past ones are not shown."""
    rows = open_to_all(Rapat.objects.select_related("body", "daerah", "chair"))
    rapat = get_object_or_404(rows.exclude(status=Rapat.Status.DIBATALKAN), pk=pk)
    if rapat.status == Rapat.Status.DIJADWALKAN and rapat.date < timezone.localdate():
        raise Http404
    context = _board(rapat, public=True)
    page = "deliberation/_rapat_board.html" if request.htmx else "deliberation/rapat_live.html"
    return render(request, page, context)


def _board(rapat: Rapat, *, public: bool) -> dict:
    """Quorum, the item that is on, what was decided. The public reads titles of open Raperda and confirmed results."""
    items = items_of(rapat)
    roll = roll_of(rapat, items)
    lines = [line_of(item, roll) for item in items]
    for line in lines:
        raperda = line["item"].raperda
        line["hidden"] = public and raperda is not None and not raperda.is_public
        if public and line["decision"] and not line["decision"].confirmed_at:
            line["decision"] = line["count"] = None
    speaking = Speaker.objects.filter(item__rapat=rapat, started_at__isnull=False, ended_at__isnull=True)
    speaker = speaking.select_related("member", "item").first()
    current = next((line for line in lines if speaker and line["item"].pk == speaker.item_id), None)
    current = current or next((line for line in lines if line["tally"] and not line["decision"]), None)
    return {
        "rapat": rapat, "roll": roll, "tally": current["tally"] if current and current["tally"] else roll.tally,
        "lines": lines, "current": current, "speaker": speaker, "open": rapat.status == Rapat.Status.DIBUKA,
        "pause": rapat.adjournments.last(), "public": public, "now": timezone.localtime(),
    }  # fmt: skip
