"""The papers of a meeting as PDF or Word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse

from deliberation.actions.papers import paper_of
from deliberation.models import Letter
from deliberation.printing.papers import FORMS, PAPERS
from deliberation.printing.pdf import paper_pdf
from deliberation.printing.word import paper_docx
from deliberation.views.rapat_load import rapat_for

_MAKERS = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@login_required
def rapat_paper(request, pk: int, slug: str, kind: str):
    """One paper of the meeting; one that has a number in the register as it went out."""
    rapat = rapat_for(request, pk, "lihat")
    if slug not in PAPERS or kind not in _MAKERS:
        raise Http404
    make, mime = _MAKERS[kind]
    data = make(PAPERS[slug], (FORMS[slug].numbered and _registered(rapat, slug)) or paper_of(rapat, slug), rapat.date)
    name = f"{slug}-{rapat.date.isoformat()}.{kind}"
    return HttpResponse(data, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _registered(rapat, slug: str) -> str:
    """The text of the letter of that paper with its number; "" where none was taken."""
    rows = rapat.letters.filter(paper=slug).exclude(nomor="").exclude(status=Letter.Status.BATAL)
    return rows.order_by("-pk").values_list("text", flat=True).first() or ""
