"""tell: what changed between two texts, and the edits of one draft that did it."""

import pytest

from documents import bridge
from documents.actions import freeze
from documents.comparing import Text, of_version, tell, told_word
from documents.core.tree import Kind
from tests.documents.drafts import insert, rewrite, short_draft, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def naskah_revision(naskah) -> int:
    naskah.refresh_from_db()
    return naskah.revision


def now(naskah) -> Text:
    return Text("kini", "Naskah kini", bridge.tree_of(naskah), naskah_revision(naskah))


def test_a_change_and_its_edit(naskah, by):
    first = of_version(freeze(naskah=naskah, name="Usul", by=by, now=NOW))
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan cepat.", by, reason="Cepat")
    told = tell(naskah, first, now(naskah))
    (side,) = told.changed
    assert (side.name, side.kinds) == ("Pasal 3", ("changed",))
    assert [edit.reason for edit in told.edits[side.key]][:1] == ["Cepat"]
    assert (told.deleted, told.inserted) == (2, 1)


def test_what_only_takes_another_number_is_apart(naskah, by):
    first = of_version(freeze(naskah=naskah, name="Usul", by=by, now=NOW))
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 3", "Baru.", by)
    told = tell(naskah, first, now(naskah))
    assert "Pasal 5" in [side.name for side in told.renumbered]
    assert "Pasal 3" in [side.name for side in told.changed]


def test_other_texts_have_no_edits_to_tell(naskah, by):
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan cepat.", by)
    other = Text("f1", "Berkas", unit(naskah, "Pasal 3"))
    assert tell(naskah, other, now(naskah)).edits == {}


def test_words_for_what_happened():
    assert told_word(("changed", "moved")) == "diubah, dipindah"
    assert told_word(("changed", "renumbered")) == "diubah"
    assert told_word(("renumbered",)) == "nomor berubah"
    assert told_word(()) == ""
