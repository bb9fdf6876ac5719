"""The programme of the region as everybody reads it."""

from datetime import date

import pytest

from deliberation.actions import add_title, link_title, open_programme, set_programme
from deliberation.models import ProgrammeItem
from documents.actions import set_stage
from tests.people import NOW, kota_serang, sari
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db
SET_ON = date(2026, 11, 20)


@pytest.fixture
def by():
    return sari()


def planned(by, *titles: str):
    programme = open_programme(daerah=kota_serang(), tahun=2027, by=by, now=NOW)
    for judul in titles:
        add_title(programme=programme, facts={"judul": judul, "initiator": "kdh"}, by=by, now=NOW)
    return programme


def set_it(programme, by):
    return set_programme(programme=programme, nomor="12/DPRD/2026", enacted_on=SET_ON, today=SET_ON, by=by)


def test_a_list_still_being_written_is_not_public(client, by):
    programme = planned(by, "Sampah")
    assert client.get("/program/2027/").status_code == 404
    assert "Belum ada program yang ditetapkan" in client.get("/program/").content.decode()
    set_it(programme, by)
    latest, named = (client.get(url).content.split(b"<main")[1] for url in ("/program/", "/program/2027/"))
    assert latest == named
    page = client.get("/program/2027/").content.decode()
    for words in ("Keputusan DPRD Nomor 12/DPRD/2026", "A. Prakarsa Wali Kota", "Sampah", "Belum dimulai"):
        assert words in page


def test_progress_is_shown_and_a_draft_that_is_not_public_has_no_link(client, by):
    programme = planned(by, "Sampah")
    item = ProgrammeItem.objects.get()
    raperda = under_way(by, "kdh", judul="Sampah")
    link_title(item=item, raperda=raperda, by=by)
    set_it(programme, by)
    page = client.get("/program/2027/").content.decode()
    assert "Disusun" in page
    assert f"/rancangan/{raperda.pk}/" not in page
    set_stage(raperda=raperda, stage="pembahasan_akd", editable=True, is_public=True, by=by)
    page = client.get("/program/2027/").content.decode()
    assert f'href="/rancangan/{raperda.pk}/"' in page
    assert "Pembahasan alat kelengkapan" in page


def test_asks_as_often_for_many_as_for_one(client, by, django_assert_max_num_queries):
    set_it(planned(by, "Satu"), by)
    with django_assert_max_num_queries(8):
        client.get("/program/2027/")
