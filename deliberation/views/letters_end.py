"""The end of a letter: received by whom it was sent to, or void for a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import LetterRefused, receive_receipt, void_letter
from deliberation.forms.letters import ReceiptForm, VoidForm
from deliberation.models import Letter
from deliberation.views.letters_load import letter_for, name_of


@login_required
def letter_receipt(request, pk: int):
    """Record the day a letter was received; the proof stays with the register."""
    row, today = letter_for(request, pk, to_write=True), timezone.localdate()
    if request.method != "POST" and row.status != Letter.Status.TERKIRIM:
        return redirect("letter", pk)
    form = ReceiptForm(request.POST or None, initial={"on": today})
    act = lambda clean: receive_receipt(letter=row, on=clean["on"], today=today, by=request.user)  # noqa: E731
    return _ended(request, row, form, act, "Surat dicatat diterima.", "deliberation/letter_receipt.html")


@login_required
def letter_void(request, pk: int):
    """Void a letter, with the reason; its number stays its own."""
    row = letter_for(request, pk, to_write=True)
    if request.method != "POST" and row.status not in (Letter.Status.KONSEP, Letter.Status.BERNOMOR):
        return redirect("letter", pk)
    form = VoidForm(request.POST or None)
    act = lambda clean: void_letter(letter=row, note=clean["note"], by=request.user, now=timezone.now())  # noqa: E731
    said = "Surat dibatalkan; nomornya tidak dipakai lagi."
    return _ended(request, row, form, act, said, "deliberation/letter_void.html")


def _ended(request, row, form, act, said: str, page: str):
    """The form, or the letter once what it states is on record."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except LetterRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, said)
            return redirect("letter", row.pk)
    context = {"letter": row, "name": name_of(row), "form": form}
    return render(request, page, context, status=422 if form.errors else 200)
