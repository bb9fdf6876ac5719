"""Address: "Pasal 5 ayat (2) huruf a" for a path in a tree and back; HTML ids; what a penjelasan explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from documents.core.numbering import from_roman, label, sort_key
from documents.core.tree import Kind, Node, Path, at, walk_paths

_NAMES = {
    Kind.PERDA: "Peraturan Daerah",
    Kind.JUDUL: "Judul",
    Kind.PEMBUKAAN: "Pembukaan",
    Kind.MENIMBANG: "Menimbang",
    Kind.MENGINGAT: "Mengingat",
    Kind.DIKTUM: "Diktum",
    Kind.BATANG_TUBUH: "Batang Tubuh",
    Kind.PENUTUP: "Penutup",
    Kind.PENJELASAN: "Penjelasan",
}
_ANCHORS = {Kind.PERDA: "perda", Kind.BATANG_TUBUH: "batang-tubuh"}
_HEADINGS = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
_ARABIC = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.LAMPIRAN)
_READABLE = 1_000


def address_of(tree: Node, path: Path) -> str:
    """The official address of the unit at `path`: "Pasal 5 ayat (2) huruf a", "BAB II Bagian Kesatu", "Lampiran I".

    A unit without a number is named by its place in brackets ("Pasal [3]"); inside the penjelasan the address begins
    with "Penjelasan", inside an amending instruction with that instruction ("Pasal I angka 2 Pasal 5"). Raises
    IndexError for a path outside the tree.
    """
    at(tree, path)
    return addresses(tree)[path]


def addresses(tree: Node) -> dict[Path, str]:
    """The address of every unit, in reading order."""
    return {path: spot.address for path, spot in _spots(tree, slugs=False)}


class Addresses:
    """The address of a unit by its path, worked out when it is asked for; KeyError or IndexError outside the tree."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._known: dict[Path, tuple[Node, _Spot, _Scope]] = {}
        self._scopes: dict[Path, _Scope] = {}
        self._all: dict[Path, str] = {}

    def __getitem__(self, path: Path) -> str:
        if self._all:
            return self._all[path]
        known = self._known.get(path) or self._find(path)
        return known[1].address if known else self._all[path]

    def _find(self, path: Path) -> tuple[Node, _Spot, _Scope] | None:
        """The unit, its spot, and the scope around it; None when only a count of all pasal can name it."""
        node, scope, order = self._tree, _Scope(), 1
        if path:
            above = self._known.get(path[:-1]) or self._find(path[:-1])
            if above is None:
                return None
            parent, around, wide = above
            scope = self._scopes.get(path[:-1]) or self._scopes.setdefault(path[:-1], _below(parent, wide, around))
            node = parent.children[path[-1]]
            if not node.number and node.kind is Kind.PASAL:
                self._all = addresses(self._tree)
                return None
            if not node.number:
                order = 1 + sum(child.kind is node.kind for child in parent.children[: path[-1]])
        spot = _spot(node, scope, order, slugs=False)
        self._known[path] = found = (node, spot, scope)
        return found


def anchor_of(tree: Node, path: Path) -> str:
    """The HTML id of the unit at `path`: "pasal-5-ayat-2-huruf-a", "bab-2", "menimbang-a"; IndexError outside."""
    at(tree, path)
    return anchors(tree)[path]


def anchors(tree: Node) -> dict[Path, str]:
    """The HTML id of every unit, each used once: of units that would share one, later ones end in "-2", "-3"."""
    return {path: spot.anchor for path, spot in _spots(tree)}


def find_address(tree: Node, text: str) -> Path | None:
    """The path of the unit an address names, or None.

    Reads what people type: any case, missing or double spaces, "ayat(2)", "Ps. 5", "Bab 2" for "BAB II", "5 (2) a" for
    "Pasal 5 ayat (2) huruf a", an HTML id. Of units with one address the first is meant.
    """
    index: dict[str, Path] = {}
    written: dict[str, Path] = {}
    for path, spot in _spots(tree):
        index[spot.anchor] = path
        written.setdefault(_even(spot.address), path)
    if (exact := written.get(_even(text), index.get(text.strip()))) is not None:
        return exact
    partial = [""] if tree.kind is Kind.PERDA else ["", next(iter(index))]
    tokens = _read(text)
    for token in tokens:
        found = (_clean(way) for prefix in partial for way in _ways(prefix, token))
        partial = list(dict.fromkeys(anchor for anchor in found if anchor in index))
    return index[partial[0]] if tokens and partial else None


