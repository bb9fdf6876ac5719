"""Drafts for the tests of the text: find a unit by its address, write it, read it as it prints."""

from documents import bridge
from documents.actions import import_text, insert_unit, move_unit, remove_unit, rewrite_clause
from documents.actions.edit import is_explaining
from documents.core.address import find_address
from documents.core.layout import layout_unit
from documents.core.titles import name_in
from documents.core.tree import Kind, Node, at, walk
from documents.models import Clause, Edit, Naskah
from tests.people import NOW, kota_serang, short_raperda

PASAL_2 = (
    "(1) Wali Kota menyelenggarakan pelayanan.\n"
    "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n"
    "    a. pendidikan; dan\n"
    "    b. kesehatan."
)


def draft_of(raperda) -> Naskah:
    """The text of a Raperda."""
    return raperda.naskah.get(kind=Naskah.Kind.RANCANGAN)


def short_draft(by) -> Naskah:
    """The draft of four pasal."""
    return draft_of(short_raperda(by))


def long_draft(by, pasal: int) -> Naskah:
    """A draft of so many pasal in three bab, each of two ayat, with its penjelasan."""
    third = -(-pasal // 3)
    norms = [
        Node(
            Kind.PASAL,
            str(n),
            children=(
                Node(Kind.AYAT, "1", text=f"Wali Kota menyelenggarakan urusan ke-{n}."),
                Node(Kind.AYAT, "2", text=f"Urusan ke-{n} diselenggarakan setiap tahun."),
            ),
        )
        for n in range(1, pasal + 1)
    ]
    bab = tuple(
        Node(Kind.BAB, roman, f"BAB KE-{roman}", children=tuple(norms[i * third : (i + 1) * third]))
        for i, roman in enumerate(("I", "II", "III"))
    )
    notes = tuple(Node(Kind.PASAL, str(n), text="Cukup jelas.") for n in range(1, pasal + 1))
    tree = Node(
        Kind.PERDA,
        children=(
            Node(Kind.JUDUL, text="RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nURUSAN"),
            Node(Kind.BATANG_TUBUH, children=bab),
            Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, "I", "UMUM", "Contoh."), *notes)),
        ),
    )
    return imported(tree, by)


def imported(tree: Node, by) -> Naskah:
    """A draft whose text is that tree."""
    title = tree.first(Kind.JUDUL)
    judul = (title and name_in(title.text)[:400]) or "Uji"
    raperda = import_text(daerah=kota_serang(), judul=judul, initiator="dprd", tahun=2021, tree=tree, by=by, now=NOW)
    return draft_of(raperda)


def unit(naskah: Naskah, address: str) -> Node:
    """The unit called that now, with its numbers."""
    tree = bridge.tree_of(naskah)
    path = find_address(tree, address)
    assert path is not None, f"{address} tidak ada"
    return at(tree, path)


def row(naskah: Naskah, address: str) -> Clause:
    """The row of the unit called that now."""
    return Clause.objects.get(naskah=naskah, key=unit(naskah, address).key)


def text_of(naskah: Naskah, address: str) -> str:
    """The unit as the text area shows it."""
    node, found = bridge.numbered_unit(naskah, unit(naskah, address).key)
    return layout_unit(node, is_explaining(found))


def rewrite(naskah: Naskah, address: str, text: str, by, **given):
    """What rewrite_clause answers for the unit called that now, from its present revision."""
    found = row(naskah, address)
    given = {"expected_revision": found.revision, "address": address, "now": NOW, "reason": "Uji", **given}
    return rewrite_clause(naskah=naskah, key=found.key, text=text, by=by, **given)


def state(naskah) -> tuple:
    """Everything a refused action must leave as it was."""
    rows = Clause.objects.filter(naskah=naskah).order_by("pk").values_list()
    return list(rows), Clause.history.count(), Edit.objects.count(), draft_of(naskah.raperda).revision


def insert(naskah, kind, where, anchor, text, by, **given):
    """What insert_unit answers beside, or in, the unit called that now."""
    return insert_unit(
        naskah=naskah, kind=kind, where=where, anchor=unit(naskah, anchor).key, text=text, by=by, now=NOW, **given
    )


def move(naskah, address, where, anchor, by):
    """The edit of move_unit for two units called that now."""
    return move_unit(
        naskah=naskah, key=unit(naskah, address).key, where=where, anchor=unit(naskah, anchor).key, by=by, now=NOW
    ).edit


def remove(naskah, address, by):
    """The edit of remove_unit for the unit called that now."""
    return remove_unit(naskah=naskah, key=unit(naskah, address).key, by=by, now=NOW).edit


def notes(naskah) -> list[tuple[str, str]]:
    """The pasal of the penjelasan as they print: number and text, parts joined."""
    found = bridge.tree_of(naskah).first(Kind.PENJELASAN)
    return [
        (note.number, " ".join(part.text for part in walk(note) if part.text))
        for note in found.children
        if note.kind is Kind.PASAL
    ]


def keys(naskah, address: str) -> dict[str, str]:
    """Words of each part of a unit and its key."""
    return {part.text or part.kind.value: part.key for part in walk(unit(naskah, address))}
