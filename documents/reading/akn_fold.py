"""Lines and units in order become one unit, and units of foreign files kinds that may stand where they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from documents.core.akn import printed
from documents.core.tree import Kind, Node, may_hold

Item = str | Node

_GROUPS = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
_HEADED = frozenset({*_GROUPS, Kind.UMUM, Kind.LAMPIRAN})
_WORDLESS = frozenset({Kind.PERDA, Kind.BATANG_TUBUH, *_GROUPS})
# What a unit may become where its own kind may not stand, the nearest first.
_INSTEAD = {
    Kind.BUKU: (Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL),
    Kind.BAB: (Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL),
    Kind.BAGIAN: (Kind.PARAGRAF, Kind.PASAL),
    Kind.PARAGRAF: (Kind.PASAL,),
    Kind.PASAL: (Kind.AYAT, Kind.HURUF),
    Kind.AYAT: (Kind.HURUF, Kind.PASAL),
    Kind.HURUF: (Kind.ANGKA, Kind.PASAL),
    Kind.ANGKA: (Kind.HURUF, Kind.PASAL),
    Kind.PERUBAHAN: (Kind.ANGKA, Kind.PASAL),
    Kind.LANJUTAN: (Kind.PASAL,),
    Kind.UMUM: (Kind.PASAL,),
}


def folded(unit: Node, items: Iterable[Item]) -> Node:
    """The unit with lines before its first child as its text, and later lines as closing phrases.

    A heading where a unit has none becomes its first line.
    """
    all_items = list(items)
    if unit.heading and unit.kind not in _HEADED:
        all_items[:0] = unit.heading.split("\n")
        unit = replace(unit, heading="")
    text: str | None = None
    children: list[Node] = []
    for worded, group in groupby(all_items, lambda item: isinstance(item, str)):
        if not worded:
            children += [item for item in group if isinstance(item, Node)]
            continue
        words = "\n".join(item for item in group if isinstance(item, str))
        if text is None and not children and unit.kind not in _WORDLESS:
            text = words
        elif words.strip():
            children.append(Node(Kind.LANJUTAN, text=words))
    return replace(unit, text=text or "", children=tuple(children))


def settled(unit: Node) -> Node:
    """The unit with below it only what may stand there; what fits nowhere becomes words of the unit above it."""
    children: list[Node] = []
    spoken: list[str] = []
    for child in unit.children:
        kind = _fitting(unit.kind, child.kind)
        if kind is not None:
            children.append(settled(_as(kind, child)))
        elif may_hold(unit.kind, Kind.LANJUTAN):
            children.append(Node(Kind.LANJUTAN, text="\n".join(spelled(child)), key=child.key))
        elif may_hold(unit.kind, Kind.PASAL):
            children.append(Node(Kind.PASAL, text="\n".join(spelled(child)), key=child.key))
        else:
            spoken += spelled(child)
    text = "\n".join(filter(None, [unit.text, *spoken])) if spoken else unit.text
    return replace(unit, text=text, children=tuple(children))


def strings(items: Iterable[Item]) -> list[str]:
    """All lines, units spelled out."""
    return [line for item in items for line in ([item] if isinstance(item, str) else spelled(item))]


def spelled(unit: Node) -> list[str]:
    """The words of a unit and of all below it, with their numbers, a line each."""
    shown = unit.number if unit.kind is Kind.UMUM else printed(unit.kind, unit.number)
    first = " ".join(filter(None, [shown, unit.heading.replace("\n", " ")]))
    lines = [first] if first and unit.kind in _HEADED else []
    text = unit.text if lines or not first else f"{first} {unit.text}".rstrip()
    lines += text.split("\n") if text else []
    for child in unit.children:
        lines += spelled(child)
    return lines


def _fitting(above: Kind, kind: Kind) -> Kind | None:
    if above is Kind.PERDA:
        return kind if may_hold(above, kind) else None
    return next((each for each in (kind, *_INSTEAD.get(kind, ())) if may_hold(above, each)), None)


def _as(kind: Kind, unit: Node) -> Node:
    """The unit under another kind; its heading becomes words where the new kind has none."""
    if kind is unit.kind:
        return unit
    changed = replace(unit, kind=kind)
    if unit.heading and kind not in _HEADED:
        text = "\n".join(filter(None, [unit.heading, unit.text]))
        changed = replace(changed, heading="", text=text)
    if kind in _WORDLESS and changed.text:
        changed = replace(changed, text="", children=(Node(Kind.LANJUTAN, text=changed.text), *changed.children))
    return changed
