"""Akoma Ntoso downloads: of a version for who may see the draft, of a Perda for everybody once it is published."""

import pytest

from documents.actions import freeze
from documents.core.canon import dumps
from documents.reading.akn import read_akn
from tests.documents.printing.akn.schema import faults
from tests.people import NOW
from tests.raperda.scenes import promulgated_perda, published_perda

pytestmark = pytest.mark.django_db


def test_a_version_is_downloaded_as_it_was_frozen(client, url, naskah, writer):
    version = freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    client.force_login(writer)
    answer = client.get(url("versi/1/akn.xml"))
    assert answer["Content-Type"] == "application/akn+xml"
    assert f'filename="raperda-{naskah.raperda_id}-versi-1.xml"' in answer["Content-Disposition"]
    assert faults(answer.content) == []
    assert dumps(read_akn(answer.content).tree) == dumps(version.unpacked())
    assert f"/akn/id-3673/bill/raperda/dprd/2021/{naskah.raperda_id}" in answer.content.decode()
    assert version.digest in answer.content.decode()
    assert url("versi/1/akn.xml") in client.get(url("versi/1/")).content.decode()


def test_a_version_is_not_for_strangers(client, url, naskah, writer, stranger):
    freeze(naskah=naskah, name="Usul", by=writer, now=NOW)
    assert client.get(url("versi/1/akn.xml")).status_code == 302
    client.force_login(stranger)
    assert client.get(url("versi/1/akn.xml")).status_code == 404


def test_a_published_perda_is_for_everybody(client, writer):
    perda = published_perda(writer, 6)
    answer = client.get("/perda/2022/6/akn.xml")
    assert faults(answer.content) == []
    assert dumps(read_akn(answer.content).tree) == dumps(perda.version.unpacked())
    assert "/akn/id-3673/act/perda/2022/6/ind@" in answer.content.decode()
    assert answer["Cache-Control"] == "public, no-cache"
    again = client.get("/perda/2022/6/akn.xml", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304
    assert 'href="/perda/2022/6/akn.xml"' in client.get("/perda/2022/6").content.decode()


def test_a_perda_that_is_not_published_is_not(client, writer, stranger):
    promulgated_perda(writer)
    assert client.get("/perda/2022/6/akn.xml").status_code == 404
    client.force_login(writer)
    assert client.get("/perda/2022/6/akn.xml")["Cache-Control"] == "private, no-cache"
