"""Ruang naskah: the whole text with a bar on every unit, in few queries however long the text is."""

import pytest

from documents.actions import freeze
from tests.documents.drafts import long_draft
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


def test_asks_as_often_for_a_long_text_as_for_a_short_one(client, writer, django_assert_max_num_queries):
    client.force_login(writer)
    for pasal in (3, 120):
        naskah = long_draft(writer, pasal)
        with django_assert_max_num_queries(9):
            page = client.get(f"/raperda/{naskah.raperda_id}/naskah/").content.decode()
        assert f'id="pasal-{pasal}"' in page
