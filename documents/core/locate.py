"""lines_of: on which line of a typed text each unit of its tree begins."""

from __future__ import annotations

import re
from bisect import bisect_left

from documents.core.numbering import label
from documents.core.tree import Kind, Node, Path, walk_paths

_MARK = re.compile(r"^\s*(?:menimbang\s*:?|mengingat\s*:?)?\s*(?:\(\w{1,5}\)|\w{1,4}[.)])?\s*", re.IGNORECASE)
_LABELLED = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL)
_ENOUGH = 24  # letters that tell a line; a line broken later is still known


def lines_of(tree: Node, text: str) -> dict[Path, int]:
    """The line, counted from 1, of each unit that is found in the text, in reading order; linear in its size."""
    rows: dict[str, list[int]] = {}
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        bare = _MARK.sub("", line, count=1)
        for key in {_even(line), _even(bare)[:_ENOUGH]} - {""}:
            rows.setdefault(key, []).append(number)
    found: dict[Path, int] = {}
    here = 1
    for path, node in walk_paths(tree):
        for key in _keys(node):
            places = rows.get(key, [])
            at = bisect_left(places, here)
            if at < len(places):
                found[path] = here = places[at]
                break
    return found


def _keys(node: Node) -> list[str]:
    """What the first line of the unit may read, the surest first."""
    first = _even((node.text or node.heading).split("\n", 1)[0])[:_ENOUGH]
    named = _even(label(node.kind, node.number)) if node.kind in _LABELLED and node.number else ""
    return [key for key in (named, first) if key]


def _even(text: str) -> str:
    return " ".join(text.split()).casefold()
