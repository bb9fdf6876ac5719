"""Node, Kind: one regulation as a frozen tree; which kind may sit under which; walk, find, replace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of unit, in the words of UU 12/2011 Lampiran II; the values are stored and stable."""

    PERDA = "perda"
    JUDUL = "judul"
    PEMBUKAAN = "pembukaan"
    MENIMBANG = "menimbang"
    MENGINGAT = "mengingat"
    DIKTUM = "diktum"
    BATANG_TUBUH = "batang_tubuh"
    BUKU = "buku"
    BAB = "bab"
    BAGIAN = "bagian"
    PARAGRAF = "paragraf"
    PASAL = "pasal"
    AYAT = "ayat"
    HURUF = "huruf"
    ANGKA = "angka"
    LANJUTAN = "lanjutan"
    PERUBAHAN = "perubahan"
    PENUTUP = "penutup"
    PENJELASAN = "penjelasan"
    UMUM = "umum"
    LAMPIRAN = "lampiran"


_BODY = {Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL}
_LIST = {Kind.HURUF, Kind.ANGKA, Kind.LANJUTAN}

# Lenient on purpose: real acts put a paragraf straight under a bab; lint, not the tree, complains (angka 70).
ALLOWED: dict[Kind, frozenset[Kind]] = {
    Kind.PERDA: frozenset(
        {Kind.JUDUL, Kind.PEMBUKAAN, Kind.BATANG_TUBUH, Kind.PENUTUP, Kind.PENJELASAN, Kind.LAMPIRAN}
    ),
    Kind.JUDUL: frozenset(),
    Kind.PEMBUKAAN: frozenset({Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM}),
    Kind.MENIMBANG: frozenset(_LIST),
    Kind.MENGINGAT: frozenset(_LIST),
    Kind.DIKTUM: frozenset(),
    Kind.BATANG_TUBUH: frozenset(_BODY),
    Kind.BUKU: frozenset(_BODY - {Kind.BUKU}),
    # An amending act may print BAB I for Pasal I: then the opening words and the instructions stand under the bab.
    Kind.BAB: frozenset({Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.LANJUTAN, Kind.PERUBAHAN}),
    Kind.BAGIAN: frozenset({Kind.PARAGRAF, Kind.PASAL}),
    Kind.PARAGRAF: frozenset({Kind.PASAL}),
    Kind.PASAL: frozenset({Kind.AYAT, Kind.PERUBAHAN} | _LIST),
    Kind.AYAT: frozenset(_LIST),
    Kind.HURUF: frozenset(_LIST),
    # In the penjelasan of an amending act the pasal of its new text stand under the number of the instruction.
    Kind.ANGKA: frozenset(_LIST | {Kind.PASAL}),
    Kind.LANJUTAN: frozenset(),
    Kind.PERUBAHAN: frozenset({Kind.AYAT, Kind.UMUM} | _BODY | _LIST),
    Kind.PENUTUP: frozenset(),
    Kind.PENJELASAN: frozenset({Kind.UMUM, Kind.PASAL, Kind.LANJUTAN}),
    Kind.UMUM: frozenset(_LIST),
    Kind.LAMPIRAN: frozenset(_LIST),
}

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One unit of a regulation.

    `number` is the printed number without decoration ("IXA", "14A", "3a"), empty while a draft is open.
    `heading` is the title of a buku, bab, bagian, paragraf, or lampiran. `text` is the unit's own words;
    "\\n" inside it parts paragraphs (or the lines of a judul, pembukaan, diktum, penutup).
    `key` is its identity (8 characters, empty when it comes from a file) and `explains` the key of the
    unit that a unit of the penjelasan belongs to; neither takes part in equality.
    """

    kind: Kind
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Node, ...] = ()
    key: str = field(default="", compare=False)
    explains: str = field(default="", compare=False)

    def first(self, kind: Kind) -> Node | None:
        """The first child of that kind, or None."""
        return next((child for child in self.children if child.kind is kind), None)

    def with_children(self, children: tuple[Node, ...]) -> Node:
        """The same node over other children."""
        return replace(self, children=children)


def walk(node: Node) -> Iterator[Node]:
    """The node and every node below it, in reading order."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(current.children))


def walk_paths(node: Node) -> Iterator[tuple[Path, Node]]:
    """Every node below and including `node`, with its path of child indices, in reading order."""
    stack: list[tuple[Path, Node]] = [((), node)]
    while stack:
        path, current = stack.pop()
        yield path, current
        stack.extend((path + (i,), current.children[i]) for i in range(len(current.children) - 1, -1, -1))


def at(node: Node, path: Path) -> Node:
    """The node at that path. Raises IndexError for a path outside the tree."""
    for index in path:
        node = node.children[index]
    return node


def find(node: Node, key: str) -> Node | None:
    """The node with that key, or None; an empty key finds nothing."""
    return next((n for n in walk(node) if n.key == key), None) if key else None


def path_of(node: Node, key: str) -> Path | None:
    """The path of the node with that key, or None."""
    return next((path for path, n in walk_paths(node) if n.key == key), None) if key else None


def replace_at(node: Node, path: Path, *new: Node) -> Node:
    """The tree with the node at `path` replaced by zero or more nodes. The root takes exactly one."""
    if not path:
        (only,) = new
        return only
    head, rest = path[0], path[1:]
    inner = (replace_at(node.children[head], rest, *new),) if rest else new
    return node.with_children(node.children[:head] + inner + node.children[head + 1 :])


def may_hold(parent: Kind, child: Kind) -> bool:
    """Whether a unit of kind `child` may sit right under one of kind `parent` (UU 12/2011 Lampiran II angka 62-95)."""
    return child in ALLOWED[parent]
