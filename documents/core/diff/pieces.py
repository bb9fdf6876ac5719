"""Pieces: a text cut into what a reader changes at once: words, marks, whole references, numbers with their words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

MARK = "*"
_LETTER = r"huruf [a-z]{1,2}(?![\w-])(?: angka \d+(?!\w))?"
_AYAT = rf"ayat \(\d+[a-z]?\)(?: {_LETTER})?"
_NUMBER = r"\d+(?:[.,]\d+)+|\d+(?!\w)"
# A reference, a citation, a sum, a number and the words for it: none of them is ever shown in two halves.
_WHOLE = (
    rf"[Pp]asal (?:\d+[A-Z]{{0,2}}|[IVXLC]+)(?![\w-])(?: {_AYAT}| {_LETTER}| angka \d+(?!\w))?",
    _AYAT,
    _LETTER,
    r"angka \d+(?!\w)",
    r"BAB [IVXLC]+[A-Z]?(?!\w)",
    r"Nomor \d+ Tahun \d{4}(?!\w)",
    rf"(?:Rp\.? ?)?(?:{_NUMBER})(?:,-)? \([a-z]+(?: [a-z]+)*\)",
    r"Rp\.? ?\d+(?:[.,]\d+)*(?:,-)?(?!\w)",
)
# "4.500,00", "undang-undang", "dan/atau" are one word; every other mark stands alone.
WORD = r"\d+(?:[.,]\d+)+|\w+(?:[-/]\w+)*|[^\w\s]"
_PIECE = rf"(?<![\w-])(?:{'|'.join(_WHOLE)})|{WORD}"
_PLAIN = re.compile(rf"(\s*)({_PIECE})")
_ANY = re.compile(rf"\s+|\*|{_PIECE}")
_SMALL = (
    "ada adalah atas atau bagi bahwa dalam dan dan/atau dari dengan di ini itu juga ke kepada maka oleh pada para "
    "sebagai secara serta tidak untuk yang"
)
_STOP = frozenset(_SMALL.split())
_NAMING = frozenset(["pasal", "ayat", "huruf", "angka"])
_NEAR = 12  # words looked at for a plain one


class Pieces(NamedTuple):
    """The pieces of a text: `bare` as they are compared, `full` with the space before them and marks of italics.

    `space` has that space alone. Whatever ends the text after its last piece stands as one more, empty piece.
    """

    space: list[str]
    bare: list[str]
    full: list[str]


def pieces(text: str) -> Pieces:
    """The text cut up without loss: `full` joined is the text."""
    if MARK in text:
        return _slanted(text)
    found = _PLAIN.findall(text)
    space, bare = [pair[0] for pair in found], [pair[1] for pair in found]
    full = [before + piece for before, piece in found]
    end = text[len(text.rstrip()) :]
    return Pieces([*space, end], [*bare, ""], [*full, end])


@lru_cache(maxsize=8192)
def weight(piece: str) -> float:
    """How much a piece tells: a word 1, a small word a half, a mark nothing, what has several words 2."""
    if not piece[:1].isalnum():
        return 0.0
    if " " in piece:
        return 2.0
    return 0.5 if piece.lower() in _STOP else 1.0


def shared_ends(old: str, new: str) -> tuple[int, int]:
    """How many signs at the head and at the tail both texts share and need not be cut up; 0 where that is not sure.

    Both ends stop at a plain word, outside brackets, so that no reference or number is parted from its rest, and the
    head before the last end of a sentence, so that what comes or goes can be told from there.
    """
    if MARK in old or MARK in new:
        return 0, 0
    most = min(len(old), len(new))
    alike = _alike(most, lambda size: old.startswith(new[:size]))
    head = _plain_before(old, alike)
    if head and (stop := max(old.rfind(mark, 0, head) for mark in (". ", "; ", ": "))) >= 0:
        head = _plain_before(old, stop)
    tail = _alike(most - head, lambda size: not size or old.endswith(new[-size:]))
    return head, _plain_after(old, len(old) - tail)


def _alike(most: int, same: Callable[[int], bool]) -> int:
    """The greatest size up to `most` for which two texts are the same, by halving."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if same(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _plain_before(text: str, end: int) -> int:
    """The place of the last space up to `end` that follows a plain word outside brackets; 0 when there is none near."""
    for _ in range(_NEAR):
        end = text.rfind(" ", 0, end)
        if end <= 0:
            return 0
        if text.rfind("(", 0, end) > text.rfind(")", 0, end):
            end = text.rfind("(", 0, end)
        elif _is_plain(text[text.rfind(" ", 0, end) + 1 : end]):
            return end
    return 0


def _plain_after(text: str, start: int) -> int:
    """How many signs there are from the first space at or after `start` before a plain word; 0 when none is near."""
    for _ in range(_NEAR):
        start = text.find(" ", start)
        if start < 0:
            return 0
        opens, closes = text.find("(", start), text.find(")", start)
        if closes >= 0 and not 0 <= opens < closes:
            start = closes
        elif _is_plain(text[start + 1 : text.find(" ", start + 1)]):
            return len(text) - start
        else:
            start += 1
    return 0


def _is_plain(word: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.islower() and word not in _NAMING


def _slanted(text: str) -> Pieces:
    """An opening mark of italics goes with the word after it, a closing one with the word before."""
    found = Pieces([], [], [])
    space = waiting = ""
    italic = False

    def add(piece: str) -> None:
        found.space.append(space)
        found.bare.append(piece)
        found.full.append(space + waiting + piece)

    for match in _ANY.finditer(text):
        piece = match.group()
        if piece == MARK:
            if italic and found.full and not space and not waiting:
                found.full[-1] += piece
            else:
                waiting += piece
            italic = not italic
        elif piece.isspace():
            if waiting:
                add("")
                space = waiting = ""
            space += piece
        else:
            add(piece)
            space = waiting = ""
    add("")
    return found
