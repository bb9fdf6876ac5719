"""Paket e-Perda: each field to copy, and every file under its right name."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone

from documents.actions import attach
from documents.models import Attachment

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


def kept(raperda, by, document: str, name: str = "pindaian.pdf") -> None:
    attach(
        name=name, data=PDF, kind=Attachment.Kind.DOKUMEN, document=document, raperda=raperda, by=by, now=timezone.now()
    )


def test_every_field_may_be_copied(desk, at):
    raperda = at("penetapan")
    answer = desk.get(f"/raperda/{raperda.pk}/e-perda")
    page = answer.content.decode()
    known = {field.label: field.value for field in answer.context["fields"]}
    assert known["Judul"] == "Contoh Kecil"
    assert known["Pemrakarsa"] == "DPRD"
    assert known["Nomor register"].startswith("6,99/")
    assert 'data-copy-text="Contoh Kecil"' in page
    assert "Belum ada" in page


def test_the_package_holds_every_file(desk, at, legal):
    raperda = at("permohonan_noreg")
    for document in ("permohonan_noreg", "hasil_harmonisasi", "ba_persetujuan_bersama"):
        kept(raperda, legal, document)
    kept(raperda, legal, "hasil_fasilitasi", "../../jahat/naskah.php")
    answer = desk.get(f"/raperda/{raperda.pk}/e-perda.zip")
    assert answer.headers["Content-Type"] == "application/zip"
    with ZipFile(BytesIO(answer.content)) as book:
        names = book.namelist()
        assert names[:4] == [
            "00-isian-e-perda.txt", "01-surat-permohonan-nomor-register.pdf", "02-rancangan-peraturan-daerah.docx",
            "02-rancangan-peraturan-daerah.pdf",
        ]  # fmt: skip
        assert "Judul: Contoh Kecil\n" in book.read(names[0]).decode()
        assert book.read("02-rancangan-peraturan-daerah.pdf").startswith(b"%PDF-1.7")
    assert [name[3:] for name in names[4:]] == [
        "berita-acara-atau-surat-selesai-harmonisasi.pdf", "surat-hasil-fasilitasi.php",
        "berita-acara-persetujuan-bersama.pdf",
    ]  # fmt: skip
    assert [name[:2] for name in names] == sorted(name[:2] for name in names)


def test_a_raperda_with_nothing_yet(desk, raperda):
    assert desk.get(f"/raperda/{raperda.pk}/e-perda").status_code == 200
    with ZipFile(BytesIO(desk.get(f"/raperda/{raperda.pk}/e-perda.zip").content)) as book:
        assert book.namelist() == ["00-isian-e-perda.txt"]


def test_who_may_not_see_the_raperda(client, raperda, stranger):
    client.force_login(stranger)
    assert client.get(f"/raperda/{raperda.pk}/e-perda").status_code == 404
    assert client.get(f"/raperda/{raperda.pk}/e-perda.zip").status_code == 404
