"""The abstract of a Perda as a JDIH keeps it: subject, citation, what it rests on, what it orders, notes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from documents.core.act import ActFacts, facts_of
from documents.core.formal import tanggal
from documents.core.titles import readable
from documents.core.tree import Kind, Node, walk
from documents.printing.form import SHEET
from documents.printing.margins import Margins
from documents.printing.marks import inline, lines_of
from documents.printing.paper import style_sheets
from documents.printing.sound import sound

_THAT = re.compile(r"^bahwa\s+", re.IGNORECASE)
_CLOSING = re.compile(r"[;.,\s]+$")
_GAZETTED = re.compile(r"\s*\([^()]*(?:Lembaran|Berita)\s+(?:Negara|Daerah)[^()]*\)", re.IGNORECASE)
_LAST = re.compile(r"^bahwa berdasarkan pertimbangan sebagaimana dimaksud", re.IGNORECASE)
_EXTENT = re.compile(r"^Ketentuan (Umum|Penutup|Peralihan|Lain-lain)$", re.IGNORECASE)
_IN_FORCE = re.compile(r"\bmulai berlaku\b", re.IGNORECASE)
_REVOKED = re.compile(r"\bdicabut dan dinyatakan tidak berlaku\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AbstractFacts:
    """What an abstract states beyond the text.

    `subject` is its heading in capitals, `region` the region as cited ("Kota Serang"), `day` the date of promulgation,
    `pages` those of the gazette (0 where not printed), `summary` the office's own words on what the act orders.
    """

    subject: str
    region: str
    day: datetime.date
    pages: int = 0
    summary: str = ""


def abstract(tree: Node, facts: AbstractFacts) -> bytes:
    """The abstract as a PDF of the same soundness as the gazette. Raises FontMissing."""
    return sound(
        abstract_html(tree, facts), style_sheets(SHEET, issue=False), day=facts.day, source=None, margins=Margins()
    )


def abstract_html(tree: Node, facts: AbstractFacts) -> str:
    """The document of the abstract."""
    stated = facts_of(tree)
    cited = f"PERDA {facts.region.upper()} NO. {stated.nomor or '...'}, {_place(stated, facts)}"
    name = f"Peraturan Daerah {facts.region} tentang {stated.nama}".upper()
    rows = [
        ("ABSTRAK", [*_reasons(tree), _basis(tree), _orders(tree, facts)]),
        ("CATATAN", [*_notes(tree, stated)]),
    ]
    body = "".join(_part(label, [line for line in lines if line]) for label, lines in rows)
    day = facts.day.isoformat()
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Abstrak {escape(cited)}</title>'
        f'<meta name="author" content="{escape(facts.region)}">'
        f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
        "<style>.judul{margin-bottom:1em}.daftar-abstrak{margin-left:1cm}</style></head><body>"
        f'<div class="judul"><h1>{inline(facts.subject.upper())}</h1></div>'
        f'<p class="g">{stated.tahun or ""}</p><p class="g">{inline(cited)}</p><p class="g">{inline(name)}</p>{body}'
        "</body></html>"
    )


def _place(stated: ActFacts, facts: AbstractFacts) -> str:
    issue = f"LD {facts.day.year}/NO. {stated.nomor_ld}" if stated.nomor_ld else f"TAHUN {stated.tahun or ''}"
    supplement = f", TLD NO. {stated.nomor_tld}" if stated.nomor_tld else ""
    return f"{issue}{supplement}" + (f", {facts.pages} HLM." if facts.pages else "")


def _part(label: str, lines: list[str]) -> str:
    items = "".join(f'<li class="g">{inline(line)}</li>' for line in lines)
    return f'<h2 style="text-align:left">{label}</h2><ol class="daftar-abstrak">{items}</ol>' if items else ""


def _reasons(tree: Node) -> Iterator[str]:
    """The considerations without the one that only sums them up."""
    for node in _opening(tree, Kind.MENIMBANG):
        for text in [child.text for child in node.children] or lines_of(node.text):
            if not _LAST.match(text):
                words = _CLOSING.sub("", _THAT.sub("", text))
                yield f"Bahwa {words}."


def _basis(tree: Node) -> str:
    """The legal bases in one sentence, without their places in the gazettes."""
    found = [
        _CLOSING.sub("", _GAZETTED.sub("", text))
        for node in _opening(tree, Kind.MENGINGAT)
        for text in ([child.text for child in node.children] or lines_of(node.text))
    ]
    return f"Dasar hukum Peraturan Daerah ini adalah: {'; '.join(found)}." if found else ""


def _orders(tree: Node, facts: AbstractFacts) -> str:
    """What the act orders: the office's summary, else the names of its chapters."""
    if facts.summary.strip():
        return " ".join(facts.summary.split())
    names = [readable(node.heading) for node in walk(tree) if node.kind is Kind.BAB]
    told = [name for name in names if name and not _EXTENT.match(name)]
    return f"Dalam Peraturan Daerah ini diatur tentang: {'; '.join(told)}." if told else ""


def _notes(tree: Node, stated: ActFacts) -> Iterator[str]:
    body = tree.first(Kind.BATANG_TUBUH)
    texts = [node.text for node in walk(body)] if body else []
    for text in texts:
        if _REVOKED.search(text) or _IN_FORCE.search(text):
            yield text
    if stated.enacted_on:
        yield f"Peraturan Daerah ini ditetapkan pada tanggal {tanggal(stated.enacted_on)}."
    annexes = sum(part.kind is Kind.LAMPIRAN for part in tree.children)
    if tree.first(Kind.PENJELASAN):
        yield "Peraturan Daerah ini disertai penjelasan."
    if annexes:
        yield f"Lampiran: {annexes}."


def _opening(tree: Node, kind: Kind) -> Iterator[Node]:
    opening = tree.first(Kind.PEMBUKAAN)
    return (child for child in (opening.children if opening else ()) if child.kind is kind)
