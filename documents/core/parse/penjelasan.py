"""The penjelasan: its title, the general part, and the explanation of each pasal, ayat, huruf, and angka."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.finding import Finding
from documents.core.numbering import follows, from_roman, sort_key
from documents.core.parse.escapes import unescape
from documents.core.parse.lines import Line, Shape, breaks, glue, is_complete, opens_item, paragraphs, tidy
from documents.core.parse.marks import (
    Mark,
    misprint,
    read_damaged_heading,
    read_explained,
    read_explained_pasal,
    repeated_words,
)
from documents.core.parse.title import title_lines
from documents.core.parse.units import ListReader, Unit
from documents.core.tree import Kind, Node

_UMUM = re.compile(r"(?:I ?[.,]? ?|A ?\. ?)?(?:PENJELASAN )?UMUM ?[.:]?$")
_PASAL_DEMI_PASAL = re.compile(r"(?:II ?[.,]? ?|B ?\. ?)?(?:PENJELASAN )?PASAL DEMI PASAL ?[.:]?$")
_CLOSING = re.compile(r"TAMBAHAN LEMBARAN (?:DAERAH|NEGARA)|TAMBAHAN BERITA DAERAH")
_INSTRUCTION = re.compile(r"(?:Angka|Huruf|Butir) ?[0-9A-Z]{1,3}\b")
_ALONE = re.compile(
    r"(?:ayat ?\( ?[0-9]{1,3} ?[a-z]? ?\)(?= (?:huruf|angka) ?[a-z0-9]{1,3} ?[:;]|$)"
    r"|huruf ?[a-z]{1,2}[0-9]?$|angka ?[0-9]{1,3}$)"
)
_RANGE = re.compile(r" ?(?:dan|s/d|s\.d\.|sampai dengan|-) ?(?:Pasal |ayat |huruf |angka )?", re.IGNORECASE)


class ExplainReader(ListReader):
    """Reads the explanation of one pasal: "Ayat (1)", "Huruf a", "Angka 1"; lists inside it stay words."""

    joints = False
    roman = True  # whether instructions may be explained, with the pasal of their new text below them

    def label(self, text: str) -> Mark | None:
        """The label of an explained unit at the head of the line; also a pasal, below the number of an instruction."""
        mark = read_explained(text)
        if mark is None and self.roman and text[0] == "P" and len(self.stack) > 1 and self.stack[1].kind is Kind.ANGKA:
            mark = read_explained_pasal(text)
        return mark

    def place(self, mark: Mark, line: Line) -> int | None:
        """Under the open unit whose newest child the label follows; else under the nearest unit that can hold it."""
        nested = next((d for d, unit in enumerate(self.stack) if d and unit.kind is Kind.PASAL), 0)
        if mark.kind is Kind.AYAT:
            return nested
        if mark.kind is Kind.PASAL:
            last = self._before_text()
            return (
                1 if not last or is_complete(last) or last.lower().endswith("jelas") or not self.shape.wrapped else None
            )
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

    def _before_text(self) -> str:
        return self.before.text if self.before else ""

    def open(self, depth: int, mark: Mark, line: Line) -> None:
        """Also keep what the number leaves out of the label of a range, and part "Ayat (1) huruf a : …" in two."""
        inner = _label_behind(mark)
        last = self.stack[depth].last
        if inner and last and (last.kind, last.number) == (mark.kind, mark.number):  # "Ayat (1) huruf b" after huruf a
            del self.stack[depth + 1 :]
            self.stack.append(last)
            self.labels.append(line._replace(text=line.text[: len(line.text) - len(mark.rest)].strip()))
        else:
            super().open(depth, mark._replace(rest="") if inner else mark, line)
            self.labels += spoken_label(mark, line)
        if inner:
            self.open(len(self.stack) - 1, inner, line._replace(text=mark.rest, indent=line.indent + 4))

    def begins_paragraph(self, unit: Unit, before: Line, line: Line) -> bool:
        """Also each item of a list that stands inside an explanation."""
        return breaks(before, line, self.shape, unit.left) or opens_item(before.text, line.text)

    def _report(self, last: str, mark: Mark) -> None:
        """Labels of the penjelasan may skip: an office explains what it finds worth explaining."""


def _label_behind(mark: Mark) -> Mark | None:
    """The label of a huruf or angka that shares the line with that of its owner."""
    inner = read_explained(_spelled(mark.rest)) if mark.rest and mark.kind is not Kind.PASAL else None
    return inner if inner is not None and inner.kind not in (Kind.AYAT, mark.kind) else None


def _spelled(rest: str) -> str:
    """Words behind a label with a capital letter, where nothing but the label of a deeper unit stands there."""
    return rest[:1].upper() + rest[1:] if _ALONE.match(rest) else rest


def explain_reader(number: str, shape: Shape) -> ExplainReader:
    """A reader for the explanation of the pasal of that number."""
    reader = ExplainReader(Kind.PASAL, shape, f"Penjelasan Pasal {number}")
    reader.roman = from_roman(ends(number)[0]) is not None
    return reader


def spoken_label(mark: Mark, line: Line) -> list[Line]:
    """The repeated words of a range, as lines to leave out: "Pasal" of "Pasal 16 s/d Pasal 21"."""
    if " " not in mark.number and "," not in mark.number:
        printed = misprint(line.text, mark) if mark.kind is Kind.PASAL else ""
        return [line._replace(text=printed)] if printed else []
    label = line.text[: len(line.text) - len(mark.rest)].strip()
    if mark.kind is Kind.PASAL and not label.casefold().startswith("pasal"):
        return [line._replace(text=label)]
    return [line._replace(text=word) for word in repeated_words(label)]


def ends(number: str) -> tuple[str, str]:
    """The first and the last unit of a label that may be a range: "16 s/d 21" gives 16 and 21."""
    parts = _RANGE.split(number.strip())
    return parts[0], parts[-1]


def read_penjelasan(lines: Sequence[Line], shape: Shape) -> tuple[Node, list[Line], list[Finding]]:
    """The penjelasan from its title line to the number of the Tambahan Lembaran Daerah; and its section labels."""
    start = next((i for i, line in enumerate(lines) if _opens(line.text) or _CLOSING.match(line.text)), len(lines))
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
        elif (mark := _pasal_label(line.text, pasal, section)) and _is_next(mark, pasal, section, shape):
            section = "pasal"
            pasal += _opened(mark, line)
        elif (
            pasal and mark and mark.rest and mark.number == pasal[-1][0].number
        ):  # "Pasal 8 ayat (2) : …" after ayat (1)
            pasal[-1][2].append(line._replace(text=_spelled(mark.rest), indent=line.indent + 4))
            labels.append(line._replace(text=line.text[: len(line.text) - len(mark.rest)].strip()))
        elif pasal:
            pasal[-1][2].append(line)
        else:
            umum.append(line)
    if umum or general:
        children.append(Node(Kind.UMUM, "I", "UMUM", paragraphs(_plain(umum), shape)))
    findings: list[Finding] = []
    for mark, line, body in pasal:
        first = [line._replace(text=_spelled(mark.rest), indent=line.indent + 4)] if mark.rest else []
        reader = explain_reader(mark.number, shape)
        unit = reader.read(first + body)
        unit.number = mark.number
        findings += reader.findings
        labels += [*reader.labels, *spoken_label(mark, line)]
        children.append(unit.node(joints=False))
    if end < len(lines):
        children.append(Node(Kind.LANJUTAN, text=tidy(glue(line.text for line in lines[end:]))))
    return (
        Node(Kind.PENJELASAN, "", "", "\n".join(title_lines(_plain(lines[:start]))), tuple(children)),
        labels,
        findings,
    )


def _opened(mark: Mark, line: Line) -> list[tuple[Mark, Line, list[Line]]]:
    """The pasal that begin with the line: mostly one; two where it says "Pasal 11 Pasal 12 : Cukup jelas"."""
    second = read_explained_pasal(mark.rest)
    if second is None or not follows(Kind.PASAL, ends(mark.number)[1], ends(second.number)[0]):
        return [(mark, line, [])]
    label = line.text[: len(line.text) - len(mark.rest)].strip()
    alone: tuple[Mark, Line, list[Line]] = (mark._replace(rest=""), line._replace(text=label), [])
    return [alone, (second, line._replace(text=mark.rest), [])]


def _pasal_label(text: str, pasal: Sequence[tuple[Mark, Line, list[Line]]], section: str) -> Mark | None:
    """The label of an explained pasal; a damaged one only when it is the next."""
    mark = read_explained_pasal(text)
    last = ends(pasal[-1][0].number)[1] if pasal else ""
    due = mark and follows(Kind.PASAL, last, ends(mark.number)[0])
    if due or text[:1] not in ("P", "F") or not section:
        return mark
    mended = read_damaged_heading(text)
    if mended is None or mended.kind is not Kind.PASAL or not follows(Kind.PASAL, last, mended.number):
        return mark
    said = pasal[-1][2][-1].text if pasal and pasal[-1][2] else ""
    ended = not mended.rest or not said or said.endswith(".") or said.lower().endswith("jelas")
    return mended if ended else mark


def explaining_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a penjelasan below its title."""
    start = next((i for i, line in enumerate(lines) if _opens(line.text)), len(lines))
    return lines[start:]


