"""Bentuk surat: an office's own wording, looked at before it is kept, and the way back."""

import pytest

from deliberation.printing.papers import FORMS
from documents.models import Setting

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


def test_own_words_are_looked_at_kept_and_given_up(desk, raperda):
    page = "/surat/bentuk/permohonan-noreg"
    assert "Bentuk baku" in desk.get("/surat/bentuk").content.decode()
    answer = desk.get(page)
    assert "Contoh Kecil" in answer.content.decode()
    text = "# PERMOHONAN {{ rancangan.JUDUL }}\n. <i>{{ surat.nomor }}</i>"
    looked = desk.post(page, {"text": text, "lihat": "1"}).content.decode()
    assert "PERMOHONAN CONTOH KECIL" in looked
    assert "&lt;i&gt;" in looked
    assert not Setting.objects.exists()
    desk.post(page, {"text": text})
    assert Setting.objects.get().value.replace("\r", "") == text
    assert "Bahasa kantor" in desk.get("/surat/bentuk").content.decode()
    desk.post(page, {"baku": "1"})
    assert "Memakai bentuk baku" in desk.get(page).content.decode()


@pytest.mark.parametrize("text", ["", "{% for %}", "{{ a|lain }}", "{% include 'x' %}"])
def test_words_that_cannot_be_filled_are_not_kept(desk, raperda, text):
    answer = desk.post("/surat/bentuk/undangan", {"text": text})
    assert answer.status_code == 422
    assert answer.context["form"]["text"].value() == text
    assert not Setting.objects.exists()


def test_every_form_opens_with_and_without_anything_on_record(desk, legal, request):
    for round_ in range(2):
        for slug, paper in FORMS.items():
            answer = desk.get(f"/surat/bentuk/{slug}")
            assert answer.status_code == (404 if paper.incoming else 200), (round_, slug)
        request.getfixturevalue("raperda")
    assert desk.get("/surat/bentuk/tidak-ada").status_code == 404


def test_who_signs_and_what_stands_at_the_head(desk, raperda):
    assert "Sekretaris DPRD" in desk.get("/surat/pejabat").content.decode()
    given = {
        "kepala_daerah_nama": "Nama Satu",
        "kepala_daerah_jabatan": "Pj. WALI KOTA SERANG",
        "kop_kdh": "PEMERINTAH\r\n\r\nKOTA",
    }
    assert desk.post("/surat/pejabat", given).status_code == 302
    assert {row.name: row.value for row in Setting.objects.all()} == {
        "kepala_daerah": {"nama": "Nama Satu", "jabatan": "Pj. WALI KOTA SERANG"}, "kop_kdh": ["PEMERINTAH", "KOTA"],
    }  # fmt: skip
    page = desk.get("/surat/bentuk/permohonan-noreg").content.decode()
    for words in ("Pj. WALI KOTA SERANG,", "Nama Satu", '<p class="k-kop">KOTA</p>'):
        assert words in page
    assert desk.get("/surat/pejabat").context["form"]["kop_kdh"].value() == "PEMERINTAH\nKOTA"
    desk.post("/surat/pejabat", given)
    assert Setting.objects.count() == 2
    long = desk.post("/surat/pejabat", given | {"kepala_daerah_nama": "x" * 200})
    assert long.status_code == 422


def test_forms_are_of_who_writes_letters(client, member):
    client.force_login(member)
    for page in ("/surat/bentuk", "/surat/bentuk/undangan", "/surat/buku", "/surat/masuk", "/surat/pejabat"):
        assert client.get(page).status_code == 403
