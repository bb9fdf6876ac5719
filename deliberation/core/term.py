"""The shape of a deadline: what it is counted from, and in which stages it may run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from deliberation.core.deadlines import NO_HOLIDAYS, WORKING, Holidays

HEAD = frozenset({"penyusunan_opd", "penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan"})
DELIBERATED = frozenset({
    "penjelasan_kdh", "pandangan_umum", "jawaban_kdh", "pembahasan_akd", "pendapat_akhir_fraksi", "ba_tingkat_1",
    "laporan_tk2", "permintaan_persetujuan", "pendapat_akhir_kdh",
})  # fmt: skip
JUST_AGREED = frozenset({"apbd_disetujui", "papbd_disetujui", "pj_disetujui", "rtrw_disetujui"})
REVIEWED = frozenset({"apbd_evaluasi", "papbd_evaluasi", "pj_evaluasi", "rtrw_evaluasi"})
REFINED = frozenset({"penyempurnaan_evaluasi", "apbd_penyempurnaan", "papbd_penyempurnaan", "pj_penyempurnaan"})
TO_SIGN = frozenset({"apbd_ditetapkan", "papbd_ditetapkan", "pj_ditetapkan", "rtrw_ditetapkan"})
AFTER_AGREED = JUST_AGREED | REVIEWED | REFINED | TO_SIGN | {
    "persetujuan_bersama", "penyampaian_kdh", "penyampaian_evaluasi", "evaluasi", "permohonan_noreg",
    "pemberian_noreg", "menunggu_noreg_terlambat", "penetapan",
}  # fmt: skip
IN_FORCE = frozenset({"diundangkan_berlaku", "diubah"})
COUNCIL = ("setwan", "pimpinan_dprd")
EXECUTIVE = ("bagian_hukum",)
SIGNERS = ("bagian_hukum", "kepala_daerah")


@dataclass(frozen=True, slots=True)
class Pause:
    """A deadline that stands still: since when the file is incomplete, and until it was completed, None while open."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """What the deadlines of one Raperda are counted from.

    `entered` has the day each stage was last entered, `trail` every stage in order. `plenary_on`: the next plenary that
    has the Raperda on its agenda. `delegations`: how often its text leaves a matter to a peraturan kepala daerah,
    within `implementing_months` where it says so. `settled`: ids of deadlines noted as met,
    `stated` the days a person stated with a move, by the name of the ask, `paused` the last pause of each deadline.
    """

    stage: str
    track: str = "dprd"
    level: str = "kota"
    subject: str = "umum"
    review_kind: str = "fasilitasi"
    matter: str = "umum"
    tahun: int | None = None
    entered: Mapping[str, date] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    received_on: date | None = None
    agreed_on: date | None = None
    has_noreg: bool = False
    noreg_on: date | None = None
    enacted_on: date | None = None
    promulgated_on: date | None = None
    plenary_on: date | None = None
    delegations: int = 0
    implementing_months: int | None = None
    settled: frozenset[str] = frozenset()
    stated: Mapping[str, date] = field(default_factory=dict)
    paused: Mapping[str, Pause] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calendar:
    """How days are counted: the days off, and whether the 30 Hari of signing are WORKING or CALENDAR (§8-1)."""

    holidays: Holidays = NO_HOLIDAYS
    signing: str = WORKING


Start = Callable[[Dates], "date | None"]
Due = Callable[[Dates, date, Calendar], date]
Escalation = Callable[[Dates], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline of the law. `start` gives its day 0, or None when it does not run; `other` the other reading.

    `who` may hold {kepala} (Gubernur, Bupati, Wali Kota) and {penelaah} (who reviews). `counted` is the sum in words.
    `actors` are the roles of the house that must act, or press the office that owes the act. `when`: only then it runs.
    `pauses`: its law counts from a complete file, so that it stands still while the file is incomplete. `escalates`:
    roles whose turn it is once it is over, where process.md §3 names another actor or asks to escalate.
    """

    id: str
    title: str
    stages: frozenset[str]
    start: Start
    due: Due
    who: str
    actors: tuple[str, ...]
    legal_basis: str
    counted: str
    on_expiry: str
    other: Due | None = None
    other_basis: str = ""
    confirmed: bool = True
    when: Callable[[Dates, Calendar], bool] | None = None
    pauses: bool = False
    escalates: Escalation | None = None


def entered(stage: str) -> Start:
    """Day 0 is the day that stage was last entered."""
    return lambda dates: dates.entered.get(stage)


def stated(name: str) -> Start:
    """Day 0 is the day a person stated with a move."""
    return lambda dates: dates.stated.get(name)


def to_head(dates: Dates) -> tuple[str, ...]:
    """It is the head of region's turn."""
    return ("kepala_daerah",)


def to_secretary(dates: Dates) -> tuple[str, ...]:
    """It is the turn of the secretary of the region, who promulgates."""
    return ("sekda",)


def to_who_asked(dates: Dates) -> tuple[str, ...]:
    """The leaders of the house that asked: who sign its requests (process.md §1.1)."""
    return ("pimpinan_dprd",) if dates.track == "dprd" else ("sekda",)


def here(dates: Dates) -> date | None:
    """Day 0 is the day the present stage was last entered."""
    return dates.entered.get(dates.stage)


def agreed(dates: Dates) -> date | None:
    """Day 0 is the day of persetujuan bersama."""
    return dates.agreed_on


def only(subjects: tuple[str, ...], start: Start) -> Start:
    """The same day 0, for a Raperda on one of those subjects alone."""
    return lambda dates: start(dates) if dates.subject in subjects else None
