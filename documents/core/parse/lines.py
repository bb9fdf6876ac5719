"""Raw text to clean lines, and lines back to paragraphs: spaces, hyphens, and what a line break means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from documents.core.parse.escapes import ESCAPE
from documents.core.parse.marks import SECTION, read_explained, read_heading, read_mark

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_TABLE = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _NOTHING), "")
    | {n: " " for n in range(32) if chr(n) not in "\t\n\f"}
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    | {ord("\u2028"): "\n", ord("\u2029"): "\n", 0x85: "\n", ord("\u2011"): "-", ord("\u2010"): "-", 127: " "}
    | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
)
_SOFT_HYPHEN = "\u00ad"
# What a label cannot follow on the next line: there it is the rest of a reference.
POINTS_ON = re.compile(
    r"(?:\b(?:ayat|huruf|angka|butir|pasal|nomor|bab|tahun|tanggal|lampiran)"
    r"|\([0-9]{1,3}[a-z]?\) ?(?:,|dan|atau|serta|dan/atau|sampai dengan|s/d|s\.d\.))$",
    re.IGNORECASE,
)
# What a heading cannot follow on the next line: it would be the rest of a reference.
LEADS_ON = re.compile(r"(?:\b(?:dalam|dimaksud|pada|dan|atau|ketentuan|dengan|huruf|ayat|serta|s/d)|,)$")
_COMPLETE = (".", ":", ";", "!", "?", '."', ".”", ';"', ";”", ":”")
_MEASURED = 20_000  # lines that tell how a text is set
_OPENERS = "\"'“”‘(*"


class Line(NamedTuple):
    """One printed line: its number from 1, its indent in columns, its words with single spaces, and what stands before.

    `gap` tells that a blank line stands before it on the same page, `page` that a page begins with it.
    `raw` keeps the spacing of a table.
    """

    number: int
    indent: int
    text: str
    raw: str
    gap: bool = False
    page: bool = False


class Shape(NamedTuple):
    """How a text is set: whether its lines are broken by width, how wide, and whether blank lines part every line."""

    wrapped: bool
    width: int
    double: bool


def split(text: str) -> list[Line]:
    """The lines of a text that hold anything, NBSP, soft hyphens, ligatures, and control characters resolved."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TABLE)
    out: list[Line] = []
    gap = page = False
    for number, source in enumerate(text.split("\n"), 1):
        for place, raw in enumerate(source.split("\f") if "\f" in source else (source,)):
            if place:
                page = True
            if _SOFT_HYPHEN in raw:
                stub = raw.rstrip().endswith(_SOFT_HYPHEN) and raw.rstrip(_SOFT_HYPHEN + " ")[-1:].isalnum()
                raw = raw.replace(_SOFT_HYPHEN, "").rstrip() + _SOFT_HYPHEN * stub
            words = " ".join(raw.split())
            if not words.strip(_SOFT_HYPHEN):
                gap = True
                continue
            raw = raw.expandtabs(4).rstrip()
            out.append(Line(number, len(raw) - len(raw.lstrip()), words, raw, gap and not page, page))
            gap = page = False
    return out


def measure(lines: Sequence[Line]) -> Shape:
    """The shape of a run of body lines, judged by how often a line breaks in the middle of a sentence."""
    lines = lines[:_MEASURED]
    near = far = full = gaps = 0
    widths = sorted(len(line.raw) for line in lines)
    width = widths[len(widths) * 9 // 10] if widths else 0
    for before, line in zip(lines, lines[1:], strict=False):
        gaps += line.gap or line.page
        if line.page or not runs_on(before.text, line.text):
            continue
        far += line.gap
        near += not line.gap
        full += line.gap and len(before.raw) + len(line.text.split(" ", 1)[0]) >= width * 0.9
    parted = gaps >= len(lines) * 4 // 5 and 2 * full > far >= len(lines) // 8
    double = far > near and far >= 8 and (parted or far >= len(lines) * 2 // 5)
    wrapped = double or near >= max(1, len(lines) // 50)
    return Shape(wrapped, width, double)


def runs_on(before: str, text: str) -> bool:
    """Whether the second line surely goes on with the sentence of the first, a backslash before the first or none."""
    if before.endswith(_COMPLETE) or text[0].isupper():
        return False
    before = before.removeprefix(ESCAPE)
    mark = read_mark(text)
    starts = (mark.rest if mark else text)[:1]
    return (
        starts.islower()
        and (mark is None or _points_on(before))
        and read_heading(before) is None
        and read_explained(before) is None
        and not SECTION.match(before)
    )


def _points_on(before: str) -> bool:
    mark = read_mark(before)
    return bool(POINTS_ON.search((mark.rest if mark else before)[-30:]))


def is_complete(text: str) -> bool:
    """Whether the words end where a sentence or a list item may end."""
    return text.endswith(_COMPLETE)


def fits(before: Line, line: Line, shape: Shape) -> bool:
    """Whether the first word of `line` would still have fitted on the line before: then the break was meant."""
    return len(before.raw) + 1 + len(line.text.split(" ", 1)[0]) <= shape.width


def breaks(before: Line, line: Line, shape: Shape, base: int) -> bool:
    """Whether a new paragraph begins with `line`; `base` is the left edge of the paragraph so far."""
    if not shape.wrapped:
        return True
    ended = is_complete(before.text)
    starts = not line.text[0].islower()
    if line.gap and not shape.double:
        return ended or (starts and fits(before, line, shape))
    if not ended or not starts:
        return False
    return line.indent >= base + 3 or (fits(before, line, shape) and not line.page)


def paragraphs(lines: Sequence[Line], shape: Shape) -> str:
    """Running prose: paragraphs parted by line breaks, each rejoined from its printed lines."""
    out: list[list[str]] = []
    base = 0
    for place, line in enumerate(lines):
        before = lines[place - 1]
        if not place or breaks(before, line, shape, base) or opens_item(before.text, line.text):
            out.append([])
            base = line.indent
        out[-1].append(line.text)
        base = min(base, line.indent)
    return "\n".join(glue(part) for part in out)


def opens_item(before: str, text: str) -> bool:
    """Whether a list inside running prose goes on with `text`, after the words `before`."""
    return before.endswith((".", ":", ";", ",", " dan", " atau", " dan/atau")) and read_mark(text) is not None


def glue(parts: Iterable[str]) -> str:
    """Printed lines as one line: a hyphen at a line end stays in compounds and doubled words, else it goes."""
    out: list[str] = []
    for part in parts:
        if not out:
            out.append(part)
            continue
        before = out[-1]
        if before.endswith(_SOFT_HYPHEN):
            out[-1] = before[:-1]
        elif before[-1:] in "-–" and before[-2:-1].isalpha() and part[:1].isalpha():
            stem = before[:-1].rsplit(" ", 1)[-1].lower()
            if part[0].islower() and part[:3].lower() not in stem:
                out[-1] = before[:-1]
        elif not (before[-1:] == "/" and before[-2:-1] != " "):
            out.append(" ")
        out.append(part)
    return "".join(out).replace(_SOFT_HYPHEN, "")


def tidy(text: str) -> str:
    """One line of words with single spaces."""
    return " ".join(text.split())


def sentence_start(text: str) -> bool:
    """Whether the words begin as a sentence does."""
    return not text.lstrip(_OPENERS)[:1].islower()
