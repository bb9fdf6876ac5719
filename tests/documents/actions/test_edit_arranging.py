"""Inserting, moving, removing: units stand only where they may, and the penjelasan follows its pasal."""

import pytest

from documents import bridge
from documents.actions import TextRefused, insert_unit, remove_unit
from documents.core.layout import layout
from documents.core.tree import Kind, Node, walk
from documents.models import Clause
from tests.documents.drafts import imported, insert, long_draft, move, notes, remove, row, short_draft, state, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


class TestInserting:
    def test_a_pasal_brings_its_penjelasan_and_moves_the_numbers(self, naskah, by):
        saved = insert(naskah, Kind.PASAL, "sesudah", "Pasal 2", "Pelayanan baru.", by, reason="Usul")
        assert [n.text for n in unit(naskah, "BAB II").children] == [
            "",
            "Pelayanan baru.",
            "Pelayanan diselenggarakan tanpa biaya.",
        ]
        assert unit(naskah, "Pasal 3").key == saved.unit.key
        assert notes(naskah)[2] == ("3", "Cukup jelas.")
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3", "4", "5"]
        assert unit(naskah, "Penjelasan Pasal 3").explains == saved.unit.key
        assert {h.history_type for h in Clause.history.filter(edit=saved.edit)} == {"+"}
        assert saved.edit.address == "Pasal 3"

    def test_a_pasal_before_the_first(self, naskah, by):
        insert(naskah, Kind.PASAL, "sebelum", "Pasal 1", "Paling awal.", by)
        assert unit(naskah, "Pasal 1").text == "Paling awal."
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3", "4", "5"]
        assert "kesehatan dasar" in notes(naskah)[2][1]

    def test_a_pasal_into_an_empty_bab(self, naskah, by):
        bab = insert(naskah, Kind.BAB, "sesudah", "BAB II", "SANKSI ADMINISTRATIF", by)
        assert unit(naskah, "BAB III").heading == "SANKSI ADMINISTRATIF"
        saved = insert(naskah, Kind.PASAL, "dalam", "BAB III", "(1) Satu.\n(2) Dua.", by)
        assert unit(naskah, "Pasal 4").key == saved.unit.key
        assert [n.key for n in unit(naskah, "BAB III").children] == [saved.unit.key]
        assert unit(naskah, "BAB IV").heading == "KETENTUAN PENUTUP"
        assert row(naskah, "BAB III").key == bab.unit.key
        assert {r.unit for r in Clause.objects.filter(parent__key=saved.unit.key)} == {saved.unit.key}

    def test_a_bagian_and_a_paragraf_into_a_bab(self, naskah, by):
        insert(naskah, Kind.BAGIAN, "dalam", "BAB III", "Umum", by)
        insert(naskah, Kind.PARAGRAF, "dalam", "BAB III Bagian Kesatu", "Tata Cara", by)
        insert(naskah, Kind.PASAL, "dalam", "BAB III Bagian Kesatu Paragraf 1", "Caranya begini.", by)
        assert unit(naskah, "Pasal 5").text == "Caranya begini."

    def test_an_item_into_the_opening(self, naskah, by):
        insert(naskah, Kind.HURUF, "sesudah", "Menimbang huruf a", "bahwa butir baru;", by)
        insert(naskah, Kind.ANGKA, "dalam", "Mengingat", "Undang-Undang Nomor 23 Tahun 2014;", by)
        assert [n.number for n in unit(naskah, "Menimbang").children] == ["a", "b", "c"]
        assert unit(naskah, "Menimbang huruf b").text == "bahwa butir baru;"
        found = row(naskah, "Mengingat angka 2")
        assert (found.unit, found.text) == (found.key, "Undang-Undang Nomor 23 Tahun 2014;")

    def test_a_lampiran_at_the_end(self, naskah, by):
        key = Clause.objects.get(naskah=naskah, kind=Kind.PERDA).key
        insert_unit(
            naskah=naskah, kind=Kind.LAMPIRAN, where="dalam", anchor=key, text="LAMPIRAN\nJUDUL\n\nIsi.", by=by, now=NOW
        )
        assert bridge.tree_of(naskah).children[-1].kind is Kind.LAMPIRAN
        insert(naskah, Kind.LAMPIRAN, "sesudah", "Lampiran", "LAMPIRAN\nLAIN\n\nIsi lain.", by)
        assert [n.number for n in bridge.tree_of(naskah).children[-2:]] == ["I", "II"]

    def test_without_penjelasan_none_is_made(self, by):
        tree = Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, text="x"),)),))
        naskah = imported(tree, by)
        insert(naskah, Kind.PASAL, "sesudah", "Pasal 1", "y", by)
        assert [n.text for n in bridge.tree_of(naskah).children[0].children] == ["x", "y"]

    @pytest.mark.parametrize(
        ("kind", "where", "anchor"),
        [
            (Kind.BAB, "dalam", "BAB II"),
            (Kind.BAB, "sesudah", "Pasal 2"),
            (Kind.PASAL, "dalam", "Pasal 2"),
            (Kind.PASAL, "sesudah", "Judul"),
            (Kind.PASAL, "sesudah", "Penjelasan Pasal 2"),
            (Kind.PASAL, "dalam", "Penjelasan"),
            (Kind.PARAGRAF, "sesudah", "BAB II"),
            (Kind.AYAT, "dalam", "Pasal 2"),
            (Kind.HURUF, "dalam", "Pasal 3"),
            (Kind.HURUF, "dalam", "Penjelasan Umum"),
            (Kind.HURUF, "dalam", "Mengingat"),
            (Kind.ANGKA, "sesudah", "Menimbang huruf a"),
            (Kind.LAMPIRAN, "sebelum", "Judul"),
            (Kind.LAMPIRAN, "sesudah", "Penutup"),
            (Kind.JUDUL, "sesudah", "Judul"),
        ],
    )
    def test_forbidden_places(self, naskah, by, kind, where, anchor):
        before = state(naskah)
        with pytest.raises(TextRefused, match="Pilih tempat lain"):
            insert(naskah, kind, where, anchor, "Isi.", by)
        assert state(naskah) == before

    @pytest.mark.parametrize("text", ["", "  \n", "Satu.\n\nPasal 9\n\nDua."])
    def test_refused_texts(self, naskah, by, text):
        before = state(naskah)
        with pytest.raises(TextRefused):
            insert(naskah, Kind.PASAL, "sesudah", "Pasal 2", text, by)
        assert state(naskah) == before

    def test_an_anchor_that_is_gone(self, naskah, by):
        with pytest.raises(TextRefused, match="sudah tidak ada"):
            insert_unit(naskah=naskah, kind=Kind.PASAL, where="sesudah", anchor="zzzzzzzz", text="x", by=by, now=NOW)


