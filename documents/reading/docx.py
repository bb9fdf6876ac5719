"""A Word document as printed: paragraphs, tables, generated numbers, words in italics, tracked changes as accepted."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from itertools import zip_longest

from lxml import etree

from documents.reading.ooxml import (
    BROKEN,
    attribute,
    child,
    children,
    is_on,
    main_part,
    name_of,
    related_part,
    value,
    xml,
)
from documents.reading.outcome import Reading, Unreadable
from documents.reading.slant import slanted
from documents.reading.word_numbers import WordNumbers

_PICTURES = "hanya berisi gambar; jalankan pengenalan teks (OCR) atau unggah naskah yang diketik"
_FOOTNOTES = "Isi catatan kaki ditaruh dalam kurung siku di tempat rujukannya; pindahkan atau hapus dengan tangan."

_GONE = {"del", "moveFrom"}
_SILENT = _GONE | {"pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "sdtEndPr", "rt"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_DRAWN = {"drawing", "pict", "object"}
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo"}
_LABEL = re.compile(r"\(?[0-9A-Za-z]{1,4}[.)]|[:•-]")
_LABELLED = re.compile(
    r"\s*(?:\(?[0-9A-Za-z]{1,4}[.)]|(?:Pasal|Ayat|Huruf|Angka) ?\(?[0-9A-Za-z]{1,5}\)?"
    r"|(?:Menimbang|Mengingat)\s*:?)(?=\s|$)"
)

_Spans = list[tuple[str, bool]]


def read_docx(data: bytes) -> Reading:
    """The current text of a document without headers and footers, notes where they are called; raises Unreadable."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            main = main_part(package)
            document = xml(package, main)
            styles, numbering, *notes = (
                xml(package, part) if (part := related_part(package, main, kind)) else None
                for kind in ("styles", "numbering", "footnotes", "endnotes")
            )
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, EOFError, NotImplementedError):
        raise Unreadable(BROKEN)
    writer = _Writer(WordNumbers(styles, numbering), _read_notes(notes), _italic_styles(styles))
    body = child(document, "body")
    lines = writer.lines(document if body is None else body)
    if writer.pictures and not any(line.strip() for line in lines):
        raise Unreadable(_PICTURES)
    return Reading("\n".join(lines) + "\n", (_FOOTNOTES,) if writer.footnotes else ())


class _Writer:
    """Turns the elements of a document into lines; counts numbers as it goes, so each element is read once."""

    def __init__(
        self,
        numbers: WordNumbers,
        notes: dict[tuple[str, str], str] | None = None,
        slants: frozenset[str] = frozenset(),
    ) -> None:
        self._numbers = numbers
        self._notes = notes or {}
        self._slants = slants  # the styles of words in italics
        self.pictures = 0
        self.footnotes = 0

    def lines(self, container: etree._Element) -> list[str]:
        """The lines of a body, a table cell or a text box."""
        found: list[str] = []
        carried = self._blocks(container, found, "")
        return found + carried.split("\n") if carried else found

    def _blocks(self, container: etree._Element, found: list[str], carried: str) -> str:
        """Adds lines; returns the text of a paragraph whose end was deleted and which the next one takes over."""
        for block in container:
            name = name_of(block)
            if name == "p":
                carried = self._paragraph(block, found, carried)
            elif name == "tbl":
                found.extend(self._table(block))
            elif name == "AlternateContent":
                carried = self._blocks(_chosen(block), found, carried)
            elif name not in _SILENT:
                carried = self._blocks(block, found, carried)
        return carried

    def _paragraph(self, paragraph: etree._Element, found: list[str], carried: str) -> str:
        properties = child(paragraph, "pPr")
        words: _Spans = []
        boxes: list[etree._Element] = []
        self._inline(paragraph, words, boxes, False)
        text = carried + _emphasised(words)
        ended = not _is_gone(child(properties, "rPr"))
        if ended:
            found.extend((self._numbers.label(properties) + text).split("\n"))
        for box in boxes:
            found.extend(self.lines(box))
        return "" if ended else text

    def _inline(self, element: etree._Element, words: _Spans, boxes: list[etree._Element], slant: bool) -> None:
        for part in element:
            name = name_of(part)
            if name in _SILENT or (name == "r" and is_on(child(part, "rPr"), "vanish")):
                continue
            if name == "t":
                words.append((part.text or "", slant))
            elif name in _SIGNS:
                words.append((_SIGNS[name], slant))
            elif name == "sym":
                words.append((_symbol(part), slant))
            elif name in _DRAWN:
                boxes.extend(self._drawn(part))
            elif name == "AlternateContent":
                self._inline(_chosen(part), words, boxes, slant)
            elif name in _CALLS:
                note = self._notes.get((_CALLS[name], attribute(part, "id")))
                words.append((f" [{note}]" if note else "", False))
                self.footnotes += bool(note)
            else:
                words.append(("/" if name == "den" else "", slant))  # a fraction of a formula
                self._inline(part, words, boxes, self._is_slanted(part) if name == "r" else slant)

    def _is_slanted(self, run: etree._Element) -> bool:
        looks = child(run, "rPr")
        if child(looks, "i") is not None:
            return is_on(looks, "i")
        return value(looks, "rStyle") in self._slants

    def _drawn(self, drawing: etree._Element) -> list[etree._Element]:
        """The text boxes of a drawing, outermost ones only."""
        boxes: list[etree._Element] = []
        for part in drawing.iter():
            name = name_of(part)
            self.pictures += name in ("blip", "imagedata")
            if name == "txbxContent" and not any(ancestor in boxes for ancestor in part.iterancestors()):
                boxes.append(part)
        return boxes

    def _table(self, table: etree._Element) -> list[str]:
        found: list[str] = []
        for row in _deep(table, "tr"):
            if _is_gone(child(row, "trPr")):
                continue
            cells = [self.lines(cell) for cell in _deep(row, "tc") if child(child(cell, "tcPr"), "cellDel") is None]
            found.extend(_row_lines([[line for line in cell if line.strip()] for cell in cells]))
        return found


