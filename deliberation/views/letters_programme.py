"""Keputusan Propemperda: the decision on the programme of a year with its matrix, as PDF or Word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone

from deliberation.actions.programme_paper import SLUG, programme_decision
from deliberation.printing.papers import FORMS
from deliberation.views.letters_one import MAKERS, paper_answer
from deliberation.views.propemperda import programme_for, sections_of


@login_required
def programme_paper(request, tahun: int, kind: str):
    """The paper of the year; its number and date stand there once the programme is set."""
    if kind not in MAKERS:
        raise Http404
    programme, today = programme_for(request, tahun), timezone.localdate()
    groups = [(part.letter, part.title, [row.item for row in part.rows]) for part in sections_of(programme)]
    text = programme_decision(programme, groups, today)
    return paper_answer(kind, FORMS[SLUG].nama, text, programme.enacted_on or today, f"keputusan-propemperda-{tahun}")
