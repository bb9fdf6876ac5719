"""What a save answers to the room: the unit as it stands now, what followed it, and nothing else."""

from dataclasses import replace

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone

from documents import bridge
from documents.actions import StaleEdit, TextLocked, TextRefused, rewrite_clause, split_unit
from documents.actions.rehearse import rehearse_split
from documents.actions.rejoin import holds_two
from documents.core.address import addresses
from documents.core.references import Rewrite
from documents.core.tree import Kind, Node, at, path_of, replace_at
from documents.forms import UnitForm
from documents.views.drawn import Drawn, draw
from documents.views.followed import Followed, told_of

_TWO = "Teks ini memuat lebih dari satu pasal. Tekan “Pecah menjadi dua pasal” di bawah, atau hapus baris “Pasal”."
MOST_UNITS, MOST_BYTES = 12, 40_000
_NOTHING = Followed(0, (), ())


def in_room(request) -> bool:
    """Whether a piece for the room is asked for, not a page."""
    return bool(request.htmx)


def saved_in_room(request, naskah, key: str, spine: Node, name: str, refusal: str) -> JsonResponse:
    """The saved unit and what followed; 409 with the merge when somebody was faster, 422 or 403 with what is wrong."""
    form = UnitForm(request.POST)
    if refusal:
        return JsonResponse({"errors": [refusal]}, status=403)
    if not form.is_valid():
        return JsonResponse({"errors": [error for found in form.errors.values() for error in found]}, status=422)
    clean = form.cleaned_data
    given = {"naskah": naskah, "key": key, "text": clean["text"], "by": request.user, "now": timezone.now()}
    given |= {"reason": clean["reason"], "address": name}
    try:
        if "pecah" in request.POST:
            return _parted(request, name, expected_revision=seen(request), **given)
        if holds_two(clean["text"]) and at(spine, path_of(spine, key)).kind is Kind.PASAL:
            return JsonResponse({"errors": [_TWO]}, status=422)
        saved = rewrite_clause(expected_revision=clean["revision"], **given)
    except StaleEdit as stale:
        if stale.merge.clean and stale.merge.text == stale.theirs:
            return JsonResponse({"state": f"Tersimpan {clock()}", "stale": [key]})
        return _collided(request, naskah, key, name, stale, clean["reason"])
    except (TextRefused, TextLocked) as refused:
        return JsonResponse({"errors": [str(refused)]}, status=422)
    return _answer(request, naskah, key, spine, name, saved)


def seen(request) -> int | None:
    """The revision of the whole text the form was opened at; None when it does not say."""
    typed = request.POST.get("naskah", "")
    return int(typed) if typed.isdigit() and len(typed) < 12 else None


def said_split(request, naskah, key: str, text: str) -> dict[str, object]:
    """What parting the pasal at the line "Pasal" would do, for the preview; an error where it cannot be parted."""
    try:
        done = rehearse_split(naskah=naskah, key=key, text=text, by=request.user, now=timezone.now())
    except (TextRefused, TextLocked) as refused:
        return {"errors": [str(refused)], "findings": ()}
    path = path_of(done.tree, done.made.units[1].key)
    names = addresses(done.tree)
    drawn = draw(naskah, done.tree, False, {})
    pieces = [drawn.holding(unit.key) for unit in done.made.units]
    return {
        "printed": "",
        "parted": [piece.html for piece in pieces if piece],
        "parts": names[path],
        "findings": done.made.findings,
        "followed": told_of(done.made.references, names),
    }


def _answer(request, naskah, key: str, spine: Node, name: str, saved) -> JsonResponse:
    state = f"Tersimpan {clock()}" if saved.edit else "Tidak berubah"
    answer: dict[str, object] = {"state": state, "name": name}
    followed = _NOTHING
    if saved.references:
        drawn = draw(naskah, bridge.tree_of(naskah), True, {})
        followed = told_of(saved.references, drawn.names)
        answer |= others_of(drawn, saved.references, key)
    else:
        drawn = draw(naskah, replace_at(spine, path_of(spine, key), _now(naskah, spine, key, saved)), True, {})
    answer["units"] = {key: html_of(drawn, key), **answer.get("units", {})}
    answer["said"] = said_of(naskah, state, followed, saved.findings, saved.edit)
    answer["edits"] = 1 if saved.edit else 0
    if saved.edit:
        answer["line"] = line_of(naskah, saved.edit)
    return JsonResponse(answer)


