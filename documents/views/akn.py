"""Akoma Ntoso: a frozen version or a Perda as one XML file, to be downloaded."""

import hashlib

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response

from documents.actions.attach import AKN
from documents.models import Perda, Version
from documents.printing.akn import EDITION, AknFacts, akoma_ntoso
from documents.printing.akn.rows import perda_facts, version_facts
from documents.views.hosts import daerah_of
from documents.views.load import naskah_for


@login_required
def version_akn(request, pk: int, number: int):
    """One frozen version of a draft."""
    naskah = naskah_for(request, pk)
    version = get_object_or_404(naskah.versions.select_related("naskah__raperda", "naskah__daerah"), number=number)
    return _answer(request, version, version_facts(version), f"raperda-{pk}-versi-{number}.xml", public=False)


def perda_akn(request, tahun: int, nomor: int):
    """The text of a Perda; before it is published only for who may see drafts."""
    shelf = Perda.objects.filter(daerah=daerah_of(request)).select_related("daerah", "version", "raperda")
    perda = get_object_or_404(shelf, tahun=tahun, nomor=nomor)
    public = perda.published_at is not None
    if not public and not request.user.has_perm("lihat", perda):
        raise Http404
    name = f"perda-{perda.daerah.kode.replace('.', '')}-{tahun}-{nomor}.xml"
    return _answer(request, perda.version, perda_facts(perda), name, public=public)


def _answer(request, version: Version, facts: AknFacts, name: str, *, public: bool) -> HttpResponse:
    """The file as a download; a reader who has it already is told so before it is written."""
    etag = f'"{hashlib.sha256(f"{EDITION} {facts}".encode()).hexdigest()}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(akoma_ntoso(version.unpacked(), facts), content_type=AKN)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache" if public else "private, no-cache"
    return response
