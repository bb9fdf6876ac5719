"""The deadlines of the special tracks: APBD and its family, RPJPD and RPJMD, RTRW, tax (process.md §3.5)."""

from __future__ import annotations

from datetime import date

from deliberation.core.budget import (
    apbd_agree_latest,
    apbd_deadlock_on,
    apbd_enact_latest,
    apbd_submit_latest,
    papbd_decide_latest,
    pdrd_menkeu_recommend,
    perkada_apbd_submit,
    perkada_silent_on,
    pj_agree_latest,
    pj_perkada_from,
    pj_submit_latest,
    rpjmd_latest,
    rtrw_limits,
    rtrw_substance_due,
)
from deliberation.core.deadlines import CALENDAR, add_wd
from deliberation.core.term import (
    AFTER_AGREED,
    COUNCIL,
    DELIBERATED,
    EXECUTIVE,
    HEAD,
    IN_FORCE,
    REFINED,
    REVIEWED,
    SIGNERS,
    TO_SIGN,
    Calendar,
    Dates,
    Start,
    Term,
    agreed,
    here,
    only,
    stated,
    to_head,
)

_APBD, _CHANGE, _ACCOUNT = ("apbd",), ("perubahan_apbd",), ("pertanggungjawaban_apbd",)
_RTRW = "UU 26/2007 sebagaimana diubah; PP 21/2021 Pasal 60-85"
_UNPAID = "Hak keuangan kepala daerah dan DPRD tidak dibayarkan 6 bulan (UU 23/2014 Pasal 312 ayat (2))."
_EXEMPT = (
    "Hak keuangan kepala daerah tidak dibayarkan 6 bulan; DPRD dikecualikan karena Raperda terlambat disampaikan "
    "(UU 23/2014 Pasal 312 ayat (2) dan ayat (3))."
)
_BUDGET_TALK = DELIBERATED | {"apbd_diajukan", "apbd_dibahas"}
_PLANNED = HEAD | DELIBERATED | AFTER_AGREED
_SPACE = REVIEWED | REFINED | TO_SIGN | {"persetujuan_substansi", "rtrw_disetujui"}


def _first(dates: Dates) -> date | None:
    return min(dates.entered.values(), default=None) if dates.tahun else None


def _year(dates: Dates) -> int:
    return dates.tahun or 0


def _submitted(dates: Dates) -> date | None:
    """The day the DPRD received it: as stated, else when its explanation began."""
    return dates.stated.get("submitted_on") or dates.entered.get("penjelasan_kdh")


def _submitted_late(dates: Dates, calendar: Calendar) -> bool:
    day = _submitted(dates)
    return day is not None and day > apbd_submit_latest(_year(dates) + 1, calendar.holidays)


def _in_time(dates: Dates, calendar: Calendar) -> bool:
    return not _submitted_late(dates, calendar)


def _unsent(start: Start) -> Start:
    """The same day 0 until the Raperkada is sent."""
    return lambda dates: None if "perkada_sent_on" in dates.stated else start(dates)


def _recommended(dates: Dates) -> date | None:
    return dates.stated.get("menkeu_recommended_on")


def _unrecommended(dates: Dates) -> date | None:
    return None if _recommended(dates) else dates.stated.get("menkeu_received_on")


def _agree_apbd(on_expiry: str, late: bool) -> Term:
    return Term(
        "apbd_disetujui", "Persetujuan bersama APBD", _BUDGET_TALK, only(_APBD, _first),
        lambda dates, start, calendar: apbd_agree_latest(_year(dates) + 1),
        "DPRD dan {kepala}", COUNCIL, "UU 23/2014 Pasal 312 ayat (1)", "satu bulan sebelum tahun anggaran", on_expiry,
        when=_submitted_late if late else _in_time,
    )  # fmt: skip


