"""The parts of a penutup and of one signing block, out of their printed lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENACTED = re.compile(r"(Ditetapkan|Disahkan)\s+di\b", re.IGNORECASE)
_PROMULGATED = re.compile(r"Diundangkan\s+di\b", re.IGNORECASE)
_GAZETTE = re.compile(r"(LEMBARAN|BERITA)\s+DAERAH\b|NOREG\b|NOMOR\s+REG")
_PLACE = re.compile(r"(Ditetapkan|Disahkan|Diundangkan)\s+di\b|pada\s+tanggal\b", re.IGNORECASE)
_SIGNED = re.compile(r"(cap\s*/?\s*)?(ttd|td|tanda\s+tangan)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signing block: place and date, office, the mark that stands for a signature ("ttd" or ""), name."""

    place: tuple[str, ...]
    office: tuple[str, ...]
    mark: str
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The parts of a penutup: formula, enactment, promulgation, lines of the gazette and the register."""

    formula: tuple[str, ...]
    enactment: Signature | None
    promulgation: Signature | None
    gazette: tuple[str, ...]


def closing_parts(text: str) -> Closing:
    """The parts of a penutup (UU 12/2011 Lampiran II angka 160-173); every line lands in exactly one part."""
    parts: list[list[str]] = [[], [], [], []]
    now = 0
    for line in _lines_of(text):
        starts = (_ENACTED, _PROMULGATED, _GAZETTE)
        now = next((i + 1 for i, start in enumerate(starts) if i + 1 >= now and start.match(line)), now)
        parts[now].append(line)
    formula, enactment, promulgation, gazette = parts
    return Closing(tuple(formula), signature(enactment), signature(promulgation), tuple(gazette))


def signature(lines: list[str]) -> Signature | None:
    """The parts of one signing block, or None when there are no lines."""
    if not lines:
        return None
    start = next((i for i, line in enumerate(lines) if not _PLACE.match(line)), len(lines))
    rest = lines[start:]
    marked = next((i for i, line in enumerate(rest) if _SIGNED.match(line)), None)
    if marked is not None:
        return Signature(tuple(lines[:start]), tuple(rest[:marked]), rest[marked], tuple(rest[marked + 1 :]))
    commas = [i + 1 for i, line in enumerate(rest) if line.endswith(",")]
    split = commas[-1] if commas else max(len(rest) - 1, 0)
    return Signature(tuple(lines[:start]), tuple(rest[:split]), "", tuple(rest[split:]))


def _lines_of(text: str) -> list[str]:
    return [stripped for line in text.split("\n") if (stripped := line.strip())]
