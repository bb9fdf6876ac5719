"""give_work, take_work, finish_work, return_work, withdraw_work: a task from one person to another, to its answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from deliberation.models import Assignment
from documents.errors import DomainError
from documents.models import Raperda

OPEN = (Assignment.Status.DIBERIKAN, Assignment.Status.DIAMBIL)


class WorkRefused(DomainError):
    """A task that cannot be given, or not be answered like this."""


@transaction.atomic
def give_work(
    *, raperda: Raperda, to, title: str, by, now, units: Iterable[str] = (), due: date | None = None
) -> Assignment:
    """The task on those units of the text (keys), to be done by `due`.

    Raises WorkRefused for who may not see the Raperda, without words, and for a day that is over.
    """
    words = " ".join(title.split())
    if not words:
        raise WorkRefused("Tulis apa yang diminta, misalnya Mohon telaah Pasal 12-15.")
    if not to.is_active or not to.has_perm("lihat", raperda):
        raise WorkRefused(f"{to} tidak dapat melihat Raperda ini. Pilih orang lain.")
    if due is not None and due < timezone.localdate(now):
        raise WorkRefused("Tanggalnya sudah lewat. Pilih hari ini atau sesudahnya.")
    return Assignment.objects.create(
        raperda=raperda, to=to, by=by, title=words[:240], units=list(dict.fromkeys(units)), due=due, at=now
    )


@transaction.atomic
def take_work(*, work: Assignment, by, now) -> Assignment:
    """The task, being done by who received it."""
    work = _open(work, by, "to_id", "Hanya penerima tugas yang dapat mengerjakannya.")
    if work.status == Assignment.Status.DIBERIKAN:
        work.status, work.taken_at = Assignment.Status.DIAMBIL, now
        work.save(update_fields=["status", "taken_at"])
    return work


@transaction.atomic
def finish_work(*, work: Assignment, answer: str, by, now) -> Assignment:
    """The task, done, with the answer of who received it. Raises WorkRefused without one."""
    work = _open(work, by, "to_id", "Hanya penerima tugas yang dapat menyelesaikannya.")
    if not answer.strip():
        raise WorkRefused("Tulis jawabannya, agar pemberi tugas mengetahui hasilnya.")
    return _close(work, Assignment.Status.SELESAI, answer, now)


@transaction.atomic
def return_work(*, work: Assignment, reason: str, by, now) -> Assignment:
    """The task, given back with the reason. Raises WorkRefused without one."""
    work = _open(work, by, "to_id", "Hanya penerima tugas yang dapat mengembalikannya.")
    if not reason.strip():
        raise WorkRefused("Tulis alasan tugas dikembalikan.")
    return _close(work, Assignment.Status.DIKEMBALIKAN, reason, now)


@transaction.atomic
def withdraw_work(*, work: Assignment, by, now) -> Assignment:
    """The task, taken back by who gave it."""
    work = _open(work, by, "by_id", "Hanya pemberi tugas yang dapat membatalkannya.")
    return _close(work, Assignment.Status.BATAL, work.answer, now)


def _open(work: Assignment, by, side: str, refusal: str) -> Assignment:
    """The task, held. Raises WorkRefused for who stands on the other side, and once it is closed."""
    work = Assignment.objects.select_for_update(of=("self",)).select_related("to", "by").get(pk=work.pk)
    if getattr(work, side) != by.pk:
        raise WorkRefused(refusal)
    if work.status not in OPEN:
        raise WorkRefused(f"Tugas ini sudah {work.get_status_display().lower()}.")
    return work


def _close(work: Assignment, status: str, answer: str, now) -> Assignment:
    work.status, work.answer, work.closed_at = status, answer.strip(), now
    work.save(update_fields=["status", "answer", "closed_at"])
    return work
