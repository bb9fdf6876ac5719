"""Align: which unit of a new text is which unit of the old one, so that identity survives retyping.

The order of trust, each step only over what is still free on both sides:
1. the same key; the root with the root;
2. the same content (heading, text and everything below, whatever the number) that stands once in each tree, anywhere;
3. within a parent already paired: same content in order, the only unit of its kind, the same heading;
4. the same content elsewhere, in order;
5. units of the penjelasan through the body units they explain;
6. likeness of words: pasal anywhere, groupings by the units they keep, then children of one parent;
7. place: a unit left alone on both sides between the same paired neighbours is the same unit rewritten, however
   different; several left alone are paired only where they share something;
8. likeness of words between parents, where it is high.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from documents.core.address import explained
from documents.core.diff.flat import HEADINGS, ITEMS, Flat, Shapes
from documents.core.diff.likeness import Likeness
from documents.core.diff.sequence import matching, rising
from documents.core.tree import Kind, Node

# Likeness from 0 to 1 that pairs two units: in one parent, in one gap between neighbours, and across parents.
_IN_PARENT = 0.5
_IN_GAP = 0.2
_PASAL_ELSEWHERE = 0.6
_ELSEWHERE = 0.7
_OTHER_KIND = 0.7
# Fewer words than these are no evidence once a unit leaves its parent ("Cukup jelas.", "Dihapus.").
_TELLING = 5


def align(old: Node, new: Node) -> Node:
    """`new` with the keys of `old` on the units that are the same, each key used once.

    A unit without a partner keeps its own key (normally empty); one that has no `explains` takes that of its
    partner. Pairs are of one kind, except the roots, and huruf with angka in one parent when nearly alike.
    """
    pairs = Pairing(old, new)

    def dressed(index: int) -> Node:
        node = pairs.new.nodes[index]
        children = tuple(dressed(child) for child in pairs.new.children[index])
        partner = pairs.to_old[index]
        if partner < 0:
            return replace(node, children=children)
        was = pairs.old.nodes[partner]
        return replace(node, children=children, key=was.key, explains=node.explains or was.explains)

    return dressed(0)


class Pairing:
    """Which node of `old` is which of `new`: `to_old` and `to_new` give the place of the partner, or -1."""

    def __init__(self, old: Node, new: Node, *, by_key_only: bool = False) -> None:
        shapes: Shapes = {}
        self.old = Flat(old, shapes)
        self.new = Flat(new, shapes)
        self.to_new = [-1] * len(self.old)
        self.to_old = [-1] * len(self.new)
        self._pair(0, 0)
        self._same_key()
        if not by_key_only:
            self._same_content()
            self._within_parents(penjelasan=False)
            self._through_the_body()
            self._within_parents(penjelasan=True)
            self._elsewhere()

    def _pair(self, old: int, new: int) -> None:
        self.to_new[old] = new
        self.to_old[new] = old

    def _free(self, side: Flat, partners: list[int], among: Iterable[int]) -> list[int]:
        return [i for i in among if partners[i] < 0]
