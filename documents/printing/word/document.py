"""The body of a Word file: paragraphs with their numbers and bookmarks, the columns of the preamble, tables."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from documents.core.tables import CENTRE, RIGHT
from documents.printing.word.blocks import Block
from documents.printing.word.lists import Lists
from documents.printing.word.package import picture
from documents.printing.word.runs import runs
from documents.printing.word.styles import COUNTED, Paper, head_room, indent, text_width

_KEY = re.compile(r"[a-z2-7]{8}$")
_COLUMNS = (1701, 283)
_SIDES = {CENTRE: "center", RIGHT: "right"}
_EMU = 635  # English Metric Units in a twentieth of a point
BOOKMARK = "_k_"

Around = Callable[[str], str]


class Body:
    """Turns blocks into the XML of w:body; each block once, in the order of the file."""

    def __init__(self, paper: Paper, pictures: Mapping[str, bytes], *, keyed: bool = True) -> None:
        self.lists = Lists()
        self._marks_units = keyed
        self.images: dict[str, bytes] = {}
        self._paper = paper
        self._pictures = pictures
        self._bookmarks = 0

    def of(self, found: Iterable[Block]) -> str:
        """All blocks; those of one column of the preamble share a row."""
        return self.joined((block.column, self.block(block)) for block in found)

    def joined(self, found: Iterable[tuple[str, str]]) -> str:
        """The XML of paragraphs, each with its column of the preamble; neighbours of one column share a row."""
        out = []
        for column, group in groupby(found, key=lambda pair: pair[0]):
            inner = "".join(xml for _, xml in group)
            out.append(self.row(column, inner) if column else inner)
        return "".join(out)

    def block(self, block: Block) -> str:
        """One paragraph or table as it stands."""
        if block.rows:
            return self.table(block)
        inner = self._image(block) if block.picture else ""
        return self.paragraph(block, inner or runs(block.text))

    def paragraph(self, block: Block, inner: str, *, mark: str = "", around: Around | None = None) -> str:
        """The w:p of a block around its runs, numbered by Word where it counts.

        Under tracked changes `mark` tells what became of its end, and `around` wraps all its runs.
        """
        number = self.lists.number(block) if block.count else 0
        if block.label and not number:
            inner = runs(block.label + ("" if block.style in ("Bab", "Pasal") else "\t")) + inner
        return self._framed(block, number, around(inner) if around and inner else inner, mark)

    def removed(self, block: Block, around: Around, mark: str) -> str:
        """The w:p of a block that is gone, its number in words, so that no other number waits for it."""
        gap = "\t" if block.label and block.text and not block.text.startswith("\n") else ""
        inner = runs(f"{block.label}{gap}{block.text}", gone=True)
        return self._framed(block, 0, around(inner) if inner else "", mark)

    def _framed(self, block: Block, number: int, inner: str, mark: str) -> str:
        properties = f'<w:pStyle w:val="{block.style}"/>'
        if number and COUNTED.get(block.style) != (number, block.level):
            properties += f'<w:numPr><w:ilvl w:val="{block.level}"/><w:numId w:val="{number}"/></w:numPr>'
        elif not number and block.style in COUNTED:
            properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
        properties += indent(block.style, block.margin, column=bool(block.column))
        properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f"<w:p><w:pPr>{properties}</w:pPr>{self._keyed(block, inner)}</w:p>"

    def row(self, name: str, inner: str) -> str:
        """One row of the preamble: its word, the colon, and what it holds."""
        rest = text_width(self._paper) - sum(_COLUMNS)
        cells = [f'<w:p><w:pPr><w:pStyle w:val="Kolom"/></w:pPr>{runs(words)}</w:p>' for words in (name, ":")]
        return table([([*cells, inner], "")], (*_COLUMNS, rest), "KolomPembukaan")

    def table(self, block: Block, marks: Iterable[tuple[tuple[str, ...], str]] | None = None) -> str:
        """The rows of a table over the whole width, the first one as its head; `marks` are rows with what they became.

        The paragraph behind it keeps it apart from another table.
        """
        given = list(marks) if marks is not None else [(row, "") for row in block.rows]
        rows = []
        for place, (row, mark) in enumerate(given):
            style = "Sel" if place else "KepalaSel"
            gone = mark.startswith("<w:del")
            sides = [*(block.sides if place else ()), *[""] * len(row)]
            cells = zip(row, sides, strict=False)
            rows.append(([_cell(style, runs(cell, gone=gone), mark, side) for cell, side in cells], mark))
        widths = _widths([row for row, _ in given], text_width(self._paper))
        return table(rows, widths, "TabelLampiran", head=True) + _cell("Sel", "", "")

    def _keyed(self, block: Block, inner: str) -> str:
        if block.part or not self._marks_units or not _KEY.match(block.unit):
            return inner
        self._bookmarks += 1
        number = self._bookmarks
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{BOOKMARK}{block.unit}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'
        )

    def _image(self, block: Block) -> str:
        data = self._pictures.get(block.picture)
        size = _size(data) if data else None
        if data is None or size is None:
            return ""
        ending = "png" if data.startswith(b"\x89PNG") else "jpg"
        name = f"{len(self.images) + 1}.{ending}"
        self.images[name] = data
        most = text_width(self._paper) * _EMU
        width = min(most, size[0] * 9525)
        return picture(name, len(self.images), block.text, width, round(width * size[1] / size[0]))


def table(rows: Iterable[tuple[Sequence[str], str]], widths: Sequence[int], style: str, *, head: bool = False) -> str:
    """A w:tbl of cells that hold paragraphs, each row with what became of it under tracked changes ("" nothing)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    out = []
    for place, (row, mark) in enumerate(rows):
        first = "<w:tblHeader/>" if head and not place else ""
        properties = f"<w:trPr>{first}{mark}</w:trPr>" if first or mark else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        out.append(f"<w:tr>{properties}{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(out)}</w:tbl>'
    )


