"""Following: changed clauses that say nothing new, whose references only go along with units that moved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from documents.core.diff.change import CHANGED, Change
from documents.core.diff.changes import compare
from documents.core.references import rewrite
from documents.core.tree import Node, walk

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLC]+")
_SAID = frozenset(["ayat", "huruf", "angka", "pasal", "bab", "bagian", "paragraf", "sampai", "dengan", "dan", "atau"])


def told(old: Node, new: Node) -> tuple[Change, ...]:
    """What changed (`compare`) between two texts with keys they share, those changes marked that only follow."""
    changes = compare(old, new)
    quiet = following(old, new, changes)
    return tuple(each._replace(follows=True) if each.key in quiet else each for each in changes) if quiet else changes


def following(old: Node, new: Node, changes: Iterable[Change]) -> frozenset[str]:
    """Keys of the changed clauses whose new words are the old ones with their references rewritten for the new text.

    Both trees carry keys. Only clauses in which nothing but numbers of units differs are looked at.
    """
    chosen = {change.key for change in changes if CHANGED in change.kinds and _is_numbers(change)}
    if not chosen:
        return frozenset()
    before = {node.key: node.text for node in walk(old) if node.key in chosen}
    after = {node.key: node.text for node in walk(new) if node.key in chosen}
    found = rewrite(_with(old, before), _with(new, before))
    return frozenset(each.key for each in found if each.key in chosen and each.new_text == after.get(each.key))


def _is_numbers(change: Change) -> bool:
    """Whether nothing but numbers of units, and the words between them, differs."""
    differing = "".join(text for sign, text in change.edit if sign != "=")
    return bool(change.key) and all(
        len(word) < 3 or word.lower() in _SAID or _ROMAN.fullmatch(word) for word in _WORD.findall(differing)
    )


def _with(node: Node, texts: dict[str, str]) -> Node:
    """The tree with these texts by key and no other words."""
    children = tuple(_with(child, texts) for child in node.children)
    return replace(node, text=texts.get(node.key, ""), children=children)
