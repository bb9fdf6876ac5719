"""Where a unit may stand: its row, its place among siblings, whether it changed since a page was opened."""

from documents import bridge, history
from documents.core.tree import Kind, Node, may_hold
from documents.errors import DomainError
from documents.models import Clause, Edit, Naskah

GROUPS = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.LAMPIRAN})
Spot = tuple[Clause, list[Clause], int]  # a parent, its children in order, and an index among them
ITEM_OF = {Kind.MENIMBANG: Kind.HURUF, Kind.MENGINGAT: Kind.ANGKA}


class TextRefused(DomainError):
    """A typed text, or a change of order, that cannot stand; nothing was saved."""


class UnitChanged(TextRefused):
    """Somebody changed the unit since the page was opened from which it is moved or removed; `edit` did."""

    def __init__(self, edit: Edit) -> None:
        super().__init__(
            f"Bagian ini diubah oleh {edit.by} sejak halaman ini dibuka. Periksa teks terbarunya, lalu ulangi."
        )
        self.edit = edit


def row_of(naskah: Naskah, key: str) -> Clause:
    """The row of a unit of editing. Raises TextRefused when it is gone."""
    row = Clause.objects.select_related("parent").filter(naskah=naskah, key=key, unit=key).first()
    return _there(row)


def row_in(whole: bridge.Whole, key: str) -> Clause:
    """The same from a text that was read whole."""
    return _there(whole.unit(key))


def _there(row: Clause | None) -> Clause:
    if row is None:
        raise TextRefused("Bagian itu sudah tidak ada. Muat ulang halaman untuk melihat susunan terbaru.")
    return row


def may_go(row: Clause) -> bool:
    """Whether the unit may be moved or removed: groupings, pasal of the body, lampiran, and items of the opening.

    A pasal of the penjelasan follows the pasal it explains; without one it may go.
    """
    if row.parent is None:
        return False
    if row.parent.kind == Kind.PENJELASAN:
        return row.kind == Kind.PASAL and not row.explains
    return row.kind in GROUPS or row.parent.kind in ITEM_OF


def must_be_unchanged(naskah: Naskah, expected_revision: int | None, rows: list[Clause], by) -> None:
    """Raises UnitChanged when somebody else touched one of the rows, or a row below it, since that revision.

    What the person did is no news to them.
    """
    behind = naskah.revision - expected_revision if expected_revision is not None else 0
    if behind <= 0:
        return
    edits = Edit.objects.filter(naskah=naskah).order_by("-pk").values_list("pk", "by_id")[:behind]
    others = [pk for pk, who in edits if who != by.pk]
    if (found := history.touched(others, [row.pk for row in rows])) is not None:
        raise UnitChanged(Edit.objects.select_related("by").get(pk=found))


def place(whole: bridge.Whole, kind: Kind, anchor: str, where: str) -> Spot:
    """The parent, its children in order, and the index among them that `where` names. Raises TextRefused."""
    beside = row_in(whole, anchor)
    parent = beside if where == "dalam" else beside.parent
    if parent is None or not fits(Kind(parent.kind), kind):
        raise TextRefused(f"{kind.value.capitalize()} tidak dapat ditempatkan di sana. Pilih tempat lain.")
    siblings = whole.children(parent)
    index = len(siblings)
    if where != "dalam":
        index = next(i for i, sibling in enumerate(siblings) if sibling.pk == beside.pk) + (where == "sesudah")
    if kind is Kind.PASAL and any(Kind(sibling.kind) in bridge.HEADED for sibling in siblings[:index]):
        raise TextRefused("Pasal sesudah judul bab atau bagian termasuk di dalamnya. Pilih tempat di dalamnya.")
    if kind is Kind.LAMPIRAN and any(sibling.kind != Kind.LAMPIRAN for sibling in siblings[index:]):
        raise TextRefused("Lampiran berdiri paling akhir, sesudah penjelasan. Pilih tempat lain.")
    return parent, siblings, index


def fits(parent: Kind, kind: Kind) -> bool:
    """Whether a unit of editing of that kind may be put under the parent; stricter than what old acts may hold."""
    if parent in ITEM_OF:
        return ITEM_OF[parent] is kind
    if kind in (Kind.BAGIAN, Kind.PARAGRAF) and parent in (Kind.BATANG_TUBUH, Kind.BUKU):
        return False
    return kind in GROUPS and parent is not Kind.PENJELASAN and may_hold(parent, kind)


def insert(whole: bridge.Whole, units: list[tuple[Spot, Node]], edit: Edit) -> None:
    """Write the rows of new units, each at its place."""
    levels: list[list[Clause]] = []
    for (parent, siblings, index), node in units:
        for depth, level in enumerate(bridge.rows_for(whole.naskah, node)):
            if not depth:
                level[0].parent = parent
                seat(level[0], siblings, index, edit)
            levels += [[]] * (depth == len(levels))
            levels[depth] = levels[depth] + level
    history.create_levels(levels, edit)
    whole.changed(made=[row for level in levels for row in level])


def seat(row: Clause, siblings: list[Clause], index: int, edit: Edit) -> None:
    """Give the row a position at `index`; where the gap is used up, spread the siblings anew."""
    position = bridge.between(siblings, index)
    if position is None:
        moved = []
        for spot, sibling in enumerate(siblings):
            wanted = (spot + 1 + (spot >= index)) * bridge.GAP
            if sibling.position != wanted:
                sibling.position = wanted
                moved.append(sibling)
        history.update(moved, edit, columns=["position"])
        position = (index + 1) * bridge.GAP
    row.position = position


def apply(changes: bridge.RowChanges, edit: Edit) -> None:
    """Write the changes of rows."""
    for level in changes.create:
        history.create(level, edit)
    history.update(changes.update, edit)
    history.delete(changes.delete, edit)
