"""rewrite_clause, insert_unit, move_unit, remove_unit: what a clerk does to a text all day."""

from dataclasses import dataclass

from django.db import transaction

from documents import bridge, history
from documents.actions.follow import follow, shifted
from documents.actions.lock import lock, new_edit
from documents.core.diff import Merge, merge3
from documents.core.finding import Finding
from documents.core.layout import layout_unit
from documents.core.parse import parse_unit
from documents.core.references import Rewrite
from documents.core.titles import name_in, readable
from documents.core.tree import Kind, Node, may_hold, walk
from documents.errors import DomainError
from documents.models import Clause, Edit, Naskah

CUKUP_JELAS = "Cukup jelas."


class TextRefused(DomainError):
    """A typed text that cannot become the unit it was typed for; nothing was saved."""


class StaleEdit(DomainError):
    """Somebody saved the unit in the meantime. Carries both texts and their three-way merge; nothing is lost."""

    def __init__(self, *, mine: str, theirs: str, base: str, revision: int, edit: Edit | None, merge: Merge) -> None:
        super().__init__("Bagian ini sudah disimpan orang lain sejak Anda membukanya. Periksa kedua teks di bawah.")
        self.mine, self.theirs, self.base = mine, theirs, base
        self.revision, self.edit, self.merge = revision, edit, merge


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a save did: its Edit (None when nothing changed), the unit as saved, and the parser's remarks."""

    edit: Edit | None
    unit: Node
    revision: int
    findings: tuple[Finding, ...]
    references: tuple[Rewrite, ...] = ()


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
    _refuse(findings)
    _refuse_content(naskah, unit, old, typed)
    if old.kind is Kind.PENJELASAN:
        typed = typed.with_children(old.children)  # its last line, which does not stand in the text area
    new = bridge.retyped(naskah, old, typed, explaining=explaining or old.kind in (Kind.PENJELASAN, Kind.UMUM))
    new = bridge.fresh_keys(naskah, new)
    changes = bridge.changes_within(naskah, rows, new)
    if not changes:
        return Rewritten(None, new, unit.revision, findings)
    moves = not explaining and shifted(bridge.numbered(old), bridge.numbered(new))
    before = bridge.tree_of(naskah) if moves else None
    edit = new_edit(naskah, by=by, now=now, verb="sunting", unit=key, address=address, reason=reason, source=source)
    _apply(changes, edit)
    if new.kind is Kind.JUDUL:
        _rename(naskah, new.text)
    if changes.delete and not explaining:
        findings += _unexplain(naskah, changes.delete, bridge.successors(old, new), edit)
    references = follow(naskah, before, edit) if before else ()
    # A reference inside the unit itself may have followed too.
    revision = Clause.objects.values_list("revision", flat=True).get(pk=unit.pk) if references else unit.revision
    return Rewritten(edit, new, revision, findings, references)


@transaction.atomic
def insert_unit(
    *, naskah: Naskah, kind: Kind, anchor: str, where: str, text: str, by, now, reason="", source=("", "")
) -> Rewritten:
    """A new unit `where` ("sebelum", "sesudah", "dalam") the unit `anchor`; a new pasal brings its penjelasan along."""
    naskah = lock(naskah)
    typed, findings = parse_unit(kind, text, explaining=False)
    _refuse(findings)
    if not _has_words(typed):
        raise TextRefused("Isi masih kosong. Tulis isinya, lalu sisipkan lagi.")
    parent, siblings, index = _place(naskah, kind, anchor, where)
    node = bridge.fresh_keys(naskah, bridge.unnumbered(typed))
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="sisip", unit=node.key, reason=reason, source=source)
    _insert(naskah, parent, siblings, index, node, edit)
    if kind is Kind.PASAL:
        _explain(naskah, node, edit)
    references = follow(naskah, before, edit)
    return Rewritten(edit, node, 0, findings, references)


