"""References follow what they point at, as recorded changes of the same edit."""

import pytest

from documents import bridge
from documents.actions import insert_unit, move_unit, remove_unit, rewrite_clause
from documents.core.address import find_address
from documents.core.tree import Kind, at
from documents.models import Clause
from tests.documents.drafts import row, short_draft, unit
from tests.people import NOW, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    """Pasal 3 points at Pasal 2 ayat (2) huruf a; the rest is the short draft."""
    draft = short_draft(by)
    words = "Pelayanan sebagaimana dimaksud dalam Pasal 2 ayat (2) huruf a diselenggarakan tanpa biaya."
    write(draft, "Pasal 3", words, by)
    return draft


def write(naskah, address: str, text: str, by):
    clause = row(naskah, address)
    return rewrite_clause(
        naskah=naskah, key=clause.key, text=text, expected_revision=clause.revision, by=by, now=NOW, reason="Uji"
    )


def words_of(naskah, address: str) -> str:
    tree = bridge.tree_of(naskah)
    return at(tree, find_address(tree, address)).text


def test_an_inserted_pasal_moves_the_numbers_others_cite(naskah, by):
    before = row(naskah, "Pasal 3")
    anchor = unit(naskah, "Pasal 2").key
    made = insert_unit(naskah=naskah, kind=Kind.PASAL, anchor=anchor, where="sebelum", text="Baru.", by=by, now=NOW)
    assert "dalam Pasal 3 ayat (2) huruf a" in words_of(naskah, "Pasal 4")
    (followed,) = [each for each in made.references if each.new_text != each.old_text]
    assert followed.key == before.key
    after = row(naskah, "Pasal 4")
    assert after.revision == before.revision + 1
    told = Clause.history.filter(key=before.key).order_by("-history_id").first()
    assert (told.edit_id, told.history_change_reason) == (made.edit.pk, "Rujukan disesuaikan")


def test_an_ayat_inserted_by_typing_moves_them_too(naskah, by):
    text = (
        "(1) Wali Kota menyelenggarakan pelayanan.\n(2) Penyelenggaraan diumumkan.\n"
        "(3) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n    a. pendidikan; dan\n    b. kesehatan."
    )
    saved = write(naskah, "Pasal 2", text, by)
    assert "dalam Pasal 2 ayat (3) huruf a" in words_of(naskah, "Pasal 3")
    assert len(saved.references) == 1


def test_a_moved_pasal_is_still_cited(naskah, by):
    first, target = unit(naskah, "Pasal 1").key, unit(naskah, "Pasal 2").key
    move_unit(naskah=naskah, key=target, anchor=first, where="sebelum", by=by, now=NOW)
    assert "dalam Pasal 1 ayat (2) huruf a" in words_of(naskah, "Pasal 3")


def test_a_removed_target_is_named_not_guessed(naskah, by):
    removed = remove_unit(naskah=naskah, key=unit(naskah, "Pasal 2").key, by=by, now=NOW)
    findings = [finding for each in removed.references for finding in each.findings]
    assert [finding.rule for finding in findings] == ["rujukan-putus"]
    assert "dalam Pasal 2 ayat (2) huruf a" in words_of(naskah, "Pasal 2")


def test_words_alone_move_nothing_and_read_nothing_more(naskah, by, django_assert_max_num_queries):
    clause = row(naskah, "Pasal 3")
    with django_assert_max_num_queries(12):
        saved = rewrite_clause(
            naskah=naskah, key=clause.key, text="Pelayanan dalam Pasal 2 gratis.", expected_revision=clause.revision,
            by=by, now=NOW,
        )  # fmt: skip
    assert saved.references == ()
