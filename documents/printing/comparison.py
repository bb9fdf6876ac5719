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

from documents.core.diff import Change
from documents.core.sides import Side
from documents.core.tree import Node
from documents.printing.form import SHEET, Form
from documents.printing.paper import style_sheets
from documents.printing.redline import told_html
from documents.printing.redsheet import redline_sheet

_STYLES = Path(__file__).resolve().parents[2] / "templates" / "print"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit as both texts have it, what happened to it in words, where it came from, and why."""

    side: Side
    word: str
    note: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What both papers say at their top: the act, the two texts compared, and the day that dates the print."""

    title: str
    old: str
    new: str
    date: datetime.date


def redline_pdf(head: Head, old: Node, new: Node, changes: Iterable[Change], form: Form = SHEET) -> bytes:
    """The PDF/UA of the new text on the sheet of the act, what went struck out at its old place, what came underlined.

    Both trees carry the keys the changes name.
    """
    body, styles = redline_sheet(old, new, changes, form)
    legend = (
        '<p class="tanda">Kata yang <ins>disisipkan</ins> digaris bawah, yang <del>dihapus</del> dicoret, yang '
        '<span class="pindah">dipindah</span> digaris bawah titik-titik.</p>'
    )
    return _pdf(head, "REDLINE", legend + body, form, styles, "comparison.css")


def sandingan_pdf(head: Head, rows: Iterable[Row], form: Form = SHEET) -> bytes:
    """The PDF/UA of a table across the sheet: semula, menjadi, keterangan, its head on every page."""
    cells = []
    for row in rows:
        old, new = told_html(row.side.old_ops), told_html(row.side.new_ops)
        note = "<br>".join(escape(line) for line in (row.word, row.note, row.why) if line)
        cells.append(
            f'<tr><td><p class="nama">{escape(row.side.old)}</p><p class="kata">{old}</p></td>'
            f'<td><p class="nama">{escape(row.side.new)}</p><p class="kata">{new}</p></td><td>{note}</td></tr>'
        )
    table = (
        '<table><thead><tr><th scope="col">Semula</th><th scope="col">Menjadi</th><th scope="col">Keterangan</th></tr>'
        f"</thead><tbody>{''.join(cells)}</tbody></table>"
    )
    across = f"@page {{ size: {form.height / 100}cm {form.width / 100}cm }}"
    return _pdf(head, "SANDINGAN", table, form, across, "comparison.css", "sandingan.css")


def _pdf(head: Head, kind: str, body: str, form: Form, own: str, *styles: str) -> bytes:
    title = f"{kind.capitalize()}: {head.title}"
    day = head.date.isoformat()
    document = (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}"></head>'
        f'<body><header class="kepala"><h1>{kind}<br>{escape(head.title)}</h1>'
        f"<p>{escape(head.old)} dibandingkan dengan {escape(head.new)}</p></header>{body}</body></html>"
    )
    page = HTML(string=document, url_fetcher=URLFetcher(allowed_protocols=()))
    sheets = [style_sheets(form, issue=False), *(_style(name) for name in styles), CSS(string=own)]
    pdf: bytes = page.write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")
    return pdf


@cache
def _style(name: str) -> CSS:
    return CSS(string=(_STYLES / name).read_text(encoding="utf-8"))
