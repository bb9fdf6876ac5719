"""Record: changes as plain values and back, for a comparison that is kept as it was told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from documents.core.diff.change import Change


def to_data(changes: Iterable[Change]) -> list[list[object]]:
    """The changes as lists of texts, booleans, and None, fit for JSON."""
    return [
        [list(each.kinds), each.old, each.new, [list(op) for op in each.edit], each.key, each.unit, each.follows]
        for each in changes
    ]


def from_data(data: Sequence[Sequence[Any]]) -> tuple[Change, ...]:
    """The changes that `to_data` wrote down; what was written before changes could follow does not."""
    return tuple(
        Change(tuple(kinds), old, new, tuple((sign, text) for sign, text in edit), key, unit, *follows)
        for kinds, old, new, edit, key, unit, *follows in data
    )
