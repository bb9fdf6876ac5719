"""Settling: pasal that say the same in both texts and stand once in each, to be paired whole without a look inside."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from documents.core.tree import Kind, Node, walk

_AROUND = frozenset({Kind.PERDA, Kind.BATANG_TUBUH, Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})


def settled(old: Node, new: Node) -> list[tuple[Node, Node]]:
    """Pairs of pasal of the body with all the same words below them; none where the two texts share keys."""
    if (keys := _keys(new)) and keys & _keys(old):
        return []
    olds, news = _once(old), _once(new)
    return [
        (was, news[sign])
        for sign, was in olds.items()
        if sign in news and (was.text, was.children) == (news[sign].text, news[sign].children)
    ]


def _keys(tree: Node) -> set[str]:
    return {node.key for node in walk(tree) if node.key}


def _once(tree: Node) -> dict[Hashable, Node]:
    """The pasal by what they begin and end with, those that share it with another left out."""
    found: dict[Hashable, Node] = {}
    twice: set[Hashable] = set()
    for node in _pasal(tree):
        sign = _sign(node)
        if sign in found:
            twice.add(sign)
        found[sign] = node
    for sign in twice:
        del found[sign]
    return found


def _pasal(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind is Kind.PASAL:
            if child.children or child.text:
                yield child
        elif child.kind in _AROUND:
            yield from _pasal(child)


def _sign(node: Node) -> Hashable:
    if not node.children:
        return node.text
    return node.text, len(node.children), *((child.text, len(child.children)) for child in node.children)
