"""Which of the backslashes that may be due in a printed text are due: those it is not read back right without."""

from __future__ import annotations

from collections.abc import Callable

from documents.core.parse.escapes import DOUBT, ESCAPE

_TRIES = 24  # readings spent on telling needed backslashes from others; past that they stay


def settle(text: str, read: Callable[[str], object], wanted: object, sign: str = DOUBT) -> str:
    """The text with a backslash in place of each doubt that needs one and nothing in place of the others.

    `read` gives what a text is read back as, `wanted` what that should be. Where it does not come out even with a
    backslash for every doubt, what comes out then is what the fewest of them have to give.
    """
    parts = text.split(sign)
    if len(parts) == 1:
        return text
    plain = "".join(parts)
    got = read(plain)
    if got == wanted:
        return plain
    sure = read(ESCAPE.join(parts))
    return plain if got == sure else _fewest(parts, lambda tried: read(tried) == sure)


def _fewest(parts: list[str], holds: Callable[[str], bool]) -> str:
    """The text with the backslashes that remain when ever smaller runs of them have been tried without."""
    count = len(parts) - 1
    shut = [True] * count
    runs = _halves(0, count)
    for _ in range(_TRIES):
        if not runs:
            break
        start, end = runs.pop()
        tried = [*shut[:start], *[False] * (end - start), *shut[end:]]
        if holds(_join(parts, tried)):
            shut = tried
        else:
            runs += _halves(start, end)
    return _join(parts, shut)


def _halves(start: int, end: int) -> list[tuple[int, int]]:
    middle = (start + end) // 2
    return [(start, middle), (middle, end)] if end - start > 1 else []


def _join(parts: list[str], shut: list[bool]) -> str:
    pairs = zip(shut, parts[1:], strict=True)
    return parts[0] + "".join(ESCAPE + part if due else part for due, part in pairs)
