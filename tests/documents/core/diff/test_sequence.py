"""The common subsequence is true, rising, and the longest there is."""

import random

from hypothesis import given
from hypothesis import strategies as st

from documents.core.diff.sequence import matching, rising

letters = st.lists(st.sampled_from("abcd"), max_size=14)


def longest(a, b) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = row[:]
        for j, y in enumerate(b):
            row[j + 1] = before[j] + 1 if x == y else max(row[j], before[j + 1])
    return row[-1]


def is_true(pairs, a, b) -> bool:
    climbs = all(x[0] < y[0] and x[1] < y[1] for x, y in zip(pairs, pairs[1:], strict=False))
    return climbs and all(a[i] == b[j] for i, j in pairs)


@given(letters, letters)
def test_as_many_pairs_as_can_be(a, b):
    pairs = matching(a, b)
    assert is_true(pairs, a, b)
    assert len(pairs) == longest(a, b)


def test_nothing_in_common():
    assert matching("abc", "xyz") == []
    assert matching("", "xyz") == []


def test_long_repetitive_sequences_stay_true_and_useful():
    draw = random.Random(5)
    a = [draw.randrange(6) for _ in range(20_000)]
    b = a[:]
    for _ in range(1_500):
        b[draw.randrange(len(b))] = draw.randrange(6)
    pairs = matching(a, b)
    assert is_true(pairs, a, b)
    assert len(pairs) > 0.9 * len(a)


def test_long_unlike_sequences_are_answered():
    draw = random.Random(6)
    a, b = ([draw.randrange(4_000) for _ in range(30_000)] for _ in range(2))
    assert is_true(matching(a, b), a, b)


@given(st.lists(st.integers(0, 30), max_size=12, unique=True))
def test_rising_leaves_out_as_few_as_can_be(values):
    kept = [values[i] for i in sorted(rising(values))]
    assert kept == sorted(kept)
    assert len(kept) == longest(values, sorted(values))
