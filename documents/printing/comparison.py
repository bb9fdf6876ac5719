"""Papers of a comparison: the redline on the sheet of the act, and the sandingan (semula, menjadi, keterangan)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from documents.printing.html import words_html

_STYLES = Path(__file__).resolve().parents[2] / "templates" / "print"
Ops = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One unit: its names in both texts, the words between them, what happened to it and why."""

    old: str
    new: str
    ops: tuple[tuple[str, str], ...]
    word: str
    why: str = ""
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What both papers say at their top: the act, the two texts compared, and the day that dates the print."""

    title: str
    old: str
    new: str
    date: datetime.date


def redline_pdf(head: Head, rows: Iterable[Row]) -> bytes:
    """The PDF/UA of the new text with what went struck out and what came underlined, on F4 as the act prints."""
    out = []
    chapter = ""
    for row in rows:
        if row.chapter and row.chapter != chapter:
            out.append(f"<h2>{escape(row.chapter)}</h2>")
            chapter = row.chapter
        word = f' <span class="tanda">({escape(row.word)})</span>' if row.word else ""
        out.append(f'<h3>{escape(row.new or row.old)}{word}</h3><p class="kata">{words_html(row.ops)}</p>')
    legend = '<p class="tanda">Kata yang <ins>disisipkan</ins> digaris bawah, yang <del>dihapus</del> dicoret.</p>'
    return _pdf(head, "REDLINE", legend + "".join(out), "gazette.css", "comparison.css")


def sandingan_pdf(head: Head, rows: Iterable[Row]) -> bytes:
    """The PDF/UA of a table across the sheet: semula, menjadi, keterangan, its head on every page."""
    cells = []
    for row in rows:
        old = words_html(op for op in row.ops if op[0] != "+")
        new = words_html(op for op in row.ops if op[0] != "-")
        note = "<br>".join(escape(line) for line in (row.word, row.why) if line)
        cells.append(
            f'<tr><td><p class="nama">{escape(row.old)}</p><p class="kata">{old}</p></td>'
            f'<td><p class="nama">{escape(row.new)}</p><p class="kata">{new}</p></td><td>{note}</td></tr>'
        )
    table = (
        '<table><thead><tr><th scope="col">Semula</th><th scope="col">Menjadi</th><th scope="col">Keterangan</th></tr>'
        f"</thead><tbody>{''.join(cells)}</tbody></table>"
    )
    return _pdf(head, "SANDINGAN", table, "gazette.css", "comparison.css", "sandingan.css")


def _pdf(head: Head, kind: str, body: str, *styles: str) -> bytes:
    title = f"{kind.capitalize()}: {head.title}"
    day = head.date.isoformat()
    document = (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}"></head>'
        f'<body><header class="kepala"><h1>{kind}<br>{escape(head.title)}</h1>'
        f"<p>{escape(head.old)} dibandingkan dengan {escape(head.new)}</p></header>{body}</body></html>"
    )
    page = HTML(string=document, url_fetcher=URLFetcher(allowed_protocols=()))
    pdf: bytes = page.write_pdf(stylesheets=[_style(name) for name in styles], pdf_variant="pdf/ua-1")
    return pdf


@cache
def _style(name: str) -> CSS:
    return CSS(string=(_STYLES / name).read_text(encoding="utf-8"))
