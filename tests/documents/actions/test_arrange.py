"""Headings that go while their pasal stay, definitions in order, and moves of what changed in the meantime."""

import pytest

from documents.actions import (
    TextRefused,
    UnitChanged,
    dissolve_unit,
    move_unit,
    remove_unit,
    sort_definitions,
)
from documents.core.tree import Kind
from documents.models import Clause
from tests.documents.drafts import draft_of, insert, keys, remove, rewrite, row, short_draft, state, text_of, unit
from tests.people import NOW, budi, sari

pytestmark = pytest.mark.django_db
LIST = (
    "Dalam Peraturan Daerah ini yang dimaksud dengan:\n1. Pohon adalah tumbuhan.\n2. Daerah adalah Kota Serang.\n"
    "3. Wali Kota adalah Wali Kota Serang.\n4. Pelayanan adalah bantuan."
)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def dissolve(naskah, address, by, **given):
    return dissolve_unit(naskah=naskah, key=unit(naskah, address).key, by=by, now=NOW, **given)


def sort(naskah, order, by, **given):
    return sort_definitions(naskah=naskah, order=order, by=by, now=NOW, **given)


class TestDissolving:
    def test_its_pasal_go_under_the_heading_before(self, naskah, by):
        pasal = [unit(naskah, f"Pasal {n}").key for n in (1, 2, 3, 4)]
        gone = unit(naskah, "BAB II").key
        edit = dissolve(naskah, "BAB II", by, reason="Terlalu pendek").edit
        assert [node.key for node in unit(naskah, "BAB I").children] == pasal[:3]
        assert [node.key for node in unit(naskah, "BAB II").children] == pasal[3:]
        assert not Clause.objects.filter(naskah=naskah, key=gone).exists()
        assert (edit.verb, edit.reason) == ("bubar", "Terlalu pendek")

    def test_the_first_leaves_them_where_they_are(self, naskah, by):
        dissolve(naskah, "BAB I", by)
        body = unit(naskah, "Batang Tubuh")
        assert [node.kind for node in body.children] == [Kind.PASAL, Kind.BAB, Kind.BAB]
        assert unit(naskah, "Pasal 1").children[0].text == "Daerah adalah Kota Serang."

    def test_they_go_as_deep_as_the_text_before_them(self, naskah, by):
        insert(naskah, Kind.BAGIAN, "dalam", "BAB I", "Umum", by)
        dissolve(naskah, "BAB II", by)
        assert len(unit(naskah, "BAB I Bagian Kesatu").children) == 2

    def test_a_bagian_between_others(self, naskah, by):
        for name in ("Satu", "Dua", "Tiga"):
            insert(naskah, Kind.BAGIAN, "dalam", "BAB III", name, by)
        insert(naskah, Kind.PASAL, "dalam", "BAB III Bagian Kedua", "Isi kedua.", by)
        dissolve(naskah, "BAB III Bagian Kedua", by)
        assert [n.heading for n in unit(naskah, "BAB III").children if n.kind is Kind.BAGIAN] == ["Satu", "Tiga"]
        assert [n.text for n in unit(naskah, "BAB III Bagian Kesatu").children] == ["Isi kedua."]

    def test_a_bagian_cannot_stand_without_its_bab(self, naskah, by):
        rewrite(naskah, "BAB I", "KETENTUAN UMUM SEKALI", by)
        remove(naskah, "BAB I", by)
        remove(naskah, "Pasal 1", by)
        remove(naskah, "Pasal 1", by)
        insert(naskah, Kind.BAGIAN, "dalam", "BAB I", "Umum", by)
        before = state(naskah)
        with pytest.raises(TextRefused, match="Bagian di dalamnya"):
            dissolve(naskah, "BAB I", by)
        assert state(naskah) == before

    @pytest.mark.parametrize("address", ["Pasal 2", "Judul", "Menimbang"])
    def test_only_headings(self, naskah, by, address):
        with pytest.raises(TextRefused, match="Hanya judul"):
            dissolve(naskah, address, by)


