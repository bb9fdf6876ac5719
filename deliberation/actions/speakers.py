"""add_speaker, start_speech, end_speech, drop_speaker: the list of speakers of an item and their time."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from deliberation.actions.meetings import RapatRefused, under_way
from deliberation.models import AgendaItem, Member, Rapat, Speaker


@transaction.atomic
def add_speaker(*, item: AgendaItem, by, member: Member | None = None, name: str = "") -> Speaker:
    """The last on the list of speakers: a member of the daerah, or a guest by name."""
    rapat = under_way(item.rapat)
    if member is not None and member.daerah_id != rapat.daerah_id:
        raise RapatRefused("Pilih anggota dari DPRD ini, atau tulis nama pembicara dari luar.")
    if member is None and not name.strip():
        raise RapatRefused("Pilih anggota, atau tulis nama pembicara dari luar.")
    last = item.speakers.aggregate(last=Max("order"))["last"] or 0
    name = "" if member else " ".join(name.split())[:160]
    return Speaker.objects.create(item=item, member=member, name=name, order=last + 1)


@transaction.atomic
def start_speech(*, speaker: Speaker, by, now) -> Speaker:
    """The speaker at the microphone; whoever spoke before in this meeting has ended."""
    rapat = under_way(speaker.item.rapat)
    if rapat.status != Rapat.Status.DIBUKA:
        raise RapatRefused("Pembicara dipersilakan setelah rapat dibuka.")
    if speaker.started_at:
        raise RapatRefused("Pembicara ini sudah mulai. Tambahkan sekali lagi untuk putaran berikutnya.")
    for other in Speaker.objects.filter(item__rapat=rapat, started_at__isnull=False, ended_at__isnull=True):
        other.ended_at = now
        other.save(update_fields=["ended_at"])
    speaker.started_at = now
    speaker.save(update_fields=["started_at"])
    return speaker


@transaction.atomic
def end_speech(*, speaker: Speaker, by, now) -> Speaker:
    """The speaker with the time they ended. Raises RapatRefused for one who does not speak."""
    under_way(speaker.item.rapat)
    if not speaker.started_at or speaker.ended_at:
        raise RapatRefused("Pembicara ini tidak sedang berbicara.")
    speaker.ended_at = now
    speaker.save(update_fields=["ended_at"])
    return speaker


@transaction.atomic
def drop_speaker(*, speaker: Speaker, by) -> AgendaItem:
    """The item without a speaker who has not begun."""
    under_way(speaker.item.rapat)
    if speaker.started_at:
        raise RapatRefused("Yang sudah berbicara tetap tercatat dalam daftar pembicara.")
    item = speaker.item
    speaker.delete()
    return item
