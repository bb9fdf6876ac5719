"""Likeness: how much two units say the same, by the words they share, and which units are worth asking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from documents.core.diff.flat import Flat, own_words
from documents.core.diff.wording import bag

# Below this many comparisons every pair is asked; above it only those that share rare runs of three words.
_FEW = 400
_COMMON = 20
_BEST = 6

Bag = Counter[str]


class Likeness:
    """Weighted share of common words (Dice) between nodes of two trees, from 0 to 1; rare words tell more.

    The weight of a word falls with the number of unpaired units that use it, so that "sebagaimana dimaksud
    pada ayat" does not make two provisions alike.
    """

    def __init__(self, old: Flat, new: Flat, free_old: Iterable[int], free_new: Iterable[int]) -> None:
        self.flats = (old, new)
        self._own: tuple[dict[int, Bag], dict[int, Bag]] = ({}, {})
        self._all: tuple[dict[int, tuple[Bag, float]], dict[int, tuple[Bag, float]]] = ({}, {})
        spread: Bag = Counter()
        for side, free in enumerate((free_old, free_new)):
            for index in free:
                spread.update(self._own_bag(side, index).keys())
        self._weight = {word: 1 / (1 + log(units)) for word, units in spread.items()}

    def __call__(self, old: int, new: int) -> float:
        """The likeness of two units with all below them, or of their opening words alone if that is more."""
        whole = self._dice(self._whole(0, old), self._whole(1, new))
        if not (self.flats[0].children[old] or self.flats[1].children[new]):
            return whole
        own_old, own_new = self._own_bag(0, old), self._own_bag(1, new)
        if min(own_old.total(), own_new.total()) < 4:
            return whole
        return max(whole, self.opening(old, new))

    def opening(self, old: int, new: int) -> float:
        """The likeness of the two nodes' own words (heading and text), without what is below."""
        a, b = self._own_bag(0, old), self._own_bag(1, new)
        return self._dice((a, self._sum(a)), (b, self._sum(b)))

    def size(self, side: int, index: int) -> int:
        """How many words a unit has with all below it."""
        return self._whole(side, index)[0].total()

    def candidates(self, olds: Sequence[int], news: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The pairs worth comparing: all while they are few, else for each new unit the likeliest old ones."""
        if len(olds) * len(news) <= _FEW:
            return ((old, new) for old in olds for new in news)
        return self._by_rare_runs(olds, news)

    def _by_rare_runs(self, olds: Sequence[int], news: Sequence[int]) -> Iterable[tuple[int, int]]:
        places: dict[tuple[str, ...], list[int]] = {}
        for old in olds:
            for run in self._runs(0, old):
                places.setdefault(run, []).append(old)
        for new in news:
            votes: Counter[int] = Counter()
            for run in self._runs(1, new):
                found = places.get(run, ())
                if len(found) <= _COMMON:
                    votes.update(found)
            for old, _ in votes.most_common(_BEST):
                yield old, new

    def _runs(self, side: int, index: int) -> set[tuple[str, ...]]:
        flat = self.flats[side]
        said = [word for i in flat.subtree(index) for word in own_words(flat.nodes[i]).lower().split()]
        if len(said) < 3:
            return {tuple(said)}
        return set(zip(said, said[1:], said[2:], strict=False))

    def _own_bag(self, side: int, index: int) -> Bag:
        kept = self._own[side]
        if index not in kept:
            kept[index] = bag(own_words(self.flats[side].nodes[index]))
        return kept[index]

    def _whole(self, side: int, index: int) -> tuple[Bag, float]:
        kept = self._all[side]
        if index not in kept:
            words: Bag = Counter()
            for i in self.flats[side].subtree(index):
                words.update(self._own_bag(side, i))
            kept[index] = (words, self._sum(words))
        return kept[index]

    def _sum(self, words: Bag) -> float:
        weight = self._weight
        return sum(weight.get(word, 1.0) * many for word, many in words.items())

    def _dice(self, a: tuple[Bag, float], b: tuple[Bag, float]) -> float:
        (words_a, sum_a), (words_b, sum_b) = (a, b) if len(a[0]) <= len(b[0]) else (b, a)
        if not sum_a or not sum_b:
            return 1.0 if sum_a == sum_b else 0.0
        weight = self._weight
        shared = sum(
            weight.get(word, 1.0) * min(many, words_b[word]) for word, many in words_a.items() if word in words_b
        )
        return 2 * shared / (sum_a + sum_b)
