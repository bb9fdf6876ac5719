"""Terms of the special tracks: APBD and its family, RPJMD, RTRW, pajak dan retribusi."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from deliberation.core.deadlines import NO_HOLIDAYS, WORKING, Holidays, add_months, add_wd, term


def apbd_submit_latest(fiscal_year: int, holidays: Holidays = NO_HOLIDAYS, mode: str = WORKING) -> date:
    """The Raperda APBD reaches the DPRD: 60 Hari before 30 November (PP 12/2019 Pasal 104)."""
    return term(apbd_agree_latest(fiscal_year), -60, mode, holidays)


def apbd_agree_latest(fiscal_year: int) -> date:
    """Persetujuan bersama on the APBD: one month before the fiscal year (UU 23/2014 Pasal 312 ayat (1))."""
    return date(fiscal_year - 1, 11, 30)


def apbd_deadlock_on(submitted: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The day without a decision after which the head may set a Perkada: 60 Hari (UU 23/2014 Pasal 313 ayat (1))."""
    return add_wd(submitted, 60, holidays)


def perkada_apbd_submit(failed_on: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The Raperkada APBD goes to the reviewer: 15 Hari after the DPRD failed to decide (Pasal 313 ayat (4))."""
    return add_wd(failed_on, 15, holidays)


def apbd_enact_latest(fiscal_year: int) -> date:
    """The Perda APBD is enacted by 31 December before the fiscal year."""
    return date(fiscal_year - 1, 12, 31)


def papbd_decide_latest(fiscal_year: int) -> date:
    """The decision on perubahan APBD: three months before the fiscal year ends (UU 23/2014 Pasal 317 ayat (2))."""
    return date(fiscal_year, 9, 30)


def papbd_allowed(pertanggungjawaban_enacted: bool, done_this_year: bool, extraordinary: bool) -> bool:
    """Whether perubahan APBD may be decided: after the prior year's account, once a year unless extraordinary."""
    return pertanggungjawaban_enacted and (extraordinary or not done_this_year)


def luar_biasa(before: int, after: int) -> bool:
    """Whether an estimate moved by more than half (UU 23/2014 Pasal 316 ayat (3))."""
    return 2 * abs(after - before) > before


def pj_submit_latest(fiscal_year: int) -> date:
    """The account of the APBD reaches the DPRD: six months after the fiscal year (UU 23/2014 Pasal 320 ayat (1))."""
    return date(fiscal_year + 1, 6, 30)


def pj_agree_latest(fiscal_year: int) -> date:
    """Persetujuan bersama on the account: seven months after the fiscal year (UU 23/2014 Pasal 320 ayat (4))."""
    return date(fiscal_year + 1, 7, 31)


class PerkadaPj(NamedTuple):
    """When the head may go on by Perkada, and until when the Raperkada is sent."""

    may_from: date
    send_by: date


def pj_perkada_from(received: date, holidays: Holidays = NO_HOLIDAYS) -> PerkadaPj:
    """One month without a decision of the DPRD, then 7 Hari to send the Raperkada (UU 23/2014 Pasal 323)."""
    start = add_months(received, 1)
    return PerkadaPj(start, add_wd(start, 7, holidays))


def rpjmd_latest(inaugurated: date) -> date:
    """The Perda RPJMD: six months after the head's inauguration (UU 23/2014 Pasal 264 ayat (4))."""
    return add_months(inaugurated, 6)


class RtrwLimits(NamedTuple):
    """Until when the Perda, the head alone, and the central government set the RTRW."""

    perda: date
    kdh: date
    pusat: date


def rtrw_limits(substance_agreed: date) -> RtrwLimits:
    """Two, three, and four months after persetujuan substansi (PP 21/2021 Pasal 60-85)."""
    return RtrwLimits(*(add_months(substance_agreed, months) for months in (2, 3, 4)))


def rtrw_substance_due(received: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """Persetujuan substansi: 20 Hari of pembahasan lintas sektor (PP 21/2021)."""
    return add_wd(received, 20, holidays)


def pdrd_menkeu_recommend(received: date, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The Minister of Finance recommends changes of a tax Perda: 20 hari kerja (UU 1/2022 Pasal 99)."""
    return add_wd(received, 20, holidays)


def perkada_silent_on(sent: date, count: int, holidays: Holidays = NO_HOLIDAYS) -> date:
    """The day after whose end an unendorsed Raperkada may be set: 30 Hari for the APBD, 15 for its account."""
    return add_wd(sent, count, holidays)
