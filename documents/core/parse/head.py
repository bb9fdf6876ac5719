"""The head of an act: judul, pembukaan, menimbang, mengingat, diktum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.core.finding import Finding
from documents.core.parse.escapes import unescape
from documents.core.parse.lines import Line, Shape, glue, is_complete, measure
from documents.core.parse.marks import INVOCATION, read_mark
from documents.core.parse.title import title_lines, title_start, unspaced
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_RAHMAT = re.compile(INVOCATION, re.IGNORECASE)
_MENIMBANG = re.compile(r"\s*Menimbang\s*[:;.]*\s*", re.IGNORECASE)
_MENGINGAT = re.compile(r"\s*Mengingat\s*[:;.]*\s*", re.IGNORECASE)
_DIKTUM = re.compile(
    r"(?i:Dengan Persetujuan)|DEWAN PERWAKILAN RAKYAT|(?i:M ?E ?M ?U ?T ?U ?S ?K ?A ?N)|Menetapkan(?= ?:| [A-Z]{4}|$)"
)
_BAHWA = re.compile(r"(?:a ?[.)] ?)?bahwa\b", re.IGNORECASE)
_BASIS = re.compile(r"[1lI] ?[.)] ?(?:Pasal|Undang|Peraturan|Ketetapan|Keputusan)")
_AGREED = re.compile(r"Dengan persetujuan Dewan", re.IGNORECASE)
_MENETAPKAN = re.compile(r"(Menetapkan) ?[:;.]* ?", re.IGNORECASE)
_MEMUTUSKAN = re.compile(r"(MEMUTUSKAN|Memutuskan) ?[:;.]*$")


class Head(NamedTuple):
    """What stands before the body; `kop` is left out, `labels` are the words Menimbang and Mengingat."""

    nodes: list[Node]
    kop: list[Line]
    labels: list[Line]
    findings: list[Finding]


class _Places(NamedTuple):
    """Where the parts of the pembukaan begin; the number of lines for one that is missing."""

    rahmat: int
    menimbang: int
    mengingat: int
    diktum: int


def read_head(lines: Sequence[Line], shape: Shape | None) -> Head:
    """Judul and pembukaan out of everything before the body; `shape` is that of the body, if there is one."""
    lines, labels = _without_loose_labels(_raised(lines))
    places = _find(lines)
    if shape is None or not shape.wrapped:
        shape = _shape(lines[min(places.menimbang, places.mengingat) : places.diktum])
    opening = min(places)
    start = title_start(lines[:opening])
    nodes: list[Node] = []
    kop = list(lines[:opening])
    if start is not None:
        nodes.append(Node(Kind.JUDUL, text="\n".join(title_lines(_plain(lines[start:opening])))))
        kop = kop[:start]
    findings: list[Finding] = []
    children: list[Node] = []
    for kind, label, begin, end in (
        (Kind.MENIMBANG, _MENIMBANG, places.menimbang, min(places.mengingat, places.diktum)),
        (Kind.MENGINGAT, _MENGINGAT, places.mengingat, places.diktum),
    ):
        if begin < len(lines):
            if match := label.match(lines[begin].text):
                labels.append(lines[begin]._replace(text=match[0].strip()))
            reader = ListReader(kind, shape, kind.value.capitalize())
            children.append(reader.read(_unlabelled(lines[begin:end], label)).node())
            findings += reader.findings
            labels += reader.labels
    if places.diktum < len(lines):
        children.append(Node(Kind.DIKTUM, text="\n".join(diktum_lines(lines[places.diktum :]))))
    text = "\n".join(_office_lines(lines[opening : min(places[1:])]))
    if text or children:
        nodes.append(Node(Kind.PEMBUKAAN, text=text, children=tuple(children)))
    return Head(nodes, kop, labels, findings)


def _shape(lines: Sequence[Line]) -> Shape:
    """The shape of the considerations; few as their lines are, one that hangs below its item tells they are wrapped."""
    shape = measure(lines)
    hangs = any(
        not (line.gap or line.page or is_complete(before.text) or before.text.endswith(","))
        and line.indent > 0
        and line.indent >= before.indent
        and read_mark(line.text) is None
        and not _MENGINGAT.match(line.text)
        for before, line in zip(lines, lines[1:], strict=False)
    )
    return shape._replace(wrapped=shape.wrapped or hangs)


def _find(lines: Sequence[Line]) -> _Places:
    """The parts by their labels; where a label is missing, by how the first item begins."""
    none = len(lines)
    rahmat = _first(_RAHMAT, lines)
    menimbang = _first(_MENIMBANG, lines)
    after = rahmat if rahmat < none else -1
    mengingat = _first(_MENGINGAT, lines, menimbang if menimbang < none else 0)
    if menimbang == none and after >= 0:
        menimbang = _first(_BAHWA, lines[:mengingat], after + 1)
        menimbang = none if menimbang == mengingat else menimbang
    if mengingat == none and menimbang < none and not _MENIMBANG.match(lines[menimbang].text):
        mengingat = _first(_BASIS, lines, menimbang + 1)
    diktum = _first(_DIKTUM, lines, max(i for i in (-1, rahmat, menimbang, mengingat) if i < none) + 1)
    return _Places(rahmat, menimbang, mengingat if mengingat < diktum else none, diktum)


def _raised(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines with a label that stands halfway down beside its first item put on a line of its own above it."""
    out: list[Line] = []
    for line in lines:
        match = next((found for label in (_MENIMBANG, _MENGINGAT) if (found := label.match(line.raw))), None)
        rest = line.raw[match.end() :] if match else ""
        above = next((n for n in range(1, min(4, len(out)) + 1) if _begins_list(out[-n])), 0) if rest else 0
        goes_on = match and above and not _begins_list(line._replace(text=rest))
        if match and goes_on and out[-above].indent >= len(match[0].rstrip()):
            label_line = line._replace(text=match[0].strip(), raw=match[0], gap=True)
            out.insert(len(out) - above, label_line)
            line = line._replace(text=" ".join(rest.split()), indent=match.end(), gap=False)
        out.append(line)
    return out


