"""Splitting and joining pasal: keys stay with the words, references and penjelasan follow."""

import pytest

from documents.actions import TextRefused, UnitChanged, join_units, split_unit
from documents.core.tree import Kind
from documents.models import Clause
from tests.documents.drafts import (
    draft_of,
    keys,
    notes,
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
THREE = "(1) Satu.\n(2) Dua sebagaimana dimaksud pada ayat (1).\n(3) Tiga:\n    a. tinggi; dan\n    b. rendah."


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    """Pasal 2 has three ayat, Pasal 3 cites some of them."""
    draft = short_draft(by)
    rewrite(draft, "Pasal 2", THREE, by)
    rewrite(draft, "Pasal 3", "Ketentuan dalam Pasal 2 ayat (3) huruf b, dan Pasal 2 ayat (1) berlaku.", by)
    return draft


def split(naskah, address, by, ayat="", text="", **given):
    at = unit(naskah, f"{address} ayat ({ayat})").key if ayat else ""
    return split_unit(naskah=naskah, key=unit(naskah, address).key, at=at, text=text, by=by, now=NOW, **given)


def join(naskah, one, two, by, **given):
    given = {"key": unit(naskah, one).key, "other": unit(naskah, two).key, **given}
    return join_units(naskah=naskah, by=by, now=NOW, **given)


def bodies(naskah) -> list[str]:
    return [text_of(naskah, f"Pasal {n.number}") for n in unit(naskah, "BAB II").children]


class TestSplitting:
    def test_the_first_keeps_its_key_and_moved_ayat_keep_theirs(self, naskah, by):
        rewrite(naskah, "Pasal 2", THREE + "\n(4) Empat.", by)
        before = keys(naskah, "Pasal 2")
        made = split(naskah, "Pasal 2", by, ayat=3, reason="Terlalu panjang")
        assert bodies(naskah)[:2] == [
            "(1) Satu.\n(2) Dua sebagaimana dimaksud pada ayat (1).",
            "(1) Tiga:\n    a. tinggi; dan\n    b. rendah.\n(2) Empat.",
        ]
        after = keys(naskah, "Pasal 2") | keys(naskah, "Pasal 3") | {"pasal": unit(naskah, "Pasal 2").key}
        assert after == before
        assert [node.key for node in made.units] == [unit(naskah, f"Pasal {n}").key for n in (2, 3)]
        assert {r.unit for r in Clause.objects.filter(parent__key=made.units[1].key)} == {made.units[1].key}
        assert (made.edit.verb, made.edit.reason) == ("pecah", "Terlalu panjang")

    def test_one_ayat_alone_becomes_the_pasal_and_is_still_cited(self, naskah, by):
        third = unit(naskah, "Pasal 2 ayat (3)").key
        split(naskah, "Pasal 2", by, ayat=3)
        assert text_of(naskah, "Pasal 3") == "Tiga:\na. tinggi; dan\nb. rendah."
        assert (unit(naskah, "Pasal 3").key, row(naskah, "Pasal 3").kind) == (third, Kind.PASAL)
        assert unit(naskah, "Pasal 4").text == "Ketentuan dalam Pasal 3 huruf b, dan Pasal 2 ayat (1) berlaku."

    def test_the_ayat_that_is_left_alone_becomes_the_pasal(self, naskah, by):
        split(naskah, "Pasal 2", by, ayat=2)
        assert text_of(naskah, "Pasal 2") == "Satu."
        assert text_of(naskah, "Pasal 3") == (
            "(1) Dua sebagaimana dimaksud dalam Pasal 2.\n(2) Tiga:\n    a. tinggi; dan\n    b. rendah."
        )
        assert unit(naskah, "Pasal 4").text == "Ketentuan dalam Pasal 3 ayat (2) huruf b, dan Pasal 2 berlaku."

    def test_by_a_second_line_pasal_in_the_typed_text(self, naskah, by):
        before = keys(naskah, "Pasal 2")
        upper, lower = THREE.split("(3) Tiga:\n")
        text = f"Pasal 2\n{upper}\nPasal\nTiga sekali:\n{lower}"
        split(naskah, "Pasal 2", by, text=text)
        assert text_of(naskah, "Pasal 3") == "Tiga sekali:\na. tinggi; dan\nb. rendah."
        assert keys(naskah, "Pasal 2")["Satu."] == before["Satu."]
        assert keys(naskah, "Pasal 3")["tinggi; dan"] == before["tinggi; dan"]

    def test_a_norm_without_ayat_is_parted_by_typing(self, naskah, by):
        first = unit(naskah, "Pasal 3").key
        split(naskah, "Pasal 3", by, text="Pelayanan gratis.\nPasal 4\nPelayanan cepat.")
        assert [unit(naskah, f"Pasal {n}").text for n in (3, 4)] == ["Pelayanan gratis.", "Pelayanan cepat."]
        assert unit(naskah, "Pasal 3").key == first
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3", "4", "5"]

    def test_the_penjelasan_goes_with_its_ayat(self, naskah, by):
        rewrite(
            naskah,
            "Penjelasan Pasal 2",
            "Ayat (1)\nCukup jelas.\nAyat (2)\nCukup jelas.\nAyat (3)\nHuruf a\nJelas.\nHuruf b\nRendah itu.",
            by,
        )
        split(naskah, "Pasal 2", by, ayat=3)
        assert text_of(naskah, "Penjelasan Pasal 2") == "Cukup jelas."
        assert text_of(naskah, "Penjelasan Pasal 3") == "Huruf a\n    Jelas.\nHuruf b\n    Rendah itu."
        assert unit(naskah, "Penjelasan Pasal 3").explains == unit(naskah, "Pasal 3").key

    def test_what_explains_the_whole_stays_and_is_pointed_out(self, naskah, by):
        rewrite(naskah, "Penjelasan Pasal 2", "Ketentuan ini melindungi warga.", by)
        made = split(naskah, "Pasal 2", by, ayat=3)
        assert text_of(naskah, "Penjelasan Pasal 2") == "Ketentuan ini melindungi warga."
        assert text_of(naskah, "Penjelasan Pasal 3") == "Cukup jelas."
        assert [finding.rule for finding in made.findings] == ["penjelasan-periksa"]

    def test_who_cites_the_whole_is_pointed_out(self, naskah, by):
        rewrite(naskah, "Pasal 4", "Pasal 2 dan Pasal 3 mulai berlaku.", by)
        rewrite(naskah, "Pasal 3", "Dikecualikan dari ketentuan sebagaimana dimaksud dalam Pasal 2.", by)
        made = split(naskah, "Pasal 2", by, ayat=3)
        found = [finding for each in made.references for finding in each.findings]
        assert [finding.address for finding in found if "dipecah" in finding.message] == ["Pasal 4", "Pasal 5"]

    @pytest.mark.parametrize(
        ("address", "given", "said"),
        [
            ("Pasal 2", {"ayat": 1}, "paling awal ayat"),
            ("Pasal 2", {"text": THREE}, "satu baris"),
            ("Pasal 2", {"text": f"{THREE}\nPasal 3\nA.\nPasal 4\nB."}, "satu baris"),
            ("Pasal 2", {"text": f"{THREE}\nPasal 3\n"}, "satu baris"),
            ("Penjelasan Pasal 2", {"text": "A.\nPasal\nB."}, "batang tubuh"),
            ("BAB II", {"text": "A.\nPasal\nB."}, "batang tubuh"),
        ],
    )
    def test_what_cannot_be_parted(self, naskah, by, address, given, said):
        before = state(naskah)
        with pytest.raises(TextRefused, match=said):
            split(naskah, address, by, **given)
        assert state(naskah) == before


class TestJoining:
    def test_ayat_keep_their_keys_and_numbers_go_on(self, naskah, by):
        rewrite(naskah, "Pasal 3", "(1) Lima.\n(2) Enam.", by)
        before = keys(naskah, "Pasal 2") | {k: v for k, v in keys(naskah, "Pasal 3").items() if k != "pasal"}
        made = join(naskah, "Pasal 2", "Pasal 3", by)
        assert text_of(naskah, "Pasal 2") == f"{THREE}\n(4) Lima.\n(5) Enam."
        assert keys(naskah, "Pasal 2") == before
        assert unit(naskah, "Pasal 3").text.startswith("Peraturan Daerah ini mulai")
        assert [number for number, _ in notes(naskah)] == ["1", "2", "3"]
        assert made.edit.verb == "gabung"

    def test_two_norms_become_two_ayat_and_are_still_cited(self, naskah, by):
        rewrite(naskah, "Pasal 2", "Satu:\na. tinggi; dan\nb. rendah.", by)
        rewrite(naskah, "Pasal 3", "Dua.", by)
        rewrite(naskah, "Pasal 4", "Pasal 2 huruf b, dan Pasal 3 mulai berlaku.", by)
        third = unit(naskah, "Pasal 3").key
        made = join(naskah, "Pasal 3", "Pasal 2", by)
        assert text_of(naskah, "Pasal 2") == "(1) Satu:\n    a. tinggi; dan\n    b. rendah.\n(2) Dua."
        assert unit(naskah, "Pasal 2 ayat (2)").key == third
        assert unit(naskah, "Pasal 3").text == "Pasal 2 huruf b, dan ayat (2) mulai berlaku."
        assert not [f for each in made.references for f in each.findings]

    def test_who_cites_a_pasal_that_is_gone_is_told(self, naskah, by):
        rewrite(naskah, "Pasal 3", "(1) Lima.\n(2) Enam.", by)
        rewrite(naskah, "Pasal 4", "Dengan Pasal 3, dan Pasal 3 ayat (2) mulai berlaku.", by)
        made = join(naskah, "Pasal 2", "Pasal 3", by)
        rules = [finding.rule for each in made.references for finding in each.findings]
        assert rules == ["rujukan-putus"]
        assert "Pasal 2 ayat (5)" in unit(naskah, "Pasal 3").text

    def test_the_penjelasan_lists_every_ayat_once_one_is_explained(self, naskah, by):
        rewrite(naskah, "Pasal 2", "Satu.", by)
        rewrite(naskah, "Penjelasan Pasal 2", "Satu itu satu.", by)
        join(naskah, "Pasal 2", "Pasal 3", by)
        assert text_of(naskah, "Penjelasan Pasal 2") == "Ayat (1)\n    Satu itu satu.\nAyat (2)\n    Cukup jelas."
        note = unit(naskah, "Penjelasan Pasal 2")
        assert [part.explains for part in note.children] == [part.key for part in unit(naskah, "Pasal 2").children]

    def test_nothing_to_explain_is_said_once(self, naskah, by):
        rewrite(naskah, "Pasal 2", "Satu.", by)
        rewrite(naskah, "Penjelasan Pasal 2", "Cukup jelas.", by)
        join(naskah, "Pasal 2", "Pasal 3", by)
        assert text_of(naskah, "Penjelasan Pasal 2") == "Cukup jelas."

    @pytest.mark.parametrize(("one", "two"), [("Pasal 1", "Pasal 2"), ("Pasal 2", "Pasal 2"), ("Pasal 2", "Pasal 4")])
    def test_only_neighbours_under_one_heading(self, naskah, by, one, two):
        before = state(naskah)
        with pytest.raises(TextRefused, match="bersebelahan"):
            join(naskah, one, two, by)
        assert state(naskah) == before

    def test_split_again_it_is_what_it_was(self, naskah, by):
        rewrite(naskah, "Pasal 3", "(1) Lima.\n(2) Enam.", by)
        body = bodies(naskah)
        join(naskah, "Pasal 2", "Pasal 3", by)
        split(naskah, "Pasal 2", by, ayat=4)
        assert bodies(naskah) == body


def test_a_pasal_that_changed_since_the_page_was_opened_is_asked_about_again(naskah, by):
    seen = draft_of(naskah.raperda).revision
    rewrite(naskah, "Pasal 4", "Peraturan Daerah ini mulai berlaku segera.", by)
    other = budi()
    split(naskah, "Pasal 2", other, ayat=3, expected_revision=seen)
    with pytest.raises(UnitChanged, match="diubah oleh Budi"):
        join(naskah, "Pasal 2", "Pasal 3", by, expected_revision=seen)
    join(naskah, "Pasal 2", "Pasal 3", other, expected_revision=seen)


def test_a_pasal_that_is_gone(naskah, by):
    key = unit(naskah, "Pasal 3").key
    remove(naskah, "Pasal 3", by)
    with pytest.raises(TextRefused, match="sudah tidak ada"):
        join_units(naskah=naskah, key=unit(naskah, "Pasal 2").key, other=key, by=by, now=NOW)
