"""Every page of the menu, and those behind it, asks little, and as often for twice the rows as for once."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import (
    AgendaLine,
    Amendment,
    add_body,
    add_holiday,
    add_session,
    add_speaker,
    add_title,
    agree,
    draft_letter,
    give_work,
    import_members,
    open_feed,
    open_programme,
    open_series,
    schedule_rapat,
    set_programme,
    take_number,
)
from deliberation.models import LetterSeries
from documents.actions import comment, store_gazette, suggest
from raperda.notices.actions import follow, tell_news
from raperda.portal.templatetags.frame import MEMBERS, PUBLIC
from tests.deliberation.council import OATH, attend, opened, people, plenary
from tests.documents.actions.test_archive import budi_once
from tests.documents.drafts import unit
from tests.people import NOW, kota_serang, person, sari
from tests.raperda.scenes import draft_of, published_perda, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db
MOST = 15
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"
TODAY = timezone.localdate()
BEHIND = (
    "home", "rapat_new", "rapat_members", "calendar", "sessions", "feeds", "notices", "notice_choices", "account",
)  # fmt: skip
AMENDED = Amendment("Kebutuhan baru", "2", TODAY)


@pytest.fixture
def town():
    """A region with one Raperda in each part of the road, and one meeting under way."""
    clerk = sari()
    daerah = kota_serang()
    made = SimpleNamespace(clerk=clerk, daerah=daerah, member=person("dewi", "anggota"), size=0)
    made.house = add_body(daerah=daerah, kind="dprd", nama="DPRD Kota Serang", by=clerk)
    made.programme = open_programme(daerah=daerah, tahun=TODAY.year, by=clerk, now=NOW)
    made.first = under_way(clerk, judul="Yang Pertama")
    made.deciding = under_way(clerk, judul="Yang Diputus")
    list(walk(made.deciding, "permintaan_persetujuan", by=clerk, now=timezone.now(), day=TODAY))
    made.deciding.refresh_from_db()
    made.done = under_way(clerk, judul="Yang Berlaku")
    list(walk(made.done, "diundangkan_berlaku", by=clerk, now=timezone.now(), day=TODAY, nomor=90))
    open_feed(daerah=daerah, by=clerk, now=NOW)
    grow(made, 3)
    set_programme(programme=made.programme, nomor="1", enacted_on=TODAY, today=TODAY, by=clerk)
    made.rapat = opened(plenary(clerk, [made.deciding], house=made.house, day=TODAY), clerk)
    attend(made.rapat, clerk, 3)
    agree(item=made.rapat.items.get(), by=clerk, now=timezone.now())
    return made


def grow(town, more: int) -> None:
    """So many more members, Raperda, meetings, items, tasks, notices, and all else the pages list."""
    clerk, daerah = town.clerk, town.daerah
    start, town.size = town.size, town.size + more
    import_members(daerah=daerah, rows=people(town.size), valid_from=OATH, by=clerk)
    for n in range(start, town.size):
        raperda = under_way(clerk, judul=f"Rancangan {n}")
        list(walk(raperda, "pembahasan_akd", by=clerk, now=timezone.now(), day=TODAY))
        town.last = raperda
        lines = [AgendaLine(f"Acara {n}", raperda), AgendaLine(f"Acara lain {n}", town.first), AgendaLine("Lain-lain")]
        schedule_rapat(
            daerah=daerah, body=town.house, kind="rdpu", title=f"Rapat {n}", date=TODAY + timedelta(days=n % 3),
            place="Ruang A", items=lines, by=clerk,
        )  # fmt: skip
        add_holiday(day=date(TODAY.year, 1, 2 + n), name=f"Libur {n}", kind="lokal", daerah=daerah, by=clerk)
        first = date(1990 + n, 1, 1)
        year = f"{first.year}/{first.year + 1}"
        add_session(daerah=daerah, tahun_sidang=year, nomor=1, start=first, end=first + timedelta(days=90), by=clerk)
        facts = {"judul": f"Judul {n}", "initiator": "dprd"}
        add_title(programme=town.programme, facts=facts, by=clerk, now=NOW, amendment=AMENDED if start else None)
        store_gazette(perda=published_perda(clerk, 10 + n), data=PDF, by=clerk, now=NOW)
        words_about(town, n)
        letter_of_a_colleague(town, n)
    tell_news(now=timezone.now())


def letter_of_a_colleague(town, n: int) -> None:
    """A letter with a number that somebody else took, and that waits to be confirmed."""
    given = {"daerah": town.daerah, "by": budi_once(), "paper": "surat-lain", "recipient": "", "text": ". Isi."}
    letter = draft_letter(raperda=town.last, subject=f"Surat {n}", now=NOW, **given)
    book = LetterSeries.objects.filter(name="Umum").first() or open_series(
        daerah=town.daerah, name="Umum", tahun=TODAY.year, kode="005", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{tahun}", first=1, by=town.clerk,
    )  # fmt: skip
    take_number(letter=letter, series=book, on=TODAY, by=budi_once(), now=NOW)


def words_about(town, n: int) -> None:
    """A task, a comment, a suggestion, and somebody who follows, on the first Raperda and on the newest."""
    for raperda in (town.first, town.last):
        naskah = draft_of(raperda)
        key = unit(naskah, "Pasal 3").key
        for user in (town.clerk, town.member):
            follow(raperda=raperda, by=user, now=NOW, key=key if n % 2 else "", name="Pasal 3")
            other = town.member if user == town.clerk else town.clerk
            give_work(raperda=raperda, to=user, title=f"Telaah {n}", due=TODAY, by=other, now=timezone.now())
        comment(naskah=naskah, key=key, text=f"Catatan {n}", by=town.clerk, now=timezone.now())
        suggest(naskah=naskah, key=key, text=f"Diganti {n}.", by=town.member, now=timezone.now())


def pages(town) -> dict[str, str]:
    """The pages of the menu and those a step behind it, by name."""
    raperda = {"first": town.first, "deciding": town.deciding, "done": town.done}
    item = town.rapat.items.get()
    found = {name: reverse(name) for name in (*(name for name, _ in (*PUBLIC, *MEMBERS)), *BEHIND)}
    found |= {f"dossier of {name}": reverse("raperda_dossier", args=[one.pk]) for name, one in raperda.items()}
    for name in ("rancangan_read", "work_give", "follow", "naskah", "versions", "suggestions"):
        found[name] = reverse(name, args=[town.last.pk if name == "rancangan_read" else town.first.pk])
    for name in ("rapat_detail", "rapat_screen", "rapat_live"):
        found[name] = reverse(name, args=[town.rapat.pk])
    found |= {name: reverse(name, args=[item.pk]) for name in ("rapat_item", "rapat_vote")}
    found |= {name: reverse(name, args=[TODAY.year]) for name in ("programme", "program_read", "holidays")}
    return found | {"raperda_list as a list": reverse("raperda_list") + "?tampilan=daftar"}


def asked(user, urls: dict[str, str]) -> dict[str, int]:
    """How many queries each page asks; a page is opened once before, as a reader who comes back."""
    client, found = Client(), {}
    if user:
        client.force_login(user)
    for name, url in urls.items():
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        assert answer.status_code in (200, 302, 403, 404), (name, answer.status_code)
        found[name] = len(queries)
    return found


def test_every_page_asks_little_and_no_more_for_twice_the_rows(town):
    readers = {"sari": town.clerk, "dewi": town.member, "umum": None}
    urls = pages(town)
    once = {who: asked(user, urls) for who, user in readers.items()}
    grow(town, 3)
    for n in range(2):
        add_speaker(item=town.rapat.items.get(), name=f"Tamu {n}", by=town.clerk)
    attend(town.rapat, town.clerk, 6)
    twice = {who: asked(user, urls) for who, user in readers.items()}
    assert {who: {name: n for name, n in found.items() if n > MOST} for who, found in twice.items()} == {
        who: {} for who in readers
    }
    grown = {(who, name): (n, twice[who][name]) for who, found in once.items() for name, n in found.items()}
    assert {where: both for where, both in grown.items() if both[1] > both[0]} == {}
