"""Baca Raperda: what a public draft is about, where it stands, and its latest frozen text."""

from django.shortcuts import get_object_or_404, render

from deliberation.core.stages import STAGES, phase_of, road
from deliberation.models import Deliberation
from documents.core.address import anchors
from documents.models import Naskah, Raperda, Version
from documents.printing.contents import contents_html
from documents.printing.html import law_html
from documents.prose import prose_html
from raperda.context import daerah_of
from raperda.portal.shelf import open_raperda


def raperda_read(request, pk: int):
    """One public draft, read only; 404 for every other."""
    raperda = get_object_or_404(open_raperda(daerah_of(request)).select_related("perda", "daerah"), pk=pk)
    drafts = Version.objects.filter(naskah__raperda=raperda, naskah__kind=Naskah.Kind.RANCANGAN)
    version = drafts.order_by("-number").first()
    context = {
        "raperda": raperda,
        "stage": STAGES.get(raperda.stage),
        "steps": _steps(raperda),
        "keterangan": prose_html(raperda.keterangan) if raperda.keterangan else "",
        "version": version,
    }
    if version:
        tree = version.unpacked()
        ids = anchors(tree)
        context |= {"law": law_html(tree, anchors=ids), "contents": contents_html(tree, ids)}
    return render(request, "portal/raperda_read.html", context)


def _steps(raperda: Raperda) -> list[tuple[str, str]]:
    """The road as name and "done", "now", or "" for what lies ahead; empty for a Raperda that has stopped."""
    deliberation = Deliberation.objects.filter(raperda=raperda).first()
    if deliberation is None or raperda.stage not in STAGES:
        return []
    phases = road(deliberation.track, deliberation.review_kind)
    here = phase_of(raperda.stage, deliberation.review_kind).id
    names = [phase.id for phase in phases]
    if here not in names:
        return []
    at, ended = names.index(here), STAGES[raperda.stage].terminal
    marks = ["done" if i < at or ended else "now" if i == at else "" for i in range(len(phases))]
    return [(phase.nama, mark) for phase, mark in zip(phases, marks, strict=True)]
