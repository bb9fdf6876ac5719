"""Rows to tree and back: the only room that speaks both."""

from documents.bridge.changes import RowChanges, between, changes_among, changes_within, fresh_keys, rows_for
from documents.bridge.shape import ALONE, GAP, HEADED, LISTS, assemble, unit_key
from documents.bridge.trees import assembled, lies_in, outline_of, spine_of, tree_of, unit_rows
from documents.bridge.units import explained, numbered, numbered_unit, printed, retyped, successors, unnumbered
from documents.bridge.whole import Whole

__all__ = [
    "ALONE",
    "GAP",
    "HEADED",
    "LISTS",
    "RowChanges",
    "Whole",
    "assemble",
    "assembled",
    "between",
    "changes_among",
    "changes_within",
    "explained",
    "fresh_keys",
    "lies_in",
    "numbered",
    "numbered_unit",
    "outline_of",
    "printed",
    "retyped",
    "rows_for",
    "spine_of",
    "successors",
    "tree_of",
    "unit_key",
    "unit_rows",
    "unnumbered",
]
