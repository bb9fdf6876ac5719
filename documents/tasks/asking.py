"""Asking the queue for a print, and what has become of it: one of a kind at a time, and a reason where it failed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.actions.resume import is_lost
from documents.models import Perda, Raperda

UNDER_WAY = ("READY", "RUNNING")
LONGEST = timedelta(minutes=30)  # a print that runs longer was left by a worker that stopped
_FULL = "Tempat penyimpanan penuh atau tidak dapat ditulis. Beri tahu pengelola sistem, lalu cetak lagi."
_STOPPED = "Pekerja antrean berhenti di tengah pencetakan. Cetak lagi."
_UNKNOWN = "Pencetakan terhenti karena kesalahan pada sistem. Cetak lagi; bila tetap gagal, hubungi pengelola sistem."
# What ended a print, by the last part of the name of the exception, as whoever asked should hear it.
_REASONS = {"OSError": _FULL, "MemoryError": "Memori peladen tidak cukup untuk mencetak naskah sepanjang ini."}


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a print stands: "" (not asked for), "menunggu", "dicetak", "jadi", or "gagal", and that in words."""

    state: str
    words: str = ""

    @property
    def under_way(self) -> bool:
        """Whether it is worth asking again soon."""
        return self.state in ("menunggu", "dicetak")


def ask(job, *, by_id: int, **arguments) -> bool:
    """Ask the queue for that print; False where it holds it already, whoever asked and however often."""
    # Sqlite gives one writer at a time; elsewhere the row of the person or act that is printed for is the lock.
    with transaction.atomic():
        list(_owner(arguments).select_for_update())
        if is_printing(job, **arguments):
            return False
        job.enqueue(by_id=by_id, **arguments)
    return True


def is_printing(job, **arguments) -> bool:
    """Whether the queue holds that work, waiting or under way."""
    return _last_status(job, arguments) in UNDER_WAY


def has_failed(job, **arguments) -> bool:
    """Whether the last print of that kind ended without a paper, or was left lying by a worker that stopped."""
    return _last_status(job, arguments) == "FAILED"


def progress_of(job, **arguments) -> Progress:
    """Where the last print of that kind stands, with the reason where it failed."""
    row = _rows(job, **arguments).first()
    if row is None:
        return Progress("")
    status = _status(row)
    if status == "READY":
        ahead = DBTaskResult.objects.ready().filter(enqueued_at__lt=row.enqueued_at).count()
        return Progress("menunggu", f"Menunggu giliran, {ahead} pekerjaan di depan." if ahead else "Menunggu giliran.")
    if status == "RUNNING":
        seconds = int((timezone.now() - row.started_at).total_seconds()) if row.started_at else 0
        return Progress("dicetak", f"Sedang dicetak sejak {seconds} detik yang lalu.")
    return Progress("jadi") if status == "SUCCESSFUL" else Progress("gagal", _reason(row))


def failed_prints(job, pks: Iterable[int]) -> set[int]:
    """Those of the Perda whose last print of that kind failed; one query."""
    last: dict[int, str] = {}
    for row in _rows(job, perda_id__in=list(pks)):
        last.setdefault(row.args_kwargs["kwargs"]["perda_id"], _status(row))
    return {pk for pk, status in last.items() if status == "FAILED"}


def _last_status(job, arguments: dict[str, object]) -> str:
    row = _rows(job, **arguments).first()
    return _status(row) if row else ""


def _rows(job, **arguments) -> QuerySet[DBTaskResult]:
    """The prints of that kind with those arguments, the last one asked for first."""
    asked = {f"args_kwargs__kwargs__{name}": value for name, value in arguments.items()}
    rows = DBTaskResult.objects.filter(task_path=job.module_path, **asked)
    shown = ("task_path", "args_kwargs", "status", "started_at", "enqueued_at", "exception_class_path", "traceback")
    return rows.only(*shown).order_by("-enqueued_at", "-pk")


def _status(row: DBTaskResult) -> str:
    if row.status != "RUNNING" or not row.started_at:
        return row.status
    return "FAILED" if is_lost(row) or row.started_at < timezone.now() - LONGEST else row.status


def _reason(row: DBTaskResult) -> str:
    if row.status == "RUNNING":
        return _STOPPED
    path = row.exception_class_path
    if path.startswith("documents."):  # a refusal of ours says itself what is wrong and what to do
        _, _, said = row.traceback.strip().rpartition("\n")[2].partition(": ")
        return said or _UNKNOWN
    return _REASONS.get(path.rpartition(".")[2], _UNKNOWN)


def _owner(arguments: dict[str, object]) -> QuerySet:
    if "perda_id" in arguments:
        return Perda.objects.filter(pk=arguments["perda_id"])
    return Raperda.objects.filter(pk=arguments["raperda_id"])
