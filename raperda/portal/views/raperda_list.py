"""Raperda berjalan: the drafts that anybody may read, where they stand since when, and their next open meeting."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.shortcuts import render
from django.utils import timezone

from deliberation.actions.roll import open_to_all
from deliberation.core.stages import STAGES, phase_of
from deliberation.models import Rapat, StageEntry
from raperda.context import daerah_of
from raperda.portal.shelf import open_raperda
from raperda.portal.views.home import ENDED

PAGE = 20


def raperda_list(request):
    """The public drafts under way, or those whose road has ended."""
    ended = request.GET.get("keadaan") == "selesai"
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = open_raperda(daerah_of(request)).defer("keterangan").annotate(since=_since(), meeting=_meeting())
    found = found.filter(stage__in=ENDED) if ended else found.exclude(stage__in=ENDED)
    for word in query.split()[:12]:
        found = found.filter(judul__icontains=word)
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    rows = [(row, STAGES[row.stage], phase_of(row.stage)) for row in page if row.stage in STAGES]
    context = {"page": page, "rows": rows, "ended": ended, "query": query}
    return render(request, "portal/raperda_list.html", context)


def _since() -> Subquery:
    """The day each entered its stage."""
    entries = StageEntry.objects.filter(deliberation__raperda=OuterRef("pk")).order_by("-pk")
    return Subquery(entries.values("since")[:1])


def _meeting() -> Subquery:
    """The day of the next open meeting about each."""
    coming = Rapat.objects.filter(items__raperda=OuterRef("pk"), date__gte=timezone.localdate())
    coming = open_to_all(coming).filter(status__in=(Rapat.Status.DIJADWALKAN, Rapat.Status.DIBUKA))
    return Subquery(coming.order_by("date").values("date")[:1])
