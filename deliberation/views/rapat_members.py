"""Anggota: who sits in the council and in its bodies; adding, ending, and taking over a whole list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import SeatRefused, add_member, end_term, import_members, seat, unseat
from deliberation.actions.roll import in_office
from deliberation.forms.people import EndForm, MemberForm, MemberListForm, SeatForm
from deliberation.models import Body, Member, Membership
from documents.views.hosts import daerah_for

_DENIED = "Peran Anda belum mencakup halaman ini. Hubungi operator."


@login_required
def members(request):
    """The members in office today, or those of before, each with fraksi, komisi, and other seats."""
    daerah, today = daerah_for(request, "lihat", _DENIED), timezone.localdate()
    former = request.GET.get("keadaan") == "mantan"
    rows = Member.objects.filter(daerah=daerah, valid_to__lt=today) if former else in_office(daerah, today)
    seats = Membership.objects.select_related("body").order_by("valid_from", "pk")
    rows = rows.prefetch_related(Prefetch("memberships", seats, to_attr="seats"))
    context = {"rows": [_row(member, today, former) for member in rows], "former": former}
    context["may_write"] = request.user.has_perm("jadwalkan", daerah)
    return render(request, "deliberation/rapat_members.html", context)


@login_required
def member_new(request):
    """Add one member."""
    daerah = daerah_for(request, "jadwalkan", _DENIED)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        member = add_member(daerah=daerah, by=request.user, **form.cleaned_data)
        messages.success(request, f"{member.lengkap} dicatat sebagai anggota DPRD.")
        return redirect("rapat_member", member.pk)
    context = {"form": form, "title": "Tambah anggota", "act": "Tambah anggota"}
    return render(request, "deliberation/rapat_member_form.html", context, status=422 if form.errors else 200)


@login_required
def member_import(request):
    """Take over a whole list of members."""
    daerah = daerah_for(request, "jadwalkan", _DENIED)
    form = MemberListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        clean = form.cleaned_data
        made = import_members(daerah=daerah, rows=clean["rows"], valid_from=clean["valid_from"], by=request.user)
        known = len(clean["rows"]) - len(made)
        messages.success(request, f"{len(made)} anggota ditambahkan, {known} sudah tercatat.")
        return redirect("rapat_members")
    context = {"form": form, "title": "Impor daftar anggota", "act": "Impor", "upload": True}
    return render(request, "deliberation/rapat_member_form.html", context, status=422 if form.errors else 200)


@login_required
def member(request, pk: int):
    """One member: seats of today and before; a new seat for who may."""
    one = get_object_or_404(Member.objects.select_related("daerah"), pk=pk)
    if not request.user.has_perm("lihat", one.daerah):
        raise Http404
    may_write = request.user.has_perm("jadwalkan", one.daerah)
    form = SeatForm(request.POST or None, daerah=one.daerah) if may_write else None
    if request.method == "POST":
        _allow(may_write)
        if form.is_valid() and _seated(one, form, request):
            return redirect("rapat_member", pk)
    today = timezone.localdate()
    rows = one.memberships.select_related("body").order_by("-valid_from", "-pk")
    context = {"member": one, "form": form, "rows": [(row, _now(row, today)) for row in rows]}
    context |= {"in_office": one.valid_to is None or one.valid_to >= today, "end": EndForm(), "may_write": may_write}
    return render(request, "deliberation/rapat_member.html", context, status=422 if form and form.errors else 200)


@login_required
def member_end(request, pk: int):
    """End the term of a member (PAW)."""
    one = get_object_or_404(Member.objects.select_related("daerah"), pk=pk)
    _allow(request.user.has_perm("jadwalkan", one.daerah))
    form = EndForm(request.POST)
    if request.method == "POST" and form.is_valid():
        end_term(member=one, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, "Masa jabatan diakhiri.")
    return redirect("rapat_member", pk)


@login_required
def seat_end(request, pk: int):
    """End one seat of a member."""
    row = get_object_or_404(Membership.objects.select_related("member__daerah"), pk=pk)
    _allow(request.user.has_perm("jadwalkan", row.member.daerah))
    form = EndForm(request.POST)
    if request.method == "POST" and form.is_valid():
        unseat(membership=row, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, "Keanggotaan diakhiri.")
    return redirect("rapat_member", row.member_id)


def _seated(one: Member, form: SeatForm, request) -> bool:
    """Whether the seat was given; else the form says why not."""
    try:
        given = seat(member=one, by=request.user, **form.cleaned_data)
    except SeatRefused as refused:
        form.add_error(None, str(refused))
        return False
    messages.success(request, f"{one.nama} dicatat sebagai {given.get_role_display().lower()} {given.body}.")
    return True


def _row(one: Member, today, former: bool) -> dict:
    """A member with what stands in each column; of who left, the last seats."""
    seats = [row for row in one.seats if former or _now(row, today)]
    words = {"member": one}
    for kind in (Body.Kind.FRAKSI, Body.Kind.KOMISI):
        words[kind.value] = ", ".join(_words(row) for row in seats if row.body.kind == kind)
    named = (Body.Kind.FRAKSI, Body.Kind.KOMISI)
    words["lain"] = ", ".join(_words(row) for row in seats if row.body.kind not in named)
    return words


def _words(row: Membership) -> str:
    plain = row.role == Membership.Role.ANGGOTA
    return row.body.nama if plain else f"{row.body.nama} ({row.get_role_display().lower()})"


def _now(row: Membership, today) -> bool:
    return row.valid_from <= today and (row.valid_to is None or row.valid_to >= today)


def _allow(right: bool) -> None:
    if not right:
        raise PermissionDenied(_DENIED)
