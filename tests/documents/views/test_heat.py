"""Peta perubahan: what the picture shows of versions, and what it says without any."""

import pytest

from documents.actions import freeze
from tests.documents.drafts import rewrite, unit
from tests.people import NOW

pytestmark = pytest.mark.django_db


def test_without_two_versions_it_says_so(client, url, naskah, member):
    client.force_login(member)
    assert "Belum cukup versi" in client.get(url("bandingkan/peta")).content.decode()


def test_each_cell_leads_to_the_words(client, url, naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap hari.", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    client.force_login(writer)
    page = client.get(url("bandingkan/peta")).content.decode()
    key = unit(naskah, "Pasal 3").key
    link = f"/raperda/{naskah.raperda_id}/bandingkan?lama=1&amp;baru=2#k-{key}"
    assert f'href="{link}"' in page
    assert "Pasal 3, Versi 2: Kajian: diubah, 2 kata" in page
    assert "Pasal 4" not in page
    assert "Pasal 4" in client.get(url("bandingkan/peta?tampil=semua")).content.decode()
    target = client.get(url("bandingkan?lama=1&baru=2")).content.decode()
    assert f'id="k-{key}"' in target


def test_versions_without_a_change_say_so(client, url, naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    rewrite(naskah, "Menimbang huruf a", "bahwa contoh sangat diperlukan untuk menguji;", writer)
    freeze(naskah=naskah, name="Kajian", by=writer, now=NOW)
    client.force_login(writer)
    assert "Belum ada pasal yang berubah" in client.get(url("bandingkan/peta")).content.decode()
