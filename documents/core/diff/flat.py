"""Flat: a tree laid out as lists in reading order, with the shape of every subtree, ready for pairing."""

from __future__ import annotations

from collections.abc import Mapping

from documents.core.diff.wording import plain
from documents.core.tree import Kind, Node, Path

HEADINGS = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
ITEMS = frozenset({Kind.HURUF, Kind.ANGKA})

Shapes = dict[tuple[object, ...], int]


class Flat:
    """One tree in reading order: node i with its place among its siblings, parent, children and the end of its subtree.

    `shape[i]` is equal for two subtrees of the same kinds, headings and texts, whatever their numbers; the
    dictionary of shapes is shared by the two trees that are to be compared. Without one there are no shapes.
    What lies in the nodes of `settled` (by their id, with their shapes) is left out.
    """

    def __init__(self, tree: Node, shapes: Shapes | None, settled: Mapping[int, int] | None = None) -> None:
        self.nodes: list[Node] = []
        self.place: list[int] = []
        self.parent: list[int] = []
        self.children: list[list[int]] = []
        self.end: list[int] = []
        self.shape: list[int] = []
        if shapes is None:
            self._lay(tree)
        else:
            self._shape(tree, shapes, settled or {})

    def __len__(self) -> int:
        return len(self.nodes)

    def _lay(self, tree: Node) -> None:
        """The nodes in reading order, without shapes."""
        nodes, places, parents, children, end = self.nodes, self.place, self.parent, self.children, self.end

        def lay(node: Node, place: int, parent: int) -> int:
            index = len(nodes)
            nodes.append(node)
            places.append(place)
            parents.append(parent)
            below: list[int] = []
            children.append(below)
            end.append(index + 1)
            if node.children:
                for number, child in enumerate(node.children):
                    below.append(lay(child, number, index))
                end[index] = len(nodes)
            return index

        lay(tree, 0, -1)

    def _shape(self, tree: Node, shapes: Shapes, settled: Mapping[int, int]) -> None:
        """The nodes in reading order, each with its shape."""
        nodes, places, parents, children, end = self.nodes, self.place, self.parent, self.children, self.end
        shape = self.shape

        def add(node: Node, place: int, parent: int) -> int:
            index = len(nodes)
            nodes.append(node)
            places.append(place)
            parents.append(parent)
            below: list[int] = []
            children.append(below)
            end.append(index + 1)
            known = settled.get(id(node), -1) if settled else -1
            shape.append(known)
            if known >= 0:
                return index
            content: tuple[object, ...] = (node.kind, _even(node.heading), _even(node.text))
            if node.children:
                for number, child in enumerate(node.children):
                    below.append(add(child, number, index))
                end[index] = len(nodes)
                content += tuple(shape[child] for child in below)
            shape[index] = shapes.setdefault(content, len(shapes))
            return index

        add(tree, 0, -1)

    def path(self, index: int) -> Path:
        """The way to a node from the root."""
        way: list[int] = []
        while self.parent[index] >= 0:
            way.append(self.place[index])
            index = self.parent[index]
        return tuple(way[::-1])

    def subtree(self, index: int) -> range:
        """The places of a node and all below it."""
        return range(index, self.end[index])


def own_words(node: Node) -> str:
    """What a unit says by itself: its heading, then its text."""
    return f"{node.heading}\n{node.text}" if node.heading and node.text else node.heading or node.text


def _even(text: str) -> str:
    """The text without italics marks, every run of spaces made one."""
    return " ".join(plain(text).split()) if "*" in text or "  " in text or "\n" in text else text
