"""Mulai Raperda: from the blank official frame, or from a file whose reading is shown before anything is saved."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import begin_blank, begin_from_text
from deliberation.forms import ConfirmForm, StartForm
from documents.actions.attach import discard, stash, stashed
from documents.core.parse import Parsed, parse
from documents.core.titles import name_in, readable
from documents.core.tree import Kind
from documents.forms import UploadForm
from documents.models import Daerah
from documents.reading import Reading, Unreadable
from documents.views.found import found_in, laid_out, read_upload
from documents.views.hosts import daerah_for
from documents.views.once import new_token, once

REMARKS = "impor_raperda"  # of the session: by token of a file, what its reader noted
KEPT = 10  # files


@login_required
def raperda_start(request):
    """The form of a blank Raperda; its frame comes in the form of the daerah's level."""
    daerah = _daerah(request)
    form = StartForm(request.POST or None, daerah=daerah)
    if request.method == "POST" and form.is_valid():
        with once(request, request.POST.get("sekali", "")) as sent:
            if not sent.url:
                raperda = begin_blank(by=request.user, now=timezone.now(), **form.given)
                messages.success(request, "Raperda dibuat dengan kerangka resmi. Lengkapi bagian dalam kurung siku.")
                sent.url = reverse("naskah", args=[raperda.pk])
        return redirect(sent.url)
    context = {"form": form, "once": request.POST.get("sekali") or new_token()}
    return render(request, "deliberation/start.html", context, status=422 if form.errors else 200)


@login_required
def raperda_import(request):
    """The form of a file; a POST reads it and shows what was found and what is doubtful. Nothing is saved yet."""
    daerah = _daerah(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and (upload := read_upload(form)):
        try:
            parsed, confirm = _confirm(daerah, *upload)
            _keep_remarks(request, confirm.initial["token"], upload[2].doubts)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        else:
            return render(request, "deliberation/import_preview.html", found_in(parsed, confirm, upload[2].doubts))
    return render(request, "deliberation/import.html", {"form": form}, status=422 if form.errors else 200)


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
        context = found_in(parsed, form, request.session.get(REMARKS, {}).get(form["token"].value(), ()))
        return render(request, "deliberation/import_preview.html", context, status=200 if valid else 422)
    with once(request, form.cleaned_data["token"]) as sent:
        sent.url = sent.url or _begin(request, form, parsed.tree)
    return redirect(sent.url)


def _keep_remarks(request, token: str, remarks: Sequence[str]) -> None:
    """What the reader noted on the newest files, for the next look at their preview."""
    kept = request.session.get(REMARKS, {}) | {token: list(remarks)}
    request.session[REMARKS] = dict(list(kept.items())[-KEPT:])


def _confirm(daerah: Daerah, name: str, data: bytes, reading: Reading) -> tuple[Parsed, ConfirmForm]:
    """What was read, and the form that shows it. Raises Unreadable for a text that form would not take."""
    parsed = parse(reading.text)
    given = {
        "text": laid_out(parsed.tree, name),
        "judul": _title_of(parsed.tree),
        "source": name[-80:],
        "token": stash(data),
        "tahun": timezone.localdate().year,
    }
    return parsed, ConfirmForm(daerah=daerah, initial=given)


def _begin(request, form: ConfirmForm, tree) -> str:
    """Where the answer to the imported text leads."""
    raperda = begin_from_text(
        tree=tree,
        source=form.cleaned_data["source"],
        original=stashed(form.cleaned_data["token"]),
        by=request.user,
        now=timezone.now(),
        **form.given,
    )
    discard(form.cleaned_data["token"])
    messages.success(request, "Naskah diimpor.", extra_tags=reverse("raperda_dossier", args=[raperda.pk]))
    return reverse("naskah", args=[raperda.pk])


def _daerah(request) -> Daerah:
    """Where the person may start a Raperda. Raises PermissionDenied for who may nowhere."""
    return daerah_for(request, "mulai", "Peran Anda tidak dapat memulai Raperda. Hubungi perancang atau bagian hukum.")


def _title_of(tree) -> str:
    """The name of the act, as a person writes it."""
    judul = tree.first(Kind.JUDUL)
    return readable(name_in(judul.text))[:400] if judul else ""
