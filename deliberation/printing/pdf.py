"""paper_pdf: a paper as PDF/UA on F4."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from deliberation.printing.paper import Block, blocks, pieces

_STYLE = Path(__file__).resolve().parents[2] / "templates" / "print" / "papers.css"
_TAGS = {"b": "strong", "i": "em"}
_LINES = {"kop": "p", "title": "h1", "centre": "p", "right": "p", "plain": "p"}


def paper_pdf(title: str, text: str, day: date) -> bytes:
    """The PDF of a filled paper; the same text on the same day gives the same bytes."""
    dated = day.isoformat()
    document = (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="dcterms.created" content="{dated}"><meta name="dcterms.modified" content="{dated}"></head>'
        f"<body>{''.join(_html(block) for block in blocks(text))}</body></html>"
    )
    page = HTML(string=document, url_fetcher=URLFetcher(allowed_protocols=()))
    pdf: bytes = page.write_pdf(stylesheets=[_style()], pdf_variant="pdf/ua-1")
    return pdf


def _html(block: Block) -> str:
    if block.kind in _LINES:
        tag = _LINES[block.kind]
        return f'<{tag} class="{block.kind}">{_words(block.text)}</{tag}>'
    if block.kind == "item":
        return f'<p class="item"><span class="label">{escape(block.label)}</span>{_words(block.text)}</p>'
    if block.kind == "rule":
        return "<hr>"
    if block.kind == "table":
        return _table(block)
    if block.rows:
        rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in block.rows)
        return f'<table class="{block.kind}">{rows}</table>'
    return f'<div class="{block.kind}"></div>'


def _table(block: Block) -> str:
    head, *rows = block.rows
    cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return f'<table class="table"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'


def _cell(words: str) -> str:
    return f"<td>{_words(words)}</td>"


def _words(text: str) -> str:
    out = []
    for kind, words in pieces(text):
        tag = _TAGS.get(kind)
        out.append(f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words))
    return "".join(out)


@cache
def _style() -> CSS:
    return CSS(string=_STYLE.read_text(encoding="utf-8"))
