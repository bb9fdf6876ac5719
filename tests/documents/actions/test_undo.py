"""Undo: any one edit is taken back whole, as a new edit, unless a later one stands on it."""

import pytest

from documents import bridge, history
from documents.actions import (
    TextRefused,
    accept_suggestion,
    add_explanation,
    dissolve_unit,
    join_units,
    replace_words,
    sort_definitions,
    split_unit,
    suggest,
    undo,
)
from documents.actions.lock import lock, new_edit
from documents.actions.undo import in_the_way
from documents.core.layout import layout
from documents.core.replace import Query, find
from documents.core.tree import Kind, walk
from documents.models import Clause, Edit
from tests.documents.drafts import draft_of, insert, keys, move, remove, rewrite, row, short_draft, state, unit
from tests.people import NOW, budi, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    """Pasal 3 cites Pasal 2, so that most edits move a reference too."""
    draft = short_draft(by)
    words = "Pelayanan sebagaimana dimaksud dalam Pasal 2 ayat (2) huruf a diselenggarakan tanpa biaya."
    rewrite(draft, "Pasal 3", words, by)
    return draft


def whole(naskah) -> tuple[str, list[str], list[str]]:
    """The text, its keys, and what explains what, in reading order."""
    tree = bridge.tree_of(naskah)
    return layout(tree), [node.key for node in walk(tree)], [node.explains for node in walk(tree)]


def take_back(naskah, edit, by, **given):
    return undo(naskah=naskah, edit=edit, by=by, now=NOW, **given)


def last(naskah) -> Edit:
    return naskah.edits.order_by("-pk").first()


def do_rewrite(n, by):
    rewrite(n, "Pasal 2", "(1) Wali Kota melayani.\n(2) Meliputi:\n    a. sekolah.\n(3) Baru.", by)


def do_judul(n, by):
    rewrite(n, "Judul", "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nNAMA LAIN", by)


def do_insert(n, by):
    insert(n, Kind.PASAL, "sesudah", "Pasal 1", "(1) Sisip.\n(2) Dua.", by)


def do_move(n, by):
    move(n, "Pasal 2", "sesudah", "Pasal 4", by)


def do_remove(n, by):
    remove(n, "Pasal 2", by)


def do_remove_bab(n, by):
    remove(n, "BAB II", by)


def do_split(n, by):
    at = unit(n, "Pasal 2 ayat (2)").key
    split_unit(naskah=n, key=unit(n, "Pasal 2").key, at=at, by=by, now=NOW)


def do_join(n, by):
    join_units(naskah=n, key=unit(n, "Pasal 2").key, other=unit(n, "Pasal 3").key, by=by, now=NOW)


def do_dissolve(n, by):
    dissolve_unit(naskah=n, key=unit(n, "BAB II").key, by=by, now=NOW)


def do_sort(n, by):
    sort_definitions(naskah=n, order="pemakaian", by=by, now=NOW)


def do_replace(n, by):
    query = Query("pelayanan", "layanan")
    chosen = frozenset(hit.name for hit in find(bridge.tree_of(n), query))
    revision = draft_of(n.raperda).revision
    replace_words(naskah=n, query=query, chosen=chosen, expected_revision=revision, by=by, now=NOW)


def do_accept(n, by):
    made = suggest(naskah=n, key=unit(n, "Pasal 4").key, text="Berlaku segera.", by=budi(), now=NOW, reason="Cepat")
    accept_suggestion(suggestion=made, by=by, now=NOW)


def do_item(n, by):
    insert(n, Kind.HURUF, "sesudah", "Menimbang huruf a", "bahwa butir baru;", by)


VERBS = [
    do_rewrite, do_judul, do_insert, do_move, do_remove, do_remove_bab, do_split, do_join, do_dissolve, do_sort,
    do_replace, do_accept, do_item,
]  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__[3:])
def test_every_verb_is_taken_back_and_put_back(naskah, by, verb):
    before, name = whole(naskah), naskah.raperda.judul
    verb(naskah, by)
    after, edit = whole(naskah), last(naskah)
    assert after != before
    taken = take_back(naskah, edit, by, reason="Keliru").edit
    assert whole(naskah) == before
    assert (taken.verb, taken.source_kind, taken.source_id) == ("urung", "suntingan", str(edit.pk))
    assert (taken.unit, taken.address, taken.reason) == (edit.unit, edit.address, "Keliru")
    naskah.raperda.refresh_from_db()
    assert naskah.raperda.judul == name
    take_back(naskah, taken, by)
    assert whole(naskah) == after


def test_the_penjelasan_that_was_added_is_taken_back(naskah, by):
    edits = [remove_penjelasan(naskah, by)]
    before = whole(naskah)
    edits.append(add_explanation(naskah=naskah, by=by, now=NOW))
    take_back(naskah, edits[1], by)
    assert whole(naskah) == before


def remove_penjelasan(naskah, by):
    edit, whole = new_edit(lock(naskah), by=by, now=NOW, verb="uji"), bridge.Whole(naskah)
    history.delete(whole.below(whole.first(Kind.PENJELASAN)), edit)
    return edit


