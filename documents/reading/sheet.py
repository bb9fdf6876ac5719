"""One sheet of a PDF: its lines in the order of writing, its two halves, and whether it is only a picture."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading.grid import Printed, printed
from documents.reading.labels import reunited_labels

FEW_WORDS = 5  # a page with fewer is blank, drawn, or a picture of a page
_BIG_PICTURE = 0.5  # share of the page
STRIP = 2.0 / 2.54 * 72  # points in the 2.0 cm of blank paper between two pages on one sheet
_TOUCHING = 1.0  # points
_NEXT_LINE = 9.0  # points; a superscript moves less
_WHITE = 250  # of 255, in each colour

HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line end; it glues the next line on
_BREAK = "\r\n"
_LONG = re.compile(r"\S[^\r\n\ufffe]{4,}\S")
_SAMPLE = 40  # lines that tell how a sheet is turned, characters that tell whether it is a scan with hidden words
_NO_INK = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_PARAF = re.compile(r"P ?A ?R ?A ?F|PENGOLAH|ASISTEN|KABAG", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """The lines of a sheet; `halves` are its left and right page where the middle of a wide sheet is blank.

    `picture` tells that it is a picture of a page and no more, `guessed` that a machine read its words from a picture.
    """

    lines: tuple[Printed, ...]
    words: int
    wide: bool
    halves: tuple[tuple[Printed, ...], tuple[Printed, ...]] | None
    picture: bool
    guessed: bool = False

    @property
    def blank(self) -> bool:
        """Whether hardly a word stands on it."""
        return self.words < FEW_WORDS


def read_sheet(page: pypdfium2.PdfPage) -> Sheet:
    """What stands on a page, its lines in content-stream order."""
    with closing(page.get_textpage()) as textpage:
        layer = _Layer(textpage, page)
        width, height = layer.size
        words = len(layer.text.split())
        mended = _mended_breaks(layer) | _white_blocks(layer)
        moved, begins = reunited_labels(layer.text, layer.place)
        if mended.keys() & moved.keys():
            moved, begins = {}, {}
        mended |= moved
        wide = width > height
        halves = _halves(layer, mended, begins, width) if wide and words else None
        lines = _lines(layer, mended, begins, lambda index: 0)[0]
        guessed = layer.is_unseen()
    picture = words < FEW_WORDS and _is_picture(page)
    return Sheet(lines, words, wide, halves, picture, guessed)


class _Layer:
    """The characters of a text page by index, with their places on the sheet as it is looked at and their colours."""

    def __init__(self, textpage: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage) -> None:
        self._page = textpage.raw
        self._numbers = tuple(ctypes.c_double() for _ in range(4))
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._paper = page.get_cropbox()
        self._rotation = page.get_rotation()
        count = textpage.count_chars()
        self.text = textpage.get_text_range()
        if len(self.text) != count:  # rare: then only the slow way keeps index and character together
            self.text = "".join(chr(pdfium.FPDFText_GetUnicode(self._page, index)) for index in range(count))
            self.text = self.text.replace("\x02", HYPHEN)
        self._rotation = (self._rotation + self._turn()) % 360
        across, along = self._paper[2] - self._paper[0], self._paper[3] - self._paper[1]
        self.size = (along, across) if self._rotation in (90, 270) else (across, along)

    def _turn(self) -> int:
        """How far the sheet is still to be turned clockwise until most of its long lines lie flat."""
        turns: list[int] = []
        for match in islice(_LONG.finditer(self.text), _SAMPLE):
            (x0, y0), (x1, y1) = self.place(match.start()), self.place(match.end() - 1)
            upright = abs(y1 - y0) > 3 * abs(x1 - x0)
            turns.append(0 if not upright else 90 if y1 < y0 else 270)
        return max(set(turns), key=turns.count) if turns else 0

    def origin(self, index: int) -> tuple[float, float]:
        """Where the pen was set down, in the points of the page as it is stored."""
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def place(self, index: int) -> tuple[float, float]:
        """Where the pen was set down, in points from the left and from the top of the sheet as it is looked at."""
        x, y = self.origin(index)
        x0, y0, x1, y1 = self._paper
        turns = {90: (y - y0, x - x0), 180: (x1 - x, y - y0), 270: (y1 - y, x1 - x)}
        return turns.get(self._rotation, (x - x0, y1 - y))

    def span(self, index: int) -> tuple[float, float]:
        """The left and the right edge of the ink, in points from the left of the sheet as it is looked at."""
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        x0, y0, x1, y1 = self._paper
        turns = {
            90: (bottom.value - y0, top.value - y0),
            180: (x1 - right.value, x1 - left.value),
            270: (y1 - top.value, y1 - bottom.value),
        }
        return turns.get(self._rotation, (left.value - x0, right.value - x0))

    def is_unseen(self) -> bool:
        """Whether most characters are written without ink, as programs for text recognition lay them over a scan."""
        inked = [index for index, char in enumerate(self.text) if not char.isspace()]
        some = inked[:: len(inked) // _SAMPLE + 1]
        objects = [pdfium.FPDFText_GetTextObject(self._page, index) for index in some]
        unseen = [pdfium.FPDFTextObj_GetTextRenderMode(found) == _NO_INK for found in objects if found]
        return 2 * sum(unseen) > len(some)

    def is_white(self, index: int) -> bool:
        """Whether the character is printed in the colour of the paper."""
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


def _halves(
    layer: _Layer, mended: dict[int, str], begins: dict[int, int], width: float
) -> tuple[tuple[Printed, ...], tuple[Printed, ...]] | None:
    """The left and the right page of a sheet, or None where words stand in the middle 2.0 cm."""
    spans = {index: layer.span(index) for index, char in enumerate(layer.text) if not char.isspace()}
    middle = width / 2
    before = max((right for left, right in spans.values() if left + right < width), default=0.0)
    after = min((left for left, right in spans.values() if left + right >= width), default=width)
    if not before < middle < after or after - before < STRIP:
        return None
    left, right = _lines(layer, mended, begins, lambda index: int(spans[index][0] > middle))
    return left, tuple(line.moved(-middle) for line in right)


def _lines(
    layer: _Layer, mended: dict[int, str], begins: dict[int, int], side_of: Callable[[int], int]
) -> tuple[tuple[Printed, ...], tuple[Printed, ...]]:
    """The lines of the one and of the other side; `begins` names for an index the one whose place counts instead."""
    sides: tuple[list[Printed], list[Printed]] = ([], [])
    runs: tuple[list[tuple[int, str]], list[tuple[int, str]]] = ([], [])
    side = 0

    def end() -> None:
        for run, lines in zip(runs, sides, strict=True):
            if line := printed(run, begins, layer.place, lambda index: layer.span(index)[1]):
                lines.append(line)
            run.clear()

    for index, char in enumerate(layer.text):
        if char == HYPHEN:
            runs[side].append((index, "-"))
            end()
            continue
        shown = mended.get(index, char)
        if shown.startswith("\n"):
            end()
            shown = shown[1:]
        if not char.isspace():
            side = side_of(index)
        if shown and shown != "\r":
            runs[side].append((index, shown))
    end()
    return tuple(sides[0]), tuple(sides[1])


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    covered = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += abs(right - left) * abs(top - bottom)
    return covered >= _BIG_PICTURE * width * height
