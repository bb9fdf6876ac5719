"""schedule_rapat, add_item, change_item, open_rapat, change_chair, close_rapat, write_minutes: agenda to minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from deliberation.core.sitting import decided_in
from deliberation.core.stages import STAGES
from deliberation.models import AgendaItem, Body, Member, Rapat
from documents.core.diff.merging import Merge, merge3
from documents.errors import DomainError
from documents.models import Raperda

OVER = (Rapat.Status.SELESAI, Rapat.Status.DIBATALKAN, Rapat.Status.DITUNDA)


class RapatRefused(DomainError):
    """What cannot be done with this meeting, or with it as it stands."""


class MinutesClash(DomainError):
    """Two people wrote the same words of a risalah; `merge` holds both, nothing of either was saved over."""

    def __init__(self, merge: Merge, stored: str) -> None:
        super().__init__("Bagian risalah ini baru saja ditulis orang lain. Periksa gabungannya, lalu simpan lagi.")
        self.merge, self.stored = merge, stored


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item for the agenda of a new meeting. What it decides follows from the stage unless it is said."""

    title: str
    raperda: Raperda | None = None
    stage: str = ""
    decides: str | None = None


@transaction.atomic
def schedule_rapat(
    *,
    daerah,
    body: Body,
    kind: str,
    title: str,
    date: date,
    place: str,
    by,
    items: Iterable[AgendaLine] = (),
    time=None,
    notes: str = "",
    closed: bool = False,
) -> Rapat:
    """The meeting with its agenda in the given order; a `closed` one is never shown to the public.

    Raises RapatRefused for a body or a Raperda of another daerah, and for a paripurna of a part of the DPRD.
    """
    items = tuple(items)
    if body.daerah_id != daerah.pk or any(line.raperda and line.raperda.daerah_id != daerah.pk for line in items):
        raise RapatRefused("Rapat hanya memuat alat kelengkapan dan Raperda dari daerah yang sama. Periksa pilihannya.")
    if kind == Rapat.Kind.PARIPURNA and body.kind != Body.Kind.DPRD:
        raise RapatRefused("Rapat paripurna adalah rapat seluruh anggota DPRD. Pilih DPRD sebagai penyelenggara.")
    rapat = Rapat.objects.create(
        daerah=daerah, body=body, kind=kind, title=title, date=date, time=time, place=place, notes=notes,
        closed=closed, by=by,
    )  # fmt: skip
    AgendaItem.objects.bulk_create(
        AgendaItem(
            rapat=rapat, order=order, title=line.title, raperda=line.raperda, stage=_known(line.stage),
            decides=_decides(body, line),
        )
        for order, line in enumerate(items, start=1)
    )  # fmt: skip
    return rapat


@transaction.atomic
def add_item(*, rapat: Rapat, line: AgendaLine, by) -> AgendaItem:
    """One more item at the end of the agenda. Raises RapatRefused once the meeting is over."""
    rapat = under_way(rapat)
    if line.raperda and line.raperda.daerah_id != rapat.daerah_id:
        raise RapatRefused("Rapat hanya memuat Raperda dari daerah yang sama. Periksa pilihannya.")
    last = rapat.items.aggregate(last=Max("order"))["last"] or 0
    return AgendaItem.objects.create(
        rapat=rapat, order=last + 1, title=line.title, raperda=line.raperda, stage=_known(line.stage),
        decides=_decides(rapat.body, line),
    )  # fmt: skip


@transaction.atomic
def change_item(*, item: AgendaItem, title: str, decides: str, by) -> AgendaItem:
    """The item with another title and kind of decision. Raises RapatRefused once something was decided on it."""
    rapat = under_way(item.rapat)
    if decides != item.decides and hasattr(item, "decision"):
        raise RapatRefused("Mata acara ini sudah diputus; jenis keputusannya tidak dapat diubah lagi.")
    house = rapat.body.kind == Body.Kind.DPRD
    if decides and house == (decides == "akd"):
        raise RapatRefused("Jenis keputusan tidak sesuai dengan penyelenggara rapat. Pilih jenis yang lain.")
    item.title, item.decides = title, decides
    item.save(update_fields=["title", "decides"])
    return item


