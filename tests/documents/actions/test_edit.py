"""Rewriting a unit: keys survive, a refused text changes nothing, nothing is lost to a second person."""

import pytest

from documents import bridge
from documents.actions import StaleEdit, TextLocked, TextRefused, rewrite_clause, set_stage
from documents.core.tree import Kind, Node
from documents.models import Clause, Edit
from tests.documents.drafts import (
    PASAL_2,
    draft_of,
    imported,
    insert,
    keys,
    move,
    remove,
    rewrite,
    row,
    short_draft,
    state,
    text_of,
    unit,
)
from tests.people import NOW, budi, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


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
        naskah = imported(Node(Kind.PERDA, children=(opening, body)), by)
        rewrite(naskah, "Menimbang", "a. bahwa satu;\nb. bahwa dua;", by)
        rewrite(naskah, "Menimbang huruf b", "bahwa dua diubah;", by)
        assert [item.text for item in unit(naskah, "Menimbang").children] == ["bahwa satu;", "bahwa dua diubah;"]

    def test_items_are_not_typed_into_a_list_that_has_some(self, naskah, by):
        with pytest.raises(TextRefused, match="Sisipkan"):
            rewrite(naskah, "Menimbang", "c. bahwa tiga;", by)

    def test_the_title_of_the_penjelasan_keeps_its_last_line(self, by):
        last = Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR ...")
        parts = Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, "I", "UMUM", "U."), last))
        naskah = imported(Node(Kind.PERDA, children=(parts,)), by)
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
