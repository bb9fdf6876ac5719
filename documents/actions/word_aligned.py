"""A Word file that came back as a tree that knows its units: keys, authors, comments, and what is untouched."""

import re
import secrets
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents import bridge
from documents.core.diff import align
from documents.core.keys import keyed
from documents.core.numbering import explained_label, label
from documents.core.parse import parse
from documents.core.parse.escapes import escape
from documents.core.parse.marks import read_heading
from documents.core.tree import Kind, Node, Path, walk, walk_paths
from documents.printing.word.blocks import Block, blocks, table_lines
from documents.reading.returned import Line, Returned

_AHEAD = 400  # lines among which the first line of a unit is looked for
_HEADINGS = frozenset({"Buku", "Bab", "Bagian", "Paragraf", "Pasal"})
_PROSE = frozenset({"Isi", "Sambungan", "Lanjutan", "PenjelasanIsi"})
_ITEMS = frozenset({Kind.HURUF, Kind.ANGKA})
_TYPED = re.compile(r"\s*(\([0-9]{1,3}[a-z]?\)|[0-9]{1,3}[a-z]?[.)]|[a-z]{1,2}[.)])\s+")
_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ",
                        "\u2011": "-", "…": "..."})  # fmt: skip
_RULE = re.compile(r"\|[\s|:-]+\|$")
_PART = "II. PASAL DEMI PASAL"
_MENETAPKAN = "Menetapkan:"


@dataclass(slots=True)
class Aligned:
    """The text of the file with the keys of the text that was sent; new units have keys nobody else has.

    `untouched` are the units of editing whose lines came back word for word; `same` tells that all did and nothing else
    came. `authors` says who changed each unit under tracked changes, `remarks` at which unit each comment begins.
    """

    tree: Node
    untouched: frozenset[str]
    same: bool
    authors: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    remarks: dict[str, str] = field(default_factory=dict)


def aligned(sent: Node, returned: Returned) -> Aligned:
    """The returned file beside the text it was made of."""
    lines = returned.lines
    typed = parse(_as_text(lines, sent)).tree
    placed = _placed(typed, lines)
    tree = align(sent, _with_keys(typed, sent, placed, lines))
    tree = _explaining(keyed(tree, {node.key for node in walk(sent)}, secrets.randbelow))
    found = Aligned(tree, *_untouched(sent, lines))
    _attribute(found, sent, placed, lines)
    return found


def even(text: str) -> str:
    """The words as they are compared: typographic signs as the keyboard has them, single blanks, no backslashes."""
    return " ".join(text.translate(_SIGNS).replace("\\", "").split())


def unit_keys(tree: Node) -> dict[str, str]:
    """For every node, by key, the unit of editing it is part of."""
    return {node.key: bridge.unit_key(tree, path) for path, node in walk_paths(tree)}


def _as_text(lines: Sequence[Line], sent: Node) -> str:
    """Plain text for the parser; words that stood as prose and look like a label are kept from being read as one."""
    prose = {block.text for block in blocks(sent) if block.style in _PROSE and escape(block.text) != block.text}
    out = []
    for line in lines:
        if not line.gone:
            guarded = replace(line, words=escape(line.words)) if line.words in prose and not line.label else line
            out.append(("\n" if line.parted else "") + guarded.shown())
    return "\n".join(out) + "\n"


def _placed(tree: Node, lines: Sequence[Line]) -> dict[Path, int]:
    """Where each node of the tree begins among the lines."""
    index: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if not line.gone:
            for sign in {*_line_signs(line)}:
                index[sign].append(i)
    placed: dict[Path, int] = {}
    last = -1
    for path, node in walk_paths(tree):
        explaining = bool(path) and tree.children[path[0]].kind is Kind.PENJELASAN and len(path) > 1
        sign = _sign(node, explaining)
        places = index.get(sign, ()) if sign else ()
        at = bisect_right(places, last)
        if at < len(places) and places[at] - last <= _AHEAD:
            placed[path] = last = places[at]
    return placed


def _line_signs(line: Line) -> Iterator[str]:
    shown = line.shown().strip().split("\n", 1)[0]
    words = line.words.strip().split("\n", 1)[0]
    yield _folded(shown)
    yield _folded(words)
    yield _folded(_TYPED.sub("", words, count=1))


def _sign(node: Node, explaining: bool) -> str:
    """What the first line of the node reads, "" for one that has no line of its own."""
    kind = node.kind
    if kind in bridge.HEADED or kind in (Kind.PASAL, Kind.LAMPIRAN):
        return _folded(label(kind, node.number))
    if kind is Kind.UMUM:
        return _folded(label(kind, ""))
    if explaining and kind in (Kind.AYAT, *_ITEMS):
        return _folded(explained_label(kind, node.number))
    return _folded(node.text.split("\n", 1)[0])


