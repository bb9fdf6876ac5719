"""How rows and units correspond: which kinds stand alone, where a unit begins, how rows become a tree."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from operator import attrgetter

from documents.core.tree import Kind, Node, Path
from documents.models import Clause

GAP = 1 << 20
HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
LISTS = frozenset({Kind.MENIMBANG, Kind.MENGINGAT})
# What a reader may open and edit on its own; everything below belongs to the unit it lies in.
ALONE = HEADED | LISTS | {
    Kind.JUDUL, Kind.PEMBUKAAN, Kind.DIKTUM, Kind.PASAL, Kind.PENUTUP, Kind.PENJELASAN, Kind.UMUM, Kind.LAMPIRAN,
    Kind.PERDA, Kind.BATANG_TUBUH,
}  # fmt: skip


def assemble(rows: Iterable[Clause], *, words: Callable[[Clause], str] = attrgetter("text")) -> Node:
    """The tree of these rows. The one row without a parent among them is the root; there must be exactly one."""
    rows = list(rows)
    present = {row.pk for row in rows}
    below: dict[int | None, list[Clause]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.position, row.pk)):
        below[row.parent_id if row.parent_id in present else None].append(row)

    def build(row: Clause) -> Node:
        children = tuple(build(child) for child in below.get(row.pk, ()))
        return Node(Kind(row.kind), row.number, row.heading, words(row), children, row.key, row.explains)

    (root,) = below[None]
    return build(root)


def unit_key(tree: Node, path: Path) -> str:
    """The key of the unit of editing that the node at `path` is part of."""
    node, parent, key = tree, None, tree.key
    for step in (*path, None):
        item = parent in LISTS
        if item or node.kind in ALONE:
            key = node.key
        if step is None or item or node.kind is Kind.PASAL:
            break
        parent, node = node.kind, node.children[step]
    return key
