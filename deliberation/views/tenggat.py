"""Tenggat: the deadlines that run now on every Raperda the person may see, with the sum and what their end brings."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import settle
from deliberation.bridge import deadlines_of, holidays_of, watched
from deliberation.core.clock import Deadline
from deliberation.core.terms import TERMS
from deliberation.forms.calendar import SettleForm
from deliberation.models import Deliberation
from deliberation.views.dossier import deliberation_for
from documents.models import Daerah
from documents.views.hosts import daerah_of

PAGE = 30
# Deadlines that no stage of the road ends.
SETTLES = ("peraturan_pelaksanaan", "rekomendasi_menkeu", "perubahan_perda_pajak")
_TITLES = {term.id: term.title for term in TERMS}
SIEVES = {"": "Semua", "lewat": "Lewat waktu", "pekan": "Lima hari kerja", "saya": "Saya catat"}


@dataclass(frozen=True, slots=True)
class Row:
    """One deadline of one Raperda; `mine`: the person may record its next step."""

    deliberation: Deliberation
    deadline: Deadline
    mine: bool

    @property
    def settles(self) -> bool:
        """Whether it ends by a note and not by a stage."""
        return self.mine and self.deadline.id in SETTLES

    @property
    def pauses(self) -> bool:
        """Whether the person may say that the reviewer's file is incomplete, or complete again."""
        return self.mine and self.deadline.pauses


@login_required
def tenggat(request):
    """The deadlines of the daerah, the nearest first; `saring` narrows them."""
    daerah, today = daerah_of(request), timezone.localdate()
    if daerah is None:
        raise Http404
    rows = rows_for(request.user, daerah, today)
    sieve = request.GET.get("saring", "")
    shown = [row for row in rows if _fits(row, sieve)]
    context = {
        "today": today,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("halaman")),
        "sieve": sieve,
        "sieves": [(name, label, sum(_fits(row, name) for row in rows)) for name, label in SIEVES.items()],
        "late": sum(row.deadline.late for row in rows),
        "bare_years": _bare_years(daerah, rows, today),
    }
    return render(request, "deliberation/tenggat.html", context)


@login_required
def tenggat_settle(request, pk: int, rule: str):
    """Note by what a deadline was met."""
    deliberation = deliberation_for(request, pk)
    if rule not in SETTLES:
        raise Http404
    if not request.user.has_perm("pindah_tahap", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mencatat pemenuhan tenggat ini.")
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        settle(deliberation=deliberation, rule=rule, note=note, by=request.user, now=timezone.now())
        messages.success(request, "Pemenuhan tenggat dicatat.")
        return redirect("tenggat")
    context = {"raperda": deliberation.raperda, "form": form, "title": _TITLES[rule]}
    return render(request, "deliberation/tenggat_settle.html", context, status=422 if form.errors else 200)


def rows_for(user, daerah: Daerah, today: date) -> list[Row]:
    """Every deadline that runs on that day on a Raperda of the daerah the person may see, the nearest first."""
    seen = [row for row in watched(daerah, today) if user.has_perm("lihat", row.raperda)]
    found = deadlines_of(seen, daerah, today)
    rows = []
    for deliberation in seen:
        mine = bool(found[deliberation.pk]) and user.has_perm("pindah_tahap", deliberation.raperda)
        rows += [Row(deliberation, deadline, mine) for deadline in found[deliberation.pk]]
    return sorted(rows, key=lambda row: (row.deadline.due, row.deliberation.pk))


def _fits(row: Row, sieve: str) -> bool:
    match sieve:
        case "lewat":
            return row.deadline.late
        case "pekan":
            return not row.deadline.late and row.deadline.paused_on is None and row.deadline.left <= 5
        case "saya":
            return row.mine
    return True


def _bare_years(daerah: Daerah, rows: list[Row], today: date) -> list[int]:
    """This year, and later years that a deadline reaches into, for which no day off has been recorded."""
    reached = {today.year} | {row.deadline.due.year for row in rows if not row.deadline.late}
    return sorted(reached - {day.year for day in holidays_of(daerah)})
