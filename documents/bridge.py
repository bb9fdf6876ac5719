"""Rows to tree and back: the only module that speaks both."""

import secrets
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import F

from documents.core.keys import keyed
from documents.core.numbering import renumber
from documents.core.tree import Kind, Node, Path, walk, walk_paths
from documents.models import Clause, Naskah

GAP = 1 << 20
HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
LISTS = frozenset({Kind.MENIMBANG, Kind.MENGINGAT})
# What a reader may open and edit on its own; everything below belongs to the unit it lies in.
ALONE = HEADED | LISTS | {
    Kind.JUDUL, Kind.PEMBUKAAN, Kind.DIKTUM, Kind.PASAL, Kind.PENUTUP, Kind.PENJELASAN, Kind.UMUM, Kind.LAMPIRAN,
    Kind.PERDA, Kind.BATANG_TUBUH,
}  # fmt: skip


@dataclass(slots=True)
class RowChanges:
    """What an edit does to rows: `create` by depth (parents first), `update`, `delete`."""

    create: list[list[Clause]] = field(default_factory=list)
    update: list[Clause] = field(default_factory=list)
    delete: list[Clause] = field(default_factory=list)


def tree_of(naskah: Naskah) -> Node:
    """The whole text as a tree with computed numbers (frozen numbers for an act in force): one query."""
    tree = assemble(Clause.objects.filter(naskah=naskah))
    return tree if naskah.kind == Naskah.Kind.PERDA else renumber(tree)


def outline_of(naskah: Naskah) -> Node:
    """Only the units of editing, without words: enough for addresses and the tree beside the text. One query."""
    rows = Clause.objects.filter(naskah=naskah, unit=F("key")).defer("text")
    return renumber(assemble(rows, words=False))


def unit_rows(naskah: Naskah, unit: str) -> list[Clause]:
    """All rows of one unit of editing, in reading order of siblings; empty when there is no such unit."""
    return list(Clause.objects.filter(naskah=naskah, unit=unit))


def assemble(rows: Iterable[Clause], *, words: bool = True) -> Node:
    """The tree of these rows. The one row without a parent among them is the root; there must be exactly one."""
    rows = list(rows)
    present = {row.pk for row in rows}
    below: dict[int | None, list[Clause]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.position, row.pk)):
        below[row.parent_id if row.parent_id in present else None].append(row)

    def build(row: Clause) -> Node:
        children = tuple(build(child) for child in below.get(row.pk, ()))
        return Node(Kind(row.kind), row.number, row.heading, row.text if words else "", children, row.key, row.explains)

    (root,) = below[None]
    return build(root)


def unit_key(tree: Node, path: Path) -> str:
    """The key of the unit of editing that the node at `path` is part of."""
    node, key = tree, tree.key
    parent: Node | None = None
    for index in (*path, None):
        if node.kind in ALONE or (parent is not None and parent.kind in LISTS):
            key = node.key
        if index is None:
            return key
        if node.kind is Kind.PASAL or (parent is not None and parent.kind in LISTS):
            return node.key
        parent, node = node, node.children[index]
    return key


def rows_for(naskah: Naskah, tree: Node, owner: str = "") -> list[list[Clause]]:
    """New rows for a tree (every node must have a key), by depth, parents first, with the numbers the tree carries.

    `owner` names the unit of editing they all belong to, where the tree alone does not tell.
    """
    levels: list[list[Clause]] = []
    made: dict[Path, Clause] = {}
    for path, node in walk_paths(tree):
        row = _row(naskah, node, owner or unit_key(tree, path), made[path[:-1]] if path else None)
        row.position = (path[-1] + 1) * GAP if path else GAP
        made[path] = row
        while len(levels) <= len(path):
            levels.append([])
        levels[len(path)].append(row)
    return levels


def unnumbered(node: Node) -> Node:
    """The tree without the numbers a draft computes; what an amending act quotes (perubahan) keeps its own."""
    if node.kind is Kind.PERUBAHAN:
        return node
    number = node.number if node.kind is Kind.UMUM else ""
    return replace(node, number=number, children=tuple(unnumbered(child) for child in node.children))


def numbered_unit(naskah: Naskah, key: str) -> tuple[Node, Clause]:
    """One unit as it prints, and its row; a part of the penjelasan takes the number of the part it explains.

    Raises Clause.DoesNotExist when the text has no such unit.
    """
    rows = unit_rows(naskah, key)
    unit = next((row for row in rows if row.key == key), None)
    if unit is None:
        raise Clause.DoesNotExist(key)
    return printed(naskah, assemble(rows)), unit


def printed(naskah: Naskah, unit: Node) -> Node:
    """A unit with the numbers it prints now (its own stays empty, which takes the whole act to know)."""
    if naskah.kind == Naskah.Kind.PERDA:
        return unit
    if not unit.explains:
        return numbered(unit)
    numbers = {part.key: part.number for part in walk(_explained(naskah, unit))}
    return _take_numbers(numbered(unit), numbers)


def numbered(unit: Node) -> Node:
    """A unit alone with the numbers of its parts computed; its own number stays as it is."""
    act = renumber(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(unit,)),)))
    return replace(act.children[0].children[0], number=unit.number)


def explained_again(naskah: Naskah, node: Node) -> Node:
    """A unit of the penjelasan, as typed, whose parts point at the parts of its pasal with the same numbers."""
    return replace(_link_parts(_explained(naskah, node), node), number=node.number)


