"""Bentuk cetak: who may choose, what is kept, and a sample that follows the choices."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Setting
from documents.printing.form import SHEET, choices_of
from tests.documents.printing.pictures import png
from tests.people import budi, kota_serang, sari

pytestmark = pytest.mark.django_db
PAGE = "/bentuk-cetak/"


def given(**changed) -> dict[str, object]:
    """The fields of the form as a browser sends them."""
    fields = choices_of(SHEET) | changed
    return {name: value for name, value in fields.items() if value is not False}


@pytest.fixture
def bureau(client):
    kota_serang()
    client.force_login(budi())
    return client


def test_only_who_publishes_may_choose(client):
    kota_serang()
    assert client.get(PAGE).status_code == 302
    client.force_login(sari())
    for path in ("", "lambang", "contoh", "contoh.png"):
        assert client.get(PAGE + path).status_code == 403
    assert client.post(PAGE, given(kertas="A4")).status_code == 403
    assert not Setting.objects.filter(name="bentuk_naskah").exists()


def test_a_choice_is_kept_and_shown_again(bureau):
    assert bureau.post(PAGE + "?bentuk=lembaran", given(kertas="A4", tebal=True)).status_code == 302
    row = Setting.objects.get(name="bentuk_lembaran")
    assert (row.value["kertas"], row.value["tebal"]) == ("A4", True)
    page = bureau.get(PAGE + "?bentuk=lembaran").content.decode()
    assert '<option value="A4" selected>' in page


def test_looking_at_a_sample_keeps_nothing(bureau):
    page = bureau.post(PAGE, given(kertas="legal", lihat="1")).content.decode()
    assert "kertas=legal" in page
    assert not Setting.objects.exists()


def test_a_wrong_choice_comes_back(bureau):
    answer = bureau.post(PAGE, given(judul="20"))
    assert answer.status_code == 422
    assert not Setting.objects.exists()
    assert "periksa isian" in bureau.get(PAGE + "contoh", given(judul="20")).content.decode()


def test_the_sample_follows_the_choices(bureau):
    piece = bureau.get(PAGE + "contoh", given(kertas="setengah_folio", bentuk="lembaran")).content.decode()
    assert piece.count("<img ") == 2
    sheet = bureau.get(PAGE + "contoh.png", given())
    issue = bureau.get(PAGE + "contoh.png", given(kertas="setengah_folio", bentuk="lembaran", halaman="2"))
    for picture in (sheet, issue):
        assert picture.headers["Content-Type"] == "image/png"
        assert picture.content.startswith(b"\x89PNG")
    assert sheet.content != issue.content


def test_an_emblem_is_uploaded_and_taken_away(bureau, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    before = bureau.get(PAGE + "contoh.png", given(bentuk="lembaran")).content
    file = SimpleUploadedFile("lambang.png", png(40), "image/png")
    assert bureau.post(PAGE + "lambang?bentuk=lembaran", {"file": file}).status_code == 302
    assert Setting.objects.get(name="lambang_daerah").value["jenis"] == "image/png"
    assert bureau.get(PAGE + "contoh.png", given(bentuk="lembaran")).content != before
    answer = bureau.post(PAGE + "lambang?bentuk=lembaran", {}, follow=True)
    assert "Lambang tidak disimpan" in answer.content.decode()
    bureau.post(PAGE + "lambang?bentuk=lembaran", {"hapus": "on"})
    assert not Setting.objects.filter(name="lambang_daerah").exists()
