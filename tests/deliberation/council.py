"""A council made up for tests: members in fraksi, leaders, a plenary with Raperda ready to be decided."""

from datetime import date, datetime, time, timedelta, timezone

from deliberation.actions import (
    AgendaLine,
    Newcomer,
    add_body,
    import_members,
    mark_attendance,
    open_rapat,
    schedule_rapat,
)
from deliberation.actions.roll import in_office, roll_of
from deliberation.models import Rapat
from tests.people import kota_serang

OATH, DAY = date(2019, 9, 2), date(2023, 3, 15)
NOW = datetime(2023, 3, 15, 9, 30, tzinfo=timezone(timedelta(hours=7)))
FRAKSI = ("Fraksi Anggrek", "Fraksi Cempaka", "Fraksi Flamboyan", "Fraksi Kenanga", "Fraksi Melati", "Fraksi Teratai")
_FIRST = [
    "Agus",
    "Bambang",
    "Citra",
    "Dewi",
    "Eko",
    "Fitri",
    "Gunawan",
    "Hendra",
    "Indah",
    "Joko",
    "Kartika",
    "Lestari",
    "Made",
    "Nurul",
    "Oki",
]
_LAST = ["Pratama", "Santoso", "Wijaya", "Hidayat", "Saputra", "Utami", "Rahayu", "Nugroho"]


def people(size: int = 45) -> list[Newcomer]:
    """As many members, each name once, in six fraksi and four komisi; the first leads, two are deputies."""
    return [
        Newcomer(
            f"{_FIRST[n % 15]} {_LAST[(n // 15 + n % 15) % 8]}{f' {n // 120 + 1}' if n >= 120 else ''}",
            gelar_depan="Dra. Hj." if n % 7 == 0 else "",
            gelar_belakang="S.H., M.H." if n % 5 == 0 else "",
            fraksi=FRAKSI[n % 6],
            komisi=f"Komisi {['I', 'II', 'III', 'IV'][n % 4]}",
            pimpinan={0: "ketua", 1: "wakil_ketua", 2: "wakil_ketua"}.get(n, ""),
        )
        for n in range(size)
    ]


def council(by, size: int = 45):
    """The DPRD of Kota Serang with that many members; the body of the plenary."""
    daerah = kota_serang()
    house = add_body(daerah=daerah, kind="dprd", nama="DPRD Kota Serang", by=by)
    import_members(daerah=daerah, rows=people(size), valid_from=OATH, by=by)
    return house


def plenary(by, raperda=(), *, house=None, size: int = 45, day: date = DAY, decides: str = "b") -> Rapat:
    """A plenary of such a council with one item for each Raperda, or one without, that is decided."""
    house = house or council(by, size)
    lines = [AgendaLine(f"Persetujuan atas Raperda tentang {r.judul}", r, r.stage, decides) for r in raperda]
    return schedule_rapat(
        daerah=kota_serang(), body=house, kind="paripurna", title="Pengambilan keputusan", date=day, time=time(9, 30),
        place="Ruang rapat paripurna", by=by, items=lines or [AgendaLine("Persetujuan", decides=decides)],
    )  # fmt: skip


def opened(rapat: Rapat, by, present: int = 0) -> Rapat:
    """The meeting opened by its first member, with that many members there."""
    rapat = open_rapat(rapat=rapat, chair=in_office(rapat.daerah, rapat.date).first(), by=by, now=NOW)
    if present:
        attend(rapat, by, present)
    return rapat


def attend(rapat: Rapat, by, present: int, *, state: str = "hadir", since: int = 0) -> None:
    """That many members in that state, from the place `since` of the list."""
    members = [seat.member.pk for seat in roll_of(rapat).seats[since : since + present]]
    mark_attendance(rapat=rapat, members=members, state=state, by=by, now=NOW)
