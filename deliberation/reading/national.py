"""The national days off of a year, from the package `holidays`: public holidays and cuti bersama."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

GUESSED = "(perkiraan)"  # how the package marks a day that the moon still decides
FIRST, LAST = 1990, 2100


@dataclass(frozen=True, slots=True)
class NationalDay:
    """One day off everywhere; `kind` is "libur" or "cuti"."""

    date: date
    name: str
    kind: str


def national_days(year: int) -> tuple[NationalDay, ...]:
    """The days off of the year in order; one that is both is a holiday. Raises ValueError outside 1990-2100."""
    # Imported here: the package knows every country, and only this page and its command ask.
    from holidays import country_holidays

    if not FIRST <= year <= LAST:
        raise ValueError(f"no list of days off for {year}")
    found: dict[date, NationalDay] = {}
    for category, kind in (("government", "cuti"), ("public", "libur")):
        for day, name in country_holidays("ID", years=[year], categories=(category,), language="id").items():
            found[day] = NationalDay(day, name[:120], kind)
    return tuple(found[day] for day in sorted(found))
