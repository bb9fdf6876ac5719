"""What an act says about itself: kind, number, year, name, dates, signers, place in the Lembaran Daerah."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from documents.core.closing import Signature, closing_parts
from documents.core.formal import BULAN
from documents.core.titles import name_in, readable
from documents.core.tree import Kind, Node

_NUMBER = re.compile(r"\bNOMOR\s*:?\s*(\d{1,5})(?!\d)\s*(?:\S+\s+)?TAHUN\s*:?\s*(\d{4})\b", re.IGNORECASE)
_ISSUE = re.compile(r"^(?:LEMBARAN|BERITA)\s+DAERAH\b.*", re.IGNORECASE)
_ISSUE_NUMBER = re.compile(r"\bNOMOR\s*:?\s*(\d{1,5})\b", re.IGNORECASE)
_NOREG = re.compile(r"^(?:NOREG|NOMOR\s+REG\w*)\b(.*)$", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[\s.]+([A-Za-z]+)\s+(\d{4})\b|\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
_MONTHS = {name.lower(): i for i, name in enumerate(BULAN, start=1)} | {"nopember": 11, "pebruari": 2}
_RANK = re.compile(r"^(NIP|Pembina|Penata|Pangkat)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActFacts:
    """The facts as the text states them; what it does not state, or not legibly, is None or empty."""

    jenis: str = ""  # "Peraturan Daerah Kota Serang"
    nomor: int | None = None
    tahun: int | None = None
    nama: str = ""
    enacted_on: date | None = None
    office: str = ""
    signer: str = ""
    promulgated_on: date | None = None
    secretary_office: str = ""
    secretary: str = ""
    nomor_ld: int | None = None
    nomor_tld: int | None = None
    noreg: str = ""


def facts_of(tree: Node) -> ActFacts:
    """What judul, penutup, and the last line of the penjelasan state (UU 12/2011 Lampiran II angka 2-4, 160-173)."""
    judul = tree.first(Kind.JUDUL)
    title = judul.text if judul else ""
    number = _NUMBER.search(title)
    penutup = tree.first(Kind.PENUTUP)
    parts = closing_parts(penutup.text if penutup else "")
    issue = next((line for line in parts.gazette if _ISSUE.match(line)), "")
    ld = _ISSUE_NUMBER.search(issue)
    noreg = next((found for line in parts.gazette if (found := _NOREG.match(line))), None)
    return ActFacts(
        jenis=readable(title.split("\n", 1)[0]),
        nomor=int(number[1]) if number else None,
        tahun=int(number[2]) if number else None,
        nama=readable(name_in(title)),
        enacted_on=_day(parts.enactment),
        office=_office(parts.enactment),
        signer=_name(parts.enactment),
        promulgated_on=_day(parts.promulgation),
        secretary_office=_office(parts.promulgation),
        secretary=_name(parts.promulgation),
        nomor_ld=int(ld[1]) if ld else None,
        nomor_tld=_supplement(tree),
        noreg=_register(noreg[1]) if noreg else "",
    )


def read_day(text: str) -> date | None:
    """The first date in a text, "30 Mei 2016" or "30-12-2025", with old month names; None when there is none."""
    found = _DAY.search(text)
    if not found:
        return None
    day, month, year = (found[1], _MONTHS.get(found[2].lower(), 0), found[3]) if found[1] else found.group(4, 5, 6)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _day(block: Signature | None) -> date | None:
    return read_day(" ".join(block.place)) if block else None


def _office(block: Signature | None) -> str:
    return " ".join(block.office).rstrip(" ,;") if block else ""


def _name(block: Signature | None) -> str:
    return next((line for line in block.name if not _RANK.match(line)), "").rstrip(" .,") if block else ""


def _supplement(tree: Node) -> int | None:
    penjelasan = tree.first(Kind.PENJELASAN)
    last = penjelasan.first(Kind.LANJUTAN) if penjelasan else None
    found = _ISSUE_NUMBER.search(last.text) if last else None
    return int(found[1]) if found else None


def _register(rest: str) -> str:
    """The number part of a NOREG line: what stands in the brackets, else after the last colon."""
    inside = re.search(r"\(([^()]*\d[^()]*)\)\s*;?\s*$", rest)
    text = inside[1] if inside else rest.rpartition(":")[2]
    return " ".join(text.split())[:60]
