"""Sisipkan di tempat: the form of a new unit as a piece of the room, and what its insertion answers to the room."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone

from documents import bridge
from documents.actions import TextLocked, TextRefused, insert_unit
from documents.core.tree import Kind, Node, may_hold
from documents.forms import InsertForm
from documents.views.drawn import draw
from documents.views.followed import told_of
from documents.views.load import place_of
from documents.views.saved import clock, html_of, labels_after, line_of, others_of, said_of


def insert_form(request, naskah, key: str, name: str, node: Node, kinds):
    """The form beside the unit, in an empty bab for its first pasal; `inside`: the kinds that stand in it."""
    inside = [value for value, _ in kinds if may_hold(node.kind, Kind(value))]
    kind = Kind.PASAL.value if Kind.PASAL.value in inside and not node.children else kinds[0][0]
    initial = {"kind": kind, "where": "dalam" if kind in inside else "sesudah"}
    form = InsertForm(kinds=kinds, initial=initial, auto_id=f"sisip_{key}_%s")
    context = {"raperda": naskah.raperda, "naskah": naskah, "key": key, "name": name, "form": form}
    return render(request, "documents/_insert.html", context | {"inside": " ".join(inside)})


def inserted_in_room(request, naskah, key: str, form: InsertForm, refusal: str) -> JsonResponse:
    """A new pasal and the numbers that follow it; of other kinds only where the page shows it now (`go`)."""
    if refusal:
        return JsonResponse({"errors": [refusal]}, status=403)
    if not form.is_valid():
        return JsonResponse({"errors": [error for found in form.errors.values() for error in found]}, status=422)
    clean = form.cleaned_data
    given = {"kind": clean["kind"], "where": clean["where"], "text": clean["text"], "reason": clean["reason"]}
    try:
        made = insert_unit(naskah=naskah, anchor=key, by=request.user, now=timezone.now(), **given)
    except (TextRefused, TextLocked) as refused:
        return JsonResponse({"errors": [str(refused)]}, status=422)
    return JsonResponse(_answer(naskah, made, clean["kind"]))


def _answer(naskah, made, kind: Kind) -> dict[str, object]:
    state, tree, key = f"Tersimpan {clock()}", bridge.tree_of(naskah), made.unit.key
    if kind is not Kind.PASAL:
        return {"state": state, "go": place_of(naskah, tree, key), "key": key}
    drawn = draw(naskah, tree, True, {})
    at = next(i for i, piece in enumerate(drawn.pieces) if piece.node.key == key)
    answer = others_of(drawn, made.references, key)
    answer["units"] = {key: html_of(drawn, key), **answer.get("units", {})}
    answer |= {"after": {key: drawn.pieces[at - 1].node.key}, "labels": labels_after(drawn, key), "key": key}
    answer |= {"state": state, "name": drawn.names[drawn.pieces[at].path], "edits": 1}
    answer["line"] = line_of(naskah, made.edit)
    answer["said"] = said_of(naskah, state, told_of(made.references, drawn.names), made.findings, made.edit)
    return answer
