"""Units that only took another number are told in runs."""

import pytest

from documents.core.diff import Change, shifts


def renumbered(old: str, new: str, *more: str) -> Change:
    return Change(("renumbered", *more), old, new, ())


def said(*pairs: tuple[str, str]) -> list[str]:
    return [shift.said for shift in shifts(renumbered(old, new) for old, new in pairs)]


def test_neighbours_are_one_run():
    (shift,) = shifts(renumbered(f"Pasal {n}", f"Pasal {n + 1}") for n in range(14, 34))
    assert shift.said == "Pasal 14 sampai dengan Pasal 33 menjadi Pasal 15 sampai dengan Pasal 34"
    assert shift.units == 20


def test_a_gap_begins_another_run():
    assert said(("Pasal 2", "Pasal 3"), ("Pasal 3", "Pasal 4"), ("Pasal 5", "Pasal 6"), ("Pasal 6", "Pasal 9")) == [
        "Pasal 2 sampai dengan Pasal 3 menjadi Pasal 3 sampai dengan Pasal 4",
        "Pasal 5 menjadi Pasal 6",
        "Pasal 6 menjadi Pasal 9",
    ]


def test_what_lies_in_a_unit_does_not_break_the_run_around_it():
    assert said(("Pasal 2", "Pasal 3"), ("Pasal 2 ayat (2)", "Pasal 3 ayat (3)"), ("Pasal 3", "Pasal 4")) == [
        "Pasal 2 sampai dengan Pasal 3 menjadi Pasal 3 sampai dengan Pasal 4",
        "Pasal 2 ayat (2) menjadi Pasal 3 ayat (3)",
    ]


@pytest.mark.parametrize(
    ("first", "second", "run"),
    [
        (("Pasal 1 huruf b", "Pasal 1 huruf c"), ("Pasal 1 huruf c", "Pasal 1 huruf d"), "huruf c"),
        (("Pasal 1 huruf z", "Pasal 1 huruf aa"), ("Pasal 1 huruf aa", "Pasal 1 huruf bb"), "huruf aa"),
        (("BAB II", "BAB III"), ("BAB III", "BAB IV"), "BAB III"),
        (("BAB I Bagian Kesatu", "BAB I Bagian Kedua"), ("BAB I Bagian Kedua", "BAB I Bagian Ketiga"), "Bagian Kedua"),
        (("Menimbang huruf b", "Menimbang huruf c"), ("Menimbang huruf c", "Menimbang huruf d"), "huruf c"),
        (("Pasal 1 huruf a angka 1)", "Pasal 1 huruf a angka 2)"),
         ("Pasal 1 huruf a angka 2)", "Pasal 1 huruf a angka 3)"), "angka 2)"),
    ],
)  # fmt: skip
def test_every_kind_of_number(first, second, run):
    (told,) = said(first, second)
    assert f"{first[0]} sampai dengan {run} menjadi" in told


def test_inserted_numbers_stand_alone():
    found = said(("Pasal 5A", "Pasal 6"), ("Pasal 6", "Pasal 7"))
    assert found == ["Pasal 5A menjadi Pasal 6", "Pasal 6 menjadi Pasal 7"]


def test_what_changed_too_is_not_told_here():
    assert shifts([renumbered("Pasal 1", "Pasal 2", "changed"), Change(("inserted",), None, "Pasal 1", ())]) == ()
