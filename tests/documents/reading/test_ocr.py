import base64
import io
import shutil

import pypdfium2
import pytest

from documents.reading import WEB_SCAN_PAGES, ocr, read
from documents.reading.outcome import Unreadable
from documents.reading.pdf import read_pdf
from tests.documents.reading import samples

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract tidak ada: apt-get install tesseract-ocr tesseract-ocr-ind"
)
PAGE = (
    '<div><span style="display: inline-block; width: 90pt">Menimbang :</span>'
    "a. bahwa penduduk berhak atas pelayanan yang baik</div>"
    '<div style="margin-left: 90pt">b. bahwa pelayanan itu perlu diatur</div>'
    '<div style="margin: 20pt 0 0 60mm">Pasal 7</div>'
    "<div>Daerah adalah Kota Serang di Provinsi Banten.</div>"
)
TYPED = "<p>Pasal 1 berlaku sejak tanggal diundangkan.</p>"


def photographed(html, size="215mm 330mm"):
    """A PDF that holds only pictures of the pages of this HTML."""
    document = pypdfium2.PdfDocument(samples.paper(html, size))
    tags = []
    for page in document:
        stream = io.BytesIO()
        page.render(scale=3).to_pil().save(stream, "JPEG")
        data = base64.b64encode(stream.getvalue()).decode()
        tags.append(f'<img style="position: absolute; width: 100%" src="data:image/jpeg;base64,{data}">')
    sheets = "".join(f'<div style="break-after: page; position: relative; height: 90vh">{tag}</div>' for tag in tags)
    return samples.paper(f"<style>@page {{ margin: 0 !important }}</style>{sheets}", size)


@needs_tesseract
def test_a_scan_is_read_with_its_labels_and_columns_and_said_to_be_one():
    reading = read_pdf(photographed(PAGE))
    lines = [line for line in reading.text.split("\n") if line.strip()]
    assert [" ".join(line.split()) for line in lines] == [
        "Menimbang : a. bahwa penduduk berhak atas pelayanan yang baik",
        "b. bahwa pelayanan itu perlu diatur",
        "Pasal 7",
        "Daerah adalah Kota Serang di Provinsi Banten.",
    ]
    assert abs(lines[1].index("b.") - lines[0].index("a.")) <= 1
    assert reading.doubts == ("Halaman 1 dikenali dari gambar (OCR); cocokkan nomor, angka, dan nama dengan aslinya.",)


@needs_tesseract
def test_two_pages_on_a_scanned_sheet_become_two_pages():
    half = '<div style="position: absolute; left: {}mm; width: 120mm">{}</div>'
    pages = half.format(0, PAGE) + half.format(170, PAGE.replace("Pasal 7", "Pasal 8"))
    first, second, rest = read_pdf(photographed(pages, "330mm 215mm")).text.split("\f")
    assert "Pasal 7" in first
    assert "Pasal 8" in second
    assert "Pasal 8" not in first
    assert rest == ""


@needs_tesseract
def test_a_picture_page_among_typed_ones_is_read_in_its_place():
    data = samples.paper(f'{TYPED}<div class="baru">{samples.picture_tag()}</div>')
    assert read_pdf(data).text.startswith("Pasal 1 berlaku")


@needs_tesseract
def test_a_scan_without_a_word_is_refused():
    with pytest.raises(
        Unreadable, match=r"hasil pindai tanpa lapisan teks; jalankan pengenalan teks \(OCR\) di program"
    ):
        read_pdf(samples.paper(samples.picture_tag()))


@needs_tesseract
def test_a_picture_that_takes_too_long_is_given_up():
    with pypdfium2.PdfDocument(samples.paper(samples.picture_tag())) as document:
        picture = ocr.picture_of(document[0])
    with pytest.raises(ocr.TooSlow):
        ocr.read_picture(picture._replace(data=b"P5 4000 4000 255\n" + bytes(range(256)) * 62_500), 0.1)


def test_without_the_program_the_packages_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="memasang paket tesseract-ocr dan tesseract-ocr-ind di peladen, atau unggah"):
        read_pdf(samples.paper(samples.picture_tag()))


def test_without_the_language_its_package_is_named(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages:'\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="setelah pengelola memasang paket tesseract-ocr-ind di peladen"):
        read_pdf(samples.paper(samples.picture_tag()))


def test_picture_pages_that_stay_unread_are_named(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    data = samples.paper(f'{TYPED}<div class="baru">{samples.picture_tag()}</div>')
    expected = "Halaman 2 hanya berupa gambar sehingga isinya tidak ikut terbaca; salin isinya dengan tangan."
    assert read_pdf(data).doubts == (expected,)


def test_a_request_reads_only_a_few_pictures():
    data = samples.paper(f'<div class="baru">{samples.picture_tag()}</div>' * (WEB_SCAN_PAGES + 1))
    with pytest.raises(Unreadable) as refusal:
        read("pindaian.pdf", data, scan_pages=WEB_SCAN_PAGES)
    assert str(refusal.value) == (
        "Berkas “pindaian.pdf” adalah hasil pindai 6 halaman tanpa lapisan teks (paling banyak 5 halaman yang dapat "
        "dikenali di sini); minta pengelola mengimpornya dengan perintah manage.py import_perda, "
        "atau unggah naskah Word-nya (.docx)."
    )


@needs_tesseract
@pytest.mark.corpus
@pytest.mark.timeout(240)
def test_a_scanned_act_of_the_corpus_is_read(corpus):
    words = read_pdf((corpus / "perda" / "sulut-1-2019" / "source.pdf").read_bytes()).text.split()
    assert words.count("Pasal") >= 12
    assert "PERTANGGUNGJAWABAN" in words
