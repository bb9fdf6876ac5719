"""A penjelasan for an act that came without one, and what follows from it."""

import pytest

from documents import bridge
from documents.actions import TextRefused, add_explanation
from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node
from documents.models import Clause
from tests.documents.drafts import imported, insert, move, notes, short_draft, text_of, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    """Three pasal in two bab and a lampiran, without penjelasan."""
    pasal = [Node(Kind.PASAL, str(n), text=f"Isi {n}.") for n in (1, 2, 3)]
    bab = (Node(Kind.BAB, "I", "SATU", children=tuple(pasal[:2])), Node(Kind.BAB, "II", "DUA", children=(pasal[2],)))
    title = "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nPOHON"
    parts = (
        Node(Kind.JUDUL, text=title),
        Node(Kind.BATANG_TUBUH, children=bab),
        Node(Kind.PENUTUP, text="Ditetapkan di Serang"),
        Node(Kind.LAMPIRAN, heading="DAFTAR", text="Isi lampiran."),
    )
    return imported(Node(Kind.PERDA, children=parts), by)


def test_every_pasal_gets_cukup_jelas_before_the_lampiran(naskah, by):
    edit = add_explanation(naskah=naskah, by=by, now=NOW, reason="Wajib")
    tree = bridge.tree_of(naskah)
    assert [part.kind.value for part in tree.children][-3:] == ["penutup", "penjelasan", "lampiran"]
    assert notes(naskah) == [(str(n), "Cukup jelas.") for n in (1, 2, 3)]
    assert tree.first(Kind.PENJELASAN).text.startswith("PENJELASAN\nATAS\nRANCANGAN PERATURAN DAERAH KOTA SERANG\n")
    assert (edit.verb, edit.reason, edit.address) == ("jelas", "Wajib", "Penjelasan")
    assert parse(layout(tree)).tree == tree


def test_it_follows_its_pasal_from_then_on(naskah, by):
    add_explanation(naskah=naskah, by=by, now=NOW)
    key = unit(naskah, "Pasal 3").key
    move(naskah, "Pasal 3", "sebelum", "Pasal 1", by)
    insert(naskah, Kind.PASAL, "sesudah", "Pasal 1", "Baru.", by)
    assert unit(naskah, "Penjelasan Pasal 1").explains == key
    assert [number for number, _ in notes(naskah)] == ["1", "2", "3", "4"]
    assert text_of(naskah, "Penjelasan Pasal 2") == "Cukup jelas."


def test_its_parts_are_units_of_their_own(naskah, by):
    add_explanation(naskah=naskah, by=by, now=NOW)
    rows = Clause.objects.filter(naskah=naskah, parent__kind=Kind.PENJELASAN)
    assert [(row.kind, row.unit == row.key) for row in rows] == [("umum", True), *[("pasal", True)] * 3]


def test_there_is_one_only(by):
    naskah = short_draft(by)
    with pytest.raises(TextRefused, match="sudah mempunyai penjelasan"):
        add_explanation(naskah=naskah, by=by, now=NOW)