class TestMoving:
    def test_a_pasal_takes_its_penjelasan_along(self, naskah, by):
        key = unit(naskah, "Pasal 2").key
        edit = move(naskah, "Pasal 2", "sesudah", "Pasal 4", by)
        assert unit(naskah, "Pasal 4").key == key
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3", "4"]
        assert "kesehatan dasar" in notes(naskah)[3][1]
        assert [h.key for h in Clause.history.filter(edit=edit)] == [key]

    @pytest.mark.parametrize(
        ("where", "anchor", "order"),
        [
            ("sebelum", "Pasal 2", ["tanpa biaya", "menyelenggarakan"]),
            ("sesudah", "Pasal 2", ["menyelenggarakan", "tanpa biaya"]),
            ("dalam", "BAB II", ["menyelenggarakan", "tanpa biaya"]),
        ],
    )
    def test_places_among_its_own_siblings(self, naskah, by, where, anchor, order):
        move(naskah, "Pasal 3", where, anchor, by)
        texts = [" ".join(p.text for p in walk(n)) for n in unit(naskah, "BAB II").children]
        assert len(texts) == 2
        assert all(word in text for word, text in zip(order, texts, strict=True))

    def test_a_bab_takes_all_it_holds_along(self, naskah, by):
        pasal = [n.key for n in unit(naskah, "BAB II").children]
        edit = move(naskah, "BAB II", "sebelum", "BAB I", by)
        assert unit(naskah, "BAB I").heading == "PELAYANAN"
        assert [unit(naskah, f"Pasal {n}").key for n in (1, 2)] == pasal
        assert "kesehatan dasar" in notes(naskah)[0][1]
        assert Clause.history.filter(edit=edit).count() == 1

    def test_an_item_of_the_opening(self, naskah, by):
        move(naskah, "Menimbang huruf a", "sesudah", "Menimbang huruf b", by)
        assert unit(naskah, "Menimbang huruf b").text == "bahwa contoh diperlukan untuk menguji;"

    @pytest.mark.parametrize(
        ("address", "where", "anchor", "said"),
        [
            ("BAB II", "dalam", "BAB II", "dirinya sendiri"),
            ("BAB II", "sesudah", "Pasal 2", "dirinya sendiri"),
            ("BAB II", "dalam", "BAB I", "Pilih tempat lain"),
            ("Pasal 2", "sesudah", "Penjelasan Pasal 1", "Pilih tempat lain"),
            ("Pasal 2", "dalam", "Penjelasan", "Pilih tempat lain"),
            ("Pasal 2", "sesudah", "Judul", "Pilih tempat lain"),
            ("Penjelasan Pasal 2", "sesudah", "Pasal 3", "tempat yang tetap"),
            ("Penjelasan Umum", "sesudah", "Penjelasan Pasal 1", "tempat yang tetap"),
            ("Judul", "sesudah", "Penutup", "tempat yang tetap"),
            ("Penutup", "sebelum", "Judul", "tempat yang tetap"),
            ("Menimbang huruf a", "dalam", "Mengingat", "Pilih tempat lain"),
            ("Menimbang huruf a", "dalam", "Pasal 3", "Pilih tempat lain"),
            ("Menimbang huruf a", "dalam", "Penjelasan Umum", "Pilih tempat lain"),
        ],
    )
    def test_forbidden_places(self, naskah, by, address, where, anchor, said):
        before = state(naskah)
        with pytest.raises(TextRefused, match=said):
            move(naskah, address, where, anchor, by)
        assert state(naskah) == before


