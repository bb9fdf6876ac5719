"""Edits: keys survive, nothing is lost to a second person, units stand only where they may, penjelasan follows its pasal."""

import pytest

from documents import bridge
from documents.actions import (
    StaleEdit,
    TextLocked,
    TextRefused,
    import_text,
    insert_unit,
    move_unit,
    remove_unit,
    rewrite_clause,
    set_stage,
)
from documents.core.layout import layout
from documents.core.tree import Kind, Node, walk
from documents.models import Clause, Edit
from tests.documents.drafts import draft_of, long_draft, rewrite, row, short_draft, text_of, unit
from tests.people import NOW, budi, kota_serang, sari

pytestmark = pytest.mark.django_db

PASAL_2 = (
    "(1) Wali Kota menyelenggarakan pelayanan.\n"
    "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n"
    "    a. pendidikan; dan\n"
    "    b. kesehatan."
)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def keys(naskah, address: str) -> dict[str, str]:
    """Words of each part of a unit and its key."""
    return {part.text or part.kind.value: part.key for part in walk(unit(naskah, address))}


def state(naskah) -> tuple:
    """Everything a refused action must leave as it was."""
    rows = Clause.objects.filter(naskah=naskah).order_by("pk").values_list()
    return list(rows), Clause.history.count(), Edit.objects.count(), draft_of(naskah.raperda).revision


def insert(naskah, kind, where, anchor, text, by, **given):
    return insert_unit(
        naskah=naskah, kind=kind, where=where, anchor=unit(naskah, anchor).key, text=text, by=by, now=NOW, **given
    )


def move(naskah, address, where, anchor, by):
    return move_unit(
        naskah=naskah, key=unit(naskah, address).key, where=where, anchor=unit(naskah, anchor).key, by=by, now=NOW
    )


def remove(naskah, address, by):
    return remove_unit(naskah=naskah, key=unit(naskah, address).key, by=by, now=NOW)


def notes(naskah) -> list[tuple[str, str]]:
    """The pasal of the penjelasan as they print: number and text, parts joined."""
    found = bridge.tree_of(naskah).first(Kind.PENJELASAN)
    return [
        (note.number, " ".join(part.text for part in walk(note) if part.text))
        for note in found.children
        if note.kind is Kind.PASAL
    ]