@transaction.atomic
def open_rapat(*, rapat: Rapat, chair: Member | None, by, now) -> Rapat:
    """The meeting opened by its chair. Raises RapatRefused when it is open or over, or the chair is no member."""
    rapat = locked(rapat)
    if rapat.status != Rapat.Status.DIJADWALKAN:
        raise RapatRefused(f"Rapat ini tidak dapat dibuka karena {rapat.get_status_display().lower()}.")
    if chair is None or chair.daerah_id != rapat.daerah_id:
        raise RapatRefused("Pilih pimpinan rapat dari anggota DPRD.")
    rapat.status, rapat.chair, rapat.opened_at = Rapat.Status.DIBUKA, chair, now
    rapat.save(update_fields=["status", "chair", "opened_at"])
    return rapat


@transaction.atomic
def change_chair(*, rapat: Rapat, chair: Member, by, now) -> Rapat:
    """The open meeting led by somebody else from now on; its notes say when, and by whom it was led before.

    Raises RapatRefused when it is not open, and for who leads it already or is no member of the daerah on that day.
    """
    rapat = locked(rapat)
    if rapat.status != Rapat.Status.DIBUKA:
        raise RapatRefused("Pimpinan diganti selama rapat dibuka. Buka rapat lebih dahulu.")
    ended = chair.valid_to is not None and chair.valid_to < rapat.date
    if chair.daerah_id != rapat.daerah_id or chair.valid_from > rapat.date or ended:
        raise RapatRefused("Pilih pimpinan rapat dari anggota DPRD yang menjabat.")
    if chair.pk == rapat.chair_id:
        raise RapatRefused(f"Rapat ini sudah dipimpin {chair}.")
    clock = f"{timezone.localtime(now):%H.%M}"
    said = f"Pukul {clock} pimpinan rapat beralih dari {rapat.chair} kepada {chair}."
    rapat.notes = f"{rapat.notes.rstrip()}\n\n{said}".lstrip()
    rapat.chair = chair
    rapat.save(update_fields=["chair", "notes"])
    return rapat


@transaction.atomic
def close_rapat(*, rapat: Rapat, by, notes: str = "", now=None) -> Rapat:
    """The meeting recorded as held, with what is to be remembered of it. Raises RapatRefused once it is closed."""
    rapat = locked(rapat)
    if rapat.status in OVER:
        raise RapatRefused("Rapat ini sudah ditutup.")
    rapat.status = Rapat.Status.SELESAI
    rapat.notes = notes or rapat.notes
    rapat.closed_at = now if rapat.opened_at else None
    rapat.save(update_fields=["status", "notes", "closed_at"])
    return rapat


@transaction.atomic
def write_minutes(*, item: AgendaItem, text: str, base: str, by) -> AgendaItem:
    """The item with its part of the risalah; what somebody else wrote since `base` was read is joined with it.

    Raises MinutesClash where both changed the same words.
    """
    item = AgendaItem.objects.select_for_update().get(pk=item.pk)
    merge = merge3(base, text, item.minutes)
    if not merge.clean:
        raise MinutesClash(merge, item.minutes)
    item.minutes = merge.text
    item.save(update_fields=["minutes"])
    return item


def locked(rapat: Rapat) -> Rapat:
    """The row held until the transaction ends, with its body, region, and chair."""
    return Rapat.objects.select_for_update(of=("self",)).select_related("body", "daerah", "chair").get(pk=rapat.pk)


def under_way(rapat: Rapat) -> Rapat:
    """The row held until the transaction ends. Raises RapatRefused once the meeting is over."""
    rapat = locked(rapat)
    if rapat.status in OVER:
        raise RapatRefused(f"Rapat ini {rapat.get_status_display().lower()}; catatannya tidak dapat diubah lagi.")
    return rapat


def _decides(body: Body, line: AgendaLine) -> str:
    if line.decides is not None:
        return line.decides
    phase = STAGES[line.stage].phase if line.stage else ""
    return decided_in(body.kind == Body.Kind.DPRD, phase, line.stage)


def _known(stage_id: str) -> str:
    """The id as it is. Raises KeyError for a stage that does not exist."""
    return STAGES[stage_id].id if stage_id else ""