class TestSorting:
    def test_by_alphabet_keys_stay_and_references_follow(self, naskah, by):
        rewrite(naskah, "Pasal 1", LIST, by)
        rewrite(naskah, "Pasal 3", "Tumbuhan sebagaimana dimaksud dalam Pasal 1 angka 1 dilindungi.", by)
        before = keys(naskah, "Pasal 1")
        made = sort(naskah, "abjad", by)
        words = [node.text.split(" adalah")[0] for node in unit(naskah, "Pasal 1").children]
        assert words == ["Daerah", "Pelayanan", "Pohon", "Wali Kota"]
        assert keys(naskah, "Pasal 1") == before
        assert "dalam Pasal 1 angka 3 dilindungi" in unit(naskah, "Pasal 3").text
        assert (made.edit.verb, made.edit.unit) == ("urut", unit(naskah, "Pasal 1").key)
        assert row(naskah, "Pasal 1").revision == 2

    def test_by_first_use(self, naskah, by):
        rewrite(naskah, "Pasal 1", LIST, by)
        sort(naskah, "pemakaian", by)
        words = [node.text.split(" adalah")[0] for node in unit(naskah, "Pasal 1").children]
        assert words == ["Wali Kota", "Pelayanan", "Daerah", "Pohon"]

    def test_twice_changes_nothing(self, naskah, by):
        rewrite(naskah, "Pasal 1", LIST, by)
        sort(naskah, "abjad", by)
        before = state(naskah)
        with pytest.raises(TextRefused, match="sudah berurutan"):
            sort(naskah, "abjad", by)
        assert state(naskah) == before

    def test_without_a_list(self, naskah, by):
        rewrite(naskah, "Pasal 1", "Daerah adalah Kota Serang.", by)
        with pytest.raises(TextRefused, match="tidak memuat daftar definisi"):
            sort(naskah, "abjad", by)

    def test_a_list_that_changed_since(self, naskah, by):
        seen = draft_of(naskah.raperda).revision
        rewrite(naskah, "Pasal 1", LIST, budi())
        with pytest.raises(UnitChanged, match="diubah oleh Budi"):
            sort(naskah, "abjad", by, expected_revision=seen)


class TestAskingAgain:
    @pytest.mark.parametrize("changed", ["Pasal 2", "Penjelasan Pasal 2"])
    def test_a_pasal_is_not_removed_unseen(self, naskah, by, changed):
        seen, key = draft_of(naskah.raperda).revision, unit(naskah, "Pasal 2").key
        rewrite(naskah, changed, "Kata baru.", budi())
        before = state(naskah)
        with pytest.raises(UnitChanged, match="diubah oleh Budi sejak halaman ini dibuka"):
            remove_unit(naskah=naskah, key=key, by=by, now=NOW, expected_revision=seen)
        assert state(naskah) == before
        remove_unit(naskah=naskah, key=key, by=by, now=NOW, expected_revision=seen + 1)

    def test_nor_a_bab_of_which_a_pasal_is_gone(self, naskah, by):
        seen, key = draft_of(naskah.raperda).revision, unit(naskah, "BAB II").key
        remove(naskah, "Pasal 3", budi())
        with pytest.raises(UnitChanged):
            remove_unit(naskah=naskah, key=key, by=by, now=NOW, expected_revision=seen)

    def test_edits_elsewhere_do_not_ask(self, naskah, by):
        seen = draft_of(naskah.raperda).revision
        rewrite(naskah, "Pasal 3", "Lain.", budi())
        remove_unit(naskah=naskah, key=unit(naskah, "Pasal 2").key, by=by, now=NOW, expected_revision=seen)
        assert text_of(naskah, "Pasal 2") == "Lain."

    def test_a_pasal_somebody_moved_is_not_moved_on(self, naskah, by):
        seen = draft_of(naskah.raperda).revision
        given = {
            "key": unit(naskah, "Pasal 2").key,
            "where": "sebelum",
            "anchor": unit(naskah, "Pasal 1").key,
            "now": NOW,
        }
        move_unit(naskah=naskah, by=budi(), expected_revision=seen, **given)
        with pytest.raises(UnitChanged):
            move_unit(naskah=naskah, by=by, expected_revision=seen, **given)