def _parted(request, name: str, **given) -> JsonResponse:
    """The pasal in two: both of them, and of the others only the numbers that changed."""
    made = split_unit(**given)
    drawn = draw(given["naskah"], bridge.tree_of(given["naskah"]), True, {})
    followed = told_of(made.references, drawn.names)
    upper, lower = (unit.key for unit in made.units)
    answer: dict[str, object] = others_of(drawn, made.references, upper, lower)
    answer["units"] = {upper: html_of(drawn, upper), lower: html_of(drawn, lower), **answer.get("units", {})}
    answer |= {"after": {lower: upper}, "labels": labels_after(drawn, lower), "name": name, "edits": 1}
    answer["state"] = f"Tersimpan {clock()}"
    answer["said"] = said_of(given["naskah"], answer["state"], followed, made.findings, made.edit)
    answer["line"] = line_of(given["naskah"], made.edit)
    return JsonResponse(answer)


def others_of(drawn: Drawn, references: tuple[Rewrite, ...], *known: str) -> dict[str, object]:
    """The other units whose words followed: their HTML while it is little, else only their keys, to be fetched."""
    changed = {at(drawn.tree, each.path).key for each in references if each.new_text != each.old_text}
    paths = {each.path for each in references if each.new_text != each.old_text}
    found = {}
    for piece in drawn.pieces:
        inside = any(path[: len(piece.path)] == piece.path for path in paths) or changed & set(piece.keys)
        if inside and piece.node.key not in known:
            found[piece.node.key] = str(piece.html)
    if len(found) <= MOST_UNITS and sum(map(len, found.values())) <= MOST_BYTES:
        return {"units": found}
    return {"stale": list(found)}


def labels_after(drawn: Drawn, made: str) -> str:
    """Key and number of every pasal of the body after the new one, which is all that changes in them."""
    pasal = [piece for piece in drawn.pieces if piece.node.kind is Kind.PASAL and not piece.node.explains]
    keys = [piece.node.key for piece in pasal]
    return " ".join(f"{piece.node.key}:{piece.node.number}" for piece in pasal[keys.index(made) + 1 :])


def _collided(request, naskah, key: str, name: str, stale: StaleEdit, reason: str) -> JsonResponse:
    given = {"text": stale.merge.text, "revision": stale.revision, "reason": reason}
    form = UnitForm(initial=given, auto_id=f"{key}_%s")
    context = {"raperda": naskah.raperda, "key": key, "name": name, "stale": stale, "form": form, "naskah": naskah}
    return JsonResponse({"conflict": render_to_string("documents/_editor.html", context, request)}, status=409)


def _now(naskah, spine: Node, key: str, saved) -> Node:
    """The saved unit with its numbers, its own as the whole act gives it."""
    old = at(spine, path_of(spine, key))
    unit = saved.unit
    if old.explains or unit.kind is Kind.UMUM:
        unit = bridge.printed(naskah, unit, saved.body)
    elif naskah.raperda_id:
        unit = bridge.numbered(unit)
    return replace(unit, number=old.number, key=key, explains=old.explains)


def html_of(drawn: Drawn, key: str) -> str:
    """The markup in which the unit is drawn; "" where it is not."""
    piece = drawn.holding(key)
    return str(piece.html) if piece else ""


def said_of(naskah, state: str, followed: Followed, findings, edit) -> str:
    """What stands beside a unit after a save: when, what followed, what to look at, the way back."""
    context = {"raperda": naskah.raperda, "state": state, "followed": followed, "findings": findings, "edit": edit}
    return render_to_string("documents/_saved.html", context)  # no request: the frame of a page would ask more


def line_of(naskah, edit, editable: bool = True) -> str:
    """The edit as a line of "Suntingan terakhir"."""
    context = {"raperda": naskah.raperda, "edit": edit, "editable": editable}
    return render_to_string("documents/_edit_line.html", context)


def clock() -> str:
    """The time of a save as the room tells it: "10.42"."""
    return timezone.localtime().strftime("%H.%M")
