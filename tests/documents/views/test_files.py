"""Berkas: a stored file goes to who may see its Raperda, the gazette of a published Perda to everybody."""

import pytest

from documents.actions import attach, publish, store_gazette
from documents.models import Attachment
from tests.people import NOW
from tests.raperda.scenes import promulgated_perda

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


def test_a_document_is_for_who_may_see_the_raperda(client, naskah, writer, member, stranger):
    kind = Attachment.Kind.DOKUMEN
    row = attach(name="risalah.txt", data=b"Risalah.", kind=kind, raperda=naskah.raperda, by=writer, now=NOW)
    page = f"/berkas/{row.pk}/"
    assert client.get(page).status_code == 404
    client.force_login(stranger)
    assert client.get(page).status_code == 404
    client.force_login(member)
    answer = client.get(page)
    assert b"".join(answer.streaming_content) == b"Risalah."
    assert answer.headers["Content-Disposition"] == 'attachment; filename="risalah.txt"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_gazette_opens_to_everybody_with_the_perda(client, writer):
    perda = promulgated_perda(writer)
    row = store_gazette(perda=perda, data=PDF, by=writer, now=NOW)
    page = f"/berkas/{row.pk}/"
    assert client.get(page).status_code == 404
    publish(perda=perda, by=writer, now=NOW)
    answer = client.get(page)
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("inline")


def test_a_file_that_does_not_exist(client):
    assert client.get("/berkas/999/").status_code == 404
