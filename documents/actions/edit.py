"""rewrite_clause, insert_unit, move_unit, remove_unit: what a clerk does to a text all day."""

from dataclasses import dataclass

from django.db import transaction

from documents import bridge, history
from documents.actions.explain import is_explaining, unexplain, with_explanation
from documents.actions.follow import follow, shifted
from documents.actions.lock import lock, new_edit
from documents.actions.places import (
    ITEM_OF,
    TextRefused,
    apply,
    insert,
    may_go,
    must_be_unchanged,
    place,
    row_in,
    seat,
)
from documents.core.address import address_of
from documents.core.diff import Merge, merge3
from documents.core.finding import Finding
from documents.core.layout import layout_unit
from documents.core.parse import parse_unit
from documents.core.references import Rewrite
from documents.core.titles import name_in, readable
from documents.core.tree import Kind, Node, path_of, walk
from documents.errors import DomainError
from documents.models import Clause, Edit, Naskah


class StaleEdit(DomainError):
    """Somebody saved the unit in the meantime. Carries both texts and their three-way merge; nothing is lost."""

    def __init__(self, *, mine: str, theirs: str, base: str, revision: int, edit: Edit | None, merge: Merge) -> None:
        super().__init__("Bagian ini sudah disimpan orang lain sejak Anda membukanya. Periksa kedua teks di bawah.")
        self.mine, self.theirs, self.base = mine, theirs, base
        self.revision, self.edit, self.merge = revision, edit, merge


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a save did: its Edit (None when nothing changed), the unit as saved, and the parser's remarks.

    `body` is what a unit of the penjelasan explains.
    """

    edit: Edit | None
    unit: Node
    revision: int
    findings: tuple[Finding, ...]
    references: tuple[Rewrite, ...] = ()
    body: Node | None = None


@dataclass(frozen=True, slots=True)
class Arranged:
    """What a change of order did: its Edit, and every clause whose references follow it or must be looked at."""

    edit: Edit
    references: tuple[Rewrite, ...]


@transaction.atomic
def rewrite_clause(
    *, naskah: Naskah, key: str, text: str, expected_revision: int, by, now, reason="", address="", source=("", "")
) -> Rewritten:
    """The unit of editing `key` with the words of `text`, typed in its printed form; untouched parts keep their keys.

    What explained a part that is gone now explains the new part in its place; where there is none it goes too, and the
    findings say so. Raises StaleEdit when the unit's revision is not the expected one, TextRefused for a text that is
    empty or of another kind.
    """
    naskah = lock(naskah)
    rows = bridge.unit_rows(naskah, key)
    unit = next((row for row in rows if row.key == key), None)
    if unit is None:
        raise TextRefused("Bagian ini sudah dihapus. Kembali ke naskah untuk melihat susunan terbaru.")
    old = bridge.assemble(rows)
    explaining = is_explaining(unit)
    if unit.revision != expected_revision:
        raise _stale(naskah, text, expected_revision, unit, explaining)
    typed, findings = parse_unit(old.kind, text, explaining=explaining)
    refuse(findings)
    _refuse_content(naskah, unit, old, typed)
    if old.kind is Kind.PENJELASAN:
        typed = typed.with_children(old.children)  # its last line, which does not stand in the text area
    body = bridge.explained(naskah, old) if explaining or old.kind in (Kind.PENJELASAN, Kind.UMUM) else None
    new = bridge.retyped(old, typed, body)
    new = bridge.fresh_keys(naskah, new)
    changes = bridge.changes_within(naskah, rows, new)
    if not changes:
        return Rewritten(None, new, unit.revision, findings, body=body)
    moves = not explaining and shifted(bridge.numbered(old), bridge.numbered(new))
    before = bridge.tree_of(naskah) if moves else None
    edit = new_edit(naskah, by=by, now=now, verb="sunting", unit=key, address=address, reason=reason, source=source)
    apply(changes, edit)
    if new.kind is Kind.JUDUL:
        rename(naskah, new.text)
    if changes.delete and not explaining:
        findings += unexplain(naskah, changes.delete, bridge.successors(old, new), edit)
    references = follow(naskah, before, edit) if before else ()
    # A reference inside the unit itself may have followed too.
    revision = Clause.objects.values_list("revision", flat=True).get(pk=unit.pk) if references else unit.revision
    return Rewritten(edit, new, revision, findings, references, body)


@transaction.atomic
def insert_unit(
    *, naskah: Naskah, kind: Kind, anchor: str, where: str, text: str, by, now, reason="", source=("", "")
) -> Rewritten:
    """A new unit `where` ("sebelum", "sesudah", "dalam") the unit `anchor`; a new pasal brings its penjelasan along."""
    naskah = lock(naskah)
    typed, findings = parse_unit(kind, text, explaining=False)
    refuse(findings)
    if not _has_words(typed):
        raise TextRefused("Isi masih kosong. Tulis isinya, lalu sisipkan lagi.")
    whole = bridge.Whole(naskah)
    spot = place(whole, kind, anchor, where)
    node = bridge.unnumbered(typed)
    units = with_explanation(whole, spot, node)
    node, before = units[0][1], whole.tree()
    edit = new_edit(naskah, by=by, now=now, verb="sisip", unit=node.key, reason=reason, source=source)
    insert(whole, units, edit)
    after = whole.tree()
    edit.address = address_of(after, path_of(after, node.key))
    edit.save(update_fields=["address"])
    return Rewritten(edit, node, 0, findings, follow(naskah, before, edit, whole=whole))


@transaction.atomic
def move_unit(
    *, naskah: Naskah, key: str, anchor: str, where: str, by, now, reason="", address="", expected_revision=None
) -> Arranged:
    """What putting the unit `where` ("sebelum", "sesudah", "dalam") the anchor did; of the text only its row moves.

    Its revision stays: who has it open may still save it. Raises TextRefused where it may not stand, UnitChanged when
    its row was changed since `expected_revision` of the naskah (None: never asks).
    """
    naskah = lock(naskah)
    whole = bridge.Whole(naskah)
    row = row_in(whole, key)
    if not may_go(row):
        raise TextRefused("Bagian ini mempunyai tempat yang tetap, sehingga tidak dapat dipindahkan.")
    must_be_unchanged(naskah, expected_revision, [row], by)
    if row_in(whole, anchor) in whole.below(row):
        raise TextRefused("Bagian tidak dapat dipindahkan ke dalam dirinya sendiri. Pilih tempat lain.")
    parent, siblings, index = place(whole, Kind(row.kind), anchor, where)
    index -= sum(1 for sibling in siblings[:index] if sibling.pk == row.pk)
    siblings = [sibling for sibling in siblings if sibling.pk != row.pk]
    before = whole.tree()
    edit = new_edit(naskah, by=by, now=now, verb="pindah", unit=key, address=address, reason=reason)
    row.parent = parent
    seat(row, siblings, index, edit)
    history.update([row], edit)
    whole.changed()
    return Arranged(edit, follow(naskah, before, edit, whole=whole))


@transaction.atomic
def remove_unit(*, naskah: Naskah, key: str, by, now, reason="", address="", expected_revision=None) -> Arranged:
    """What removing the unit, all below it, and the penjelasan that belonged to it did.

    Raises TextRefused for what must stay, UnitChanged when any of it was changed since `expected_revision` of the
    naskah (None: never asks).
    """
    naskah = lock(naskah)
    whole = bridge.Whole(naskah)
    row = row_in(whole, key)
    if not may_go(row):
        raise TextRefused("Bagian ini wajib ada dalam Peraturan Daerah, sehingga tidak dapat dihapus.")
    doomed = falling(whole, row)
    must_be_unchanged(naskah, expected_revision, doomed, by)
    before = whole.tree()
    edit = new_edit(naskah, by=by, now=now, verb="hapus", unit=key, address=address, reason=reason)
    history.delete(doomed, edit)
    whole.changed(gone=doomed)
    return Arranged(edit, follow(naskah, before, edit, whole=whole))


def falling(whole: bridge.Whole, row: Clause) -> list[Clause]:
    """The rows that go when the unit goes: its own, all below it, and the penjelasan of its pasal."""
    doomed = whole.below(row)
    explained = {below.key for below in doomed if below.kind == Kind.PASAL}
    notes = [note.key for note in whole.rows.values() if note.kind == Kind.PASAL and note.explains in explained]
    return doomed + [part for key in notes for part in whole.of_unit(key)]


def rename(naskah: Naskah, judul: str) -> None:
    """The Raperda bears the name its judul states."""
    name = readable(name_in(judul))[:400]
    if name and naskah.raperda_id and name.casefold() != naskah.raperda.judul.casefold():
        naskah.raperda.judul = name
        naskah.raperda.save(update_fields=["judul"])


def _stale(naskah, mine: str, expected: int, unit: Clause, explaining: bool) -> StaleEdit:
    theirs = layout_unit(bridge.numbered_unit(naskah, unit.key)[0], explaining)
    base = theirs
    for snapshot in history.snapshots(naskah.pk, unit.key):
        if any(row.key == unit.key and row.revision == expected for row in snapshot.rows):
            base = layout_unit(bridge.printed(naskah, bridge.assemble(snapshot.rows)), explaining)
    return StaleEdit(
        mine=mine, theirs=theirs, base=base, revision=unit.revision, edit=unit.edit, merge=merge3(base, mine, theirs)
    )


def refuse(findings: tuple[Finding, ...]) -> None:
    """Raises TextRefused with what is gravely wrong in a typed text."""
    grave = [finding.message for finding in findings if finding.severity == "E"]
    if grave:
        raise TextRefused(" ".join(grave))


def _refuse_content(naskah: Naskah, unit: Clause, old: Node, typed: Node) -> None:
    """Raises TextRefused for words where none can stand, for none where some stood, and for items beside items."""
    if old.kind in (Kind.PERDA, Kind.BATANG_TUBUH):
        raise TextRefused("Bagian ini tidak memuat kata-kata sendiri. Sunting pasal atau bab di dalamnya.")
    if _has_words(old) and not _has_words(typed):
        raise TextRefused("Isi tidak boleh kosong. Untuk membuang bagian ini, gunakan Hapus pada halaman Susun.")
    if old.kind in ITEM_OF and typed.children and Clause.objects.filter(naskah=naskah, parent=unit).exists():
        raise TextRefused("Setiap butir disunting sendiri. Untuk menambah butir, gunakan Sisipkan pada halaman Susun.")


def _has_words(node: Node) -> bool:
    return any(part.text or (part.heading and part.kind is not Kind.UMUM) for part in walk(node))