def _begins_list(line: Line) -> bool:
    mark = read_mark(line.text)
    return bool(mark and mark.number in ("a", "1")) or bool(_BAHWA.match(line.text))


def _without_loose_labels(lines: Sequence[Line]) -> tuple[Sequence[Line], list[Line]]:
    """The lines without the words Menimbang and Mengingat that a scanner has put above the title or one by one.

    Two of them in a row say nothing either: what they stood beside follows below.
    """
    for place, (line, following) in enumerate(zip(lines, lines[1:], strict=False)):
        if not following.gap and _is_bare(line, _MENIMBANG) and _is_bare(following, _MENGINGAT):
            return [*lines[:place], *lines[place + 2 :]], [line, following]
    loose = [place for place, line in enumerate(lines[:8]) if _is_bare(line, _MENIMBANG) or _is_bare(line, _MENGINGAT)]
    start = title_start(lines) if loose else None
    above = start is not None and _first(_RAHMAT, lines, start) < len(lines)
    loose = [place for place in loose if above and start is not None and place < start]
    if not loose:
        return lines, []
    kept = [line for place, line in enumerate(lines) if place not in loose]
    return kept, [lines[place] for place in loose]


def _is_bare(line: Line, label: re.Pattern[str]) -> bool:
    match = label.match(line.text)
    return match is not None and match.end() == len(line.text)


def diktum_lines(lines: Sequence[Line]) -> list[str]:
    """One string per unit of the diktum: agreement, the two parties, MEMUTUSKAN:, and Menetapkan: with the name."""
    out: list[list[str]] = []
    joins = False
    for line in _plain(lines):
        text = unspaced(line.text)
        if out and out[-1][0] == "Menetapkan:":
            out[-1].append(text)
        elif match := _MENETAPKAN.match(text):
            out.append(["Menetapkan:"] + [text[match.end() :]] * (match.end() < len(text)))
        elif match := _MEMUTUSKAN.match(text):
            out.append([match[1] + ":"])
            joins = False
        elif (
            joins
            and text.isupper()
            and text != "DAN"
            or out
            and _AGREED.match(out[-1][0])
            and not text.isupper()
            and not out[-1][-1].endswith((",", "."))
        ):
            out[-1].append(text)
        else:
            out.append([text])
            joins = text.isupper() and text != "DAN"
    return [glue(part).rstrip() for part in out]


def _office_lines(lines: Sequence[Line]) -> list[str]:
    """The invocation and the office of the maker; an office over two lines ends at its comma."""
    out: list[list[str]] = []
    for line in _plain(lines):
        if out and not _RAHMAT.match(out[-1][0]) and not out[-1][-1].endswith(","):
            out[-1].append(line.text)
        else:
            out.append([line.text])
    return [glue(part) for part in out]


def _unlabelled(lines: Sequence[Line], label: re.Pattern[str]) -> list[Line]:
    """The lines without the word Menimbang or Mengingat, the rest of its line at the column where it stands."""
    head = lines[0]
    match, printed = label.match(head.text), label.match(head.raw)
    rest = head.text[match.end() :] if match else head.text
    if not rest:  # a colon in a column of its own went to a line of its own
        return [line for place, line in enumerate(lines[1:]) if place or line.text != ":"]
    return [head._replace(text=rest, indent=printed.end() if printed else head.indent), *lines[1:]]


def _plain(lines: Sequence[Line]) -> list[Line]:
    return [line._replace(text=unescape(line.text) or line.text) for line in lines]


def _first(pattern: re.Pattern[str], lines: Sequence[Line], start: int = 0) -> int:
    return next((i for i in range(start, len(lines)) if pattern.match(lines[i].text)), len(lines))
