"""Blame: each run of words under the edit that brought it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.core.blame import Run, blame

A, B, C = 1, 2, 3


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ()),
        ([("", A)], ()),
        ([("Satu dua.", A)], (Run("Satu dua.", A),)),
        ([("Satu dua.", A), ("Satu dua.", B)], (Run("Satu dua.", A),)),
        ([("Satu dua.", A), ("Satu tiga dua.", B)], (Run("Satu", A), Run(" tiga", B), Run(" dua.", A))),
        ([("Satu dua.", A), ("Satu tiga.", B)], (Run("Satu ", A), Run("tiga", B), Run(".", A))),
        (
            [("Satu dua.", A), ("Satu tiga dua.", B), ("Satu tiga empat dua.", C)],
            (Run("Satu", A), Run(" tiga", B), Run(" empat", C), Run(" dua.", A)),
        ),
        ([("Satu dua tiga.", A), ("Satu tiga.", B)], (Run("Satu tiga.", A),)),
    ],
)
def test_runs(texts, expected):
    assert blame(texts) == expected


def test_what_was_taken_out_and_comes_again_is_new():
    runs = blame([("Satu dua tiga.", A), ("Satu tiga.", B), ("Satu dua tiga.", C)])
    assert Run(" dua", C) in runs


def test_italics_alone_change_no_hand():
    assert blame([("Satu dua.", A), ("Satu *dua*.", B)]) == (Run("Satu *dua*.", A),)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet="ab *.\n", max_size=30), min_size=1, max_size=5))
def test_runs_joined_are_the_last_text(texts):
    runs = blame([(text, number) for number, text in enumerate(texts)])
    said = "".join(run.text for run in runs)
    assert said == texts[-1] or (not said and not texts[-1].strip("*"))
    assert all(run.text for run in runs)
