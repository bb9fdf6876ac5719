"""The official PDF of an act: gazette issue, copy (salinan) or draft, the same bytes for the same text and facts."""

from __future__ import annotations

import datetime
import gc
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents.core.closing import closing_parts
from documents.core.tree import Kind, Node
from documents.printing.marks import broken, inline, lines_of
from documents.printing.sheet import Sheet

_STYLES = Path(__file__).resolve().parents[2] / "templates" / "print"
_FIXED = "\u2005"  # a space that does not stretch, so that number and year go to the two edges
_NUMBERED = re.compile(r"\bTAHUN\s*:?\s*(\d{4}).*?\bNOMOR\s*:?\s*(\S+)", re.IGNORECASE)
_NUMBERED_FIRST = re.compile(r"\bNOMOR\s*:?\s*(\S+)\s+TAHUN\s*:?\s*(\S+)", re.IGNORECASE)
_REGION = re.compile(r".*?PERATURAN\s+DAERAH\s*", re.IGNORECASE)


@dataclass(frozen=True)
class GazetteFacts:
    """What a print states beyond the text: who issues it, when, and in which form.

    `office` and `provinsi` are the lines of the kop as printed ("WALI KOTA SERANG", "PROVINSI BANTEN"; no second
    line for a provinsi). `date` is the date of promulgation (for a draft: of the version); the PDF carries no other.
    `certifier_office` and `certifier_name` sign a copy, "\\n" parts their lines; `title` is for the metadata only.
    `pictures` are those of the lampiran, by the key that names them in the text: content type and bytes.
    """

    level: Literal["provinsi", "kabupaten", "kota"]
    office: str
    provinsi: str
    date: datetime.date
    form: Literal["lembaran_daerah", "salinan", "rancangan"] = "lembaran_daerah"
    certifier_office: str = ""
    certifier_name: str = ""
    title: str = ""
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


def gazette(tree: Node, facts: GazetteFacts) -> bytes:
    """The PDF/UA of an act on F4 in the form the facts name (UU 12/2011 Lampiran II angka 284 and 284a)."""
    return _pdf(gazette_html(tree, facts), _styles(issue=facts.form == "lembaran_daerah"))


def gazette_html(tree: Node, facts: GazetteFacts) -> str:
    """The document that `gazette` renders under the style sheets of its form."""
    issue = facts.form == "lembaran_daerah"
    sheet = Sheet(issue=issue, pictures={key: _inlined(*picture) for key, picture in facts.pictures.items()})
    head = _masthead(tree) if issue else _kop(facts)
    text = sheet.act(tree, _certificate(facts) if facts.form == "salinan" else "")
    day = facts.date.isoformat()
    name = escape(facts.title or " ".join(lines_of(_text(tree, Kind.JUDUL))))
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{name}</title>'
        f'<meta name="author" content="{escape(facts.office)}">'
        f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
        f"<style>{sheet.css()}</style></head>"
        f"<body>{head}{text}</body></html>"
    )


def _inlined(content_type: str, data: bytes) -> str:
    """The picture as an address that carries it whole."""
    return f"data:{content_type};base64,{b64encode(data).decode()}"


def _pdf(document: str, styles: CSS) -> bytes:
    with _no_collection():
        # Nothing may be fetched: the text is foreign, and bytes must not hang on anything outside the document.
        page = HTML(string=document, url_fetcher=URLFetcher(allowed_protocols=("data",)))
        pdf: bytes = page.write_pdf(stylesheets=[styles], pdf_variant="pdf/ua-1")
    return pdf


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the cyclic collector a rendering takes a sixth less time; the garbage goes right after it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@cache
def _styles(*, issue: bool) -> CSS:
    """The style sheets of a form, read once a process; the styles of paragraphs in the document outrank them."""
    names = ("gazette.css", "masthead.css") if issue else ("gazette.css",)
    return CSS(string="\n".join((_STYLES / name).read_text(encoding="utf-8") for name in names))


def _kop(facts: GazetteFacts) -> str:
    """The head of a sheet: the blank for the emblem, the office, the province; the mark of a copy at its right."""
    lines = (facts.office, "" if facts.level == "provinsi" else facts.provinsi)
    copy = '<p class="salinan"><span>SALINAN</span></p>' if facts.form == "salinan" else ""
    return f'<div class="kop">{copy}<div class="lambang"></div><p>{broken(line for line in lines if line)}</p></div>'


def _masthead(tree: Node) -> str:
    """The masthead of a Lembaran Daerah with its number and year, as the last line of the penutup states them."""
    judul = _text(tree, Kind.JUDUL)
    region = next((_REGION.sub("", line) for line in lines_of(judul) if _REGION.match(line)), "")
    number, year = _issue(closing_parts(_text(tree, Kind.PENUTUP)).gazette, judul)
    name = broken(line for line in ("LEMBARAN DAERAH", region) if line)
    return (
        f'<div class="kop"><div class="lambang"></div><p>{name}</p>'
        f'<p class="nomor">NOMOR{_FIXED}:{_FIXED}{inline(number)} TAHUN{_FIXED}:{_FIXED}{inline(year)}</p>'
        '<div class="garis"></div></div>'
    )


def _issue(lines: tuple[str, ...], judul: str) -> tuple[str, str]:
    """Number and year of the issue; without a line that states them, those of the act."""
    joined = " ".join(line for line in lines if not line.upper().startswith(("NOREG", "NOMOR REG")))
    if found := _NUMBERED.search(joined):
        return found.group(2), found.group(1)
    found = _NUMBERED_FIRST.search(joined) or _NUMBERED_FIRST.search(judul)
    return (found.group(1), found.group(2)) if found else ("...", "...")


def _certificate(facts: GazetteFacts) -> str:
    """The words by which a copy is certified, at the left under the last line of the penutup."""
    office = broken(lines_of(facts.certifier_office))
    name = broken(lines_of(facts.certifier_name))
    return (
        '<div class="teken"><p class="g">Salinan sesuai dengan aslinya</p>'
        f'<div><p>{office}</p><div class="ruang"></div><p>{name}</p></div></div>'
    )


def _text(tree: Node, kind: Kind) -> str:
    part = tree.first(kind)
    return part.text if part else ""
