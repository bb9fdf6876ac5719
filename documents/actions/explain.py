"""The penjelasan follows its pasal: what a new one gets, what a removed part leaves, a frame where there is none."""

from dataclasses import replace

from django.db import transaction

from documents import bridge, history
from documents.actions.lock import lock, new_edit
from documents.actions.places import Spot, TextRefused, insert
from documents.core.finding import Finding
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Edit, Naskah

CUKUP_JELAS = "Cukup jelas."
_UMUM = (
    "[Latar belakang pemikiran, maksud, dan tujuan Peraturan Daerah ini.]\n"
    "[Pokok pikiran dan asas yang dijabarkan dalam batang tubuh.]"
)


@transaction.atomic
def add_explanation(*, naskah: Naskah, by, now, reason="") -> Edit:
    """The Edit that gave the text a penjelasan: its title, UMUM, and "Cukup jelas." for each pasal (angka 174-189).

    Raises TextRefused when there is one already, TextLocked at a closed stage.
    """
    naskah = lock(naskah)
    whole = bridge.Whole(naskah)
    tree = whole.tree()
    if tree.first(Kind.PENJELASAN):
        raise TextRefused("Naskah ini sudah mempunyai penjelasan.")
    body, judul = tree.first(Kind.BATANG_TUBUH), tree.first(Kind.JUDUL)
    pasal = [node for node in walk(body) if node.kind is Kind.PASAL] if body else []
    title = "\n".join(["PENJELASAN", "ATAS", *([judul.text] if judul else [])])
    notes = (Node(Kind.PASAL, text=CUKUP_JELAS, explains=node.key) for node in pasal if node.key)
    frame = Node(Kind.PENJELASAN, text=title, children=(Node(Kind.UMUM, "I", "UMUM", _UMUM), *notes))
    node = bridge.fresh_keys(naskah, frame)
    root = whole.rows[tree.key]
    siblings = whole.children(root)
    index = next((i for i, row in enumerate(siblings) if row.kind == Kind.LAMPIRAN), len(siblings))
    edit = new_edit(naskah, by=by, now=now, verb="jelas", unit=node.key, address="Penjelasan", reason=reason)
    insert(whole, [((root, siblings, index), node)], edit)
    return edit


def is_explaining(row: Clause) -> bool:
    """Whether the unit is a pasal of the penjelasan, which prints "Ayat (1)" where the body prints "(1)"."""
    return row.kind == Kind.PASAL and row.parent is not None and row.parent.kind == Kind.PENJELASAN


def with_explanation(whole: bridge.Whole, spot: Spot, unit: Node) -> list[tuple[Spot, Node]]:
    """The new unit, keyed, and the penjelasan of a pasal: "Cukup jelas." (UU 12/2011 Lampiran II angka 188)."""
    penjelasan = whole.first(Kind.PENJELASAN)
    if penjelasan is None or unit.kind is not Kind.PASAL:
        return [(spot, bridge.fresh_keys(whole.naskah, unit))]
    both = Node(Kind.PERDA, children=(unit, Node(Kind.PASAL, text=CUKUP_JELAS)))
    pasal, note = bridge.fresh_keys(whole.naskah, both).children
    siblings = whole.children(penjelasan)
    last = next((i for i, row in enumerate(siblings) if row.kind == Kind.LANJUTAN), len(siblings))
    return [(spot, pasal), ((penjelasan, siblings, last), replace(note, explains=pasal.key))]


def unexplain(naskah: Naskah, gone: list[Clause], instead: dict[str, str], edit: Edit) -> tuple[Finding, ...]:
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
