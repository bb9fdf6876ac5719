"""Paragraphs: the words of one unit as it is printed, with what a comparison told of each of its parts.

Signs of the words: "=" the same, "-" went, "+" came, "~" stands elsewhere than before, "n" a remark that is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from documents.core.diff import Change
from documents.core.diff.change import JOINED, MOVED, SPLIT
from documents.core.diff.flat import own_words
from documents.core.numbering import explained_label, label
from documents.core.tree import Kind, Node

Ops = tuple[tuple[str, str], ...]
_INDENT = 4
_RULE = re.compile(r"\n\|[\s|:-]*-[\s|:-]*\|(?=\n|$)")
_ITEMS = frozenset({Kind.HURUF, Kind.ANGKA})
_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL})


@dataclass(frozen=True, slots=True)
class Pair:
    """One unit in the old and in the new text (None where it does not stand), and all changes by key.

    `explaining` is for a unit of the penjelasan, whose parts have other labels.
    """

    old: Node | None
    new: Node | None
    explaining: bool
    changes: Mapping[str, Change]


class _Row(NamedTuple):
    """One paragraph: its key, what stands before its words, how far in it is, its words, its place in the list."""

    key: str
    before: str
    margin: int
    text: str
    above: tuple[str, ...]


def redline(pair: Pair) -> Ops:
    """The new words with what went at its old place; labels that only shift are those of the new text."""
    rows = _rows(pair.new, pair.explaining)
    here = {row.key for row in rows}
    gone = _gone(pair, here)
    ops: list[tuple[str, str]] = []
    for lost in gone.get("", ()):
        ops += _lost(pair, lost)
    for row in rows:
        ops += _standing(pair, row)
        for lost in gone.get(row.key, ()):
            ops += _lost(pair, lost)
    return _joined(ops)


def left(pair: Pair) -> Ops:
    """The old words, those marked that went or stand elsewhere now."""
    return _joined(_of_side(pair, pair.old, "-", SPLIT))


def right(pair: Pair) -> Ops:
    """The new words, those marked that came or stood elsewhere."""
    return _joined(_of_side(pair, pair.new, "+", JOINED))


def _of_side(pair: Pair, node: Node | None, sign: str, whole: str) -> Iterator[tuple[str, str]]:
    """The words of one text; a clause that is several in the other is given plain: its marks stand with its parts."""
    for row in _rows(node, pair.explaining):
        change = pair.changes.get(row.key)
        only_here = change is not None and (change.new if sign == "-" else change.old) is None
        yield (sign if only_here and not _parted(change) else "=", row.before)
        if change is None or not change.edit or change.follows or (whole in change.kinds and not only_here):
            said: Iterable[tuple[str, str]] = ((_moved(pair, row, "="), row.text),)
        else:
            said = ((each, text) for each, text in change.edit if each in ("=", sign))
        yield from _inset(said, row.margin)


def _standing(pair: Pair, row: _Row) -> Iterator[tuple[str, str]]:
    """A paragraph of the new text."""
    change = pair.changes.get(row.key)
    came = change is not None and change.old is None
    yield ("+" if came else "=", row.before)
    if change is None or not change.edit or change.follows:
        yield from _inset(((_moved(pair, row, "+" if came else "="), row.text),), row.margin)
    else:
        yield from _inset(change.edit, row.margin)
    if change and MOVED in change.kinds and row.above:
        yield ("n", f" (dipindah dari {change.old})" if change.old != change.new else " (dipindah)")


def _lost(pair: Pair, row: _Row) -> Iterator[tuple[str, str]]:
    """A paragraph of the old text that does not stand in this unit any more."""
    change = pair.changes.get(row.key)
    if change is not None and change.new is None:
        yield ("-", row.before)
        yield from _inset(change.edit or (("-", row.text),), row.margin)
        if JOINED in change.kinds:
            yield ("n", " (digabung)")
    elif change is not None and MOVED in change.kinds:
        yield ("~", row.before)
        yield ("n", f"(dipindah ke {change.new})")


def _gone(pair: Pair, here: set[str]) -> dict[str, list[_Row]]:
    """The old paragraphs that left this unit, by the key of the one before them that still stands ("" for none)."""
    after: dict[str, list[_Row]] = {}
    last = ""
    for row in _rows(pair.old, pair.explaining):
        if row.key not in here:
            after.setdefault(last, []).append(row)
        elif not _is_moved(pair, row):
            last = row.key
    return after


def _moved(pair: Pair, row: _Row, sign: str) -> str:
    return "~" if sign == "=" and any(_key_moved(pair, key) for key in (*row.above[1:], row.key) if row.above) else sign


def _is_moved(pair: Pair, row: _Row) -> bool:
    return bool(row.above) and any(_key_moved(pair, key) for key in (*row.above[1:], row.key))


def _key_moved(pair: Pair, key: str) -> bool:
    change = pair.changes.get(key)
    return change is not None and MOVED in change.kinds


def _parted(change: Change | None) -> bool:
    return change is not None and bool({SPLIT, JOINED} & set(change.kinds))


def _rows(node: Node | None, explaining: bool) -> list[_Row]:
    """The paragraphs of a unit in reading order, the first its own words; none for no unit."""
    if node is None:
        return []
    own = own_words(node)
    rows = [_Row(node.key, "", 0, own, ())]
    depth = 2 if node.kind in _ITEMS else 1
    _below(node, 0, depth, explaining or node.kind is Kind.UMUM, (node.key,), rows)
    if not own and len(rows) > 1:
        rows[1] = rows[1]._replace(before=rows[1].before.lstrip("\n"))
    return rows


def _below(node: Node, margin: int, depth: int, explaining: bool, above: tuple[str, ...], rows: list[_Row]) -> None:
    for child in node.children:
        said = own_words(child)
        inner = margin + _INDENT
        line = "\n" + " " * margin
        if child.kind is Kind.LANJUTAN:
            rows.append(_Row(child.key, f"\n{line}", margin, said, above))
            continue
        named = explained_label(child.kind, child.number) if explaining else label(child.kind, child.number, depth)
        if explaining or child.kind in _HEADED:
            before = line + named + ("\n" + " " * inner if said else "")
        else:
            before = f"{line}{named} " if named else line
        rows.append(_Row(child.key, before, inner, said, above))
        _below(child, inner, depth + (child.kind in _ITEMS), explaining, (*above, child.key), rows)


def _inset(ops: Iterable[tuple[str, str]], margin: int) -> Iterator[tuple[str, str]]:
    """The words with every further line as far in as the first; the rule under the head of a table says nothing."""
    for sign, text in ops:
        said = _RULE.sub("", text) if "|" in text else text
        yield sign, said.replace("\n", "\n" + " " * margin)


def _joined(ops: Iterable[tuple[str, str]]) -> Ops:
    """Neighbours of one sign as one, empty ones left out."""
    made: list[tuple[str, str]] = []
    for sign, text in ops:
        if text and made and made[-1][0] == sign:
            made[-1] = (sign, made[-1][1] + text)
        elif text:
            made.append((sign, text))
    return tuple(made)