def explained(tree: Node) -> dict[Path, Path]:
    """For each unit of the penjelasan the unit of the body it explains: by its `explains`, else by equal numbers."""
    notes = next((i for i, child in enumerate(tree.children) if child.kind is Kind.PENJELASAN), None)
    nodes = {path: node for path, node in walk_paths(tree) if notes is None or path[:1] != (notes,)}
    if notes is None:
        return {}
    body = _Body(nodes, {node.key: path for path, node in nodes.items() if node.key})
    pasal: dict[str, Path] = {}
    for path, node in nodes.items():
        if node.kind is Kind.PASAL and node.number and not _inside(tree, path, Kind.PERUBAHAN):
            pasal.setdefault(_even(node.number), path)
    links: dict[Path, Path] = {}
    for i, note in enumerate(tree.children[notes].children):
        if note.kind is Kind.PASAL:
            _link(note, (notes, i), pasal.get(_even(note.number)), body, links)
    return links


def link_explains(tree: Node) -> Node:
    """The tree with `explains` filled on the units of the penjelasan: the key of the body unit with the same numbers.

    What is filled already stays; a unit without a partner keeps "" (UU 12/2011 Lampiran II angka 187-190).
    """
    links = explained(tree)
    return _linked(tree, (), tree, links) if links else tree


class _Spot(NamedTuple):
    """Where a unit stands, in words and as an HTML id, empty where only words are asked for."""

    address: str = ""
    anchor: str = ""

    def then(self, words: str, slug: str) -> _Spot:
        anchor = f"{self.anchor}-{slug}".lstrip("-") if slug else ""
        return _Spot(f"{self.address} {words}" if self.address else words, anchor)


@dataclass(slots=True)
class _Scope:
    """What children are named after: pasal after `base`, groupings after `group`, the rest after `unit`."""

    base: _Spot = _Spot()
    group: _Spot = _Spot()
    unit: _Spot = _Spot()
    level: int = 1
    short: bool = False
    pasal: list[Kind] = field(default_factory=list)


def _spots(tree: Node, slugs: bool = True) -> Iterator[tuple[Path, _Spot]]:
    """Every unit with its spot in reading order, each HTML id once; linear in the size of the tree."""
    taken: dict[str, int] = {}
    stack: list[tuple[Path, Node, _Scope, int]] = [((), tree, _Scope(), 1)]
    while stack:
        path, node, scope, order = stack.pop()
        if node.kind is Kind.PASAL:
            scope.pasal.append(node.kind)
            order = len(scope.pasal)
        spot = _spot(node, scope, order, slugs)
        if slugs and (anchor := _once(spot.anchor, taken)) != spot.anchor:
            spot = _Spot(spot.address, anchor)
        yield path, spot
        if not node.children:
            continue
        below = _below(node, scope, spot)
        counts: dict[Kind, int] = {}
        frames = []
        for i, child in enumerate(node.children):
            counts[child.kind] = counts.get(child.kind, 0) + 1
            frames.append(((*path, i), child, below, counts[child.kind]))
        stack.extend(reversed(frames))


def _once(anchor: str, taken: dict[str, int]) -> str:
    if anchor not in taken:
        taken[anchor] = 1
        return anchor
    while f"{anchor}-{taken[anchor] + 1}" in taken:
        taken[anchor] += 1
    return _once(f"{anchor}-{taken[anchor] + 1}", taken)


