"""Susun: insert beside a unit, move it, remove it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from documents.actions import TextLocked, TextRefused, insert_unit, move_unit, remove_unit
from documents.core.address import addresses
from documents.core.tree import Kind, at, may_hold, path_of, walk_paths
from documents.forms import InsertForm, MoveForm, ReasonForm
from documents.views.load import keeps_typed, naskah_typed_for, outline_and_name, place_of
from documents.views.told import tell_references

_INSERTABLE = {
    Kind.PASAL: "Pasal",
    Kind.BAB: "Bab",
    Kind.BAGIAN: "Bagian",
    Kind.PARAGRAF: "Paragraf",
    Kind.HURUF: "Butir Menimbang",
    Kind.ANGKA: "Butir Mengingat",
}
_LEAVES = (Kind.MENIMBANG, Kind.MENGINGAT)
_ANCHORS = (Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.HURUF, Kind.ANGKA, Kind.MENIMBANG, Kind.MENGINGAT)


@login_required
def arrange_unit(request, pk: int, key: str):
    """Three forms for one unit; each posts to its own address and comes back to the text."""
    naskah, outline, name, _ = _load(request, pk, key)
    return render(request, "documents/arrange.html", _context(naskah, outline, key, name))


@login_required
@keeps_typed
def insert(request, pk: int, key: str):
    """Insert a unit beside `key`."""
    naskah, outline, name, refusal = _load(request, pk, key)
    form = InsertForm(_sent(request), kinds=_kinds(outline, key))
    if not form.is_valid() or refusal:
        return _again(request, naskah, outline, key, name, refusal, insert_form=form)
    try:
        made = insert_unit(
            naskah=naskah,
            kind=form.cleaned_data["kind"],
            anchor=key,
            where=form.cleaned_data["where"],
            text=form.cleaned_data["text"],
            by=request.user,
            now=timezone.now(),
            reason=form.cleaned_data["reason"],
        )
    except (TextRefused, TextLocked) as refused:
        form.add_error("text", str(refused))
        return _again(request, naskah, outline, key, name, insert_form=form)
    _, new_name = outline_and_name(naskah, made.unit.key)
    messages.success(request, f"{new_name} disisipkan. Nomor dihitung ulang.")
    tell_references(request, naskah, made.references)
    return redirect("edit_unit", pk, made.unit.key)


@login_required
@keeps_typed
def move(request, pk: int, key: str):
    """Move the unit `key`."""
    naskah, outline, name, refusal = _load(request, pk, key)
    form = MoveForm(_sent(request), anchors=_anchors(outline, key), auto_id="pindah_%s")
    if not form.is_valid() or refusal:
        return _again(request, naskah, outline, key, name, refusal, move_form=form)
    try:
        given = {"by": request.user, "now": timezone.now(), "address": name}
        moved = move_unit(naskah=naskah, key=key, **given, **form.cleaned_data)
    except TextRefused as refused:
        form.add_error("anchor", str(refused))
        return _again(request, naskah, outline, key, name, move_form=form)
    outline, new_name = outline_and_name(naskah, key)
    messages.success(request, f"{name} dipindahkan, kini {new_name}.")
    tell_references(request, naskah, moved.references)
    return redirect(place_of(naskah, outline, key))


@login_required
@keeps_typed
def remove(request, pk: int, key: str):
    """Remove the unit `key`; its words stay in the history."""
    naskah, outline, name, refusal = _load(request, pk, key)
    form = ReasonForm(_sent(request), auto_id="hapus_%s")
    if not form.is_valid() or refusal:
        return _again(request, naskah, outline, key, name, refusal, remove_form=form)
    given = {"by": request.user, "now": timezone.now(), "address": name}
    removed = remove_unit(naskah=naskah, key=key, **given, **form.cleaned_data)
    messages.success(request, f"{name} dihapus. Teksnya tetap tersimpan dalam riwayat.")
    tell_references(request, naskah, removed.references)
    return redirect("naskah", pk)


def _load(request, pk: int, key: str):
    """The text, its outline, the name of the unit, the sentence that refuses a form sent by who may not, or "".

    The penjelasan is arranged by the pasal it explains: 404.
    """
    naskah, refusal = naskah_typed_for(request, pk)
    outline, name = outline_and_name(naskah, key)
    node = at(outline, path_of(outline, key))
    if node.kind not in _ANCHORS or name.startswith("Penjelasan"):
        raise Http404
    return naskah, outline, name, refusal


def _sent(request):
    return request.POST if request.method == "POST" else None


def _again(request, naskah, outline, key, name, refusal="", **forms):
    if refusal:
        for form in forms.values():
            form.add_error(None, refusal)
    context = _context(naskah, outline, key, name) | forms
    status = 403 if refusal else 422 if request.method == "POST" else 200
    return render(request, "documents/arrange.html", context, status=status)


def _context(naskah, outline, key: str, name: str) -> dict:
    node = at(outline, path_of(outline, key))
    return {
        "raperda": naskah.raperda,
        "key": key,
        "name": name,
        "insert_form": InsertForm(kinds=_kinds(outline, key)),
        "move_form": MoveForm(anchors=_anchors(outline, key), auto_id="pindah_%s"),
        "remove_form": ReasonForm(auto_id="hapus_%s"),
        "below": sum(1 for _, child in walk_paths(node) if child.kind is Kind.PASAL and child.key != key),
        "movable": bool(_anchors(outline, key)),
    }


def _kinds(outline, key: str) -> list[tuple[str, str]]:
    """What may stand beside or inside the unit, the same kind first."""
    path = path_of(outline, key)
    node, parent = at(outline, path), at(outline, path[:-1])
    allowed = [
        (kind.value, word)
        for kind, word in _INSERTABLE.items()
        if (may_hold(parent.kind, kind) or may_hold(node.kind, kind)) and _in_its_list(kind, node, parent)
    ]
    return sorted(allowed, key=lambda choice: choice[0] != node.kind.value)


def _in_its_list(kind: Kind, node, parent) -> bool:
    lists = {Kind.HURUF: Kind.MENIMBANG, Kind.ANGKA: Kind.MENGINGAT}
    return kind not in lists or lists[kind] in (node.kind, parent.kind)


def _anchors(outline, key: str) -> list[tuple[str, str]]:
    """Units beside or inside which this one could stand."""
    names = addresses(outline)
    mine = path_of(outline, key)
    node = at(outline, mine)
    found = []
    for path, other in walk_paths(outline):
        if not path or path[: len(mine)] == mine or other.kind not in _ANCHORS or names[path].startswith("Penjelasan"):
            continue
        if may_hold(at(outline, path[:-1]).kind, node.kind) or may_hold(other.kind, node.kind):
            found.append((other.key, f"{names[path]} {other.heading}".strip()))
    return [("", "Pilih bagian tujuan"), *found] if found and node.kind in _INSERTABLE else []
