"""What a secretary types while taking attendance: numbers of the list or a name, and how they are there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PRESENT = "hadir"
# State: the words and letters that mean it.
STATES: dict[str, tuple[str, ...]] = {
    PRESENT: ("h", "hadir"),
    "paraf": ("p", "paraf"),
    "duduk": ("d", "duduk"),
    "pulang": ("k", "keluar", "pulang"),
    "izin": ("i", "izin"),
    "sakit": ("s", "sakit"),
    "tugas": ("t", "tugas"),
    "tanpa": ("a", "alpa", "tanpa"),
    "hapus": ("x", "hapus"),  # nothing is noted of them any more
}
_OF_WORD = {word: state for state, words in STATES.items() for word in words}
_NUMBERS = re.compile(r"\d+(?:-\d+)?(?:[ ,]+\d+(?:-\d+)?)*")
_MANY = 5  # names told when more than one fits


@dataclass(frozen=True, slots=True)
class Call:
    """Whom it means, by their place in the list from 0, and how they are there; or what is wrong with it."""

    places: tuple[int, ...] = ()
    state: str = PRESENT
    problem: str = ""


def read_call(typed: str, names: Sequence[str], state: str = PRESENT) -> Call:
    """ "12", "3-7", "3, 5 izin", "sari", "sari sakit": those of the list, in the state typed or else in `state`."""
    words = typed.replace("–", "-").split()
    if len(words) > 1 and words[-1].lower() in _OF_WORD:
        state = _OF_WORD[words.pop().lower()]
    asked = " ".join(words).strip(" ,")
    if not asked:
        return Call(problem="Ketik nomor urut atau nama anggota.")
    if _NUMBERS.fullmatch(asked):
        return _by_number(asked, len(names), state)
    wanted = asked.lower().split()
    found = [place for place, name in enumerate(names) if all(word in name.lower() for word in wanted)]
    if len(found) == 1:
        return Call((found[0],), state)
    if not found:
        return Call(problem=f'Tidak ada anggota bernama "{asked}". Periksa ejaannya atau ketik nomor urutnya.')
    told = ", ".join(f"{place + 1} {names[place]}" for place in found[:_MANY])
    more = " dan lainnya" if len(found) > _MANY else ""
    return Call(problem=f'{len(found)} anggota cocok dengan "{asked}": {told}{more}. Ketik nomor urutnya.')


def _by_number(asked: str, size: int, state: str) -> Call:
    places: list[int] = []
    for part in re.split(r"[ ,]+", asked):
        first, _, last = part.partition("-")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end <= size:
            return Call(problem=f"Nomor {part} tidak ada dalam daftar. Daftar ini bernomor 1 sampai {size}.")
        places += range(start - 1, end)
    return Call(tuple(dict.fromkeys(places)), state)
