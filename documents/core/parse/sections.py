"""Where the parts of an act begin: head, body, penutup, penjelasan, lampiran."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.core.parse.closing import is_lampiran
from documents.core.parse.lines import Line
from documents.core.parse.marks import SIGNED, read_damaged_heading, read_heading
from documents.core.parse.title import JENIS, unspaced
from documents.core.tree import Kind

_MENETAPKAN = re.compile(r"Menetapkan\b|(?i:M ?E ?M ?U ?T ?U ?S ?K ?A ?N)")
_AGAR = re.compile(r"Agar (?:setiap|supaya)", re.IGNORECASE)
_ORDERS = re.compile(r"memerintah|pengundangan|penempatan|Ditetapkan", re.IGNORECASE)
_AFTER_TITLE = re.compile(r"ATAS\b|TENTANG\b|I ?\. |UMUM\b")


class Sections(NamedTuple):
    """The lines of an act by part; `tail` holds penutup, penjelasan, and lampiran in the order they stand."""

    head: Sequence[Line]
    body: Sequence[Line]
    tail: Sequence[tuple[Kind, Sequence[Line]]]


def find_sections(lines: Sequence[Line]) -> Sections:
    """Cut the lines of an act into its parts; a part that is missing is empty."""
    opens = {place: kind for place in range(len(lines)) if (kind := _tail_kind(lines, place))}
    title = next((place for place, kind in opens.items() if kind is Kind.PENJELASAN), len(lines))
    body = _body_start(lines[:title])
    tail = min(title, next((place for place in opens if place >= body), len(lines)))
    body = min(body, tail)
    parts: list[tuple[Kind, list[Line]]] = []
    for place in range(tail, len(lines)):
        kind = opens.get(place)
        open_kind = parts[-1][0] if parts else None
        if kind and (kind is not open_kind or kind is Kind.LAMPIRAN) and not (open_kind and kind is Kind.PENUTUP):
            parts.append((kind, []))
        parts[-1][1].append(lines[place])
    return Sections(lines[:body], lines[body:tail], parts)


def _body_start(lines: Sequence[Line]) -> int:
    """The first heading after Menetapkan, or the first heading at all."""
    order = next((i for i, line in enumerate(lines) if _MENETAPKAN.match(line.text)), -1)
    return next((i for i in range(order + 1, len(lines)) if _opens_body(lines[i].text)), len(lines))


def _opens_body(text: str) -> bool:
    """Whether the line is a heading; a damaged one only as the first of its kind."""
    if read_heading(text):
        return True
    mark = read_damaged_heading(text) if text[:1] in ("B", "P") else None
    return mark is not None and mark.number in ("1", "I")


def _tail_kind(lines: Sequence[Line], place: int) -> Kind | None:
    """The part that opens with the line, if one does."""
    text = lines[place].text
    first = text[:1]
    if first == "A" and _AGAR.match(text):
        said = " ".join(line.text[:200] for line in lines[place : place + 4])
        return Kind.PENUTUP if _ORDERS.search(said[:400]) else None
    if SIGNED.match(text):
        return Kind.PENUTUP
    if first == "L" and is_lampiran(text):
        return Kind.LAMPIRAN
    if first == "P" and (text := unspaced(text)).startswith("PENJELASAN"):
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        alone = text == "PENJELASAN" and bool(_AFTER_TITLE.match(unspaced(following)) or JENIS.match(following))
        return Kind.PENJELASAN if alone or text.startswith("PENJELASAN ATAS") else None
    return None
