"""Ruang naskah: the whole text with a bar on every unit, in few queries however long the text is."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.actions import comment, freeze, suggest
from tests.documents.drafts import long_draft, unit
from tests.documents.views.test_saved import asked
from tests.people import NOW

pytestmark = pytest.mark.django_db


def test_the_whole_text_with_its_bars(client, url, writer):
    client.force_login(writer)
    page = client.get(url("naskah/")).content.decode()
    for words in ("RANCANGAN PERATURAN DAERAH KOTA SERANG", "Pelayanan diselenggarakan tanpa biaya.", 'id="pasal-4"'):
        assert words in page
    assert "Belum ada versi beku" in page
    assert page.count('<span class="unseen"> Pasal 2</span>') == 2, "Sunting and Susun"
    assert f'href="{url("", "Pasal 2")}"' in page


def test_who_only_reads_gets_the_history_instead(client, url, member):
    client.force_login(member)
    page = client.get(url("naskah/")).content.decode()
    assert "Hanya dibaca" in page
    assert f'href="{url("riwayat", "Pasal 2")}"' in page
    assert f'href="{url("susun", "Pasal 2")}"' not in page
    assert f'href="{url("bekukan")}"' not in page


def test_it_says_what_is_not_yet_frozen(client, url, naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    client.force_login(writer)
    assert "Versi 1, belum ada suntingan sesudahnya" in client.get(url("naskah/")).content.decode()


def test_what_is_said_about_a_unit_is_counted_on_it(client, url, naskah, writer):
    key = unit(naskah, "Pasal 2").key
    first = comment(naskah=naskah, key=key, text="Apakah cukup?", by=writer, now=NOW)
    comment(naskah=naskah, key=key, text="Ya.", answers=first, by=writer, now=NOW)
    suggest(naskah=naskah, key=key, text="Lain.", reason="Lebih jelas", by=writer, now=NOW)
    client.force_login(writer)
    page = client.get(url("naskah/")).content.decode()
    assert f'href="{url("percakapan", "Pasal 2")}">1 komentar, 1 usulan<' in page
    assert '<span class="sign talk" title="1 komentar, 1 usulan">2' in page


@pytest.mark.parametrize("pasal", [3, 150, 600])
def test_the_first_view_stays_small(client, writer, pasal):
    client.force_login(writer)
    naskah = long_draft(writer, pasal)
    page = f"/raperda/{naskah.raperda_id}/naskah/"
    with CaptureQueriesContext(connection) as captured:
        first = client.get(page).content
    assert len(asked(captured)) <= 10
    html = first.decode()
    elements = html.count("<") - html.count("</")
    words = len([part for part in re.split(r"<[^>]*>", html) if part])
    assert elements + words < 6_000
    assert len(gzip.compress(first, 6)) < 150_000
    assert f'id="pasal-{pasal}"' in html, "drawn, or a link that draws it"
    assert ("lengkap=1" in html) == (pasal > 100)
    whole = client.get(page, {"lengkap": "1"}).content.decode()
    assert whole.count('<section class="unit pasal"') == pasal
    assert "data-later" not in whole
