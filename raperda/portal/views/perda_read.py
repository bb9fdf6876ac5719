"""Baca Perda: the whole law with a link per pasal; for everybody the same bytes."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string

from documents.actions.archive import is_completable, is_publishable
from documents.models import Perda
from raperda.context import daerah_of
from raperda.portal.pages import stored
from raperda.portal.perda import page_of, state_of, with_marks

TEMPLATE = "portal/perda_read.html"


def perda_read(request, tahun: int, nomor: int):
    """The page from its file; a Perda not yet published only for who may see drafts, rendered on the spot."""
    shelf = with_marks(Perda.objects.filter(daerah=daerah_of(request)))
    perda = get_object_or_404(shelf, tahun=tahun, nomor=nomor)
    if perda.published_at is None:
        if not request.user.has_perm("lihat", perda):
            raise Http404
        may = {
            "may_complete": is_completable(perda) and request.user.has_perm("arsipkan", perda),
            "may_publish": is_publishable(perda) and request.user.has_perm("terbitkan", perda),
        }
        return render(request, TEMPLATE, page_of(perda) | may)

    def whole() -> str:
        return render_to_string(TEMPLATE, {**page_of(perda), "here": "/perda/"})

    return stored(request, owner=f"perda-{perda.pk}", state=state_of(perda), render=whole)
