"""Align: which unit of a new text is which unit of the old one, so that identity survives retyping.

The order of trust, each step only over what is still free on both sides:
1. the root with the root; the same key;
2. the same content (heading, text, and everything below, whatever the number) that stands once in each tree, anywhere;
3. under one paired parent: the same content in order, the same heading, the only unit of its kind;
4. the same content elsewhere, first with first, when it has words enough to tell;
5. likeness of words: pasal anywhere; groupings by heading or by the pasal they keep; then children of one parent;
6. place: a unit left alone on both sides between the same paired neighbours is the same unit rewritten, however
   different it reads; where several are left in one gap, only those that share something are paired;
7. units of the penjelasan through the body units they explain, then steps 3, 5, and 6 among them;
8. likeness of words between different parents, where it is high.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from documents.core.diff.flat import HEADINGS, Flat
from documents.core.diff.likeness import Likeness
from documents.core.diff.pairs import (
    TELLING,
    Pairs,
    may_pair,
    same_content,
    same_elsewhere,
    same_in_parent,
    same_key,
    through_the_body,
)
from documents.core.diff.parting import keep_numbers
from documents.core.diff.sequence import rising
from documents.core.tree import Kind, Node

# Likeness from 0 to 1 that pairs two units: of one parent, of one gap between neighbours, of different parents.
_IN_PARENT = 0.5
_IN_GAP = 0.25
_PASAL = 0.6
_HEADING = 0.6
_KEPT = 0.5
_ELSEWHERE = 0.7
_OTHER_KIND = 0.7
# What each sign of the same place adds to the likeness: the same number, the same neighbour before, after.
_SIGN = 0.05
# A pair under this score is parted when two other pairs make so much more together.
_SURE = 0.95
_GAIN = 0.35

_Scored = tuple[float, int, int]


def align(old: Node, new: Node) -> Node:
    """`new` with the keys of `old` on the units that are the same, each key used once.

    A unit without a partner keeps its own key (normally empty); one that has no `explains` takes that of its
    partner. Pairs are of one kind, except the roots, and huruf with angka under one parent when nearly alike.
    """
    pairs = paired(old, new)

    def dressed(index: int) -> Node:
        node = pairs.new.nodes[index]
        if pairs.to_old[index] < 0:
            return replace(node, children=tuple(dressed(child) for child in pairs.new.children[index]))
        was = pairs.old.nodes[pairs.to_old[index]]
        if node.children and not pairs.new.children[index]:
            return _as(was, node)
        children = tuple(dressed(child) for child in pairs.new.children[index])
        return replace(node, children=children, key=was.key, explains=node.explains or was.explains)

    return dressed(0)


def _as(was: Node, node: Node) -> Node:
    """A node with the keys of one that is the same all the way down."""
    children = tuple(map(_as, was.children, node.children))
    explains = node.explains or was.explains
    return Node(node.kind, node.number, node.heading, node.text, children, was.key or node.key, explains)


def paired(old: Node, new: Node) -> Pairs:
    """The pairs of units of two trees by the steps above; linear in their size but for what was rewritten."""
    pairs = Pairs(old, new)
    return _filled(pairs.turned()).turned() if pairs.is_turned() else _filled(pairs)


def _filled(pairs: Pairs) -> Pairs:
    pairs.pair(0, 0)
    same_key(pairs)
    same_content(pairs)
    notes = _notes(pairs.new)
    owners = [i for i, below in enumerate(pairs.new.children) if below]
    body = [i for i in owners if i not in notes]
    for parent in body:
        same_in_parent(pairs, parent)
    same_elsewhere(pairs)
    likeness = Likeness(pairs.old, pairs.new, pairs.free_old(), pairs.free_new())
    _pasal(pairs, likeness, notes)
    for kind in (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF):
        _groupings(pairs, likeness, kind)
    _children(pairs, likeness, body)
    through_the_body(pairs)
    _children(pairs, likeness, [i for i in owners if i in notes])
    _elsewhere(pairs, likeness)
    _children(pairs, likeness, owners)
    keep_numbers(pairs)
    return pairs


def _notes(flat: Flat) -> range:
    """The places below the penjelasan, when the tree is a whole act."""
    for child in flat.children[0]:
        if flat.nodes[child].kind is Kind.PENJELASAN:
            return range(child, flat.end[child])
    return range(0)


def _pasal(pairs: Pairs, likeness: Likeness, notes: range) -> None:
    old_notes = _notes(pairs.old)
    olds = [i for i in pairs.free_old() if pairs.old.nodes[i].kind is Kind.PASAL and i not in old_notes]
    news = [j for j in pairs.free_new() if pairs.new.nodes[j].kind is Kind.PASAL and j not in notes]
    scored = []
    for old, new in likeness.candidates(olds, news):
        share = likeness(old, new)
        together = pairs.to_old[pairs.new.parent[new]] == pairs.old.parent[old]
        if share >= (_IN_PARENT if together else _PASAL):
            scored.append((share + 2 * _SIGN * together + _signs(pairs, old, new), old, new))
    _take(pairs, scored)


def _groupings(pairs: Pairs, likeness: Likeness, kind: Kind) -> None:
    """Pairs groupings of one kind by their heading where the parents are paired, or by the pasal they keep."""
    olds = [i for i in pairs.free_old() if pairs.old.nodes[i].kind is kind]
    news = [j for j in pairs.free_new() if pairs.new.nodes[j].kind is kind]
    if not olds or not news:
        return
    scored = []
    held = {old: _pasal_in(pairs.old, old) for old in olds}
    for new in news:
        kept, holds = _kept(pairs, new, kind), _pasal_in(pairs.new, new)
        for old in olds:
            together = pairs.to_old[pairs.new.parent[new]] == pairs.old.parent[old]
            heading = likeness.opening(old, new) if together else 0.0
            share = 2 * kept[old] / (held[old] + holds or 1)
            if heading >= _HEADING or share >= _KEPT:
                scored.append((heading + share, old, new))
    _take(pairs, scored)


def _kept(pairs: Pairs, new: int, kind: Kind) -> Counter[int]:
    """How many pasal of a new grouping come from each old grouping of that kind."""
    kept: Counter[int] = Counter()
    for i in pairs.new.subtree(new):
        old = pairs.to_old[i] if pairs.new.nodes[i].kind is Kind.PASAL else -1
        while old >= 0 and pairs.old.nodes[old].kind is not kind:
            old = pairs.old.parent[old]
        if old >= 0:
            kept[old] += 1
    return kept


def _pasal_in(flat: Flat, index: int) -> int:
    return sum(flat.nodes[i].kind is Kind.PASAL for i in flat.subtree(index))


def _children(pairs: Pairs, likeness: Likeness, parents: Iterable[int]) -> None:
    """Under each paired parent in reading order: what is equal, what is alike, what stands at the same place."""
    for parent in parents:
        olds, news = pairs.free_children(parent)
        if not olds or not news:
            continue
        same_in_parent(pairs, parent)
        _alike(pairs, likeness, parent)
        while _in_place(pairs, likeness, parent):
            pass


def _alike(pairs: Pairs, likeness: Likeness, parent: int) -> None:
    scored = []
    for old, new in likeness.candidates(*pairs.free_children(parent)):
        was, now = pairs.old.nodes[old], pairs.new.nodes[new]
        if not may_pair(was, now):
            continue
        share = likeness.opening(old, new) if now.kind in HEADINGS else likeness(old, new)
        score = share + _signs(pairs, old, new)
        if score >= _IN_PARENT and (was.kind is now.kind or share >= _OTHER_KIND):
            scored.append((score, old, new))
    _take(pairs, scored)


def _in_place(pairs: Pairs, likeness: Likeness, parent: int) -> bool:
    """Pairs what is left between the same neighbours; whether anything was paired."""
    scored: list[_Scored] = []
    for olds, news in _gaps(pairs, parent):
        for kind in dict.fromkeys(pairs.new.nodes[new].kind for new in news):
            left = [old for old in olds if pairs.old.nodes[old].kind is kind]
            right = [new for new in news if pairs.new.nodes[new].kind is kind]
            if len(left) == len(right) == 1:
                scored.append((1.0, left[0], right[0]))
                continue
            shares = ((likeness(old, new), old, new) for old, new in likeness.candidates(left, right))
            scored += [found for found in shares if found[0] >= _IN_GAP]
    return _take(pairs, scored)


def _gaps(pairs: Pairs, parent: int) -> Iterator[tuple[list[int], list[int]]]:
    """The free children on both sides between neighbours that are paired and in order."""
    olds, news = pairs.old.children[pairs.to_old[parent]], pairs.new.children[parent]
    order = {new: place for place, new in enumerate(news)}
    stays = [(i, order[pairs.to_new[old]]) for i, old in enumerate(olds) if pairs.to_new[old] in order]
    kept = rising([place for _, place in stays])
    fence = [(-1, -1), *(stays[i] for i in sorted(kept)), (len(olds), len(news))]
    for (i, j), (next_i, next_j) in zip(fence, fence[1:], strict=False):
        left, right = pairs.free_old(olds[i + 1 : next_i]), pairs.free_new(news[j + 1 : next_j])
        if left and right:
            yield left, right


def _elsewhere(pairs: Pairs, likeness: Likeness) -> None:
    kinds = {Kind.PASAL, Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN}
    news = [j for j in pairs.free_new() if pairs.new.nodes[j].kind in kinds and likeness.size(1, j) >= TELLING]
    olds = [i for i in pairs.free_old() if pairs.old.nodes[i].kind in kinds and likeness.size(0, i) >= TELLING]
    scored = []
    for old, new in likeness.candidates(olds, news):
        if pairs.old.nodes[old].kind is pairs.new.nodes[new].kind:
            share = likeness(old, new)
            if share >= _ELSEWHERE:
                scored.append((share, old, new))
    _take(pairs, scored)


def _signs(pairs: Pairs, old: int, new: int) -> float:
    """What the place of two units adds to their likeness: one number, and paired neighbours before and after."""
    was, now = pairs.old.nodes[old], pairs.new.nodes[new]
    found = bool(now.number) and was.number == now.number
    return _SIGN * (found + _neighbours(pairs, old, new, -1) + _neighbours(pairs, old, new, 1))


def _neighbours(pairs: Pairs, old: int, new: int, step: int) -> bool:
    olds = pairs.old.children[pairs.old.parent[old]]
    news = pairs.new.children[pairs.new.parent[new]]
    i, j = pairs.old.place[old] + step, pairs.new.place[new] + step
    if not (0 <= i < len(olds) and 0 <= j < len(news)):
        return (0 <= i < len(olds)) == (0 <= j < len(news))
    return pairs.to_new[olds[i]] == news[j]


def _take(pairs: Pairs, scored: list[_Scored]) -> bool:
    """Pairs the best scored first, each node once, the nearer of equals; whether anything was paired."""
    taken: list[_Scored] = []
    for found in sorted(scored, key=lambda found: (-found[0], abs(found[1] - found[2]), found[2])):
        if pairs.to_new[found[1]] < 0 and pairs.to_old[found[2]] < 0:
            pairs.pair(found[1], found[2])
            taken.append(found)
    _exchange(pairs, scored, [found for found in taken if found[0] < _SURE])
    return bool(taken)


def _exchange(pairs: Pairs, scored: list[_Scored], doubtful: list[_Scored]) -> None:
    """Parts doubtful pairs where each of the two has another free partner and both are clearly better off."""
    by_old: dict[int, list[_Scored]] = {}
    by_new: dict[int, list[_Scored]] = {}
    for found in scored if doubtful else ():
        by_old.setdefault(found[1], []).append(found)
        by_new.setdefault(found[2], []).append(found)
    for score, old, new in doubtful:
        other = max((found for found in by_old[old] if pairs.to_old[found[2]] < 0), default=None)
        rival = max((found for found in by_new[new] if pairs.to_new[found[1]] < 0), default=None)
        if other and rival and other[0] + rival[0] >= score + _GAIN:
            pairs.pair(old, other[2])
            pairs.pair(rival[1], new)
