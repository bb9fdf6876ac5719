"""Merging: two people's versions of one printed unit brought together, nothing of either lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from documents.core.diff.sequence import matching

MINE = "<<<<<<< Versi Anda"
THEIRS = "======= Versi yang sudah tersimpan"
END = ">>>>>>> Akhir bagian yang berbenturan"

_PIECE = re.compile(r"\n|[^\S\n]*(?:\d+(?:[.,]\d+)+|\w+(?:[-/]\w+)*|[^\w\s])|[^\S\n]+")
# A side that keeps less of the lines than this has rewritten them: joining words of the other side would be guessing.
_KEPT = 0.5


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both sides changed in the same words; "" where a side has none."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged text; when it is not `clean`, each conflict stands in it with both versions under marked lines."""

    text: str
    clean: bool
    conflicts: tuple[Conflict, ...] = ()


def merge3(base: str, mine: str, theirs: str) -> Merge:
    """What both made of `base`: changes of different lines, or of different words in a line, are joined.

    Where both changed the same words, both versions of the lines stay, mine first, between the lines MINE, THEIRS,
    END. Two changes with no unchanged word or mark between them are one place.
    """
    if mine == theirs or theirs == base:
        return Merge(mine, True)
    if mine == base:
        return Merge(theirs, True)
    lines: list[str] = []
    conflicts: list[Conflict] = []
    for chunk in _line_chunks(base, mine, theirs):
        settled = _settled(chunk)
        if settled is None:
            settled = _by_words(chunk)
        if settled is None:
            conflicts.append(Conflict(*("\n".join(side) for side in (chunk.base, chunk.mine, chunk.theirs))))
            settled = [MINE, *chunk.mine, THEIRS, *chunk.theirs, END]
        lines += settled
    return Merge("\n".join(lines), not conflicts, tuple(conflicts))


def has_marks(text: str) -> bool:
    """Whether a text still holds a line that marks a conflict."""
    return any(line.strip() in (MINE, THEIRS, END) for line in text.split("\n"))


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Neighbouring elements of the three texts that belong together."""

    base: list[str]
    mine: list[str]
    theirs: list[str]


def _line_chunks(base: str, mine: str, theirs: str) -> Iterator[_Chunk]:
    """The lines in chunks; where all three have equally many, each line by itself."""
    for chunk in _chunks(base.split("\n"), mine.split("\n"), theirs.split("\n")):
        if len(chunk.base) == len(chunk.mine) == len(chunk.theirs):
            for line in zip(chunk.base, chunk.mine, chunk.theirs, strict=True):
                yield _Chunk(*([side] for side in line))
        else:
            yield chunk


def _chunks(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[_Chunk]:
    """The three sequences cut at every element that stands unchanged in all of them; those elements alone."""
    in_mine, in_theirs = dict(matching(base, mine)), dict(matching(base, theirs))
    i = j = k = 0
    for place in range(len(base)):
        if place in in_mine and place in in_theirs:
            x, y = in_mine[place], in_theirs[place]
            if place > i or x > j or y > k:
                yield _Chunk(base[i:place], mine[j:x], theirs[k:y])
            yield _Chunk([base[place]], [base[place]], [base[place]])
            i, j, k = place + 1, x + 1, y + 1
    if i < len(base) or j < len(mine) or k < len(theirs):
        yield _Chunk(base[i:], mine[j:], theirs[k:])


def _settled(chunk: _Chunk) -> list[str] | None:
    """What a chunk becomes when one side left it alone or both did the same, else None."""
    if chunk.theirs in (chunk.base, chunk.mine):
        return chunk.mine
    return chunk.theirs if chunk.mine == chunk.base else None


def _by_words(chunk: _Chunk) -> list[str] | None:
    """The lines with the changed words of both sides, or None when these meet or a side rewrote the lines."""
    base, mine, theirs = (
        _PIECE.findall("".join(line + "\n" for line in side)) for side in (chunk.base, chunk.mine, chunk.theirs)
    )
    if min(len(matching(base, side)) for side in (mine, theirs)) < max(1.0, _KEPT * len(base)):
        return None
    words: list[str] = []
    for piece in _chunks(base, mine, theirs):
        settled = _settled(piece)
        if settled is None:
            return None
        words += settled
    return "".join(words).removesuffix("\n").split("\n")
