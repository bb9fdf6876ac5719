"""Ruang naskah: tree, text, context."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from documents import bridge
from documents.actions.desk import SAVED_SINCE
from documents.core.tree import Kind, walk_paths
from documents.models import Naskah, UnsavedText
from documents.printing.contents import contents_html
from documents.printing.portions import portioned, waiting_html
from documents.views.bars import NO_KEY, signs_of
from documents.views.drawn import Drawn, draw, talk_of
from documents.views.load import may_edit, naskah_for

VERSIONS, EDITS = 6, 8


@login_required
def naskah(request, pk: int):
    """The text as it prints, with a bar on every unit the person may edit; a long one is drawn as one scrolls."""
    naskah = naskah_for(request, pk)
    tree, talk = bridge.tree_of(naskah), talk_of(naskah)
    editable = may_edit(request, naskah)
    drawn = draw(naskah, tree, editable, talk)
    versions = list(naskah.versions.defer("tree").select_related("by").order_by("-number")[:VERSIONS])
    since = versions[0] if versions else None
    law, later = _law(drawn, naskah, whole="lengkap" in request.GET)
    context = {
        "raperda": naskah.raperda,
        "revision": naskah.revision,
        "law": law,
        "later": later,
        "contents": contents_html(tree, drawn.anchors, signs_of(talk)),
        "editable": editable,
        "unexplained": editable and tree.first(Kind.PENJELASAN) is None,
        "may_suggest": request.user.has_perm("usulkan", naskah.raperda),
        "may_freeze": request.user.has_perm("bekukan", naskah.raperda),
        "versions": versions,
        "unfrozen": naskah.revision - (since.revision if since else 0),
        "edits": naskah.edits.select_related("by").order_by("-pk")[:EDITS],
        "unsaved": unsaved_of(naskah, request.user, drawn),
        "waiting": sum(suggestions for _, suggestions in talk.values()),
        "no_key": NO_KEY,
    }
    return render(request, "documents/naskah.html", context)


def unsaved_of(naskah: Naskah, user, drawn: Drawn) -> list[dict[str, object]]:
    """What the person typed here and has not saved, newest first, with the present name of the unit ("" when gone)."""
    names = {node.key: drawn.names[path] for path, node in walk_paths(drawn.tree)}
    rows = UnsavedText.objects.filter(~SAVED_SINCE, naskah=naskah, by=user).order_by("-at").defer("text")
    return [{"key": row.key, "at": row.at, "name": names.get(row.key, "")} for row in rows]


def _law(drawn: Drawn, naskah: Naskah, whole: bool) -> tuple[SafeString, bool]:
    """The text, or its first portion with what waits in place of the rest; and whether something waits."""
    first, *rest = portioned(drawn.pieces) or [None]
    if first is None or not rest:
        return (first.html if first else SafeString("")), False
    if whole:
        return SafeString("".join(portion.html for portion in (first, *rest))), False
    page = f"{reverse('naskah', args=[naskah.raperda_id])}?lengkap=1"
    return SafeString(first.html + waiting_html(rest, drawn.anchors, drawn.names, page)), True
