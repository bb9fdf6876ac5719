"""Labels that a PDF writes apart from their words: put back in front of what stands on the same baseline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]+")
_LONE = re.compile(r"\s*(?:\([0-9]{1,3}[a-z]?\)|[0-9]{1,3}[a-z]?[.)]|[a-z]{1,2}[.)])\s*$")
_SAME_BASELINE, _NEARLY = 2.5, 4.5  # points
_MANY = 400  # lone labels on one page: then it is a table of numbers

Place = Callable[[int], tuple[float, float]]


class _Printed(NamedTuple):
    start: int
    end: int
    first: int
    across: float
    down: float


def reunited_labels(text: str, place: Place) -> tuple[dict[int, str], dict[int, int]]:
    """Index to new text that moves each lone label ("1.", "c.", "(2)") before the words right of it on its baseline,
    and for the index where such a line then begins the index of its label."""
    lines = [match for match in _LINE.finditer(text) if not match[0].isspace()]
    lone = {match.start() for match in lines if _LONE.match(match[0])}
    if not lone or len(lone) > _MANY:
        return {}, {}
    placed = list(_placed(lines, text, place))
    found: dict[int, str] = {}
    begins: dict[int, int] = {}
    taken: set[int] = set()
    for label in placed:
        if label.start not in lone:
            continue
        beside = [
            (abs(other.down - label.down) >= _SAME_BASELINE, other.across, other)
            for other in placed
            if other.start not in lone and abs(other.down - label.down) < _NEARLY and other.across > label.across
        ]
        target = min(beside)[2] if beside else None
        if target is None or target.start in taken:
            continue
        taken.add(target.start)
        found.update(dict.fromkeys(range(label.start, _after_break(text, label.end)), ""))
        found[target.start] = f"{text[label.start : label.end].strip()} {text[target.start]}"
        begins[target.start] = label.first
    return found, begins


def _placed(lines: list[re.Match[str]], text: str, place: Place) -> Iterator[_Printed]:
    for match in lines:
        first = next(index for index in range(match.start(), match.end()) if not text[index].isspace())
        yield _Printed(match.start(), match.end(), first, *place(first))


def _after_break(text: str, end: int) -> int:
    return end + 2 if text[end : end + 2] == "\r\n" else end + 1 if text[end : end + 1] in ("\r", "\n") else end