class TestRewriting:
    def test_the_untouched_parts_keep_their_keys(self, naskah, by):
        before = keys(naskah, "Pasal 2")
        saved = rewrite(naskah, "Pasal 2", PASAL_2.replace("kesehatan", "kesehatan dasar"), by)
        after = keys(naskah, "Pasal 2")
        assert after.pop("kesehatan dasar.") == before.pop("kesehatan.")
        assert after == before
        assert (saved.revision, saved.unit.key) == (1, before["pasal"])
        assert text_of(naskah, "Pasal 2") == PASAL_2.replace("kesehatan", "kesehatan dasar")

    def test_an_edit_tells_all_about_itself(self, naskah, by):
        edit = rewrite(naskah, "Pasal 3", "Gratis.", by, reason="Rapat Pansus", source=("dim", "12")).edit
        told = (edit.verb, edit.unit, edit.address, edit.reason, edit.source_kind, edit.source_id, edit.by, edit.at)
        key = unit(naskah, "Pasal 3").key
        assert told == ("sunting", key, "Pasal 3", "Rapat Pansus", "dim", "12", by, NOW)
        assert draft_of(naskah.raperda).revision == 2

    @pytest.mark.parametrize("text", [PASAL_2, f"Pasal 2\n{PASAL_2}", PASAL_2.replace("\n", "\r\n") + "\r\n\r\n"])
    def test_the_same_words_are_no_edit(self, naskah, by, text):
        before = state(naskah)
        saved = rewrite(naskah, "Pasal 2", text, by)
        assert (saved.edit, saved.revision) == (None, 0)
        assert state(naskah) == before

    def test_numbers_typed_wrong_are_computed_again(self, naskah, by):
        rewrite(naskah, "Pasal 2", "(1) Satu.\n(2) Dua.\n(2) Tiga.", by)
        assert text_of(naskah, "Pasal 2") == "(1) Satu.\n(2) Dua.\n(3) Tiga."

    def test_a_norm_becomes_a_list_and_a_norm_again(self, naskah, by):
        key = unit(naskah, "Pasal 3").key
        rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan:\na. tanpa biaya; dan\nb. setiap hari.", by)
        assert [(p.kind.value, p.number, p.text) for p in unit(naskah, "Pasal 3").children] == [
            ("huruf", "a", "tanpa biaya; dan"),
            ("huruf", "b", "setiap hari."),
        ]
        rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya.", by)
        assert unit(naskah, "Pasal 3").children == ()
        assert unit(naskah, "Pasal 3").key == key
        assert row(naskah, "Pasal 3").revision == 2

    @pytest.mark.parametrize(
        ("address", "typed", "stands"),
        [
            ("Judul", "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nCONTOH LAIN", None),
            ("BAB II", "PELAYANAN PUBLIK", None),
            ("BAB II", "BAB II\nPELAYANAN PUBLIK", "PELAYANAN PUBLIK"),
            ("Menimbang huruf a", "bahwa contoh lain diperlukan;", None),
            ("Menimbang huruf a", "a. bahwa contoh lain diperlukan;", "bahwa contoh lain diperlukan;"),
            ("Mengingat angka 1", "1. Undang-Undang Nomor 23 Tahun 2014;", "Undang-Undang Nomor 23 Tahun 2014;"),
            ("Penjelasan Pasal 3", "Yang dimaksud dengan pelayanan adalah layanan.", None),
            ("Penjelasan Umum", "Alinea satu.\n\nAlinea dua.", None),
            ("Penutup", "Agar setiap orang mengetahuinya.\nDitetapkan di Serang", None),
        ],
    )
    def test_every_kind_of_unit_is_written_as_it_prints(self, naskah, by, address, typed, stands):
        key = unit(naskah, address).key
        assert rewrite(naskah, address, typed, by).edit is not None
        assert text_of(naskah, address) == (stands or typed)
        assert unit(naskah, address).key == key
        assert rewrite(naskah, address, typed, by).edit is None

    def test_an_item_of_menimbang_may_hold_a_list(self, naskah, by):
        rewrite(naskah, "Menimbang huruf a", "bahwa perlu:\n1. satu; dan\n2. dua;", by)
        item = unit(naskah, "Menimbang huruf a")
        assert [(p.number, p.text) for p in item.children] == [("1", "satu; dan"), ("2", "dua;")]
        assert {r.unit for r in Clause.objects.filter(key__in=[p.key for p in item.children])} == {item.key}

    def test_a_menimbang_without_letters_becomes_a_list_of_units(self, by):
        opening = Node(Kind.PEMBUKAAN, text="X", children=(Node(Kind.MENIMBANG, text="bahwa satu;"),))
        body = Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, text="Isi."),))
        raperda = import_text(
            daerah=kota_serang(),
            judul="Uji",
            initiator="dprd",
            tahun=2021,
            tree=Node(Kind.PERDA, children=(opening, body)),
            by=by,
            now=NOW,
        )
        naskah = draft_of(raperda)
        rewrite(naskah, "Menimbang", "a. bahwa satu;\nb. bahwa dua;", by)
        rewrite(naskah, "Menimbang huruf b", "bahwa dua diubah;", by)
        assert [item.text for item in unit(naskah, "Menimbang").children] == ["bahwa satu;", "bahwa dua diubah;"]

    def test_items_are_not_typed_into_a_list_that_has_some(self, naskah, by):
        with pytest.raises(TextRefused, match="Sisipkan"):
            rewrite(naskah, "Menimbang", "c. bahwa tiga;", by)

    def test_the_title_of_the_penjelasan_keeps_its_last_line(self, by):
        last = Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR ...")
        parts = Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, "I", "UMUM", "U."), last))
        raperda = import_text(
            daerah=kota_serang(),
            judul="Uji",
            initiator="dprd",
            tahun=2021,
            tree=Node(Kind.PERDA, children=(parts,)),
            by=by,
            now=NOW,
        )
        naskah = draft_of(raperda)
        rewrite(naskah, "Penjelasan", "PENJELASAN\nATAS\nRANCANGAN PERATURAN DAERAH", by)
        assert bridge.tree_of(naskah).children[0].children == parts.children

    def test_a_huge_text_is_saved_whole(self, naskah, by):
        words = " ".join(f"kata{n}" for n in range(20_000))
        assert len(words) > 180_000
        rewrite(naskah, "Pasal 3", words, by)
        assert text_of(naskah, "Pasal 3") == words
        ayat = "\n".join(f"({n}) Ayat ke-{n} yang berbunyi demikian." for n in range(1, 900))
        rewrite(naskah, "Pasal 3", ayat, by)
        assert text_of(naskah, "Pasal 3") == ayat
        rewrite(naskah, "Pasal 3", ayat.replace("ke-500 ", "kelima ratus "), by)
        assert Clause.objects.filter(edit=Edit.objects.latest("pk")).count() == 2

    def test_a_sign_the_database_cannot_hold_does_no_harm(self, naskah, by):
        rewrite(naskah, "Pasal 3", "Gratis\x00 saja.", by)
        assert text_of(naskah, "Pasal 3") == "Gratis saja."


