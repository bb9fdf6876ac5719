"""Word: hand a text out as .docx, take a changed one back, and decide on what it proposes."""

from datetime import UTC

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format

from documents import bridge
from documents.actions import reject_suggestion
from documents.actions.attach import DOCX, discard, stash, stashed
from documents.actions.word import (
    AlreadyReceived,
    ForeignFile,
    NothingReturned,
    accept_returned,
    accept_upload,
    receive_word,
)
from documents.core.address import addresses
from documents.core.tables import PICTURE_KEY, pictures_in
from documents.core.tree import Kind, Node, walk_paths
from documents.errors import DomainError
from documents.forms import WordForm
from documents.models import Attachment, Naskah, Setting, Suggestion
from documents.printing.word import F4, Origin, Paper, draft_docx
from documents.reading import Unreadable
from documents.views.load import may_edit, naskah_for
from documents.views.suggestions import shown
from documents.views.told import MOST

PAPERS = {"F4": F4, "A4": Paper(210, 297), "Legal": Paper(216, 356)}
_OPEN = Q(suggestions__status=Suggestion.Status.TERBUKA)


@login_required
def word(request, pk: int):
    """The page of the Word file: download it, upload the changed one, and what earlier ones became."""
    naskah = naskah_for(request, pk)
    may_upload = request.user.has_perm("usulkan", naskah.raperda) or may_edit(request, naskah)
    form = WordForm(request.POST, request.FILES) if request.method == "POST" else WordForm()
    context = {"raperda": naskah.raperda, "form": form, "may_upload": may_upload}
    if request.method == "POST":
        if not may_upload:
            raise PermissionDenied("Peran Anda tidak dapat mengusulkan perubahan naskah ini.")
        if form.is_valid() and (name_and_data := _sent(form)):
            answer = _receive(request, naskah, form, *name_and_data)
            if isinstance(answer, HttpResponse):
                return answer
            context |= answer
    rows = Attachment.objects.filter(raperda=naskah.raperda, kind=Attachment.Kind.EDARAN).select_related("by")
    context["uploads"] = rows.annotate(waiting=Count("suggestions", filter=_OPEN), total=Count("suggestions"))
    return render(request, "documents/word.html", context, status=422 if form.errors or "foreign" in context else 200)


@login_required
def word_out(request, pk: int):
    """The text as it stands, as .docx."""
    naskah = naskah_for(request, pk)
    mark = f"Naskah per {date_format(timezone.localtime(), 'j F Y, H.i')}, suntingan ke-{naskah.revision}"
    return _answer(naskah, bridge.tree_of(naskah), mark, f"suntingan-{naskah.revision}", timezone.now())


@login_required
def version_docx(request, pk: int, number: int):
    """One frozen version as .docx; it comes back as any other."""
    naskah = naskah_for(request, pk)
    version = get_object_or_404(naskah.versions, number=number)
    mark = f"Versi {version.number}: {version.name}, sidik {version.digest[:12]}"
    return _answer(naskah, version.unpacked(), mark, f"versi-{version.number}", version.at)


@login_required
def word_back(request, pk: int, number: int):
    """What one file proposes, unit by unit; a POST decides on one proposal, or accepts all."""
    naskah = naskah_for(request, pk)
    files = Attachment.objects.select_related("by").filter(raperda=naskah.raperda, kind=Attachment.Kind.EDARAN)
    upload = get_object_or_404(files, pk=number)
    may_decide = may_edit(request, naskah)
    if request.method == "POST":
        if not may_decide:
            raise PermissionDenied("Peran Anda tidak dapat memutuskan usulan pada tahap ini.")
        _decide(request, upload)
        return redirect("word_back", pk, number)
    rows = list(upload.suggestions.select_related("by", "decided_by", "edit").order_by("pk"))
    context = {"raperda": naskah.raperda, "upload": upload, "may_decide": may_decide}
    waiting = [row for row in rows if row.status == Suggestion.Status.TERBUKA]
    context["waiting"] = list(zip(map(shown, waiting), _places(naskah, rows, waiting), strict=True))
    context["decided"] = [shown(row) for row in rows if row.status != Suggestion.Status.TERBUKA]
    context["remarks"] = upload.comments.filter(answers__isnull=True).order_by("pk")
    return render(request, "documents/word_back.html", context)


def _places(naskah: Naskah, rows: list[Suggestion], waiting: list[Suggestion]) -> list[str]:
    """Where each new or moved unit is to stand, "sebelum Pasal 4"; "" for the others."""
    verbs = Suggestion.Verb
    fresh = {row.place: row.address for row in rows if row.verb == verbs.SISIP}
    if any(row.where for row in waiting):
        outline = bridge.outline_of(naskah)
        names = addresses(outline)
        fresh |= {node.key: names[path] for path, node in walk_paths(outline) if path in names}
    beside = {row.pk: row.key if row.verb == verbs.SISIP else row.place for row in waiting}
    return [f"{row.where} {fresh.get(beside[row.pk]) or 'naskah'}" if row.where else "" for row in waiting]


