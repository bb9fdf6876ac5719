"""Impor Perda: an act of the archive through the browser, checked by a person, completed, and published."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from documents.actions import ActIncomplete, AlreadyFiled, publish
from documents.actions.archive import complete_archived, disagreements, doubts_of, file_perda, is_completable
from documents.actions.attach import discard, stashed
from documents.core.act import facts_of
from documents.core.parse import Parsed, parse
from documents.forms import PerdaForm, PromulgationForm, UploadManyForm
from documents.models import Daerah, Perda
from documents.reading import Unreadable
from documents.views.batch import (
    drop,
    is_listed_as_filed,
    keep_typed,
    listed,
    reader_notes,
    row_of,
    sheet_of,
    take_all,
)
from documents.views.found import found_in
from documents.views.hosts import daerah_for, daerah_of
from documents.views.once import once


@login_required
def perda_import(request):
    """The form of one or several files, and the list of those read so far. One file is shown at once. Nothing is saved.

    A POST with `buang` takes a file off the list.
    """
    daerah = _daerah(request)
    if request.method == "POST" and "buang" in request.POST:
        drop(request, request.POST["buang"])
        return redirect("perda_import")
    form = UploadManyForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken = take_all(request, form.cleaned_data["file"])
        if len(taken) > 1 or is_listed_as_filed(request, daerah, taken[0]["token"]):
            return redirect("perda_import")
        if not taken[0]["error"]:
            return _checked(request, taken[0])
        form.add_error("file", taken[0]["error"])
        drop(request, taken[0]["token"])
    context = {"form": form, "rows": listed(request, daerah)}
    return render(request, "documents/perda_import.html", context, status=422 if form.errors else 200)


@login_required
def perda_import_check(request, token: str):
    """One file of the list with what it states about itself, as read or as last typed."""
    _daerah(request)
    row = row_of(request, token)
    if row is None:
        messages.warning(request, "Berkas itu tidak ada lagi pada daftar. Unggah lagi.")
        return redirect("perda_import")
    try:
        return _checked(request, row)
    except Unreadable as unreadable:
        drop(request, token)
        messages.warning(request, str(unreadable))
        return redirect("perda_import")


@login_required
def perda_import_save(request):
    """File the act as the person corrected it, or show the preview again with what is still doubtful."""
    if request.method != "POST":
        return redirect("perda_import")
    daerah = _daerah(request)
    form = PerdaForm(request.POST)
    valid = form.is_valid()
    parsed = parse(form.cleaned_data.get("text", ""))
    if valid and "again" not in request.POST:
        try:
            with once(request, form.cleaned_data["token"]) as sent:
                sent.url = sent.url or _file(request, daerah, form, parsed.tree)
            return redirect(sent.url)
        except (ActIncomplete, AlreadyFiled) as refused:
            form.add_error(None, str(refused))
    row = row_of(request, form["token"].value() or "")
    notes = _remarks(row, form, parsed)
    context = found_in(parsed, form, notes)
    if row is not None:
        names = [name for name in form.fields if name not in ("source", "token")]
        values = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in names}
        keep_typed(request, row, values, len(notes) + len(parsed.findings))
    return render(request, "documents/perda_import_preview.html", context, status=422 if form.errors else 200)


@login_required
def perda_complete(request, tahun: int, nomor: int):
    """The form of a promulgation that the filed text did not state; a POST records it."""
    perda = _archived(request, tahun, nomor, "arsipkan", "Peran Anda tidak dapat melengkapi Perda arsip.")
    if not is_completable(perda) and request.method != "POST":
        return redirect("perda_read", tahun, nomor)
    form = PromulgationForm(request.POST or None, initial=PromulgationForm.stated_by(perda))
    if request.method == "POST" and form.is_valid():
        try:
            complete_archived(perda=perda, facts=form.facts, by=request.user, now=timezone.now())
        except (ActIncomplete, AlreadyFiled) as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Data pengundangan disimpan. Perda dapat diterbitkan.")
            return redirect("perda_read", tahun, nomor)
    context = {"perda": perda, "form": form}
    return render(request, "documents/perda_complete.html", context, status=422 if form.errors else 200)


@login_required
def perda_publish(request, tahun: int, nomor: int):
    """Open a complete act of the archive to the public."""
    if request.method != "POST":
        return redirect("perda_read", tahun, nomor)
    perda = _archived(request, tahun, nomor, "terbitkan", "Peran Anda tidak dapat menerbitkan Perda.")
    publish(perda=perda, by=request.user, now=timezone.now())
    messages.success(request, "Perda diterbitkan dan terbuka untuk umum.")
    return redirect("perda_read", tahun, nomor)


def _archived(request, tahun: int, nomor: int, permission: str, message: str) -> Perda:
    """The act of the archive; not found for who may not see it, forbidden for who may only see it."""
    shelf = Perda.objects.filter(daerah=daerah_of(request), raperda__isnull=True).select_related("daerah")
    perda = get_object_or_404(shelf, tahun=tahun, nomor=nomor)
    if not (perda.published_at or request.user.has_perm("lihat", perda)):
        raise Http404
    if not request.user.has_perm(permission, perda):
        raise PermissionDenied(message)
    return perda


def _checked(request, row: dict):
    """The preview of a file of the list."""
    sheet = sheet_of(request, row)
    parsed = parse(sheet["values"]["text"])
    form = PerdaForm(initial=sheet["values"] | {"source": row["name"], "token": row["token"]})
    context = found_in(parsed, form, _remarks(row, PerdaForm(sheet["values"]), parsed))
    return render(request, "documents/perda_import_preview.html", context)


def _remarks(row: dict | None, form: PerdaForm, parsed: Parsed) -> list[str]:
    """What the reader noted, what the act still lacks, and where the form differs from the text."""
    notes = reader_notes(row) if row is not None else []
    stated = facts_of(parsed.tree)
    if not form.is_valid():
        return [*notes, *doubts_of(stated)]
    return [*notes, *doubts_of(form.facts), *disagreements(form.facts, stated)]


def _file(request, daerah: Daerah, form: PerdaForm, tree) -> str:
    """Where the answer to the filed act leads: back to the list while others wait on it."""
    token = form.cleaned_data["token"]
    perda = file_perda(
        daerah=daerah,
        tree=tree,
        facts=form.facts,
        source=form.cleaned_data["source"] or "naskah",
        data=stashed(token),
        publish_it=request.user.has_perm("terbitkan", daerah),
        by=request.user,
        now=timezone.now(),
    )
    discard(token)
    where = reverse("perda_read", args=[perda.tahun, perda.nomor])
    if perda.published_at:
        messages.success(request, f"{perda} diimpor dan terbuka untuk umum.", extra_tags=where)
    elif is_completable(perda):
        told = f"{perda} diimpor, tetapi belum terbuka: data pengundangannya belum lengkap."
        messages.warning(request, told, extra_tags=where)
    else:
        told = f"{perda} diimpor, tetapi belum terbuka: menunggu yang berwenang menerbitkannya."
        messages.warning(request, told, extra_tags=where)
    others = [row for row in listed(request, daerah) if row["token"] != token and not row["error"]]
    left = [row for row in others if row["perda"] is None]
    return reverse("perda_import") if left else where


def _daerah(request) -> Daerah:
    return daerah_for(request, "arsipkan", "Peran Anda tidak dapat mengimpor Perda. Hubungi bagian hukum.")