@transaction.atomic
def move_unit(*, naskah: Naskah, key: str, anchor: str, where: str, by, now, reason="", address="") -> Arranged:
    """What putting the unit `where` ("sebelum", "sesudah", "dalam") the anchor did; of the text only its row moves.

    Its revision stays: who has it open may still save it.
    """
    naskah = lock(naskah)
    row = _row(naskah, key)
    if not _may_go(row):
        raise TextRefused("Bagian ini mempunyai tempat yang tetap, sehingga tidak dapat dipindahkan.")
    if bridge.lies_in(naskah, anchor, key):
        raise TextRefused("Bagian tidak dapat dipindahkan ke dalam dirinya sendiri. Pilih tempat lain.")
    parent, siblings, index = _place(naskah, Kind(row.kind), anchor, where)
    index -= sum(1 for sibling in siblings[:index] if sibling.pk == row.pk)
    siblings = [sibling for sibling in siblings if sibling.pk != row.pk]
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="pindah", unit=key, address=address, reason=reason)
    row.parent = parent
    _seat(row, siblings, index, edit)
    history.update([row], edit)
    return Arranged(edit, follow(naskah, before, edit))


@transaction.atomic
def remove_unit(*, naskah: Naskah, key: str, by, now, reason="", address="") -> Arranged:
    """What removing the unit, all below it, and the penjelasan that belonged to it did."""
    naskah = lock(naskah)
    row = _row(naskah, key)
    if not _may_go(row):
        raise TextRefused("Bagian ini wajib ada dalam Peraturan Daerah, sehingga tidak dapat dihapus.")
    doomed = bridge.subtree_rows(naskah, row)
    explained = [below.key for below in doomed if below.kind == Kind.PASAL]
    notes = Clause.objects.filter(naskah=naskah, kind=Kind.PASAL, explains__in=explained)
    doomed += Clause.objects.filter(naskah=naskah, unit__in=notes.values("key"))
    before = bridge.tree_of(naskah)
    edit = new_edit(naskah, by=by, now=now, verb="hapus", unit=key, address=address, reason=reason)
    history.delete(doomed, edit)
    return Arranged(edit, follow(naskah, before, edit))


GROUPS = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.LAMPIRAN})
ITEM_OF = {Kind.MENIMBANG: Kind.HURUF, Kind.MENGINGAT: Kind.ANGKA}


def is_explaining(row: Clause) -> bool:
    """Whether the unit is a pasal of the penjelasan, which prints "Ayat (1)" where the body prints "(1)"."""
    return row.kind == Kind.PASAL and row.parent is not None and row.parent.kind == Kind.PENJELASAN


def _rename(naskah: Naskah, judul: str) -> None:
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


def _refuse(findings: tuple[Finding, ...]) -> None:
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


def _row(naskah: Naskah, key: str) -> Clause:
    row = Clause.objects.select_related("parent").filter(naskah=naskah, key=key, unit=key).first()
    if row is None:
        raise TextRefused("Bagian itu sudah tidak ada. Muat ulang halaman untuk melihat susunan terbaru.")
    return row


def _may_go(row: Clause) -> bool:
    """Whether the unit may be moved or removed: groupings, pasal of the body, lampiran, and items of the opening.

    A pasal of the penjelasan follows the pasal it explains; without one it may go.
    """
    if row.parent is None:
        return False
    if row.parent.kind == Kind.PENJELASAN:
        return row.kind == Kind.PASAL and not row.explains
    return row.kind in GROUPS or row.parent.kind in ITEM_OF


def _place(naskah: Naskah, kind: Kind, anchor: str, where: str) -> tuple[Clause, list[Clause], int]:
    """The parent, its children in order, and the index among them that `where` names. Raises TextRefused."""
    beside = _row(naskah, anchor)
    parent = beside if where == "dalam" else beside.parent
    if parent is None or not _fits(Kind(parent.kind), kind):
        raise TextRefused(f"{kind.value.capitalize()} tidak dapat ditempatkan di sana. Pilih tempat lain.")
    siblings = list(Clause.objects.filter(naskah=naskah, parent=parent))
    index = len(siblings)
    if where != "dalam":
        index = next(i for i, sibling in enumerate(siblings) if sibling.pk == beside.pk) + (where == "sesudah")
    if kind is Kind.PASAL and any(Kind(sibling.kind) in bridge.HEADED for sibling in siblings[:index]):
        raise TextRefused("Pasal sesudah judul bab atau bagian termasuk di dalamnya. Pilih tempat di dalamnya.")
    if kind is Kind.LAMPIRAN and any(sibling.kind != Kind.LAMPIRAN for sibling in siblings[index:]):
        raise TextRefused("Lampiran berdiri paling akhir, sesudah penjelasan. Pilih tempat lain.")
    return parent, siblings, index


