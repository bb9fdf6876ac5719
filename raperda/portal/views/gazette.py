"""Gazet: the printed Lembaran Daerah of a published Perda as a file, and the button that leads to it."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response

from documents.models import Perda
from raperda.context import daerah_of
from raperda.portal.perda import print_failed


def gazette(request, tahun: int, nomor: int):
    """The PDF with its SHA-256 as ETag; 404 while it is not printed."""
    perda = _readable(request, tahun, nomor)
    file = perda.gazette
    if file is None:
        raise Http404
    etag = f'"{file.sha256}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = FileResponse(file.file.open("rb"), content_type=file.content_type, filename=file.name)
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache" if perda.published_at else "private, no-cache"
    return response


def gazette_link(request, tahun: int, nomor: int):
    """The button alone, for a page that waits for the print."""
    perda = _readable(request, tahun, nomor)
    failed = print_failed(perda)
    may = failed and request.user.has_perm("terbitkan", perda)
    context = {"perda": perda, "failed": failed, "may_print": may, "asked": True}
    return render(request, "portal/_gazette_link.html", context)


def _readable(request, tahun: int, nomor: int) -> Perda:
    shelf = Perda.objects.filter(daerah=daerah_of(request)).select_related("gazette", "daerah", "raperda")
    perda = get_object_or_404(shelf, tahun=tahun, nomor=nomor)
    if perda.published_at is None and not request.user.has_perm("lihat", perda):
        raise Http404
    return perda
