"""Cetakan versi: asked for once, printed with its version at the foot, for everybody who may see the draft."""

import pytest
from django_tasks_db.models import DBTaskResult

from documents.actions import freeze
from documents.models import Attachment
from documents.reading import read_text
from documents.tasks import print_draft
from tests.people import NOW, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(naskah, writer):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    return f"/raperda/{naskah.raperda_id}/versi/1/cetak"


def test_a_version_is_printed_once(client, naskah, writer, page):
    client.force_login(writer)
    assert "Belum dicetak." in client.get(page).content.decode()
    client.post(page)
    client.post(page)
    assert DBTaskResult.objects.count() == 1
    assert "Menunggu giliran" in client.get(page).content.decode()
    DBTaskResult.objects.all().delete()
    digest = print_draft.call(raperda_id=naskah.raperda_id, number=1, by_id=writer.pk)
    assert print_draft.call(raperda_id=naskah.raperda_id, number=1, by_id=writer.pk) == digest
    stored = Attachment.objects.get(sha256=digest)
    with stored.file.open("rb") as file:
        text = read_text("rancangan.pdf", file.read())
    assert "RANCANGAN PERATURAN DAERAH KOTA SERANG" in text
    assert "Versi 1" not in text, "the mark at the foot is drawn, not written"
    shown = client.get(page, headers={"HX-Request": "true"}).content.decode()
    assert "rancangan-1.pdf" in shown
    assert "<button" not in shown


def test_who_may_not_see_the_draft_finds_nothing(client, naskah, page):
    client.force_login(person("wulan"))
    assert client.get(page).status_code == 404
    assert client.post(page).status_code == 404
    assert client.get(page.replace("/1/", "/9/")).status_code == 404
