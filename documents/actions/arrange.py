"""dissolve_unit, sort_definitions: a heading that goes while its pasal stay, and the list of definitions in order."""

from django.db import transaction

from documents import bridge, history
from documents.actions.edit import Arranged
from documents.actions.follow import follow
from documents.actions.lock import lock, new_edit
from documents.actions.places import TextRefused, fits, must_be_unchanged, row_of
from documents.core.definitions import definitions_of, in_order
from documents.core.tree import Kind
from documents.models import Clause, Naskah


@transaction.atomic
def dissolve_unit(*, naskah: Naskah, key: str, by, now, reason="", address="", expected_revision=None) -> Arranged:
    """What taking away the heading of a bab, bagian, or paragraf did; what stood under it stands under the one before.

    Where no heading stands before it, it stands where the heading stood. Raises TextRefused where it may not stand
    there, UnitChanged when the heading was changed since `expected_revision` of the naskah.
    """
    naskah = lock(naskah)
    row = row_of(naskah, key)
    if Kind(row.kind) not in bridge.HEADED:
        raise TextRefused("Hanya judul buku, bab, bagian, atau paragraf yang dapat dibubarkan.")
    must_be_unchanged(naskah, expected_revision, [row], by)
    children = list(Clause.objects.filter(naskah=naskah, parent=row))
    home, ahead, behind = _home(naskah, row, children)
    for child in children:
        if not fits(Kind(home.kind), Kind(child.kind)):
            raise TextRefused(
                f"{child.kind.capitalize()} di dalamnya tidak dapat berdiri tanpa judul ini. Pindahkan dahulu."
            )
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="bubar", unit=key, address=address, reason=reason)
    low = ahead[-1].position if ahead else 0
    step = (behind[0].position - low) // (len(children) + 1) if behind else bridge.GAP
    moved = [*children]
    if not step:
        moved = [*ahead, *children, *behind]
        low, step = 0, bridge.GAP
    for place, child in enumerate(moved, 1):
        child.position = low + place * step
    for child in children:
        child.parent = home
    history.update(moved, edit)
    history.delete([row], edit)
    return Arranged(edit, follow(naskah, before, edit))


@transaction.atomic
def sort_definitions(*, naskah: Naskah, order: str, by, now, reason="", expected_revision=None) -> Arranged:
    """What putting the definitions in order did ("pemakaian" or "abjad"); only rows that change their place move.

    Raises TextRefused when there is no list or it stands in that order already, UnitChanged when it was changed since
    `expected_revision` of the naskah.
    """
    naskah = lock(naskah)
    before = bridge.tree_of(naskah)
    found = definitions_of(before)
    if found is None:
        raise TextRefused("Naskah ini tidak memuat daftar definisi yang dapat diurutkan.")
    rows = bridge.unit_rows(naskah, found[0].key)
    must_be_unchanged(naskah, expected_revision, rows, by)
    pasal = bridge.assemble(rows)
    wanted = iter([item.key for item in in_order(before, order)])
    by_key = {child.key: child for child in pasal.children}
    children = tuple(by_key[next(wanted)] if child.kind is Kind.ANGKA else child for child in pasal.children)
    changes = bridge.changes_within(naskah, rows, pasal.with_children(children))
    if not changes:
        raise TextRefused("Definisi sudah berurutan demikian, sehingga tidak ada yang berubah.")
    edit = new_edit(naskah, by=by, now=now, verb="urut", unit=pasal.key, address="Definisi", reason=reason)
    history.update(changes.update, edit)
    return Arranged(edit, follow(naskah, before, edit))


def _home(naskah: Naskah, row: Clause, children: list[Clause]) -> tuple[Clause, list[Clause], list[Clause]]:
    """What the children will stand under, and the rows before and behind them there."""
    siblings = list(Clause.objects.filter(naskah=naskah, parent=row.parent).exclude(pk=row.pk))
    before = [sibling for sibling in siblings if sibling.position <= row.position]
    home, ahead, behind = row.parent, before, siblings[len(before) :]
    kinds = {Kind(child.kind) for child in children}
    while ahead and Kind(ahead[-1].kind) in bridge.HEADED and all(fits(Kind(ahead[-1].kind), kind) for kind in kinds):
        home = ahead[-1]
        ahead, behind = list(Clause.objects.filter(naskah=naskah, parent=home)), []
    return home, ahead, behind
