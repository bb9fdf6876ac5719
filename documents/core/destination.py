"""Destination: what a person types to say where a unit goes, "setelah Pasal 12", as a place and an address."""

from __future__ import annotations

import re

BEFORE, AFTER, INSIDE = "sebelum", "sesudah", "dalam"
_WORDS = {
    "sebelum": BEFORE, "sblm": BEFORE, "di atas": BEFORE, "di depan": BEFORE,
    "sesudah": AFTER, "setelah": AFTER, "stlh": AFTER, "di bawah": AFTER, "di belakang": AFTER,
    "di dalam": INSIDE, "dalam": INSIDE, "ke dalam": INSIDE, "ke": INSIDE, "akhir": INSIDE,
}  # fmt: skip
_PLACE = re.compile(rf"\s*(?:ke\s+)?({'|'.join(sorted(_WORDS, key=len, reverse=True))})\s+(.+)", re.IGNORECASE)


def read_destination(text: str) -> tuple[str, str]:
    """The place ("sebelum", "sesudah", "dalam"; "" when none is named) and the address that follows it."""
    match = _PLACE.fullmatch(" ".join(text.split()))
    if not match:
        return "", " ".join(text.split())
    return _WORDS[match.group(1).casefold()], match.group(2)
