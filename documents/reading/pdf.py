"""The text layer of a PDF in the order in which it was written, two-page sheets cut into pages, scans recognised."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from documents.reading import ocr
from documents.reading.grid import Page, on_grid, pitch_of
from documents.reading.order import in_order, in_rows
from documents.reading.outcome import Reading, Unreadable
from documents.reading.sheet import Sheet, read_sheet

MAX_PAGES = 2_000
MAX_CHARS = 20_000_000
MAX_SCAN_PAGES = 300
WEB_SCAN_PAGES = 5  # pictures that one request may have read; each takes about two seconds
_SECONDS = 20  # for one picture, on average

_WORDLESS = "tidak berisi teks; unggah naskah Word-nya (.docx)"
_LOCKED = "terkunci dengan kata sandi; buka di program asalnya, hapus kata sandinya, simpan, lalu unggah lagi"
_BROKEN = "rusak atau terpotong; salin ulang dari sumbernya atau cetak ulang ke PDF, lalu unggah lagi"
_TOO_MUCH = "berisi terlalu banyak teks; unggah naskah dan lampirannya terpisah"

# PDFium keeps global state: two threads inside it at once crash the process.
_PDFIUM = threading.Lock()


def read_pdf(data: bytes, scan_pages: int = MAX_SCAN_PAGES) -> Reading:
    """The words of all pages, each page ended by "\\f"; raises Unreadable for locked, broken, long or wordless files.

    At most `scan_pages` pages are read from pictures; of a file with more of them, none.
    """
    with _PDFIUM, closing(_open(data)) as document:
        sheets = _sheets(document)
    if any(sheet.picture for sheet in sheets):
        sheets = _recognised(data, sheets, scan_pages)
    if all(sheet.blank for sheet in sheets):
        raise Unreadable(ocr.NOTHING if any(sheet.picture for sheet in sheets) else _WORDLESS)
    text = "".join(page.rstrip() + "\n\f" for page in on_grid(_ordered(_pages(sheets))))
    return Reading(text, tuple(_doubts(sheets)))


def _recognised(data: bytes, sheets: list[Sheet], scan_pages: int) -> list[Sheet]:
    """The sheets with what the pictures among them say; raises Unreadable where nothing else can be read."""
    pictures = [index for index, sheet in enumerate(sheets) if sheet.picture]
    wordless = all(sheet.blank for sheet in sheets)
    hindrance = _too_many(len(pictures), scan_pages) if len(pictures) > scan_pages else ocr.obstacle()
    if hindrance and wordless:
        raise Unreadable(hindrance)
    if hindrance:
        return sheets
    found = list(sheets)
    until = time.monotonic() + _SECONDS * len(pictures)
    try:
        for index in pictures:
            with _PDFIUM, closing(_open(data)) as document, closing(document[index]) as page:
                picture = ocr.picture_of(page)
            found[index] = ocr.read_picture(picture, until - time.monotonic())
    except ocr.TooSlow:
        if wordless:
            raise Unreadable(ocr.TOO_SLOW)
    return found


def _too_many(count: int, most: int) -> str:
    limit = f"paling banyak {most} halaman yang dapat dikenali di sini" if most else "di sini tidak dikenali"
    return (
        f"adalah hasil pindai {count} halaman tanpa lapisan teks ({limit}); minta pengelola mengimpornya "
        "dengan perintah manage.py import_perda, atau unggah naskah Word-nya (.docx)"
    )


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
        chars += sum(len(line.text) for line in sheets[-1].lines)
        if chars > MAX_CHARS:
            raise Unreadable(_TOO_MUCH)
    return sheets


def _pages(sheets: list[Sheet]) -> list[Page]:
    """The pages in reading order: a file whose landscape sheets mostly have a blank middle holds two on each."""
    wide = [sheet for sheet in sheets if sheet.wide and not sheet.blank]
    two_up = 2 * sum(1 for sheet in wide if sheet.halves) >= len(wide)
    pages: list[Page] = []
    for number, sheet in enumerate(sheets):
        if two_up and sheet.halves:
            pages.extend(Page(half, ("half", place), sheet.guessed) for place, half in enumerate(sheet.halves))
        else:
            side = ("scan", number) if sheet.guessed else ("page", sheet.wide, number % 2)
            pages.append(Page(sheet.lines, side, sheet.guessed))
    return pages


def _ordered(pages: list[Page]) -> list[Page]:
    pitch = pitch_of(pages)
    return [
        page._replace(lines=tuple(in_rows(page.lines, pitch) if page.guessed else in_order(page.lines, pitch)))
        for page in pages
    ]


def _doubts(sheets: list[Sheet]) -> Iterator[str]:
    if unread := [number for number, sheet in enumerate(sheets, 1) if sheet.picture and sheet.blank]:
        pages = _listed(unread)
        yield f"Halaman {pages} hanya berupa gambar sehingga isinya tidak ikut terbaca; salin isinya dengan tangan."
    if guessed := [number for number, sheet in enumerate(sheets, 1) if sheet.guessed and not sheet.blank]:
        yield f"Halaman {_listed(guessed)} dikenali dari gambar (OCR); cocokkan nomor, angka, dan nama dengan aslinya."


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers[:10]) + (", dan seterusnya" if len(numbers) > 10 else "")