def _fits(parent: Kind, kind: Kind) -> bool:
    """Whether a unit of editing of that kind may be put under the parent; stricter than what old acts may hold."""
    if parent in ITEM_OF:
        return ITEM_OF[parent] is kind
    if kind in (Kind.BAGIAN, Kind.PARAGRAF) and parent in (Kind.BATANG_TUBUH, Kind.BUKU):
        return False
    return kind in GROUPS and parent is not Kind.PENJELASAN and may_hold(parent, kind)


def _insert(naskah: Naskah, parent: Clause, siblings: list[Clause], index: int, node: Node, edit: Edit) -> None:
    levels = bridge.rows_for(naskah, node)
    top = levels[0][0]
    top.parent = parent
    _seat(top, siblings, index, edit)
    for level in levels:
        history.create(level, edit)


def _seat(row: Clause, siblings: list[Clause], index: int, edit: Edit) -> None:
    """Give the row a position at `index`; where the gap is used up, spread the siblings anew."""
    position = bridge.between(siblings, index)
    if position is None:
        moved = []
        for place, sibling in enumerate(siblings):
            wanted = (place + 1 + (place >= index)) * bridge.GAP
            if sibling.position != wanted:
                sibling.position = wanted
                moved.append(sibling)
        history.update(moved, edit)
        position = (index + 1) * bridge.GAP
    row.position = position


def _explain(naskah: Naskah, pasal: Node, edit: Edit) -> None:
    """Every pasal has its penjelasan, at first "Cukup jelas." (UU 12/2011 Lampiran II angka 188)."""
    penjelasan = Clause.objects.filter(naskah=naskah, kind=Kind.PENJELASAN).first()
    if penjelasan is None:
        return
    node = bridge.fresh_keys(naskah, Node(Kind.PASAL, text=CUKUP_JELAS, explains=pasal.key))
    siblings = list(Clause.objects.filter(naskah=naskah, parent=penjelasan))
    last = next((i for i, row in enumerate(siblings) if row.kind == Kind.LANJUTAN), len(siblings))
    _insert(naskah, penjelasan, siblings, last, node, edit)


def _unexplain(naskah: Naskah, gone: list[Clause], instead: dict[str, str], edit: Edit) -> tuple[Finding, ...]:
    """Turn what explained parts that are gone to the parts `instead` of them; remove the rest and say what it said."""
    lost = {row.key for row in gone} - instead.keys()
    notes = Clause.objects.filter(naskah=naskah, explains__in=lost | instead.keys())
    rows = {row.pk: row for row in Clause.objects.filter(naskah=naskah, unit__in=notes.values("unit"))}
    turned = [row for row in rows.values() if row.explains in instead]
    for row in turned:
        row.explains = instead[row.explains]

    def falls(row: Clause | None) -> bool:
        return row is not None and (row.explains in lost or falls(rows.get(row.parent_id)))

    doomed = [row for row in rows.values() if falls(row)]
    changed = {row.pk: row for row in turned}
    if doomed:
        for unit in (row for row in rows.values() if row.key == row.unit):
            unit.revision += 1
            changed[unit.pk] = unit
    history.update(list(changed.values()), edit)
    history.delete(doomed, edit)
    said = "Penjelasan bagian yang dihapus ikut dihapus: {}"
    told = [row.text for row in doomed if row.text and row.text != CUKUP_JELAS]
    return tuple(Finding("penjelasan-terhapus", "W", edit.address, said.format(text)) for text in told)


def _apply(changes: bridge.RowChanges, edit: Edit) -> None:
    for level in changes.create:
        history.create(level, edit)
    history.update(changes.update, edit)
    history.delete(changes.delete, edit)
