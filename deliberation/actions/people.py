"""add_member, import_members, seat, unseat, end_term, add_session: who sits in the council and when it sits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Q

from deliberation.models import Body, MasaSidang, Member, Membership
from documents.errors import DomainError


class SeatRefused(DomainError):
    """A membership that cannot be."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One line of a list of members: the name with titles, the bodies by name, the term."""

    nama: str
    gelar_depan: str = ""
    gelar_belakang: str = ""
    fraksi: str = ""
    komisi: str = ""
    pimpinan: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@transaction.atomic
def add_body(*, daerah, kind: str, nama: str, by) -> Body:
    """The body of that kind, new or as it already is."""
    return Body.objects.get_or_create(daerah=daerah, kind=kind, defaults={"nama": nama})[0]


@transaction.atomic
def add_member(
    *, daerah, nama: str, valid_from: date, by, gelar_depan="", gelar_belakang="", valid_to: date | None = None
) -> Member:
    """The member, at the end of the list."""
    last = Member.objects.filter(daerah=daerah).aggregate(last=Max("order"))["last"] or 0
    return Member.objects.create(
        daerah=daerah, nama=nama, gelar_depan=gelar_depan, gelar_belakang=gelar_belakang, order=last + 1,
        valid_from=valid_from, valid_to=valid_to,
    )  # fmt: skip


@transaction.atomic
def end_term(*, member: Member, on: date, by) -> Member:
    """The member until that day, with every seat that would have lasted longer (PAW, UU 23/2014 Pasal 193)."""
    if on < member.valid_from:
        raise SeatRefused("Masa jabatan tidak dapat berakhir sebelum dimulai. Periksa tanggalnya.")
    member.valid_to = on
    member.save(update_fields=["valid_to"])
    for row in member.memberships.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on), valid_from__lte=on):
        row.valid_to = on
        row.save(update_fields=["valid_to"])
    return member


@transaction.atomic
def seat(*, member: Member, body: Body, role: str, valid_from: date, by) -> Membership:
    """The seat of a member in a body from that day; in a fraksi the former seat ends the day before.

    Raises SeatRefused for another daerah, a day outside the member's term, a seat already held, a second ketua.
    """
    if body.daerah_id != member.daerah_id:
        raise SeatRefused("Anggota dan alat kelengkapan harus dari daerah yang sama.")
    if valid_from < member.valid_from or (member.valid_to and valid_from > member.valid_to):
        raise SeatRefused("Tanggal mulai berada di luar masa jabatan anggota ini. Periksa tanggalnya.")
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from)
    held = Membership.objects.filter(lasting, body__daerah=body.daerah_id)
    if held.filter(member=member, body=body).exists():
        raise SeatRefused(f"{member.nama} sudah menjadi anggota {body}. Akhiri dahulu keanggotaan yang lama.")
    if role == Membership.Role.KETUA and held.filter(body=body, role=role).exists():
        raise SeatRefused(f"{body} sudah mempunyai ketua. Akhiri dahulu jabatan ketua yang lama.")
    if body.kind == Body.Kind.FRAKSI:
        for former in held.filter(member=member, body__kind=Body.Kind.FRAKSI, valid_from__lt=valid_from):
            former.valid_to = valid_from - timedelta(days=1)
            former.save(update_fields=["valid_to"])
    return Membership.objects.create(
        member=member, body=body, role=role, valid_from=valid_from, valid_to=member.valid_to
    )


@transaction.atomic
def unseat(*, membership: Membership, on: date, by) -> Membership:
    """The seat until that day. Raises SeatRefused for a day before it began."""
    if on < membership.valid_from:
        raise SeatRefused("Keanggotaan tidak dapat berakhir sebelum dimulai. Periksa tanggalnya.")
    membership.valid_to = on
    membership.save(update_fields=["valid_to"])
    return membership


@transaction.atomic
def import_members(*, daerah, rows: Iterable[Newcomer], valid_from: date, by) -> list[Member]:
    """The members that were not there yet, with their fraksi, komisi, and seats of pimpinan.

    A line whose name and first day are known is passed over, so that the same list may be sent again.
    """
    bodies = {(body.kind, body.nama.lower()): body for body in Body.objects.filter(daerah=daerah)}
    known = {(m.nama.lower(), m.valid_from) for m in Member.objects.filter(daerah=daerah)}
    last = Member.objects.filter(daerah=daerah).aggregate(last=Max("order"))["last"] or 0
    new: list[Member] = []
    seats: list[tuple[Member, Body, str]] = []
    for row in rows:
        start = row.valid_from or valid_from
        if (row.nama.lower(), start) in known:
            continue
        known.add((row.nama.lower(), start))
        last += 1
        member = Member(
            daerah=daerah, nama=row.nama, gelar_depan=row.gelar_depan, gelar_belakang=row.gelar_belakang, order=last,
            valid_from=start, valid_to=row.valid_to,
        )  # fmt: skip
        new.append(member)
        seats += [(member, body, role) for body, role in _bodies_of(row, daerah, bodies)]
    Member.objects.bulk_create(new)
    Membership.objects.bulk_create(
        Membership(member=member, body=body, role=role, valid_from=member.valid_from, valid_to=member.valid_to)
        for member, body, role in seats
    )
    return new


@transaction.atomic
def add_session(*, daerah, tahun_sidang: str, nomor: int, start: date, end: date, by) -> MasaSidang:
    """The masa sidang of that number in its sitting year (UU 23/2014 Pasal 125 and Pasal 178).

    Raises SeatRefused for one that is recorded, ends before it starts, or overlaps another.
    """
    if end < start:
        raise SeatRefused("Masa sidang tidak dapat berakhir sebelum dimulai. Periksa tanggalnya.")
    rows = MasaSidang.objects.filter(daerah=daerah)
    if rows.filter(tahun_sidang=tahun_sidang, nomor=nomor).exists():
        raise SeatRefused(f"Masa sidang {nomor} tahun sidang {tahun_sidang} sudah tercatat. Hapus dahulu bila keliru.")
    if other := rows.filter(start__lte=end, end__gte=start).first():
        raise SeatRefused(f"Tanggalnya bertumpuk dengan {str(other)[:1].lower()}{str(other)[1:]}. Periksa tanggalnya.")
    return MasaSidang.objects.create(daerah=daerah, tahun_sidang=tahun_sidang, nomor=nomor, start=start, end=end)


@transaction.atomic
def remove_session(*, session: MasaSidang, by) -> MasaSidang:
    """The masa sidang that was recorded by mistake."""
    session.delete()
    return session


def _bodies_of(row: Newcomer, daerah, bodies: dict) -> list[tuple[Body, str]]:
    """The seats a line names; a fraksi or komisi not known yet is made."""
    found = []
    for kind, nama, role in (
        (Body.Kind.FRAKSI, row.fraksi, Membership.Role.ANGGOTA),
        (Body.Kind.KOMISI, row.komisi, Membership.Role.ANGGOTA),
        (Body.Kind.PIMPINAN, "Pimpinan DPRD" if row.pimpinan else "", row.pimpinan),
    ):
        if not nama:
            continue
        body = bodies.get((kind, nama.lower()))
        if body is None and kind == Body.Kind.PIMPINAN:
            body = next((b for (k, _), b in bodies.items() if k == kind), None)
        if body is None:
            body = Body.objects.create(daerah=daerah, kind=kind, nama=nama)
        bodies[kind, nama.lower()] = body
        found.append((body, role))
    return found
