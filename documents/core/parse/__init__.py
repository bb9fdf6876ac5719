"""Plain text of any age and dirt to a tree: never fails, and every word is in the tree or in the noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from documents.core.finding import Finding
from documents.core.parse.amending import is_amending, opens_with_pasal
from documents.core.parse.body import BodyReader, own_pasal
from documents.core.parse.closing import read_lampiran, read_penutup
from documents.core.parse.furniture import strip_furniture
from documents.core.parse.head import read_head
from documents.core.parse.lines import Line, Shape, measure, split
from documents.core.parse.penjelasan import explaining_lines, read_penjelasan
from documents.core.parse.sections import find_sections
from documents.core.parse.unit import parse_unit
from documents.core.tree import Kind, Node

__all__ = ["Noise", "Parsed", "parse", "parse_unit"]


@dataclass(frozen=True, slots=True)
class Noise:
    """What the tree does not hold of a source line, a page number or the label of a section: line from 1, and words."""

    line: int
    text: str
    label: bool = False  # a label whose meaning the tree holds; a reader need not see it again


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole act: its tree, the lines left out, and what a person should look at."""

    tree: Node
    noise: tuple[Noise, ...]
    findings: tuple[Finding, ...]


def parse(text: str) -> Parsed:
    """The tree of an act in plain text (UU 12/2011 Lampiran II angka 1); never raises, never loses a word."""
    lines, dropped = strip_furniture(split(text))
    sections = find_sections(lines)
    explained = [line for kind, part in sections.tail if kind is Kind.PENJELASAN for line in explaining_lines(part)]
    said = [*sections.body, *explained]
    shape = measure(said)
    nodes, kop, labels, findings = read_head(sections.head, shape if said else None)
    dropped += kop
    if not any(node.kind is Kind.JUDUL for node in nodes):
        findings.append(Finding("tanpa-judul", "E", "", "Judul tidak ditemukan. Periksa baris pertama naskah."))
    if sections.body:
        reader, body = _read_body(sections.body, shape)
        nodes.append(body)
        findings += reader.findings
        dropped += reader.dropped
        labels += reader.labels
    else:
        findings.append(Finding("tanpa-pasal", "E", "", "Tidak ada satu pun pasal yang terbaca. Periksa isi berkas."))
    for kind, part in sections.tail:
        if kind is Kind.PENUTUP:
            node, copies = read_penutup(part)
            dropped += copies
        elif kind is Kind.PENJELASAN:
            node, spoken, found = read_penjelasan(part, shape)
            labels += spoken
            findings += found
        else:
            node = read_lampiran(part)
        nodes.append(node)
    return Parsed(Node(Kind.PERDA, children=tuple(nodes)), _noise(dropped, labels), tuple(findings))


def _read_body(lines: Sequence[Line], shape: Shape) -> tuple[BodyReader, Node]:
    """The body and its reader; read once more where Pasal II shows only then that the act is in roman pasal."""
    roman = is_amending(lines, shape)
    reader = BodyReader(shape, roman=roman)
    body = reader.read(lines)
    numbers = (node.number for _, node in own_pasal(body, ()))
    if not roman and opens_with_pasal(lines) and next(numbers, "") == "I" and "II" in numbers:
        reader = BodyReader(shape, roman=True)
        body = reader.read(lines)
    return reader, body


def _noise(dropped: list[Line], labels: list[Line]) -> tuple[Noise, ...]:
    noise = [Noise(line.number, line.text) for line in dropped] + [
        Noise(line.number, line.text, True) for line in labels
    ]
    return tuple(sorted(noise, key=lambda left: left.line))
