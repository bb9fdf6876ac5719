"""Langganan kalender: secret addresses that calendar programs read, one a person and one a body."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from deliberation.actions import add_body, open_feed, schedule_rapat
from deliberation.models import Feed
from tests.people import NOW, kota_serang
from tests.raperda.scenes import paripurna, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def agreed(raperda, clerk):
    list(walk(raperda, "penyampaian_kdh", by=clerk, now=NOW, day=date(2023, 3, 15)))
    return raperda


def lines(answer) -> list[str]:
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "").split("\r\n")


def test_a_person_makes_and_renews_the_address(desk, clerk):
    assert "Buat alamat" in desk.get("/tenggat/langganan").content.decode()
    assert not Feed.objects.exists()
    desk.post("/tenggat/langganan")
    first = Feed.objects.get(user=clerk).token
    page = desk.get("/tenggat/langganan").content.decode()
    assert f"http://testserver/kalender/{first}.ics" in page
    desk.post("/tenggat/langganan", {"ganti": "1"})
    assert desk.get(f"/kalender/{first}.ics").status_code == 404


def test_the_file_needs_no_login_and_is_kept_by_nobody(client, clerk, agreed):
    feed = open_feed(daerah=kota_serang(), by=clerk, now=NOW)
    answer = client.get(f"/kalender/{feed.token}.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    found = lines(answer)
    assert "SUMMARY:Tenggat: Penandatanganan\\, Raperda tentang Contoh Kecil" in found
    assert "DTSTART;VALUE=DATE:20230426" in found, "without days off"


def test_meetings_stand_at_their_hour(client, clerk):
    day = timezone.localdate() + timedelta(days=3)
    body = add_body(daerah=kota_serang(), kind="dprd", nama="DPRD Kota Serang", by=clerk)
    given = {"daerah": kota_serang(), "body": body, "kind": "paripurna", "place": "Ruang paripurna", "by": clerk}
    schedule_rapat(title="Penjelasan, pengusul", date=day, time=time(9, 30), **given)
    paripurna(clerk, day - timedelta(days=400), "Lama")
    found = lines(client.get(f"/kalender/{open_feed(daerah=kota_serang(), by=clerk, now=NOW).token}.ics"))
    assert f"DTSTART:{day:%Y%m%d}T023000Z" in found
    assert "SUMMARY:Rapat paripurna: Penjelasan\\, pengusul" in found
    assert not any("Lama" in line for line in found)


def test_who_has_left_has_no_calendar(client, clerk):
    feed = open_feed(daerah=kota_serang(), by=clerk, now=NOW)
    clerk.is_active = False
    clerk.save()
    assert client.get(f"/kalender/{feed.token}.ics").status_code == 404
    assert client.get("/kalender/tidak-ada.ics").status_code == 404


def test_a_person_without_a_role_reads_nothing_of_a_draft(client, stranger, agreed):
    feed = open_feed(daerah=kota_serang(), by=stranger, now=NOW)
    assert not any("Contoh Kecil" in line for line in lines(client.get(f"/kalender/{feed.token}.ics")))


def test_a_body_has_its_meetings_and_the_deadlines_of_what_it_dealt_with(client, clerk, agreed):
    under_way(clerk, judul="Tidak Dibahas")
    rapat = paripurna(clerk, timezone.localdate(), "Pembahasan", agreed)
    other = add_body(daerah=kota_serang(), kind="komisi", nama="Komisi I", by=clerk)
    feed = open_feed(daerah=kota_serang(), body=rapat.body, by=clerk, now=NOW)
    found = lines(client.get(f"/kalender/{feed.token}.ics"))
    assert any("Raperda tentang Contoh Kecil" in line for line in found)
    assert any("Pembahasan" in line for line in found)
    quiet = open_feed(daerah=kota_serang(), body=other, by=clerk, now=NOW)
    assert "BEGIN:VEVENT" not in lines(client.get(f"/kalender/{quiet.token}.ics"))


def test_only_who_schedules_makes_the_address_of_a_body(client, clerk, member):
    body = add_body(daerah=kota_serang(), kind="komisi", nama="Komisi I", by=clerk)
    client.force_login(member)
    assert client.post("/tenggat/langganan", {"alat_kelengkapan": body.pk}).status_code == 403
    client.force_login(clerk)
    assert client.post("/tenggat/langganan", {"alat_kelengkapan": body.pk}).status_code == 302
    assert Feed.objects.get().body == body


def test_asks_as_often_for_many_as_for_one(client, clerk, agreed, django_assert_max_num_queries):
    feed = open_feed(daerah=kota_serang(), by=clerk, now=NOW)
    for count in (3, 6):
        for number in range(count):
            paripurna(clerk, timezone.localdate(), f"Rapat {number}")
        with django_assert_max_num_queries(10):
            client.get(f"/kalender/{feed.token}.ics")
