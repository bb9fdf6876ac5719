"""Versi: freeze with a name, the list, one version whole and as plain text."""

import pytest

from documents.core.layout import layout
from tests.documents.drafts import rewrite, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def freeze(desk, url, name="Usul"):
    return desk.post(url("bekukan"), {"name": name}, follow=True)


def test_a_version_is_frozen_under_its_name(desk, url, naskah, writer):
    answer = freeze(desk, url)
    assert answer.redirect_chain == [(url("versi/"), 302)]
    assert "Versi 1 dibekukan: Usul." in answer.content.decode()
    version = naskah.versions.get()
    assert (version.number, version.name, version.by) == (1, "Usul", writer)
    assert version.digest[:12] in answer.content.decode()


@pytest.mark.parametrize("name", ["", "   ", "x" * 161])
def test_a_version_needs_a_short_name(desk, url, naskah, name):
    answer = desk.post(url("bekukan"), {"name": name})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]
    assert naskah.versions.count() == 0


def test_what_did_not_change_is_not_frozen_again(desk, url, naskah):
    freeze(desk, url)
    assert "Naskah belum berubah sejak versi 1 (Usul)." in freeze(desk, url, "Lagi").content.decode()
    assert "Naskah belum berubah sejak versi 1" in desk.get(url("bekukan")).content.decode()
    assert naskah.versions.count() == 1


def test_a_version_stays_as_it_was_frozen(desk, url, naskah, writer):
    freeze(desk, url)
    rewrite(naskah, "Pasal 3", "Teks baru.", writer)
    assert "1 suntingan belum dibekukan." in desk.get(url("versi/")).content.decode()
    page = desk.get(url("versi/1/")).content.decode()
    assert "Pelayanan diselenggarakan tanpa biaya." in page
    assert "Teks baru." not in page
    plain = desk.get(url("versi/1/?bentuk=teks"))
    assert plain.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert plain.content.decode() == layout(naskah.versions.get().unpacked())
    assert desk.get(url("versi/2/")).status_code == 404


def test_who_only_reads_is_not_offered_to_freeze(client, url, member):
    client.force_login(member)
    page = client.get(url("versi/")).content.decode()
    assert "Belum ada versi beku" in page
    assert url("bekukan") not in page


def test_asks_as_often_for_many_versions_as_for_few(desk, url, naskah, writer, django_assert_max_num_queries):
    for number in range(8):
        rewrite(naskah, "Pasal 3", f"Rumusan ke-{number}.", writer)
        freeze(desk, url, f"Versi {number}")
    with django_assert_max_num_queries(8):
        page = desk.get(url("versi/")).content.decode()
    assert page.count('type="radio"') == 16


def test_the_list_tells_how_much_changed(desk, url, naskah, writer):
    freeze(desk, url)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer)
    page = freeze(desk, url, "Kajian").content.decode()
    assert "1 bagian" in page
    assert "+2 −0 kata" in page


def test_an_earlier_version_is_restored_after_a_question(desk, url, naskah, writer):
    freeze(desk, url)
    rewrite(naskah, "Pasal 3", "Lain sama sekali.", writer)
    page = url("versi/1/pulihkan")
    assert "1 suntingan sesudah versi terakhir belum dibekukan" in desk.get(page).content.decode()
    answer = desk.post(page, follow=True)
    assert "Versi 1 dipulihkan dan dibekukan sebagai versi 2." in answer.content.decode()
    assert unit(naskah, "Pasal 3").text == "Pelayanan diselenggarakan tanpa biaya."
    assert "sudah sama dengan versi 1" in desk.post(page, follow=True).content.decode()


def test_who_only_reads_restores_nothing(client, url, naskah, writer, member):
    client.force_login(writer)
    freeze(client, url)
    client.force_login(member)
    assert "Pulihkan" not in client.get(url("versi/1/")).content.decode()
    assert client.post(url("versi/1/pulihkan")).status_code == 403
