"""Mulai Raperda: from the blank official frame, or from a file whose reading is shown before anything is saved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import begin_blank, begin_from_text
from deliberation.forms import ConfirmForm, StartForm
from documents.actions.attach import discard, stash, stashed
from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.titles import name_in, readable
from documents.core.tree import Kind
from documents.forms import UploadForm
from documents.models import Daerah
from documents.views.found import found_in, read_upload
from documents.views.hosts import daerah_for


@login_required
def raperda_start(request):
    """The form of a blank Raperda; its frame comes in the form of the daerah's level."""
    daerah = _daerah(request)
    form = StartForm(request.POST or None, daerah=daerah)
    if request.method == "POST" and form.is_valid():
        raperda = begin_blank(by=request.user, now=timezone.now(), **form.given)
        messages.success(request, "Raperda dibuat dengan kerangka resmi. Lengkapi bagian dalam kurung siku.")
        return redirect("naskah", raperda.pk)
    return render(request, "deliberation/start.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def raperda_import(request):
    """The form of a file; a POST reads it and shows what was found and what is doubtful. Nothing is saved yet."""
    daerah = _daerah(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    upload = read_upload(form) if request.method == "POST" else None
    if upload is None:
        return render(request, "deliberation/import.html", {"form": form}, status=422 if form.errors else 200)
    name, data, reading = upload
    parsed = parse(reading.text)
    confirm = ConfirmForm(
        daerah=daerah,
        initial={
            "text": layout(parsed.tree),
            "judul": _title_of(parsed.tree),
            "source": name[-80:],
            "token": stash(data),
            "tahun": timezone.localdate().year,
        },
    )
    return render(request, "deliberation/import_preview.html", found_in(parsed, confirm, reading.doubts))


@login_required
def raperda_import_save(request):
    """Save what the preview showed, with the corrections typed there; or show the preview again."""
    daerah = _daerah(request)
    if request.method != "POST":
        return redirect("raperda_import")
    form = ConfirmForm(request.POST, daerah=daerah)
    valid = form.is_valid()
    parsed = parse(form.cleaned_data.get("text", ""))
    if not valid or "again" in request.POST:
        context = found_in(parsed, form, ())
        return render(request, "deliberation/import_preview.html", context, status=200 if valid else 422)
    raperda = begin_from_text(
        tree=parsed.tree,
        source=form.cleaned_data["source"],
        original=stashed(form.cleaned_data["token"]),
        by=request.user,
        now=timezone.now(),
        **form.given,
    )
    discard(form.cleaned_data["token"])
    messages.success(request, "Naskah diimpor.", extra_tags=reverse("raperda_dossier", args=[raperda.pk]))
    return redirect("naskah", raperda.pk)


def _daerah(request) -> Daerah:
    """Where the person may start a Raperda. Raises PermissionDenied for who may nowhere."""
    return daerah_for(request, "mulai", "Peran Anda tidak dapat memulai Raperda. Hubungi perancang atau bagian hukum.")


def _title_of(tree) -> str:
    """The name of the act, as a person writes it."""
    judul = tree.first(Kind.JUDUL)
    return readable(name_in(judul.text))[:400] if judul else ""
