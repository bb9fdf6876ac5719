"""Ruang naskah: tree, text, context."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from documents import bridge
from documents.core.address import anchors
from documents.printing.contents import contents_html
from documents.printing.html import law_html
from documents.views.bars import edit_bars
from documents.views.load import may_edit, naskah_for


@login_required
def naskah(request, pk: int):
    """The whole text as it prints, with a bar on every unit the person may edit."""
    naskah = naskah_for(request, pk)
    tree = bridge.tree_of(naskah)
    ids = anchors(tree)
    editable = may_edit(request, naskah)
    versions = list(naskah.versions.defer("tree").select_related("by").order_by("-number")[:6])
    since = versions[0] if versions else None
    return render(
        request,
        "documents/naskah.html",
        {
            "raperda": naskah.raperda,
            "law": law_html(tree, anchors=ids, decorate=edit_bars(tree, naskah.raperda_id, editable)),
            "contents": contents_html(tree, ids),
            "editable": editable,
            "versions": versions,
            "unfrozen": naskah.revision - (since.revision if since else 0),
            "may_freeze": request.user.has_perm("bekukan", naskah.raperda),
            "edits": naskah.edits.select_related("by").order_by("-pk")[:8],
        },
    )
