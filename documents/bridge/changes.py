"""What an edit does to rows: new rows of a tree, the fewest edits of old ones, positions, and keys."""

import secrets
from dataclasses import dataclass, field

from documents.bridge.shape import GAP, LISTS, unit_key
from documents.core.diff.sequence import rising
from documents.core.keys import keyed
from documents.core.tree import Node, Path, walk, walk_paths
from documents.models import Clause, Naskah


@dataclass(slots=True)
class RowChanges:
    """What an edit does to rows: `create` by depth (parents first), `update`, `delete`; false when it does nothing."""

    create: list[list[Clause]] = field(default_factory=list)
    update: list[Clause] = field(default_factory=list)
    delete: list[Clause] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.create or self.update or self.delete)


def rows_for(naskah: Naskah, tree: Node) -> list[list[Clause]]:
    """New rows for a tree (every node must have a key), by depth, parents first, with the numbers the tree carries."""
    levels: list[list[Clause]] = []
    made: dict[Path, Clause] = {}
    for path, node in walk_paths(tree):
        row = _row(naskah, node, unit_key(tree, path), made[path[:-1]] if path else None)
        row.position = (path[-1] + 1) * GAP if path else GAP
        made[path] = row
        if len(levels) <= len(path):
            levels.append([])
        levels[len(path)].append(row)
    return levels


def changes_within(naskah: Naskah, rows: list[Clause], new: Node) -> RowChanges:
    """The fewest row edits that turn the unit in `rows` into `new` (every node has a key, kept ones that of their row).

    When there is any, the unit's own row is among them with its revision one higher.
    """
    return changes_among(naskah, rows, [(rows_by_key(rows)[new.key], new)])


def changes_among(naskah: Naskah, rows: list[Clause], news: list[tuple[Clause, Node]]) -> RowChanges:
    """The same for several units that exchange parts: `rows` of all of them, the row and the next state of each.

    A part that becomes a unit of its own is among `rows`, and one of `news`, with its new parent and position. A row
    of `news` that is not stored yet has both as well. What none of the states holds is deleted.
    """
    by_key, home = rows_by_key(rows), {row.key: row.unit for row in rows}
    changes = RowChanges()
    dirty: dict[str, Clause] = {}
    touched: list[Clause] = []
    for unit, new in news:
        before, fresh = len(dirty) + sum(map(len, changes.create)), unit.pk is None
        if fresh:
            _put(changes, 0, unit)
        elif unit.unit != unit.key:
            unit.unit = unit.key
            dirty[unit.key] = unit
        _copy(unit, new, dirty)
        _place_children(naskah, unit, new, by_key, changes, dirty, depth=int(fresh))
        held = {node.key for node in walk(new)}
        lost = any(key not in held for key, owner in home.items() if owner == unit.key)
        if not fresh and (lost or len(dirty) + sum(map(len, changes.create)) > before):
            touched.append(unit)
    kept = {node.key for _, new in news for node in walk(new)}
    changes.delete = [row for row in rows if row.key not in kept]
    made = {row.key for level in changes.create for row in level}
    for unit in touched:
        unit.revision += 1
        dirty[unit.key] = unit
    changes.update = [row for key, row in dirty.items() if key not in made]
    return changes


def rows_by_key(rows: list[Clause]) -> dict[str, Clause]:
    """The rows by their key."""
    return {row.key: row for row in rows}


def fresh_keys(naskah: Naskah, tree: Node) -> Node:
    """The tree with a new key for every node that has none, unique in the naskah."""
    while True:
        known = {node.key for node in walk(tree) if node.key}
        done = keyed(tree, known, secrets.randbelow)
        fresh = {node.key for node in walk(done)} - known
        # Asking only for the few new keys keeps a save as cheap in a long act as in a short one.
        if not fresh or not Clause.objects.filter(naskah=naskah, key__in=fresh).exists():
            return done


def between(siblings: list[Clause], index: int) -> int | None:
    """A free position for a new row at `index` among its siblings, or None when the gap is used up."""
    low = siblings[index - 1].position if index > 0 else 0
    high = siblings[index].position if index < len(siblings) else low + 2 * GAP
    middle = (low + high) // 2
    return middle if low < middle < high else None


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
        own = child.key if node.kind in LISTS else parent.unit
        if row is None:
            row = _row(naskah, child, own, parent)
            row.position = -1
            _put(changes, depth, row)
        else:
            if row.unit != own:
                row.unit = own
                dirty[row.key] = row
            if parent.pk is None or row.parent_id != parent.pk:
                row.parent, row.position = parent, -1
                dirty[row.key] = row
            _copy(row, child, dirty)
        placed.append(row)
    _order(placed, dirty)
    for child, row in zip(node.children, placed, strict=True):
        _place_children(naskah, row, child, by_key, changes, dirty, depth + 1)


def _put(changes: RowChanges, depth: int, row: Clause) -> None:
    while len(changes.create) <= depth:
        changes.create.append([])
    changes.create[depth].append(row)


def _order(placed: list[Clause], dirty: dict[str, Clause]) -> None:
    """Keep the longest run of positions that already rise; spread the other rows evenly over the gaps between."""
    seated = [index for index, row in enumerate(placed) if row.position >= 0]
    kept = [seated[place] for place in sorted(rising([placed[index].position for index in seated]))]
    low, start = 0, 0
    for end in (*kept, len(placed)):
        count = end - start
        high = placed[end].position if end < len(placed) else low + (count + 1) * GAP
        step = (high - low) // (count + 1)
        if count and not step:
            break
        for place in range(count):
            _seat(placed[start + place], low + (place + 1) * step, dirty)
        if end < len(placed):
            low, start = high, end + 1
    else:
        return
    for index, row in enumerate(placed):
        _seat(row, (index + 1) * GAP, dirty)


def _seat(row: Clause, position: int, dirty: dict[str, Clause]) -> None:
    if row.position != position:
        row.position = position
        dirty[row.key] = row