def header(mark: str) -> str:
    """The head of a page: its number as "- 2 -" and the mark of the version."""
    number = (
        '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText'
        ' xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2'
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> -</w:t></w:r>'
    )
    return f'{_told(mark)}<w:p><w:pPr><w:pStyle w:val="KepalaHalaman"/></w:pPr>{number}</w:p>'


def first_header(mark: str, kop: tuple[str, ...]) -> str:
    """The head of the first page: the kop at the foot of the room that is kept for it and for the emblem."""
    lines = [line for line in kop if line]
    room = head_room() - 280 * len(lines) - 300 - 240
    empty = f'<w:p><w:pPr><w:spacing w:line="{room}" w:lineRule="exact"/></w:pPr></w:p>'
    shown = "".join(
        '<w:p><w:pPr><w:pStyle w:val="KepalaHalaman"/><w:spacing w:line="280" w:lineRule="exact"/></w:pPr>'
        f"{runs(line)}</w:p>"
        for line in lines
    )
    return f'{_told(mark)}{empty}{shown}<w:p><w:pPr><w:pStyle w:val="KepalaHalaman"/></w:pPr></w:p>'


def _told(mark: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TandaVersi"/></w:pPr>{runs(mark)}</w:p>'


def _cell(style: str, inner: str, mark: str, side: str = "") -> str:
    """A paragraph of a cell; `mark` also stands around its runs when its row came or went."""
    if mark and inner:
        inner = f"{mark[:-2]}>{inner}</{mark[1 : mark.index(' ')]}>"
    stands = f'<w:jc w:val="{_SIDES[side]}"/>' if side else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{stands}</w:pPr>{inner}</w:p>'


def _widths(rows: Sequence[tuple[str, ...]], whole: int) -> list[int]:
    """Widths after the longest words of each column, none under a twelfth of the whole."""
    longest = [min(max(len(row[i]) for row in rows), 60) + 3 for i in range(len(rows[0]))]
    least = whole // max(12, len(longest))
    widths = [max(least, whole * long // sum(longest)) for long in longest]
    return [width * whole // sum(widths) for width in widths]


def _size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG in pixels, None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return (width, height) if width and height else None
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        kind, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if kind in range(0xC0, 0xD0) and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
