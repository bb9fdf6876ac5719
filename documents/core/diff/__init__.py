"""Two texts compared: identity carried over (align), words of one clause, changes per clause, three-way merge."""

from documents.core.diff.alignment import align
from documents.core.diff.change import Change
from documents.core.diff.changes import ALGORITHM, Totals, compare, totals
from documents.core.diff.following import following, told
from documents.core.diff.merging import Conflict, Merge, has_marks, merge3
from documents.core.diff.record import from_data, to_data
from documents.core.diff.shifting import Shift, shifts
from documents.core.diff.wording import words

__all__ = [
    "ALGORITHM", "Change", "Conflict", "Merge", "Shift", "Totals", "align", "compare", "following", "from_data",
    "has_marks", "merge3", "shifts", "to_data", "told", "totals", "words",
]  # fmt: skip
