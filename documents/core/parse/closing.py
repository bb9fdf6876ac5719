"""What follows the body: the penutup with its signatures, and the lampiran."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.parse.escapes import COPY, ESCAPE, unescape_closing, unescape_row
from documents.core.parse.lines import Line, glue
from documents.core.parse.title import title_lines
from documents.core.tree import Kind, Node

_NEW = re.compile(
    r"(?:Agar|Ditetapkan|Disahkan|Diundangkan|Pada tanggal|Tanggal|LEMBARAN|BERITA|NOREG|NOMOR REG|Salinan|SALINAN)\b",
    re.IGNORECASE,
)
_AGAR = re.compile(r"Agar\b", re.IGNORECASE)
_OFFICE = re.compile(r"(?:Pj\.? ?|Plt\.? ?|Plh\.? ?)?(?:SEKRETARIS|GUBERNUR|BUPATI|WALI ?KOTA|PENJABAT)\b")
_GAZETTE = re.compile(r"(?:LEMBARAN|BERITA) DAERAH\b")
_GAZETTE_REST = re.compile(r"(?:KABUPATEN|KOTA|PROVINSI|TAHUN|NOMOR)\b")
_REGISTER = re.compile(r"NOREG|NOMOR REG", re.IGNORECASE)
_KEEP = re.compile(r"LEMBARAN DAERAH|NOREG|NOMOR REG|Diundangkan|SEKRETARIS DAERAH")
_LAMPIRAN = re.compile(r"LAMPIRAN(?: ([IVXLC]{1,6}[A-Z]?))?(?= |:|$)(?: ?: ?| |$)(.*)$")


def read_penutup(lines: Sequence[Line]) -> tuple[Node, list[Line]]:
    """The penutup, one string per printed unit, and the lines of a certified-copy block that are dropped."""
    kept: list[Line] = []
    dropped: list[Line] = []
    copying = False
    for line in lines:
        copying = (copying or bool(COPY.match(line.text))) and not _KEEP.match(line.text)
        (dropped if copying else kept).append(line)
    return Node(Kind.PENUTUP, text="\n".join(penutup_lines(kept))), dropped


def penutup_lines(lines: Sequence[Line]) -> list[str]:
    """The order of promulgation as one line, then place, date, office, signature, and name, one line each."""
    out: list[list[str]] = []
    for line in lines:
        apart = line.text.startswith(ESCAPE) and line.text != ESCAPE
        text = line.text[1:].strip() if apart else line.text
        if out and not apart and goes_on(out[-1], text):
            out[-1].append(text)
        else:
            out.append([text])
    return [glue(part) for part in out]


def goes_on(part: list[str], text: str) -> bool:
    """Whether a printed line of the penutup belongs to the unit that the line before is in."""
    if _NEW.match(text):
        return False
    if _AGAR.match(part[0]):
        return not part[-1].endswith(".")
    if _GAZETTE.match(part[0]):
        return bool(_GAZETTE_REST.match(text)) and "NOMOR" not in part[0] and "NOMOR" not in part[-1]
    if _REGISTER.match(part[0]):
        return text[:1] in "(0123456789" or text.isupper()
    if _OFFICE.match(part[0]) and len(part) < 3:
        return not part[-1].endswith(",") and text.isupper() and text.endswith(",") and not _OFFICE.match(text)
    return False


def read_lampiran(lines: Sequence[Line]) -> Node:
    """One lampiran: its number, its head as far as a title goes, and its lines as they stand, tables included."""
    match = _LAMPIRAN.match(lines[0].text)
    number, rest = (match[1] or "", match[2]) if match else ("", lines[0].text)
    head = [lines[0]._replace(text=rest)] if rest else []
    place = 1
    while place < len(lines) and not lines[place].gap and not lines[place].page:
        head.append(lines[place])
        place += 1
    return Node(
        Kind.LAMPIRAN,
        number,
        "\n".join(title_lines(line._replace(text=unescape_closing(line.text)) for line in head)),
        block(lines[place:]),
    )


def is_lampiran(text: str) -> bool:
    """Whether a lampiran opens with the line: LAMPIRAN, a numeral perhaps, and nothing but its head in capitals."""
    match = _LAMPIRAN.match(text)
    return bool(match) and not any(sign.islower() for sign in text)


def block(lines: Sequence[Line]) -> str:
    """Lines as they stand, their common margin taken away; a blank line where the source has one or more."""
    margin = min((line.indent for line in lines), default=0)
    out: list[str] = []
    for line in lines:
        if out and line.gap:
            out.append("")
        out.append(unescape_row(line.raw[margin:]))
    return "\n".join(out)
