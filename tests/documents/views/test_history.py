"""Riwayat: who wrote what, when, and why, with the words that changed."""

import pytest

from documents.actions import accept_suggestion, freeze, suggest
from documents.core.tree import Kind
from tests.documents.drafts import insert, remove, rewrite, unit
from tests.people import NOW

pytestmark = pytest.mark.django_db


def test_the_timeline_tells_every_edit_with_its_words(client, url, naskah, writer, member):
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer, reason="Jam layanan")
    client.force_login(member)
    answer = client.get(url("riwayat", "Pasal 3"))
    assert [step.verb for step in answer.context["steps"]] == ["Disunting", "Ditulis pertama kali"]
    page = answer.content.decode()
    assert "Jam layanan" in page
    assert "<ins> setiap hari</ins>" in page


def test_a_unit_keeps_its_history_under_a_new_number(client, url, naskah, writer):
    page = url("riwayat", "Pasal 3")
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 2", "Baru.", writer)
    client.force_login(writer)
    assert "Riwayat Pasal 4" in client.get(page).content.decode()


def test_a_unit_that_never_changed(client, url, member):
    client.force_login(member)
    assert "Belum pernah berubah sejak ditulis." in client.get(url("riwayat", "Pasal 4")).content.decode()


def test_asks_as_often_for_many_edits_as_for_few(client, url, naskah, writer, django_assert_max_num_queries):
    for number in range(12):
        rewrite(naskah, "Pasal 3", f"Rumusan ke-{number}.", writer)
    client.force_login(writer)
    with django_assert_max_num_queries(14):
        answer = client.get(url("riwayat", "Pasal 3"))
    assert len(answer.context["steps"]) == 13


def test_each_run_of_words_has_its_source(client, url, naskah, writer, member):
    made = suggest(
        naskah=naskah, key=unit(naskah, "Pasal 3").key, text="Pelayanan diselenggarakan cepat tanpa biaya.",
        reason="Cepat", by=member, now=NOW,
    )  # fmt: skip
    accept_suggestion(suggestion=made, by=writer, now=NOW)
    client.force_login(writer)
    answer = client.get(url("riwayat", "Pasal 3"))
    ((part),) = answer.context["parts"]
    assert [(str(run), source.number) for run, source in part.runs] == [
        ("Pelayanan diselenggarakan", 1), (" cepat", 2), (" tanpa biaya.", 1),
    ]  # fmt: skip
    assert [source.proposed for source in answer.context["sources"]] == ["", "Dewi"]
    assert "diusulkan Dewi" in answer.content.decode()


def test_words_keep_their_source_when_the_unit_is_renumbered(client, url, naskah, writer):
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 2", "Baru.", writer)
    client.force_login(writer)
    (part,) = client.get(url("riwayat", "Pasal 4")).context["parts"]
    assert [source.number for _, source in part.runs] == [1]


def test_the_unit_in_every_version(client, url, naskah, writer):
    freeze(naskah=naskah, name="Pertama", by=writer, now=NOW)
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 2", "Baru.", writer)
    rewrite(naskah, "Pasal 4", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer)
    freeze(naskah=naskah, name="Kedua", by=writer, now=NOW)
    page = url("riwayat", "Pasal 4")
    remove(naskah, "Pasal 4", writer)
    freeze(naskah=naskah, name="Ketiga", by=writer, now=NOW)
    client.force_login(writer)
    answer = client.get(page)
    stands = answer.context["stands"]
    first = min(stand.version.number for stand in stands)
    assert [(s.version.name, s.name) for s in stands if s.version.name != "Naskah awal"][:3] == [
        ("Ketiga", ""), ("Kedua", "Pasal 4"), ("Pertama", "Pasal 3"),
    ]  # fmt: skip
    assert stands[1].changes
    assert "tidak ada lagi" in answer.content.decode()
    assert f"?lama={stands[1].before}&amp;baru={stands[1].version.number}" in answer.content.decode()
    assert first >= 1
