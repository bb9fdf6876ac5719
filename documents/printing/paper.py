"""The style sheets of a form of print: templates/print/*.css with the lengths of the form filled in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from string import Template

from weasyprint import CSS

from documents.printing.form import Form

_STYLES = Path(__file__).resolve().parents[2] / "templates" / "print"
_FACE = '"TeX Gyre Bonum", "Bookman Old Style", serif'
_NUMBER = {"atas_strip": '"- " counter(page) " -"', "atas": "counter(page)"}
# Outer foot corner of a page from the first one on: odd pages right, even pages left.
_FOOT = """@page :right { @bottom-right { content: counter(page); font: 10pt/1 $face; vertical-align: bottom;
  padding-bottom: 1.2cm; text-align: right } }
@page :left { @bottom-left { content: counter(page); font: 10pt/1 $face; vertical-align: bottom;
  padding-bottom: 1.2cm; text-align: left } }"""
# One box across the page spares the measuring of three.
_TOP = """@page { @top-center { content: $content; font: ${size}pt/1.17 $face; vertical-align: top; padding-top: 1.3cm;
  width: 100%; text-align: center } }
@page :first { @top-center { content: none } }"""


@lru_cache(maxsize=32)
def style_sheets(form: Form, *, issue: bool) -> CSS:
    """The style sheet of a form, read once a process; the styles of paragraphs in the document outrank it."""
    return CSS(string=style_text(form, issue=issue))


def style_text(form: Form, *, issue: bool) -> str:
    """The words of that style sheet."""
    names = ("gazette.css", "masthead.css") if issue else ("gazette.css",)
    slots = _slots(form)
    parts = [Template((_STYLES / name).read_text(encoding="utf-8")).substitute(slots) for name in names]
    if form.number == "kaki_luar":
        parts.append(Template(_FOOT).substitute(face=_FACE))
    elif form.number in _NUMBER:
        parts.append(Template(_TOP).substitute(face=_FACE, size=form.size, content=_NUMBER[form.number]))
    return "\n".join(parts)


def _slots(form: Form) -> dict[str, str]:
    """What the templates ask for: lengths in centimetres, sizes in points, words of CSS."""
    lengths = {
        "width": form.width, "height": form.height, "left": form.left, "right": form.right, "top": form.top,
        "bottom": form.bottom, "head": form.judul - form.top, "body": form.body_left, "signing": form.signing,
        "emblem": min(310, form.judul - form.top - 140), "picture_up": min(310, form.judul - form.top - 140) - 20,
        "raised": min(310, form.judul - form.top - 260), "raised_up": min(270, form.judul - form.top - 270),
        "annex": round(0.35 * form.width), "picture": form.height - form.top - form.bottom - 900,
        "lying": form.width - form.top - form.bottom - 700, "across": round(0.54 * form.height) - form.left,
    }  # fmt: skip
    words = {name: f"{length / 100:.2f}cm" for name, length in lengths.items()}
    return words | {
        "face": _FACE,
        "size": f"{form.size}pt",
        "spacing": f"{form.spacing}",
        "weight": "bold" if form.bold else "normal",
        # Capitals in a narrow column would be torn apart to fill their lines.
        "act": "left" if form.small else "justify",
        "side": "center" if form.side == "tengah" else "left",
    }
