"""The office's own clauses, and a clause put into a text with its explanation and source."""

import pytest

from documents.actions import LibraryRefused, change_clause, drop_clause, insert_clause, keep_clause
from documents.models import LibraryItem
from tests.documents.drafts import notes, short_draft, unit
from tests.people import NOW, kota_serang, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


def kept(by, title="Laporan", text="Wali Kota melaporkan hasilnya kepada DPRD.", group="lain") -> LibraryItem:
    return keep_clause(daerah=kota_serang(), group=group, title=title, text=text, by=by, now=NOW)


def test_a_title_stands_once(by):
    kept(by)
    with pytest.raises(LibraryRefused, match="sudah dipakai"):
        kept(by, title="laporan")


@pytest.mark.parametrize("text", ["  ", "Satu.\nPasal 2\nDua."])
def test_what_is_no_pasal_is_refused(by, text):
    with pytest.raises(LibraryRefused):
        kept(by, text=text)


def test_a_phrase_may_be_any_words(by):
    assert kept(by, group="frasa", text="a. huruf").text == "a. huruf"


def test_it_is_changed_and_dropped(by):
    item = kept(by)
    change_clause(item=item, group="penutup", title="Laporan tahunan", text="Teks baru.", by=by, now=NOW)
    assert LibraryItem.objects.get().title == "Laporan tahunan"
    assert drop_clause(item=item, by=by) == "Laporan tahunan"
    assert not LibraryItem.objects.exists()


def test_it_comes_in_with_its_explanation_and_source(by):
    naskah = short_draft(by)
    made = insert_clause(
        naskah=naskah, anchor=unit(naskah, "Pasal 2").key, where="sesudah", text="(1) Satu.\n(2) Dua.",
        explanation="Ayat (1)\nPenjelasan satu.\nAyat (2)\nCukup jelas.", source=("pustaka", "Contoh"), by=by, now=NOW,
        reason="Pustaka",
    )  # fmt: skip
    assert unit(naskah, "Pasal 3").key == made.unit.key
    assert (made.edit.source_kind, made.edit.source_id) == ("pustaka", "Contoh")
    assert dict(notes(naskah))["3"] == "Penjelasan satu. Cukup jelas."