class TestRefusedTexts:
    @pytest.mark.parametrize(
        ("address", "text", "said"),
        [
            ("Pasal 3", "", "kosong"),
            ("Pasal 3", " \n\t\n ", "kosong"),
            ("Pasal 2", "", "kosong"),
            ("BAB II", "", "kosong"),
            ("Judul", "\n", "kosong"),
            ("Menimbang huruf a", "", "kosong"),
            ("Penjelasan Umum", "", "kosong"),
            ("Pasal 3", "Satu.\n\nPasal 4\n\nDua.", "satu pasal"),
        ],
    )
    def test_they_change_nothing(self, naskah, by, address, text, said):
        before = state(naskah)
        with pytest.raises(TextRefused, match=said):
            rewrite(naskah, address, text, by)
        assert state(naskah) == before

    @pytest.mark.parametrize("kind", [Kind.BATANG_TUBUH, Kind.PERDA])
    def test_a_frame_has_no_words_of_its_own(self, naskah, by, kind):
        key = Clause.objects.get(naskah=naskah, kind=kind).key
        with pytest.raises(TextRefused, match="kata-kata sendiri"):
            rewrite_clause(naskah=naskah, key=key, text="Kata.", expected_revision=0, by=by, now=NOW)

    def test_a_unit_that_is_gone_says_so(self, naskah, by):
        found = row(naskah, "Pasal 3")
        remove(naskah, "Pasal 3", by)
        with pytest.raises(TextRefused, match="sudah dihapus"):
            rewrite_clause(naskah=naskah, key=found.key, text="x", expected_revision=0, by=by, now=NOW)

    def test_a_part_of_a_unit_is_no_unit(self, naskah, by):
        key = unit(naskah, "Pasal 2 ayat (1)").key
        with pytest.raises(TextRefused):
            rewrite_clause(naskah=naskah, key=key, text="x", expected_revision=0, by=by, now=NOW)

    def test_a_unit_of_another_text_is_out_of_reach(self, naskah, by):
        other = short_draft(by)
        with pytest.raises(TextRefused):
            rewrite_clause(naskah=other, key=unit(naskah, "Pasal 3").key, text="x", expected_revision=0, by=by, now=NOW)


