"""Blame: which edit brought each run of words of a text, told from the texts it had one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents.core.diff import words
from documents.core.diff.wording import plain

_MARK = "*"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that one edit brought; runs joined give the last text."""

    text: str
    edit: int


def blame(texts: Iterable[tuple[str, int]]) -> tuple[Run, ...]:
    """The runs of the last of `texts`, each (text, id of the edit that left it so), oldest first; none for no texts.

    Words that stay keep the edit that brought them; a mark of italics goes with the word it marks.
    """
    text = ""
    owners: list[int] = []  # of each sign of the text that is no mark of italics
    for new, edit in texts:
        owners = _after(text, owners, new, edit)
        text = new
    return tuple(_runs(text, owners))


def _after(old: str, owners: list[int], new: str, edit: int) -> list[int]:
    made: list[int] = []
    at = 0
    for sign, said in words(old, new):
        size = len(plain(said))
        if sign == "+":
            made += [edit] * size
            continue
        if sign == "=":
            made += owners[at : at + size]
        at += size
    return made


def _runs(text: str, owners: list[int]) -> Iterator[Run]:
    start = at = 0
    for end, sign in enumerate(text):
        if sign == _MARK:
            continue
        if at and owners[at] != owners[at - 1]:
            # The mark that opens italics belongs to the word after it.
            cut = end - 1 if text[end - 1] == _MARK and text[start:end].count(_MARK) % 2 else end
            yield Run(text[start:cut], owners[at - 1])
            start = cut
        at += 1
    if owners:
        yield Run(text[start:], owners[-1])
