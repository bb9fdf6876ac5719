"""Surat Raperda, surat rapat: which papers of each stage exist, and a new letter from one of their forms."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation import bridge
from deliberation.actions import draft_letter
from deliberation.actions.office import head_of
from deliberation.actions.paper_facts import LATER, paper_for
from deliberation.actions.papers import paper_of, papers_for
from deliberation.core.moves import moves_from
from deliberation.core.papers import DOCUMENTS, Document
from deliberation.core.stages import STAGES, Facts, Stage, ahead, first_stage
from deliberation.forms.letters import LetterForm
from deliberation.models import Letter
from deliberation.printing.papers import FORMS, RAPAT, RAPERDA, Paper
from deliberation.views.dossier import deliberation_for
from deliberation.views.letters_load import DENIED, may_read, standing
from deliberation.views.letters_one import MAKERS, page_of, paper_answer, preview, same
from deliberation.views.rapat_load import items_of, rapat_for
from documents.models import Attachment
from documents.views.once import new_token, once


@dataclass(slots=True)
class Row:
    """One document a stage asks for: the letters and files that are there, and the forms it can be made from."""

    document: Document
    there: bool
    letters: list[Letter] = field(default_factory=list)
    files: list[Attachment] = field(default_factory=list)
    forms: list[Paper] = field(default_factory=list)


@login_required
def raperda_letters(request, pk: int):
    """Every document of the road by stage, what of it exists, and how the rest is made."""
    deliberation = deliberation_for(request, pk)
    raperda = deliberation.raperda
    facts = bridge.facts_of(deliberation, timezone.localdate())
    about = Q(raperda=raperda) | Q(raperda__isnull=True, rapat__items__raperda=raperda)
    letters = list(Letter.objects.filter(about).exclude(status=Letter.Status.BATAL).defer("text").distinct())
    files = list(raperda.attachments.filter(kind=Attachment.Kind.DOKUMEN))
    start = first_stage(facts.way)
    road = list({stage.id: stage for stage in (start, *ahead(start.id, facts), STAGES[raperda.stage])}.values())
    stages = [(stage, _rows(stage, facts, letters, files)) for stage in road]
    context = {
        "raperda": raperda,
        "now": next(found for found in stages if found[0].id == raperda.stage),
        "stages": [(stage, rows, sum(row.there for row in rows)) for stage, rows in stages if rows],
        "others": [row for row in letters if not _document_of(row)],
        "more": [paper for paper in FORMS.values() if RAPERDA in paper.about and not paper.document],
        "may_write": request.user.has_perm("surat", raperda.daerah),
        "may_read": may_read(request.user, raperda.daerah),
        "may_upload": request.user.has_perm("pindah_tahap", raperda),
    }
    return render(request, "deliberation/letters_raperda.html", context)


@login_required
def rapat_letters(request, pk: int):
    """The numbered papers of a meeting, which of them are in the register, and how the others get there."""
    rapat = rapat_for(request, pk, "lihat")
    lines = [{"item": item, "decision": getattr(item, "decision", None)} for item in items_of(rapat)]
    ready = papers_for(rapat, lines, list(rapat.adjournments.all()))
    rows = list(rapat.letters.exclude(status=Letter.Status.BATAL).defer("text"))
    papers = [FORMS[slug] for slug in (*ready, "surat-lain") if FORMS[slug].numbered]
    context = {
        "rapat": rapat,
        "rows": [(paper, [row for row in rows if row.paper == paper.slug]) for paper in papers],
        "plain": [FORMS[slug] for slug in ready if FORMS[slug].document and not FORMS[slug].numbered],
        "may_write": request.user.has_perm("surat", rapat.daerah),
        "may_read": may_read(request.user, rapat.daerah),
    }
    return render(request, "deliberation/letters_rapat.html", context)


@login_required
def letter_new(request, pk: int, slug: str):
    """A draft about the Raperda, filled from its record."""
    deliberation = deliberation_for(request, pk)
    raperda, paper = deliberation.raperda, _form(slug, RAPERDA)
    head = head_of(paper, raperda.daerah, judul=raperda.judul)
    words = lambda: paper_for(deliberation, slug, timezone.localdate(), LATER)  # noqa: E731
    return _new(request, paper, head, words, {"raperda": raperda, "daerah": raperda.daerah})


@login_required
def rapat_letter_new(request, pk: int, slug: str):
    """A draft about the meeting, filled from its record."""
    rapat, paper = rapat_for(request, pk, "lihat"), _form(slug, RAPAT)
    judul = "; ".join(dict.fromkeys(item.raperda.judul for item in items_of(rapat) if item.raperda))
    head = head_of(paper, rapat.daerah, judul=judul[:200], rapat=rapat)
    words = lambda: paper_of(rapat, slug, LATER)  # noqa: E731
    return _new(request, paper, head, words, {"rapat": rapat, "daerah": rapat.daerah})


@login_required
def raperda_paper(request, pk: int, slug: str, kind: str):
    """A paper that takes no number (a speech, a report, a matrix), filled from the record, as PDF or Word."""
    deliberation = deliberation_for(request, pk)
    paper = FORMS.get(slug)
    if paper is None or paper.numbered or paper.incoming or RAPERDA not in paper.about or kind not in MAKERS:
        raise Http404
    day = timezone.localdate()
    return paper_answer(kind, paper.nama, paper_for(deliberation, slug, day), day, f"{slug}-{deliberation.raperda_id}")


def _new(request, paper: Paper, head: dict[str, str], words: Callable[[], str], about: dict):
    """The form of a draft; a POST keeps it, or shows how it looks."""
    if not request.user.has_perm("surat", about["daerah"]):
        raise PermissionDenied(DENIED)
    known = {"subject": head["hal"], "recipient": head["kepada"], "sekali": new_token()}
    if request.method == "POST":
        form, (text, _) = LetterForm(request.POST), standing(words)
    else:
        text = words()  # a paper that cannot be made yet says so before anything is typed
        form = LetterForm(initial=known | {"text": text})
    if request.method == "POST" and form.is_valid() and "lihat" not in request.POST:
        clean = form.cleaned_data
        given = {"subject": clean["subject"], "recipient": clean["recipient"], "paper": paper.slug}
        own = "" if same(clean["text"], text) else clean["text"]
        with once(request, clean["sekali"]) as sent:
            if not sent.url:
                sent.url = page_of(draft_letter(text=own, by=request.user, now=timezone.now(), **given, **about))
                messages.success(request, "Konsep surat disimpan. Periksa, lalu beri nomor.")
            return redirect(sent.url)
    context = about | {
        "name": paper.nama,
        "form": form,
        "sheet": preview(form, head | {"nomor": "", "tanggal": ""}, text),
    }
    return render(request, "deliberation/letter_edit.html", context, status=422 if form.errors else 200)


def _form(slug: str, about: str) -> Paper:
    paper = FORMS.get(slug)
    if paper is None or not paper.numbered or paper.incoming or about not in paper.about:
        raise Http404
    return paper


def _rows(stage: Stage, facts: Facts, letters: list[Letter], files: list[Attachment]) -> list[Row]:
    """What every move out of the stage asks for, each once."""
    names = dict.fromkeys(name for move in moves_from(stage.id, facts.way) for name in move.documents)
    return [
        Row(
            DOCUMENTS[name],
            name in facts.documents,
            [row for row in letters if _document_of(row) == name],
            [row for row in files if row.document == name],
            [paper for paper in FORMS.values() if _makes(paper, name, facts.initiator)],
        )
        for name in names
    ]


def _makes(paper: Paper, document: str, track: str) -> bool:
    return paper.document == document and RAPERDA in paper.about and paper.track in ("", track)


def _document_of(row: Letter) -> str:
    paper = FORMS.get(row.paper)
    return paper.document if paper else ""