def changes_within(naskah: Naskah, rows: list[Clause], new: Node) -> RowChanges:
    """The fewest row edits that turn the unit in `rows` into `new` (aligned: kept nodes carry their key).

    The unit's own row always comes back in `update`, with its revision one higher.
    """
    by_key = {row.key: row for row in rows}
    unit = by_key[new.key]
    changes = RowChanges()
    dirty: dict[str, Clause] = {unit.key: unit}
    unit.revision += 1
    _place_children(naskah, unit, new, by_key, changes, dirty, depth=0)
    _copy(unit, new, dirty)
    kept = {node.key for node in walk(new)}
    changes.delete = [row for row in rows if row.key not in kept]
    fresh = {row.key for level in changes.create for row in level}
    changes.update = [row for key, row in dirty.items() if key not in fresh]
    return changes


def fresh_keys(naskah: Naskah, tree: Node) -> Node:
    """The tree with a new key for every node that has none, unique in the naskah."""
    while True:
        known = {node.key for node in walk(tree) if node.key}
        done = keyed(tree, known, secrets.randbelow)
        fresh = {node.key for node in walk(done)} - known
        # Asking only for the few new keys keeps a save as cheap in a long act as in a short one.
        if not fresh or not Clause.objects.filter(naskah=naskah, key__in=list(fresh)[:500]).exists():
            return done


def between(siblings: list[Clause], index: int) -> int | None:
    """A free position for a new row at `index` among its siblings, or None when the gap is used up."""
    low = siblings[index - 1].position if index > 0 else 0
    high = siblings[index].position if index < len(siblings) else low + 2 * GAP
    middle = (low + high) // 2
    return middle if low < middle < high else None


def subtree_rows(naskah: Naskah, row: Clause) -> list[Clause]:
    """The row and all rows below it, parents before children: one query per level."""
    found, level = [row], [row.pk]
    while level:
        children = list(Clause.objects.filter(naskah=naskah, parent_id__in=level))
        found += children
        level = [child.pk for child in children]
    return found


def _explained(naskah: Naskah, node: Node) -> Node:
    rows = unit_rows(naskah, node.explains) if node.explains else []
    return numbered(assemble(rows)) if rows else Node(Kind.PASAL)


def _take_numbers(node: Node, numbers: dict[str, str]) -> Node:
    number = numbers.get(node.explains, node.number)
    return replace(node, number=number, children=tuple(_take_numbers(child, numbers) for child in node.children))


def _link_parts(body: Node, explaining: Node) -> Node:
    """The explaining parts pointing at the body parts of the same kind and number; others point nowhere."""
    parts = {(part.kind, part.number): part for part in body.children}
    children = []
    for child in explaining.children:
        part = parts.get((child.kind, child.number))
        linked = _link_parts(part, replace(child, explains=part.key)) if part else replace(child, explains="")
        children.append(linked)
    return explaining.with_children(tuple(children))


def _row(naskah: Naskah, node: Node, unit: str, parent: Clause | None) -> Clause:
    return Clause(
        naskah=naskah,
        key=node.key,
        unit=unit,
        kind=node.kind.value,
        parent=parent,
        number=node.number,
        heading=node.heading,
        text=node.text,
        explains=node.explains,
    )


def _copy(row: Clause, node: Node, dirty: dict[str, Clause]) -> None:
    wanted = (node.kind.value, node.number, node.heading, node.text, node.explains)
    if (row.kind, row.number, row.heading, row.text, row.explains) != wanted:
        row.kind, row.number, row.heading, row.text, row.explains = wanted
        dirty[row.key] = row


def _place_children(naskah, parent, node, by_key, changes, dirty, depth) -> None:
    """Give the rows of `node`'s children their parent, order, and words; recurse."""
    placed: list[Clause] = []
    for child in node.children:
        row = by_key.get(child.key)
        if row is None:
            row = _row(naskah, child, parent.unit, parent)
            row.position = -1
            while len(changes.create) <= depth:
                changes.create.append([])
            changes.create[depth].append(row)
            dirty[row.key] = row
        else:
            if row.parent_id != parent.pk or parent.pk is None:
                row.parent, row.position = parent, -1
                dirty[row.key] = row
            _copy(row, child, dirty)
        placed.append(row)
    _order(placed, dirty)
    for child, row in zip(node.children, placed, strict=True):
        _place_children(naskah, row, child, by_key, changes, dirty, depth + 1)


def _order(placed: list[Clause], dirty: dict[str, Clause]) -> None:
    """Keep the longest run of positions that already rise; give the other rows one between their neighbours."""
    keep = _longest_rising([row.position for row in placed])
    for index, row in enumerate(placed):
        if index in keep:
            continue
        low = placed[index - 1].position if index else 0
        high = next((placed[k].position for k in range(index + 1, len(placed)) if k in keep), low + 2 * GAP)
        if high - low < 2:
            break
        row.position = low + (high - low) // 2
        dirty[row.key] = row
        keep.add(index)
    else:
        return
    for index, row in enumerate(placed):
        row.position = (index + 1) * GAP
        dirty[row.key] = row


def _longest_rising(positions: list[int]) -> set[int]:
    """Indices of a longest strictly rising run of the positions that are set (>= 0)."""
    tails: list[int] = []  # position that ends the shortest-ending run of each length
    ends: list[int] = []  # its index
    before: dict[int, int] = {}
    for index, position in enumerate(positions):
        if position < 0:
            continue
        length = bisect_left(tails, position)
        tails[length : length + 1] = [position]
        ends[length : length + 1] = [index]
        before[index] = ends[length - 1] if length else -1
    chosen: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        chosen.add(at)
        at = before[at]
    return chosen
