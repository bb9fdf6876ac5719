"""One unit of editing: as it prints, as it was retyped, and the part of the penjelasan beside it."""

from collections.abc import Callable
from dataclasses import replace

from documents.bridge.shape import assemble
from documents.bridge.trees import unit_rows
from documents.core.address import link_explains
from documents.core.diff import align
from documents.core.numbering import renumber
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Naskah


def unnumbered(node: Node, *, explaining: bool = False) -> Node:
    """The tree without the numbers a draft computes.

    What an amending act quotes (perubahan) keeps its own, and so does a part of the penjelasan that explains no unit.
    """
    if node.kind is Kind.PERUBAHAN:
        return node
    explaining = explaining or node.kind is Kind.PENJELASAN
    children = tuple(unnumbered(child, explaining=explaining) for child in node.children)
    return replace(node, number=node.number if explaining and not node.explains else "", children=children)


def numbered_unit(naskah: Naskah, key: str) -> tuple[Node, Clause]:
    """One unit as it prints, and its row; a part of the penjelasan takes the number of the part it explains.

    Raises Clause.DoesNotExist when the text has no such unit.
    """
    rows = unit_rows(naskah, key)
    unit = next((row for row in rows if row.key == key), None)
    if unit is None:
        raise Clause.DoesNotExist(key)
    return printed(naskah, assemble(rows)), unit


def printed(naskah: Naskah, unit: Node, body: Node | None = None) -> Node:
    """A unit with the numbers its parts print now; its own stays as stored, which takes the whole act to know.

    `body`: what a unit of the penjelasan explains, where it is at hand.
    """
    if naskah.kind == Naskah.Kind.PERDA:
        return unit
    # In a draft only a pasal of the penjelasan points at another unit or carries a number of its own.
    if unit.kind is Kind.UMUM or (unit.kind is Kind.PASAL and (unit.explains or unit.number)):
        return replace(_beside(body or explained(naskah, unit), unit, renumber), number=unit.number)
    return numbered(unit)


def numbered(unit: Node) -> Node:
    """A unit of the body alone with the numbers of its parts computed; its own number stays as it is."""
    act = renumber(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(unit,)),)))
    return replace(act.children[0].children[0], number=unit.number)


def explained(naskah: Naskah, unit: Node) -> Node:
    """The numbered unit that a unit of the penjelasan explains; an empty pasal when there is none."""
    rows = unit_rows(naskah, unit.explains) if unit.explains else []
    return numbered(assemble(rows)) if rows else Node(Kind.PASAL)


def retyped(old: Node, typed: Node, body: Node | None = None) -> Node:
    """The typed unit as the next state of `old`: kept parts carry their keys, nothing carries a computed number.

    In the penjelasan a part points at the part with the same number in `body`, which is what the unit explains.
    """
    if body is None:
        new = align(old, unnumbered(typed))
    else:
        note = _linked(body, typed)
        explains = {part.explains: part.key for part in walk(old) if part.explains}
        new = _linked(body, align(old, _with_keys(note, explains)))
        new = unnumbered(new, explaining=True)
    return replace(new, key=old.key, number=old.number, explains=old.explains)


def successors(old: Node, new: Node) -> dict[str, str]:
    """For each part of a unit of the body that is gone, by key: the part that now stands new under the same numbers."""
    before, after = {node.key for node in walk(old)}, {node.key for node in walk(new)}
    now = _by_numbers(numbered(new))
    return {
        key: now[sign]
        for sign, key in _by_numbers(numbered(old)).items()
        if key not in after and now.get(sign, key) not in before
    }


def _by_numbers(unit: Node) -> dict[tuple[str, ...], str]:
    """The keys of a unit's parts by the labels on the way to them."""
    found: dict[tuple[str, ...], str] = {}
    stack: list[tuple[tuple[str, ...], Node]] = [((), unit)]
    while stack:
        sign, node = stack.pop()
        for child in node.children:
            below = (*sign, f"{child.kind} {child.number}")
            found.setdefault(below, child.key)
            stack.append((below, child))
    return found


def _beside(body: Node, note: Node, change: Callable[[Node], Node]) -> Node:
    """The unit of the penjelasan after `change` saw it together with the unit it explains, as in an act."""
    parts = (Node(Kind.BATANG_TUBUH, children=(body,)), Node(Kind.PENJELASAN, children=(note,)))
    return change(Node(Kind.PERDA, children=parts)).children[1].children[0]


def _linked(body: Node, note: Node) -> Node:
    """The unit of the penjelasan whose parts point at the parts of the body unit with the same numbers."""
    number = note.number
    body, note = replace(body, number="1"), replace(_unlinked(note), number="1")
    return replace(_beside(body, note, link_explains), number=number)


def _unlinked(node: Node) -> Node:
    return replace(node, explains="", children=tuple(_unlinked(child) for child in node.children))


def _with_keys(node: Node, keys: dict[str, str]) -> Node:
    """The tree where a part takes the key under what it explains, each key once."""
    key = keys.pop(node.explains, "") if node.explains else ""
    return replace(node, key=key, children=tuple(_with_keys(child, keys) for child in node.children))
