"""Destination: where a unit goes, as a person types it."""

import pytest

from documents.core.destination import read_destination


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("setelah Pasal 12", ("sesudah", "Pasal 12")),
        ("  Sesudah   pasal 12 ", ("sesudah", "pasal 12")),
        ("sebelum BAB II", ("sebelum", "BAB II")),
        ("di dalam BAB II Bagian Kesatu", ("dalam", "BAB II Bagian Kesatu")),
        ("ke dalam BAB II", ("dalam", "BAB II")),
        ("ke BAB II", ("dalam", "BAB II")),
        ("Pasal 12", ("", "Pasal 12")),
        ("", ("", "")),
        ("setelah", ("", "setelah")),
    ],
)
def test_what_is_typed(typed, place):
    assert read_destination(typed) == place
