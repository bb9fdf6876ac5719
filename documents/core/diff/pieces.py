"""Pieces: a text cut into what a reader changes at once: words, marks, whole references, numbers with their words."""

from __future__ import annotations

import re
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