def _italic_styles(styles: etree._Element | None) -> frozenset[str]:
    """The names of the styles for words that set them in italics."""
    found = (style for style in children(styles, "style") if attribute(style, "type") == "character")
    return frozenset(attribute(style, "styleId") for style in found if is_on(child(style, "rPr"), "i"))


def _emphasised(spans: _Spans) -> str:
    """The words, those in italics marked; no marks where nothing but a label stands upright, nor on a label itself."""
    said = "".join(words for words, _ in spans)
    label = _LABELLED.match(said)
    start = label.end() if label else 0
    cut: _Spans = []
    place = 0
    for words, slant in spans:
        ahead = max(0, min(len(words), start - place))
        cut += [(words[:ahead], False), (words[ahead:], slant)]
        place += len(words)
    upright = any(not slant and any(map(str.isalnum, words)) for words, slant in _after(cut, start))
    return slanted((words, slant and upright) for words, slant in cut if words)


def _after(spans: _Spans, start: int) -> _Spans:
    """The spans from that letter on, which is where one begins."""
    place = 0
    found: _Spans = []
    for words, slant in spans:
        if place >= start:
            found.append((words, slant))
        place += len(words)
    return found


def _read_notes(parts: list[etree._Element | None]) -> dict[tuple[str, str], str]:
    """The words of each note by its kind and id; the lines that part notes from the page are none."""
    writer = _Writer(WordNumbers(None, None))
    found = {}
    for note in (note for part in parts if part is not None for note in part):
        if words := " ".join(" ".join(writer.lines(note)).split()):
            found[name_of(note), attribute(note, "id")] = words
    return found


def _row_lines(cells: list[list[str]]) -> list[str]:
    """A row as one line with tabs ("Menimbang : a. bahwa …"); where several cells hold several lines, cell by cell."""
    tall = [cell for cell in cells if len(cell) > 1]
    if len(tall) > 1:
        labels = all(_LABEL.fullmatch(line.strip()) for cell in tall[:-1] for line in cell)
        if not labels or len({len(cell) for cell in tall}) > 1:
            return [line for cell in cells for line in cell]
    return ["\t".join(row).strip("\t") for row in zip_longest(*cells, fillvalue="")]


def _deep(element: etree._Element, name: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, also those wrapped in content controls or insertions."""
    found = []
    for part in element:
        if name_of(part) == name:
            found.append(part)
        elif name_of(part) in _WRAPPERS:
            found.extend(_deep(part, name))
    return found


def _is_gone(properties: etree._Element | None) -> bool:
    """Whether the mark of a paragraph or a row was deleted or moved away under tracked changes."""
    return properties is not None and any(name_of(part) in _GONE for part in properties)


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first branch of mc:AlternateContent; the others say the same for older programs."""
    return next(iter(alternatives), alternatives)


def _symbol(element: etree._Element) -> str:
    code = attribute(element, "char")
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0
    return "•" if 0xE000 <= number <= 0xF8FF else chr(number)
