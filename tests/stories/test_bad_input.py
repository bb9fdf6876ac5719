"""Files that are no draft: each is refused by one clear sentence, and nothing of it stays behind."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Attachment, Clause, Edit, Naskah, Raperda
from tests.documents.reading.samples import jpeg, locked_pdf, p, packed, paper, picture_tag, word
from tests.people import budi, sari
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db
MACROS = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
BAD = {
    "foto.pdf": (jpeg, "ternyata gambar, bukan dokumen; jalankan pengenalan teks (OCR)"),
    "kosong.txt": (lambda: b"", "kosong; pilih berkas yang berisi naskah"),
    "spasi.txt": (lambda: b" \r\n\t\n", "kosong; pilih berkas yang berisi naskah"),
    "panjang.txt": (lambda: b"Pasal 1\nKata.\n" * 1_500_000, "terlalu besar (20,0 MB, paling besar 5 MB)"),
    "pindaian.pdf": (lambda: paper(picture_tag()), "adalah hasil pindai tanpa lapisan teks; jalankan pengenalan teks"),
    "makro.docx": (lambda: word(p("Pasal 1"), **MACROS), "memuat makro, yang tidak diterima; simpan di Word"),
    "terkunci.pdf": (locked_pdf, "terkunci dengan kata sandi; buka di program asalnya"),
    "terpotong.docx": (lambda: word(p("Pasal 1"))[:300], "rusak atau terpotong; salin ulang dari sumbernya"),
    "tabel.xlsx": (lambda: packed({"xl/workbook.xml": "<x/>"}), "bukan dokumen Word; unggah naskah sebagai .docx"),
    "lama.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "format Word lama (.doc); buka di Word"),
    "halaman.txt": (lambda: b"<!DOCTYPE html><p>Pasal 1", "ternyata halaman web atau XML"),
    "acak.txt": (lambda: bytes(range(256)) * 40, "bukan dokumen teks; unggah naskah sebagai .docx"),
}


@pytest.fixture
def clerk(client):
    client.force_login(sari())
    return client


def left_over() -> list[object]:
    """Every row and every file that an import could have made."""
    rows = [row for model in (Raperda, Naskah, Clause, Edit, Attachment) for row in model.objects.all()]
    return rows + [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


def errors_of(answer) -> list[str]:
    """The sentences beside the file field."""
    return answer.context["form"].errors["file"]


@pytest.mark.parametrize("name", BAD)
def test_an_import_is_refused_by_one_sentence(clerk, name):
    make, sentence = BAD[name]
    answer = clerk.post("/raperda/impor", {"file": SimpleUploadedFile(name, make())})
    assert answer.status_code == 422
    (said,) = errors_of(answer)
    assert said.startswith(f"Berkas “{name}” ")
    assert sentence in said
    assert said.endswith(".")
    assert said in answer.content.decode().replace("&quot;", '"')
    assert left_over() == []


def test_no_file_at_all(clerk):
    answer = clerk.post("/raperda/impor", {"file": ""})
    assert answer.status_code == 422
    assert len(errors_of(answer)) == 1
    assert left_over() == []


def test_a_file_beyond_every_limit_is_refused_before_it_is_read(clerk):
    answer = clerk.post("/raperda/impor", {"file": SimpleUploadedFile("besar.pdf", b"%PDF-" + b"0" * (26 * 1024**2))})
    assert answer.status_code == 422
    (said,) = errors_of(answer)
    assert "terlalu besar (paling besar 25 MB)" in said
    assert left_over() == []


def test_a_text_that_is_no_act_is_shown_before_anything_is_kept(clerk):
    letter = b"Kepada Yth. Ketua DPRD\nBersama ini kami sampaikan."
    answer = clerk.post("/raperda/impor", {"file": SimpleUploadedFile("surat.txt", letter)})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Tidak ada Pasal yang dikenali." in page
    assert "Bersama ini kami sampaikan." in page
    assert Raperda.objects.count() == 0


@pytest.mark.parametrize("name", ["kosong.txt", "panjang.txt", "makro.docx", "lama.doc", "tabel.xlsx"])
def test_a_document_of_the_procedure_is_refused_by_one_sentence(client, name):
    raperda, before = under_way(sari()), Attachment.objects.count()
    client.force_login(budi())
    file = SimpleUploadedFile(name, BAD[name][0]())
    answer = client.post(f"/raperda/{raperda.pk}/unggah", {"document": "risalah", "file": file})
    assert answer.status_code == 422
    assert len(errors_of(answer)) == 1
    assert Attachment.objects.count() == before
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
