"""Penetapan, pengundangan, penerbitan: numbers, dates, names, and then the public."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation import actions
from deliberation.actions import MoveForbidden
from deliberation.actions.publishing import publish as publish_perda
from deliberation.core.stages import DOCUMENTS
from deliberation.forms import EnactForm, PromulgateForm
from deliberation.views.dossier import deliberation_for
from deliberation.views.move import not_taken, offer_for
from documents.actions import EnactRefused
from documents.models import Perda
from documents.tasks import ask_gazette


@login_required
def enact(request, pk: int):
    """Penetapan; the next number of the year is proposed, the office comes from the daerah."""
    deliberation = deliberation_for(request, pk)
    daerah, today = deliberation.raperda.daerah, timezone.localdate()
    last = Perda.objects.filter(daerah=daerah, tahun=today.year).aggregate(last=Max("nomor"))["last"] or 0
    initial = {"nomor": last + 1, "enacted_on": today, "jabatan": f"{daerah.kepala} {daerah.nama}".upper()}
    form = EnactForm(request.POST or None, initial=initial)
    return _step(request, deliberation, "pengundangan", form, actions.enact, "Tetapkan", "Perda ditetapkan.")


@login_required
def promulgate(request, pk: int):
    """Pengundangan; LD number as the Perda number, TLD number as the next one, both editable (process.md §8-24)."""
    deliberation = deliberation_for(request, pk)
    daerah = deliberation.raperda.daerah
    tld = Perda.objects.filter(daerah=daerah).aggregate(last=Max("nomor_tld"))["last"] or 0
    initial = {
        "promulgated_on": timezone.localdate(),
        "jabatan": f"SEKRETARIS DAERAH {daerah.lengkap}".upper(),
        "nomor_ld": deliberation.nomor,
        "nomor_tld": tld + 1,
    }
    form = PromulgateForm(request.POST or None, initial=initial)
    return _step(request, deliberation, "autentifikasi", form, actions.promulgate, "Undangkan", "Perda diundangkan.")


@login_required
def publish(request, pk: int):
    """Open the Perda to the public and ask the queue for its gazette; asking twice prints once."""
    deliberation = deliberation_for(request, pk)
    if request.method != "POST":
        return redirect("raperda_dossier", pk)
    perda = getattr(deliberation.raperda, "perda", None)
    if perda is None:
        raise Http404
    if not request.user.has_perm("terbitkan", deliberation.raperda):
        raise PermissionDenied("Peran Anda tidak dapat menerbitkan Perda.")
    perda = publish_perda(deliberation=deliberation, by=request.user, now=timezone.now())
    ask_gazette(perda, request.user.pk)
    where = reverse("perda_read", args=[perda.tahun, perda.nomor])
    messages.success(request, "Perda diterbitkan. Lembaran Daerah sedang dicetak.", extra_tags=where)
    return redirect("raperda_dossier", pk)


def _step(request, deliberation, target: str, form, act, verb: str, done: str):
    try:
        offer = offer_for(request.user, deliberation, target)
    except (MoveForbidden, PermissionDenied) as refused:
        if request.method != "POST":
            raise
        return not_taken(request, deliberation, refused, [(each.label, each.value()) for each in form if each.value()])
    if request.method == "POST" and form.is_valid():
        try:
            act(
                deliberation=deliberation,
                facts=form.stated,
                jabatan=form.cleaned_data["jabatan"],
                nama=form.cleaned_data["nama"],
                by=request.user,
                now=timezone.now(),
                today=timezone.localdate(),
            )
        except (MoveForbidden, EnactRefused) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, done)
            return redirect("raperda_dossier", deliberation.raperda_id)
    context = {"raperda": deliberation.raperda, "offer": offer, "form": form, "verb": verb}
    context["documents"] = [DOCUMENTS[name] for name in offer.move.documents]
    return render(request, "deliberation/enact.html", context, status=422 if form.errors else 200)
