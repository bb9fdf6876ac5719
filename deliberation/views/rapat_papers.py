"""The papers of a meeting as PDF or Word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse

from deliberation.actions.papers import paper_of
from deliberation.printing.papers import PAPERS
from deliberation.printing.pdf import paper_pdf
from deliberation.printing.word import paper_docx
from deliberation.views.rapat_load import rapat_for

_MAKERS = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@login_required
def rapat_paper(request, pk: int, slug: str, kind: str):
    """One paper of the meeting."""
    rapat = rapat_for(request, pk, "lihat")
    if slug not in PAPERS or kind not in _MAKERS:
        raise Http404
    make, mime = _MAKERS[kind]
    data = make(PAPERS[slug], paper_of(rapat, slug), rapat.date)
    name = f"{slug}-{rapat.date.isoformat()}.{kind}"
    return HttpResponse(data, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})