def _spot(node: Node, scope: _Scope, order: int, slugs: bool) -> _Spot:
    kind = node.kind
    if kind in _NAMES:
        return _Spot(_NAMES[kind], _ANCHORS.get(kind, kind.value))
    if kind is Kind.UMUM:
        words = "Umum" if scope.unit.address == _NAMES[Kind.PENJELASAN] else "Penjelasan Umum"
        return scope.unit.then(words, words.lower().replace(" ", "-"))
    if kind is Kind.LANJUTAN:
        return scope.unit.then("lanjutan" if order == 1 else f"lanjutan {order}", "lanjutan")
    if kind is Kind.LAMPIRAN:
        words = f"Lampiran {node.number}" if node.number else "Lampiran" if order == 1 else f"Lampiran [{order}]"
        slug = f"lampiran-{_slug(kind, node.number)}" if node.number else "lampiran"
        return _Spot(words, slug)
    number = node.number or f"[{order}]"
    slug = "" if not slugs else _slug(kind, node.number) if node.number else f"urut-{order}"
    if kind in _HEADINGS:
        return scope.group.then(label(kind, number), slug and f"{kind.value}-{slug}")
    if kind is Kind.PASAL:
        return scope.base.then(label(kind, number), slug and f"pasal-{slug}")
    if kind is Kind.AYAT:
        return scope.unit.then(f"ayat ({number})" if node.number else f"ayat {number}", slug and f"ayat-{slug}")
    word = "huruf" if kind is Kind.HURUF or (kind is Kind.PERUBAHAN and number.isalpha()) else "angka"
    closing = ")" if scope.level > 2 and node.number else ""
    return scope.unit.then(f"{word} {number}{closing}", slug if scope.short or not slug else f"{word}-{slug}")


def _below(node: Node, scope: _Scope, spot: _Spot) -> _Scope:
    kind = node.kind
    if kind in (Kind.PERDA, Kind.PEMBUKAAN):
        return _Scope()
    if kind is Kind.BATANG_TUBUH:
        return _Scope(pasal=scope.pasal)
    if kind in (Kind.PENJELASAN, Kind.PERUBAHAN):
        return _Scope(spot, spot, spot)
    if kind in _HEADINGS:
        return _Scope(scope.base, spot, spot, scope.level, scope.short, scope.pasal)
    deeper = scope.level + 1 if kind in (Kind.HURUF, Kind.ANGKA) else 1
    short = kind in (Kind.MENIMBANG, Kind.MENGINGAT)
    return _Scope(scope.base, scope.group, spot, deeper, short, scope.pasal)


def _slug(kind: Kind, number: str) -> str:
    """A number as it stands in an HTML id: arabic for bab, bagian, buku, and lampiran, otherwise as printed."""
    if kind in _ARABIC and number and not number[0].isdigit():
        main, suffix, _ = sort_key(kind, number)
        if main < _READABLE and suffix <= 26:
            return str(main) + (chr(96 + suffix) if suffix else "")
    return _clean(number)


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


# Words of an address as people type them; the short ones only where no letter follows.
_WORD = re.compile(
    r"peraturan\s+daerah|batang[\s-]+tubuh|penjelasan|menimbang|mengingat|pembukaan|lampiran|lanjutan|paragraf|penutup|"
    r"bagian|diktum|pasal|huruf|angka|judul|ayat|buku|umum|bab|"
    r"(?:penj|lamp|perda|bag|par|prg|psl|ps|hrf|agk|ay)(?![a-z])"
)
_FULL = {
    "peraturan daerah": "perda", "batang tubuh": "batang-tubuh", "penj": "penjelasan", "lamp": "lampiran",
    "bag": "bagian", "par": "paragraf", "prg": "paragraf", "psl": "pasal", "ps": "pasal", "hrf": "huruf",
    "agk": "angka", "ay": "ayat",
}  # fmt: skip
_NUMBER = re.compile(
    rf"\[\d+\]|\(\s*\d+\s*[a-z]?\s*\)|\d+(?:[a-z](?![a-z]))?|[a-z]+?\d*(?=$|[^a-z0-9]|{_WORD.pattern})"
)
_GAP = re.compile(r"(?:[\s.,;:)(-]|butir(?![a-z]))+")
_NUMBERED = {"pasal", "ayat", "huruf", "angka", "bab", "bagian", "paragraf", "buku", "lampiran", "lanjutan"}

_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_Token = tuple[str, str]


def _read(text: str) -> list[_Token]:
    """The text as (word, number) pieces; the word is empty where only a number was typed."""
    low = text.lower().strip()
    tokens: list[_Token] = []
    place = 0
    while place < len(low):
        if match := _WORD.match(low, place):
            word = " ".join(match.group().replace("-", " ").split())
            tokens.append((_FULL.get(word, word), ""))
        elif match := _NUMBER.match(low, place):
            number = re.sub(r"[\s()]", "", match.group()).replace("[", "urut-").rstrip("]")
            tokens.append(_number(number, "(" in match.group(), tokens))
        elif not (match := _GAP.match(low, place)):
            return []
        place = match.end()
    return tokens


