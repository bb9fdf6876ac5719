"""Jadwal Badan Musyawarah: the decision on the days of one masa sidang, as PDF or Word."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from deliberation.actions.session_paper import SLUG, session_schedule
from deliberation.models import MasaSidang
from deliberation.printing.papers import FORMS
from deliberation.views.letters_one import MAKERS, paper_answer


@login_required
def session_paper(request, pk: int, kind: str):
    """The paper of the masa sidang, with every meeting that stands in the calendar by now."""
    session, today = get_object_or_404(MasaSidang.objects.select_related("daerah"), pk=pk), timezone.localdate()
    if kind not in MAKERS or not request.user.has_perm("lihat", session.daerah):
        raise Http404
    name = f"jadwal-masa-sidang-{session.nomor}-{session.tahun_sidang.replace('/', '-')}"
    return paper_answer(kind, FORMS[SLUG].nama, session_schedule(session, today), today, name)
