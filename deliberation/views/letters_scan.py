"""Pindaian rapat: the signed scan of a paper of a meeting that takes no number, kept with every Raperda at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import LetterRefused, keep_meeting_scan
from deliberation.forms.letters import ScanForm
from deliberation.printing.papers import FORMS, RAPAT
from deliberation.views.letters_load import DENIED
from deliberation.views.rapat_load import items_of, rapat_for
from documents.actions import UploadRefused
from documents.reading import Unreadable


@login_required
def rapat_scan(request, pk: int, slug: str):
    """The form of the file; kept, it is a document of the procedure of each Raperda on the agenda."""
    rapat, paper = rapat_for(request, pk, "lihat"), FORMS.get(slug)
    if paper is None or paper.numbered or not paper.document or RAPAT not in paper.about:
        raise Http404
    if not request.user.has_perm("surat", rapat.daerah):
        raise PermissionDenied(DENIED)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        given = {"name": file.name, "data": file.read(), "by": request.user, "now": timezone.now()}
        try:
            kept = keep_meeting_scan(rapat=rapat, slug=slug, **given)
        except (UploadRefused, Unreadable, LetterRefused) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, f"{paper.nama} disimpan bersama {len(kept)} Raperda.")
            return redirect("rapat_letters", pk)
    about = list({item.raperda_id: item.raperda for item in items_of(rapat) if item.raperda}.values())
    context = {"rapat": rapat, "name": paper.nama, "form": form, "about": about}
    return render(request, "deliberation/letter_scan.html", context, status=422 if form.errors else 200)
