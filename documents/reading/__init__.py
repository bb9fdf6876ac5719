"""Files in: pdf, docx, md, txt and Akoma Ntoso become plain text, or one sentence that says why not."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from documents.core.finding import Finding
from documents.core.layout import layout
from documents.core.parse import Parsed, parse
from documents.core.tree import walk
from documents.reading.akn import Act, read_akn
from documents.reading.docx import read_docx
from documents.reading.outcome import Reading, Unreadable
from documents.reading.pdf import MAX_SCAN_PAGES, WEB_SCAN_PAGES, read_pdf
from documents.reading.plain import read_plain
from documents.reading.sniff import is_akn, sniff
from documents.reading.tidy import shown_name, tidy

__all__ = ["MAX_TEXT", "WEB_SCAN_PAGES", "Reading", "Unreadable", "read", "read_act", "read_text"]

T = TypeVar("T")

MAX_TEXT = 5_000_000  # characters of one text, whether read from a file or typed into a form

_BROKEN = "rusak atau disimpan dengan cara yang tidak lazim; buka di program asalnya, simpan ulang, lalu unggah lagi"
_TOO_LONG = "memuat terlalu banyak teks (lebih dari 5 juta karakter); unggah naskahnya saja tanpa lampiran yang panjang"
_LOG = logging.getLogger(__name__)


def read_text(name: str, data: bytes) -> str:
    """The plain text of a file: lines end in "\\n", pages of a PDF in "\\f"; raises Unreadable.

    The type is decided by content alone; `name` only appears in the message.
    """
    return read(name, data).text


def read(name: str, data: bytes, scan_pages: int = MAX_SCAN_PAGES) -> Reading:
    """What `read_text` gives, with a sentence for each thing in the file that is not in the text; raises Unreadable.

    A page that is only a picture takes seconds to read: a request passes WEB_SCAN_PAGES, a command nothing.
    """
    return _guarded(name, lambda: _text(data, scan_pages))


def read_act(name: str, data: bytes) -> Parsed:
    """The act in a file, parsed from its text; an Akoma Ntoso file gives its own tree, with keys. Raises Unreadable."""
    if not _guarded(name, lambda: is_akn(data)):
        return parse(read(name, data).text)
    act = _guarded(name, lambda: _act(data))
    return Parsed(act.tree, (), tuple(Finding("akoma-ntoso", "H", "", doubt) for doubt in act.doubts))


def _guarded(name: str, work: Callable[[], T]) -> T:
    """What the work gives; every way in which a file can fail it is one sentence that names the file."""
    try:
        return work()
    except Unreadable as refusal:
        raise Unreadable(refusal.reason, shown_name(name)) from refusal
    except Exception as error:
        _LOG.exception("Berkas tidak terbaca")
        raise Unreadable(_BROKEN, shown_name(name)) from error


def _text(data: bytes, scan_pages: int) -> Reading:
    kind = sniff(data)
    found = read_pdf(data, scan_pages) if kind == "pdf" else _READERS[kind](data)
    text = tidy(found.text)
    if not text.strip():
        raise Unreadable("tidak berisi teks; pilih berkas yang berisi naskah")
    if len(text) > MAX_TEXT:
        raise Unreadable(_TOO_LONG)
    return replace(found, text=text)


def _act(data: bytes) -> Act:
    sniff(data)
    act = read_akn(data)
    size = sum(len(node.text) + len(node.heading) for node in walk(act.tree))
    if not size:
        raise Unreadable("tidak berisi teks; pilih berkas yang berisi naskah")
    if size > MAX_TEXT:
        raise Unreadable(_TOO_LONG)
    return act


def _laid_out(data: bytes) -> Reading:
    act = _act(data)
    return Reading(layout(act.tree), act.doubts)


_READERS = {"docx": read_docx, "text": read_plain, "akn": _laid_out}
