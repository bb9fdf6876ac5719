"""The head of an act: judul, pembukaan, menimbang, mengingat, diktum."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.finding import Finding
from documents.core.parse.lines import Line, Shape, glue
from documents.core.parse.marks import unescape
from documents.core.parse.title import title_lines, title_start, unspaced
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_RAHMAT = re.compile(r"DENGAN RAK?HMAT", re.IGNORECASE)
_MENIMBANG = re.compile(r"\s*Menimbang\s*[:;.]*\s*", re.IGNORECASE)
_MENGINGAT = re.compile(r"\s*Mengingat\s*[:;.]*\s*", re.IGNORECASE)
_DIKTUM = re.compile(
    r"Dengan Persetujuan|DEWAN PERWAKILAN RAKYAT|M ?E ?M ?U ?T ?U ?S ?K ?A ?N|Menetapkan",
    re.IGNORECASE,
)
_MENETAPKAN = re.compile(r"(Menetapkan) ?[:;.]* ?", re.IGNORECASE)
_MEMUTUSKAN = re.compile(r"(MEMUTUSKAN|Memutuskan) ?[:;.]*$")


def read_head(lines: Sequence[Line], shape: Shape) -> tuple[list[Node], list[Line], list[Finding]]:
    """Judul and pembukaan out of everything before the body; and what is left out: the kop, and the labels."""
    rahmat = _first(_RAHMAT, lines)
    menimbang = _first(_MENIMBANG, lines)
    mengingat = _first(_MENGINGAT, lines, menimbang if menimbang < len(lines) else 0)
    diktum = _first(_DIKTUM, lines, max(i for i in (-1, rahmat, menimbang, mengingat) if i < len(lines)) + 1)
    opening = min(rahmat, menimbang, mengingat, diktum)
    start = title_start(lines[:opening])
    nodes: list[Node] = []
    kop = list(lines[:opening])
    if start is not None:
        nodes.append(Node(Kind.JUDUL, text="\n".join(title_lines(_plain(lines[start:opening])))))
        kop = kop[:start]
    findings: list[Finding] = []
    children: list[Node] = []
    first = min(menimbang, mengingat, diktum)
    for kind, label, begin, end in (
        (Kind.MENIMBANG, _MENIMBANG, menimbang, min(mengingat, diktum)),
        (Kind.MENGINGAT, _MENGINGAT, mengingat, diktum),
    ):
        if begin < len(lines):
            if match := label.match(lines[begin].text):
                kop.append(lines[begin]._replace(text=match[0].strip()))
            reader = ListReader(kind, shape, kind.value.capitalize())
            children.append(reader.read(_unlabelled(lines[begin:end], label)).node())
            findings += reader.findings
    if diktum < len(lines):
        children.append(Node(Kind.DIKTUM, text="\n".join(diktum_lines(lines[diktum:]))))
    text = "\n".join(_office_lines(lines[opening:first]))
    if text or children:
        nodes.append(Node(Kind.PEMBUKAAN, text=text, children=tuple(children)))
    return nodes, kop, findings


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
        elif joins and text.isupper() and text != "DAN":
            out[-1].append(text)
        else:
            out.append([text])
            joins = text.isupper() and text != "DAN"
    return [glue(part) for part in out]


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
    if not rest:
        return list(lines[1:])
    return [head._replace(text=rest, indent=printed.end() if printed else head.indent), *lines[1:]]


def _plain(lines: Sequence[Line]) -> list[Line]:
    return [line._replace(text=unescape(line.text) or line.text) for line in lines]


def _first(pattern: re.Pattern[str], lines: Sequence[Line], start: int = 0) -> int:
    return next((i for i in range(start, len(lines)) if pattern.match(lines[i].text)), len(lines))
