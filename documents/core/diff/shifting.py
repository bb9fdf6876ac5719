"""Shifting: units that did nothing but take another number, told in runs ("Pasal 14 sampai dengan Pasal 33")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from documents.core.diff.change import RENUMBERED, Change
from documents.core.numbering import from_letter, from_ordinal, from_roman

_NAMED = re.compile(r"(?P<above>.*?)(?P<name>\S+ (?P<number>\(?[\dA-Za-z]+\)?|Ke\S+))")


@dataclass(frozen=True, slots=True)
class Shift:
    """Neighbouring units that were renumbered alike: the addresses of the first and the last, old and new."""

    old_first: str
    old_last: str
    new_first: str
    new_last: str
    units: int

    @property
    def said(self) -> str:
        """ "Pasal 14 sampai dengan Pasal 33 menjadi Pasal 15 sampai dengan Pasal 34"."""
        return f"{_run(self.old_first, self.old_last)} menjadi {_run(self.new_first, self.new_last)}"


def shifts(changes: Iterable[Change]) -> tuple[Shift, ...]:
    """The units that only took another number, in reading order, those joined whose numbers follow one another."""
    found: list[Shift] = []
    running: dict[tuple[str, str], int] = {}
    for change in changes:
        if RENUMBERED not in change.kinds or change.is_news or change.old is None or change.new is None:
            continue
        family = (_parts(change.old)[0], _parts(change.new)[0])
        place = running.get(family, -1)
        last = found[place] if place >= 0 else None
        if last and _follows(last.old_last, change.old) and _follows(last.new_last, change.new):
            found[place] = Shift(last.old_first, change.old, last.new_first, change.new, last.units + 1)
        else:
            running[family] = len(found)
            found.append(Shift(change.old, change.old, change.new, change.new, 1))
    return tuple(found)


def _parts(address: str) -> tuple[str, str, str]:
    """What stands above the unit with its kind, its last word with its number, that number alone."""
    match = _NAMED.fullmatch(address)
    if match is None:
        return address, address, ""
    number = match["number"]
    return match["above"] + match["name"].removesuffix(number), match["name"], number.strip("()")


def _follows(before: str, after: str) -> bool:
    """Whether two addresses of one family have numbers next to each other."""
    (family, _, first), (_, _, second) = _parts(before), _parts(after)
    return (_value(family, second) or 0) == (_value(family, first) or -2) + 1


def _value(family: str, number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if family.endswith(("huruf ", "Huruf ")) or number.islower():
        return from_letter(number)
    return from_roman(number) or from_ordinal(number)


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} sampai dengan {_parts(last)[1]}"
