"""The deadlines of the road as a table: in which stages each runs, from which day, who owes it, what its end brings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from deliberation.core.budget import (
    apbd_agree_latest,
    apbd_deadlock_on,
    apbd_enact_latest,
    apbd_submit_latest,
    papbd_decide_latest,
    pj_agree_latest,
    pj_submit_latest,
)
from deliberation.core.deadlines import (
    CALENDAR,
    NO_HOLIDAYS,
    WORKING,
    Holidays,
    add_wd,
    due_evaluasi_result,
    due_evaluasi_submit,
    due_fasilitasi,
    due_handover,
    due_harmonisasi,
    due_noreg_issue,
    due_noreg_request,
    due_post_submission,
    due_refinement,
    due_signature,
    implementing_due,
    members_copy_latest,
    postponed_until_max,
)


@dataclass(frozen=True, slots=True)
class Dates:
    """What the deadlines of one Raperda are counted from.

    `entered` has the day each stage was last entered, `trail` every stage in order. `plenary_on`: the next plenary that
    has the Raperda on its agenda. `delegations`: how often its text leaves a matter to a peraturan kepala daerah,
    within `implementing_months` where it says so. `settled`: ids of deadlines noted as met.
    """

    stage: str
    track: str = "dprd"
    level: str = "kota"
    subject: str = "umum"
    review_kind: str = "fasilitasi"
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


@dataclass(frozen=True, slots=True)
class Calendar:
    """How days are counted: the days off, and whether the 30 Hari of signing are WORKING or CALENDAR (§8-1)."""

    holidays: Holidays = NO_HOLIDAYS
    signing: str = WORKING


Start = Callable[[Dates], "date | None"]
Due = Callable[[Dates, date, Calendar], date]


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline of the law. `start` gives its day 0, or None when it does not run; `other` the other reading.

    `who` may hold {kepala} (Gubernur, Bupati, Wali Kota) and {penelaah} (who reviews). `counted` is the sum in words.
    `actors` are the roles of the house that must act, or press the office that owes the act.
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


def entered(stage: str) -> Start:
    """Day 0 is the day that stage was last entered."""
    return lambda dates: dates.entered.get(stage)


def only(subjects: tuple[str, ...], start: Start) -> Start:
    """The same day 0, for a Raperda on one of those subjects alone."""
    return lambda dates: start(dates) if dates.subject in subjects else None


def _agreed(dates: Dates) -> date | None:
    return dates.agreed_on


def _agreed_with_noreg(dates: Dates) -> date | None:
    return dates.agreed_on if dates.has_noreg and not _noreg_came_late(dates) else None


def _agreed_without_noreg(dates: Dates) -> date | None:
    return None if dates.has_noreg else dates.agreed_on


def _noreg_came_late(dates: Dates) -> bool:
    return "menunggu_noreg_terlambat" in dates.trail and dates.has_noreg


def _late_noreg(dates: Dates) -> date | None:
    return dates.noreg_on if _noreg_came_late(dates) else None


def _fasilitasi_received(dates: Dates) -> date | None:
    asked = dates.entered.get("fasilitasi")
    return dates.received_on if dates.received_on and asked and dates.received_on >= asked else asked


def _copies_before_plenary(dates: Dates) -> date | None:
    return dates.entered.get("penyebaran_anggota") if dates.plenary_on else None


def _postponed(dates: Dates) -> date | None:
    """The day of the last attempt, where the plenary was put off for want of quorum."""
    return dates.entered.get("laporan_tk2") if dates.trail[-2:] == ("laporan_tk2", "laporan_tk2") else None


def _evaluasi_unsent(dates: Dates) -> date | None:
    """Persetujuan bersama, for a Raperda that has not been sent to evaluasi yet; a second sending has no term."""
    return dates.agreed_on if dates.review_kind == "evaluasi" and "evaluasi" not in dates.trail else None


def _refined(dates: Dates) -> date | None:
    return None if dates.subject == "pajak_retribusi" else dates.entered.get("penyempurnaan_evaluasi")


def _taken_over(dates: Dates) -> date | None:
    return dates.entered.get("evaluasi") if dates.subject == "apbd" and dates.level != "provinsi" else None


def _evaluated(dates: Dates) -> date | None:
    return None if _taken_over(dates) else dates.entered.get("evaluasi")


def _delegating(dates: Dates) -> date | None:
    return dates.promulgated_on if dates.delegations else None


def _first(dates: Dates) -> date | None:
    return min(dates.entered.values(), default=None) if dates.tahun else None


def _year(dates: Dates) -> int:
    return dates.tahun or 0


_AFTER_AGREED = frozenset({
    "persetujuan_bersama", "penyampaian_kdh", "penyampaian_evaluasi", "evaluasi", "penyempurnaan_evaluasi",
    "permohonan_noreg", "pemberian_noreg", "menunggu_noreg_terlambat", "penetapan",
})  # fmt: skip
_HEAD = frozenset({"penyusunan_opd", "penelaahan_hukum", "harmonisasi_kanwil", "persetujuan_kdh_ajukan"})
_DELIBERATED = frozenset({
    "penjelasan_kdh", "pandangan_umum", "jawaban_kdh", "pembahasan_akd", "pendapat_akhir_fraksi", "ba_tingkat_1",
    "laporan_tk2", "permintaan_persetujuan", "pendapat_akhir_kdh",
})  # fmt: skip
_IN_FORCE = frozenset({"diundangkan_berlaku", "diubah"})
_COUNCIL = ("setwan", "pimpinan_dprd")
_EXECUTIVE = ("bagian_hukum",)
_SIGNERS = ("bagian_hukum", "kepala_daerah")
_SIGNING = "UU 23/2014 Pasal 242 ayat (6)"
_AGREED = "persetujuan bersama"


def _signing(dates: Dates, start: date, calendar: Calendar) -> date:
    return due_signature(start, calendar.holidays, calendar.signing)


def _signing_otherwise(dates: Dates, start: date, calendar: Calendar) -> date:
    return due_signature(start, calendar.holidays, CALENDAR if calendar.signing == WORKING else WORKING)


def _sign(title: str, start: Start, on_expiry: str) -> Term:
    return Term(
        "penandatanganan", title, _AFTER_AGREED, start, _signing, "{kepala}", _SIGNERS, _SIGNING,
        f"30 Hari sejak {_AGREED}", on_expiry, _signing_otherwise,
        "UU 12/2011 Pasal 79, yang tidak menyebut hari kerja",
    )  # fmt: skip


_ROAD = (
    Term(
        "harmonisasi", "Hasil harmonisasi", frozenset({"harmonisasi_kanwil"}), entered("harmonisasi_kanwil"),
        lambda dates, start, calendar: due_harmonisasi(start, calendar.holidays),
        "Kantor Wilayah Kementerian Hukum", ("setwan", "bagian_hukum"), "SE M.HH-01.PP.04.02 Tahun 2022",
        "5 hari kerja sejak permohonan", "Tidak ada persetujuan diam-diam. Mintalah kepastian secara tertulis.",
        confirmed=False,
    ),
    Term(
        "penyebaran_anggota", "Raperda sampai kepada semua anggota", frozenset({"penyebaran_anggota"}),
        _copies_before_plenary,
        lambda dates, start, calendar: members_copy_latest(dates.plenary_on or start, calendar.holidays),
        "Pimpinan DPRD", _COUNCIL, "PP 12/2018 Pasal 7; semula PP 16/2010 Pasal 82 ayat (5)",
        "7 hari kerja sebelum rapat paripurna yang dijadwalkan",
        "Rapat paripurna usul tidak dapat diadakan pada tanggal itu. Jadwalkan ulang.", confirmed=False,
    ),
    Term(
        "fasilitasi", "Hasil fasilitasi", frozenset({"fasilitasi"}), _fasilitasi_received,
        lambda dates, start, calendar: due_fasilitasi(start, calendar.holidays),
        "{penelaah}", _EXECUTIVE, "Permendagri 80/2015 jo. 120/2018 Pasal 88",
        "15 hari kerja sejak permohonan",
        "Raperda dapat dilanjutkan tanpa hasil fasilitasi, dengan catatan lewat waktu.",
        confirmed=False,
    ),
    Term(
        "penundaan_paripurna", "Rapat paripurna yang ditunda", frozenset({"laporan_tk2"}), _postponed,
        lambda dates, start, calendar: postponed_until_max(
            start, dates.plenary_on if dates.plenary_on and dates.plenary_on > start else None, calendar.holidays
        ),
        "Pimpinan DPRD", _COUNCIL, "UU 23/2014 Pasal 129 ayat (5) dan Pasal 183 ayat (5)",
        "3 Hari sejak rapat yang tidak kuorum, atau tanggal yang ditetapkan Banmus",
        "Bila kuorum tetap tidak tercapai, keputusan tidak dapat diambil.",
    ),
    Term(
        "penyampaian_kdh", "Penyampaian Raperda kepada kepala daerah",
        frozenset({"persetujuan_bersama", "penyampaian_kdh"}), _agreed,
        lambda dates, start, calendar: due_handover(start, calendar.holidays),
        "Pimpinan DPRD", _COUNCIL, "UU 23/2014 Pasal 242 ayat (2)", f"3 Hari sejak {_AGREED}",
        "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
        lambda dates, start, calendar: start + timedelta(days=7), "UU 12/2011 Pasal 78 ayat (2), 7 hari",
    ),
    Term(
        "penyampaian_evaluasi", "Penyampaian Raperda untuk dievaluasi",
        frozenset({"persetujuan_bersama", "penyampaian_kdh", "penyampaian_evaluasi"}), _evaluasi_unsent,
        lambda dates, start, calendar: due_evaluasi_submit(start, calendar.holidays),
        "{kepala}", _EXECUTIVE, "UU 23/2014 Pasal 267, Pasal 314, Pasal 319, Pasal 321, dan Pasal 324",
        f"3 Hari sejak {_AGREED}", "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
    ),
    Term(
        "evaluasi", "Hasil evaluasi", frozenset({"evaluasi"}), _evaluated,
        lambda dates, start, calendar: due_evaluasi_result(start, calendar.holidays),
        "{penelaah}", _EXECUTIVE, "UU 23/2014 Pasal 268-269, Pasal 315, dan Pasal 324-325",
        "15 Hari sejak diterima", "Tidak ada persetujuan diam-diam. Mintalah kepastian secara tertulis.",
    ),
    Term(
        "evaluasi", "Hasil evaluasi", frozenset({"evaluasi"}), _taken_over,
        lambda dates, start, calendar: due_evaluasi_result(start, calendar.holidays),
        "{penelaah}", _EXECUTIVE, "UU 23/2014 Pasal 315; PP 12/2019 Pasal 113", "15 Hari sejak diterima",
        "Menteri Dalam Negeri mengambil alih evaluasi. Tidak ada persetujuan diam-diam.",
    ),
    Term(
        "penyempurnaan_evaluasi", "Penyempurnaan menurut hasil evaluasi", frozenset({"penyempurnaan_evaluasi"}),
        _refined, lambda dates, start, calendar: due_refinement(start, calendar.holidays),
        "{kepala} bersama DPRD", ("bagian_hukum", "setwan"), "UU 23/2014 Pasal 268-271, Pasal 314, dan Pasal 315",
        "7 Hari sejak hasil evaluasi diterima",
        "Keterlambatan dicatat. Penetapan tanpa tindak lanjut dapat berakibat penundaan atau pemotongan dana transfer.",
    ),
    Term(
        "permohonan_noreg", "Permohonan nomor register", frozenset({"permohonan_noreg"}), entered("permohonan_noreg"),
        lambda dates, start, calendar: due_noreg_request(start, calendar.holidays),
        "{kepala}", _EXECUTIVE, "UU 23/2014 Pasal 242 ayat (3) dan ayat (4)", "3 Hari sejak Raperda diterima",
        "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
    ),
    Term(
        "pemberian_noreg", "Pemberian nomor register", frozenset({"pemberian_noreg", "menunggu_noreg_terlambat"}),
        entered("pemberian_noreg"),
        lambda dates, start, calendar: due_noreg_issue(start, calendar.holidays),
        "{penelaah}", _EXECUTIVE, "UU 23/2014 Pasal 242 ayat (5)", "7 Hari sejak permohonan diterima",
        "Nomor register tidak pernah dianggap diberikan (Pasal 243 ayat (1)). Mintalah secara tertulis.",
    ),
    _sign(
        "Penandatanganan", _agreed_with_noreg,
        "Raperda sah menjadi Perda tanpa tanda tangan dan wajib diundangkan (Pasal 242 ayat (7)).",
    ),
    _sign(
        "Penandatanganan", _agreed_without_noreg,
        "Belum menjadi Perda: tanpa nomor register tidak ada hari yang mengesahkannya (Pasal 243 ayat (1)).",
    ),
    Term(
        "penandatanganan_susulan", "Penandatanganan setelah noreg yang terlambat", frozenset({"penetapan"}),
        _late_noreg, lambda dates, start, calendar: add_wd(start, 3, calendar.holidays),
        "{kepala}", _SIGNERS, "UU 23/2014 Pasal 242 ayat (7) dan Pasal 243 ayat (1); kebijakan",
        "3 hari kerja sejak nomor register terbit", "Raperda dapat dicatat sah tanpa tanda tangan.", confirmed=False,
    ),
    Term(
        "penyampaian_pasca", "Penyampaian Perda kepada Menteri atau gubernur",
        frozenset({"pengundangan", "autentifikasi", "penyampaian_pasca"}), lambda dates: dates.enacted_on,
        lambda dates, start, calendar: due_post_submission(start, calendar.holidays),
        "{kepala}", _EXECUTIVE, "UU 23/2014 Pasal 249", "7 Hari sejak ditetapkan",
        "Teguran tertulis dari Menteri atau gubernur.",
    ),
    Term(
        "peraturan_pelaksanaan", "Peraturan pelaksanaan ditetapkan", _IN_FORCE, _delegating,
        lambda dates, start, calendar: implementing_due(start, dates.implementing_months),
        "{kepala}", _EXECUTIVE, "ketentuan penutup Perda; kebijakan 12 bulan bila tidak disebut",
        "sejak diundangkan", "Perda belum dapat dilaksanakan sepenuhnya. Keterlambatan dicatat.",
    ),
)  # fmt: skip

_BUDGET = (
    Term(
        "apbd_diajukan", "Raperda APBD disampaikan kepada DPRD", _HEAD, only(("apbd",), _first),
        lambda dates, start, calendar: apbd_submit_latest(_year(dates) + 1, calendar.holidays),
        "{kepala}", _EXECUTIVE, "PP 12/2019 Pasal 104; UU 23/2014 Pasal 311", "60 Hari sebelum 30 November",
        "Hak keuangan kepala daerah tidak dibayarkan 6 bulan (UU 23/2014 Pasal 311 ayat (2)).",
        lambda dates, start, calendar: apbd_submit_latest(_year(dates) + 1, mode=CALENDAR), "bila hari kalender",
    ),
    Term(
        "apbd_disetujui", "Persetujuan bersama APBD", _DELIBERATED, only(("apbd",), _first),
        lambda dates, start, calendar: apbd_agree_latest(_year(dates) + 1),
        "DPRD dan {kepala}", _COUNCIL, "UU 23/2014 Pasal 312 ayat (1)", "satu bulan sebelum tahun anggaran",
        "Hak keuangan kepala daerah dan DPRD tidak dibayarkan 6 bulan (UU 23/2014 Pasal 312 ayat (2)).",
    ),
    Term(
        "apbd_buntu", "Keputusan DPRD atas APBD", _DELIBERATED, only(("apbd",), entered("penjelasan_kdh")),
        lambda dates, start, calendar: apbd_deadlock_on(start, calendar.holidays),
        "DPRD", _COUNCIL, "UU 23/2014 Pasal 313 ayat (1)", "60 Hari sejak disampaikan",
        "{kepala} dapat menyusun Perkada APBD setinggi angka tahun sebelumnya.",
    ),
    Term(
        "apbd_ditetapkan", "Penetapan Perda APBD", _AFTER_AGREED, only(("apbd",), _agreed),
        lambda dates, start, calendar: apbd_enact_latest(_year(dates) + 1),
        "{kepala}", _SIGNERS, "PP 12/2019 Pasal 117 ayat (2)", "sebelum tahun anggaran dimulai",
        "Belanja dibatasi seperdua belas pagu tahun sebelumnya tiap bulan (PP 12/2019 Pasal 110).",
    ),
    Term(
        "papbd_disetujui", "Keputusan atas perubahan APBD", _HEAD | _DELIBERATED, only(("perubahan_apbd",), _first),
        lambda dates, start, calendar: papbd_decide_latest(_year(dates)),
        "DPRD dan {kepala}", _COUNCIL, "UU 23/2014 Pasal 317 ayat (2)", "tiga bulan sebelum tahun anggaran berakhir",
        "APBD tahun berjalan tetap dilaksanakan tanpa perubahan.",
    ),
    Term(
        "pj_diajukan", "Raperda pertanggungjawaban disampaikan kepada DPRD", _HEAD,
        only(("pertanggungjawaban_apbd",), _first),
        lambda dates, start, calendar: pj_submit_latest(_year(dates) - 1),
        "{kepala}", _EXECUTIVE, "UU 23/2014 Pasal 320 ayat (1)", "6 bulan setelah tahun anggaran",
        "Keterlambatan dicatat.",
    ),
    Term(
        "pj_disetujui", "Persetujuan bersama pertanggungjawaban", _DELIBERATED,
        only(("pertanggungjawaban_apbd",), _first),
        lambda dates, start, calendar: pj_agree_latest(_year(dates) - 1),
        "DPRD dan {kepala}", _COUNCIL, "UU 23/2014 Pasal 320 ayat (4)", "7 bulan setelah tahun anggaran",
        "{kepala} dapat menyusun Perkada bila DPRD tidak memutuskan dalam 1 bulan (UU 23/2014 Pasal 323).",
    ),
)  # fmt: skip

TERMS: tuple[Term, ...] = _ROAD + _BUDGET
