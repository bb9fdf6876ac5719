"""Pruning: two texts of one identity cut down to what can differ, so that a comparison costs what was edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from documents.core.diff.change import RENUMBERED, Change
from documents.core.tree import Kind, Node

_CONTAINERS = frozenset(
    {Kind.PERDA, Kind.PEMBUKAAN, Kind.BATANG_TUBUH, Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PENJELASAN}
)
_RENUMBERED = (RENUMBERED,)


class _Unkeyed(Exception):
    """A unit without a key, or two with one: the texts must be compared whole."""


class Pruned(NamedTuple):
    """Two trees to compare, and the pasal left out of both that only took another number.

    `shifted` has them by the key of what they lie in, then by that of the kept sibling they stand before ("" for none).
    """

    old: Node
    new: Node
    shifted: Mapping[str, Mapping[str, list[Change]]]


def pruned(old: Node, new: Node) -> Pruned:
    """Both trees without the units that are the same in both, as far as nothing is told by their place.

    As they are when they do not carry keys of one text.
    """
    if not old.key or old.key != new.key or old.kind is not Kind.PERDA:
        return Pruned(old, new, {})
    shifted: dict[str, dict[str, list[Change]]] = {}
    try:
        return Pruned(*_inside(old, new, dict(_numbers(new)), shifted), shifted)
    except _Unkeyed:
        return Pruned(old, new, {})


def _numbers(node: Node) -> Iterator[tuple[str, str]]:
    """Key and number of every pasal of the body."""
    for child in node.children:
        if child.kind is Kind.PASAL:
            yield child.key, child.number
        elif child.kind in _CONTAINERS and child.kind is not Kind.PENJELASAN:
            yield from _numbers(child)


def _inside(
    old: Node, new: Node, numbers: Mapping[str, str], shifted: dict[str, dict[str, list[Change]]]
) -> tuple[Node, Node]:
    """The two nodes with only those children that differ, or all where one came, went, or stands elsewhere."""
    was, now = {child.key: child for child in old.children}, {child.key: child for child in new.children}
    if len(was) != len(old.children) or len(now) != len(new.children) or "" in was or "" in now:
        raise _Unkeyed
    same_order = list(was) == list(now)
    # What bears no number is named after its place among the others.
    unnumbered = old.kind not in _CONTAINERS and not all(child.number for child in (*old.children, *new.children))
    whole = old.kind is Kind.PERDA or unnumbered or (not same_order and old.kind is not Kind.PENJELASAN)
    moving = _out_of_order(was, now) if not same_order and not whole else frozenset()
    first: dict[str, Node] = {}
    second: dict[str, Node] = {}
    bare = not whole and old.kind in _CONTAINERS and old.kind is not Kind.PENJELASAN
    left: dict[str, list[Change]] = {}
    waiting: list[Change] = []
    for key, child in now.items():
        before = was.get(key)
        if before is None:
            second[key] = child
        elif child.kind in _CONTAINERS or before.children != child.children:
            first[key], second[key] = _inside(before, child, numbers, shifted)
        elif bare and _is_shifted(before, child):
            name = f"Pasal {child.number}"
            waiting.append(Change(_RENUMBERED, f"Pasal {before.number}", name, (), key, name))
            continue
        elif (
            whole
            or key in moving
            and not _goes_along(before, child, numbers)
            or not _says_the_same(before, child, numbers)
        ):
            first[key], second[key] = _shell(before), _shell(child)
        else:
            continue
        if waiting:
            left[key] = waiting
            waiting = []
    if waiting:
        left[""] = waiting
    if left:
        shifted[old.key] = left
    kept = tuple(first.get(key, child) for key, child in was.items() if key in first or key not in now)
    return _over(old, kept), _over(new, tuple(second.values()))


def _out_of_order(was: Mapping[str, Node], now: Mapping[str, Node]) -> frozenset[str]:
    """The keys of both, but for those that both begin and end with: nothing outside them stands elsewhere."""
    before, after = [key for key in was if key in now], [key for key in now if key in was]
    while before and before[-1] == after[-1]:
        before.pop()
        after.pop()
    first = 0
    while first < len(before) and before[first] == after[first]:
        first += 1
    return frozenset(before[first:])


def _shell(node: Node) -> Node:
    """The unit without what lies in it."""
    return _over(node, ()) if node.children else node


def _over(node: Node, children: tuple[Node, ...]) -> Node:
    return Node(node.kind, node.number, node.heading, node.text, children, node.key, node.explains)


def _is_shifted(old: Node, new: Node) -> bool:
    """Whether a pasal of the same children took another number, and that is all."""
    return (
        new.number != old.number
        and old.kind is Kind.PASAL is new.kind
        and old.text == new.text
        and old.heading == new.heading
        and bool(old.number and new.number)
    )


def _says_the_same(old: Node, new: Node, numbers: Mapping[str, str]) -> bool:
    """Whether nothing of the unit itself is to be told; a note that follows the number of its pasal is the same."""
    if old.text != new.text or old.heading != new.heading or old.kind is not new.kind:
        return False
    return old.number == new.number or _goes_along(old, new, numbers)


def _goes_along(old: Node, new: Node, numbers: Mapping[str, str]) -> bool:
    """Whether a note explains the same pasal as before and bears its number: its place is not told either."""
    return bool(old.explains) and old.explains == new.explains and new.number == numbers.get(new.explains)