_BUDGET = (
    Term(
        "apbd_diajukan", "Raperda APBD disampaikan kepada DPRD", HEAD | {"kua_ppas_disepakati"}, only(_APBD, _first),
        lambda dates, start, calendar: apbd_submit_latest(_year(dates) + 1, calendar.holidays),
        "{kepala}", EXECUTIVE, "PP 12/2019 Pasal 104; UU 23/2014 Pasal 311", "60 Hari sebelum 30 November",
        "Hak keuangan kepala daerah tidak dibayarkan 6 bulan (UU 23/2014 Pasal 311 ayat (2)).",
        lambda dates, start, calendar: apbd_submit_latest(_year(dates) + 1, mode=CALENDAR), "bila hari kalender",
    ),
    _agree_apbd(_UNPAID, late=False),
    _agree_apbd(_EXEMPT, late=True),
    Term(
        "apbd_buntu", "Keputusan DPRD atas APBD", _BUDGET_TALK, only(_APBD, _submitted),
        lambda dates, start, calendar: apbd_deadlock_on(start, calendar.holidays),
        "DPRD", COUNCIL, "UU 23/2014 Pasal 313 ayat (1)", "60 Hari sejak disampaikan",
        "{kepala} dapat menyusun Perkada APBD setinggi angka tahun sebelumnya.", escalates=to_head,
    ),
    Term(
        "perkada_apbd", "Rancangan Perkada APBD dikirim", frozenset({"perkada_apbd"}), _unsent(_submitted),
        lambda dates, start, calendar: perkada_apbd_submit(
            apbd_deadlock_on(start, calendar.holidays), calendar.holidays
        ),
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 313 ayat (4)", "15 Hari sejak DPRD tidak mengambil keputusan",
        "Keterlambatan dicatat. Belanja dibatasi seperdua belas pagu tahun sebelumnya tiap bulan.",
    ),
    Term(
        "pengesahan_perkada_apbd", "Pengesahan Perkada APBD", frozenset({"perkada_apbd"}), stated("perkada_sent_on"),
        lambda dates, start, calendar: perkada_silent_on(start, 30, calendar.holidays),
        "{penelaah}", EXECUTIVE, "UU 23/2014 Pasal 313", "30 Hari sejak diterima",
        "{kepala} menetapkan rancangan menjadi Perkada APBD.", escalates=to_head,
    ),
    Term(
        "apbd_ditetapkan", "Penetapan Perda APBD", AFTER_AGREED, only(_APBD, agreed),
        lambda dates, start, calendar: apbd_enact_latest(_year(dates) + 1),
        "{kepala}", SIGNERS, "PP 12/2019 Pasal 117 ayat (2)", "sebelum tahun anggaran dimulai",
        "Belanja dibatasi seperdua belas pagu tahun sebelumnya tiap bulan (PP 12/2019 Pasal 110).",
    ),
    Term(
        "papbd_disetujui", "Keputusan atas perubahan APBD", HEAD | DELIBERATED | {"papbd_diajukan"},
        only(_CHANGE, _first), lambda dates, start, calendar: papbd_decide_latest(_year(dates)),
        "DPRD dan {kepala}", COUNCIL, "UU 23/2014 Pasal 317 ayat (2)", "tiga bulan sebelum tahun anggaran berakhir",
        "APBD tahun berjalan tetap dilaksanakan tanpa perubahan.",
    ),
    Term(
        "pj_diajukan", "Raperda pertanggungjawaban disampaikan kepada DPRD", HEAD, only(_ACCOUNT, _first),
        lambda dates, start, calendar: pj_submit_latest(_year(dates) - 1),
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 320 ayat (1)", "6 bulan setelah tahun anggaran",
        "Keterlambatan dicatat.",
    ),
    Term(
        "pj_disetujui", "Persetujuan bersama pertanggungjawaban", DELIBERATED | {"pj_diajukan"},
        only(_ACCOUNT, _first), lambda dates, start, calendar: pj_agree_latest(_year(dates) - 1),
        "DPRD dan {kepala}", COUNCIL, "UU 23/2014 Pasal 320 ayat (4)", "7 bulan setelah tahun anggaran",
        "{kepala} dapat menyusun Perkada bila DPRD tidak memutuskan dalam 1 bulan (UU 23/2014 Pasal 323).",
    ),
    Term(
        "pj_diputus", "Keputusan DPRD atas pertanggungjawaban", frozenset({"pj_diajukan"}), stated("submitted_on"),
        lambda dates, start, calendar: pj_perkada_from(start).may_from,
        "DPRD", COUNCIL, "UU 23/2014 Pasal 323", "1 bulan sejak diterima",
        "{kepala} dapat menyusun Perkada pertanggungjawaban.", escalates=to_head,
    ),
    Term(
        "perkada_pj", "Rancangan Perkada pertanggungjawaban dikirim", frozenset({"pj_perkada"}),
        _unsent(stated("submitted_on")),
        lambda dates, start, calendar: pj_perkada_from(start, calendar.holidays).send_by,
        "{kepala}", EXECUTIVE, "UU 23/2014 Pasal 323", "7 Hari sejak lewat 1 bulan", "Keterlambatan dicatat.",
    ),
    Term(
        "pengesahan_perkada_pj", "Pengesahan Perkada pertanggungjawaban", frozenset({"pj_perkada"}),
        stated("perkada_sent_on"), lambda dates, start, calendar: perkada_silent_on(start, 15, calendar.holidays),
        "{penelaah}", EXECUTIVE, "UU 23/2014 Pasal 323", "15 Hari sejak diterima",
        "{kepala} menetapkan rancangan menjadi Perkada.", escalates=to_head,
    ),
)  # fmt: skip

