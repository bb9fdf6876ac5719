"""A closed meeting stays inside; who confirms results; who leads an open meeting from now on."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from deliberation.actions import add_body, agree, open_feed, open_rapat, schedule_rapat, seat
from deliberation.actions.attendance import _again
from deliberation.actions.meetings import AgendaLine
from deliberation.actions.roll import in_office, roll_of
from deliberation.models import Decision, Rapat
from documents.actions import freeze, set_stage
from tests.deliberation.council import NOW, attend, council, opened, plenary
from tests.people import kota_serang, person
from tests.raperda.scenes import draft_of

pytestmark = pytest.mark.django_db
SECRET = "Pembicaraan yang tertutup"


@pytest.fixture
def open_raperda(raperda, clerk):
    freeze(naskah=draft_of(raperda), name="Usul", by=clerk, now=NOW)
    return set_stage(raperda=raperda, stage="pembahasan_akd", editable=True, is_public=True, by=clerk)


def held(by, raperda, day: date, closed: bool, title: str) -> Rapat:
    """A plenary on that day that has been opened."""
    house = council(by, 3) if not in_office(kota_serang(), day).exists() else Rapat.objects.first().body
    rapat = schedule_rapat(
        daerah=kota_serang(), body=house, kind="paripurna", title=title, date=day, place="Ruang A", by=by,
        closed=closed, items=[AgendaLine(title, raperda)],
    )  # fmt: skip
    return open_rapat(rapat=rapat, chair=in_office(rapat.daerah, day).first(), by=by, now=timezone.now())


def crawled(client) -> dict[str, str]:
    """Every page somebody without an account reaches from the front page, and the past agenda."""
    found, waiting = {}, ["/", "/agenda/?waktu=lalu"]
    while waiting:
        url = waiting.pop()
        page = client.get(url)
        found[url] = page.content.decode() if "text" in page.headers["Content-Type"] else ""
        links = re.findall(r'href="(/[^"#]*)"', found[url])
        waiting += [link for link in dict.fromkeys(links) if link not in found and not link.startswith("/static/")]
        assert len(found) < 80
    return found


@pytest.mark.parametrize("days", [-1, 0, 3])
def test_nobody_reads_of_a_closed_meeting(client, clerk, open_raperda, days):
    day = timezone.localdate() + timedelta(days=days)
    shown = held(clerk, open_raperda, day, False, "Pembicaraan yang terbuka")
    hidden = held(clerk, open_raperda, day, True, SECRET)
    pages = crawled(client)
    assert f"/rancangan/{open_raperda.pk}/" in pages
    assert any("Pembicaraan yang terbuka" in text for text in pages.values())
    assert [url for url, text in pages.items() if SECRET in text] == []
    assert client.get(f"/rapat/{hidden.pk}/langsung").status_code == 404
    assert f"/rapat/{shown.pk}/langsung" in pages, "an open meeting is followed from the agenda"
    for whose in ({"body": hidden.body}, {}):
        row = open_feed(daerah=kota_serang(), by=clerk, now=NOW, **whose)
        calendar = client.get(f"/kalender/{row.token}.ics").content.decode()
        assert "Pembicaraan yang terbuka" in calendar
        assert SECRET not in calendar


def test_who_sits_in_the_body_has_it_in_the_own_calendar(client, clerk, member, open_raperda):
    rapat = held(clerk, open_raperda, timezone.localdate(), True, SECRET)
    calendar = open_feed(daerah=kota_serang(), by=member, now=NOW)

    def shown() -> str:
        return client.get(f"/kalender/{calendar.token}.ics").content.decode().replace("\r\n ", "")

    assert SECRET not in shown(), "no seat"
    seated = in_office(rapat.daerah, rapat.date).first()
    seated.user = member
    seated.save()
    assert f"SUMMARY:Rapat paripurna tertutup: {SECRET}" in shown()
    body = open_feed(daerah=kota_serang(), body=rapat.body, by=clerk, now=NOW)
    assert SECRET not in client.get(f"/kalender/{body.token}.ics").content.decode()
    rapat.body = add_body(daerah=kota_serang(), kind="pansus", nama="Pansus", by=clerk)
    rapat.save()
    assert SECRET not in shown(), "another body"
    seat(member=seated, body=rapat.body, role="anggota", valid_from=rapat.date, by=clerk)
    assert SECRET in shown()
    member.assignments.all().delete()
    assert SECRET not in shown(), "who may not see it any more"


def test_the_house_sees_it_with_a_badge(client, clerk, open_raperda):
    rapat = held(clerk, open_raperda, timezone.localdate(), True, SECRET)
    client.force_login(clerk)
    for url in ("/rapat/", f"/rapat/{rapat.pk}/"):
        page = client.get(url).content.decode()
        assert SECRET in page
        assert '<span class="badge lock">Tertutup</span>' in page
    assert "tertutup" in client.get(f"/raperda/{open_raperda.pk}/").content.decode()


def test_it_is_closed_by_a_tick_and_stays_so_when_put_off(client, clerk, raperda):
    house = council(clerk, 3)
    client.force_login(clerk)
    given = {"kind": "paripurna", "body": house.pk, "title": SECRET, "date": "2023-03-15", "place": "Ruang A"}
    assert "Rapat tertutup" in client.get("/rapat/jadwalkan").content.decode()
    client.post("/rapat/jadwalkan", given | {"closed": "on"})
    rapat = Rapat.objects.get()
    assert rapat.closed
    assert _again(rapat, date(2023, 3, 16), clerk).closed


def test_results_are_confirmed_by_who_has_that_right(client, clerk, raperda):
    rapat = opened(plenary(clerk, [raperda]), clerk, 45)
    agree(item=rapat.items.get(), by=clerk, now=NOW)
    for user, status in ((person("budi", "bagian_hukum"), 403), (person("dewi", "anggota"), 403)):
        client.force_login(user)
        assert "Sahkan hasil" not in client.get(f"/rapat/{rapat.pk}/").content.decode()
        assert client.post(f"/rapat/{rapat.pk}/sahkan").status_code == status
    hasan = person("hasan", "pimpinan_dprd")
    client.force_login(hasan)
    assert "Sahkan hasil" in client.get(f"/rapat/{rapat.pk}/").content.decode()
    client.post(f"/rapat/{rapat.pk}/sahkan")
    assert Decision.objects.get().confirmed_by == hasan


def test_another_chair_is_on_record(client, clerk, raperda):
    rapat = plenary(clerk, [raperda])
    first, second = (seat.member for seat in roll_of(rapat).seats[:2])
    client.force_login(clerk)
    refused = client.post(f"/rapat/{rapat.pk}/pimpinan", {"chair": second.pk})
    assert refused.status_code == 409, "not before it is open"
    rapat = open_rapat(rapat=rapat, chair=first, by=clerk, now=NOW)
    assert "Ganti pimpinan rapat" in client.get(f"/rapat/{rapat.pk}/").content.decode()
    client.post(f"/rapat/{rapat.pk}/pimpinan", {"chair": second.pk})
    rapat.refresh_from_db()
    assert rapat.chair == second
    assert f"pimpinan rapat beralih dari {first} kepada {second}." in rapat.notes
    again = client.post(f"/rapat/{rapat.pk}/pimpinan", {"chair": second.pk})
    assert again.status_code == 409
    attend(rapat, clerk, 45)
    assert f"dipimpin {second}" in client.get(f"/rapat/{rapat.pk}/").content.decode()
