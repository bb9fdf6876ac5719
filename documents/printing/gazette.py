"""The official PDF of an act: issue, supplement, signed sheet, copy or draft; the same bytes for the same facts."""

from __future__ import annotations

import datetime
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from documents.core.tree import Kind, Node
from documents.printing.akn import akoma_ntoso, facts_from
from documents.printing.form import ISSUE, SHEET, Form
from documents.printing.heads import kop, masthead, supplement_head
from documents.printing.listing import listing
from documents.printing.margins import Margins
from documents.printing.marks import broken, lines_of
from documents.printing.paper import style_sheets
from documents.printing.sheet import Sheet
from documents.printing.sound import Back, Source, sound

Print = Literal["lembaran_daerah", "tambahan", "asli", "salinan", "rancangan"]
ISSUES = ("lembaran_daerah", "tambahan")
INSIDE = "naskah.xml"  # the name of the Akoma Ntoso inside a print


@dataclass(frozen=True)
class GazetteFacts:
    """What a print states beyond the text: who issues it, when, and in which form.

    `office` and `provinsi` are the lines of the kop as printed ("WALI KOTA SERANG", "PROVINSI BANTEN"; no second
    line for a provinsi). `date` is the date of promulgation (for a draft: of the version); the PDF carries no other.
    `certifier_office` and `certifier_name` sign a copy, "\\n" parts their lines; `title` is for the metadata only.
    `pictures` are those of the lampiran, by the key that names them in the text, and `emblem` that of the head: content
    type and bytes. `look` is the form the office chose. A draft carries `version` at its foot and, with `numbered`, the
    number of every line of so many. `source` is the text for machines that goes along inside the file; without one it
    is the Akoma Ntoso that the text alone gives.
    """

    level: Literal["provinsi", "kabupaten", "kota"]
    office: str
    provinsi: str
    date: datetime.date
    form: Print = "lembaran_daerah"
    certifier_office: str = ""
    certifier_name: str = ""
    title: str = ""
    pictures: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    emblem: tuple[str, bytes] | None = None
    look: Form | None = None
    version: str = ""
    numbered: int = 0
    source: Source | None = None


def gazette(tree: Node, facts: GazetteFacts) -> bytes:
    """The PDF/A-3a and PDF/UA-1 of an act in the form the facts name (UU 12/2011 Lampiran II angka 284 and 284a).

    Raises FontMissing where the letters of the official form are not installed.
    """
    look = look_of(facts)
    styles = style_sheets(look, issue=facts.form in ISSUES)
    source = facts.source or machine_text(akoma_ntoso(tree, facts_from(tree, facts.date)))
    margins = Margins(facts.numbered, look.catchword, look.left, facts.version)
    html, sheet = _document(tree, facts)
    back = Back(lambda pages, count: listing(sheet.entries, pages, count)) if sheet.entries else None
    return sound(html, styles, day=facts.date, source=source, margins=margins, back=back)


def machine_text(data: bytes) -> Source:
    """The Akoma Ntoso of an act as the file that goes along inside its print."""
    return Source(INSIDE, data, "Teks peraturan ini dalam Akoma Ntoso 3.0")


def gazette_html(tree: Node, facts: GazetteFacts) -> str:
    """The document that `gazette` renders under the style sheets of its form; the contents follow it."""
    return _document(tree, facts)[0]


def _document(tree: Node, facts: GazetteFacts) -> tuple[str, Sheet]:
    pictures = {key: _inlined(*picture) for key, picture in facts.pictures.items()}
    sheet = Sheet(look_of(facts), pictures=pictures, unsigned=facts.form == "asli")
    text = _head(tree, facts) + _text(tree, facts, sheet)
    day = facts.date.isoformat()
    title = tree.first(Kind.JUDUL)
    name = escape(facts.title or " ".join(lines_of(title.text if title else "")) or "Naskah")
    html = (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{name}</title>'
        f'<meta name="author" content="{escape(facts.office)}">'
        f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
        f"<style>{sheet.css()}</style></head>"
        f"<body>{text}</body></html>"
    )
    return html, sheet


def look_of(facts: GazetteFacts) -> Form:
    """The form of this print: the one the office chose, else as measured on sheets and issues."""
    return facts.look or (ISSUE if facts.form in ISSUES else SHEET)


def _head(tree: Node, facts: GazetteFacts) -> str:
    emblem = _inlined(*facts.emblem) if facts.emblem else ""
    if facts.form == "lembaran_daerah":
        return masthead(tree, emblem)
    if facts.form == "tambahan":
        return supplement_head(tree, emblem)
    provinsi = "" if facts.level == "provinsi" else facts.provinsi
    return kop(facts.office, provinsi, emblem, copy=facts.form == "salinan")


def _text(tree: Node, facts: GazetteFacts, sheet: Sheet) -> str:
    if facts.form == "tambahan":
        told = tree.first(Kind.PENJELASAN) or Node(Kind.PENJELASAN)
        sheet.penjelasan(told, 2)
        return "".join(sheet.out)
    return sheet.act(tree, _certificate(facts) if facts.form == "salinan" else "")


def _inlined(content_type: str, data: bytes) -> str:
    """The picture as an address that carries it whole."""
    return f"data:{content_type};base64,{b64encode(data).decode()}"


def _certificate(facts: GazetteFacts) -> str:
    """The words by which a copy is certified, at the left under the last line of the penutup."""
    office = broken(lines_of(facts.certifier_office))
    name = broken(lines_of(facts.certifier_name))
    return (
        '<div class="teken"><p class="g">Salinan sesuai dengan aslinya</p>'
        f'<div><p>{office}</p><div class="ruang"></div><p>{name}</p></div></div>'
    )
