"""How the number of a letter is written from the pattern of its book (papers of an office differ, so it is data)."""

from __future__ import annotations

import re
from datetime import date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SLOTS = ("kode", "urut", "unit", "romawi", "bulan", "tahun")
MAX_NUMBER = 80
_SLOT = re.compile(r"\{([^{}]*)\}")
_WIDTH = re.compile(r"urut:([1-6])")


def write_number(pattern: str, *, kode: str, unit: str, urut: int, day: date) -> str:
    """ "005/4/DPRD/IX/2019" from "{kode}/{urut}/{unit}/{romawi}/{tahun}"; a part without a value leaves no slash.

    "{urut:3}" writes 004. Raises ValueError for a pattern with a fault.
    """
    if fault := pattern_fault(pattern):
        raise ValueError(fault)
    known = {
        "kode": kode.strip(),
        "unit": unit.strip(),
        "urut": str(urut),
        "romawi": ROMAN[day.month - 1],
        "bulan": f"{day.month:02d}",
        "tahun": str(day.year),
    }

    def filled(slot: re.Match[str]) -> str:
        wide = _WIDTH.fullmatch(slot[1])
        return str(urut).zfill(int(wide[1])) if wide else known[slot[1]]

    return re.sub(r"/{2,}", "/", _SLOT.sub(filled, pattern)).strip("/ ")


def pattern_fault(pattern: str) -> str:
    """What is wrong with a pattern, in a sentence; "" for nothing."""
    names = _SLOT.findall(pattern)
    unknown = [name for name in names if name not in SLOTS and not _WIDTH.fullmatch(name)]
    if unknown:
        return f"Bagian {{{unknown[0]}}} tidak dikenal. Yang dikenal: {', '.join(f'{{{name}}}' for name in SLOTS)}."
    if "{" in _SLOT.sub("", pattern) or "}" in _SLOT.sub("", pattern):
        return "Kurung kurawal pada pola nomor tidak berpasangan. Tulis misalnya {kode}/{urut}/{unit}/{tahun}."
    if not any(name.startswith("urut") for name in names):
        return "Pola nomor harus memuat {urut}, nomor urut surat dalam tahun itu."
    return ""
