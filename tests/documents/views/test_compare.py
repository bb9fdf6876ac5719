"""Bandingkan: the changes between two versions, unit by unit, and the choices that are no versions."""

import pytest

from documents.actions import freeze
from tests.documents.drafts import move, rewrite
from tests.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    return naskah


def names(answer) -> list[tuple[str, str]]:
    return [(group.name, group.word) for group in answer.context["groups"]]


def test_without_a_version_it_says_how_to_make_one(client, url, member, writer):
    for who, offered in ((writer, True), (member, False)):
        client.force_login(who)
        page = client.get(url("bandingkan")).content.decode()
        assert "Belum ada yang dapat dibandingkan" in page
        assert (f'href="{url("bekukan")}"' in page) == offered


def test_the_last_two_versions_stand_beside_each_other(client, url, frozen, member):
    client.force_login(member)
    answer = client.get(url("bandingkan"), follow=True)
    assert answer.redirect_chain[0][0].endswith("?lama=1&baru=2")
    assert names(answer) == [("Pasal 3", "diubah")]
    assert "<ins> setiap hari</ins>" in answer.content.decode()
    assert "1 bagian berubah: 2 kata disisipkan, 0 kata dihapus." in answer.content.decode()


def test_after_an_edit_the_text_as_it_stands_is_compared(client, url, frozen, writer):
    move(frozen, "Pasal 3", "sebelum", "Pasal 2", writer)
    client.force_login(writer)
    answer = client.get(url("bandingkan"), follow=True)
    assert answer.redirect_chain[0][0].endswith("?lama=2&baru=kini")
    assert ("Pasal 2", "dipindah") in names(answer)
    assert "Dipindah dari Pasal 3." in answer.content.decode()


def test_a_version_compared_with_itself_is_the_same(client, url, frozen, member):
    client.force_login(member)
    assert "Kedua versi sama." in client.get(url("bandingkan?lama=2&baru=2")).content.decode()


@pytest.mark.parametrize("query", ["lama=9&baru=2", "lama=1&baru=x", "lama=&baru=", "lama=kini&baru=1"])
def test_what_is_no_version_is_refused(client, url, frozen, member, query):
    client.force_login(member)
    assert client.get(url(f"bandingkan?{query}")).status_code == 422
