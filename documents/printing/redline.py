"""A comparison as one page that needs nothing else: every changed unit with what went struck out and what came."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from documents.core.sides import Side, shortened
from documents.printing.html import words_html

_STYLE = (
    "body{font:1.05rem/1.5 serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "ins{color:#0b5d2e;text-decoration:underline}del{color:#8f1d1d;text-decoration:line-through}"
    ".kata{white-space:pre-wrap;overflow-wrap:anywhere}.apa{font:.85rem sans-serif;color:#444}"
    "section{border-left:3px solid #2b3a76;padding-left:1rem;margin:1.5rem 0}"
)
_WORDS = {
    "changed": "diubah", "inserted": "disisipkan", "deleted": "dihapus", "moved": "dipindah",
    "renumbered": "nomor berubah",
}  # fmt: skip


def redline_html(title: str, old: str, new: str, sides: Sequence[Side], deleted: int, inserted: int) -> str:
    """The HTML document of what changed; `old` and `new` name the two texts, the counts are of words."""
    told = [side for side in sides if side.kinds and side.kinds != ("renumbered",)]
    shifted = [side for side in sides if side.kinds == ("renumbered",)]
    parts = [
        f"<h1>{escape(title)}</h1><p>{escape(old)} dibandingkan dengan {escape(new)}: {len(told)} bagian berubah, "
        f"{inserted} kata disisipkan, {deleted} kata dihapus.</p>"
        if told or shifted
        else f"<h1>{escape(title)}</h1><p>{escape(old)} dan {escape(new)} sama.</p>"
    ]
    parts += [_section(side) for side in told]
    if shifted:
        rows = "".join(f"<li>{escape(side.old)} menjadi {escape(side.new)}</li>" for side in shifted)
        summary = f"{len(shifted)} bagian hanya bergeser nomornya"
        parts.append(f"<details><summary>{summary}</summary><ul>{rows}</ul></details>")
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _section(side: Side) -> str:
    said = ", ".join(_WORDS[kind] for kind in side.kinds)
    name = side.new or side.old
    was = f"; semula {side.old}" if side.old and side.new and side.old != side.new else ""
    return (
        f'<section><h2>{escape(name)}</h2><p class="apa">{said}{escape(was)}</p>'
        f'<p class="kata">{words_html(shortened(side.ops))}</p></section>'
    )
