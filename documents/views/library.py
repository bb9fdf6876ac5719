"""Pustaka: standard clauses, the office's own, and pasal of other texts, put beside a unit with one click."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from documents.actions import (
    LibraryRefused,
    TalkRefused,
    TextLocked,
    TextRefused,
    change_clause,
    drop_clause,
    insert_clause,
    keep_clause,
)
from documents.actions.talk import printed_unit
from documents.core.tree import Kind, at, path_of
from documents.forms import BesideForm, ClauseForm
from documents.models import Daerah, LibraryItem, Naskah
from documents.standard import adapted, standards
from documents.views.borrowed import Borrowed, borrowed, sources
from documents.views.hosts import daerah_for
from documents.views.load import naskah_for, naskah_to_edit, spine_and_name
from documents.views.told import tell_references

_WHO = "Peran Anda tidak dapat mengurus pustaka klausul. Hubungi perancang atau bagian hukum."


@dataclass(frozen=True, slots=True)
class Item:
    """A clause as the page offers it; `code` names it in a form."""

    code: str
    group: str
    title: str
    text: str
    explanation: str
    source: str
    own: int | None = None


@login_required
def library(request, pk: int, key: str):
    """Pick a clause for the place beside the unit; a POST inserts it there."""
    naskah = naskah_to_edit(request, pk)
    spine, name = spine_and_name(naskah, key)
    if at(spine, path_of(spine, key)).kind is not Kind.PASAL:
        raise Http404
    form = BesideForm(request.POST or None, initial={"where": "sesudah"})
    other = borrowed(request, naskah)
    if request.method == "POST" and form.is_valid():
        item = _chosen(naskah, request.POST.get("klausul", ""), other)
        try:
            return _insert(request, naskah, key, item, form.cleaned_data)
        except (TextRefused, TextLocked) as refused:
            form.add_error(None, str(refused))
    items = _found(_items(naskah.daerah), request.GET.get("cari", ""))
    context = {"raperda": naskah.raperda, "key": key, "name": name, "form": form, "groups": _groups(items)}
    context |= {"cari": request.GET.get("cari", ""), "sources": sources(request, naskah), "other": other}
    return render(request, "documents/library.html", context, status=422 if form.errors else 200)


@login_required
def library_list(request):
    """Every clause the office can use; for who edits, its own to change, and a form to keep a new one."""
    daerah = daerah_for(request, "lihat", _WHO)
    may_keep = request.user.has_perm("sunting", daerah)
    form = ClauseForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        if not may_keep:
            raise PermissionDenied(_WHO)
        try:
            item = keep_clause(daerah=daerah, by=request.user, now=timezone.now(), **form.cleaned_data)
        except LibraryRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{item.title} tersimpan di pustaka.")
            return redirect("library_list")
    items = _found(_items(daerah), request.GET.get("cari", ""))
    context = {"groups": _groups(items), "form": form, "cari": request.GET.get("cari", ""), "may_keep": may_keep}
    return render(request, "documents/library_list.html", context, status=422 if form.errors else 200)


@login_required
def library_item(request, number: int):
    """Change one of the office's own clauses, or drop it."""
    daerah = daerah_for(request, "sunting", _WHO)
    item = get_object_or_404(LibraryItem, daerah=daerah, pk=number)
    start = {"group": item.group, "title": item.title, "text": item.text, "explanation": item.explanation}
    if request.method == "POST" and request.POST.get("hapus"):
        messages.success(request, f"{drop_clause(item=item, by=request.user)} dihapus dari pustaka.")
        return redirect("library_list")
    form = ClauseForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            change_clause(item=item, by=request.user, now=timezone.now(), **form.cleaned_data)
        except LibraryRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{item.title} tersimpan.")
            return redirect("library_list")
    return render(
        request, "documents/library_item.html", {"form": form, "item": item}, status=422 if form.errors else 200
    )


def _start(request) -> dict[str, str]:
    """The words of the unit the person came from (`raperda`, `bagian`), to be kept."""
    pk, key = request.GET.get("raperda", ""), request.GET.get("bagian", "")
    if not (pk.isdigit() and len(pk) < 18 and key):
        return {}
    naskah = naskah_for(request, int(pk))
    try:
        return {"text": printed_unit(naskah, key)[0]}
    except TalkRefused:
        return {}


def _insert(request, naskah: Naskah, key: str, item: Item, clean: dict):
    if item is None:
        messages.warning(request, "Klausul itu tidak ada lagi di pustaka. Pilih yang lain.")
        return redirect("library", naskah.raperda_id, key)
    kind = "pustaka" if item.source == "" or item.own else "kutipan"
    made = insert_clause(
        naskah=naskah,
        anchor=key,
        where=clean["where"],
        text=item.text,
        explanation=item.explanation,
        source=(kind, (item.source or item.title)[:80]),
        reason=clean["reason"] or f"Diambil dari {item.source or f'pustaka: {item.title}'}",
        by=request.user,
        now=timezone.now(),
    )
    messages.success(request, f"{item.title} disisipkan. Isi bagian dalam kurung siku, lalu simpan.")
    tell_references(request, naskah, made.references)
    return redirect("edit_unit", naskah.raperda_id, made.unit.key)


def _chosen(naskah: Naskah, code: str, other: Borrowed | None) -> Item | None:
    if other and code == "lain" and other.text:
        return Item("lain", "", other.title, other.text, other.explanation, other.source)
    return next((item for item in _items(naskah.daerah) if item.code == code), None)


def _items(daerah: Daerah) -> list[Item]:
    own = [
        Item(
            f"k{row.pk}", row.group, row.title, adapted(row.text, daerah), adapted(row.explanation, daerah),
            row.source, row.pk,
        )
        for row in LibraryItem.objects.filter(daerah=daerah)
    ]  # fmt: skip
    given = [Item(f"b{s.number}", s.group, s.title, s.text, s.explanation, "") for s in standards(daerah)]
    return own + given


def _found(items: list[Item], words: str) -> list[Item]:
    asked = words.casefold().split()
    return [item for item in items if all(word in f"{item.title} {item.text}".casefold() for word in asked)]


def _groups(items: list[Item]) -> list[tuple[str, bool, list[Item]]]:
    """The clauses by group in the order of a Perda; phrases are to be copied, not inserted."""
    found = []
    for value, label in LibraryItem.Group.choices:
        of_group = [item for item in items if item.group == value]
        if of_group:
            found.append((label, value != LibraryItem.Group.FRASA, of_group))
    return found
