"""Cari dan ganti, Ke: every hit is shown before it is replaced; an address typed leads to its unit."""

import pytest

from tests.documents.drafts import rewrite, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(url):
    return url("naskah/cari")


def test_the_hits_are_shown_with_what_would_stand_there(client, page, writer):
    client.force_login(writer)
    shown = client.get(page, {"words": "pelayanan", "replacement": "layanan", "whole": "on"})
    text = shown.content.decode()
    assert "<del>Pelayanan</del><ins>Layanan</ins> diselenggarakan" in text
    assert [row.address for row in shown.context["rows"]].count("Pasal 3") == 1


def test_the_ticked_ones_are_replaced(client, page, writer, naskah):
    client.force_login(writer)
    asked = {"words": "pelayanan", "replacement": "layanan", "whole": "on"}
    rows = client.get(page, asked).context["rows"]
    chosen = [row.name for row in rows if row.address == "Pasal 3"]
    answer = client.post(page, {**asked, "tempat": chosen, "revision": naskah.revision}, follow=True)
    assert "di 1 tempat" in answer.content.decode()
    assert unit(naskah, "Pasal 3").text.startswith("Layanan")
    assert unit(naskah, "BAB II").heading == "PELAYANAN"


def test_an_edit_in_between_brings_the_new_list_with_the_ticks(client, page, writer, naskah):
    client.force_login(writer)
    asked = {"words": "pelayanan", "replacement": "layanan", "whole": "on"}
    rows = client.get(page, asked).context["rows"]
    revision = naskah.revision
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan cepat.", writer)
    answer = client.post(page, {**asked, "tempat": [rows[0].name], "revision": revision})
    assert answer.status_code == 422
    assert "Naskah disunting sejak daftar ini dibuat." in answer.content.decode()
    assert answer.content.decode().count(" checked>") == 1 + 1, "one tick, and Kata utuh saja"


def test_words_that_are_nowhere_say_so(client, page, writer):
    client.force_login(writer)
    assert "Tidak ditemukan" in client.get(page, {"words": "zzz"}).content.decode()


def test_who_only_reads_finds_but_does_not_replace(client, page, member, naskah):
    client.force_login(member)
    asked = {"words": "pelayanan", "replacement": "layanan"}
    rows = client.get(page, asked).context["rows"]
    assert rows
    client.post(page, {**asked, "tempat": [row.name for row in rows], "revision": naskah.revision})
    assert unit(naskah, "Pasal 3").text.startswith("Pelayanan")


@pytest.mark.parametrize(
    ("typed", "anchor"),
    [("Pasal 2 ayat (1)", "pasal-2-ayat-1"), ("pasal 2", "pasal-2"), ("3", "pasal-3"), ("bab ii", "bab-2")],
)
def test_an_address_leads_to_its_unit(client, url, member, typed, anchor):
    client.force_login(member)
    assert client.get(url("naskah/ke"), {"ke": typed}).url.endswith(f"/naskah/#{anchor}")


def test_an_address_that_is_nowhere_is_said(client, url, member):
    client.force_login(member)
    assert "Pasal 99 tidak ada" in client.get(url("naskah/ke"), {"ke": "Pasal 99"}, follow=True).content.decode()