class TestRemoving:
    def test_a_pasal_takes_its_penjelasan_along(self, naskah, by):
        edit = remove(naskah, "Pasal 2", by)
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3"]
        assert "kesehatan" not in layout(bridge.tree_of(naskah))
        kinds = [h.kind for h in Clause.history.filter(edit=edit, history_type="-")]
        assert sorted(kinds) == ["ayat", "ayat", "ayat", "ayat", "huruf", "huruf", "pasal", "pasal"]

    def test_a_bab_takes_everything_below_it_along_in_few_queries(self, by, django_assert_max_num_queries):
        naskah = long_draft(by, 60)
        with django_assert_max_num_queries(30):
            remove(naskah, "BAB II", by)
        assert [n.heading for n in unit(naskah, "BAB I").children] == [""] * 20
        assert len(notes(naskah)) == 40
        assert [number for number, _ in notes(naskah)] == [str(n) for n in range(1, 41)]
        assert not Clause.objects.filter(naskah=naskah, text__contains="ke-30 ").exists()

    def test_an_item_of_the_opening(self, naskah, by):
        remove(naskah, "Menimbang huruf a", by)
        assert [n.number for n in unit(naskah, "Menimbang").children] == ["a"]

    @pytest.mark.parametrize(
        "address", ["Judul", "Menimbang", "Mengingat", "Penutup", "Penjelasan", "Penjelasan Umum", "Penjelasan Pasal 2"]
    )
    def test_what_a_perda_must_have_stays(self, naskah, by, address):
        before = state(naskah)
        with pytest.raises(TextRefused, match="wajib ada"):
            remove(naskah, address, by)
        assert state(naskah) == before

    def test_the_root_and_a_part_of_a_unit_stay(self, naskah, by):
        root = Clause.objects.get(naskah=naskah, kind=Kind.PERDA).key
        part = unit(naskah, "Pasal 2 ayat (1)").key
        for key in (root, part, "zzzzzzzz"):
            with pytest.raises(TextRefused):
                remove_unit(naskah=naskah, key=key, by=by, now=NOW)

    def test_a_penjelasan_whose_pasal_never_was_may_go(self, by):
        pasal = Node(Kind.PASAL, "1", text="x")
        stray = Node(Kind.PASAL, "7", text="Tanpa pasangan.")
        tree = Node(
            Kind.PERDA,
            children=(Node(Kind.BATANG_TUBUH, children=(pasal,)), Node(Kind.PENJELASAN, children=(stray,))),
        )
        naskah = imported(tree, by)
        remove(naskah, "Penjelasan Pasal 7", by)
        assert bridge.tree_of(naskah).children[1].children == ()


def test_a_pasal_does_not_stand_behind_a_heading_beside_it(naskah, by):
    with pytest.raises(TextRefused, match="Pilih tempat di dalamnya"):
        insert(naskah, Kind.PASAL, "sesudah", "BAB II", "Isi.", by)
    with pytest.raises(TextRefused, match="Pilih tempat di dalamnya"):
        move(naskah, "Pasal 1", "sesudah", "BAB II", by)
