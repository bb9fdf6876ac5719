"""tell: what changed between two texts, and the edits of one draft that did it."""

import json
import zlib

import pytest

from documents import bridge
from documents.actions import freeze
from documents.comparing import Text, of_version, steps_of, tell, told_note, told_word
from documents.core.diff import Change, to_data
from documents.core.tree import Kind
from documents.models import Comparison
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
    assert told_word(("split",)) == "dipecah"
    assert told_word(("changed", "joined")) == "diubah, digabung"


def test_two_versions_are_told_as_they_were_when_the_later_was_frozen(naskah, by):
    first = freeze(naskah=naskah, name="Usul", by=by, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan cepat.", by)
    second = freeze(naskah=naskah, name="Kajian", by=by, now=NOW)
    key = unit(naskah, "Pasal 3").key
    other = Change(("changed",), "Pasal 3", "Pasal 3", (("-", "lama"), ("+", "baru sekali")), key, "Pasal 3")
    stored = zlib.compress(json.dumps(to_data([other])).encode())
    Comparison.objects.filter(new=second).update(changes=stored, algorithm="0")
    told = tell(naskah, of_version(first), of_version(second))
    assert (told.deleted, told.inserted) == (1, 2)
    assert [side.ops for side in told.changed] == [(("-", "lama"), ("+", "baru sekali"))]
    assert steps_of([first, second], [first.unpacked(), second.unpacked()]) == [(other,)]
    assert tell(naskah, of_version(second), of_version(first)).deleted == 1


def test_references_that_follow_are_apart_and_not_counted(naskah, by):
    rewrite(naskah, "Pasal 4", "Ketentuan sebagaimana dimaksud dalam Pasal 3 berlaku.", by)
    first = of_version(freeze(naskah=naskah, name="Usul", by=by, now=NOW))
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 3", "Baru.", by)
    told = tell(naskah, first, now(naskah))
    assert [side.name for side in told.followed] == ["Pasal 5"]
    assert [side.name for side in told.changed if not side.name.startswith("Penjelasan")] == ["Pasal 3"]
    assert told.deleted == 0
    assert [shift.said for shift in told.shifts] == [
        "Pasal 3 sampai dengan Pasal 4 menjadi Pasal 4 sampai dengan Pasal 5"
    ]


def test_where_a_unit_came_from(naskah, by):
    first = of_version(freeze(naskah=naskah, name="Usul", by=by, now=NOW))
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 3", "Baru.", by)
    notes = {side.name: told_note(side) for side in tell(naskah, first, now(naskah)).sides}
    assert (notes["Pasal 2"], notes["Pasal 3"], notes["Pasal 4"]) == ("", "", "Semula Pasal 3.")
