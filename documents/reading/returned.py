"""A Word file that came back: its lines as accepted, their units, who changed them, and the comments."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from documents.reading import read
from documents.reading.ooxml import (
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
from documents.reading.outcome import Unreadable
from documents.reading.sent import Sent, sent_text
from documents.reading.slant import slanted
from documents.reading.word_numbers import WordNumbers

_NOT_WORD = "bukan berkas Word (.docx); unggah berkas .docx yang diunduh dari halaman ini"
_KEY = re.compile(r"_k_([a-z2-7]{8})$")
_GONE = {"del", "moveFrom"}
_CAME = {"ins", "moveTo"}
_SILENT = {"pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr", "rt", "tblPr", "tblGrid", "trPr", "tcPr"}
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_COLUMN = re.compile(r"(Menimbang|Mengingat|Memperhatikan|Menetapkan)\s*:?$", re.IGNORECASE)
_TYPED = re.compile(r"(\([0-9]{1,3}[a-z]?\)|[0-9]{1,3}[a-z]?[.)]|[a-z]{1,2}[.)])\s+")
_LAMPIRAN = re.compile(r"LAMPIRAN\b")
_OURS = re.compile(r"[0-9]{1,4}\.(png|jpg)")  # as the draft names its own
_STEP = 482  # twentieths of a point of one list level
_WORDS_ON = {"Sambungan", "Lanjutan"}
_ANNEX_HEAD = {"LampiranAwal", "LampiranKepala"}
_HEADINGS = {"Buku", "Bab", "Bagian", "Paragraf", "Pasal"}
_PARTED = {"Isi", "PenjelasanIsi"}
_SPACES = re.compile(r"[ \u00a0]+")
INDENT = 4


@dataclass(slots=True)
class Line:
    """One paragraph or one row of a table.

    `label` is the number Word counted; `key` the unit that began with it when the file was sent; `gone` tells that
    its words were deleted under tracked changes; `authors` how many letters each author of tracked changes added or
    took away in it; `comments` the numbers of those that begin in it.
    """

    words: str = ""
    label: str = ""
    key: str = ""
    style: str = ""
    indent: int = 0
    parted: bool = False
    gone: bool = False
    authors: Counter[str] = field(default_factory=Counter)
    comments: list[str] = field(default_factory=list)

    def shown(self) -> str:
        """The line as plain text has it: indented, its label in front."""
        gap = "" if not self.label or self.words.startswith("\n") else " "
        return " " * self.indent + f"{self.label}{gap}{self.words}".rstrip()


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the file; `answers` is the place of the one it answers, -1 for none."""

    number: str
    author: str
    text: str
    answers: int = -1


