"""Susun: insert beside a unit, move it, remove it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from documents.actions import TextLocked, TextRefused, UnitChanged, insert_unit, move_unit, remove_unit
from documents.actions.foresee import what_falls
from documents.core.address import addresses, find_address
from documents.core.tree import Kind, at, may_hold, path_of, walk_paths
from documents.forms import InsertForm, JoinForm, MoveForm, ReasonForm
from documents.views.inserted import insert_form, inserted_in_room
from documents.views.load import keeps_typed, naskah_typed_for, outline_and_name, place_of
from documents.views.told import tell_references

_INSERTABLE = {
    Kind.PASAL: "Pasal",
    Kind.BAB: "Bab",
    Kind.BAGIAN: "Bagian",
    Kind.PARAGRAF: "Paragraf",
    Kind.HURUF: "Butir Menimbang",
    Kind.ANGKA: "Butir Mengingat",
    Kind.LAMPIRAN: "Lampiran",
}
_HEADED = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
_FIXED = (Kind.MENIMBANG, Kind.MENGINGAT, Kind.PENUTUP, Kind.PENJELASAN)
_ANCHORS = (*_INSERTABLE, *_FIXED)


@login_required
def arrange_unit(request, pk: int, key: str):
    """The forms for one unit; each posts to its own address and comes back to the text."""
    naskah, outline, name, _ = load(request, pk, key)
    return render(request, "documents/arrange.html", _context(naskah, outline, key, name))


@login_required
@keeps_typed
def insert(request, pk: int, key: str):
    """Insert a unit beside `key`; for the room the form is a piece, and so is what it answers."""
    naskah, outline, name, refusal = load(request, pk, key)
    if request.htmx and request.method == "GET":
        return insert_form(request, naskah, key, name, at(outline, path_of(outline, key)), _kinds(outline, key))
    form = InsertForm(sent(request), kinds=_kinds(outline, key))
    if request.htmx:
        return inserted_in_room(request, naskah, key, form, refusal)
    if not form.is_valid() or refusal:
        return again(request, naskah, outline, key, name, refusal, insert_form=form)
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
        return again(request, naskah, outline, key, name, insert_form=form)
    _, new_name = outline_and_name(naskah, made.unit.key)
    told(request, naskah, made, f"{new_name} disisipkan. Nomor dihitung ulang.")
    return redirect("edit_unit", pk, made.unit.key)


@login_required
@keeps_typed
def move(request, pk: int, key: str):
    """Move the unit `key`."""
    naskah, outline, name, refusal = load(request, pk, key)
    form = _move_form(naskah, outline, key, sent(request))
    if not form.is_valid() or refusal:
        return again(request, naskah, outline, key, name, refusal, move_form=form)
    clean = form.cleaned_data
    try:
        moved = move_unit(
            naskah=naskah,
            key=key,
            anchor=clean["anchor"],
            where=clean["where"],
            by=request.user,
            now=timezone.now(),
            reason=clean["reason"],
            address=name,
            expected_revision=clean["revision"],
        )
    except TextRefused as refused:
        form.add_error("to" if clean["to"] else "anchor", str(refused))
        renewed(form, naskah, refused)
        return again(request, naskah, outline, key, name, move_form=form)
    outline, new_name = outline_and_name(naskah, key)
    told(request, naskah, moved, f"{name} dipindahkan, kini {new_name}.")
    return redirect(place_of(naskah, outline, key))


@login_required
@keeps_typed
def remove(request, pk: int, key: str):
    """What goes along when the unit goes; a POST removes it. Its words stay in the history."""
    naskah, _, name, refusal = load(request, pk, key)
    form = ReasonForm(sent(request), initial={"revision": naskah.revision}, auto_id="hapus_%s")
    if form.is_valid() and not refusal:
        try:
            removed = remove_unit(
                naskah=naskah,
                key=key,
                by=request.user,
                now=timezone.now(),
                reason=form.cleaned_data["reason"],
                address=name,
                expected_revision=form.cleaned_data["revision"],
            )
        except TextRefused as refused:
            form.add_error(None, str(refused))
            renewed(form, naskah, refused)
        else:
            told(request, naskah, removed, f"{name} dihapus. Teksnya tetap tersimpan dalam riwayat.")
            return redirect("naskah", pk)
    if refusal:
        form.add_error(None, refusal)
    context = {"raperda": naskah.raperda, "key": key, "name": name, "remove_form": form}
    context["falls"] = what_falls(naskah, key)
    return render(request, "documents/remove.html", context, status=403 if refusal else 422 if form.errors else 200)


def load(request, pk: int, key: str):
    """The text, its outline, the name of the unit, the sentence that refuses a form sent by who may not, or "".

    The penjelasan is arranged by the pasal it explains: 404.
    """
    naskah, refusal = naskah_typed_for(request, pk)
    outline, name = outline_and_name(naskah, key)
    node = at(outline, path_of(outline, key))
    if node.kind not in _ANCHORS or name.startswith("Penjelasan "):
        raise Http404
    return naskah, outline, name, refusal


def sent(request):
    """What was posted, or None."""
    return request.POST if request.method == "POST" else None


def told(request, naskah, made, words: str) -> None:
    """The message of a change of order, with the way to take it back, and what followed it."""
    messages.success(request, words, extra_tags=reverse("undo", args=[naskah.raperda_id, made.edit.pk]))
    tell_references(request, naskah, made.references)


def renewed(form, naskah, refused: TextRefused) -> None:
    """Let a form that came too late be sent again, now that the person has seen why."""
    if isinstance(refused, UnitChanged):
        naskah.refresh_from_db()
        form.data = form.data.copy()
        form.data["revision"] = naskah.revision


def again(request, naskah, outline, key, name, refusal="", **forms):
    """The page of all forms, with what is wrong in one of them."""
    if refusal:
        for form in forms.values():
            form.add_error(None, refusal)
    context = _context(naskah, outline, key, name) | forms
    status = 403 if refusal else 422 if request.method == "POST" else 200
    return render(request, "documents/arrange.html", context, status=status)


def _context(naskah, outline, key: str, name: str) -> dict:
    path = path_of(outline, key)
    node, beside = at(outline, path), neighbours(outline, path)
    seen = {"revision": naskah.revision}
    return {
        "raperda": naskah.raperda,
        "key": key,
        "name": name,
        "pasal": node.kind is Kind.PASAL,
        "headed": node.kind in _HEADED,
        "fixed": node.kind in _FIXED,
        "lampiran": node.kind is Kind.LAMPIRAN,
        "insert_form": InsertForm(kinds=_kinds(outline, key)),
        "move_form": _move_form(naskah, outline, key, initial=seen),
        "join_form": JoinForm(neighbours=beside, initial=seen, auto_id="gabung_%s") if beside else None,
        "dissolve_form": ReasonForm(initial=seen, auto_id="bubar_%s"),
        "movable": bool(_anchors(outline, key)),
        "places": [words for _, words in _anchors(outline, key)[1:]],
    }


def _move_form(naskah, outline, key: str, data=None, **given) -> MoveForm:
    def find(address: str) -> str:
        path = find_address(outline, address)
        return at(outline, path).key if path is not None else ""

    return MoveForm(data, anchors=_anchors(outline, key), find=find, auto_id="pindah_%s", **given)


def neighbours(outline, path) -> list[tuple[str, str]]:
    """The pasal right before and after a pasal under the same heading."""
    if at(outline, path).kind is not Kind.PASAL:
        return []
    names, siblings = addresses(outline), at(outline, path[:-1]).children
    places = [i for i in (path[-1] + 1, path[-1] - 1) if 0 <= i < len(siblings) and siblings[i].kind is Kind.PASAL]
    return [(siblings[i].key, names[(*path[:-1], i)]) for i in places]


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
    if node.kind is Kind.PENJELASAN:
        return kind is Kind.LAMPIRAN
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
        if node.kind is Kind.LAMPIRAN and other.kind is not Kind.LAMPIRAN:
            continue
        if may_hold(at(outline, path[:-1]).kind, node.kind) or may_hold(other.kind, node.kind):
            found.append((other.key, f"{names[path]} {other.heading}".strip()))
    return [("", "Pilih bagian tujuan"), *found] if found and node.kind in _INSERTABLE else []
