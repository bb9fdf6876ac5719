"""Flat: a tree laid out as lists in reading order, with the shape of every subtree, ready for pairing."""

from __future__ import annotations

from collections.abc import Mapping

from documents.core.diff.wording import plain
from documents.core.tree import Kind, Node, Path

HEADINGS = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
ITEMS = frozenset({Kind.HURUF, Kind.ANGKA})

Shapes = dict[tuple[object, ...], int]


class Flat:
    """One tree in reading order: node i with its path, parent, children and the end of its subtree.

    `shape[i]` is equal for two subtrees of the same kinds, headings and texts, whatever their numbers; the
    dictionary of shapes is shared by the two trees that are to be compared. Without one there are no shapes.
    What lies in the nodes of `settled` (by their id, with their shapes) is left out.
    """

    def __init__(self, tree: Node, shapes: Shapes | None, settled: Mapping[int, int] | None = None) -> None:
        self._settled = settled or {}
        self.nodes: list[Node] = []
        self.paths: list[Path] = []
        self.parent: list[int] = []
        self.children: list[list[int]] = []
        self.end: list[int] = []
        self.shape: list[int] = []
        self._add(tree, (), -1, shapes)

    def __len__(self) -> int:
        return len(self.nodes)

    def _add(self, node: Node, path: Path, parent: int, shapes: Shapes | None) -> int:
        index = len(self.nodes)
        self.nodes.append(node)
        self.paths.append(path)
        self.parent.append(parent)
        below: list[int] = []
        self.children.append(below)
        self.end.append(index)
        self.shape.append(self._settled.get(id(node), -1))
        if self.shape[index] >= 0:
            self.end[index] = index + 1
            return index
        if node.children:
            for place, child in enumerate(node.children):
                below.append(self._add(child, (*path, place), index, shapes))
        self.end[index] = len(self.nodes)
        if shapes is None:
            return index
        content = (node.kind, _even(node.heading), _even(node.text), *(self.shape[child] for child in below))
        self.shape[index] = shapes.setdefault(content, len(shapes))
        return index

    def subtree(self, index: int) -> range:
        """The places of a node and all below it."""
        return range(index, self.end[index])


def own_words(node: Node) -> str:
    """What a unit says by itself: its heading, then its text."""
    return f"{node.heading}\n{node.text}" if node.heading and node.text else node.heading or node.text


def _even(text: str) -> str:
    """The text without italics marks, every run of spaces made one."""
    return " ".join(plain(text).split()) if "*" in text or "  " in text or "\n" in text else text
