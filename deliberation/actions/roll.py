"""Who sits in a meeting and who is there: what its verbs check and its pages show. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from deliberation.core.sitting import EITHER, PHYSICAL, SIGNED, Tally, quorum_kind, tally
from deliberation.models import AgendaItem, Attendance, Body, Member, Membership, Rapat
from documents.models import Daerah, Setting

# Meetings of leaders and of one fraksi are the house's own business; the others are open to the public.
INTERNAL = (Rapat.Kind.RAPAT_PIMPINAN, Rapat.Kind.RAPAT_BANMUS, Rapat.Kind.RAPAT_FRAKSI)
_STATES = {
    "fisik": "hadir", "duduk": "hadir, belum tanda tangan", "paraf": "baru tanda tangan",
    "pulang": "meninggalkan rapat", "izin": "izin", "sakit": "sakit", "tugas": "tugas kedinasan",
    "tanpa": "tanpa keterangan", "": "belum hadir",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seat:
    """One member in one meeting, by the number in its list."""

    number: int
    member: Member
    fraksi: Body | None
    role: str
    attendance: Attendance | None

    @property
    def state(self) -> str:
        """ "fisik", "duduk", "paraf", "pulang", a reason of absence, or "" for nothing noted."""
        row = self.attendance
        if row is None:
            return ""
        if row.absence:
            return row.absence
        if row.left_at:
            return "pulang"
        if row.present_at:
            return "fisik" if row.signed_at else "duduk"
        return "paraf" if row.signed_at else ""

    @property
    def words(self) -> str:
        """The state in words."""
        return _STATES[self.state]

    def counts(self, basis: str) -> bool:
        """Whether they count for the quorum on that basis (setting attendance_basis)."""
        row = self.attendance
        if row is None:
            return False
        there, signed = bool(row.present_at and not row.left_at), bool(row.signed_at and not row.left_at)
        return {PHYSICAL: there, SIGNED: signed, EITHER: there or signed}[basis]


@dataclass(frozen=True, slots=True)
class Roll:
    """The list of a meeting with its count for the strictest decision on the agenda, and for any other kind."""

    seats: tuple[Seat, ...]
    members: int
    basis: str
    kind: str

    @property
    def present(self) -> tuple[Seat, ...]:
        """Those who count for the quorum."""
        return tuple(seat for seat in self.seats if seat.counts(self.basis))

    @property
    def tally(self) -> Tally:
        """The quorum the meeting needs."""
        return self.tally_for(self.kind)

    def tally_for(self, kind: str) -> Tally:
        """The quorum of a decision of that kind."""
        there = self.present
        fraksi = {seat.fraksi.pk for seat in there if seat.fraksi}
        return tally(kind, self.members, len(there), len(fraksi))


def roll_of(rapat: Rapat, items: Iterable[AgendaItem] | None = None) -> Roll:
    """The list of the meeting. Five queries, one more when the items are not given; each number of members the same."""
    items = rapat.items.all() if items is None else items
    house = rapat.body.kind == Body.Kind.DPRD
    seats = _seats(rapat, house)
    members = len(seats)
    if house:
        chosen = Setting.objects.choice("quorum_denominator", rapat.daerah, rapat.date, "menjabat")
        members = max(chosen, members) if isinstance(chosen, int) else members
    basis = Setting.objects.choice("attendance_basis", rapat.daerah, rapat.date, PHYSICAL)
    basis = basis if basis in (PHYSICAL, SIGNED, EITHER) else PHYSICAL
    return Roll(seats, members, basis, quorum_kind(house, [item.decides for item in items]))


def open_to_all(meetings: QuerySet[Rapat]) -> QuerySet[Rapat]:
    """Those the public may know of: not declared closed (UU 23/2014 Pasal 126, Pasal 180), none of INTERNAL."""
    return meetings.filter(closed=False).exclude(kind__in=INTERNAL)


def in_office(daerah: Daerah, on: date) -> QuerySet[Member]:
    """The members of the council on that day, in their order."""
    return Member.objects.filter(_on(on), daerah=daerah).order_by("order", "nama", "pk")


def with_own_seat(meetings: QuerySet[Rapat], user) -> QuerySet[Rapat]:
    """Of those meetings the ones of bodies in which the person sits on that day; the plenary seats every member."""
    on_day = Q(valid_from__lte=OuterRef("date")) & (Q(valid_to__isnull=True) | Q(valid_to__gte=OuterRef("date")))
    member = Member.objects.filter(on_day, user=user, daerah=OuterRef("daerah"))
    seat = Membership.objects.filter(on_day, member__user=user, body=OuterRef("body"))
    return meetings.filter(Exists(seat) | (Q(body__kind=Body.Kind.DPRD) & Exists(member)))


def chairs_of(daerah: Daerah, on: date) -> list[Membership]:
    """Ketua and wakil ketua DPRD on that day, the ketua first."""
    rows = Membership.objects.filter(
        _on(on), body__daerah=daerah, body__kind=Body.Kind.PIMPINAN, role__in=("ketua", "wakil_ketua")
    )
    return list(rows.select_related("member").order_by("role", "member__order", "pk"))


def _seats(rapat: Rapat, house: bool) -> tuple[Seat, ...]:
    day = rapat.date
    memberships = Membership.objects.filter(_on(day), member__daerah=rapat.daerah_id).select_related("body")
    fraksi: dict[int, Body] = {}
    roles: dict[int, str] = {}
    sits: set[int] = set()
    for row in memberships.order_by("pk"):
        if row.body.kind == Body.Kind.FRAKSI:
            fraksi[row.member_id] = row.body
        leads = row.body.kind == Body.Kind.PIMPINAN if house else row.body_id == rapat.body_id
        if leads and row.role != Membership.Role.ANGGOTA:
            roles[row.member_id] = row.get_role_display()
        if row.body_id == rapat.body_id:
            sits.add(row.member_id)
    members = [m for m in in_office(rapat.daerah, day) if house or m.pk in sits]
    members.sort(key=lambda m: (m.pk not in fraksi, fraksi[m.pk].nama if m.pk in fraksi else ""))
    noted = {row.member_id: row for row in Attendance.objects.filter(rapat=rapat).order_by("pk")}
    # Who was there and is no longer a member of the body stays out of the list and out of the count.
    return tuple(
        Seat(number, member, fraksi.get(member.pk), roles.get(member.pk, ""), noted.get(member.pk))
        for number, member in enumerate(members, 1)
    )


def _on(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
