"""What stands above the judul: the kop of a sheet, the mastheads of a Lembaran Daerah and of its Tambahan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.core.closing import closing_parts
from documents.core.tree import Kind, Node
from documents.printing.marks import broken, inline, lines_of

_FIXED = "\u2005"  # a space that does not stretch, so that number and year go to the two edges
_NUMBERED = re.compile(r"\bTAHUN\s*:?\s*(\d{4}).*?\bNOMOR\s*:?\s*(\S+)", re.IGNORECASE)
_NUMBERED_FIRST = re.compile(r"\bNOMOR\s*:?\s*(\S+)\s+TAHUN\s*:?\s*(\S+)", re.IGNORECASE)
_SERIES = re.compile(r"\bSERI\s*:?\s*([A-Z])\b", re.IGNORECASE)
_REGION = re.compile(r".*?PERATURAN\s+DAERAH\s*", re.IGNORECASE)
_SUPPLEMENT = re.compile(r"TAMBAHAN\s+LEMBARAN\s+DAERAH\b.*?\bNOMOR\s*:?\s*(\S+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Issue:
    """Where an act stands in the Lembaran Daerah: number and year, the series of old issues ("" for none)."""

    number: str
    year: str
    series: str = ""


def kop(office: str, provinsi: str, emblem: str, *, copy: bool) -> str:
    """The head of a sheet: emblem or the room for it, office, province; a copy is marked at its right.

    `emblem` is the address of the picture; `provinsi` is "" for a provinsi.
    """
    mark = '<p class="salinan"><span>SALINAN</span></p>' if copy else ""
    lines = broken(line for line in (office, provinsi) if line)
    return f'<div class="kop">{mark}{_emblem(emblem, "Lambang negara")}<p>{lines}</p></div>'


def masthead(tree: Node, emblem: str) -> str:
    """The masthead of a Lembaran Daerah with its number, its year and, where the act states one, its series."""
    issue = issue_of(tree)
    edges = [f"NOMOR{_FIXED}:{_FIXED}{inline(issue.number)}", f"TAHUN{_FIXED}:{_FIXED}{inline(issue.year)}"]
    if issue.series:
        edges.append(f"SERI{_FIXED}:{_FIXED}{inline(issue.series)}")
    return _head(tree, emblem, "LEMBARAN DAERAH", f'<p class="nomor">{" ".join(edges)}</p>')


def supplement_head(tree: Node, emblem: str) -> str:
    """The masthead of a Tambahan Lembaran Daerah: its number, and the issue whose act it explains."""
    told = tree.first(Kind.PENJELASAN)
    found = _SUPPLEMENT.search("\n".join(child.text for child in told.children) if told else "")
    issue = issue_of(tree)
    series = f" Seri {issue.series}" if issue.series else ""
    place = f"(Penjelasan atas Lembaran Daerah Tahun {issue.year} Nomor {issue.number}{series})"
    number = inline(found.group(1) if found else "...")
    below = f'<p class="nomor tengah">NOMOR{_FIXED}:{_FIXED}{number}<br>{inline(place)}</p>'
    return _head(tree, emblem, "TAMBAHAN LEMBARAN DAERAH", below)


def issue_of(tree: Node) -> Issue:
    """The issue as the last lines of the penutup name it; without such a line, number and year of the act."""
    judul = _text(tree, Kind.JUDUL)
    lines = closing_parts(_text(tree, Kind.PENUTUP)).gazette
    joined = " ".join(line for line in lines if not line.upper().startswith(("NOREG", "NOMOR REG")))
    series = found.group(1).upper() if (found := _SERIES.search(joined)) else ""
    if found := _NUMBERED.search(joined):
        return Issue(found.group(2), found.group(1), series)
    found = _NUMBERED_FIRST.search(joined) or _NUMBERED_FIRST.search(judul)
    return Issue(found.group(1), found.group(2), series) if found else Issue("...", "...", series)


def _head(tree: Node, emblem: str, name: str, below: str) -> str:
    judul = lines_of(_text(tree, Kind.JUDUL))
    region = next((_REGION.sub("", line) for line in judul if _REGION.match(line)), "")
    lines = broken(line for line in (name, region) if line)
    return f'<div class="kop">{_emblem(emblem, "Lambang daerah")}<p>{lines}</p>{below}<div class="garis"></div></div>'


def _emblem(source: str, words: str) -> str:
    return f'<div class="lambang">{f"""<img src="{source}" alt="{words}">""" if source else ""}</div>'


def _text(tree: Node, kind: Kind) -> str:
    part = tree.first(kind)
    return part.text if part else ""