@dataclass(frozen=True, slots=True)
class Returned:
    """The lines of the file, its comments, who saved it last, and what it was made of (None for a foreign file)."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]
    author: str
    sent: Sent | None
    doubts: tuple[str, ...] = ()


def read_returned(name: str, data: bytes) -> Returned:
    """A .docx read with its tracked changes and comments; raises Unreadable, also for another kind of file."""
    if not data.startswith(b"PK"):
        raise Unreadable(_NOT_WORD, name)
    reading = read(name, data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        main = main_part(package)
        document = xml(package, main)

        def part(kind: str) -> etree._Element | None:
            path = related_part(package, main, kind)
            return xml(package, path) if path else None

        styles, numbering = part("styles"), part("numbering")
        remarks = _remarks(part("comments"), part("commentsExtended"))
        core = related_part(package, "", "core-properties")
        author = _last_author(xml(package, core)) if core else ""
        sent = sent_text(package)
    writer = _Writer(WordNumbers(styles, numbering), _Indents(styles, numbering))
    body = child(document, "body")
    writer.blocks(document if body is None else body)
    return Returned(tuple(writer.found), remarks, author, sent, (*reading.doubts, *_new_pictures(document)))


def _new_pictures(document: etree._Element) -> tuple[str, ...]:
    """What is said of pictures that did not stand in the file that was sent."""
    names = [attribute(part, "name") or "" for part in document.iter() if name_of(part) == "cNvPr"]
    new = sum(not _OURS.fullmatch(name) for name in names)
    if not new:
        return ()
    return (f"Berkas memuat {new} gambar baru yang tidak dibaca. Unggah gambarnya pada halaman Susun lampiran.",)


class _Writer:
    """Walks the body once and collects lines."""

    def __init__(self, numbers: WordNumbers, indents: _Indents) -> None:
        self.found: list[Line] = []
        self._numbers, self._indents = numbers, indents
        self._annex = False
        self._carried: Line | None = None

    def blocks(self, container: etree._Element, author: str = "") -> None:
        """The paragraphs and tables of a body or a cell."""
        for block in container:
            name = name_of(block)
            if name == "p":
                self._paragraph(block)
            elif name == "tbl":
                self._table(block)
            elif name == "bookmarkStart":
                self._mark_next(block)
            elif name not in _SILENT:
                self.blocks(block, author)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = child(paragraph, "pPr")
        run = _Runs()
        run.read(paragraph, "", "")
        end = child(properties, "rPr")
        tracked = next((mark for mark in (end if end is not None else ()) if name_of(mark) in _GONE | _CAME), None)
        if tracked is not None:
            run.authors[attribute(tracked, "author")] += 1
        line, before = Line(run.text(), "", run.key, value(properties, "pStyle")), self._carried
        line.authors, line.comments = run.authors, run.comments
        self._carried = None
        if before is not None:  # its end was deleted: this paragraph takes its words over
            line.words = before.words + line.words
            line.key = before.key or line.key
            line.authors += before.authors
            line.comments = before.comments + line.comments
        if tracked is not None and name_of(tracked) in _GONE:
            if line.words.strip():
                self._carried = line
            else:
                line.gone = True
                self.found.append(line)
            return
        line.label = self._numbers.label(properties).strip()
        line.indent = self._indents.columns(properties, line.style)
        line.words = _without_label(line)
        self._add(line)

    def _add(self, line: Line) -> None:
        if not line.words.strip() and not line.label and not line.key and not line.comments and not line.authors:
            return
        before = next((one for one in reversed(self.found) if not one.gone), None)
        again = line.style in _PARTED and before is not None and before.style == line.style
        begins = before is not None and before.style in _ANNEX_HEAD and line.style not in _ANNEX_HEAD
        line.parted = line.style in _HEADINGS or (not line.label and (line.style in _WORDS_ON or again or begins))
        line.gone = not line.words.strip() and not line.label
        self._annex = self._annex or bool(_LAMPIRAN.match(line.words))
        self.found.append(line)

    def _table(self, table: etree._Element) -> None:
        first = True
        rows = _deep(table, "tr")
        beneath = _deep(rows[1], "tc") if len(rows) > 1 else []
        for row in rows:
            gone = next((mark for mark in _properties(row) if name_of(mark) == "del"), None)
            cells = _deep(row, "tc")
            if gone is not None:
                self.found.append(Line(gone=True, authors=Counter([attribute(gone, "author")])))
            elif not self._column(cells):
                self._row(cells, table, first, beneath)
                first = False

    def _column(self, cells: list[etree._Element]) -> bool:
        """Reads a row of the preamble, "Menimbang : a. bahwa …", as its paragraphs."""
        name = " ".join("".join(cells[0].itertext()).split()) if cells else ""
        matched = _COLUMN.match(name)
        if matched is None or len(cells) < 2:
            return False
        start = len(self.found)
        for cell in cells[1:]:
            words = "".join(cell.itertext()).strip()
            if words != ":":
                self.blocks(cell)
        if matched[1].lower() == "menetapkan" and start < len(self.found):
            self.found[start].label = "Menetapkan:"
        else:
            self.found.insert(start, Line(f"{matched[1].capitalize()}:", style="Kolom"))
        return True

    def _row(
        self, cells: list[etree._Element], table: etree._Element, first: bool, beneath: list[etree._Element]
    ) -> None:
        inner = []
        for cell in cells:
            inside = _Writer(self._numbers, self._indents)
            inside.blocks(cell)
            inner.append(inside.found)
        texts = [" ".join(line.shown().strip() for line in lines if not line.gone).strip() for lines in inner]
        ruled = self._annex or value(child(table, "tblPr"), "tblStyle") == "TabelLampiran"
        joined = "\t".join(texts)
        if ruled:
            joined = "| " + " | ".join(text.replace("\n", " ").replace("|", "\\|") for text in texts) + " |"
        line = Line(joined, style="LampiranTabel" if ruled else "", gone=not any(texts))
        for lines in inner:
            for one in lines:
                line.authors += one.authors
                line.comments += one.comments
                line.key = line.key or one.key
        self.found.append(line)
        if ruled and first:
            rule = "".join(f" {_side(cell)} |" for cell in beneath or cells)
            self.found.append(Line(f"|{rule}", style="LampiranTabel"))

    def _mark_next(self, bookmark: etree._Element) -> None:
        """A bookmark that Word moved out of its paragraph stands before the paragraph it names."""
        after = bookmark.getnext()
        while after is not None and name_of(after) in ("bookmarkStart", "bookmarkEnd"):
            after = after.getnext()
        if after is not None and name_of(after) == "p":
            after.insert(1 if child(after, "pPr") is not None else 0, bookmark)


class _Runs:
    """The words of one paragraph as accepted, with italics, and what stands among them."""

    def __init__(self) -> None:
        self.key = ""
        self.authors: Counter[str] = Counter()
        self.comments: list[str] = []
        self._spans: list[tuple[str, bool]] = []

    def text(self) -> str:
        """The words; stretches in italics between asterisks, blanks outside them."""
        return slanted(self._spans)

    def read(self, element: etree._Element, state: str, author: str) -> None:
        """Everything below an element; `state` is "del" or "ins" inside a tracked change of that author."""
        for part in list(element):
            name = name_of(part)
            if name in _SILENT or (name == "r" and is_on(child(part, "rPr"), "vanish")):
                continue
            if name == "bookmarkStart":
                found = _KEY.match(attribute(part, "name"))
                self.key = self.key or (found[1] if found else "")
            elif name in ("commentRangeStart", "commentReference"):
                number = attribute(part, "id")
                self.comments += [number] if number not in self.comments else []
            elif name in _GONE | _CAME:
                inner = "del" if "del" in (state, "del" if name in _GONE else "") else "ins"
                self.read(part, inner, attribute(part, "author") or author)
            elif name in ("t", "delText"):
                self._say(part.text or "", part, state, author)
            elif name in _SIGNS:
                self._say(_SIGNS[name], part, state, author)
            elif name == "docPr":
                told = attribute(part, "descr")
                self._say(told if told.startswith("![") else "", part, state, author)
            else:
                self.read(part, state, author)

    def _say(self, words: str, part: etree._Element, state: str, author: str) -> None:
        if state and author:
            self.authors[author] += len(words)
        if state != "del" and name_of(part) != "delText" and words:
            run = next((up for up in part.iterancestors() if name_of(up) == "r"), None)
            self._spans.append((words, run is not None and is_on(child(run, "rPr"), "i")))


class _Indents:
    """How far in a paragraph begins, in columns of plain text, as its list level or its style puts it."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._edges = {attribute(style, "styleId"): _edge(child(style, "pPr")) for style in children(styles, "style")}

    def columns(self, properties: etree._Element | None, style: str) -> int:
        """The columns to the right of where the text of a pasal stands."""
        own = _edge(properties)
        edge = own if own is not None else self._edges.get(style)
        base = 0 if style.startswith("Penjelasan") else self._edges.get("Isi") or 0
        if style == "PenjelasanIsi":
            base = _STEP
        return max(0, round(((edge or 0) - base) / _STEP)) * INDENT if edge else 0


