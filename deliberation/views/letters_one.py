"""One letter: read, changed while a draft, numbered, confirmed, sent, its signed scan kept, and printed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import (
    LetterRefused,
    change_letter,
    confirm_letter,
    keep_scan,
    send_letter,
    take_number,
)
from deliberation.actions.letters import needs_second, raperda_of, words_of
from deliberation.forms.letters import LetterForm, NumberForm, ScanForm
from deliberation.models import Letter
from deliberation.printing.paper import finish
from deliberation.printing.pdf import paper_pdf
from deliberation.printing.word import paper_docx
from deliberation.views.letters_load import DENIED, known_of, letter_for, looks, name_of, printed, standing
from documents.actions import UploadRefused
from documents.errors import DomainError
from documents.reading import Unreadable

MAKERS = {
    "pdf": (paper_pdf, "application/pdf"),
    "docx": (paper_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
_STEPS = {
    "kukuhkan": (confirm_letter, "Nomor surat dikukuhkan."),
    "kirim": (send_letter, "Surat dicatat terkirim."),
}


@login_required
def letter(request, pk: int):
    """The letter as it looks by now, where it stands, and what may be done with it."""
    row = letter_for(request, pk)
    out = row.direction == Letter.Direction.KELUAR
    waiting = row.status == Letter.Status.BERNOMOR and not row.confirmed_at
    text, why = standing(lambda: printed(row)) if out else ("", "")
    context = {
        "letter": row,
        "name": name_of(row),
        "sheet": looks(text),
        "why": why,
        "draft": row.status == Letter.Status.KONSEP,
        "waiting": waiting,
        "own": waiting and row.by_id == request.user.pk and needs_second(row.daerah, row.date),
        "sendable": bool(row.confirmed_at) and row.status == Letter.Status.BERNOMOR,
        "receivable": out and row.status == Letter.Status.TERKIRIM,
        "voidable": row.status in (Letter.Status.KONSEP, Letter.Status.BERNOMOR) and not row.scan_id,
        "scannable": row.status != Letter.Status.BATAL and bool(row.confirmed_at or not out) and bool(raperda_of(row)),
        "may_write": request.user.has_perm("surat", row.daerah),
    }
    return render(request, "deliberation/letter.html", context)


@login_required
def letter_edit(request, pk: int):
    """The words of a draft, with a look at them before they are saved."""
    row = letter_for(request, pk, to_write=True)
    if row.status != Letter.Status.KONSEP:
        return redirect("letter", pk)
    words, _ = standing(lambda: words_of(row, timezone.localdate()))
    known = {"subject": row.subject, "recipient": row.recipient, "text": words}
    form = LetterForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid() and "lihat" not in request.POST:
        clean = form.cleaned_data
        # What was not touched goes on following the form of the office and the facts of the Raperda.
        text = "" if not row.text and same(clean["text"], words) else clean["text"]
        given = {"subject": clean["subject"], "recipient": clean["recipient"], "text": text}
        change_letter(letter=row, by=request.user, now=timezone.now(), **given)
        messages.success(request, "Konsep surat disimpan.")
        return redirect("letter", pk)
    context = {"letter": row, "name": name_of(row), "form": form, "sheet": preview(form, known_of(row), words)}
    return render(request, "deliberation/letter_edit.html", context, status=422 if form.errors else 200)


@login_required
def letter_number(request, pk: int):
    """Take the next number of a book; what has gone out since then cannot take the same."""
    row = letter_for(request, pk, to_write=True)
    if row.status != Letter.Status.KONSEP:
        return redirect("letter", pk)
    today = timezone.localdate()
    form = NumberForm(request.POST or None, daerah=row.daerah, today=today, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = take_number(letter=row, by=request.user, now=timezone.now(), **form.cleaned_data)
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Surat bernomor {made.nomor}.")
            return redirect("letter", pk)
    books = list(form.fields["series"].queryset)
    context = {"letter": row, "name": name_of(row), "form": form, "books": books}
    return render(request, "deliberation/letter_number.html", context, status=422 if form.errors else 200)


@login_required
def letter_step(request, pk: int):
    """Confirm or send the letter; only a POST does."""
    row = letter_for(request, pk)
    step = request.POST.get("langkah", "")
    if request.method != "POST" or step not in _STEPS:
        return redirect("letter", pk)
    if step != "kukuhkan" and not request.user.has_perm("surat", row.daerah):
        raise PermissionDenied(DENIED)
    act, said = _STEPS[step]
    try:
        act(letter=row, by=request.user, now=timezone.now())
    except LetterRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("letter", pk)


@login_required
def letter_scan(request, pk: int):
    """Keep the signed scan: with its letter, and as document of the procedure."""
    row = letter_for(request, pk, to_write=True)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            keep_scan(letter=row, name=file.name, data=file.read(), by=request.user, now=timezone.now())
        except (UploadRefused, Unreadable, LetterRefused) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, "Pindaian disimpan bersama surat dan Raperdanya.")
            return redirect("letter", pk)
    context = {"letter": row, "name": name_of(row), "form": form, "about": raperda_of(row)}
    return render(request, "deliberation/letter_scan.html", context, status=422 if form.errors else 200)


@login_required
def letter_paper(request, pk: int, kind: str):
    """The letter as PDF or Word."""
    row = letter_for(request, pk)
    if kind not in MAKERS or row.direction != Letter.Direction.KELUAR:
        raise Http404
    number = "-".join(part for part in row.nomor.replace("/", "-").split() if part) or f"konsep-{row.pk}"
    name = "".join(sign for sign in f"{row.paper}-{number}" if sign.isascii() and (sign.isalnum() or sign in "-._"))
    return paper_answer(kind, name_of(row), printed(row), row.date or timezone.localdate(row.at), name)


def paper_answer(kind: str, title: str, text: str, day, name: str) -> HttpResponse:
    """A filled paper as a download."""
    make, mime = MAKERS[kind]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{kind}"'}
    return HttpResponse(make(title, text, day), content_type=mime, headers=headers)


def preview(form: LetterForm, known: dict[str, str], words: str) -> str:
    """How the words of the form look; the standing ones before anything was sent."""
    sent = form.data if form.is_bound else {"text": words}
    said = known | {"hal": sent.get("subject", known["hal"]), "kepada": sent.get("recipient", known["kepada"])}
    return looks(finish(sent.get("text", "")[:100_000], said))


def same(one: str, other: str) -> bool:
    """Whether two texts say the same, however their lines end."""
    return [line.rstrip() for line in one.strip().splitlines()] == [
        line.rstrip() for line in other.strip().splitlines()
    ]


def page_of(row: Letter) -> str:
    """The address of a letter."""
    return reverse("letter", args=[row.pk])
