"""The list of Raperda: who sees which, the filters, the board and the list."""

import re

import pytest

from documents.actions import freeze, set_stage
from documents.models import Daerah
from tests.people import NOW, blank_raperda, budi, person, sari
from tests.raperda.scenes import draft_of, under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return sari()


def titles(answer):
    """The judul that stand as links, in order."""
    return re.findall(r'<a href="/(?:raperda|rancangan)/\d+/">([^<]+)</a>', answer.content.decode())


def named(by, judul, stage="", tahun=2021, public=False, initiator="dprd"):
    raperda = blank_raperda(by, judul, initiator)
    raperda.tahun = tahun
    raperda.save()
    return set_stage(raperda=raperda, stage=stage, editable=True, is_public=public, by=by)


def test_needs_a_login(client):
    assert client.get("/raperda/").status_code == 302


def test_without_a_role_only_open_drafts_are_seen(client, by):
    named(by, "Rahasia", "usul_prakarsa")
    opened = named(by, "Terbuka", "pembahasan_akd", public=True)
    client.force_login(person("wulan"))
    answer = client.get("/raperda/")
    assert titles(answer) == ["Terbuka"]
    page = answer.content.decode()
    assert f'href="/rancangan/{opened.pk}/"' in page
    assert "Mulai Raperda" not in page


def test_a_role_in_another_daerah_sees_nothing_here(client, by):
    named(by, "Rahasia", "usul_prakarsa")
    other = Daerah.objects.create(kode="36.71", level="kota", nama="Lain", provinsi="Banten", ibu_kota="Lain")
    client.force_login(person("asing", "setwan", daerah=other))
    assert titles(client.get("/raperda/")) == []


def test_the_board_has_a_column_per_phase_with_its_count(client, by):
    named(by, "Baru", "usul_prakarsa")
    named(by, "Dibahas", "pembahasan_akd")
    named(by, "Berlaku", "diundangkan_berlaku")
    client.force_login(by)
    page = client.get("/raperda/").content.decode()
    heads = re.findall(r'<h2 id="k-\w+">([^<]+) <span class="count">(\d+)</span>', page)
    assert [count for _, count in heads] == ["1", "0", "1", "0", "0", "0", "0"]
    assert "2 Raperda berjalan." in page
    assert titles(client.get("/raperda/")) == ["Baru", "Dibahas"], "what is in force has left the board"
    assert "Mulai Raperda" in page


def test_the_list_shows_everything_with_its_version(client, by):
    raperda = under_way(by)
    freeze(naskah=draft_of(raperda), name="Usul", by=by, now=NOW)
    named(by, "Berlaku", "diundangkan_berlaku")
    client.force_login(by)
    answer = client.get("/raperda/?tampilan=daftar")
    assert set(titles(answer)) == {"Contoh Kecil", "Berlaku"}
    page = answer.content.decode()
    assert "Versi 1" in page
    assert "11 Januari 2021" in page


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, {"Pasar Rakyat", "Kawasan Tanpa Rokok", "Kota Layak Anak"}),
        ({"q": "RAKYAT"}, {"Pasar Rakyat"}),
        ({"q": "tanpa kawasan"}, {"Kawasan Tanpa Rokok"}),
        ({"fase": "tingkat_1"}, {"Kawasan Tanpa Rokok"}),
        ({"fase": "berlaku"}, {"Kota Layak Anak"}),
        ({"fase": "berhenti"}, set()),
        ({"prakarsa": "kdh"}, {"Pasar Rakyat"}),
        ({"tahun": "2022"}, {"Kota Layak Anak"}),
        ({"tahun": "2021", "prakarsa": "dprd"}, {"Kawasan Tanpa Rokok"}),
        ({"fase": "apa"}, {"Pasar Rakyat", "Kawasan Tanpa Rokok", "Kota Layak Anak"}),
        ({"q": "zzz"}, set()),
    ],
)
def test_filters(client, by, filters, found):
    named(by, "Pasar Rakyat", "penyusunan_opd", initiator="kdh")
    named(by, "Kawasan Tanpa Rokok", "pembahasan_akd")
    named(by, "Kota Layak Anak", "diundangkan_berlaku", tahun=2022)
    client.force_login(by)
    answer = client.get("/raperda/", {"tampilan": "daftar", **filters})
    assert set(titles(answer)) == found
    assert found or "Tidak ada Raperda yang cocok" in answer.content.decode()


def test_an_empty_house_offers_the_first_step(client, by):
    client.force_login(by)
    page = client.get("/raperda/").content.decode()
    assert "Belum ada Raperda" in page
    assert page.count("/raperda/mulai") == 2


def test_asks_as_often_for_many_as_for_one(client, by, django_assert_max_num_queries):
    for number in range(8):
        named(by, f"Raperda {number}", "usul_prakarsa")
    client.force_login(budi())
    with django_assert_max_num_queries(7):
        assert len(titles(client.get("/raperda/"))) == 8
    with django_assert_max_num_queries(7):
        client.get("/raperda/?tampilan=daftar")
