"""Cetakan versi: one frozen version on paper with the numbers of its lines, printed by the queue."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render

from documents.models import Attachment
from documents.tasks import ask, draft_name, print_draft, progress_of
from documents.views.load import naskah_for
from documents.views.prints import Line


@login_required
def version_prints(request, pk: int, number: int):
    """The print of that version, or where it stands; a POST asks for it."""
    naskah = naskah_for(request, pk)
    version = get_object_or_404(naskah.versions, number=number)
    if request.method == "POST":
        asked = ask(print_draft, by_id=request.user.pk, raperda_id=pk, number=number)
        messages.success(request, "Sedang dicetak." if asked else "Cetakan itu sedang dicetak.")
        return redirect("version_prints", pk, number)
    files = Attachment.objects.filter(raperda=pk, kind=Attachment.Kind.BANDING, document=draft_name(number))
    progress = progress_of(print_draft, raperda_id=pk, number=number)
    may_ask = not files and not progress.under_way
    line = Line("rancangan", "Rancangan dengan nomor baris", tuple(files), progress, may_ask)
    context = {"raperda": naskah.raperda, "version": version, "lines": [line], "waits": progress.under_way}
    page = "documents/_prints.html" if request.htmx else "documents/version_prints.html"
    return render(request, page, context)
