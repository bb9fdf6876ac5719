"""The penjelasan: its title, the general part, and the explanation of each pasal, ayat, huruf, and angka."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.finding import Finding
from documents.core.numbering import follows, sort_key
from documents.core.parse.lines import Line, Shape, breaks, is_complete, opens_item, paragraphs, tidy
from documents.core.parse.marks import Mark, read_explained, read_explained_pasal, unescape
from documents.core.parse.title import title_lines
from documents.core.parse.units import ListReader, Unit
from documents.core.tree import Kind, Node

_UMUM = re.compile(r"(?:I ?[.,]? ?|A ?\. ?)?(?:PENJELASAN )?UMUM ?[.:]?$")
_PASAL_DEMI_PASAL = re.compile(r"(?:II ?[.,]? ?|B ?\. ?)?(?:PENJELASAN )?PASAL DEMI PASAL ?[.:]?$")
_CLOSING = re.compile(r"TAMBAHAN LEMBARAN (?:DAERAH|NEGARA)|TAMBAHAN BERITA DAERAH")
_RANGE = re.compile(r" ?(?:dan|s/d|s\.d\.|sampai dengan|-) ?(?:Pasal |ayat |huruf |angka )?", re.IGNORECASE)


class ExplainReader(ListReader):
    """Reads the explanation of one pasal: "Ayat (1)", "Huruf a", "Angka 1"; lists inside it stay words."""

    def label(self, text: str) -> Mark | None:
        """The label of an explained unit at the head of the line."""
        return read_explained(text)

    def place(self, mark: Mark, line: Line) -> int | None:
        """Under the open unit whose newest child the label follows; else under the nearest unit that can hold it."""
        if mark.kind is Kind.AYAT:
            return 0
        first = ends(mark.number)[0]
        levels = [d for d in self._levels(mark) if self._last(d).kind is mark.kind]
        found = [d for d in levels if follows(mark.kind, ends(self._last(d).number)[1], first)]
        if found:
            return self._nearest(found, line)
        depth = len(self.stack) - 1
        if self.stack[depth].kind is Kind.LANJUTAN:
            depth -= 1
        key = sort_key(mark.kind, first)
        for level in levels:
            if not self.stale and line.indent - self.offset > self._last(level).column + 1:
                break
            if sort_key(mark.kind, self._last(level).number) <= key or self.stack[level + 1 :][:1] == self.stack[-1:]:
                return level
        return depth if depth < 8 else None

    def begins_paragraph(self, unit: Unit, before: Line, line: Line) -> bool:
        """Also each item of a list that stands inside an explanation."""
        return breaks(before, line, self.shape, unit.left) or opens_item(before.text, line.text)

    def _report(self, last: str, mark: Mark) -> None:
        """Labels of the penjelasan may skip: an office explains what it finds worth explaining."""


def ends(number: str) -> tuple[str, str]:
    """The first and the last unit of a label that may be a range: "16 s/d 21" gives 16 and 21."""
    parts = _RANGE.split(number.strip())
    return parts[0], parts[-1]


def read_penjelasan(lines: Sequence[Line], shape: Shape) -> tuple[Node, list[Line], list[Finding]]:
    """The penjelasan from its title line to the number of the Tambahan Lembaran Daerah; and its section labels."""
    start = next((i for i, line in enumerate(lines) if _opens(line.text)), len(lines))
    end = next((i for i in range(len(lines) - 1, start - 1, -1) if _CLOSING.match(lines[i].text)), len(lines))
    umum: list[Line] = []
    pasal: list[tuple[Mark, Line, list[Line]]] = []
    children: list[Node] = []
    section = ""
    general = False
    labels: list[Line] = []
    for line in lines[start:end]:
        if _UMUM.match(line.text) and not pasal and not umum:
            general = True
            labels.append(line)
        elif _PASAL_DEMI_PASAL.match(line.text):
            section = "pasal"
            labels.append(line)
        elif (mark := read_explained_pasal(line.text)) and _is_next(mark, pasal, section, shape):
            section = "pasal"
            pasal.append((mark, line, []))
        elif pasal:
            pasal[-1][2].append(line)
        else:
            umum.append(line)
    if umum or general:
        children.append(Node(Kind.UMUM, "I", "UMUM", paragraphs(_plain(umum), shape)))
    findings: list[Finding] = []
    for mark, line, body in pasal:
        first = [line._replace(text=mark.rest, indent=line.indent + 4)] if mark.rest else []
        reader = ExplainReader(Kind.PASAL, shape, f"Penjelasan Pasal {mark.number}")
        unit = reader.read(first + body)
        unit.number = mark.number
        findings += reader.findings
        children.append(unit.node())
    if end < len(lines):
        children.append(Node(Kind.LANJUTAN, text=tidy(" ".join(line.text for line in lines[end:]))))
    return Node(Kind.PENJELASAN, "", "", "\n".join(title_lines(lines[:start])), tuple(children)), labels, findings


def _opens(text: str) -> bool:
    return bool(_UMUM.match(text) or _PASAL_DEMI_PASAL.match(text) or read_explained_pasal(text))


def _plain(lines: Sequence[Line]) -> list[Line]:
    return [line._replace(text=unescape(line.text) or line.text) for line in lines]


def _is_next(mark: Mark, pasal: list[tuple[Mark, Line, list[Line]]], section: str, shape: Shape) -> bool:
    """Whether the label of a pasal may stand here: later than the last one, and not a reference in running words."""
    if not pasal:
        return section == "pasal" or ends(mark.number)[0] == "1"
    last = ends(pasal[-1][0].number)[1]
    first = ends(mark.number)[0]
    body = pasal[-1][2]
    ended = not body or not shape.wrapped or is_complete(body[-1].text)
    if follows(Kind.PASAL, last, first):
        return ended or not body[-1].text.endswith((" dalam", " dimaksud", ","))
    return ended and sort_key(Kind.PASAL, first) > sort_key(Kind.PASAL, last)
