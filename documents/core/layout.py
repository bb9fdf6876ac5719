"""A tree to the official plain text, the inverse of parse.

One paragraph is one line. Labels of a list stand at the text margin of their owner, each level 4 spaces further in;
another paragraph of the same unit stands at its own text margin, and a closing phrase at the margin of its owner, both
after a blank line (items of a list inside an explanation follow without one). A paragraph that would itself be read as
a label, heading, or page number where it stands gets a backslash in front, which the readers take away again.

`parse(layout(tree)).tree == tree` holds when
- texts hold single spaces, no empty line, and no paragraph that ends in the middle of a reference ("… pada ayat");
  every unit carries its number;
- the parts have the lines of the official form: a judul its four lines (kind and region, NOMOR, TENTANG, name), the
  penutup begins with "Agar setiap orang mengetahuinya" or "Ditetapkan di", the last line of the penjelasan with
  TAMBAHAN LEMBARAN DAERAH, the head of a lampiran names a regulation and its text follows a blank line;
- siblings of a list are of one kind and numbered as successors, a closing phrase follows a list, and no list is deeper
  than 8 levels.
A tree that breaks these rules still comes out whole, every word of it; it may only come back in another shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from documents.core.numbering import explained_label, label
from documents.core.parse import parse, parse_unit
from documents.core.parse.closing import goes_on
from documents.core.parse.doubts import settle
from documents.core.parse.escapes import (
    DOUBT,
    ESCAPE,
    PART,
    doubtful,
    escape_closing,
    escape_line,
    escape_row,
    shut_command,
    shut_joints,
)
from documents.core.parse.lines import Line, Shape, opens_item, runs_on, split
from documents.core.parse.marks import OPENING
from documents.core.parse.penjelasan import explain_reader
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node, walk

INDENT = 4

_HEADED = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
_LISTS = (Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.LANJUTAN)


_UNWRAPPED = Shape(False, 0, False)
_Read = Callable[[list[Line]], Node]


class _Form(NamedTuple):
    """How units are printed: as those of the penjelasan, in a whole act, and where instructions may stand."""

    explaining: bool = False
    whole: bool = True
    instructs: bool = False


_BODY, _PENJELASAN = _Form(), _Form(explaining=True)


def layout(tree: Node) -> str:
    """The whole act as canonical plain text, ending with a line break."""
    out: list[str] = []
    for child in tree.children:
        _part(child, out)
    while out and not out[-1]:
        out.pop()
    text = "\n".join(out) + "\n" if out else ""
    return settle(text.replace(DOUBT, PART), lambda printed: parse(printed).tree, tree, PART)


def layout_unit(node: Node, explaining: bool = False) -> str:
    """One unit of editing in its printed form for the text area, without the label of the unit itself."""
    out: list[str] = []
    if node.kind in _HEADED:
        return node.heading
    if node.kind in (Kind.UMUM, Kind.PASAL, Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.MENIMBANG, Kind.MENGINGAT):
        form = _Form(explaining or node.kind is Kind.UMUM, whole=False)
        _paragraphs(node.text, 0, out, form)
        _children(node, 0, 1 if node.kind not in (Kind.HURUF, Kind.ANGKA) else 2, out, form)
    elif node.kind is Kind.LAMPIRAN:
        out += [*_heading(node), "", *map(escape_row, node.text.split("\n"))]
    else:
        out += node.text.split("\n") if node.text else []

    def read(text: str) -> tuple[Node, bool]:
        unit, findings = parse_unit(node.kind, text, explaining)
        return replace(unit, number=""), any(found.rule == "satu-pasal" for found in findings)

    return settle("\n".join(out).replace(PART, DOUBT), read, (replace(node, number=""), False))


def _part(node: Node, out: list[str]) -> None:
    """One part of the act and a blank line after it."""
    if node.kind is Kind.PEMBUKAAN:
        _block(_lines(node), out)
        for child in node.children:
            _opening(child, out)
    elif node.kind is Kind.PENJELASAN:
        _block(node.text.split("\n")[:1] + _lines(node)[1:] if node.text else [], out)
        _explanation(node, out)
    elif node.kind is Kind.LAMPIRAN:
        _block([label(node.kind, node.number), *_heading(node)], out)
        _block([escape_row(line) for line in node.text.split("\n")] if node.text else [], out)
    elif node.kind is Kind.BATANG_TUBUH:
        _body(node, out)
    else:
        _block(_lines(node), out)


def _lines(node: Node) -> list[str]:
    """The printed lines of a judul, pembukaan, diktum, or penutup."""
    lines = node.text.split("\n") if node.text else []
    if node.kind is not Kind.PENUTUP:
        return [escape_line(line, node.kind) for line in lines]
    apart = [bool(place) and goes_on([lines[place - 1]], line) for place, line in enumerate(lines)]
    return [ESCAPE + line if away else escape_closing(line) for line, away in zip(lines, apart, strict=True)]


def _opening(node: Node, out: list[str]) -> None:
    if node.kind is Kind.DIKTUM:
        _block(_lines(node), out)
        return
    out.append(f"{node.kind.value.capitalize()}:")
    _unit(node, 0, out, _BODY, _reader(node.kind))
    out.append("")


def _body(node: Node, out: list[str], form: _Form = _BODY) -> None:
    for child in node.children:
        if child.kind in (Kind.LANJUTAN, Kind.PERUBAHAN):  # right under a bab that stands for Pasal I
            inner = form._replace(instructs=True)
            _paragraphs(child.text, 0, out, inner) if child.kind is Kind.LANJUTAN else _change(child, 0, out, inner)
            continue
        out.append(label(child.kind, child.number or "..."))
        if child.kind is Kind.PASAL:
            inner = form._replace(instructs=form.instructs or _may_instruct(child))
            _unit(child, 0, out, inner, _reader(Kind.PASAL))
            out.append("")
        else:
            _block([doubtful(child.heading)] if child.heading else [], out)
            _body(child, out, form)


def _may_instruct(pasal: Node) -> bool:
    """Whether the words of the pasal announce instructions, or may be taken to do so."""
    if pasal.number == "I" or any(child.kind is Kind.PERUBAHAN for child in pasal.children):
        return True
    ends = (
        line.endswith(":") and OPENING.search(line[-130:]) for node in walk(pasal) for line in node.text.split("\n")
    )
    return any(ends)


def _unit(node: Node, margin: int, out: list[str], form: _Form, read: _Read) -> None:
    """The words and the children of a unit at the margin, with the backslashes that `read` needs."""
    cut = next((i for i, child in enumerate(node.children) if child.kind is Kind.PERUBAHAN), len(node.children))
    own, changes = node.children[:cut], node.children[cut:]
    printed: list[str] = []
    _paragraphs(node.text, margin, printed, form)
    _children(node.with_children(own), margin, 1, printed, form)
    wanted = Node(node.kind, text=node.text, children=own)
    out += _settled(printed, read, wanted)
    _children(node.with_children(changes), margin, 1, out, form)


def _settled(lines: list[str], read: _Read, wanted: Node) -> list[str]:
    """The lines with the backslashes that they are not read back right without; doubts about parts stay."""
    text = "\n".join(lines)
    if DOUBT not in text:
        return lines
    return settle(text, lambda printed: read(split(printed.replace(PART, ESCAPE))), wanted).split("\n")


def _reader(kind: Kind) -> _Read:
    return lambda lines: ListReader(kind, _UNWRAPPED, typed=kind is Kind.PERUBAHAN).read(lines).node()


def _explain_reader(number: str) -> _Read:
    return lambda lines: explain_reader(number, _UNWRAPPED).read(lines).node(joints=False)


def _explanation(node: Node, out: list[str]) -> None:
    opened = False
    for child in node.children:
        if child.kind is Kind.LANJUTAN:
            _block(child.text.split("\n"), out)
            continue
        if child.kind is Kind.PASAL and not opened:
            opened = True
            _block(["II. PASAL DEMI PASAL"], out)
        if child.kind is Kind.UMUM:
            out.append(label(Kind.UMUM, ""))
            start = len(out)
            _paragraphs(child.text, 0, out, _PENJELASAN)
            out[start:] = [line.replace(DOUBT, "") for line in out[start:]]  # labels count for nothing there
        else:
            out.append(explained_label(child.kind, child.number))
            _unit(child, 0, out, _PENJELASAN, _explain_reader(child.number))
        out.append("")


def _children(node: Node, margin: int, depth: int, out: list[str], form: _Form) -> None:
    """Ayat, list items, and closing phrases of a unit whose text stands at `margin`."""
    for child in node.children:
        if child.kind is Kind.LANJUTAN:
            out.append("")
            _paragraphs(child.text, margin, out, form)
            continue
        inner = margin + INDENT
        if child.kind is Kind.PERUBAHAN:
            _change(child, margin, out, form)
            continue
        if form.explaining:
            out.append(" " * margin + explained_label(child.kind, child.number))
            _paragraphs(child.text, inner, out, form)
        else:
            first, _, rest = child.text.partition("\n")
            instructs = form.instructs and child.kind is not Kind.AYAT
            said = shut_joints(shut_command(first, instructs))
            _say(f"{' ' * margin}{label(child.kind, child.number, depth)} {said}".rstrip(), out)
            if rest:
                out.append("")
                _paragraphs(rest, inner, out, form)
        _children(child, inner, depth if child.kind is Kind.AYAT else depth + 1, out, form)


def _change(node: Node, margin: int, out: list[str], form: _Form) -> None:
    """An instruction of an amending act, its new text indented below it."""
    first, _, rest = node.text.partition("\n")
    out.append(f"{' ' * margin}{label(node.kind, node.number)} {first}".rstrip())
    inner = margin + INDENT
    if rest:
        out.append("")
    loose = tuple(child for child in node.children if child.kind in _LISTS)
    _unit(Node(node.kind, text=rest, children=loose), inner, out, form._replace(instructs=True), _reader(node.kind))
    body: list[str] = []
    _body(node.with_children(tuple(c for c in node.children if c.kind not in _LISTS)), body, _Form(instructs=True))
    out += [""] * bool(body) + [" " * inner + line if line else "" for line in body[:-1]]


def _say(line: str, out: list[str]) -> None:
    """Add a line, parted by a blank one from words that it would seem to go on with."""
    if out and out[-1] and runs_on(_bare(out[-1]), _bare(line)):
        out.append("")
    out.append(line)


def _bare(line: str) -> str:
    return line.replace(DOUBT, "").replace(PART, "").strip()


def _paragraphs(text: str, margin: int, out: list[str], form: _Form) -> None:
    """One line a paragraph, parted by a blank line; items of a list inside an explanation follow without one."""
    parts = text.split("\n") if text else []
    for place, part in enumerate(parts):
        if place and not (form.explaining and opens_item(parts[place - 1], part)):
            out.append("")
        said = doubtful(part, form.explaining, form.whole)
        said = said if form.explaining else shut_joints(said)
        _say(" " * margin + said, out)


def _heading(node: Node) -> list[str]:
    return [escape_closing(line) for line in node.heading.split("\n")] if node.heading else []


def _block(lines: list[str], out: list[str]) -> None:
    if lines:
        out += [*lines, ""]
    elif out and out[-1]:
        out.append("")
