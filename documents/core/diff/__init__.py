"""Two texts compared: identity carried over (align), words of one clause, changes per clause, three-way merge."""

from documents.core.diff.alignment import align
from documents.core.diff.changes import Change, Totals, compare, totals
from documents.core.diff.merging import Conflict, Merge, has_marks, merge3
from documents.core.diff.wording import words

__all__ = ["Change", "Conflict", "Merge", "Totals", "align", "compare", "has_marks", "merge3", "totals", "words"]
