"""Which deadlines a Raperda has on a day: since when each runs, its last day, who must act, what its end brings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from deliberation.core.deadlines import working_days_between
from deliberation.core.term import Pause
from deliberation.core.terms import TERMS, Calendar, Dates, Term

__all__ = ["Calendar", "Dates", "Deadline", "Pause", "next_of", "running", "words_left"]

_HEADS = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}
SOON = 3  # hari kerja
ESCALATED = "-eskalasi"  # behind the id of a deadline that is over and told to who comes next
_ROLES = {"pimpinan_dprd": "Pimpinan DPRD", "sekda": "Sekretaris Daerah"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline on a day.

    `due` is its last day; `other` the last day by the other reading or law, where there is one, with its basis;
    `left` the hari kerja that are left after `today`, negative once they are over. `actors` are roles of the house,
    `who` names the office that owes the act. `pauses`: it may stand still, and does since `paused_on`, while the file
    is incomplete; it counts anew from the day the file is complete. `escalates`: the roles whose turn it is once it is
    over, `next_who` the same in words. `confirmed` is False where the rule was read in a secondary source only.
    """

    id: str
    title: str
    start: date
    due: date
    today: date
    left: int
    who: str
    actors: tuple[str, ...]
    legal_basis: str
    counted: str
    on_expiry: str
    other: date | None = None
    other_basis: str = ""
    confirmed: bool = True
    pauses: bool = False
    paused_on: date | None = None
    escalates: tuple[str, ...] = ()
    next_who: str = ""

    @property
    def late(self) -> bool:
        """Whether its last day is over; a deadline that stands still is not late."""
        return self.today > self.due and self.paused_on is None

    @property
    def escalated(self) -> tuple[str, ...]:
        """The roles above that must be told, now that it is over; nobody before that. It decides nothing for them."""
        return self.escalates if self.late else ()

    @property
    def soon(self) -> bool:
        """Whether no more than SOON hari kerja are left."""
        return not self.late and self.paused_on is None and self.left <= SOON

    @property
    def safe(self) -> date:
        """The day that is in time by every reading ("tanggal aman")."""
        return min(self.due, self.other or self.due)

    @property
    def left_words(self) -> str:
        """What is left, in words: "2 hari kerja lagi", "hari ini", "lewat 2 hari kerja", "dijeda"."""
        if self.paused_on:
            return "dijeda, menunggu berkas lengkap"
        if self.left or self.today == self.due:
            return words_left(self.left)
        return "baru lewat" if self.late else "sebelum hari kerja berikutnya"  # only days off lie between


def running(dates: Dates, today: date, calendar: Calendar) -> tuple[Deadline, ...]:
    """The deadlines that run on that day, the nearest first. Nothing is granted by silence: a late one stays late."""
    found = [made for term in TERMS if (made := _made(term, dates, today, calendar)) is not None]
    return tuple(sorted(found, key=lambda deadline: (deadline.due, deadline.id)))


def next_of(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The one to look at first: the nearest that is not late, else the one missed last; None when none runs."""
    rows = tuple(deadlines)
    ahead = [row for row in rows if not row.late]
    return min(ahead, key=lambda row: row.due) if ahead else max(rows, key=lambda row: row.due, default=None)


def words_left(left: int) -> str:
    """ "2 hari kerja lagi", "hari ini", or "lewat 2 hari kerja"."""
    if left == 0:
        return "hari ini"
    return f"{left} hari kerja lagi" if left > 0 else f"lewat {-left} hari kerja"


def _made(term: Term, dates: Dates, today: date, calendar: Calendar) -> Deadline | None:
    if dates.stage not in term.stages or term.id in dates.settled:
        return None
    start = term.start(dates)
    if start is None or (term.when and not term.when(dates, calendar)):
        return None
    start, paused_on = _restarted(term, dates, start)
    due = term.due(dates, start, calendar)
    head = _HEADS.get(dates.level, "Kepala daerah")
    escalates = term.escalates(dates) if term.escalates else ()
    names = {"kepala": head, "penelaah": "Menteri Dalam Negeri" if dates.level == "provinsi" else "Gubernur"}
    return Deadline(
        id=term.id,
        title=term.title,
        start=start,
        due=due,
        today=today,
        left=working_days_between(today, due, calendar.holidays),
        who=term.who.format(**names),
        actors=term.actors,
        legal_basis=term.legal_basis,
        counted=term.counted,
        on_expiry=term.on_expiry.format(**names),
        other=term.other(dates, start, calendar) if term.other else None,
        other_basis=term.other_basis,
        confirmed=term.confirmed,
        pauses=term.pauses,
        paused_on=paused_on,
        escalates=escalates,
        next_who=" dan ".join(_ROLES.get(role, head) for role in escalates),
    )


def _restarted(term: Term, dates: Dates, start: date) -> tuple[date, date | None]:
    """Day 0 as the last pause leaves it, and since when it stands still; a pause of an earlier visit is over."""
    pause = dates.paused.get(term.id) if term.pauses else None
    if pause is None or pause.since < start:
        return start, None
    return (pause.until, None) if pause.until else (start, pause.since)
