"""Impor Perda: an act of the archive through the browser, checked by a person before it is filed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from documents.actions import ActIncomplete, AlreadyFiled, import_perda, publish
from documents.actions.archive import doubts_of
from documents.actions.attach import discard, stash, stashed
from documents.core.act import ActFacts, facts_of
from documents.core.layout import layout
from documents.core.parse import parse
from documents.forms import PerdaForm, UploadForm
from documents.models import Daerah, Perda
from documents.views.found import found_in, read_upload


@login_required
def perda_import(request):
    """The form of a file; a POST reads it and shows the act with what it states about itself. Nothing is saved."""
    _daerah(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    upload = read_upload(form) if request.method == "POST" else None
    if upload is None:
        return render(request, "documents/perda_import.html", {"form": form}, status=422 if form.errors else 200)
    name, data, reading = upload
    parsed = parse(reading.text)
    facts = facts_of(parsed.tree)
    initial = {name: getattr(facts, name) for name in ActFacts.__dataclass_fields__ if name != "jenis"}
    initial |= {"text": layout(parsed.tree), "source": name[-80:], "token": stash(data)}
    context = found_in(parsed, PerdaForm(initial=initial), [*reading.doubts, *doubts_of(facts)])
    return render(request, "documents/perda_import_preview.html", context)


@login_required
def perda_import_save(request):
    """File the act as the person corrected it, or show the preview again."""
    if request.method != "POST":
        return redirect("perda_import")
    daerah = _daerah(request)
    form = PerdaForm(request.POST)
    valid = form.is_valid()
    parsed = parse(form.cleaned_data.get("text", ""))
    if valid and "again" not in request.POST:
        try:
            return _file(request, daerah, form, parsed.tree)
        except (ActIncomplete, AlreadyFiled) as refused:
            form.add_error(None, str(refused))
    context = found_in(parsed, form, [])
    return render(request, "documents/perda_import_preview.html", context, status=422 if form.errors else 200)


def _file(request, daerah: Daerah, form: PerdaForm, tree):
    perda = import_perda(
        daerah=daerah,
        tree=tree,
        facts=form.facts,
        source=form.cleaned_data["source"] or "naskah",
        data=stashed(form.cleaned_data["token"]),
        by=request.user,
        now=timezone.now(),
    )
    discard(form.cleaned_data["token"])
    if perda.status == Perda.Status.BERLAKU:
        publish(perda=perda, by=request.user, now=timezone.now())
        messages.success(request, "Perda diimpor dan terbuka untuk umum.")
    else:
        messages.warning(request, "Perda diimpor, tetapi belum terbuka: data pengundangannya belum lengkap.")
    return redirect("perda_read", perda.tahun, perda.nomor)


def _daerah(request) -> Daerah:
    for daerah in Daerah.objects.all():
        if request.user.has_perm("arsipkan", daerah):
            return daerah
    raise PermissionDenied("Peran Anda tidak dapat mengimpor Perda. Hubungi bagian hukum.")
