"""mark_attendance, mark_rest_present, adjourn, postpone: who is there, and what follows when too few are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from deliberation import bridge
from deliberation.actions.meetings import RapatRefused, locked, under_way
from deliberation.actions.roll import Roll, roll_of
from deliberation.core.deadlines import postponed_until_max
from deliberation.core.quorum import MAX_ADJOURNMENTS, MAX_MINUTES, next_adjournment
from deliberation.core.rollcall import STATES
from deliberation.models import Adjournment, AgendaItem, Attendance, Rapat
from documents.core.formal import tanggal

ABSENT = frozenset(Attendance.Absence.values)
_COLUMNS = ["signed_at", "present_at", "left_at", "absence"]


@transaction.atomic
def mark_attendance(
    *, rapat: Rapat, members: Collection[int], state: str, by, now, toggle: bool = False
) -> list[Attendance]:
    """The rows of those members in that state; with `toggle`, it is taken back when all of them are in it already.

    `members` are ids of the meeting's own list. Raises RapatRefused for others, and for leaving without being there.
    """
    if state not in STATES:
        raise RapatRefused("Pilih keadaan yang ada: hadir, tanda tangan, izin, sakit, tugas, atau tanpa keterangan.")
    rapat = under_way(rapat)
    seats = {seat.member.pk: seat for seat in roll_of(rapat).seats}
    if not set(members) <= set(seats):
        raise RapatRefused("Hanya anggota yang tercantum dalam daftar rapat ini yang dapat dicatat hadir.")
    wanted = "fisik" if state == "hadir" else state
    chosen = [seats[pk] for pk in members]
    if state == "hapus" or (toggle and chosen and all(seat.state == wanted for seat in chosen)):
        Attendance.objects.filter(rapat=rapat, member__in=members).delete()
        return []
    if state == "pulang" and any(not (seat.attendance and seat.attendance.present_at) for seat in chosen):
        raise RapatRefused("Yang belum hadir tidak dapat dicatat meninggalkan rapat.")
    rows = [seat.attendance or Attendance(rapat=rapat, member=seat.member) for seat in chosen]
    for row in rows:
        _set(row, state, now)
    Attendance.objects.bulk_create([row for row in rows if row.pk is None])
    Attendance.objects.bulk_update([row for row in rows if row.pk is not None], _COLUMNS)
    return rows


@transaction.atomic
def mark_rest_present(*, rapat: Rapat, by, now) -> list[Attendance]:
    """Everybody of whom nothing is noted yet, and who only signed, marked as present."""
    rest = [seat.member.pk for seat in roll_of(rapat).seats if seat.state in ("", "paraf", "duduk")]
    return mark_attendance(rapat=rapat, members=rest, state="hadir", by=by, now=now) if rest else []


@transaction.atomic
def adjourn(*, rapat: Rapat, minutes: int, by, now, note: str = "") -> Adjournment:
    """The pause of an open meeting that lacks its quorum (UU 23/2014 Pasal 129 ayat (4) dan Pasal 183 ayat (4)).

    Raises RapatRefused when the quorum is met, after two pauses, and for more than an hour.
    """
    rapat, roll = _short(rapat)
    count = rapat.adjournments.filter(kind=Adjournment.Kind.SKORS).count()
    if not next_adjournment(count, minutes):
        if count >= MAX_ADJOURNMENTS:
            raise RapatRefused(f"Rapat sudah diskors {count} kali. Tunda rapat (UU 23/2014 Pasal 183 ayat (5)).")
        raise RapatRefused(f"Skors paling lama {MAX_MINUTES} menit (UU 23/2014 Pasal 183 ayat (4)).")
    return Adjournment.objects.create(
        rapat=rapat, kind=Adjournment.Kind.SKORS, at=now, minutes=minutes, present=roll.tally.present,
        members=roll.members, note=note, by=by,
    )  # fmt: skip


@transaction.atomic
def postpone(*, rapat: Rapat, until: date, banmus: bool, by, now, note: str = "") -> Rapat:
    """The meeting on another day, with what was not decided; this one stays as it was, put off.

    After two pauses, at most 3 hari kerja or the day Banmus sets (UU 23/2014 Pasal 129 ayat (5) dan Pasal 183
    ayat (5)). What was put off once already goes on only by a day of Banmus, with its reason.
    """
    rapat, roll = _short(rapat)
    today = timezone.localdate(now)
    if rapat.adjournments.filter(kind=Adjournment.Kind.SKORS).count() < MAX_ADJOURNMENTS:
        raise RapatRefused("Rapat baru dapat ditunda setelah dua kali skors (UU 23/2014 Pasal 183 ayat (4) dan (5)).")
    if until <= today:
        raise RapatRefused("Pilih hari setelah hari ini.")
    latest = postponed_until_max(today, until if banmus else None, bridge.holidays_of(rapat.daerah))
    if until > latest:
        raise RapatRefused(
            f"Penundaan paling lama 3 hari kerja, sampai {tanggal(latest)}, kecuali Badan Musyawarah menetapkan hari "
            "lain (UU 23/2014 Pasal 183 ayat (5))."
        )
    if put_off_before(rapat) and not (banmus and note.strip()):
        raise RapatRefused(
            "Kuorum tetap tidak tercapai setelah penundaan, sehingga keputusan tidak dapat diambil. Rapat hanya dapat "
            "dijadwalkan lagi oleh Badan Musyawarah dengan alasannya (UU 23/2014 Pasal 183 ayat (6))."
        )
    Adjournment.objects.create(
        rapat=rapat, kind=Adjournment.Kind.TUNDA, at=now, until=until, present=roll.tally.present,
        members=roll.members, note=note, by=by,
    )  # fmt: skip
    rapat.status, rapat.closed_at = Rapat.Status.DITUNDA, now
    rapat.save(update_fields=["status", "closed_at"])
    return _again(rapat, until, by)


def put_off_before(rapat: Rapat) -> bool:
    """Whether this is the sitting to which an earlier one was put off."""
    earlier = Adjournment.objects.filter(kind=Adjournment.Kind.TUNDA, until=rapat.date, rapat__body=rapat.body_id)
    return earlier.filter(rapat__title=rapat.title).exists()


def _short(rapat: Rapat) -> tuple[Rapat, Roll]:
    """The open meeting, held, and its list. Raises RapatRefused when it is not open or has its quorum."""
    rapat = locked(rapat)
    if rapat.status != Rapat.Status.DIBUKA:
        raise RapatRefused("Rapat belum dibuka atau sudah selesai.")
    roll = roll_of(rapat)
    if roll.tally.holds:
        raise RapatRefused(f"{roll.tally.sentence} Rapat dilanjutkan tanpa skors atau penundaan.")
    return rapat, roll


def _again(rapat: Rapat, day: date, by) -> Rapat:
    """The same meeting on that day with the items that were not decided."""
    next_one = Rapat.objects.create(
        daerah=rapat.daerah, body=rapat.body, kind=rapat.kind, title=rapat.title, date=day, time=rapat.time,
        place=rapat.place, closed=rapat.closed, by=by,
    )  # fmt: skip
    left = rapat.items.filter(decision__isnull=True)
    AgendaItem.objects.bulk_create(
        AgendaItem(
            rapat=next_one, order=order, title=item.title, raperda_id=item.raperda_id, stage=item.stage,
            decides=item.decides,
        )
        for order, item in enumerate(left, 1)
    )  # fmt: skip
    return next_one


def _set(row: Attendance, state: str, now) -> None:
    """What is known of a member in that state; a time noted before stays."""
    if state in ABSENT:
        row.signed_at = row.present_at = row.left_at = None
        row.absence = state
        return
    row.absence = ""
    if state == "pulang":
        row.left_at = now
        return
    row.left_at = None
    row.signed_at = (row.signed_at or now) if state in ("hadir", "paraf") else None
    row.present_at = (row.present_at or now) if state in ("hadir", "duduk") else None