def _opens(text: str) -> bool:
    return bool(_UMUM.match(text) or _PASAL_DEMI_PASAL.match(text) or read_explained_pasal(text))


def _plain(lines: Sequence[Line]) -> list[Line]:
    return [line._replace(text=unescape(line.text) or line.text) for line in lines]


def _is_next(mark: Mark, pasal: list[tuple[Mark, Line, list[Line]]], section: str, shape: Shape) -> bool:
    """Whether the label of a pasal may stand here: later than the last one, and not a reference in running words."""
    if not pasal:
        return section == "pasal" or ends(mark.number)[0] == "1"
    first = ends(mark.number)[0]
    body = pasal[-1][2]
    roman = from_roman(first) is not None
    last = next((ends(m.number)[1] for m, _, _ in reversed(pasal) if not roman or from_roman(ends(m.number)[0])), "")
    if not roman and from_roman(ends(pasal[-1][0].number)[0]) and any(_INSTRUCTION.match(line.text) for line in body):
        return False
    ended = not body or not shape.wrapped or is_complete(body[-1].text) or body[-1].text.lower().endswith("jelas")
    if follows(Kind.PASAL, last, first):
        return ended or not body[-1].text.endswith((" dalam", " dimaksud", ","))
    return ended and sort_key(Kind.PASAL, first) > sort_key(Kind.PASAL, last)
