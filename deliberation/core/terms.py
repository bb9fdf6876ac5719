"""The deadlines of the road as a table: in which stages each runs, from which day, who owes it, what its end brings."""

from __future__ import annotations

from datetime import date, timedelta

from deliberation.core.deadlines import (
    CALENDAR,
    WORKING,
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
from deliberation.core.special_terms import SPECIAL_TERMS
from deliberation.core.special_tracks import DECIDING
from deliberation.core.term import (
    AFTER_AGREED,
    COUNCIL,
    EXECUTIVE,
    IN_FORCE,
    JUST_AGREED,
    REFINED,
    REVIEWED,
    SIGNERS,
    Calendar,
    Dates,
    Escalation,
    Start,
    Term,
    agreed,
    entered,
    here,
    only,
    to_head,
    to_secretary,
    to_who_asked,
)

__all__ = ["TERMS", "Calendar", "Dates", "Term", "entered", "only"]


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
    return here(dates) if dates.trail[-2:] == (dates.stage, dates.stage) else None


def _evaluasi_unsent(dates: Dates) -> date | None:
    """Persetujuan bersama, for a Raperda that has not been sent to evaluasi yet; a second sending has no term."""
    return dates.agreed_on if dates.review_kind == "evaluasi" and "evaluasi" not in dates.trail else None


def _refined(dates: Dates) -> date | None:
    return None if dates.subject == "pajak_retribusi" else here(dates)


def _taken_over(dates: Dates) -> date | None:
    return here(dates) if dates.subject == "apbd" and dates.level != "provinsi" else None


def _evaluated(dates: Dates) -> date | None:
    return None if _taken_over(dates) else here(dates)


def _delegating(dates: Dates) -> date | None:
    return dates.promulgated_on if dates.delegations else None


_SIGNING = "UU 23/2014 Pasal 242 ayat (6)"
_AGREED = "persetujuan bersama"


def _signing(dates: Dates, start: date, calendar: Calendar) -> date:
    return due_signature(start, calendar.holidays, calendar.signing)


def _signing_otherwise(dates: Dates, start: date, calendar: Calendar) -> date:
    return due_signature(start, calendar.holidays, CALENDAR if calendar.signing == WORKING else WORKING)


def _sign(title: str, start: Start, on_expiry: str, escalates: Escalation | None = None) -> Term:
    return Term(
        "penandatanganan", title, AFTER_AGREED, start, _signing, "{kepala}", SIGNERS, _SIGNING,
        f"30 Hari sejak {_AGREED}", on_expiry, _signing_otherwise,
        "UU 12/2011 Pasal 79, yang tidak menyebut hari kerja", escalates=escalates,
    )  # fmt: skip


_ROAD = (
    Term(
        "harmonisasi", "Hasil harmonisasi", frozenset({"harmonisasi_kanwil"}), entered("harmonisasi_kanwil"),
        lambda dates, start, calendar: due_harmonisasi(start, calendar.holidays),
        "Kantor Wilayah Kementerian Hukum", ("setwan", "bagian_hukum"), "SE M.HH-01.PP.04.02 Tahun 2022",
        "5 hari kerja sejak permohonan", "Tidak ada persetujuan diam-diam. Mintalah kepastian secara tertulis.",
        confirmed=False, pauses=True, escalates=to_who_asked,
    ),
    Term(
        "penyebaran_anggota", "Raperda sampai kepada semua anggota", frozenset({"penyebaran_anggota"}),
        _copies_before_plenary,
        lambda dates, start, calendar: members_copy_latest(dates.plenary_on or start, calendar.holidays),
        "Pimpinan DPRD", COUNCIL, "PP 12/2018 Pasal 7; semula PP 16/2010 Pasal 82 ayat (5)",
        "7 hari kerja sebelum rapat paripurna yang dijadwalkan",
        "Rapat paripurna usul tidak dapat diadakan pada tanggal itu. Jadwalkan ulang.", confirmed=False,
    ),
    Term(
        "fasilitasi", "Hasil fasilitasi", frozenset({"fasilitasi"}), _fasilitasi_received,
        lambda dates, start, calendar: due_fasilitasi(start, calendar.holidays),
        "{penelaah}", EXECUTIVE, "Permendagri 80/2015 jo. 120/2018 Pasal 88",
        "15 hari kerja sejak permohonan",
        "Raperda dapat dilanjutkan tanpa hasil fasilitasi, dengan catatan lewat waktu.",
        confirmed=False, pauses=True,
    ),
    Term(
        "penundaan_paripurna", "Rapat paripurna yang ditunda", DECIDING | {"laporan_tk2"}, _postponed,
        lambda dates, start, calendar: postponed_until_max(
            start, dates.plenary_on if dates.plenary_on and dates.plenary_on > start else None, calendar.holidays
        ),
        "Pimpinan DPRD", COUNCIL, "UU 23/2014 Pasal 129 ayat (5) dan Pasal 183 ayat (5)",
        "3 Hari sejak rapat yang tidak kuorum, atau tanggal yang ditetapkan Banmus",
        "Bila kuorum tetap tidak tercapai, keputusan tidak dapat diambil.",
    ),
    Term(
        "penyampaian_kdh", "Penyampaian Raperda kepada kepala daerah",
        JUST_AGREED | {"persetujuan_bersama", "penyampaian_kdh"}, agreed,
        lambda dates, start, calendar: due_handover(start, calendar.holidays),
        "Pimpinan DPRD", COUNCIL, "UU 23/2014 Pasal 242 ayat (2)", f"3 Hari sejak {_AGREED}",
        "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
        lambda dates, start, calendar: start + timedelta(days=7), "UU 12/2011 Pasal 78 ayat (2), 7 hari",
    ),
    Term(
        "penyampaian_evaluasi", "Penyampaian Raperda untuk dievaluasi",
        JUST_AGREED | {"persetujuan_bersama", "penyampaian_kdh", "penyampaian_evaluasi"}, _evaluasi_unsent,
        lambda dates, start, calendar: due_evaluasi_submit(start, calendar.holidays),
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 267, Pasal 314, Pasal 319, Pasal 321, dan Pasal 324",
        f"3 Hari sejak {_AGREED}", "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
    ),
    Term(
        "evaluasi", "Hasil evaluasi", REVIEWED | {"evaluasi"}, _evaluated,
        lambda dates, start, calendar: due_evaluasi_result(start, calendar.holidays),
        "{penelaah}", EXECUTIVE, "UU 23/2014 Pasal 268-269, Pasal 315, dan Pasal 324-325",
        "15 Hari sejak diterima", "Tidak ada persetujuan diam-diam. Mintalah kepastian secara tertulis.", pauses=True,
    ),
    Term(
        "evaluasi", "Hasil evaluasi", REVIEWED | {"evaluasi"}, _taken_over,
        lambda dates, start, calendar: due_evaluasi_result(start, calendar.holidays),
        "{penelaah}", EXECUTIVE, "UU 23/2014 Pasal 315; PP 12/2019 Pasal 113", "15 Hari sejak diterima",
        "Menteri Dalam Negeri mengambil alih evaluasi. Tidak ada persetujuan diam-diam.", pauses=True,
    ),
    Term(
        "penyempurnaan_evaluasi", "Penyempurnaan menurut hasil evaluasi", REFINED,
        _refined, lambda dates, start, calendar: due_refinement(start, calendar.holidays),
        "{kepala} bersama DPRD", ("bagian_hukum", "setwan"), "UU 23/2014 Pasal 268-271, Pasal 314, dan Pasal 315",
        "7 Hari sejak hasil evaluasi diterima",
        "Keterlambatan dicatat. Penetapan tanpa tindak lanjut dapat berakibat penundaan atau pemotongan dana transfer.",
    ),
    Term(
        "permohonan_noreg", "Permohonan nomor register", frozenset({"permohonan_noreg"}), entered("permohonan_noreg"),
        lambda dates, start, calendar: due_noreg_request(start, calendar.holidays),
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 242 ayat (3) dan ayat (4)", "3 Hari sejak Raperda diterima",
        "Keterlambatan dicatat. Jangka waktu penandatanganan tetap berjalan.",
    ),
    Term(
        "pemberian_noreg", "Pemberian nomor register", frozenset({"pemberian_noreg", "menunggu_noreg_terlambat"}),
        entered("pemberian_noreg"),
        lambda dates, start, calendar: due_noreg_issue(start, calendar.holidays),
        "{penelaah}", EXECUTIVE, "UU 23/2014 Pasal 242 ayat (5)", "7 Hari sejak permohonan diterima",
        "Nomor register tidak pernah dianggap diberikan (Pasal 243 ayat (1)). Mintalah secara tertulis.",
        escalates=to_head,
    ),
    _sign(
        "Penandatanganan", _agreed_with_noreg,
        "Raperda sah menjadi Perda tanpa tanda tangan dan wajib diundangkan (Pasal 242 ayat (7)).", to_secretary,
    ),
    _sign(
        "Penandatanganan", _agreed_without_noreg,
        "Belum menjadi Perda: tanpa nomor register tidak ada hari yang mengesahkannya (Pasal 243 ayat (1)).",
    ),
    Term(
        "penandatanganan_susulan", "Penandatanganan setelah noreg yang terlambat", frozenset({"penetapan"}),
        _late_noreg, lambda dates, start, calendar: add_wd(start, 3, calendar.holidays),
        "{kepala}", SIGNERS, "UU 23/2014 Pasal 242 ayat (7) dan Pasal 243 ayat (1); kebijakan",
        "3 hari kerja sejak nomor register terbit", "Raperda dapat dicatat sah tanpa tanda tangan.", confirmed=False,
    ),
    Term(
        "penyampaian_pasca", "Penyampaian Perda kepada Menteri atau gubernur",
        frozenset({"pengundangan", "autentifikasi", "penyampaian_pasca"}), lambda dates: dates.enacted_on,
        lambda dates, start, calendar: due_post_submission(start, calendar.holidays),
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 249", "7 Hari sejak ditetapkan",
        "Teguran tertulis dari Menteri atau gubernur.",
    ),
    Term(
        "peraturan_pelaksanaan", "Peraturan pelaksanaan ditetapkan", IN_FORCE, _delegating,
        lambda dates, start, calendar: implementing_due(start, dates.implementing_months),
        "{kepala}", EXECUTIVE, "ketentuan penutup Perda; kebijakan 12 bulan bila tidak disebut",
        "sejak diundangkan", "Perda belum dapat dilaksanakan sepenuhnya. Keterlambatan dicatat.",
    ),
)  # fmt: skip

TERMS: tuple[Term, ...] = _ROAD + SPECIAL_TERMS
