"""Hari libur: the days off of a year that no hari kerja counts, to add, take out, and fill from the national list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import CalendarRefused, add_holiday, import_holidays, remove_holiday
from deliberation.forms.calendar import HolidayForm
from deliberation.models import Holiday
from deliberation.reading.national import FIRST, LAST, national_days
from documents.models import Daerah
from documents.views.hosts import daerah_for

_WHO = "Peran Anda belum mencakup halaman ini. Hubungi operator."


@login_required
def holiday_list(request, tahun: int | None = None):
    """The days off of the year, everywhere and in the region; a POST adds one."""
    if tahun is None:
        return redirect("holidays", timezone.localdate().year)
    if not FIRST <= tahun <= LAST:
        raise Http404
    daerah = daerah_for(request, "lihat", _WHO)
    may = request.user.has_perm("jadwalkan", daerah)
    form = HolidayForm(request.POST or None, year=tahun, national=_may_national(request.user))
    if request.method == "POST":
        if not may:
            raise PermissionDenied("Peran Anda tidak dapat mengubah hari libur.")
        if form.is_valid() and _added(form, daerah, request.user):
            messages.success(request, "Hari libur ditambahkan. Tenggat dihitung ulang.")
            return redirect("holidays", tahun)
    rows = Holiday.objects.filter(Q(daerah=daerah) | Q(daerah__isnull=True), date__year=tahun)
    context = {"tahun": tahun, "rows": rows, "form": form, "may": may, "may_national": _may_national(request.user)}
    return render(request, "deliberation/calendar.html", context, status=422 if form.errors else 200)


@login_required
def holiday_import(request, tahun: int):
    """Fill the year from the national list."""
    if request.method != "POST" or not FIRST <= tahun <= LAST:
        return redirect("holidays", timezone.localdate().year)
    daerah = daerah_for(request, "lihat", _WHO)
    if not request.user.has_perm("jadwalkan", daerah):
        raise PermissionDenied("Peran Anda tidak dapat mengubah hari libur.")
    made = import_holidays(year=tahun, days=national_days(tahun), by=request.user)
    words = (
        f"{len(made)} hari libur nasional dan cuti bersama {tahun} ditambahkan." if made else "Daftar sudah lengkap."
    )
    messages.success(request, words)
    return redirect("holidays", tahun)


@login_required
def holiday_remove(request, pk: int):
    """Take a day out; one that holds everywhere only by who answers for every region here."""
    holiday = get_object_or_404(Holiday.objects.select_related("daerah"), pk=pk)
    if request.method == "POST":
        user = request.user
        if not (user.has_perm("jadwalkan", holiday.daerah) if holiday.daerah else _may_national(user)):
            raise PermissionDenied("Peran Anda tidak dapat menghapus hari libur ini.")
        remove_holiday(holiday=holiday, by=user)
        messages.success(request, "Hari libur dihapus. Tenggat dihitung ulang.")
    return redirect("holidays", holiday.date.year)


def _may_national(user) -> bool:
    """Whether the person may write days off for all regions of this site: with one region, whoever schedules there."""
    return all(user.has_perm("jadwalkan", daerah) for daerah in Daerah.objects.all())


def _added(form: HolidayForm, daerah: Daerah, by) -> bool:
    """Whether the day could be taken; else the form says why not."""
    clean = form.cleaned_data
    kind = clean["kind"]
    try:
        place = daerah if kind == Holiday.Kind.LOKAL else None
        add_holiday(daerah=place, day=clean["date"], name=clean["name"], kind=kind, by=by)
    except CalendarRefused as refused:
        form.add_error("date", str(refused))
        return False
    return True
