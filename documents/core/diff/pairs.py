"""Pairs: which node of an old tree is which of a new one, filled step by step; the steps that need equality."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from copy import copy

from documents.core.diff.flat import HEADINGS, ITEMS, Flat, Shapes, own_words
from documents.core.diff.notes import Notes
from documents.core.diff.sequence import matching
from documents.core.diff.settling import settled
from documents.core.diff.wording import count
from documents.core.tree import Kind, Node

# Fewer words than these are no evidence once a unit leaves its parent ("Cukup jelas.", "Dihapus.").
TELLING = 5
_SINGLE = frozenset(
    {
        Kind.JUDUL,
        Kind.PEMBUKAAN,
        Kind.MENIMBANG,
        Kind.MENGINGAT,
        Kind.DIKTUM,
        Kind.BATANG_TUBUH,
        Kind.PENUTUP,
        Kind.PENJELASAN,
        Kind.UMUM,
        Kind.LAMPIRAN,
    }
)


class Pairs:
    """Two trees laid flat and the partner of each node: `to_old[new]` and `to_new[old]`, -1 while it has none."""

    def __init__(self, old: Node, new: Node, *, shaped: bool = True) -> None:
        shapes: Shapes | None = None
        same: list[tuple[Node, Node]] = []
        if shaped:
            same = settled(old, new)
            shapes = {("settled", place): place for place in range(len(same))}
        self.old = Flat(old, shapes, {id(node): place for place, (node, _) in enumerate(same)})
        self.new = Flat(new, shapes, {id(node): place for place, (_, node) in enumerate(same)})
        self.to_new = [-1] * len(self.old)
        self.to_old = [-1] * len(self.new)

    def is_turned(self) -> bool:
        """Whether the new tree comes first in the order of texts: pairing from there makes both ways find the same."""
        was, now = self.old.nodes, self.new.nodes
        if len(was) != len(now):
            return len(now) < len(was)
        before = [(node.text, node.heading, node.number) for node in was]
        return [(node.text, node.heading, node.number) for node in now] < before

    def turned(self) -> Pairs:
        """The same pairs seen from the new tree."""
        other = copy(self)
        other.old, other.new = self.new, self.old
        other.to_old, other.to_new = self.to_new, self.to_old
        return other

    def pair(self, old: int, new: int) -> None:
        self.to_new[old] = new
        self.to_old[new] = old

    def pair_subtrees(self, old: int, new: int) -> None:
        """Pairs two subtrees of one shape node by node, where both are free."""
        for a, b in zip(self.old.subtree(old), self.new.subtree(new), strict=True):
            if self.to_new[a] < 0 and self.to_old[b] < 0:
                self.pair(a, b)

    def free_old(self, among: Iterable[int] | None = None) -> list[int]:
        return [i for i in (range(len(self.old)) if among is None else among) if self.to_new[i] < 0]

    def free_new(self, among: Iterable[int] | None = None) -> list[int]:
        return [i for i in (range(len(self.new)) if among is None else among) if self.to_old[i] < 0]

    def free_children(self, new_parent: int) -> tuple[list[int], list[int]]:
        """The free children of a paired parent: those of its partner, and its own; none when it has no partner."""
        old_parent = self.to_old[new_parent]
        if old_parent < 0:
            return [], []
        return self.free_old(self.old.children[old_parent]), self.free_new(self.new.children[new_parent])


def may_pair(old: Node, new: Node) -> bool:
    """One kind, or huruf with angka: a list may change its labels."""
    return old.kind is new.kind or (old.kind in ITEMS and new.kind in ITEMS)


def same_key(pairs: Pairs) -> None:
    """Pairs what has the same key."""
    places = {node.key: i for i, node in enumerate(pairs.old.nodes) if node.key}
    for new, node in enumerate(pairs.new.nodes):
        old = places.get(node.key, -1)
        if old >= 0 and pairs.to_new[old] < 0 and pairs.to_old[new] < 0 and may_pair(pairs.old.nodes[old], node):
            pairs.pair(old, new)


def same_content(pairs: Pairs) -> None:
    """Pairs the subtrees whose content is free just once in each tree, the largest first."""
    olds = _once(pairs.free_old(), pairs.old.shape.__getitem__)
    news = _once(pairs.free_new(), pairs.new.shape.__getitem__)
    for shape, new in news.items():
        if shape in olds:
            pairs.pair_subtrees(olds[shape], new)


def same_in_parent(pairs: Pairs, new_parent: int) -> None:
    """Under one paired parent: the same content in order, the same heading, the only unit of its kind."""
    olds, news = pairs.free_children(new_parent)
    if not olds or not news:
        return
    for i, j in matching([pairs.old.shape[i] for i in olds], [pairs.new.shape[j] for j in news]):
        pairs.pair_subtrees(olds[i], news[j])
    for sign in (_heading, _single):
        _by_sign(pairs, *pairs.free_children(new_parent), sign)


def same_elsewhere(pairs: Pairs) -> None:
    """Pairs the same content wherever it stands, first with first, when it has words enough to tell."""
    places: dict[int, list[int]] = {}
    for old in reversed(pairs.free_old()):
        places.setdefault(pairs.old.shape[old], []).append(old)
    for new in pairs.free_new():
        olds = places.get(pairs.new.shape[new])
        if olds and pairs.to_old[new] < 0 and _words(pairs.new, new) >= TELLING:
            old = olds.pop()
            if pairs.to_new[old] < 0:
                pairs.pair_subtrees(old, new)


def through_the_body(pairs: Pairs) -> None:
    """Pairs two units of the penjelasan when the units of the body they explain are paired."""
    olds, news = Notes(pairs.old), Notes(pairs.new)
    notes = {unit: old for old in pairs.free_old(olds.places()) if (unit := olds.unit(old, linked=True)) >= 0}
    for new in pairs.free_new(news.places()):
        unit = news.unit(new, linked=True)
        old = notes.get(pairs.to_old[unit], -1) if unit >= 0 else -1
        if old >= 0 and pairs.to_new[old] < 0 and pairs.old.nodes[old].kind is pairs.new.nodes[new].kind:
            pairs.pair(old, new)


def _once(places: Iterable[int], sign: Callable[[int], Hashable]) -> dict[Hashable, int]:
    """The signs that come just once among the places, each with its place."""
    found: dict[Hashable, int] = {}
    twice: set[Hashable] = set()
    for place in places:
        mark = sign(place)
        if mark in found:
            twice.add(mark)
        elif mark is not None:
            found[mark] = place
    return {mark: place for mark, place in found.items() if mark not in twice}


def _by_sign(pairs: Pairs, olds: list[int], news: list[int], sign: Callable[[Node], Hashable]) -> None:
    once_old = _once(olds, lambda i: sign(pairs.old.nodes[i]))
    for mark, new in _once(news, lambda j: sign(pairs.new.nodes[j])).items():
        if mark in once_old:
            pairs.pair(once_old[mark], new)


def _heading(node: Node) -> Hashable:
    return (node.kind, " ".join(node.heading.casefold().split())) if node.kind in HEADINGS and node.heading else None


def _single(node: Node) -> Hashable:
    return node.kind if node.kind in _SINGLE else None


def _words(flat: Flat, index: int) -> int:
    return sum(count(own_words(flat.nodes[i])) for i in flat.subtree(index))
