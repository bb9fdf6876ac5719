"""The list of Perda: what is in it, how it is searched, filtered, sorted, and paged."""

import re

import pytest

from documents.models import Perda, Relation
from tests.people import budi
from tests.raperda.scenes import promulgated_perda, published_perda

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return budi()


def numbers(answer):
    """The nomor of the Perda listed, in order."""
    return [int(n) for n in re.findall(r'href="/perda/2022/(\d+)"', answer.content.decode())]


def test_lists_only_what_is_published(client, by):
    published_perda(by, nomor=6)
    promulgated_perda(by, nomor=7)
    answer = client.get("/perda/")
    assert numbers(answer) == [6]
    assert "1 Perda" in answer.content.decode()


def test_an_empty_shelf_says_when_something_comes(client):
    assert "Belum ada Perda yang diterbitkan" in client.get("/perda/").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pelayanan", [6]),
        ("PUBLIK pelayanan", [6]),
        ("Perda Nomor 7 Tahun 2022", [7]),
        ("Peraturan Daerah Nomor 7 Tahun 2022 tentang Retribusi", [7]),
        ("6/2022", [6]),
        ("2022", [7, 6]),
        ("parkir sepeda", []),
        ("99999999999999999999", []),
        ("'; drop", []),
    ],
)
def test_finds_by_words_number_and_year(client, by, query, found):
    published_perda(by, nomor=6, judul="Pelayanan Publik")
    published_perda(by, nomor=7, judul="Retribusi Parkir")
    answer = client.get("/perda/", {"q": query})
    assert numbers(answer) == found
    assert found or "Tidak ada yang cocok" in answer.content.decode()


def test_filters_by_state_and_year_and_sorts(client, by):
    old, new = published_perda(by, nomor=6, judul="Zona"), published_perda(by, nomor=7, judul="Aset")
    third = published_perda(by, nomor=8, judul="Makam")
    Relation.objects.create(perda=new, kind=Relation.Kind.MENGUBAH, target=old)
    Perda._base_manager.filter(pk=third.pk).update(status=Perda.Status.DICABUT)
    assert numbers(client.get("/perda/", {"status": "diubah"})) == [6]
    assert numbers(client.get("/perda/", {"status": "dicabut"})) == [8]
    assert numbers(client.get("/perda/", {"status": ["berlaku", "dicabut"]})) == [8, 7]
    assert numbers(client.get("/perda/", {"tahun": "2021"})) == []
    assert numbers(client.get("/perda/", {"urut": "terlama"})) == [6, 7, 8]
    assert numbers(client.get("/perda/", {"urut": "judul"})) == [7, 8, 6]
    assert numbers(client.get("/perda/", {"urut": "apa", "status": "apa", "tahun": "apa"})) == [8, 7, 6]


def test_pages_keep_the_filters(client, by, monkeypatch):
    monkeypatch.setattr("raperda.portal.views.perda_list.PAGE", 2)
    for nomor in (6, 7, 8):
        published_perda(by, nomor=nomor)
    first = client.get("/perda/", {"tahun": "2022"})
    assert numbers(first) == [8, 7]
    link = re.search(r'rel="next" href="([^"]+)"', first.content.decode()).group(1).replace("&amp;", "&")
    assert numbers(client.get("/perda/" + link)) == [6]
    assert "tahun=2022" in link


def test_asks_the_database_as_often_for_ten_as_for_one(client, by, django_assert_max_num_queries):
    for nomor in (6, 7, 8):
        published_perda(by, nomor=nomor)
    with django_assert_max_num_queries(4):
        client.get("/perda/")
