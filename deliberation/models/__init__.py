"""The rows of the procedure: where a Raperda stands, who meets about it, what is planned, when offices are closed."""

from deliberation.models.bodies import Body, MasaSidang, Member, Membership
from deliberation.models.calendar import Feed, Holiday, Pause, Reminder, Settled
from deliberation.models.letters import Letter, LetterSeries
from deliberation.models.meetings import Adjournment, AgendaItem, Attendance, Decision, Rapat, Speaker, Vote
from deliberation.models.planning import ProgrammeChange, ProgrammeItem, Propemperda
from deliberation.models.procedure import AppendOnlyQuerySet, Deliberation, EntryImmutable, StageEntry
from deliberation.models.work import Assignment

__all__ = [
    "Adjournment", "AgendaItem", "AppendOnlyQuerySet", "Assignment", "Attendance", "Body", "Decision", "Deliberation",
    "EntryImmutable", "Feed", "Holiday", "Letter", "LetterSeries", "MasaSidang", "Member", "Membership",
    "Pause", "ProgrammeChange", "ProgrammeItem", "Propemperda", "Rapat", "Reminder", "Settled", "Speaker",
    "StageEntry", "Vote",
]  # fmt: skip
