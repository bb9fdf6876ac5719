"""Baca Raperda: what a public draft is about, where it stands since when, its papers and meetings, its frozen text."""

from datetime import date

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from deliberation.actions.roll import open_to_all
from deliberation.core.stages import DOCUMENTS, STAGES, phase_of, road
from deliberation.models import Deliberation, Rapat, StageEntry
from documents.core.address import anchors
from documents.models import Naskah, Raperda, Version
from documents.printing.contents import contents_html
from documents.printing.html import law_html
from documents.prose import prose_html
from raperda.context import daerah_of
from raperda.portal.shelf import open_papers, open_raperda


def raperda_read(request, pk: int):
    """One public draft, read only; 404 for every other."""
    raperda = get_object_or_404(open_raperda(daerah_of(request)).select_related("perda", "daerah"), pk=pk)
    today = timezone.localdate()
    rows = open_to_all(Rapat.objects.filter(items__raperda=raperda)).exclude(status=Rapat.Status.DIBATALKAN)
    meetings = list(rows.select_related("body").distinct().order_by("date", "time", "pk"))
    drafts = Version.objects.filter(naskah__raperda=raperda, naskah__kind=Naskah.Kind.RANCANGAN)
    version = drafts.order_by("-number").first()
    context = {
        "raperda": raperda,
        "stage": STAGES.get(raperda.stage),
        "steps": _steps(raperda),
        "keterangan": prose_html(raperda.keterangan) if raperda.keterangan else "",
        "version": version,
        "dates": _dates(raperda),
        "meetings": [row for row in meetings if row.date >= today],
        "held": [row for row in meetings if row.date < today][::-1],
        "papers": [(row, DOCUMENTS[row.document]) for row in open_papers(raperda, today) if row.document in DOCUMENTS],
    }
    if version:
        tree = version.unpacked()
        ids = anchors(tree)
        context |= {"law": law_html(tree, anchors=ids), "contents": contents_html(tree, ids)}
    return render(request, "portal/raperda_read.html", context)


def public_paper(request, pk: int, number: int):
    """One paper of a public draft, as a download unless it is a PDF; 404 for every other."""
    raperda = get_object_or_404(open_raperda(daerah_of(request)).select_related("daerah"), pk=pk)
    row = get_object_or_404(open_papers(raperda, timezone.localdate()), pk=number)
    download = row.content_type != "application/pdf"
    given = {"as_attachment": download, "filename": row.name, "content_type": row.content_type}
    response = FileResponse(row.file.open("rb"), **given)
    response["ETag"] = f'"{row.sha256}"'
    return response


def _dates(raperda: Raperda) -> list[tuple[str, date]]:
    """The public stages the draft has been in, the latest first, each with the day it was entered."""
    rows = StageEntry.objects.filter(deliberation__raperda=raperda).order_by("-pk")
    found = ((STAGES.get(stage), since) for stage, since in rows.values_list("stage", "since"))
    return [(stage.nama, since) for stage, since in found if stage and stage.public]


def _steps(raperda: Raperda) -> list[tuple[str, str]]:
    """The road as name and "done", "now", or "" for what lies ahead; empty for a Raperda that has stopped."""
    deliberation = Deliberation.objects.filter(raperda=raperda).first()
    if deliberation is None or raperda.stage not in STAGES:
        return []
    phases = road(deliberation.track, deliberation.review_kind, deliberation.matter)
    here = phase_of(raperda.stage, deliberation.review_kind).id
    names = [phase.id for phase in phases]
    if here not in names:
        return []
    at, ended = names.index(here), STAGES[raperda.stage].terminal
    marks = ["done" if i < at or ended else "now" if i == at else "" for i in range(len(phases))]
    return [(phase.nama, mark) for phase, mark in zip(phases, marks, strict=True)]
