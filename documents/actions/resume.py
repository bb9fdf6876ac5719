"""resume_prints: what lost its worker goes back into the queue, told by a lock that falls with the process."""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_tasks_db.models import DBTaskResult

_TRIES = 3  # workers that may be lost over one print before it counts as failed


@contextmanager
def held(job, **arguments) -> Iterator[None]:
    """Holds the lock of a print while it runs."""
    path = _path(job.module_path, arguments)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_lost(row: DBTaskResult) -> bool:
    """Whether work said to run has lost its worker; False where it ran on another machine, which leaves no lock."""
    path = _path_of(row)
    try:
        with path.open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (FileNotFoundError, BlockingIOError):
        return False
    return True


@transaction.atomic
def resume_prints(*, by=None) -> int:
    """Puts back into the queue what lost its worker; how many. What lost three workers stays where it is."""
    count = 0
    for row in DBTaskResult.objects.select_for_update().filter(status="RUNNING"):
        if is_lost(row) and len(row.worker_ids) < _TRIES:
            row.status, row.started_at = "READY", None
            row.save(update_fields=["status", "started_at"])
            _path_of(row).unlink(missing_ok=True)
            count += 1
    return count


def _path_of(row: DBTaskResult) -> Path:
    return _path(row.task_path, row.args_kwargs["kwargs"])


def _path(job: str, arguments: Mapping[str, object]) -> Path:
    said = json.dumps([job, {name: arguments[name] for name in sorted(arguments) if name != "by_id"}])
    return Path(settings.VAR_DIR) / "cetak" / f"{hashlib.sha256(said.encode()).hexdigest()[:32]}.kunci"