class TestTwoPeople:
    def test_the_second_gets_both_texts_and_their_merge(self, naskah, by):
        first = rewrite(naskah, "Pasal 2", PASAL_2.replace("pendidikan", "pendidikan dasar"), by)
        mine = PASAL_2.replace("kesehatan", "kesehatan ibu dan anak")
        before = state(naskah)
        with pytest.raises(StaleEdit, match="disimpan orang lain") as caught:
            rewrite(naskah, "Pasal 2", mine, budi(), expected_revision=0)
        stale = caught.value
        assert state(naskah) == before
        assert (stale.mine, stale.base, stale.theirs) == (mine, PASAL_2, text_of(naskah, "Pasal 2"))
        assert (stale.revision, stale.edit) == (1, first.edit)
        assert stale.merge.clean
        both = PASAL_2.replace("pendidikan", "pendidikan dasar").replace("kesehatan", "kesehatan ibu dan anak")
        assert stale.merge.text == both
        rewrite(naskah, "Pasal 2", stale.merge.text, by, expected_revision=stale.revision)
        assert text_of(naskah, "Pasal 2") == both

    def test_the_same_words_changed_twice_stay_side_by_side(self, naskah, by):
        rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa pungutan.", by)
        with pytest.raises(StaleEdit) as caught:
            rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan dengan murah.", by, expected_revision=0)
        merge = caught.value.merge
        assert not merge.clean
        assert "tanpa pungutan" in merge.text
        assert "dengan murah" in merge.text

    def test_the_base_is_what_the_person_had_opened(self, naskah, by):
        for n in range(1, 5):
            rewrite(naskah, "Pasal 3", f"Pelayanan ke-{n}.", by)
        with pytest.raises(StaleEdit) as caught:
            rewrite(naskah, "Pasal 3", "Milik saya.", by, expected_revision=2)
        assert (caught.value.base, caught.value.theirs) == ("Pelayanan ke-2.", "Pelayanan ke-4.")

    def test_an_explanation_is_merged_in_its_own_printed_form(self, naskah, by):
        base = text_of(naskah, "Penjelasan Pasal 2")
        rewrite(naskah, "Penjelasan Pasal 2", base.replace("dasar", "rujukan"), by)
        with pytest.raises(StaleEdit) as caught:
            rewrite(naskah, "Penjelasan Pasal 2", base, by, expected_revision=0)
        assert caught.value.base == base
        assert caught.value.theirs.startswith("Ayat (1)")

    def test_another_unit_and_a_move_do_not_stand_in_the_way(self, naskah, by):
        rewrite(naskah, "Pasal 2", PASAL_2.replace("kesehatan", "air"), by)
        key = unit(naskah, "Pasal 3").key
        move(naskah, "Pasal 3", "sebelum", "Pasal 2", by)
        saved = rewrite_clause(naskah=naskah, key=key, text="Gratis.", expected_revision=0, by=by, now=NOW)
        assert saved.edit is not None


