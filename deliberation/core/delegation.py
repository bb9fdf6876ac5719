"""What a Perda leaves to peraturan pelaksanaan, and within which time, read from its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from documents.core.numbering import terbilang

_WORDS = {terbilang(n): n for n in range(1, 61)}
_LEFT_TO = re.compile(
    r"\b(?:diatur|ditetapkan|ditentukan)(?:\s+lebih\s+lanjut)?\s+(?:dengan|dalam|oleh)\s+"
    r"peraturan\s+(?:gubernur|bupati|wali\s?kota|kepala\s+daerah)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"peraturan\s+pelaksana(?:an)?\b[^.]{0,240}?\bpaling\s+(?:lama|lambat)\s+"
    r"(?:(?P<digits>\d{1,3})\s*(?:\([a-z\s]+\))?|(?P<words>[a-z]+(?:\s[a-z]+)?))\s*(?P<unit>bulan|tahun)\b",
    re.IGNORECASE,
)


def delegations(texts: Iterable[str]) -> int:
    """How often the words leave a matter to a peraturan kepala daerah (UU 12/2011 Lampiran II angka 198-216)."""
    return sum(len(_LEFT_TO.findall(text)) for text in texts)


def implementing_months(texts: Iterable[str]) -> int | None:
    """The months within which peraturan pelaksanaan must be set, or None where the words do not say."""
    for text in texts:
        found = _WITHIN.search(text)
        if not found:
            continue
        digits, words = found["digits"], found["words"]
        number = int(digits) if digits else _WORDS.get(" ".join((words or "").lower().split()))
        if number:
            return number * 12 if found["unit"].lower() == "tahun" else number
    return None
