"""Words: what was deleted from and inserted into one text, in whole words, readable aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from documents.core.diff.pieces import MARK, WORD, Pieces, pieces, shared_ends, weight
from documents.core.diff.sequence import Pair, matching

Op = tuple[str, str]
Ops = tuple[Op, ...]

_WORD = re.compile(WORD)
# Under this share of common words two texts are told as one deletion and one insertion.
_LEAST_SHARE = 0.25
# A run of so many equal words is worth showing even between texts that share little else.
_LONG_RUN = 8
# From so many pieces on, texts are first asked whether they share anything before they are matched.
_LONG_TEXT = 2_000
_STOPS = frozenset(".;:")


def words(old: str, new: str) -> Ops:
    """The way from `old` to `new` as ("=", text), ("-", text), ("+", text), a deletion before its insertion.

    The "=" and "+" texts joined give `new` exactly; "=" and "-" joined give `old`. Italics marks (`*…*`)
    do not count as a difference: an "=" text carries the marks of `new`, a "-" text those of `old`, so
    `old` comes back exactly up to its marks. The way back has the same pieces with their signs exchanged. References
    and numbers change whole. What lies between two equal paragraphs and shares less than a quarter of its words comes
    back as one deletion and one insertion, and a lone small word between two changes is drawn into them.
    """
    if old == new or (MARK in old or MARK in new) and plain(old) == plain(new):
        return (("=", new),) if new else ()
    back = plain(old) > plain(new)  # matched from the lesser text, so that both ways find the same
    if "\n" not in old and "\n" not in new:
        return _joined(_between(old, new, back))
    ops: list[Op] = []
    i = j = 0
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for x, y in [*_matched([plain(line) for line in was], [plain(line) for line in now], back), (len(was), len(now))]:
        if x > i or y > j:
            ops += _between("".join(was[i:x]), "".join(now[j:y]), back)
        ops += [("=", line) for line in now[y : y + 1]]
        i, j = x + 1, y + 1
    return _joined(ops)


def plain(text: str) -> str:
    """The text without its italics marks."""
    return text.replace(MARK, "")


def count(text: str) -> int:
    """How many words a text has; marks of punctuation are none."""
    return sum(1 for piece in _WORD.findall(plain(text)) if piece[0].isalnum())


def bag(text: str) -> Counter[str]:
    """The words of a text in lower case with how often each stands there."""
    return Counter(piece for piece in _WORD.findall(plain(text).lower()) if piece[0].isalnum())


class _Run(NamedTuple):
    """Neighbouring pieces that are all the same on both sides, or all changed: from where to where on each side."""

    same: bool
    i: int
    x: int
    j: int
    y: int


class _Two(NamedTuple):
    """The pieces of both texts."""

    old: Pieces
    new: Pieces

    def weight(self, run: _Run) -> float:
        """How much a run tells on its heavier side."""
        was = sum(map(weight, self.old.bare[run.i : run.x]))
        return was if run.same else max(was, sum(map(weight, self.new.bare[run.j : run.y])))


def _matched(old: Sequence[str], new: Sequence[str], back: bool) -> list[Pair]:
    return [(i, j) for j, i in matching(new, old)] if back else matching(old, new)


def _between(old: str, new: str, back: bool) -> Iterable[Op]:
    """The ops between two texts that have no paragraph in common."""
    whole = (("-", old), ("+", new))
    if not old or not new:
        return whole
    head, tail = shared_ends(old, new)
    if 2 * (head + tail) > max(len(old), len(new)):  # alike for sure: only what lies between is looked at
        two = _Two(pieces(old[head : len(old) - tail]), pieces(new[head : len(new) - tail]))
        changed = _written(two, _without_islands(two, _slid(two, _runs(two.old, two.new, back))))
        return (("=", new[:head]), *changed, ("=", new[len(new) - tail :]))
    two = _Two(pieces(old), pieces(new))
    a, b = two
    total = sum(map(weight, a.bare)) + sum(map(weight, b.bare))
    if len(a.bare) + len(b.bare) > _LONG_TEXT and 2 * _shared(a, b) < _LEAST_SHARE * total:
        return whole
    runs = _runs(a, b, back)
    kept = [run for run in runs if run.same]
    if 2 * sum(map(two.weight, kept)) < _LEAST_SHARE * total and max(map(two.weight, kept), default=0) < _LONG_RUN:
        return whole
    return _written(two, _without_islands(two, _slid(two, runs)))


def _shared(a: Pieces, b: Pieces) -> float:
    """The weight of what both texts have, wherever it stands."""
    return sum(weight(piece) * many for piece, many in (Counter(a.bare) & Counter(b.bare)).items())


def _runs(a: Pieces, b: Pieces, back: bool) -> list[_Run]:
    runs: list[_Run] = []
    i = j = start = 0
    ends = (len(a.bare), len(b.bare))
    for x, y in [*_matched(a.bare, b.bare, back), ends]:
        if x > i or y > j or (x, y) == ends:
            if i > start:
                runs.append(_Run(True, start, i, j - i + start, j))
            if x > i or y > j:
                runs.append(_Run(False, i, x, j, y))
            start = x
        i, j = x + 1, y + 1
    return runs


def _slid(two: _Two, runs: list[_Run]) -> list[_Run]:
    """The runs with what only came or only went moved, where it may, to begin where a sentence or item begins."""
    if all(run.same or (run.x > run.i and run.y > run.j) for run in runs):
        return runs
    done = list(runs)
    for place in range(1, len(done) - 1):
        before, run, after = done[place - 1 : place + 2]
        if run.same or not before.same or not after.same or (run.x > run.i and run.y > run.j):
            continue
        said = two.old.bare if run.x > run.i else two.new.bare
        first, last = (run.i, run.x) if run.x > run.i else (run.j, run.y)
        if first and said[first - 1] in _STOPS:
            continue
        steps = 0
        while steps < before.x - before.i and said[first - steps - 1] == said[last - steps - 1]:
            steps += 1
            if first - steps and said[first - steps - 1] in _STOPS:
                done[place - 1] = before._replace(x=before.x - steps, y=before.y - steps)
                done[place] = _Run(False, run.i - steps, run.x - steps, run.j - steps, run.y - steps)
                done[place + 1] = after._replace(i=after.i - steps, j=after.j - steps)
                break
    return [run for run in done if run.x > run.i or run.y > run.j]


def _without_islands(two: _Two, runs: list[_Run]) -> list[_Run]:
    """The runs with the equal ones that are too small to read drawn into the changes around them."""
    while len(runs) > 3:
        kept: list[_Run] = []
        for position, run in enumerate(runs):
            after = runs[position + 1] if position + 1 < len(runs) else None
            drawn = run.same and kept and after and _is_island(two, kept[-1], run, after)
            if kept and (drawn or (not run.same and not kept[-1].same)):
                kept[-1] = kept[-1]._replace(same=False, x=run.x, y=run.y)
            else:
                kept.append(run)
        if len(kept) == len(runs):
            break
        runs = kept
    return runs


def _is_island(two: _Two, before: _Run, run: _Run, after: _Run) -> bool:
    """Whether two changes read better as one: what parts them is a small word, or little beside what changed."""
    if before.same or not (before.x > before.i or after.x > after.i) or not (before.y > before.j or after.y > after.j):
        return False
    spaces = two.old.space[run.i : min(run.x + 1, after.x)] + two.new.space[run.j : min(run.y + 1, after.y)]
    if any("\n" in space for space in spaces):
        return False
    tells = two.weight(run)
    if not tells:
        return before.x > before.i and before.y > before.j and after.x > after.i and after.y > after.j
    return 3 * tells <= min(two.weight(before), two.weight(after))


def _written(two: _Two, runs: list[_Run]) -> list[Op]:
    ops: list[Op] = []
    old, new = two.old, two.new
    for run in runs:
        if not run.same:
            ops.append(("-", "".join(old.full[run.i : run.x])))
            ops.append(("+", "".join(new.full[run.j : run.y])))
        elif old.space[run.i : run.x] == new.space[run.j : run.y]:
            ops.append(("=", "".join(new.full[run.j : run.y])))
        else:
            for i, j in zip(range(run.i, run.x), range(run.j, run.y), strict=True):
                if old.space[i] != new.space[j]:
                    ops += [("-", old.space[i]), ("+", new.space[j]), ("=", new.full[j][len(new.space[j]) :])]
                else:
                    ops.append(("=", new.full[j]))
    return ops


def _joined(ops: Iterable[Op]) -> Ops:
    """The ops with neighbours of one sign joined, a deletion before its insertion, shared space outside both."""
    done: list[Op] = []
    open_ops = {"=": "", "-": "", "+": ""}
    for sign, text in ops:
        if sign == "=" and text and (open_ops["-"] or open_ops["+"]):
            open_ops["="] = _close(open_ops, done)
        open_ops[sign] += text
    if end := _close(open_ops, done):
        done.append(("=", end))
    return tuple(done)


def _close(open_ops: dict[str, str], done: list[Op]) -> str:
    """Adds what is open to `done`, empties it, and answers the space that both sides end with."""
    deleted, inserted = open_ops["-"], open_ops["+"]
    if not deleted or not inserted:
        done.extend((sign, open_ops[sign]) for sign in "=-+" if open_ops[sign])
        open_ops.update({"=": "", "-": "", "+": ""})
        return ""
    head = _shared_space(deleted, inserted)
    deleted, inserted = deleted[head:], inserted[head:]
    tail = _shared_space(deleted[::-1], inserted[::-1])
    end = len(deleted) - tail
    found = (
        ("=", open_ops["="] + open_ops["-"][:head]),
        ("-", deleted[:end]),
        ("+", inserted[: len(inserted) - tail]),
    )
    done.extend(op for op in found if op[1])
    open_ops.update({"=": "", "-": "", "+": ""})
    return deleted[end:]


def _shared_space(a: str, b: str) -> int:
    length = 0
    if not a or not b:
        return 0
    while length < min(len(a), len(b)) and a[length] == b[length] and a[length].isspace():
        length += 1
    return length