class TestExplaining:
    def test_its_parts_carry_the_labels_of_the_penjelasan(self, naskah, by):
        text = "Ayat (1)\n    Cukup jelas.\nAyat (2)\n    Huruf a\n        Pendidikan dasar.\n    Huruf b\n        Cukup jelas."
        rewrite(naskah, "Penjelasan Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2") == text
        explained = unit(naskah, "Penjelasan Pasal 2").children[1].children[1]
        assert explained.explains == unit(naskah, "Pasal 2 ayat (2) huruf b").key

    def test_a_label_alone_is_an_edit(self, naskah, by):
        before = keys(naskah, "Penjelasan Pasal 2")
        words = 'Yang dimaksud dengan "kesehatan" adalah pelayanan kesehatan dasar.'
        rewrite(naskah, "Penjelasan Pasal 2", f"Ayat (2)\n    {words}", by)
        saved = rewrite(naskah, "Penjelasan Pasal 2", f"Ayat (1)\n    {words}", by)
        assert saved.edit is not None
        (part,) = unit(naskah, "Penjelasan Pasal 2").children
        assert part.explains == unit(naskah, "Pasal 2 ayat (1)").key
        assert part.key == before[words]

    def test_a_label_without_partner_stays_as_typed(self, naskah, by):
        text = "Ayat (1) dan (2)\n    Cukup jelas.\nAyat (9)\n    Tanpa pasangan."
        rewrite(naskah, "Penjelasan Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2") == text
        assert "Ayat (9)" in layout(bridge.tree_of(naskah))

    def test_a_label_typed_twice_loses_no_word(self, naskah, by):
        rewrite(naskah, "Penjelasan Pasal 2", "Ayat (1)\n    Satu.\nAyat (1)\n    Dua.", by)
        parts = unit(naskah, "Penjelasan Pasal 2").children
        assert sorted(part.text for part in parts) == ["Dua.", "Satu."]
        assert len({part.key for part in parts}) == 2

    def test_it_follows_its_ayat_to_another_place(self, naskah, by):
        first, *rest = PASAL_2.split("\n")
        text = "\n".join(["(1) Ayat baru di depan.", first.replace("(1)", "(2)"), *rest]).replace(
            "(2) Pelayanan", "(3) Pelayanan"
        )
        rewrite(naskah, "Pasal 2", text, by)
        assert text_of(naskah, "Penjelasan Pasal 2").startswith("Ayat (2)\n    Cukup jelas.\nAyat (3)\n    Yang")

    def test_it_goes_with_its_ayat_and_says_so(self, naskah, by):
        opened = row(naskah, "Penjelasan Pasal 2")
        saved = rewrite(naskah, "Pasal 2", "(1) Wali Kota menyelenggarakan pelayanan.", by)
        assert [(f.rule, "kesehatan dasar" in f.message) for f in saved.findings] == [("penjelasan-terhapus", True)]
        assert text_of(naskah, "Penjelasan Pasal 2") == "Ayat (1)\n    Cukup jelas."
        gone = Clause.history.filter(edit=saved.edit, history_type="-", explains__gt="").get()
        assert "kesehatan dasar" in gone.text
        with pytest.raises(StaleEdit):
            rewrite(naskah, "Penjelasan Pasal 2", "Cukup jelas.", by, expected_revision=opened.revision)

    def test_what_goes_without_saying_goes_without_saying_so(self, naskah, by):
        text = "(1) Pelayanan sebagaimana dimaksud dalam Pasal 1 meliputi:\n    a. pendidikan; dan\n    b. kesehatan."
        assert rewrite(naskah, "Pasal 2", text, by).findings == ()
        assert text_of(naskah, "Penjelasan Pasal 2").startswith("Ayat (1)\n    Yang dimaksud")

    def test_it_stays_where_an_ayat_is_written_anew(self, naskah, by):
        before = text_of(naskah, "Penjelasan Pasal 2")
        saved = rewrite(naskah, "Pasal 2", "(1) Izin berlaku lima tahun.\n(2) Retribusi dipungut bulanan.", by)
        assert saved.findings == ()
        assert text_of(naskah, "Penjelasan Pasal 2") == before
        note = unit(naskah, "Penjelasan Pasal 2").children[1]
        assert note.explains == unit(naskah, "Pasal 2 ayat (2)").key


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
        raperda = import_text(
            daerah=kota_serang(), judul="Uji", initiator="dprd", tahun=2021, tree=tree, by=by, now=NOW
        )
        naskah = draft_of(raperda)
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
        raperda = import_text(
            daerah=kota_serang(), judul="Uji", initiator="dprd", tahun=2021, tree=tree, by=by, now=NOW
        )
        naskah = draft_of(raperda)
        remove(naskah, "Penjelasan Pasal 7", by)
        assert bridge.tree_of(naskah).children[1].children == ()


def test_a_locked_stage_forbids_every_edit(naskah, by):
    set_stage(raperda=naskah.raperda, stage="penetapan", editable=False, is_public=True, by=by)
    before = state(naskah)
    attempts = [
        lambda: rewrite(naskah, "Pasal 3", "Gratis.", by),
        lambda: insert(naskah, Kind.PASAL, "sesudah", "Pasal 3", "Baru.", by),
        lambda: move(naskah, "Pasal 3", "sebelum", "Pasal 2", by),
        lambda: remove(naskah, "Pasal 3", by),
    ]
    for attempt in attempts:
        with pytest.raises(TextLocked, match="terkunci pada tahap ini"):
            attempt()
    assert state(naskah) == before
