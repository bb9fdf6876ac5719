"""Salinan: have a certified copy printed by the queue."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render

from deliberation.forms import CopyForm
from deliberation.views.dossier import deliberation_for
from documents.models import Perda
from documents.tasks import ask, has_failed, print_copy


@login_required
def copy(request, pk: int):
    """The form of the certificate; a POST asks the queue, the print appears among the documents of the Raperda."""
    deliberation = deliberation_for(request, pk)
    perda = Perda.objects.filter(raperda_id=pk, tanggal_pengundangan__isnull=False).first()
    if perda is None:
        raise Http404
    if not request.user.has_perm("terbitkan", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mencetak salinan.")
    initial = {"office": "KEPALA BAGIAN HUKUM,", "nama": request.user.nama}
    form = CopyForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        office = form.cleaned_data["office"]
        ask(print_copy, by_id=request.user.pk, perda_id=perda.pk, office=office, name=form.name_lines)
        messages.success(request, "Salinan sedang dicetak dan akan muncul di Berkas pada halaman ini.")
        return redirect("raperda_dossier", pk)
    context = {"raperda": deliberation.raperda, "form": form, "failed": has_failed(print_copy, perda_id=perda.pk)}
    return render(request, "deliberation/copy.html", context, status=422 if form.errors else 200)
