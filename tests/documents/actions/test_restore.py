"""restore_version: the draft says again what a version said, with its keys; nothing written since is lost."""

import pytest

from documents import bridge
from documents.actions import NothingToFreeze, TextLocked, freeze, restore_version, set_stage
from documents.core.tree import Kind, walk
from documents.models import Clause
from tests.documents.drafts import insert, move, notes, remove, rewrite, row, short_draft, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


@pytest.fixture
def first(naskah, by):
    return freeze(naskah=naskah, name="Usul", by=by, now=NOW)


def restore(naskah, version, by):
    return restore_version(naskah=naskah, version=version, by=by, now=NOW)


def keyed(tree) -> list:
    return [(node.key, node.kind, node.number, node.heading, node.text, node.explains) for node in walk(tree)]


def test_words_order_and_keys_come_back(naskah, by, first):
    before = bridge.tree_of(naskah)
    rewrite(naskah, "Pasal 3", "Lain sama sekali.", by)
    move(naskah, "Pasal 3", "sebelum", "Pasal 2", by)
    insert(naskah, Kind.PASAL, "sesudah", "Pasal 1", "Baru.", by)
    remove(naskah, "Pasal 4", by)
    rewrite(naskah, "Judul", "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nCONTOH LAIN", by)
    made = restore(naskah, first, by)
    assert keyed(bridge.tree_of(naskah)) == keyed(before)
    assert made.number == first.number + 1
    assert made.name == "Dipulihkan dari versi 1"
    assert keyed(made.unpacked()) == keyed(first.unpacked())
    naskah.raperda.refresh_from_db()
    assert naskah.raperda.judul == "Contoh Kecil"
    assert len(notes(naskah)) == 4


def test_it_is_one_edit_and_history_keeps_the_rest(naskah, by, first):
    rewrite(naskah, "Pasal 3", "Lain sama sekali.", by)
    edits = naskah.edits.count()
    restore(naskah, first, by)
    assert naskah.edits.count() == edits + 1
    edit = naskah.edits.latest("pk")
    assert (edit.verb, edit.source_kind, edit.source_id) == ("pulihkan", "versi", str(first.pk))
    said = Clause.history.filter(key=unit(naskah, "Pasal 3").key).values_list("text", flat=True)
    assert "Lain sama sekali." in said


def test_who_has_a_changed_unit_open_meets_the_old_words(naskah, by, first):
    rewrite(naskah, "Pasal 3", "Lain sama sekali.", by)
    before, untouched = row(naskah, "Pasal 3").revision, row(naskah, "Pasal 2").revision
    restore(naskah, first, by)
    assert row(naskah, "Pasal 3").revision == before + 1
    assert row(naskah, "Pasal 2").revision == untouched


def test_the_same_text_is_not_restored(naskah, by, first):
    with pytest.raises(NothingToFreeze, match="sudah sama dengan versi 1"):
        restore(naskah, first, by)


def test_not_while_the_text_is_locked(naskah, by, first):
    rewrite(naskah, "Pasal 3", "Lain sama sekali.", by)
    set_stage(raperda=naskah.raperda, stage=naskah.raperda.stage, editable=False, is_public=False, by=by)
    with pytest.raises(TextLocked):
        restore(naskah, first, by)
