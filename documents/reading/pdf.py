"""The text layer of a PDF in the order in which it was written, two-page sheets cut into pages."""

from __future__ import annotations

import threading
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading.outcome import Reading, Unreadable
from documents.reading.sheet import FEW_WORDS, Sheet, read_sheet

MAX_PAGES = 2_000
MAX_CHARS = 20_000_000

_SCAN = "adalah hasil pindai tanpa lapisan teks; jalankan pengenalan teks (OCR) atau unggah naskah Word-nya (.docx)"
_WORDLESS = "tidak berisi teks; unggah naskah Word-nya (.docx)"
_LOCKED = "terkunci dengan kata sandi; buka di program asalnya, hapus kata sandinya, simpan, lalu unggah lagi"
_BROKEN = "rusak atau terpotong; salin ulang dari sumbernya atau cetak ulang ke PDF, lalu unggah lagi"
_TOO_MUCH = "berisi terlalu banyak teks; unggah naskah dan lampirannya terpisah"

# PDFium keeps global state: two threads inside it at once crash the process.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes) -> Reading:
    """The words of all pages, each page ended by "\\f"; raises Unreadable for locked, broken, long or scanned files."""
    with _PDFIUM, closing(_open(data)) as document:
        sheets = _sheets(document)
    pictures = [number for number, sheet in enumerate(sheets, 1) if sheet.picture]
    if not any(sheet.words >= FEW_WORDS for sheet in sheets):
        raise Unreadable(_SCAN if pictures else _WORDLESS)
    text = "".join(page.rstrip() + "\n\f" for page in _pages(sheets))
    return Reading(text, (_picture_doubt(pictures),) if pictures else ())


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_LOCKED if error.err_code == pdfium.FPDF_ERR_PASSWORD else _BROKEN)


def _sheets(document: pypdfium2.PdfDocument) -> list[Sheet]:
    count = len(document)
    if count > MAX_PAGES:
        raise Unreadable(
            f"terlalu panjang ({count} halaman, paling banyak {MAX_PAGES}); unggah naskah dan lampirannya terpisah"
        )
    sheets: list[Sheet] = []
    chars = 0
    for index in range(count):
        try:
            with closing(document[index]) as page:
                sheets.append(read_sheet(page))
        except pypdfium2.PdfiumError:
            raise Unreadable(_BROKEN)
        chars += len(sheets[-1].text)
        if chars > MAX_CHARS:
            raise Unreadable(_TOO_MUCH)
    return sheets


def _pages(sheets: list[Sheet]) -> list[str]:
    """The pages in reading order: a file whose landscape sheets mostly have a blank middle holds two on each."""
    wide = [sheet for sheet in sheets if sheet.wide and sheet.words >= FEW_WORDS]
    two_up = 2 * sum(1 for sheet in wide if sheet.halves) >= len(wide)
    return [page for sheet in sheets for page in (sheet.halves if two_up and sheet.halves else (sheet.text,))]


def _picture_doubt(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10]) + (", dan seterusnya" if len(numbers) > 10 else "")
    return f"Halaman {shown} hanya berupa gambar sehingga isinya tidak ikut terbaca; salin isinya dengan tangan."
