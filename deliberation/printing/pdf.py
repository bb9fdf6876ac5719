"""paper_pdf, paper_html: a paper as PDF/UA on F4, and as it looks on a page."""

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
_LINES = ("kop", "title", "centre", "right", "plain")


def paper_pdf(title: str, text: str, day: date) -> bytes:
    """The PDF of a filled paper; the same text on the same day gives the same bytes."""
    dated = day.isoformat()
    document = (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="dcterms.created" content="{dated}"><meta name="dcterms.modified" content="{dated}"></head>'
        f"<body>{paper_html(text)}</body></html>"
    )
    page = HTML(string=document, url_fetcher=URLFetcher(allowed_protocols=()))
    pdf: bytes = page.write_pdf(stylesheets=[_style()], pdf_variant="pdf/ua-1")
    return pdf


def paper_html(text: str, *, title: str = "h1") -> str:
    """The inside of a paper as HTML, every word escaped; a page that has a heading of its own shows titles as "p"."""
    out, wide = [], False
    for block in blocks(text):
        if block.kind in ("page", "wide"):
            out += ["</section>"] * wide
            out += ['<section class="k-wide">'] if block.kind == "wide" else ['<div class="k-page"></div>'] * (not wide)
            wide = block.kind == "wide"
        else:
            out.append(_html(block, title))
    return "".join([*out, *["</section>"] * wide])


def _html(block: Block, title: str) -> str:
    if block.kind in _LINES:
        tag = title if block.kind == "title" else "p"
        return f'<{tag} class="k-{block.kind}">{_words(block.text)}</{tag}>'
    if block.kind == "item":
        return f'<p class="k-item"><span class="k-label">{escape(block.label)}</span>{_words(block.text)}</p>'
    if block.kind == "rule":
        return "<hr>"
    if block.kind == "table":
        return _table(block)
    if block.kind == "facts":
        return f'<table class="k-facts">{"".join(_fact(row) for row in block.rows)}</table>'
    if block.rows:
        rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in block.rows)
        return f'<table class="k-{block.kind}">{rows}</table>'
    return f'<div class="k-{block.kind}"></div>'


def _table(block: Block) -> str:
    head, *rows = block.rows
    cells = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in head)
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in rows)
    return f'<table class="k-table"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'


def _fact(row: tuple[str, ...]) -> str:
    """One labelled row; the colon stands in a column of its own, a mark that hangs in another."""
    label, *rest = row
    colon = ":" if label else ""
    head = f'<td class="k-label">{_words(label)}</td><td class="k-colon">{colon}</td>'
    if len(rest) > 1:
        return f'<tr>{head}<td class="k-mark">{_words(rest[0])}</td><td>{_words(" / ".join(rest[1:]))}</td></tr>'
    return f'<tr>{head}<td colspan="2">{_words(rest[0] if rest else "")}</td></tr>'


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