def _folded(text: str) -> str:
    return even(text).replace("*", "").casefold()


def _with_keys(tree: Node, sent: Node, placed: dict[Path, int], lines: Sequence[Line]) -> Node:
    """The tree with the key of a bookmark on each node that begins where it stands and is of its kind."""
    kinds = {node.key: node.kind for node in walk(sent) if node.key}
    free = set(kinds)

    def dressed(node: Node, path: Path) -> Node:
        key = lines[placed[path]].key if path in placed else ""
        fits = key in free and (kinds[key] is node.kind or {kinds[key], node.kind} <= _ITEMS)
        free.discard(key if fits else "")
        children = tuple(dressed(child, (*path, i)) for i, child in enumerate(node.children))
        return replace(node, key=key if fits else "", children=children)

    return dressed(tree, ())


def _explaining(tree: Node) -> Node:
    """A new pasal of the penjelasan explains the pasal of the same number, where nothing else does."""
    notes = tree.first(Kind.PENJELASAN)
    body = tree.first(Kind.BATANG_TUBUH)
    if notes is None or body is None:
        return tree
    taken = {note.explains for note in notes.children}
    by_number = {node.number: node.key for node in walk(body) if node.kind is Kind.PASAL and node.key not in taken}
    linked = tuple(
        replace(note, explains=by_number.pop(note.number, ""))
        if note.kind is Kind.PASAL and not note.explains
        else note
        for note in notes.children
    )
    return tree.with_children(tuple(part.with_children(linked) if part is notes else part for part in tree.children))


def _untouched(sent: Node, lines: Sequence[Line]) -> tuple[frozenset[str], bool]:
    """The units of editing whose paragraphs all came back with the same words, in the same order, none added.

    And whether that is all there is in the file.
    """
    units = unit_keys(sent)
    was: dict[str, list[str]] = defaultdict(list)
    for block in blocks(sent):
        if block.unit in units and block.style != "Sel":
            was[units[block.unit]] += _block_rows(block)
    now: dict[str, list[str]] = defaultdict(list)
    order: list[str] = []
    unit = ""
    for line in lines:
        if line.gone or line.style == "Kolom" or even(line.words) == _PART:
            continue
        row = _row(line.label, line.words, line.style)
        expected = was[unit][len(now[unit])] if len(now[unit]) < len(was.get(unit, ())) else None
        if line.key in units:
            unit = units[line.key]
        elif row != expected and (line.style in _HEADINGS or read_heading(line.words.strip()) is not None):
            unit = ""
        now[unit].append(row)
        order += [unit] if not order or order[-1] != unit else []
    same = frozenset(key for key, rows in was.items() if rows == now.get(key))
    first = list(dict.fromkeys(order))
    return same, len(same) == len(was) == len(now) and first == list(was)


def _block_rows(block: Block) -> list[str]:
    if block.rows:
        return [even(row) for row in table_lines(block)]
    if block.style in ("Bab", "Pasal") and not block.count:
        return [even(block.label + block.text)]  # a number that is typed
    return [_row(block.label, block.text, block.style)]


def _row(number: str, words: str, style: str) -> str:
    """A paragraph as it is compared: of its number only the form."""
    if _RULE.match(words):
        return even(words)
    if style in ("Bab", "Pasal") or number == _MENETAPKAN:
        return even(words)
    shown = f"{number} {words}".strip()
    typed = _TYPED.match(shown + " ")
    if not typed:
        return even(shown)
    form = re.sub("[a-z]+", "a", re.sub("[0-9]+[a-z]?", "9", typed[1]))
    return even(f"{form} {shown[typed.end() :]}")


def _attribute(found: Aligned, sent: Node, placed: dict[Path, int], lines: Sequence[Line]) -> None:
    """Fills in who changed each unit, and where each comment begins."""
    units, now = unit_keys(sent), unit_keys(found.tree)
    keys = {i: now[_at(found.tree, path).key] for path, i in placed.items()}
    unit = existing = ""
    for i, line in enumerate(lines):
        unit = keys.get(i, unit)
        if line.gone and line.key:
            unit = units.get(line.key, unit)
        existing = unit if unit in units else existing
        found.authors[unit] += line.authors
        for number in line.comments:
            found.remarks.setdefault(number, existing)


def _at(tree: Node, path: Path) -> Node:
    for step in path:
        tree = tree.children[step]
    return tree
