"""Rapat: the meetings of the council and scheduling one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from deliberation.actions import RapatRefused, schedule_rapat
from deliberation.forms import RapatForm
from deliberation.models import Body, Rapat
from documents.models import Daerah
from documents.views.hosts import daerah_for

GIVEN = ("body", "kind", "title", "date", "time", "place", "notes", "closed")


@login_required
def rapat_list(request):
    """The meetings the person may see in the daerah they work in, newest first."""
    daerah, bodies = _place(request, "lihat")
    rows = Rapat.objects.filter(daerah=daerah, body__in=bodies)
    page = Paginator(rows.select_related("body").prefetch_related("items__raperda"), 20)
    page = page.get_page(request.GET.get("halaman"))
    may_schedule = any(request.user.has_perm("jadwalkan", place) for place in (daerah, *bodies))
    context = {"page": page, "rows": [(rapat, _titles(rapat)) for rapat in page], "may_schedule": may_schedule}
    return render(request, "deliberation/rapat_list.html", context)


@login_required
def rapat_new(request):
    """Schedule a meeting with its agenda."""
    daerah, bodies = _place(request, "jadwalkan")
    form = RapatForm(request.POST or None, daerah=daerah)
    form.fields["body"].queryset = form.fields["body"].queryset.filter(pk__in=[body.pk for body in bodies])
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in GIVEN}
        try:
            rapat = schedule_rapat(daerah=daerah, by=request.user, items=form.items, **given)
        except RapatRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Rapat dijadwalkan.")
            return redirect("rapat_detail", rapat.pk)
    return render(request, "deliberation/rapat_new.html", {"form": form}, status=422 if form.errors else 200)


def _titles(rapat: Rapat) -> str:
    """The titles of the Raperda on the agenda, from rows already fetched."""
    return "; ".join(item.raperda.judul for item in rapat.items.all() if item.raperda)


def _place(request, permission: str) -> tuple[Daerah, list[Body]]:
    """The daerah, and those of its bodies whose meetings the person has the right to: some hold it for one body only.

    Raises PermissionDenied for who holds it nowhere.
    """
    bodies = [body for body in Body.objects.all() if request.user.has_perm(permission, body)]
    message = "Peran Anda belum mencakup halaman ini. Hubungi operator."
    daerah = daerah_for(request, permission, message, through=bodies)
    return daerah, [body for body in bodies if body.daerah_id == daerah.pk]
