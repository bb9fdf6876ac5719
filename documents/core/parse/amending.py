"""The body of an amending act: Pasal I with its instructions and their new text, Pasal II."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.finding import Finding
from documents.core.numbering import follows, from_roman
from documents.core.parse.body import BodyReader
from documents.core.parse.lines import Line, Shape, glue
from documents.core.parse.marks import Mark, read_heading, read_mark
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_SENTENCE = 12  # printed lines an instruction may take
_BEGINS = re.compile(
    r"(?:Ketent\w+|Di ?antara|Antara|Pasal|BAB|Bab|Bagian|Paragraf|Judul|Penjelasan|Lampiran|Setelah|Sesudah|Sebelum"
    r"|Ayat|Huruf|Angka|Menambah|Mengubah|Menghapus)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:di(?:r?ubah)|mengubah|(?:di|meng)hapus\w*|disis\w+|(?:di|men|pen)t?ambah\w*|dibaca|disempurnakan|diganti|dicabut)\b",
    re.IGNORECASE,
)
_UNDOTTED = re.compile(r"([0-9]{1,2}) (?=Ketentuan|Pasal|Di ?antara)")


def is_amending(lines: Sequence[Line]) -> bool:
    """Whether the body has the two roman pasal of an amending act (UU 12/2011 Lampiran II angka 233)."""
    marks = [mark for line in lines if (mark := read_heading(line.text))]
    opens = marks[:1] and (marks[0].kind, marks[0].number) == (Kind.PASAL, "I")
    return bool(opens) and any((mark.kind, mark.number) == (Kind.PASAL, "II") for mark in marks)


def read_amending(lines: Sequence[Line], shape: Shape) -> tuple[Node, list[Finding]]:
    """The batang_tubuh of an amending act; each numbered instruction of Pasal I is a perubahan over its new text."""
    pasal: list[tuple[str, list[Line]]] = []
    for line in lines:
        mark = read_heading(line.text)
        last = pasal[-1][0] if pasal else ""
        if mark and mark.kind is Kind.PASAL and from_roman(mark.number) and follows(Kind.PASAL, last, mark.number):
            pasal.append((mark.number, []))
        else:
            pasal[-1][1].append(line)
    nodes: list[Node] = []
    findings: list[Finding] = []
    for number, part in pasal:
        starts = _instructions(part, shape)
        reader = ListReader(Kind.PASAL, shape, f"Pasal {number}")
        unit = reader.read(part[: starts[0][0]] if starts else part)
        unit.number = number
        findings += reader.findings
        changes: list[Node] = []
        for place, (start, mark) in enumerate(starts):
            end = starts[place + 1][0] if place + 1 < len(starts) else len(part)
            changes.append(_change(mark, part[start:end], shape))
        node = unit.node()
        nodes.append(node.with_children((*node.children, *changes)))
    return Node(Kind.BATANG_TUBUH, children=tuple(nodes)), findings


def _instructions(lines: Sequence[Line], shape: Shape) -> list[tuple[int, Mark]]:
    """Where each instruction begins: a number that is due, or stands in the column of the first, before a command."""
    out: list[tuple[int, Mark]] = []
    column = 0
    for place, line in enumerate(lines):
        mark = _numbered(line.text)
        if mark is None or not _BEGINS.match(mark.rest):
            continue
        if out and not shape.wrapped and line.indent != column:
            continue
        due = follows(Kind.PERUBAHAN, out[-1][1].number if out else "", mark.number)
        if (due or (out and line.indent == column)) and _CHANGES.search(_sentence(mark, lines[place:])[0]):
            out.append((place, mark))
            column = column if len(out) > 1 else line.indent
    return out


def _numbered(text: str) -> Mark | None:
    mark = read_mark(text)
    if mark and mark.kind is Kind.ANGKA and mark.close == ".":
        return mark
    match = _UNDOTTED.match(text)
    return Mark(Kind.ANGKA, ".", match[1], text[match.end() :]) if match else None


def _sentence(mark: Mark, lines: Sequence[Line]) -> tuple[str, int]:
    """The command of an instruction, up to its colon, its full stop, or the new text; and how many lines it takes."""
    parts = [mark.rest]
    for place, line in enumerate(lines[1:_SENTENCE], 1):
        if parts[-1].endswith((":", ".")) or read_heading(line.text) or read_mark(line.text):
            return glue(parts), place
        parts.append(line.text)
    return glue(parts), min(len(lines), _SENTENCE)


def _change(mark: Mark, lines: Sequence[Line], shape: Shape) -> Node:
    """One instruction: its command as text, then loose units, then the headings and pasal of its new text."""
    text, size = _sentence(mark, lines)
    new = lines[size:]
    heading = next((place for place, line in enumerate(new) if read_heading(line.text)), len(new))
    loose = ListReader(Kind.PERUBAHAN, shape, typed=True).read(new[:heading]).node()
    whole = BodyReader(shape).read(new[heading:]) if heading < len(new) else None
    said = f"{text}\n{loose.text}" if loose.text else text
    return Node(Kind.PERUBAHAN, mark.number, "", said, loose.children + (whole.children if whole else ()))
