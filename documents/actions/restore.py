"""restore_version: the text as it was frozen once, written over the draft by one Edit and frozen anew."""

from django.db import transaction

from documents import bridge, history
from documents.actions.edit import rename
from documents.actions.freeze import NothingToFreeze, append_version
from documents.actions.lock import lock, new_edit
from documents.core.tree import Kind, Node
from documents.models import Clause, Naskah, Version


@transaction.atomic
def restore_version(*, naskah: Naskah, version: Version, by, now, reason="") -> Version:
    """The next Version, with the words, keys, and order of an earlier one; what was written since stays in history.

    Raises NothingToFreeze when the draft says the same already, TextLocked at a closed stage.
    """
    naskah = lock(naskah)
    tree = bridge.unnumbered(version.unpacked())
    rows = {row.key: row for row in Clause.objects.filter(naskah=naskah)}
    writing = _Writing(naskah, rows)
    writing.write(tree, None, "")
    gone = [row for key, row in rows.items() if key not in writing.kept]
    if not (writing.made or writing.changed or gone):
        raise NothingToFreeze(f"Naskah sudah sama dengan versi {version.number} ({version.name}).")
    name = f"Dipulihkan dari versi {version.number}"
    edit = new_edit(
        naskah, by=by, now=now, verb="pulihkan", address=f"versi {version.number}", reason=reason or name,
        source=("versi", str(version.pk)),
    )  # fmt: skip
    history.create_levels(writing.made, edit)
    history.update(writing.units(), edit)
    history.delete(gone, edit)
    judul = tree.first(Kind.JUDUL)
    if judul:
        rename(naskah, judul.text)
    return append_version(naskah, bridge.tree_of(naskah), name=name, by=by, now=now)


class _Writing:
    """What becomes of each row so that the rows say what the tree says."""

    def __init__(self, naskah: Naskah, rows: dict[str, Clause]) -> None:
        self.naskah, self.rows = naskah, rows
        self.made: list[list[Clause]] = []
        self.changed: dict[str, Clause] = {}
        self.kept: set[str] = set()
        self.orders: dict[int, list[str]] = {}
        for row in sorted(rows.values(), key=lambda each: (each.position, each.pk)):
            self.orders.setdefault(row.parent_id, []).append(row.key)

    def write(self, node: Node, parent: Clause | None, unit: str, depth: int = 0, position: int = bridge.GAP) -> None:
        """The node, and all below it, under that parent in that unit of editing."""
        row = self.rows.get(node.key)
        unit = node.key if node.kind in bridge.ALONE or (parent and parent.kind in bridge.LISTS) or not unit else unit
        self.kept.add(node.key)
        wanted = (unit, node.kind.value, node.number, node.heading, node.text, node.explains)
        if row is None:
            row = Clause(naskah=self.naskah, key=node.key, parent=parent, position=position)
            self.made += [[] for _ in range(depth + 1 - len(self.made))]
            self.made[depth].append(row)
            row.unit, row.kind, row.number, row.heading, row.text, row.explains = wanted
        else:
            held = (row.unit, row.kind, row.number, row.heading, row.text, row.explains)
            placed = (row.parent_id, row.position) == (parent.pk if parent else None, position)
            if held != wanted or not placed:
                row.unit, row.kind, row.number, row.heading, row.text, row.explains = wanted
                row.parent, row.position = parent, position
                self.changed[row.key] = row
        same = row.pk is not None and self.orders.get(row.pk, []) == [child.key for child in node.children]
        for index, child in enumerate(node.children, 1):
            place = self.rows[child.key].position if same else index * bridge.GAP
            self.write(child, row, unit, depth + 1, place)

    def units(self) -> list[Clause]:
        """Every changed row, and the units of editing they lie in, whose revision grows by one."""
        touched = {row.unit for row in self.changed.values()} | {row.unit for level in self.made for row in level}
        touched |= {row.unit for key, row in self.rows.items() if key not in self.kept}
        for key in touched & self.rows.keys() & self.kept:
            self.rows[key].revision += 1
            self.changed[key] = self.rows[key]
        return list(self.changed.values())
