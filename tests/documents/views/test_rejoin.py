"""Pecah, gabung, bubarkan: the pages, what comes of them, and what is said where it cannot be done."""

import pytest

from tests.documents.drafts import rewrite, state, text_of, unit
from tests.people import budi

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def test_a_pasal_is_split_before_an_ayat(desk, url, naskah):
    page = desk.get(url("pecah", "Pasal 2"))
    assert "ayat (2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi" in page.content.decode()
    answer = desk.post(url("pecah", "Pasal 2"), {"at": unit(naskah, "Pasal 2 ayat (2)").key}, follow=True)
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/#pasal-2", 302)]
    assert "Pasal 2 dipecah, bagian keduanya kini Pasal 3." in answer.content.decode()
    assert text_of(naskah, "Pasal 2") == "Wali Kota menyelenggarakan pelayanan."


def test_a_norm_without_ayat_is_split_by_typing(desk, url, naskah):
    text = "Pelayanan gratis.\r\nPasal\r\nPelayanan cepat."
    assert desk.post(url("pecah", "Pasal 3"), {"text": text}).status_code == 302
    assert text_of(naskah, "Pasal 4") == "Pelayanan cepat."


@pytest.mark.parametrize(
    ("given", "field"), [({"text": "Satu saja."}, "text"), ({"at": "zzzzzzzz"}, "at"), ({}, "text")]
)
def test_a_refused_split_keeps_what_was_typed(desk, url, naskah, given, field):
    before = state(naskah)
    answer = desk.post(url("pecah", "Pasal 2"), given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert given.get("text", "") in answer.content.decode()
    assert state(naskah) == before


def test_two_pasal_are_joined(desk, url, naskah):
    page = desk.get(url("susun", "Pasal 2")).content.decode()
    assert f'<option value="{unit(naskah, "Pasal 3").key}">Pasal 3</option>' in page
    answer = desk.post(url("gabung", "Pasal 2"), {"other": unit(naskah, "Pasal 3").key}, follow=True)
    assert "Pasal 2 dan Pasal 3 digabungkan menjadi Pasal 2." in answer.content.decode()
    assert text_of(naskah, "Pasal 2").endswith("(3) Pelayanan diselenggarakan tanpa biaya.")


def test_only_neighbours_are_offered(desk, url, naskah):
    assert "Tidak ada pasal di sebelahnya" in desk.get(url("susun", "Pasal 4")).content.decode()
    answer = desk.post(url("gabung", "Pasal 2"), {"other": unit(naskah, "Pasal 4").key})
    assert (answer.status_code, list(answer.context["join_form"].errors)) == (422, ["other"])


def test_a_heading_is_dissolved(desk, url, naskah):
    answer = desk.post(url("bubar", "BAB II"), {"reason": "Digabung"}, follow=True)
    assert "Judul BAB II dibubarkan." in answer.content.decode()
    assert len(unit(naskah, "BAB I").children) == 3


def test_what_has_no_heading_is_not_dissolved(desk, url, naskah):
    assert desk.post(url("bubar", "Pasal 2"), {}).status_code == 404


@pytest.mark.parametrize("address", ["BAB II", "Menimbang"])
def test_only_a_pasal_has_the_page(desk, url, address):
    assert desk.get(url("pecah", address)).status_code == 404


@pytest.mark.parametrize(("end", "form"), [("pecah", "form"), ("gabung", "join_form"), ("bubar", "dissolve_form")])
def test_what_changed_since_is_asked_about_again(desk, url, naskah, end, form):
    address, seen = ("BAB II" if end == "bubar" else "Pasal 2"), naskah.revision
    at, other = unit(naskah, "Pasal 2 ayat (2)").key, unit(naskah, "Pasal 3").key
    text = "NAMA LAIN" if end == "bubar" else text_of(naskah, "Pasal 2").replace("kesehatan", "kesehatan masyarakat")
    rewrite(naskah, address, text, budi())
    given = {"at": at, "other": other, "revision": seen}
    answer = desk.post(url(end, address), given)
    assert answer.status_code == 422
    assert "Bagian ini diubah oleh Budi" in answer.content.decode()
    assert (
        desk.post(url(end, address), given | {"revision": answer.context[form]["revision"].value()}).status_code == 302
    )


@pytest.mark.parametrize("end", ["pecah", "gabung", "bubar"])
def test_who_may_not_edit_changes_nothing(client, url, naskah, member, end):
    before = state(naskah)
    client.force_login(member)
    address = "BAB II" if end == "bubar" else "Pasal 2"
    answer = client.post(url(end, address), {"other": unit(naskah, "Pasal 3").key, "text": "A.\nPasal\nB."})
    assert answer.status_code == 403
    assert state(naskah) == before
