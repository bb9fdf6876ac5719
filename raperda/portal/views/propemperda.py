"""Program Pembentukan Perda: what the region plans to regulate in a year, and how far each title has come."""

from collections import Counter

from django.http import Http404
from django.shortcuts import render

from deliberation.models import Propemperda
from deliberation.views.propemperda import sections_of
from raperda.context import daerah_of


def programme_latest(request):
    """The latest programme that has been set, or a page that says there is none."""
    years = _years(request)
    return programme_read(request, years[0]) if years else render(request, "portal/propemperda.html", {"years": []})


def programme_read(request, tahun: int):
    """The programme of the year once it is set; 404 before. A draft that is not public is named without a link."""
    rows = Propemperda.objects.filter(daerah=daerah_of(request), enacted_on__isnull=False, tahun=tahun)
    programme = rows.select_related("daerah").first()
    if programme is None:
        raise Http404
    sections = sections_of(programme)
    context = {
        "programme": programme,
        "sections": sections,
        "years": _years(request),
        "states": Counter(row.state for section in sections for row in section.rows),
    }
    return render(request, "portal/propemperda.html", context)


def _years(request) -> list[int]:
    rows = Propemperda.objects.filter(daerah=daerah_of(request), enacted_on__isnull=False)
    return list(rows.values_list("tahun", flat=True))
