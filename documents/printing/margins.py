"""What a page carries beside its text: the numbers of its lines and the catchword, drawn as outlines.

Outlines are no text: a reader of the file, human or machine, hears the law alone, and gets it whole when reading back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import pydyf
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from weasyprint.formatting_structure import boxes

from documents.printing.tags import at, pages_of

_PIXEL = 0.75  # points
_SMALL, _GAP = 8.0, 10.0  # points: the size of a line number, and the room between it and the text
_CATCH = 11.0  # points: the size of a catchword
_NEAR = 2.0  # pixels: lines whose baselines are this near stand beside one another
_LABEL = 4  # a first word up to this long may be a number, so that the catchword takes the next one too


@dataclass(frozen=True, slots=True)
class Margins:
    """`numbered`: every how many lines a number stands (0 for none); `left` is the margin in tenths of a millimetre.

    `version` stands at the foot of every page.
    """

    numbered: int = 0
    catchword: bool = False
    left: int = 250
    version: str = ""

    def draw(self, document: Any, pdf: pydyf.PDF) -> None:
        """Adds to the pages of the PDF what stands in their margins."""
        if not (self.numbered or self.catchword or self.version):
            return
        letters = _letters(_regular(document))
        streams = [at(pdf, page["Contents"]) for page in pages_of(pdf)]
        lines = [list(_lines(page)) for page in document.pages]
        for place, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
            stream.push_state()
            stream.begin_marked_content("Artifact")
            if self.numbered:
                self._number(lines[place], letters, stream)
            foot = _foot(page)
            if self.catchword and place + 1 < len(lines) and lines[place + 1]:
                right = (page._page_box.position_x + page._page_box.margin_left + page._page_box.width) * _PIXEL
                letters.write(_catchword(lines[place + 1][0].words), right, foot, _CATCH, stream)
            if self.version:
                left = self.left / 10 / 25.4 * 72
                letters.write(
                    self.version, left + letters.wide(self.version, _SMALL), foot + 2 * _CATCH, _SMALL, stream
                )
            stream.end_marked_content()
            stream.pop_state()

    def _number(self, lines: list[_Line], letters: _Letters, stream: pydyf.Stream) -> None:
        right = self.left / 10 / 25.4 * 72 - _GAP
        for count, line in enumerate(lines, 1):
            if count % self.numbered == 0:
                letters.write(str(count), right, line.baseline * _PIXEL, _SMALL, stream)


@dataclass(frozen=True, slots=True)
class _Line:
    baseline: float  # pixels from the top of the paper
    words: str


class _Letters:
    """The outlines of one font file."""

    def __init__(self, data: bytes) -> None:
        font = TTFont(BytesIO(data))
        self.glyphs, self.names = font.getGlyphSet(), font.getBestCmap()
        self.em = font["head"].unitsPerEm

    def write(self, words: str, right: float, baseline: float, size: float, stream: pydyf.Stream) -> None:
        """Draws the words so that they end at `right`; points from the left and the top of the paper."""
        scale, x = size / self.em, right - self.wide(words, size)
        for name in self._known(words):
            self._draw(name, x, baseline, scale, stream)
            x += scale * self.glyphs[name].width

    def wide(self, words: str, size: float) -> float:
        """How wide the words stand, in points."""
        return size / self.em * sum(self.glyphs[name].width for name in self._known(words))

    def _known(self, words: str) -> list[str]:
        return [name for sign in words if (name := self.names.get(ord(sign)))]

    def _draw(self, name: str, x: float, y: float, scale: float, stream: pydyf.Stream) -> None:
        def at(point: tuple[float, float]) -> tuple[float, float]:
            return round(x + point[0] * scale, 2), round(y - point[1] * scale, 2)

        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[name].draw(pen)
        for step, points in pen.value:
            if step == "moveTo":
                stream.move_to(*at(points[0]))
            elif step == "lineTo":
                stream.line_to(*at(points[0]))
            elif step == "curveTo":
                stream.curve_to(*(length for point in points for length in at(point)))
            elif step == "closePath":
                stream.close()
        stream.fill()


@lru_cache(maxsize=2)
def _letters(data: bytes) -> _Letters:
    return _Letters(data)


def _regular(document: Any) -> bytes:
    """The file of the upright face that the text is set in; the lightest one drawn."""
    font = min(document.fonts.values(), key=lambda font: (bool(font.style), font.weight))
    return bytes(font.file_content)


def _lines(page: Any) -> Iterator[_Line]:
    """The lines of text of a page from top to bottom; those that stand beside one another count once."""
    found: list[tuple[float, float, str]] = []
    for child in page._page_box.children:
        if not isinstance(child, boxes.MarginBox):
            found.extend(_lines_of(child))
    last = -_NEAR * 2
    for baseline, _, words in sorted(found):
        if baseline - last > _NEAR:
            yield _Line(baseline, words)
            last = baseline


def _lines_of(box: Any) -> Iterator[tuple[float, float, str]]:
    if isinstance(box, boxes.LineBox):
        words = "".join(_words(box)).strip()
        if words:
            yield round(box.position_y + box.baseline, 1), box.position_x, words
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _lines_of(child)


def _words(box: Any) -> Iterator[str]:
    if isinstance(box, boxes.TextBox):
        yield box.text
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _words(child)


def _catchword(words: str) -> str:
    """The first word of a page and three dots, with the next word where the first may be a number."""
    first, _, rest = " ".join(words.split()).partition(" ")
    word = f"{first} {rest.split()[0]}" if rest and len(first) <= _LABEL else first
    return f"{word} . . ."


def _foot(page: Any) -> float:
    """Where the line under the text of a page stands, in points from the top of the paper."""
    box = page._page_box
    return (box.position_y + box.margin_top + box.height) * _PIXEL + _CATCH * 1.3
