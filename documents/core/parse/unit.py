"""One unit of editing from the text area: what a clerk types, in any state, to a node."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from documents.core.finding import Finding
from documents.core.parse.closing import is_lampiran, read_lampiran
from documents.core.parse.escapes import unescape
from documents.core.parse.lines import Line, glue, measure, paragraphs, split
from documents.core.parse.marks import read_heading, read_mark
from documents.core.parse.penjelasan import ExplainReader
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_HEADED = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
_LABELS = {
    Kind.MENIMBANG: re.compile(r"Menimbang ?:? ?", re.IGNORECASE),
    Kind.MENGINGAT: re.compile(r"Mengingat ?:? ?", re.IGNORECASE),
    Kind.UMUM: re.compile(r"I ?\. ?UMUM$"),
}


def parse_unit(kind: Kind, text: str, explaining: bool = False) -> tuple[Node, tuple[Finding, ...]]:
    """The unit that the text states, without a number of its own, and what is doubtful in it; never raises.

    Labels need no indentation and no right numbers: what skips or repeats still begins a unit. `explaining` reads
    "Ayat (1)", "Huruf a", "Angka 1" as the penjelasan prints them.
    """
    lines = split(text)
    reader = _READERS.get(kind, _read_lines)
    if explaining and kind in (Kind.PASAL, Kind.AYAT, Kind.HURUF, Kind.ANGKA):
        return _read_explained(kind, lines)
    node, findings = reader(kind, lines)
    return node, tuple(findings)


_Read = tuple[Node, Sequence[Finding]]


def _read_pasal(kind: Kind, lines: list[Line]) -> _Read:
    lines, findings = _without_label(lines)
    reader = ListReader(kind, measure(lines), typed=True)
    return reader.read(lines).node(), (*findings, *reader.findings)


def _read_explained(kind: Kind, lines: list[Line]) -> tuple[Node, tuple[Finding, ...]]:
    lines, findings = _without_label(lines)
    if any(line.text.startswith("Angka ") for line in lines):  # an amending act: the pasal of its instructions follow
        findings = []
    reader = ExplainReader(kind, measure(lines), typed=True)
    return reader.read(lines).node(joints=False), (*findings, *reader.findings)


def _without_label(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines without a leading "Pasal n"; a second label of a pasal stays in the words and is reported."""
    if lines and _names_pasal(lines[0]):
        lines = lines[1:]
    again = [line for line in lines if _names_pasal(line)]
    said = "Kotak ini memuat satu pasal saja. Pindahkan {} ke pasal baru."
    return lines, [Finding("satu-pasal", "E", line.text, said.format(line.text)) for line in again[:1]]


def _names_pasal(line: Line) -> bool:
    mark = read_heading(line.text)
    return mark is not None and mark.kind is Kind.PASAL


def _read_item(kind: Kind, lines: list[Line]) -> _Read:
    """Words of one item; its own label is tolerated at the head of the first line."""
    if lines and (mark := read_mark(lines[0].text)) and mark.kind is kind and mark.rest:
        lines = [lines[0]._replace(text=mark.rest), *lines[1:]]
    reader = ListReader(kind, measure(lines), typed=True)
    return reader.read(lines).node(), reader.findings


def _read_list(kind: Kind, lines: list[Line]) -> _Read:
    if lines and (match := _LABELS[kind].match(lines[0].text)):
        rest = lines[0].text[match.end() :]
        lines = ([lines[0]._replace(text=rest)] if rest else []) + lines[1:]
    reader = ListReader(kind, measure(lines), typed=True)
    return reader.read(lines).node(), reader.findings


def _read_heading(kind: Kind, lines: list[Line]) -> _Read:
    parts = [_plain(line) for line in lines]
    if lines and (mark := read_heading(lines[0].text)) and mark.kind is kind:
        parts[:1] = [mark.rest] if mark.rest else []
    return Node(kind, heading=glue(parts)), ()


def _read_umum(kind: Kind, lines: list[Line]) -> _Read:
    if lines and _LABELS[kind].match(lines[0].text):
        lines = lines[1:]
    return Node(kind, "I", "UMUM", paragraphs(lines, measure(lines))), ()


def _read_lampiran(kind: Kind, lines: list[Line]) -> _Read:
    if lines and is_lampiran(lines[0].text):
        return read_lampiran(lines), ()
    label = Line(0, 0, "LAMPIRAN", "LAMPIRAN")
    return read_lampiran([label, *lines]), ()


def _read_lines(kind: Kind, lines: list[Line]) -> _Read:
    """Texts of printed lines: judul, pembukaan, diktum, penutup, title of a penjelasan."""
    return Node(kind, text="\n".join(_plain(line) for line in lines)), ()


def _plain(line: Line) -> str:
    plain = unescape(line.text)
    return line.text if plain is None else plain


_READERS: Mapping[Kind, Callable[[Kind, list[Line]], _Read]] = {
    Kind.PASAL: _read_pasal,
    Kind.AYAT: _read_item,
    Kind.HURUF: _read_item,
    Kind.ANGKA: _read_item,
    Kind.MENIMBANG: _read_list,
    Kind.MENGINGAT: _read_list,
    Kind.UMUM: _read_umum,
    Kind.LAMPIRAN: _read_lampiran,
    **dict.fromkeys(_HEADED, _read_heading),
}
