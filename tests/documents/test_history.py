"""History: every row of every edit says who, when, why, and by which edit; the past replays; bulk stays cheap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents import bridge, history
from documents.actions import insert_unit, move_unit, remove_unit
from documents.actions.lock import lock, new_edit
from documents.core.tree import Kind, walk
from documents.models import Clause, Edit
from tests.documents.drafts import long_draft, rewrite, row, short_draft, unit
from tests.people import NOW, budi, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def naskah(by):
    return short_draft(by)


def rows_of(edit: Edit) -> list[tuple[str, str]]:
    """(type, kind) of the history rows of an edit, in the order they were written."""
    return [(h.history_type, h.kind) for h in Clause.history.filter(edit=edit).order_by("history_id")]


def an_edit(naskah, by) -> Edit:
    return new_edit(lock(naskah), by=by, now=NOW, verb="uji", reason="Sekaligus")


def test_every_row_of_every_edit_says_who_when_why_and_by_which_edit(naskah, by):
    other = budi()
    rewrite(naskah, "Pasal 3", "Pelayanan gratis.", other, reason="Ringkas")
    made = insert_unit(
        naskah=naskah,
        kind=Kind.PASAL,
        anchor=unit(naskah, "Pasal 3").key,
        where="sesudah",
        text="Pasal baru.",
        by=by,
        now=NOW,
        reason="Usul fraksi",
    )
    move_unit(naskah=naskah, key=made.unit.key, anchor=unit(naskah, "Pasal 1").key, where="sesudah", by=by, now=NOW)
    remove_unit(naskah=naskah, key=made.unit.key, by=other, now=NOW, reason="Ditolak")
    seen = set()
    for h in Clause.history.select_related("edit"):
        assert h.edit is not None
        assert (h.history_user_id, h.history_date, h.history_change_reason) == (h.edit.by_id, h.edit.at, h.edit.reason)
        seen.add((h.edit.verb, h.history_type))
    assert seen == {("mulai", "+"), ("sunting", "~"), ("sisip", "+"), ("pindah", "~"), ("hapus", "-")}


def test_a_row_names_the_edit_that_wrote_it_last(naskah, by):
    first = Edit.objects.get(naskah=naskah, verb="mulai")
    edit = rewrite(naskah, "Pasal 2", "(1) Wali Kota menyelenggarakan layanan.\n(2) Sisanya sama.", by).edit
    written = {r.kind: r.edit_id for r in Clause.objects.filter(naskah=naskah, edit=edit)}
    assert set(written) == {"pasal", "ayat"}
    assert row(naskah, "Pasal 3").edit_id == first.pk


def test_bulk_creating_updating_and_deleting_leave_their_rows(naskah, by):
    parent = row(naskah, "BAB II")
    fresh = [
        Clause(
            naskah=naskah, key=f"uji{n:05}", unit=f"uji{n:05}", kind="pasal", parent=parent, position=n + 1, text="x"
        )
        for n in range(3)
    ]
    created = an_edit(naskah, by)
    history.create(fresh, created)
    for clause in fresh:
        clause.text = "y"
    updated = an_edit(naskah, by)
    history.update(fresh, updated)
    deleted = an_edit(naskah, by)
    history.delete(fresh, deleted)
    assert rows_of(created) == [("+", "pasal")] * 3
    assert rows_of(updated) == [("~", "pasal")] * 3
    assert rows_of(deleted) == [("-", "pasal")] * 3
    assert not Clause.objects.filter(key__startswith="uji").exists()
    assert {h.text for h in Clause.history.filter(edit=updated)} == {"y"}
    assert {(h.text, h.history_change_reason) for h in Clause.history.filter(edit=deleted)} == {("y", "Sekaligus")}


def test_a_row_that_was_updated_in_bulk_is_still_recorded_when_saved_alone(naskah, by):
    pasal = row(naskah, "Pasal 3")
    history.update([pasal], an_edit(naskah, by))
    before = Clause.history.filter(id=pasal.pk).count()
    pasal.save()
    assert Clause.history.filter(id=pasal.pk).count() == before + 1


def test_nothing_to_write_asks_the_database_nothing(naskah, by, django_assert_num_queries):
    edit = an_edit(naskah, by)
    with django_assert_num_queries(0):
        history.create([], edit)
        history.update([], edit)
        history.delete([], edit)


@pytest.mark.parametrize("write", ["create", "update", "delete"])
def test_sixty_rows_are_four_queries(by, write):
    naskah = long_draft(by, 60)
    edit = an_edit(naskah, by)
    rows = list(Clause.objects.filter(naskah=naskah, kind=Kind.AYAT)[:60])
    if write == "create":
        rows = [
            Clause(naskah=naskah, key=f"uji{n:05}", unit="uji00000", kind="ayat", parent=rows[0].parent, position=n + 1)
            for n in range(60)
        ]
    with CaptureQueriesContext(connection) as queries:
        getattr(history, write)(rows, edit)
    assert len(queries) <= 4, [query["sql"][:80] for query in queries]
    assert len(rows_of(edit)) == 60


def test_snapshots_replay_a_unit_from_its_first_words_to_its_end(naskah, by):
    key = unit(naskah, "Pasal 2").key
    texts = [
        "(1) Wali Kota menyelenggarakan pelayanan dasar.\n(2) Pelayanan itu gratis.",
        "(1) Wali Kota menyelenggarakan pelayanan dasar.",
        "(1) Wali Kota menyelenggarakan pelayanan dasar.\n(2) Tata caranya diatur dalam Peraturan Wali Kota.",
    ]
    edits = [Edit.objects.get(naskah=naskah).pk]
    stood = [bridge.assemble(bridge.unit_rows(naskah, key))]
    for text in texts:
        edits.append(rewrite(naskah, "Pasal 2", text, by).edit.pk)
        stood.append(bridge.assemble(bridge.unit_rows(naskah, key)))
        rewrite(naskah, "Pasal 3", f"Bagian lain: {text}", by)
    edits.append(remove_unit(naskah=naskah, key=key, by=by, now=NOW).edit.pk)
    shots = list(history.snapshots(naskah.pk, key))
    assert [shot.edit_id for shot in shots] == edits
    assert [bridge.assemble(shot.rows) for shot in shots[:-1]] == stood
    assert [{part.key for part in shot.rows} for shot in shots[:-1]] == [{part.key for part in walk(s)} for s in stood]
    assert shots[-1].rows == ()


def test_snapshots_are_one_query_and_know_only_their_unit(naskah, by, django_assert_num_queries):
    for n in range(5):
        rewrite(naskah, "Pasal 3", f"Kali ke-{n}.", by)
    key = unit(naskah, "Pasal 3").key
    with django_assert_num_queries(1):
        shots = list(history.snapshots(naskah.pk, key))
    assert [shot.rows[0].text for shot in shots[1:]] == [f"Kali ke-{n}." for n in range(5)]
    assert list(history.snapshots(naskah.pk, "zzzzzzzz")) == []


def test_the_whole_text_is_told_by_history_alone_at_any_edit(naskah, by):
    trees, edits = [bridge.tree_of(naskah)], []
    for n in range(3):
        edits.append(rewrite(naskah, "Pasal 3", f"(1) Kali ke-{n}.\n(2) Tetap.", by).edit)
        trees.append(bridge.tree_of(naskah))
    edits.append(remove_unit(naskah=naskah, key=unit(naskah, "Pasal 2").key, by=by, now=NOW).edit)
    for edit, tree in zip(edits, trees, strict=True):
        assert bridge.assembled(naskah, history.replay(naskah.pk, before=edit.pk)) == tree
    assert bridge.assembled(naskah, history.replay(naskah.pk)) == bridge.tree_of(naskah)


def test_what_an_edit_changed_and_what_came_after(naskah, by):
    first = rewrite(naskah, "Pasal 3", "(1) Satu.\n(2) Dua.", by).edit
    pasal = row(naskah, "Pasal 3")
    changed = history.changed_by(first)
    old, new = changed.pop(pasal.pk)
    assert (old.text, new.text) == ("Pelayanan diselenggarakan tanpa biaya.", "")
    assert {(before, after.text) for before, after in changed.values()} == {(None, "Satu."), (None, "Dua.")}
    assert history.first_after(first) is None
    second = rewrite(naskah, "Pasal 3", "Lain.", by).edit
    assert history.first_after(first) == second.pk == history.last_of([pasal.pk])
    assert {after for before, after in history.changed_by(second).values() if before.kind == "ayat"} == {None}
    assert history.touched([second.pk], [pasal.pk]) == history.touched([second.pk], [pasal.parent_id]) == second.pk
    assert history.touched([second.pk], [row(naskah, "Pasal 4").pk]) is None
    assert history.positions(second, [pasal.pk], pasal.parent_id) == {pasal.pk: pasal.position}
    assert history.positions(second, [pasal.pk], 0) == {}
