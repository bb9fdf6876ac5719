"""Pruning: what is left out of two texts before they are compared changes nothing that is told."""

from dataclasses import replace

from hypothesis import given

from documents.core.diff import compare
from documents.core.diff.changes import _Comparison
from documents.core.diff.pruning import Pruned, pruned
from documents.core.tree import Kind, Node, walk
from tests.documents.core.diff.test_changes import ACT, keyed_edits, renumbered


def whole(old: Node, new: Node) -> list:
    """The changes of the two texts as they are, nothing left out."""
    return list(_Comparison(Pruned(old, new, {})).changes())


def with_pasal_in_front(tree: Node) -> Node:
    body = tree.children[2]
    first, *rest = body.children
    new = Node(Kind.PASAL, text="Gedung dijaga penghuninya.", key="baruuuuu")
    bab = first.with_children((new, *first.children))
    return renumbered(tree.with_children((*tree.children[:2], body.with_children((bab, *rest)), *tree.children[3:])))


@given(keyed_edits())
def test_the_same_is_told_as_of_the_whole_texts(new):
    there = sorted(whole(ACT, new), key=str)
    assert sorted(compare(ACT, new), key=str) == there


def test_pasal_that_only_shift_are_left_out_and_still_told_in_their_order():
    new = with_pasal_in_front(ACT)
    assert list(compare(ACT, new)) == whole(ACT, new)
    shorter = pruned(ACT, new)
    kept = {node.key for node in walk(shorter.new)}
    left = [each for found in shorter.shifted.values() for some in found.values() for each in some]
    assert left
    assert not kept & {each.key for each in left}


def test_one_that_shifts_and_says_another_thing_is_kept():
    new = with_pasal_in_front(ACT)
    body = new.children[2]
    last = body.children[-1]
    told = replace(last.children[-1], text="Lain sekali.", children=())
    body = body.with_children((*body.children[:-1], last.with_children((*last.children[:-1], told))))
    new = new.with_children((*new.children[:2], body, *new.children[3:]))
    assert list(compare(ACT, new)) == whole(ACT, new)
    assert told.key in {node.key for node in walk(pruned(ACT, new).new)}


def test_texts_of_two_identities_are_left_whole():
    other = replace(ACT, key="lainnnnn")
    assert pruned(ACT, other) == Pruned(ACT, other, {})
