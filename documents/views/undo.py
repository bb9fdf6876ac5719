"""Urungkan: what an edit did, and the button that takes it back."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from documents import bridge
from documents.actions import TextLocked, TextRefused
from documents.actions import undo as take_back
from documents.actions.undo import BEGINNING, BEGUN, SAID, in_the_way
from documents.core.tree import path_of
from documents.models import Edit
from documents.views.arrange import told
from documents.views.load import naskah_to_edit, place_of


@login_required
def undo(request, pk: int, edit: int):
    """The edit with who made it and why; a POST takes it back and says so."""
    naskah = naskah_to_edit(request, pk)
    row = get_object_or_404(Edit.objects.select_related("by"), naskah=naskah, pk=edit)
    said = f"{SAID.get(row.verb, 'suntingan')} {row.address}".strip()
    refusal = BEGUN if row.verb == BEGINNING else ""
    if request.method == "POST":
        try:
            made = take_back(naskah=naskah, edit=row, by=request.user, now=timezone.now())
        except (TextRefused, TextLocked) as refused:
            refusal = str(refused)
        else:
            told(request, naskah, made, f"{said[:1].upper()}{said[1:]} diurungkan.")
            return redirect(_place(naskah, row))
    context = {"raperda": naskah.raperda, "edit": row, "said": said, "refusal": refusal}
    context["blocker"] = None if refusal else in_the_way(naskah, row)
    return render(request, "documents/undo.html", context, status=422 if refusal and request.method == "POST" else 200)


def _place(naskah, row: Edit) -> str:
    """The unit the edit was about, or the text where it does not stand."""
    outline = bridge.outline_of(naskah)
    if path_of(outline, row.unit) is None:
        return reverse("naskah", args=[naskah.raperda_id])
    return place_of(naskah, outline, row.unit)
