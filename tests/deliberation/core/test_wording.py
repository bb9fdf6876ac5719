"""Days and counts in words: the weekday comes from the date, whatever a form said."""

from datetime import date, time

import pytest

from deliberation.core.wording import clock, counted, day_and_date, spelled_day, weekday


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 2, 12), "Rabu"), (date(2028, 2, 29), "Selasa"), (date(2025, 8, 9), "Sabtu"),
        (date(2021, 12, 1), "Rabu"), (date(2022, 10, 27), "Kamis"),
    ],
)  # fmt: skip
def test_the_weekday(day, name):
    assert weekday(day) == name


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (1, "Satu"), (11, "Sebelas"), (12, "Dua Belas"), (20, "Dua Puluh"), (21, "Dua Puluh Satu"), (30, "Tiga Puluh"),
        (31, "Tiga Puluh Satu"),
    ],
)  # fmt: skip
def test_the_day_in_words(day, words):
    assert f"tanggal {words}, bulan Januari" in spelled_day(date(2026, 1, day))


def test_the_sentence_of_a_berita_acara():
    said = "hari Rabu, tanggal Dua Belas, bulan Februari, tahun Dua Ribu Dua Puluh Lima (12-02-2025)"
    assert spelled_day(date(2025, 2, 12)) == said
    assert day_and_date(date(2025, 2, 12)) == "Rabu, 12 Februari 2025"
    assert "tahun Dua Ribu Tiga Puluh " in spelled_day(date(2030, 1, 1))


def test_hours_and_counts():
    assert clock(time(9, 5)) == "09.05"
    assert counted(3) == "3 (tiga)"
