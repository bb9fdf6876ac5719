"""Hanging numbers without boxes: a number and fixed spaces that together are exactly as wide as its column.

A box per number makes a print a quarter slower. Fixed spaces do not stretch in justified lines; the shaper makes
them from the em of the font, so any font has them.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import combinations_with_replacement

# Advance widths of TeX Gyre Bonum in thousandths of an em; capitals and other signs are near 680.
_LETTERS = (
    580, 620, 520, 620, 520, 320, 540, 660, 300, 300, 620, 300, 940,
    660, 560, 620, 580, 440, 520, 380, 680, 520, 780, 560, 540, 480,
)  # fmt: skip
_WIDTHS = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS, strict=True)) | dict.fromkeys("0123456789", 620)
_WIDTHS |= {"(": 300, ")": 300, ".": 320, "I": 340, " ": 320}
_SPACES = {
    "\u2003": 1000, "\u2002": 500, "\u2004": 1000 / 3, "\u2005": 250, "\u2009": 200, "\u2006": 1000 / 6, "\u200a": 62.5,
}  # fmt: skip
_TENTHS = 42.33  # tenths of a millimetre in one em of 12 pt, the size unless told
_GAP = 12  # least gap behind a number, in tenths of a millimetre


@lru_cache(maxsize=4096)
def hanging(mark: str, width: int, em: float = _TENTHS) -> str:
    """The escaped number with the spaces that fill its column of `width` tenths of a millimetre, within 0.15 mm."""
    return escape(mark, quote=False) + _spaces(width * 1000 / em - _advance(mark))


@lru_cache(maxsize=4096)
def room_for(mark: str, em: float = _TENTHS) -> int:
    """The column a number needs with the gap behind it, in tenths of a millimetre, rounded up to five."""
    return int(-(-(_advance(mark) * em / 1000 + _GAP) // 5) * 5)


def width_of(words: str, em: float = _TENTHS) -> float:
    """About how wide the words stand in one line, in tenths of a millimetre."""
    return _advance(words) * em / 1000


def _advance(mark: str) -> float:
    return sum(_WIDTHS.get(sign, 680) for sign in mark)


def _spaces(gap: float) -> str:
    """Spaces whose sum comes within 25 of `gap` thousandths of an em (a gap below 62 gets the smallest space)."""
    wide = max(int((gap - 150) // 1000), 0)
    choices = ("".join(some) for n in range(1, 4) for some in combinations_with_replacement(_SPACES, n))
    rest = gap - wide * 1000
    best = min(choices, key=lambda some: (round(abs(rest - sum(_SPACES[sign] for sign in some)), 1), len(some)))
    return "\u2003" * wide + best
