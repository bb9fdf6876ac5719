"""Riwayat: who wrote what, when, and why, with the words that changed."""

import pytest

from documents.core.tree import Kind
from tests.documents.drafts import insert, rewrite

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
    with django_assert_max_num_queries(12):
        answer = client.get(url("riwayat", "Pasal 3"))
    assert len(answer.context["steps"]) == 13
