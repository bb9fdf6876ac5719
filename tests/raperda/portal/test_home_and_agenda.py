"""The front page and the agenda of meetings."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.models import Body, Rapat
from documents.actions import set_stage
from tests.people import kota_serang, sari
from tests.raperda.scenes import paripurna, published_perda, under_way

pytestmark = pytest.mark.django_db
LATER = timezone.localdate() + timedelta(days=30)
BEFORE = timezone.localdate() - timedelta(days=30)


@pytest.fixture
def by():
    return sari()


def test_the_front_page_stands_on_an_empty_site(client):
    page = client.get("/").content.decode()
    for words in ("Belum ada Perda yang diterbitkan", "Tidak ada Raperda yang sedang terbuka", "Belum ada rapat"):
        assert words in page


def test_the_front_page_shows_what_is_open(client, by):
    published_perda(by)
    raperda = set_stage(raperda=under_way(by), stage="pembahasan_akd", editable=True, is_public=True, by=by)
    paripurna(by, LATER, "Paripurna nanti")
    paripurna(by, BEFORE, "Paripurna lalu")
    page = client.get("/").content.decode()
    assert "/perda/2022/6" in page
    assert f"/rancangan/{raperda.pk}/" in page
    assert "Paripurna nanti" in page
    assert "Paripurna lalu" not in page


def test_members_go_to_their_tasks(client, by):
    client.force_login(by)
    assert client.get("/").headers["Location"] == "/tugas/"


def test_the_agenda_parts_past_and_future_and_names_only_open_drafts(client, by):
    secret = under_way(by)
    paripurna(by, LATER, "Paripurna nanti", secret)
    paripurna(by, BEFORE, "Paripurna lalu")
    coming, past = client.get("/agenda/").content.decode(), client.get("/agenda/?waktu=lalu").content.decode()
    assert "Paripurna nanti" in coming
    assert "Paripurna lalu" not in coming
    assert "Paripurna lalu" in past
    assert secret.judul not in coming
    set_stage(raperda=secret, stage="pembahasan_akd", editable=True, is_public=True, by=by)
    assert f"/rancangan/{secret.pk}/" in client.get("/agenda/").content.decode()


def test_meetings_of_leaders_and_of_a_fraksi_are_not_announced(client, by):
    body = Body.objects.create(daerah=kota_serang(), kind=Body.Kind.FRAKSI, nama="Fraksi Contoh")
    for kind in (Rapat.Kind.RAPAT_FRAKSI, Rapat.Kind.RAPAT_PIMPINAN):
        Rapat.objects.create(
            daerah=kota_serang(), body=body, kind=kind, title="Rapat dalam", date=LATER, place="Ruang", by=by
        )
    assert "Rapat dalam" not in client.get("/agenda/").content.decode()


def test_the_agenda_asks_as_often_for_many_as_for_one(client, by, django_assert_max_num_queries):
    for day in range(6):
        paripurna(by, LATER + timedelta(days=day), f"Paripurna {day}")
    with django_assert_max_num_queries(4):
        client.get("/agenda/")
