"""Keys: the identity of a unit, 8 lower-case base32 characters, drawn by the caller's source of chance."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace

from documents.core.tree import Node, walk

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 8


def new_key(taken: Container[str], draw: Callable[[int], int]) -> str:
    """A key that is not in `taken`; `draw(n)` answers a random int from 0 to n - 1 (secrets.randbelow)."""
    while True:
        key = "".join(ALPHABET[draw(len(ALPHABET))] for _ in range(LENGTH))
        if key not in taken:
            return key


def keyed(tree: Node, taken: Container[str], draw: Callable[[int], int]) -> Node:
    """The tree with a new key on every node that has none; keys already there stay, and none is given twice."""
    own = {node.key for node in walk(tree)}
    return _keyed(tree, _Taken(taken, own), draw)


class _Taken:
    """The caller's keys together with those of the tree, which grow as keys are given."""

    def __init__(self, others: Container[str], own: set[str]) -> None:
        self.others = others
        self.own = own

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self.others


def _keyed(node: Node, taken: _Taken, draw: Callable[[int], int]) -> Node:
    key = node.key
    if not key:
        key = new_key(taken, draw)
        taken.own.add(key)
    return replace(node, key=key, children=tuple(_keyed(child, taken, draw) for child in node.children))
