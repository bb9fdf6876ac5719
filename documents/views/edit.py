"""Sunting: one unit in its printed form, a preview as it will print, and the answer when somebody was faster."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from documents import bridge
from documents.actions import StaleEdit, TextLocked, TextRefused, drop_unsaved, rewrite_clause, split_unit
from documents.actions.explain import is_explaining
from documents.actions.rejoin import holds_two
from documents.core.layout import layout_unit
from documents.core.parse import parse_unit
from documents.core.tree import Kind, Node, at, path_of
from documents.forms import UnitForm
from documents.models import Clause, UnsavedText
from documents.printing.html import unit_html
from documents.views.desk import saved_since
from documents.views.followed import foreseen
from documents.views.load import (
    UnitGone,
    keeps_typed,
    naskah_to_edit,
    naskah_typed_for,
    place_of,
    spine_and_name,
)
from documents.views.saved import in_room, said_split, saved_in_room, seen
from documents.views.told import tell_references

_WORDLESS = (Kind.PERDA, Kind.BATANG_TUBUH)
_ARRANGED = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.PENJELASAN, Kind.LAMPIRAN)


@login_required
@keeps_typed
def edit_unit(request, pk: int, key: str):
    """The form of one unit, a page or a piece of the room; a POST saves it, and a newer text leads to both texts."""
    naskah, refusal = naskah_typed_for(request, pk)
    spine, name = _spine_and_name(naskah, key)
    if request.method == "POST" and request.htmx:
        return saved_in_room(request, naskah, key, spine, name, refusal)
    form = UnitForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and not refusal:
        try:
            if "pecah" in request.POST:
                return _part(request, naskah, key, name, form.cleaned_data)
            return _save(request, naskah, key, name, spine, form.cleaned_data)
        except StaleEdit as stale:
            if stale.merge.clean and stale.merge.text == stale.theirs:
                return _arrived(request, naskah, key, spine, f"{name} sudah tersimpan.")
            return render(request, "documents/conflict.html", _conflict(naskah, key, name, stale, form), status=409)
        except (TextRefused, TextLocked) as refused:
            form.add_error("text", str(refused))
    if refusal:
        form.add_error("text", refusal)
    context = _form_context(request, naskah, key, spine, name, form)
    status = 403 if refusal else 422 if form.errors else 200
    return render(request, "documents/_editor.html" if request.htmx else "documents/edit.html", context, status=status)


@login_required
@keeps_typed
def preview_unit(request, pk: int, key: str):
    """The typed text as it will print, the references that would follow, the remarks of the parser. Saves nothing."""
    if request.method != "POST":
        return redirect("edit_unit", pk, key)
    naskah = naskah_to_edit(request, pk)
    spine, name = _spine_and_name(naskah, key)
    old, row = _unit(naskah, key)
    form = UnitForm(request.POST)
    form.is_valid()
    explaining = is_explaining(row)
    text = form.cleaned_data.get("text", "")
    typed, findings = parse_unit(Kind(row.kind), text, explaining=explaining)
    node = typed if explaining else bridge.numbered(typed)
    printed = unit_html(
        _with_number(spine, Node(node.kind, "", node.heading, node.text, node.children, old.key)),
        explaining=explaining,
    )
    context = {"printed": printed, "findings": findings, "raperda": naskah.raperda, "form": form, "key": key}
    context |= {"name": name, "errors": form.errors.get("text", []), "naskah": naskah}
    if row.kind == Kind.PASAL and not explaining and holds_two(text):
        context |= said_split(request, naskah, key, text)
    elif not explaining and not form.errors:
        context["followed"] = foreseen(naskah, old, typed)
    return render(request, "documents/_preview.html" if request.htmx else "documents/edit.html", context)


def _form_context(request, naskah, key: str, spine: Node, name: str, form: UnitForm) -> dict[str, object]:
    node, row = _unit(naskah, key)
    explaining = is_explaining(row)
    kept = UnsavedText.objects.filter(naskah=naskah, key=key, by=request.user).first()
    text = layout_unit(node, explaining)
    if kept is not None and (kept.text == text or saved_since(kept, row)):
        kept = None
    if not form.is_bound:
        given = {"text": text, "revision": row.revision}
        if kept is not None and "salinan" in request.GET:
            given = {"text": kept.text, "revision": kept.revision}
        form = UnitForm(initial=given, auto_id=f"{key}_%s" if in_room(request) else "id_%s")
    printed = unit_html(_with_number(spine, node), explaining=explaining)
    context = {"raperda": naskah.raperda, "form": form, "key": key, "name": name, "printed": printed, "kept": kept}
    context["naskah"] = naskah
    context["restored"] = kept is not None and "salinan" in request.GET
    context["arrangeable"] = row.kind in _ARRANGED and not explaining or row.parent.kind in bridge.LISTS
    context["lampiran"] = row.kind == Kind.LAMPIRAN
    return context


def _save(request, naskah, key, name, spine, clean):
    saved = rewrite_clause(
        naskah=naskah,
        key=key,
        text=clean["text"],
        expected_revision=clean["revision"],
        by=request.user,
        now=timezone.now(),
        reason=clean["reason"],
        address=name,
    )
    if "salinan" in request.POST:  # a copy was kept while it was typed
        drop_unsaved(naskah=naskah, key=key, by=request.user)
    clock = timezone.localtime().strftime("%H.%M")
    words = f"{name} tersimpan {clock}." if saved.edit else f"{name} tidak berubah."
    for finding in saved.findings:
        messages.warning(request, finding.message)
    tell_references(request, naskah, saved.references)
    return _arrived(request, naskah, key, spine, words)


def _part(request, naskah, key, name, clean):
    """The pasal in two, at the line "Pasal" in its text."""
    given = {"by": request.user, "now": timezone.now(), "reason": clean["reason"], "address": name}
    made = split_unit(naskah=naskah, key=key, text=clean["text"], expected_revision=seen(request), **given)
    drop_unsaved(naskah=naskah, key=key, by=request.user)
    for finding in made.findings:
        messages.warning(request, finding.message)
    tell_references(request, naskah, made.references)
    _, second = spine_and_name(naskah, made.units[1].key)
    return _arrived(request, naskah, key, spine_and_name(naskah, key)[0], f"{name} dipecah, bagian keduanya {second}.")


def _arrived(request, naskah, key: str, spine: Node, words: str):
    """Back to the unit in the text; the message tells the browser to drop its own copy of what was typed."""
    messages.success(request, words, extra_tags=f"sunting-{naskah.raperda_id}-{key}")
    return redirect(place_of(naskah, spine, key))


def _conflict(naskah, key, name, stale: StaleEdit, form) -> dict:
    merged = UnitForm(
        initial={"text": stale.merge.text, "revision": stale.revision, "reason": form.cleaned_data["reason"]}
    )
    return {"raperda": naskah.raperda, "key": key, "name": name, "stale": stale, "form": merged}


def _spine_and_name(naskah, key: str) -> tuple[Node, str]:
    """Raises Http404 for what has no words of its own to edit."""
    spine, name = spine_and_name(naskah, key)
    if at(spine, path_of(spine, key)).kind in _WORDLESS:
        raise Http404
    return spine, name


def _unit(naskah, key: str) -> tuple[Node, Clause]:
    try:
        return bridge.numbered_unit(naskah, key)
    except Clause.DoesNotExist:
        raise UnitGone


def _with_number(spine: Node, node: Node) -> Node:
    """The unit with the number the whole act gives it."""
    path = path_of(spine, node.key)
    number = at(spine, path).number if path is not None else node.number
    return Node(node.kind, number, node.heading, node.text, node.children, node.key, node.explains)