_PLANS = tuple(
    Term(
        name, title, _PLANNED, stated(fact), lambda dates, start, calendar: rpjmd_latest(start),
        "{kepala} bersama DPRD", ("bagian_hukum", "setwan"), basis, f"6 bulan sejak {event}",
        "Hak keuangan kepala daerah dan DPRD tidak dibayarkan 3 bulan (UU 23/2014 Pasal 266).",
    )
    for name, title, fact, basis, event in (
        (
            "rpjmd_ditetapkan", "Penetapan Perda RPJMD", "inaugurated_on", "UU 23/2014 Pasal 264 ayat (4)",
            "kepala daerah dilantik",
        ),
        (
            "rpjpd_ditetapkan", "Penetapan Perda RPJPD", "rpjpd_ends_on", "UU 23/2014 Pasal 264",
            "RPJPD sebelumnya berakhir",
        ),
    )
)  # fmt: skip

_SPATIAL = (
    Term(
        "rtrw_substansi", "Persetujuan substansi RTRW", frozenset({"rtrw_lintas_sektor"}), here,
        lambda dates, start, calendar: rtrw_substance_due(start, calendar.holidays),
        "Menteri Agraria dan Tata Ruang", EXECUTIVE, _RTRW, "20 Hari sejak permohonan diterima",
        "Tidak ada persetujuan diam-diam. Mintalah kepastian secara tertulis.", pauses=True,
    ),
    Term(
        "rtrw_ditetapkan", "Penetapan Perda RTRW", _SPACE, stated("substance_on"),
        lambda dates, start, calendar: rtrw_limits(start).perda,
        "{kepala} bersama DPRD", ("bagian_hukum", "setwan"), _RTRW, "2 bulan sejak persetujuan substansi",
        "{kepala} menetapkan RTRW dengan Perkada paling lama 3 bulan sejak persetujuan substansi.",
        escalates=to_head,
    ),
    Term(
        "rtrw_oleh_kdh", "RTRW ditetapkan kepala daerah", frozenset({"rtrw_oleh_kdh"}), stated("substance_on"),
        lambda dates, start, calendar: rtrw_limits(start).kdh,
        "{kepala}", SIGNERS, _RTRW, "3 bulan sejak persetujuan substansi",
        "Pemerintah Pusat menetapkan RTRW paling lama 4 bulan sejak persetujuan substansi.",
    ),
    Term(
        "rtrw_oleh_pusat", "RTRW ditetapkan Pemerintah Pusat", frozenset({"rtrw_oleh_kdh"}), stated("substance_on"),
        lambda dates, start, calendar: rtrw_limits(start).pusat,
        "Pemerintah Pusat", EXECUTIVE, _RTRW, "4 bulan sejak persetujuan substansi", "Keterlambatan dicatat.",
    ),
)  # fmt: skip

_TAX = (
    Term(
        "rekomendasi_menkeu", "Penilaian Perda pajak oleh Menteri Keuangan", IN_FORCE | {"publikasi"}, _unrecommended,
        lambda dates, start, calendar: pdrd_menkeu_recommend(start, calendar.holidays),
        "Menteri Keuangan", EXECUTIVE, "UU 1/2022 Pasal 99", "20 hari kerja sejak Perda diterima",
        "Perda tetap berlaku; tidak ada rekomendasi perubahan dalam jangka waktunya.",
    ),
    Term(
        "perubahan_perda_pajak", "Perubahan Perda menurut rekomendasi Menteri Keuangan", IN_FORCE, _recommended,
        lambda dates, start, calendar: add_wd(start, 15, calendar.holidays),
        "Menteri Dalam Negeri dan {kepala}", EXECUTIVE, "UU 1/2022 Pasal 99", "15 hari kerja sejak rekomendasi",
        "Penundaan atau pemotongan dana transfer umum atau dana bagi hasil.", confirmed=False,
    ),
)  # fmt: skip

SPECIAL_TERMS: tuple[Term, ...] = (*_BUDGET, *_PLANS, *_SPATIAL, *_TAX)
