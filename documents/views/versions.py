"""Versi: freeze the text, list what was frozen, read one version."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from documents.actions import NothingToFreeze, TextLocked, restore_version
from documents.actions import freeze as freeze_text
from documents.core.address import anchors
from documents.core.layout import layout
from documents.forms import FreezeForm
from documents.models import Comparison
from documents.printing.contents import contents_html
from documents.printing.html import law_html
from documents.views.load import may_edit, naskah_for


@login_required
def freeze(request, pk: int):
    """Ask for a name, then freeze; what is frozen never changes again."""
    naskah = naskah_for(request, pk, "bekukan")
    last = naskah.versions.order_by("-number").defer("tree").first()
    form = FreezeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = freeze_text(naskah=naskah, name=form.cleaned_data["name"], by=request.user, now=timezone.now())
        except NothingToFreeze as nothing:
            messages.info(request, str(nothing))
            return redirect("versions", pk)
        messages.success(request, f"Versi {version.number} dibekukan: {version.name}.")
        return redirect("versions", pk)
    context = {
        "raperda": naskah.raperda,
        "form": form,
        "last": last,
        "next": last.number + 1 if last else 1,
        "unchanged": last is not None and last.revision == naskah.revision,
    }
    return render(request, "documents/freeze.html", context, status=422 if form.errors else 200)


@login_required
def versions(request, pk: int):
    """All frozen versions, newest first, with two boxes to pick for comparing."""
    naskah = naskah_for(request, pk)
    rows = list(naskah.versions.defer("tree").select_related("by").order_by("-number"))
    unfrozen = naskah.revision - (rows[0].revision if rows else 0)
    sizes = {told.new_id: told for told in Comparison.objects.filter(new__naskah=naskah).defer("changes")}
    context = {
        "raperda": naskah.raperda,
        "versions": rows,
        "rows": [(row, sizes.get(row.pk)) for row in rows],
        "unfrozen": unfrozen,
        "may_freeze": request.user.has_perm("bekukan", naskah.raperda),
    }
    return render(request, "documents/versions.html", context)


@login_required
def restore(request, pk: int, number: int):
    """Ask, then write an earlier version over the draft; what was not frozen stays in history."""
    naskah = naskah_for(request, pk, "sunting")
    row = get_object_or_404(naskah.versions.select_related("by"), number=number)
    if request.method == "POST":
        try:
            made = restore_version(naskah=naskah, version=row, by=request.user, now=timezone.now())
        except (NothingToFreeze, TextLocked) as refused:
            messages.warning(request, str(refused))
            return redirect("versions", pk)
        messages.success(request, f"Versi {number} dipulihkan dan dibekukan sebagai versi {made.number}.")
        return redirect("naskah", pk)
    last = naskah.versions.order_by("-number").defer("tree").first()
    context = {"raperda": naskah.raperda, "version": row, "unfrozen": naskah.revision - last.revision}
    return render(request, "documents/restore.html", context)


@login_required
def version(request, pk: int, number: int):
    """One version as it was frozen; `?bentuk=teks` gives its official plain text."""
    naskah = naskah_for(request, pk)
    row = get_object_or_404(naskah.versions.select_related("by"), number=number)
    tree = row.unpacked()
    if request.GET.get("bentuk") == "teks":
        return HttpResponse(layout(tree), content_type="text/plain; charset=utf-8")
    ids = anchors(tree)
    context = {
        "raperda": naskah.raperda,
        "version": row,
        "law": law_html(tree, anchors=ids),
        "contents": contents_html(tree, ids),
        "may_restore": may_edit(request, naskah),
    }
    return render(request, "documents/version.html", context)
