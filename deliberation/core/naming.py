"""Units of a text as people type them: "Pasal 12-15, Pasal 20, Menimbang huruf a"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.core.address import address_of, find_address
from documents.core.numbering import sort_key
from documents.core.tree import Kind, Node, Path, at, walk_paths

_APART = re.compile(r"[,;\n]+|\bdan\b", re.IGNORECASE)
_SPAN = re.compile(
    r"^(?:pasal|psl|ps)?\.?\s*(\d+\s*[a-z]?)\s*(?:-|\u2013|\u2014|\bsampai(?:\s+dengan)?\b|\bs\.?\s*d\.?\b|\bs/d\b)\s*"
    r"(?:pasal|psl|ps)?\.?\s*(\d+\s*[a-z]?)$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^\d+\s*[a-z]?$", re.IGNORECASE)
_PASAL = re.compile(r"^((?:penjelasan\s+)?(?:pasal|psl|ps)\.?\s*\d+[a-z]?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """The units that were meant, as key and address in the order of the text, and the words that name none."""

    units: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def named_units(outline: Node, text: str) -> Named:
    """The units of editing of the outline that the words name, each once.

    Pieces stand between commas, semicolons, or "dan"; "Pasal 12-15" and "Pasal 12 sampai Pasal 15" are all pasal from
    the one to the other; a bare number is a pasal; an ayat stands for its pasal.
    """
    found: dict[Path, None] = {}
    unknown: list[str] = []
    for piece in (part.strip() for part in _APART.split(text)):
        if not piece:
            continue
        paths = _span(outline, piece) or _one(outline, piece)
        found |= dict.fromkeys(paths)
        if not paths:
            unknown.append(piece)
    units = tuple((at(outline, path).key, address_of(outline, path)) for path in sorted(found))
    return Named(units, tuple(unknown))


def addresses_of(outline: Node, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Key and present address of those of the keys that the outline still holds, in the order of the text."""
    wanted = set(keys)
    return tuple(
        (node.key, address_of(outline, path)) for path, node in walk_paths(outline) if node.key and node.key in wanted
    )


def _span(outline: Node, piece: str) -> list[Path]:
    match = _SPAN.match(piece)
    if match is None:
        return []
    first, last = (sort_key(Kind.PASAL, "".join(number.split()).upper()) for number in match.groups())
    return [
        path
        for path, node in walk_paths(outline)
        if node.kind is Kind.PASAL and not node.explains and _in_body(outline, path)
        and first <= sort_key(Kind.PASAL, node.number) <= last
    ]  # fmt: skip


def _one(outline: Node, piece: str) -> list[Path]:
    words = f"Pasal {piece}" if _BARE.match(piece) else piece
    path = find_address(outline, words)
    if path is None and (match := _PASAL.match(words)):
        path = find_address(outline, match[1])
    return [path] if path else []


def _in_body(outline: Node, path: Path) -> bool:
    return bool(path) and outline.children[path[0]].kind is Kind.BATANG_TUBUH
