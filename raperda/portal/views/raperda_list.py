"""Raperda berjalan: the drafts that anybody may read, and where they stand."""

from django.core.paginator import Paginator
from django.shortcuts import render

from deliberation.core.stages import STAGES, phase_of
from raperda.context import daerah_of
from raperda.portal.shelf import open_raperda
from raperda.portal.views.home import ENDED

PAGE = 20


def raperda_list(request):
    """The public drafts under way, or those whose road has ended."""
    ended = request.GET.get("keadaan") == "selesai"
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    found = open_raperda(daerah_of(request)).defer("keterangan")
    found = found.filter(stage__in=ENDED) if ended else found.exclude(stage__in=ENDED)
    for word in query.split()[:12]:
        found = found.filter(judul__icontains=word)
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    rows = [(row, STAGES[row.stage], phase_of(row.stage)) for row in page if row.stage in STAGES]
    context = {"page": page, "rows": rows, "ended": ended, "query": query}
    return render(request, "portal/raperda_list.html", context)
