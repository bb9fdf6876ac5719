"""Numbers and their spaces fill their column, measured with the widths of the spaces and of the font."""

from __future__ import annotations

import re

import pytest

from documents.printing.hanging import hanging, room_for

SPACES = {
    "\u2003": 1,
    "\u2002": 1 / 2,
    "\u2004": 1 / 3,
    "\u2005": 1 / 4,
    "\u2009": 1 / 5,
    "\u2006": 1 / 6,
    "\u200a": 1 / 16,
}
EM = 42.33  # tenths of a millimetre


@pytest.mark.parametrize("mark", ["a.", "m.", "i.", "(1)", "10.", "(3a)", "aa.", "w)", "II."])
@pytest.mark.parametrize("more", [0, 25, 345])
def test_number_and_spaces_fill_the_column(mark: str, more: int) -> None:
    width = max(room_for(mark), 75) + more
    printed = hanging(mark, width)
    assert printed.startswith(mark)
    gap = sum(SPACES[sign] for sign in printed[len(mark) :]) * EM
    other = sum(SPACES[sign] for sign in hanging(mark, width + 42)[len(mark) :]) * EM
    assert 0 < gap < width
    assert other - gap == pytest.approx(42, abs=2.5)


def test_the_font_decides_the_gap() -> None:
    wide, narrow = (sum(SPACES[sign] for sign in hanging(mark, 100)[2:]) for mark in ("m.", "i."))
    assert narrow - wide == pytest.approx(0.64, abs=0.04)


def test_a_number_is_escaped() -> None:
    assert re.sub(r"[\u2000-\u200a]", "", hanging("<1>", 75)) == "&lt;1&gt;"


def test_room_for_wide_numbers() -> None:
    assert room_for("a.") <= 75
    assert room_for("(1)") <= 75
    assert room_for("10.") == 80
    assert room_for("(12)") == 90
