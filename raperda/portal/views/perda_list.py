"""Peraturan Daerah: search, filter, and page through what is published."""

from django.core.paginator import Paginator
from django.shortcuts import render

from raperda.context import daerah_of
from raperda.portal.shelf import ORDERS, STATES, matching, published, with_state

PAGE = 20


def perda_list(request):
    """The published Perda that match the words, the year, and the states asked for."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    year = request.GET.get("tahun", "")
    states = request.GET.getlist("status")
    order = request.GET.get("urut", "terbaru")
    shelf = published(daerah_of(request))
    found = with_state(matching(shelf, query), states)
    if year.isdecimal():
        found = found.filter(tahun=int(year[:4]))
    found = found.order_by(*ORDERS.get(order, ORDERS["terbaru"]))
    return render(
        request,
        "portal/perda_list.html",
        {
            "page": Paginator(found, PAGE).get_page(request.GET.get("halaman")),
            "query": query,
            "year": year,
            "years": shelf.order_by("-tahun").values_list("tahun", flat=True).distinct(),
            "states": [(state, name, state in states) for state, name in STATES.items()],
            "order": order,
            "may_archive": request.user.has_perm("arsipkan", daerah_of(request)),
            "filtered": bool(query or year or states),
        },
    )
