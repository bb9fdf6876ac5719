"""What may enter and leave the programme, what comes with a draft, and what it may threaten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from deliberation.core.guards import EVALUASI_SUBJECTS, OUT_OF_PROGRAM

KURUNGAN_ENDS = date(2026, 1, 2)
MAX_KURUNGAN_MONTHS, MAX_FINE = 6, 50_000_000  # months, rupiah
MAX_CATEGORY = 3
NA, KETERANGAN = "naskah_akademik", "keterangan"
_KETERANGAN_ONLY = frozenset({"apbd", "perubahan_apbd", "pertanggungjawaban_apbd", "pencabutan"})
_FREE_TO_WITHDRAW = frozenset({"usul", "harmonisasi"})


def needs_evaluasi(subject: str, repealed_subject: str = "") -> bool:
    """Whether the draft is evaluated after agreement (UU 23/2014 Pasal 245); a repeal as what it repeals (setting)."""
    return (repealed_subject if subject == "pencabutan" and repealed_subject else subject) in EVALUASI_SUBJECTS


def propemperda_cap(enacted_last_year: int) -> int:
    """How many items the programme should hold: last year's Perda and a quarter more (Permendagri 120/2018 Pasal 15).

    More is a warning, never a bar.
    """
    return enacted_last_year + enacted_last_year // 4


def propemperda_before_apbd(programme_on: date | None, apbd_on: date) -> bool:
    """Whether the programme was set before the Perda APBD (UU 23/2014 Pasal 239 ayat (4))."""
    return programme_on is not None and programme_on < apbd_on


def out_of_program_ok(reason: str, bapemperda: bool, hukum: bool) -> bool:
    """Whether a draft may come from outside the programme (UU 23/2014 Pasal 239 ayat (7)).

    Urgency needs both Bapemperda and the legal bureau; the other reasons stand alone.
    """
    return reason in OUT_OF_PROGRAM and (reason != "urgensi" or (bapemperda and hukum))


def companion(subject: str, limited_amendment: bool = False, ordinary: str = NA) -> str:
    """What comes with the draft: keterangan for the cases of UU 12/2011 Pasal 56 ayat (3), else as the region chose."""
    if subject in _KETERANGAN_ONLY or (subject == "perubahan" and limited_amendment):
        return KETERANGAN
    return ordinary


def may_resubmit(rejected_session: str, now_session: str) -> bool:
    """Whether a rejected draft may come again: not in the same masa sidang (PP 12/2018 Pasal 9 ayat (4) huruf d)."""
    return rejected_session != now_session


def may_withdraw(phase: str, joint: bool) -> bool:
    """Whether a draft may be withdrawn: by its own side at first, then only jointly (UU 12/2011 Pasal 76)."""
    return phase in _FREE_TO_WITHDRAW or joint


def same_matter_winner(sessions: Mapping[str, str]) -> str:
    """Whose draft is deliberated when both sides bring one: "dprd" in the same session, "" when they differ.

    `sessions` has the masa sidang of each draft by side; the other draft of the same session is used to compare
    (UU 12/2011 Pasal 62).
    """
    if len(sessions) == 1:
        return next(iter(sessions))
    return "dprd" if len(set(sessions.values())) == 1 and "dprd" in sessions else ""


def criminal_ok(enacted_on: date, kurungan_months: int, fine: int, category: int = 0) -> bool:
    """Whether a Perda may threaten this: 6 months or 50 million until 2026, then no kurungan and category III at most.

    UU 12/2011 Pasal 15 and UU 23/2014 Pasal 238, since 2 January 2026 as changed by UU 1/2026.
    """
    if enacted_on < KURUNGAN_ENDS:
        return kurungan_months <= MAX_KURUNGAN_MONTHS and fine <= MAX_FINE
    return kurungan_months == 0 and 0 <= category <= MAX_CATEGORY


def harmonised_ok(document: str) -> bool:
    """Whether the Kanwil's result is at hand, which every draft needs (UU 12/2011 Pasal 58 dan Pasal 63)."""
    return bool(document.strip())


def dim_summary(decisions: Iterable[str]) -> dict[str, int]:
    """How many items of a DIM have each decision; an empty cell means tetap."""
    found: dict[str, int] = {}
    for decision in decisions:
        name = decision.strip().lower() or "tetap"
        found[name] = found.get(name, 0) + 1
    return found
