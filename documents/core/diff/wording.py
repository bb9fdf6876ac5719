"""Words: what was deleted from and inserted into one text, in whole words, readable aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from documents.core.diff.sequence import matching

Op = tuple[str, str]
Ops = tuple[Op, ...]

# "Rp4.500.000,00", "undang-undang", "dan/atau" are one word; every other mark stands alone.
_PIECE = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-/]\w+)*|[^\w\s]")
_MARK = "*"
_SMALL = (
    "ada adalah atas atau bagi bahwa dalam dan dan/atau dari dengan di ini itu juga ke kepada maka oleh pada para "
    "sebagai secara serta tidak untuk yang"
)
_STOP = frozenset(_SMALL.split())
# Under this share of common words two texts are told as one deletion and one insertion.
_LEAST_SHARE = 0.25
# A run of so many equal words is worth showing even between texts that share little else.
_LONG_RUN = 8


@dataclass(slots=True)
class _Token:
    """One word or mark with the space before it; `raw` has the italics marks too."""

    space: str
    bare: str
    raw: str

    @property
    def is_word(self) -> bool:
        return self.bare[:1].isalnum()


def words(old: str, new: str) -> Ops:
    """The way from `old` to `new` as ("=", text), ("-", text), ("+", text), a deletion before its insertion.

    The "=" and "+" texts joined give `new` exactly; "=" and "-" joined give `old`. Italics marks (`*…*`)
    do not count as a difference: an "=" text carries the marks of `new`, a "-" text those of `old`, so
    `old` comes back exactly up to its marks. What lies between two equal paragraphs and shares less than a
    quarter of its words comes back as one deletion and one insertion, and a lone small word between two
    changes is drawn into them.
    """
    if plain(old) == plain(new):
        return (("=", new),) if new else ()
    ops: list[Op] = []
    i = j = 0
    was, now = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for x, y in [*matching([plain(line) for line in was], [plain(line) for line in now]), (len(was), len(now))]:
        if x > i or y > j:
            ops += _between("".join(was[i:x]), "".join(now[j:y]))
        ops += [("=", line) for line in now[y : y + 1]]
        i, j = x + 1, y + 1
    return _joined(ops)


def plain(text: str) -> str:
    """The text without its italics marks."""
    return text.replace(_MARK, "")


def count(text: str) -> int:
    """How many words a text has; marks of punctuation are none."""
    return sum(1 for piece in _PIECE.findall(plain(text)) if piece[0].isalnum())


def bag(text: str) -> Counter[str]:
    """The words of a text in lower case with how often each stands there."""
    return Counter(piece for piece in _PIECE.findall(plain(text).lower()) if piece[0].isalnum())


def _between(old: str, new: str) -> Iterable[Op]:
    """The ops between two texts that have no paragraph in common."""
    a, b = _tokens(old), _tokens(new)
    whole = (("-", old), ("+", new))
    if _share(a, b) < _LEAST_SHARE:
        return whole
    runs = _runs(a, b)
    kept = sum(_weight(run.old) for run in runs if run.same)
    longest = max((_count(run.old) for run in runs if run.same), default=0)
    if longest < _LONG_RUN and 2 * kept < _LEAST_SHARE * (_weight(a) + _weight(b)):
        return whole
    return _written(_without_islands(runs))


def _tokens(text: str) -> list[_Token]:
    """The text cut up without loss; an opening italics mark goes with the word after it, a closing one before."""
    tokens: list[_Token] = []
    space = waiting = ""
    italic = False
    for match in re.finditer(rf"\s+|\*|{_PIECE.pattern}", text):
        piece = match.group()
        if piece == _MARK:
            if italic and tokens and not space and not waiting:
                tokens[-1].raw += piece
            else:
                waiting += piece
            italic = not italic
        elif piece.isspace():
            if waiting:
                tokens.append(_Token(space, "", waiting))
                space = waiting = ""
            space += piece
        else:
            tokens.append(_Token(space, piece, waiting + piece))
            space = waiting = ""
    tokens.append(_Token(space, "", waiting))
    return tokens


@dataclass(slots=True)
class _Run:
    """Neighbouring tokens that are all the same on both sides, or all changed."""

    same: bool
    old: list[_Token]
    new: list[_Token]


def _runs(a: list[_Token], b: list[_Token]) -> list[_Run]:
    runs: list[_Run] = []
    i = j = 0
    for x, y in matching([token.bare for token in a], [token.bare for token in b]):
        if x > i or y > j:
            runs.append(_Run(False, a[i:x], b[j:y]))
        if not runs or not runs[-1].same:
            runs.append(_Run(True, [], []))
        runs[-1].old.append(a[x])
        runs[-1].new.append(b[y])
        i, j = x + 1, y + 1
    if i < len(a) or j < len(b):
        runs.append(_Run(False, a[i:], b[j:]))
    return runs


def _without_islands(runs: list[_Run]) -> list[_Run]:
    """The runs with the equal ones that are too small to read drawn into the changes around them."""
    while True:
        kept: list[_Run] = []
        for position, run in enumerate(runs):
            after = runs[position + 1] if position + 1 < len(runs) else None
            drawn = run.same and kept and after and _is_island(kept[-1], run, after)
            if kept and (drawn or (not run.same and not kept[-1].same)):
                last = kept[-1]
                kept[-1] = _Run(False, last.old + run.old, last.new + run.new)
            else:
                kept.append(run)
        if len(kept) == len(runs):
            return kept
        runs = kept


def _is_island(before: _Run, run: _Run, after: _Run) -> bool:
    """Whether two changes read better as one: what parts them is a small word, or little beside what changed."""
    if before.same or not (before.old or after.old) or not (before.new or after.new):
        return False
    if any("\n" in token.space for token in (*run.old, *run.new, *after.old[:1], *after.new[:1])):
        return False
    weight = _weight(run.old)
    if not weight:
        return bool(before.old and before.new and after.old and after.new)
    if weight <= 0.5:
        return True
    smaller = min(max(_weight(side.old), _weight(side.new)) for side in (before, after))
    return 2 * weight <= smaller


def _written(runs: list[_Run]) -> list[Op]:
    ops: list[Op] = []
    for run in runs:
        if not run.same:
            ops.append(("-", "".join(token.space + token.raw for token in run.old)))
            ops.append(("+", "".join(token.space + token.raw for token in run.new)))
            continue
        same = ""
        for was, now in zip(run.old, run.new, strict=True):
            if was.space != now.space:
                ops += [("=", same), ("-", was.space), ("+", now.space)]
                same = now.raw
            else:
                same += now.space + now.raw
        ops.append(("=", same))
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
    while length < min(len(a), len(b)) and a[length] == b[length] and a[length].isspace():
        length += 1
    return length


def _weight(tokens: Iterable[_Token]) -> float:
    """Words counted by what they tell: a small word half, a mark nothing."""
    return sum(0.5 if token.bare.lower() in _STOP else 1.0 for token in tokens if token.is_word)


def _count(tokens: Iterable[_Token]) -> int:
    return sum(1 for token in tokens if token.is_word)


def _share(a: list[_Token], b: list[_Token]) -> float:
    """The part of all words (by weight) that both texts have, wherever they stand; 1 when there are no words."""
    total = _weight(a) + _weight(b)
    if not total:
        return 1.0
    bag_a = Counter(token.bare for token in a if token.is_word)
    bag_b = Counter(token.bare for token in b if token.is_word)
    common = sum((0.5 if word.lower() in _STOP else 1.0) * many for word, many in (bag_a & bag_b).items())
    return 2 * common / total
