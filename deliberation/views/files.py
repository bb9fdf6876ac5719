"""Dokumen tahapan: upload one paper of the procedure."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.forms import DocumentForm
from deliberation.views.dossier import deliberation_for
from documents.actions import UploadRefused, attach
from documents.models import Attachment
from documents.reading import Unreadable


@login_required
def upload(request, pk: int):
    """Store one document of the procedure, checked by its content."""
    deliberation = deliberation_for(request, pk)
    if not request.user.has_perm("pindah_tahap", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mengunggah dokumen tahapan.")
    form = DocumentForm(request.POST or None, request.FILES or None, initial={"document": request.GET.get("jenis")})
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            attach(
                name=file.name,
                data=file.read(),
                kind=Attachment.Kind.DOKUMEN,
                document=form.cleaned_data["document"],
                raperda=deliberation.raperda,
                by=request.user,
                now=timezone.now(),
            )
        except (UploadRefused, Unreadable) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "Dokumen diunggah.")
            return redirect("raperda_dossier", pk)
    context = {"raperda": deliberation.raperda, "form": form}
    return render(request, "deliberation/upload.html", context, status=422 if form.errors else 200)
