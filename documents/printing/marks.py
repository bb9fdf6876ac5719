"""What all papers share: text to safe markup, printed labels, and the parts of a diktum."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from documents.core import numbering
from documents.core.tree import Kind, Node

LIST = frozenset({Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN})

_ITALIC = re.compile(r"(?<!\*)\*(?![\s*])([^*\n]+)(?<!\s)\*(?!\*)")
_MENETAPKAN = re.compile(r"Menetapkan\s*:?\s*", re.IGNORECASE)
_MEMUTUSKAN = re.compile(r"M\s*E\s*M\s*U\s*T\s*U\s*S\s*K\s*A\s*N\s*:?$", re.IGNORECASE)
_EXPLAINED = frozenset({Kind.PASAL, Kind.AYAT, Kind.HURUF, Kind.ANGKA})


@dataclass(frozen=True)
class Diktum:
    """The parts of a diktum: the lines of joint approval, the line MEMUTUSKAN, the words after Menetapkan."""

    approval: tuple[str, ...]
    decision: str
    act: tuple[str, ...]


def inline(text: str) -> str:
    """The text escaped for HTML, with `*…*` as `<em>`; line ends are left as they are."""
    safe = escape(text, quote=False)
    return _ITALIC.sub(r"<em>\1</em>", safe) if "*" in safe else safe


def broken(lines: Iterable[str]) -> str:
    """The lines escaped and joined by `<br>`."""
    return "<br>".join(inline(line) for line in lines)


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text without blank ones and outer blanks."""
    return tuple(stripped for line in text.split("\n") if (stripped := line.strip()))


def item_label(node: Node, depth: int) -> str:
    """The printed label of an ayat, list item or instruction at that list level (1 to 4)."""
    return numbering.label(node.kind, node.number, depth)


def explained_label(node: Node) -> str:
    """The label of a unit of the penjelasan ("Pasal 1", "Ayat (1)", "Huruf a", "Angka 1"); others have none."""
    return numbering.explained_label(node.kind, node.number) if node.kind in _EXPLAINED else ""


def diktum_parts(text: str) -> Diktum:
    """The parts of a diktum (UU 12/2011 Lampiran II angka 53-59); lines it does not know stay with the approval."""
    approval: list[str] = []
    act: list[str] = []
    decision = ""
    for line in lines_of(text):
        if act:
            act.append(line)
        elif found := _MENETAPKAN.match(line):
            act.append(line[found.end() :])
        elif _MEMUTUSKAN.match(line):
            decision = line
        else:
            approval.append(line)
    return Diktum(tuple(approval), decision, tuple(act))
