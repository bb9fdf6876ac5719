"""Cari dan ganti: every place of some words, each to be ticked, replaced in one Edit. Ke: jump to an address."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString

from documents import bridge
from documents.actions import TextLocked, TextMoved, TextRefused, replace_words
from documents.core.address import addresses, anchor_of, find_address
from documents.core.replace import MOST, Hit, find
from documents.core.tree import Node, at
from documents.forms import ReplaceForm
from documents.printing.html import words_html
from documents.views.load import may_edit, naskah_for
from documents.views.told import tell_references

AROUND = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One hit as the list shows it."""

    name: str
    address: str
    anchor: str
    words: SafeString


@login_required
def find_replace(request, pk: int):
    """The form, the hits of what was asked, and for who may edit the button that replaces the ticked ones."""
    naskah = naskah_for(request, pk)
    editable = may_edit(request, naskah)
    form = ReplaceForm(request.POST if request.method == "POST" else request.GET if "words" in request.GET else None)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["revision"] is not None and editable:
        try:
            return _replace(request, naskah, form)
        except (TextMoved, TextRefused, TextLocked) as refused:
            form.add_error(None, str(refused))
            naskah.refresh_from_db()
    tree = bridge.tree_of(naskah)
    rows = _rows(tree, form) if form.is_bound and "words" not in form.errors else None
    ticked = set(request.POST.getlist("tempat")) if request.method == "POST" else None
    context = {"raperda": naskah.raperda, "naskah": naskah, "form": form, "editable": editable, "rows": rows}
    context |= {"most": MOST, "ticked": ticked}
    return render(request, "documents/find_replace.html", context, status=422 if form.errors else 200)


@login_required
def jump(request, pk: int):
    """To the unit called `ke` ("Pasal 12 ayat (3)"), or back to the text with a word about it."""
    naskah = naskah_for(request, pk)
    wanted = request.GET.get("ke", "").strip()
    tree = bridge.tree_of(naskah)
    path = find_address(tree, f"Pasal {wanted}" if wanted.isdigit() else wanted) if wanted else None
    if path is None:
        messages.warning(request, f"{wanted or 'Alamat'} tidak ada dalam naskah ini. Tulis misalnya Pasal 2 ayat (1).")
        return redirect("naskah", pk)
    response = redirect("naskah", pk)
    response["Location"] += f"#{anchor_of(tree, path)}"
    return response


def _replace(request, naskah, form: ReplaceForm):
    made = replace_words(
        naskah=naskah,
        query=form.query(),
        chosen=frozenset(request.POST.getlist("tempat")),
        expected_revision=form.cleaned_data["revision"],
        by=request.user,
        now=timezone.now(),
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, f"{made.edit.address}.")
    tell_references(request, naskah, made.references)
    return redirect("naskah", naskah.raperda_id)


def _rows(tree: Node, form: ReplaceForm) -> list[Row]:
    names = addresses(tree)
    return [_row(tree, hit, names[hit.path]) for hit in find(tree, form.query())]


def _row(tree: Node, hit: Hit, name: str) -> Row:
    node = at(tree, hit.path)
    text = node.text if hit.field == "text" else node.heading
    before, after = text[max(hit.start - AROUND, 0) : hit.start], text[hit.end : hit.end + AROUND]
    ops = [("=", f"…{before}" if hit.start > AROUND else before), ("-", hit.found), ("+", hit.replacement)]
    ops.append(("=", f"{after}…" if hit.end + AROUND < len(text) else after))
    return Row(hit.name, name, anchor_of(tree, hit.path), words_html(ops))
