"""Hari libur: who may write them, for whom, and that a year can be filled at once."""

import pytest

from deliberation.models import Holiday
from documents.models import Daerah
from tests.people import kota_serang

pytestmark = pytest.mark.django_db
URL = "/hari-libur/2023/"


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def other_region():
    return Daerah.objects.create(kode="36.01", level="kabupaten", nama="Contoh", provinsi="Banten", ibu_kota="Contoh")


def test_needs_a_login(client):
    assert client.get(URL).status_code == 302


def test_an_empty_year_says_what_that_means(desk):
    page = desk.get(URL).content.decode()
    assert "Belum ada hari libur 2023" in page
    assert desk.get("/hari-libur/").status_code == 302
    assert desk.get("/hari-libur/1800/").status_code == 404


def test_a_day_of_the_region_is_added_and_taken_out(desk):
    given = {"date": "2023-08-10", "name": "Hari jadi", "kind": "lokal"}
    page = desk.post(URL, given, follow=True).content.decode()
    assert "Kamis, 10 Agustus 2023" in page
    row = Holiday.objects.get()
    assert row.daerah == kota_serang()
    assert "sudah tercatat" in desk.post(URL, given).content.decode()
    assert "bukan dalam tahun 2023" in desk.post(URL, given | {"date": "2024-08-10"}).content.decode()
    desk.post(f"/hari-libur/{row.pk}/hapus")
    assert not Holiday.objects.exists()


def test_the_year_is_filled_from_the_national_list(desk):
    assert desk.get(f"{URL}isi").status_code == 302
    assert not Holiday.objects.exists(), "a link changes nothing"
    page = desk.post(f"{URL}isi", follow=True).content.decode()
    assert "Cuti bersama" in page
    assert "Daftar sudah lengkap." in desk.post(f"{URL}isi", follow=True).content.decode()


def test_a_day_of_all_regions_is_not_one_region_s_to_change(desk):
    other_region()
    assert desk.post(URL, {"date": "2023-08-17", "name": "Kemerdekaan", "kind": "libur"}).status_code == 422
    everywhere = Holiday.objects.create(date="2023-08-17", name="Kemerdekaan", kind="libur")
    assert desk.post(f"/hari-libur/{everywhere.pk}/hapus").status_code == 403
    assert f"/hari-libur/{everywhere.pk}/hapus" not in desk.get(URL).content.decode()


def test_who_only_looks_changes_nothing(client, member):
    client.force_login(member)
    page = client.get(URL).content.decode()
    assert "Tambah hari libur" not in page
    assert client.post(URL, {"date": "2023-08-10", "name": "x", "kind": "lokal"}).status_code == 403
    assert client.post(f"{URL}isi").status_code == 403


def test_asks_as_often_for_many_days_as_for_one(desk, django_assert_max_num_queries):
    for count in (10, 20):
        while Holiday.objects.count() < count:
            Holiday.objects.create(date=f"2023-08-{Holiday.objects.count() + 1:02}", name="x", kind="libur")
        with django_assert_max_num_queries(8):
            desk.get(URL)
