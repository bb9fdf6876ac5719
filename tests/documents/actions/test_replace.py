"""replace_words: one Edit for all chosen places; nothing for a text that was edited meanwhile."""

import pytest

from documents import bridge
from documents.actions import TextMoved, TextRefused, replace_words
from documents.core.replace import Query, find
from documents.models import Clause
from tests.documents.drafts import rewrite, row, short_draft, state, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db
QUERY = Query("pelayanan", "layanan", clitics=True)


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def names(naskah, query=QUERY) -> list[str]:
    return [hit.name for hit in find(bridge.tree_of(naskah), query)]


def replace(naskah, by, chosen, query=QUERY, revision=None):
    revision = naskah.revision if revision is None else revision
    return replace_words(
        naskah=naskah,
        query=query,
        chosen=frozenset(chosen),
        expected_revision=revision,
        by=by,
        now=NOW,
        reason="Istilah",
    )


def test_all_places_change_in_one_edit(naskah, by):
    found = names(naskah)
    before = naskah.edits.count()
    made = replace(naskah, by, found)
    assert naskah.edits.count() == before + 1
    assert not names(naskah)
    assert unit(naskah, "Pasal 3").text == "Layanan diselenggarakan tanpa biaya."
    assert unit(naskah, "BAB II").heading == "LAYANAN"
    assert made.edit.address == f"Ganti “pelayanan” dengan “layanan” di {len(found)} tempat"
    assert Clause.history.filter(edit=made.edit).exists()


def test_only_what_was_ticked(naskah, by):
    key = unit(naskah, "Pasal 3").key
    replace(naskah, by, [name for name in names(naskah) if name.startswith(key)])
    assert unit(naskah, "Pasal 3").text.startswith("Layanan")
    assert unit(naskah, "BAB II").heading == "PELAYANAN"


def test_who_has_the_unit_open_meets_the_new_words(naskah, by):
    before = row(naskah, "Pasal 2").revision
    replace(naskah, by, names(naskah))
    assert row(naskah, "Pasal 2").revision == before + 1


def test_the_raperda_bears_the_new_name(naskah, by):
    query = Query("contoh kecil", "contoh besar")
    replace(naskah, by, names(naskah, query), query)
    naskah.raperda.refresh_from_db()
    assert naskah.raperda.judul == "Contoh Besar"


def test_an_edit_in_between_stops_it(naskah, by):
    found, revision = names(naskah), naskah.revision
    rewrite(naskah, "Pasal 3", "Diubah orang lain.", by)
    before = state(naskah)
    with pytest.raises(TextMoved):
        replace(naskah, by, found, revision=revision)
    assert state(naskah) == before


def test_nothing_ticked_is_refused(naskah, by):
    with pytest.raises(TextRefused, match="Belum ada tempat"):
        replace(naskah, by, [])


def test_a_unit_is_not_emptied(naskah, by):
    query = Query("Pelayanan diselenggarakan tanpa biaya.", "", whole=False)
    with pytest.raises(TextRefused, match="menghabiskan isi"):
        replace(naskah, by, names(naskah, query), query)
