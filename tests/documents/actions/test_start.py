"""A new Raperda: from the blank official frame, or from a text that was read."""

import pytest

from documents import bridge
from documents.actions import import_text, start
from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Daerah, Edit, Naskah, Raperda
from tests.documents.drafts import draft_of, long_draft
from tests.people import NOW, SHORT, blank_raperda, kota_serang, sari, short_raperda

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


def test_a_blank_one_has_the_whole_official_frame(by):
    raperda = blank_raperda(by, "Kota Layak Anak")
    tree = bridge.tree_of(draft_of(raperda))
    assert [part.kind.value for part in tree.children] == [
        "judul",
        "pembukaan",
        "batang_tubuh",
        "penutup",
        "penjelasan",
    ]
    text = layout(tree)
    assert text.startswith("RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nKOTA LAYAK ANAK\n")
    for line in ("Menimbang:", "Mengingat:", "BAB I\nKETENTUAN UMUM", "Pasal 3\n", "I. UMUM", "II. PASAL DEMI PASAL"):
        assert line in text
    body = {node.key for node in walk(tree) if node.kind is Kind.PASAL}
    notes = tree.first(Kind.PENJELASAN)
    assert all(note.explains in body for note in notes.children if note.kind is Kind.PASAL)


@pytest.mark.parametrize(("level", "kepala"), [("provinsi", "GUBERNUR BANTEN"), ("kabupaten", "BUPATI SERANG")])
def test_the_frame_is_that_of_its_daerah(by, level, kepala):
    nama = "Banten" if level == "provinsi" else "Serang"
    daerah = Daerah.objects.create(kode="36", level=level, nama=nama, provinsi="Banten", ibu_kota="Serang")
    raperda = start(daerah=daerah, judul="Contoh", initiator="kdh", tahun=2027, by=by, now=NOW)
    assert kepala in layout(bridge.tree_of(draft_of(raperda)))


def test_facts_of_the_raperda_are_kept(by):
    raperda = start(
        daerah=kota_serang(),
        judul="Contoh",
        initiator="kdh",
        tahun=2027,
        by=by,
        now=NOW,
        keterangan="Pokok **pikiran**.",
        opd="Dinas Contoh",
        anggaran=4_500_000_000,
    )
    found = Raperda.objects.get(pk=raperda.pk)
    assert (found.initiator, found.tahun, found.by, found.at) == ("kdh", 2027, by, NOW)
    assert (found.keterangan, found.opd, found.anggaran) == ("Pokok **pikiran**.", "Dinas Contoh", 4_500_000_000)
    assert (found.stage, found.editable, found.is_public) == ("", True, False)


def test_a_read_text_comes_out_as_it_went_in(by):
    naskah = draft_of(short_raperda(by))
    assert layout(bridge.tree_of(naskah)) == layout(parse(SHORT).tree)
    assert naskah.kind == Naskah.Kind.RANCANGAN
    assert naskah.daerah == kota_serang()


def test_the_first_edit_names_its_file(by):
    raperda = import_text(
        daerah=kota_serang(),
        judul="Contoh",
        initiator="dprd",
        tahun=2021,
        tree=parse(SHORT).tree,
        by=by,
        now=NOW,
        source="naskah.docx",
    )
    edit = Edit.objects.get(naskah__raperda=raperda)
    assert (edit.verb, edit.source_kind, edit.source_id, edit.by, edit.at) == (
        "mulai",
        "berkas",
        "naskah.docx",
        by,
        NOW,
    )
    assert edit.reason == "Impor naskah"
    rows = Clause.objects.filter(naskah__raperda=raperda)
    assert set(rows.values_list("edit", flat=True)) == {edit.pk}
    assert Clause.history.filter(edit=edit, history_type="+").count() == rows.count()
    assert draft_of(raperda).revision == 1


def test_a_draft_stores_no_number_that_it_can_compute(by):
    naskah = draft_of(short_raperda(by))
    assert set(Clause.objects.filter(naskah=naskah).values_list("number", flat=True)) == {"", "I"}
    assert [row.kind for row in Clause.objects.filter(naskah=naskah, number="I")] == [Kind.UMUM]


def test_keys_of_the_file_are_kept(by):
    tree = Node(Kind.PERDA, key="aaaaaaaa", children=(Node(Kind.JUDUL, text="X", key="bbbbbbbb"), Node(Kind.PENUTUP)))
    raperda = import_text(daerah=kota_serang(), judul="Contoh", initiator="dprd", tahun=2021, tree=tree, by=by, now=NOW)
    keys = [node.key for node in walk(bridge.tree_of(draft_of(raperda)))]
    assert keys[:2] == ["aaaaaaaa", "bbbbbbbb"]
    assert len(keys[2]) == 8


def test_a_long_text_is_written_by_levels(by, django_assert_max_num_queries):
    with django_assert_max_num_queries(80):
        naskah = long_draft(by, 300)
    assert Clause.objects.filter(naskah=naskah).count() == 1 + 1 + 1 + 3 + 900 + 1 + 1 + 300


def test_a_text_that_cannot_be_written_leaves_nothing(by):
    twice = Node(Kind.PERDA, key="aaaaaaaa", children=(Node(Kind.JUDUL, key="aaaaaaaa"),))
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        import_text(daerah=kota_serang(), judul="Contoh", initiator="dprd", tahun=2021, tree=twice, by=by, now=NOW)
    assert not Raperda.objects.exists()
    assert not Naskah.objects.exists()
