"""The form an office chooses: measured defaults, choices that may be made, and whatever else is left as measured."""

from __future__ import annotations

import pytest

from documents.printing.form import ISSUE, SHEET, choices_of, form_of


@pytest.mark.parametrize("form", [SHEET, ISSUE])
def test_choices_come_back(form) -> None:
    issue = form is ISSUE
    assert form_of(choices_of(form), issue=issue) == form
    assert form_of({}, issue=issue) == form


def test_a_choice_that_is_not_allowed_stays_as_measured() -> None:
    wrong = {"kertas": "A0", "huruf": 99, "spasi": "tiga", "judul": 20, "badan": True, "tebal": "ya", "lain": 1}
    assert form_of(wrong, issue=False) == SHEET
    assert form_of({"judul": "80", "huruf": True, "kertas": None}, issue=True) == ISSUE


def test_measures_follow_the_paper() -> None:
    whole = form_of({"kertas": "F4"}, issue=True)
    assert (whole.letter, whole.left, whole.size) == (SHEET.letter, SHEET.left, SHEET.size)
    assert whole.bold, "what is no length stays"
    half = form_of({"kertas": "setengah_folio"}, issue=False)
    assert (half.letter, half.size, half.number) == (ISSUE.letter, ISSUE.size, SHEET.number)
    assert form_of({"kertas": "setengah_folio", "huruf": 12}, issue=False).letter > ISSUE.letter
    assert form_of({"huruf": 13}, issue=False).colon == 325


def test_the_body_and_the_signing_block() -> None:
    assert SHEET.body_left == 350
    assert form_of({"badan": "penuh"}, issue=False).body_left == 0
    assert (SHEET.left + SHEET.signing) / SHEET.width == pytest.approx(0.54, abs=0.001)
