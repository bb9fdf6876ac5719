"""Gambar lampiran: uploaded into its text, shown to who may see it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.actions import set_stage
from documents.core.tree import Kind
from documents.models import Attachment, Clause
from tests.documents.drafts import insert, state, unit
from tests.documents.printing.pictures import png

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, writer, naskah):
    client.force_login(writer)
    insert(naskah, Kind.LAMPIRAN, "sesudah", "Penjelasan", "LAMPIRAN\nDAFTAR\n\nPeta berikut.", writer)
    return client


def upload(desk, url, data: bytes, name="peta.png", caption="Peta  wilayah"):
    given = {"file": SimpleUploadedFile(name, data), "caption": caption}
    return desk.post(url("gambar", "Lampiran"), given, follow=True)


def test_a_picture_stands_at_the_end_of_the_lampiran(desk, url, naskah):
    answer = upload(desk, url, png())
    assert "Gambar dimuat di akhir Lampiran." in answer.content.decode()
    stored = Attachment.objects.get(kind="gambar")
    assert stored.raperda == naskah.raperda
    line = f"![Peta wilayah](gambar:{stored.sha256[:16]})"
    assert unit(naskah, "Lampiran").text == f"Peta berikut.\n\n{line}"
    page = desk.get(url("naskah/")).content.decode()
    assert f'<img src="/berkas/gambar/{stored.sha256[:16]}" alt="Peta wilayah">' in page


def test_who_may_see_the_text_sees_the_picture(desk, url, naskah, member, stranger, client):
    upload(desk, url, png())
    stored = Attachment.objects.get(kind="gambar")
    address = f"/berkas/gambar/{stored.sha256[:16]}"
    answer = desk.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert b"".join(answer.streaming_content) == png()
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 404
    set_stage(raperda=naskah.raperda, stage="x", editable=True, is_public=True, by=member)
    answer = client.get(address)
    assert answer.status_code == 200
    answer.close()


@pytest.mark.parametrize("name", ["0123456789abcdef", "zz", "0123"])
def test_an_unknown_picture_is_not_found(desk, name):
    assert desk.get(f"/berkas/gambar/{name}").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.4 x", "bukan gambar PNG atau JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(10 * 1024 * 1024), "paling besar 10 MB"),
    ],
)
def test_what_is_no_picture_is_refused(desk, url, naskah, data, said):
    before = state(naskah)
    answer = upload(desk, url, data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert (state(naskah), Attachment.objects.count()) == (before, 0)


def test_only_a_lampiran_has_the_page(desk, url):
    assert desk.get(url("gambar", "Lampiran")).status_code == 200
    assert desk.get(url("gambar", "Pasal 2")).status_code == 404


def test_who_may_not_edit_uploads_nothing(desk, url, client, member):
    client.force_login(member)
    assert upload(client, url, png()).status_code == 403
    assert (Attachment.objects.count(), Clause.objects.filter(text__contains="gambar:").count()) == (0, 0)
