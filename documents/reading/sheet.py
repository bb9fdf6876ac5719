"""One sheet of a PDF: its words in the order of writing, its two halves, and whether it is only a picture."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading.labels import reunited_labels

FEW_WORDS = 5  # a page with fewer is blank, drawn, or a picture of a page
_BIG_PICTURE = 0.5  # share of the page
_STRIP = 2.0 / 2.54 * 72  # points in the 2.0 cm of blank paper between two pages on one sheet
_TOUCHING = 1.0  # points
_NEXT_LINE = 9.0  # points; a superscript moves less
_WHITE = 250  # of 255, in each colour

_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line end; it glues the next line on
_BREAK = "\r\n"
_PARAF = re.compile(r"P ?A ?R ?A ?F|PENGOLAH|ASISTEN|KABAG", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """The text of a sheet; `halves` are its left and right page where the middle of a wide sheet is blank."""

    text: str
    words: int
    wide: bool
    halves: tuple[str, str] | None
    picture: bool


def read_sheet(page: pypdfium2.PdfPage) -> Sheet:
    """What stands on a page, its words in content-stream order."""
    width, height = page.get_size()
    with closing(page.get_textpage()) as textpage:
        layer = _Layer(textpage)
        words = len(layer.text.split())
        mended = _mended_breaks(layer) | _white_blocks(layer)
        moved = reunited_labels(layer.text, layer.origin, page.get_rotation())
        if not mended.keys() & moved.keys():
            mended |= moved
        wide = width > height
        halves = _halves(page, layer, mended, width) if wide and words else None
        text = layer.text
        if mended:
            text = "".join(mended.get(index, char) for index, char in enumerate(text))
    few = words < FEW_WORDS
    return Sheet(_spelled(text), words, wide, halves, few and _is_picture(page))


class _Layer:
    """The characters of a text page by index, with their places in points and their colours."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._page = textpage.raw
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        count = textpage.count_chars()
        self.text = textpage.get_text_range()
        if len(self.text) != count:  # rare: then only the slow way keeps index and character together
            self.text = "".join(chr(pdfium.FPDFText_GetUnicode(self._page, index)) for index in range(count))
            self.text = self.text.replace("\x02", _HYPHEN)

    def origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def is_white(self, index: int) -> bool:
        red, green, blue, alpha = self._colours
        if not pdfium.FPDFText_GetFillColor(self._page, index, red, green, blue, alpha):
            return False
        return bool(min(red.value, green.value, blue.value) >= _WHITE)


def _mended_breaks(layer: _Layer) -> dict[int, str]:
    """Index to new text for line breaks inside a line: the next character touches the one before ("Pasal 1" + "2").

    PDFium then forgets the break at the true end of that line, which is put back.
    """
    found: dict[int, str] = {}
    for match in re.finditer(_BREAK, layer.text):
        index = match.end()
        if index == len(layer.text) or _step(layer, index)[1] >= _TOUCHING:
            continue
        found[index - 2] = found[index - 1] = ""
        lost = _lost_break(layer, index)
        if lost:
            found[lost] = "\n" + layer.text[lost]
    return found


def _lost_break(layer: _Layer, start: int) -> int | None:
    for index in range(start + 1, len(layer.text)):
        if layer.text[index] == "\r":
            return None
        small, large = _step(layer, index)
        if small > _TOUCHING and large > _NEXT_LINE:
            return index
    return None


def _step(layer: _Layer, index: int) -> tuple[float, float]:
    """The smaller and the larger of the two distances, across and down, from the character before."""
    (x0, y0), (x1, y1) = layer.origin(index - 1), layer.origin(index)
    dx, dy = abs(x1 - x0), abs(y1 - y0)
    return min(dx, dy), max(dx, dy)


def _white_blocks(layer: _Layer) -> dict[int, str]:
    """Index to "" for white text that holds an initialling table of officials; other white text stays."""
    if not _PARAF.search(layer.text):
        return {}
    found: dict[int, str] = {}
    for block in _white_runs(layer):
        if _PARAF.search("".join(layer.text[index] for index in block)):
            found.update(dict.fromkeys(block, ""))
    return found


def _white_runs(layer: _Layer) -> Iterator[list[int]]:
    run: list[int] = []
    for index, char in enumerate(layer.text):
        if char.isspace():
            if run:
                run.append(index)
        elif layer.is_white(index):
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _halves(page: pypdfium2.PdfPage, layer: _Layer, mended: dict[int, str], width: float) -> tuple[str, str] | None:
    """The left and the right page of a sheet, or None where words stand in the middle 2.0 cm."""
    spans = _spans(page, layer)
    middle = width / 2
    before = max((right for left, right in spans.values() if left + right < width), default=0.0)
    after = min((left for left, right in spans.values() if left + right >= width), default=width)
    if not before < middle < after or after - before < _STRIP:
        return None
    sides: tuple[list[str], list[str]] = ([], [])
    side, begun = 0, [False, False]
    for index, char in enumerate(layer.text):
        char = mended.get(index, char)
        if char.startswith("\n"):
            for half, lines in enumerate(sides):
                if begun[half]:
                    lines.append("\n")
            begun = [False, False]
        if index in spans:
            side = int(spans[index][0] > middle)
            begun[side] = True
        sides[side].append(char.lstrip("\n"))
    return _spelled("".join(sides[0])), _spelled("".join(sides[1]))


def _spans(page: pypdfium2.PdfPage, layer: _Layer) -> dict[int, tuple[float, float]]:
    """Left and right edge of each inked character in points from the left edge of the sheet as it is looked at."""
    x0, y0, x1, y1 = page.get_cropbox()
    rotation = page.get_rotation()
    found = {}
    for index, char in enumerate(layer.text):
        if char.isspace():
            continue
        left, bottom, right, top = layer.box(index)
        if rotation == 90:
            found[index] = (bottom - y0, top - y0)
        elif rotation == 180:
            found[index] = (x1 - right, x1 - left)
        elif rotation == 270:
            found[index] = (y1 - top, y1 - bottom)
        else:
            found[index] = (left - x0, right - x0)
    return found


def _spelled(text: str) -> str:
    return text.replace("\r", "").replace(_HYPHEN, "-\n")


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return covered >= _BIG_PICTURE * width * height
