"""Definitions of the ketentuan umum: the one list of an act, and the orders it may be put in (angka 98-109)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.core.tree import Kind, Node, walk

USE, ALPHABET = "pemakaian", "abjad"
_OPENING = re.compile(r"yang\s+dimaksud\s+dengan", re.IGNORECASE)
_TERM = re.compile(r"(.+?)(?:,?\s+(?:yang\s+selanjutnya|selanjutnya|adalah|ialah|yaitu)\b|$)", re.DOTALL)
_SHORT = re.compile(r"selanjutnya\s+(?:disebut|disingkat)(?:\s+dengan)?\s+(.+?)(?:,|\s+(?:adalah|ialah|yaitu)\b)")


@dataclass(frozen=True, slots=True)
class Definition:
    """One item: its key and number, the term, the name it goes by afterwards (or ""), and its words."""

    key: str
    number: str
    term: str
    short: str
    text: str


def definitions_of(tree: Node) -> tuple[Node, tuple[Definition, ...]] | None:
    """The pasal that holds the list of definitions, with its items in their order; None when the act has none."""
    body = tree.first(Kind.BATANG_TUBUH)
    for node in walk(body) if body else ():
        if node.kind is Kind.PASAL and _OPENING.search(node.text):
            items = tuple(_definition(child) for child in node.children if child.kind is Kind.ANGKA)
            return (node, items) if items else None
    return None


def in_order(tree: Node, order: str) -> tuple[Definition, ...]:
    """The definitions by first use in the body ("pemakaian", angka 109 b) or by alphabet ("abjad").

    By use, terms that are never used keep their order at the end; the words of the list itself are no use.
    """
    found = definitions_of(tree)
    if found is None:
        return ()
    pasal, items = found
    if order == ALPHABET:
        return tuple(sorted(items, key=lambda item: re.sub(r"\W+", " ", item.term).strip().casefold()))
    body = tree.first(Kind.BATANG_TUBUH)
    listed = set(map(id, walk(pasal)))
    words = "\n".join(node.text for node in walk(body) if node.text and id(node) not in listed) if body else ""
    return tuple(sorted(items, key=lambda item: _first_use(item, words)))


def _definition(node: Node) -> Definition:
    term, short = _TERM.match(node.text), _SHORT.search(node.text)
    said = term.group(1) if term else node.text
    named = short.group(1).strip() if short else ""
    return Definition(node.key, node.number, said.replace("*", "").strip(), named, node.text)


def _first_use(item: Definition, words: str) -> int:
    places = [
        match.start()
        for name in (item.short, item.term)
        if name and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))
    ]
    return min(places, default=len(words))