def _edge(properties: etree._Element | None) -> int | None:
    indent = child(properties, "ind")
    if indent is None:
        return None
    left = _number(attribute(indent, "left") or attribute(indent, "start"))
    return left - _number(attribute(indent, "hanging"))


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else 0


def _without_label(line: Line) -> str:
    """The words without a label of the same form that somebody typed behind the counted one."""
    words = line.words
    typed = _TYPED.match(words)
    if typed and line.label and _form(typed[1]) == _form(line.label):
        words = words[typed.end() :]
    return _SPACES.sub(" ", words).rstrip() if line.style != "LampiranIsi" else words.rstrip()


def _form(label: str) -> str:
    return re.sub("[a-z]+", "a", re.sub("[0-9]+[a-z]?", "9", label))


def _side(cell: etree._Element) -> str:
    """The rule that says where a column stands, as its first paragraph does."""
    stands = value(child(child(cell, "p"), "pPr"), "jc")
    return {"center": ":---:", "right": "---:", "end": "---:"}.get(stands, "---")


def _deep(element: etree._Element, name: str) -> list[etree._Element]:
    found = []
    for part in element:
        if name_of(part) == name:
            found.append(part)
        elif name_of(part) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found.extend(_deep(part, name))
    return found


def _properties(row: etree._Element) -> list[etree._Element]:
    properties = child(row, "trPr")
    return [] if properties is None else list(properties)


def _remarks(comments: etree._Element | None, extended: etree._Element | None) -> tuple[Remark, ...]:
    found, places = [], {}
    parents = {attribute(one, "paraId"): attribute(one, "paraIdParent") for one in children(extended, "commentEx")}
    for comment in children(comments, "comment"):
        paragraphs = list(children(comment, "p"))
        words = "\n".join("".join(t.text or "" for t in p.iter() if name_of(t) == "t") for p in paragraphs).strip()
        mark = attribute(paragraphs[-1], "paraId") if paragraphs else ""
        if words:
            answers = places.get(parents.get(mark, ""), -1)
            places[mark or f"#{len(found)}"] = len(found)
            found.append(Remark(attribute(comment, "id"), attribute(comment, "author"), words, answers))
    return tuple(found)


def _last_author(core: etree._Element) -> str:
    return next((" ".join((part.text or "").split()) for part in core if name_of(part) == "lastModifiedBy"), "")