def test_edits_elsewhere_do_not_stand_in_the_way(naskah, by):
    do_remove(naskah, by)
    edit = last(naskah)
    rewrite(naskah, "Pasal 1", "Dalam Peraturan Daerah ini yang dimaksud dengan Daerah adalah Kota Serang.", by)
    take_back(naskah, edit, by)
    assert unit(naskah, "Pasal 2 ayat (1)").text == "Wali Kota menyelenggarakan pelayanan."
    assert unit(naskah, "Pasal 1").text.endswith("Kota Serang.")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (do_rewrite, lambda n, by: rewrite(n, "Pasal 2", "Lain.", by), "suntingan Pasal 2 oleh Budi"),
        (do_insert, lambda n, by: rewrite(n, "Pasal 2", "Lain.", by), "suntingan Pasal 2 oleh Budi"),
        (do_insert, lambda n, by: rewrite(n, "Penjelasan Pasal 2", "Lain.", by), "suntingan Penjelasan Pasal 2"),
        (do_move, lambda n, by: remove(n, "Pasal 4", by), "penghapusan"),
        (do_split, lambda n, by: move(n, "Pasal 3", "sebelum", "Pasal 1", by), "pemindahan"),
    ],
)
def test_a_later_edit_of_the_same_rows_is_named(naskah, by, first, second, said):
    first(naskah, by)
    edit = last(naskah)
    second(naskah, budi())
    before = state(naskah)
    with pytest.raises(TextRefused, match=f"sesudahnya ada {said}"):
        take_back(naskah, edit, by)
    assert state(naskah) == before
    assert in_the_way(naskah, edit) == last(naskah)


def test_what_was_put_into_a_new_bab_keeps_it(naskah, by):
    insert(naskah, Kind.BAB, "sesudah", "BAB II", "SANKSI", by)
    edit = last(naskah)
    move(naskah, "Pasal 4", "dalam", "BAB III", budi())
    with pytest.raises(TextRefused, match="pemindahan .*oleh Budi"):
        take_back(naskah, edit, by)


def test_a_pasal_does_not_come_back_into_a_bab_that_is_gone(naskah, by):
    do_remove(naskah, by)
    edit = last(naskah)
    remove(naskah, "BAB II", budi())
    with pytest.raises(TextRefused, match="penghapusan .*oleh Budi"):
        take_back(naskah, edit, by)


def test_words_about_a_new_ayat_keep_it(naskah, by):
    rewrite(naskah, "Pasal 3", "(1) Satu.\n(2) Dua.", by)
    edit = last(naskah)
    rewrite(naskah, "Penjelasan Pasal 3", "Ayat (1)\nSatu itu.\nAyat (2)\nCukup jelas.", budi())
    with pytest.raises(TextRefused, match="suntingan Penjelasan Pasal 3 oleh Budi"):
        take_back(naskah, edit, by)


def test_twice_is_once(naskah, by):
    do_insert(naskah, by)
    edit = last(naskah)
    take_back(naskah, edit, by)
    with pytest.raises(TextRefused, match="sudah diurungkan"):
        take_back(naskah, edit, by)


def test_the_beginning_and_edits_of_other_texts_stay(naskah, by):
    first = naskah.edits.order_by("pk").first()
    with pytest.raises(TextRefused, match="dimulai"):
        take_back(naskah, first, by)
    other = short_draft(by)
    do_insert(other, by)
    with pytest.raises(TextRefused, match="tidak dapat diurungkan"):
        take_back(naskah, last(other), by)


def test_a_unit_that_comes_back_cites_by_the_numbers_of_now(naskah, by):
    remove(naskah, "Pasal 3", by)
    edit = last(naskah)
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 1", "Paling awal.", by)
    made = take_back(naskah, edit, by)
    assert "dalam Pasal 3 ayat (2) huruf a" in unit(naskah, "Pasal 4").text
    assert [each.key for each in made.references] == [unit(naskah, "Pasal 4").key]


def test_references_written_since_follow_too(naskah, by):
    do_insert(naskah, by)
    edit = last(naskah)
    rewrite(naskah, "Pasal 5", "Pasal 4 mulai berlaku pada tanggal diundangkan.", by)
    take_back(naskah, edit, by)
    assert unit(naskah, "Pasal 4").text == "Pasal 3 mulai berlaku pada tanggal diundangkan."


def test_it_comes_back_to_its_place_where_the_others_were_spread(naskah, by):
    insert(naskah, Kind.PASAL, "sesudah", "Pasal 2", "Tengah.", by)
    remove(naskah, "Pasal 3", by)
    edit = last(naskah)
    for n in range(25):
        insert(naskah, Kind.PASAL, "sebelum", "Pasal 3", f"Ke-{n}.", by)
        insert(naskah, Kind.PASAL, "sebelum", "Pasal 2", f"Depan {n}.", by)
    take_back(naskah, edit, by)
    texts = [node.text for node in unit(naskah, "BAB II").children]
    second = texts.index("")
    assert texts.index("Tengah.") == second + 1


def test_who_has_it_open_meets_the_change(naskah, by):
    do_rewrite(naskah, by)
    edit, seen = last(naskah), row(naskah, "Pasal 2").revision
    take_back(naskah, edit, by)
    assert row(naskah, "Pasal 2").revision == seen + 1


def test_rows_that_come_back_are_the_rows_that_went(naskah, by):
    before = dict(Clause.objects.filter(naskah=naskah).values_list("key", "pk"))
    kept = keys(naskah, "Pasal 2")
    do_remove_bab(naskah, by)
    take_back(naskah, last(naskah), by)
    assert dict(Clause.objects.filter(naskah=naskah).values_list("key", "pk")) == before
    assert keys(naskah, "Pasal 2") == kept
