"""Impor Perda lama: read, checked, filed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Attachment, Perda
from tests.documents.actions.test_archive import OLD, budi_once
from tests.people import kota_serang, sari

pytestmark = pytest.mark.django_db
UPLOAD, SAVE = "/perda/impor", "/perda/impor/simpan"


def upload(client, data: bytes = OLD.encode(), name: str = "lama.txt"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def clerk(client):
    kota_serang()
    client.force_login(budi_once())
    return client


def test_reading_shows_what_the_act_states_and_saves_nothing(clerk):
    response = upload(clerk)
    form = response.context["form"]
    assert (form["nomor"].value(), form["tahun"].value(), form["nomor_ld"].value()) == (3, 2015, 3)
    assert form["nama"].value() == "Contoh Kecil"
    assert not Perda.objects.exists()


def test_saving_files_the_act_and_opens_it(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    response = clerk.post(SAVE, data)
    perda = Perda.objects.get()
    assert response.url == "/perda/2015/3"
    assert perda.published_at is not None
    assert Attachment.objects.get(perda=perda).sha256
    assert clerk.get(response.url).status_code == 200
    again = clerk.post(SAVE, data)
    assert again.status_code == 422
    assert "sudah ada dalam arsip" in again.content.decode()


def test_checking_again_keeps_what_was_typed(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"nama": "Nama Lain", "again": "1"}
    response = clerk.post(SAVE, data)
    assert response.context["form"]["nama"].value() == "Nama Lain"
    assert not Perda.objects.exists()


@pytest.mark.parametrize(("data", "name"), [(b"", "kosong.txt"), (b"\xff\xd8\xff\xe0", "foto.pdf")])
def test_a_bad_file_is_one_sentence(clerk, data, name):
    response = upload(clerk, data, name)
    assert response.status_code == 422
    assert "Berkas" in response.content.decode()


def test_only_who_may_archive(client):
    kota_serang()
    client.force_login(sari())
    assert client.get(UPLOAD).status_code == 403
    client.logout()
    assert client.get(UPLOAD).status_code == 302


def test_a_number_too_big_is_a_sentence(clerk):
    form = upload(clerk).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"nomor_ld": "3000000000"}
    response = clerk.post(SAVE, data)
    assert response.status_code == 422
    assert response.context["form"].errors["nomor_ld"]


@pytest.mark.parametrize("address", ["/perda/?q=%00", "/rancangan/?q=a%00b", "/raperda/?q=%00"])
def test_a_null_sign_in_a_search_is_no_error(clerk, address):
    assert clerk.get(address).status_code == 200
