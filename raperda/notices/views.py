"""Pemberitahuan: what the person is told, how they want to be told, and what they follow."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.core.naming import named_units
from documents import bridge
from documents.models import Naskah
from documents.views.load import naskah_for, spine_and_name
from raperda.notices.actions import choose, follow, read_notices, unfollow
from raperda.notices.forms import ChoicesForm, FollowForm
from raperda.notices.models import Choice, Follow, Kind, Notice

PAGE = 30
_SHORT = {
    Kind.TUGAS: "Tugas", Kind.TENGGAT: "Tenggat", Kind.USULAN: "Usulan", Kind.KOMENTAR: "Komentar",
    Kind.TAHAP: "Tahap", Kind.VERSI: "Versi", Kind.RAPAT: "Rapat", Kind.SUNTINGAN: "Suntingan",
}  # fmt: skip


@login_required
def notices(request):
    """What the person was told, the newest first, or only what they have not read; a POST marks all as read."""
    if request.method == "POST":
        count = read_notices(by=request.user, now=timezone.now())
        messages.success(request, f"{count} pemberitahuan ditandai sudah dibaca.")
        return redirect("notices")
    unread = request.GET.get("saring") == "baru"
    rows = Notice.objects.filter(user=request.user, app=True).select_related("raperda__daerah")
    rows = rows.filter(read_at__isnull=True) if unread else rows
    page = Paginator(rows.defer("raperda__keterangan"), PAGE).get_page(request.GET.get("halaman"))
    # Who lost a role since keeps the notice, but not its words.
    may = [row.raperda is None or request.user.has_perm("lihat", row.raperda) for row in page]
    context = {"page": page, "rows": [(row, _SHORT[row.kind], seen) for row, seen in zip(page, may, strict=True)]}
    return render(request, "notices/notices.html", context | {"unread": unread})


@login_required
def notice_open(request, pk: int):
    """Mark a notice as read and go to what it is about."""
    notice = get_object_or_404(Notice, pk=pk, user=request.user)
    read_notices(by=request.user, now=timezone.now(), notice=notice)
    return redirect(notice.url)


@login_required
def notice_choices(request):
    """How the person wants to be told."""
    chosen = {row.kind: row for row in Choice.objects.filter(user=request.user)}
    form = ChoicesForm(request.POST or None, chosen=chosen)
    if request.method == "POST" and form.is_valid():
        choose(by=request.user, choices=form.choices)
        messages.success(request, "Pilihan pemberitahuan disimpan.")
        return redirect("notice_choices")
    return render(request, "notices/choices.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def follow_page(request, pk: int):
    """What the person follows of one Raperda: all of it, or units; a POST follows or leaves one."""
    naskah = naskah_for(request, pk)
    raperda, form = naskah.raperda, FollowForm()
    if request.method == "POST" and "units" in request.POST:
        form = FollowForm(request.POST)
        if form.is_valid() and _followed(form, naskah, request.user):
            return redirect("follow", pk)
    elif request.method == "POST":
        _switch(request, raperda, request.POST.get("bagian", "")[:8])
        return redirect(request.POST["kembali"] if request.POST.get("kembali") in _back(pk) else _back(pk)[0])
    rows = list(Follow.objects.filter(user=request.user, raperda=raperda).order_by("name", "pk"))
    context = {"raperda": raperda, "form": form, "units": [row for row in rows if row.key]}
    context["whole"] = any(not row.key for row in rows)
    return render(request, "notices/follow.html", context, status=422 if form.errors else 200)


@login_required
def follow_unit(request, pk: int, key: str):
    """One unit of a text: follow it or leave it, or give a task about it."""
    naskah = naskah_for(request, pk)
    raperda = naskah.raperda
    _, name = spine_and_name(naskah, key)
    if request.method == "POST":
        _switch(request, raperda, key, name)
        return redirect("follow_unit", pk, key)
    rows = set(Follow.objects.filter(user=request.user, raperda=raperda).values_list("key", flat=True))
    context = {"raperda": raperda, "key": key, "name": name, "follows": key in rows, "whole": "" in rows}
    context["may_give"] = request.user.has_perm("tugaskan", raperda)
    return render(request, "notices/follow_unit.html", context)


def _back(pk: int) -> tuple[str, str]:
    """Where the buttons stand that follow and leave."""
    return reverse("follow", args=[pk]), reverse("raperda_dossier", args=[pk])


def _switch(request, raperda, key: str, name: str = "") -> None:
    """Follow, or leave where the form asks for that. Raises Http404 to follow a unit without its name."""
    what = name or "Raperda ini"
    if "berhenti" in request.POST:
        unfollow(raperda=raperda, by=request.user, key=key)
        messages.success(request, f"Anda tidak lagi mengikuti {name or 'bagian itu' if key else what}.")
        return
    if key and not name:
        raise Http404
    follow(raperda=raperda, by=request.user, now=timezone.now(), key=key, name=name)
    messages.success(request, f"Anda mengikuti {what}.")


def _followed(form: FollowForm, naskah: Naskah, by) -> bool:
    """Whether the units were found and are followed now; else the form says which were not."""
    found = named_units(bridge.outline_of(naskah), form.cleaned_data["units"])
    if found.unknown or not found.units:
        form.add_error("units", f"Tidak ada dalam naskah: {', '.join(found.unknown)}. Periksa nomornya.")
        return False
    for key, name in found.units:
        follow(raperda=naskah.raperda, by=by, now=timezone.now(), key=key, name=name)
    return True
