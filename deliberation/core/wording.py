"""Days, hours, and counts as official papers write them, always from the value and never typed."""

from __future__ import annotations

from datetime import date, time

from documents.core.formal import BULAN, tanggal
from documents.core.numbering import terbilang

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def weekday(day: date) -> str:
    """ "Rabu"."""
    return HARI[day.weekday()]


def day_and_date(day: date) -> str:
    """ "Rabu, 12 Februari 2025"."""
    return f"{weekday(day)}, {tanggal(day)}"


def spelled_day(day: date) -> str:
    """ "hari Rabu, tanggal Dua Belas, bulan Februari, tahun Dua Ribu Dua Puluh Lima (12-02-2025)"."""
    number, year = _titled(terbilang(day.day)), _titled(terbilang(day.year))
    figures = f"{day.day:02d}-{day.month:02d}-{day.year}"
    return f"hari {weekday(day)}, tanggal {number}, bulan {BULAN[day.month - 1]}, tahun {year} ({figures})"


def clock(at: time) -> str:
    """ "09.30": hours and minutes with a point."""
    return f"{at.hour:02d}.{at.minute:02d}"


def counted(number: int) -> str:
    """ "3 (tiga)"."""
    return f"{number} ({terbilang(number)})"


def _titled(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())