def _sent(form) -> tuple[str, bytes] | None:
    """Name and bytes of the file, or of the one that was kept while the person was asked; None with an error."""
    file = form.cleaned_data["file"]
    if file:
        return file.name, file.read()
    data = stashed(form.cleaned_data["token"])
    if data is None:
        form.add_error("file", "Berkas itu sudah tidak disimpan. Pilih lagi berkas .docx yang akan diunggah.")
        return None
    return form.cleaned_data["name"] or "naskah.docx", data


def _receive(request, naskah: Naskah, form, name: str, data: bytes) -> HttpResponse | dict[str, str]:
    """The way to what the file became, or what the page must ask first (nothing when the form says what is wrong)."""
    token = form.cleaned_data["token"]
    try:
        given = {"anyway": bool(token), "by": request.user, "now": timezone.now()}
        received = receive_word(naskah=naskah, name=name, data=data, **given)
    except Unreadable as refused:
        form.add_error("file", str(refused))
        return {}
    except ForeignFile as foreign:
        return {"foreign": str(foreign), "token": stash(data), "name": name}
    except AlreadyReceived as already:
        messages.info(request, str(already))
        return redirect("word_back", naskah.raperda_id, already.upload.pk)
    except NothingReturned as nothing:
        messages.info(request, str(nothing))
        return redirect("word", naskah.raperda_id)
    discard(token)
    said = f"{received.proposals} usulan" + (f" dan {received.comments} komentar" if received.comments else "")
    messages.success(request, f"Berkas dibaca: {said}. Naskah belum berubah sebelum usulan diterima.")
    more = len(received.notes) - MOST
    for note in [*received.notes[:MOST], *([f"Dan {more} catatan lain."] if more > 0 else [])]:
        messages.warning(request, note)
    return redirect("word_back", naskah.raperda_id, received.upload.pk)


def _decide(request, upload: Attachment) -> None:
    """Carry out the button that was pressed, and say what came of it."""
    given = {"by": request.user, "now": timezone.now()}
    choice, _, number = request.POST.get("putusan", "").partition("-")
    if choice == "semua":
        settled = accept_upload(upload=upload, **given)
        messages.success(request, f"{settled.accepted} usulan diterima dan tercatat dalam riwayat.")
        for suggestion, why in settled.collided:
            messages.warning(request, f"{suggestion.address} belum diterima. {why}")
        return
    rows = upload.suggestions.select_related("naskah", "by")
    row = get_object_or_404(rows, pk=int(number) if number.isdecimal() and len(number) < 18 else 0)
    try:
        if choice == "tolak":
            reject_suggestion(suggestion=row, reason=request.POST.get("reason", ""), **given)
            messages.success(request, f"Usulan untuk {row.address} ditolak.")
        else:
            accept_returned(suggestion=row, **given)
            messages.success(request, f"Usulan untuk {row.address} diterima dan tercatat dalam riwayat.")
    except DomainError as refused:
        messages.warning(request, str(refused))


def _answer(naskah: Naskah, tree: Node, mark: str, name: str, at) -> HttpResponse:
    """The .docx as a download, named after the Raperda and the state of its text."""
    daerah = naskah.raperda.daerah
    provinsi = "" if daerah.level == "provinsi" else f"Provinsi {daerah.provinsi}"
    kop = (f"{daerah.kepala} {daerah.nama}".upper(), provinsi.upper())
    choice = Setting.objects.choice("kertas", daerah, timezone.localdate(at), "F4")
    data = draft_docx(
        tree,
        mark=mark,
        kop=kop,
        at=at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        origin=Origin(naskah.pk, name),
        paper=PAPERS.get(choice, F4),
        pictures=_pictures(naskah, tree),
    )
    response = HttpResponse(data, content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="raperda-{naskah.raperda_id}-{name}.docx"'
    return response


def _pictures(naskah: Naskah, tree: Node) -> dict[str, bytes]:
    """The images that the lampiran show, by their key."""
    keys = {key for part in tree.children if part.kind is Kind.LAMPIRAN for key in pictures_in(part.text)}
    found: dict[str, bytes] = {}
    for row in Attachment.objects.filter(raperda=naskah.raperda, kind=Attachment.Kind.GAMBAR) if keys else ():
        if (key := row.sha256[:PICTURE_KEY]) in keys and key not in found:
            with row.file.open("rb") as file:
                found[key] = file.read()
    return found
