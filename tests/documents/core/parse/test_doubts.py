"""Backslashes stand only where the words would be read otherwise."""

from documents.core.parse.doubts import settle
from documents.core.parse.escapes import DOUBT

SAID = f"{DOUBT}satu {DOUBT}dua {DOUBT}tiga {DOUBT}empat"


def test_none_stays_when_none_is_needed() -> None:
    assert settle(SAID, lambda text: text.replace("\\", ""), "satu dua tiga empat") == "satu dua tiga empat"


def test_only_what_is_needed_stays() -> None:
    kept = settle(SAID, lambda text: "\\tiga" in text, True)
    assert kept == "satu dua \\tiga empat"


def test_what_cannot_be_helped_reads_as_with_every_backslash() -> None:
    assert settle(SAID, lambda text: text.count("\\") == 4, "never") == "\\satu \\dua \\tiga \\empat"
    assert settle(SAID, lambda text: "\\dua" in text, "never") == "satu \\dua tiga empat"


def test_a_text_without_doubts_is_not_read() -> None:
    assert settle("satu dua", lambda text: 1 / 0, "") == "satu dua"


def test_the_work_is_bounded() -> None:
    calls = []
    settle(f"{DOUBT}x " * 5000, lambda text: (calls.append(1), text.count("\\x") >= 2500)[1], True)
    assert len(calls) <= 30
