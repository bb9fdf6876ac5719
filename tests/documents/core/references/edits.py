"""Random structural edits of an act: insert, remove, move, split, join; numbers are computed anew after them."""

from __future__ import annotations

import random

from documents.core.keys import keyed
from documents.core.numbering import renumber
from documents.core.tree import Kind, Node, Path, at, replace_at, walk, walk_paths

UNITS = (Kind.BAB, Kind.BAGIAN, Kind.PASAL, Kind.AYAT, Kind.HURUF, Kind.ANGKA)


def edit(tree: Node, chance: random.Random) -> Node:
    """The act after one to four structural edits, numbered anew."""
    for _ in range(chance.randint(1, 4)):
        tree = chance.choice((_insert, _remove, _move, _move, _split, _join))(tree, chance)
    taken = {node.key for node in walk(tree)}
    return renumber(keyed(tree, taken, chance.randrange))


def _movable(tree: Node) -> list[Path]:
    """Units of the body, items of the considerations, and lampiran that leave no empty list behind."""
    return [
        path
        for path, node in walk_paths(tree)
        if (path[:1] in ((1,), (2,)) and node.kind in UNITS and len(at(tree, path[:-1]).children) > 1)
        or node.kind is Kind.LAMPIRAN
    ]


def _insert(tree: Node, chance: random.Random) -> Node:
    path = chance.choice(_movable(tree))
    node = at(tree, path)
    new = Node(node.kind, text="Ketentuan baru.")
    if node.kind in (Kind.BAB, Kind.BAGIAN):
        new = Node(node.kind, heading="BARU", children=(Node(Kind.PASAL, text="Ketentuan baru."),))
    return replace_at(tree, path, *chance.choice(((new, node), (node, new))))


def _remove(tree: Node, chance: random.Random) -> Node:
    path = chance.choice(_movable(tree))
    gone = {node.key for node in walk(at(tree, path))}
    return _without_notes(replace_at(tree, path), gone)


def _without_notes(tree: Node, gone: set[str]) -> Node:
    """The act without the explanations of units that are gone."""
    place = next(i for i, child in enumerate(tree.children) if child.kind is Kind.PENJELASAN)

    def kept(node: Node) -> Node:
        return node.with_children(tuple(kept(child) for child in node.children if child.explains not in gone))

    return replace_at(tree, (place,), kept(tree.children[place]))


def _move(tree: Node, chance: random.Random) -> Node:
    """A unit to another place among units of its kind and depth."""
    path = chance.choice(_movable(tree))
    node = at(tree, path)
    tree = replace_at(tree, path)
    beside = [
        other
        for other, unit in walk_paths(tree)
        if unit.kind is node.kind and other[:-1][:1] == path[:-1][:1] and len(other) == len(path)
    ]
    if not beside:
        return replace_at(tree, path[:-1], _put(at(tree, path[:-1]), path[-1], node))
    goal = chance.choice(beside)
    return replace_at(tree, goal[:-1], _put(at(tree, goal[:-1]), goal[-1] + chance.randrange(2), node))


def _put(parent: Node, place: int, node: Node) -> Node:
    return parent.with_children((*parent.children[:place], node, *parent.children[place:]))


def _split(tree: Node, chance: random.Random) -> Node:
    """The last ayat or items of a pasal become a pasal of their own, or those of an ayat an ayat of its own."""
    units = [
        path
        for path, node in walk_paths(tree)
        if path[:1] == (2,) and node.kind in (Kind.PASAL, Kind.AYAT) and len(node.children) > 1
    ]
    if not units:
        return tree
    path = chance.choice(units)
    node = at(tree, path)
    cut = chance.randrange(1, len(node.children))
    rest = Node(node.kind, text=node.text and "Ketentuan yang dipisahkan:", children=node.children[cut:])
    return replace_at(tree, path, node.with_children(node.children[:cut]), rest)


def _join(tree: Node, chance: random.Random) -> Node:
    """A pasal or ayat takes in the parts of the next one of its form, which is gone."""
    pairs = [
        path
        for path, node in walk_paths(tree)
        if path[:1] == (2,) and node.kind in (Kind.PASAL, Kind.AYAT) and node.children
        if (after := at(tree, path[:-1]).children[path[-1] + 1 : path[-1] + 2])
        and after[0].children
        and (after[0].kind, after[0].children[0].kind) == (node.kind, node.children[0].kind)
    ]
    if not pairs:
        return tree
    path = chance.choice(pairs)
    follower = (*path[:-1], path[-1] + 1)
    node, after = at(tree, path), at(tree, follower)
    tree = replace_at(replace_at(tree, follower), path, node.with_children(node.children + after.children))
    return _without_notes(tree, {after.key})
