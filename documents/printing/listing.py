"""The contents of a print: its headings with their pages, each a way to its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents.printing.marks import inline
from documents.printing.sheet import Entry

_FIXED = "\u2005"  # a space that does not stretch, so that the page goes to the right edge


def listing(entries: Sequence[Entry], pages: Mapping[str, int], count: int) -> str:
    """The document of the contents, which stands on pages of its own after the `count` pages of the text.

    No dots lead to the page numbers: each dot would be drawn on its own, which doubles the time of a print.
    """
    if not entries:
        return ""
    rows = "".join(_line(entry, pages) for entry in entries)
    side = "left" if count % 2 else "right"
    style = f"@page:first{{counter-reset:page {count + 1}}}html{{break-before:{side}}}"
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Daftar isi</title><style>{style}</style>'
        f'</head><body class="daftar"><h2>DAFTAR ISI</h2>{rows}</body></html>'
    )


def _line(entry: Entry, pages: Mapping[str, int]) -> str:
    words = inline(entry.words.replace(" ", _FIXED))
    return f'<a class="t{min(entry.level, 4)}" href="#{entry.anchor}">{words} {pages.get(entry.anchor, "")}</a>'