def _number(number: str, bracketed: bool, tokens: list[_Token]) -> _Token:
    """The number joined to the word before it when that waits for one (taken off `tokens`), else on its own."""
    if number == "urut":
        return "urut", ""
    if tokens and tokens[-1][0] == "urut":
        tokens.pop()
        number = f"urut-{number}"
    if tokens and tokens[-1][0] in _NUMBERED:
        word, begun = tokens[-1]
        if not begun or (word in ("bagian", "buku") and not number[0].isdigit()):
            tokens.pop()
            return word, f"{begun} {number}".strip()
        if word == "bab" and len(number) == 1:  # "BAB XI A", as old texts have it
            tokens.pop()
            return word, begun + number
    return ("ayat" if bracketed else ""), number


def _ways(prefix: str, token: _Token) -> Iterator[str]:
    """The HTML ids a piece may lead to from one already found, likeliest first."""
    word, number = token
    short = prefix in ("menimbang", "mengingat")
    if word:
        slug = _typed_slug(word, number)
        if short and word in ("huruf", "angka"):
            yield f"{prefix}-{slug}"
        yield f"{prefix}-{word}-{slug}"
        if word == "pasal" and prefix.startswith(("buku", "bab", "bagian")):
            yield f"pasal-{slug}"  # "Bab II Pasal 5": pasal run through the act, the grouping adds nothing
        return
    if short:
        yield f"{prefix}-{number}"
    if number[0].isalpha() and not number.startswith("urut"):
        letters = number.rstrip("0123456789")
        yield f"{prefix}-huruf-{number}"
        yield prefix + number
        if letters != number:
            yield f"{prefix}-huruf-{letters}-angka-{number[len(letters) :]}"
        return
    digits = number.rstrip(_LETTERS)
    for first in ("pasal",) if prefix in ("", "penjelasan") else ("ayat", "angka"):
        yield f"{prefix}-{first}-{number}"
        if digits != number:
            yield f"{prefix}-{first}-{digits}-huruf-{number[len(digits) :]}"


def _typed_slug(word: str, number: str) -> str:
    if word in ("buku", "bab", "bagian", "lampiran") and number and not number.startswith("urut"):
        if (value := from_roman(number.upper())) is not None:
            return str(value)
        written = re.sub(r" [a-z]$", lambda match: match.group().upper(), number)
        return _slug(Kind(word), written.upper() if word in ("bab", "lampiran") else written)
    return _clean(number)


def _inside(tree: Node, path: Path, kind: Kind) -> bool:
    """Whether the path passes through a unit of that kind before its end."""
    node = tree
    for index in path:
        if node.kind is kind:
            return True
        node = node.children[index]
    return False


def _even(number: str) -> str:
    return "".join(number.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Body:
    """The units outside the penjelasan by path, and their paths by key."""

    nodes: dict[Path, Node]
    keys: dict[str, Path]


def _link(note: Node, path: Path, partner: Path | None, body: _Body, links: dict[Path, Path]) -> None:
    """Links a unit of the penjelasan to its partner, and the units below it to those below the partner."""
    partner = body.keys.get(note.explains, partner)
    below: dict[tuple[Kind, str], Path] = {}
    if partner is not None:
        links[path] = partner
        for i, child in enumerate(body.nodes[partner].children):
            below.setdefault(_sign(child), (*partner, i))
    for i, child in enumerate(note.children):
        _link(child, (*path, i), below.get(_sign(child)) if child.number else None, body, links)


def _sign(node: Node) -> tuple[Kind, str]:
    """Kind and number to match by; an instruction of an amending act is explained under "Angka n"."""
    return Kind.ANGKA if node.kind is Kind.PERUBAHAN else node.kind, _even(node.number)


def _linked(node: Node, path: Path, tree: Node, links: dict[Path, Path]) -> Node:
    children = tuple(_linked(child, (*path, i), tree, links) for i, child in enumerate(node.children))
    explains = node.explains or (at(tree, links[path]).key if path in links else "")
    return replace(node, children=children, explains=explains)
