"""Dokumen tahapan: a paper that is uploaded is at hand for the step that needs it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Attachment

pytestmark = pytest.mark.django_db


def test_an_uploaded_paper_is_no_longer_missing(client, url, clerk, raperda):
    client.force_login(clerk)
    assert "Penjelasan atau keterangan" in client.get(url()).content.decode().split("Perjalanan Raperda")[0]
    page = url("unggah?jenis=keterangan_na")
    assert client.get(page).context["form"]["document"].value() == "keterangan_na"
    given = {"document": "keterangan_na", "file": SimpleUploadedFile("na.txt", b"Naskah akademik.")}
    answer = client.post(url("unggah"), given, follow=True)
    assert "Dokumen diunggah." in answer.content.decode()
    stored = Attachment.objects.get(document="keterangan_na")
    assert (stored.name, stored.by, stored.raperda) == ("na.txt", clerk, raperda)
    assert "Penjelasan atau keterangan" not in answer.content.decode().split("Perjalanan Raperda")[0]
    assert client.post(url("tahap/pengkajian_bapemperda"), {"note": ""}).status_code == 302


@pytest.mark.parametrize(("document", "field"), [("", "document"), ("apa", "document")])
def test_a_paper_of_no_kind(client, url, clerk, document, field):
    client.force_login(clerk)
    answer = client.post(url("unggah"), {"document": document, "file": SimpleUploadedFile("na.txt", b"Isi.")})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
