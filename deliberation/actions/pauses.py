"""pause_deadline, resume_deadline: a reviewer's term that does not run while the file is incomplete."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from deliberation.core.terms import TERMS
from deliberation.models import Deliberation, Pause
from documents.errors import DomainError

PAUSES = frozenset(term.id for term in TERMS if term.pauses)


class PauseRefused(DomainError):
    """A pause the law does not know, or one out of order."""


@transaction.atomic
def pause_deadline(*, deliberation: Deliberation, rule: str, since: date, note: str, by, now, today: date) -> Pause:
    """The deadline stands still from that day, the file being incomplete.

    Raises PauseRefused for a deadline that the law counts whatever the file is, as the 30 Hari of signing (UU 23/2014
    Pasal 242 ayat (6)), for a day ahead or before the present stage, and for one that stands still already.
    """
    deliberation = Deliberation.objects.select_for_update().get(pk=deliberation.pk)
    if rule not in PAUSES:
        raise PauseRefused("Tenggat ini tetap berjalan menurut undang-undang dan tidak dapat dijeda.")
    last = deliberation.entries.order_by("-pk").first()
    if since > today or (last and since < last.since):
        raise PauseRefused("Tanggal jeda harus di antara awal tahap ini dan hari ini. Periksa tanggalnya.")
    rows = deliberation.pauses.filter(rule=rule)
    if rows.filter(until__isnull=True).exists():
        raise PauseRefused("Tenggat ini sudah dijeda.")
    if rows.filter(until__gt=since).exists():
        raise PauseRefused("Tanggal jeda mendahului hari berkas terakhir dinyatakan lengkap. Periksa tanggalnya.")
    return Pause.objects.create(deliberation=deliberation, rule=rule, since=since, note=note.strip(), by=by, at=now)


@transaction.atomic
def resume_deadline(*, deliberation: Deliberation, rule: str, until: date, by, today: date) -> Pause:
    """The deadline counts anew from the day the file was complete.

    Raises PauseRefused when it does not stand still, and for a day ahead or before the pause.
    """
    row = deliberation.pauses.select_for_update().filter(rule=rule, until__isnull=True).first()
    if row is None:
        raise PauseRefused("Tenggat ini tidak sedang dijeda.")
    if not row.since <= until <= today:
        raise PauseRefused("Hari berkas lengkap harus di antara awal jeda dan hari ini. Periksa tanggalnya.")
    row.until, row.ended_by = until, by
    row.save(update_fields=["until", "ended_by"])
    return row
