"""Sides: two texts laid beside each other, unit by unit in reading order, each penjelasan with its pasal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.core.address import addresses, link_explains
from documents.core.diff import Change, align, words
from documents.core.layout import layout_unit
from documents.core.numbering import label
from documents.core.tree import Kind, Node, Path, walk

CHANGED, INSERTED, DELETED, MOVED, RENUMBERED = "changed", "inserted", "deleted", "moved", "renumbered"
_WHOLE = frozenset(
    {Kind.JUDUL, Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM, Kind.PASAL, Kind.PENUTUP, Kind.UMUM, Kind.LAMPIRAN}
)
_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_OWN = frozenset({Kind.PEMBUKAAN, Kind.PENJELASAN})
Ops = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One unit in both texts: its names there ("" where it does not stand), what happened to it, and its words.

    `ops` are those of `diff.words` over its printed form; `group` is the bab it lies in (in the new text, else the
    old); `kinds` is empty for a unit that is the same.
    """

    key: str
    old: str
    new: str
    group: str
    kinds: tuple[str, ...]
    ops: Ops

    @property
    def name(self) -> str:
        """How it is called: in the new text where it stands there."""
        return self.new or self.old


@dataclass(frozen=True, slots=True)
class _Block:
    node: Node
    name: str
    group: str
    text: str
    explains: str


def comparable(old: Node, new: Node) -> tuple[Node, Node]:
    """Both texts with keys they share: as they are where they have some in common, else aligned by their words."""
    had, have = ({node.key for node in walk(tree)} for tree in (old, new))
    if "" not in had | have and had & have:
        return old, new
    count = iter(range(1, 1 << 40))

    def numbered(node: Node, sign: str, over: bool) -> Node:
        key = f"{sign}{next(count)}" if over or not node.key else node.key
        return replace(node, key=key, children=tuple(numbered(child, sign, over) for child in node.children))

    def bare(node: Node) -> Node:
        return replace(node, key="", children=tuple(bare(child) for child in node.children))

    first = numbered(old, "o", True)
    return link_explains(first), link_explains(numbered(align(first, bare(new)), "n", False))


def sides(old: Node, new: Node, changes: Sequence[Change]) -> tuple[Side, ...]:
    """Every unit of both texts with what the comparison of the two (`diff.compare`) told of it.

    The trees must share keys (`comparable`). A part that only took another number is no change of its unit. What was
    deleted stands after what it used to follow.
    """
    was, now = ({block.node.key: block for block in _blocks(tree)} for tree in (old, new))
    owner = {**owners(old), **owners(new)}
    moved = frozenset(change.key for change in changes if MOVED in change.kinds)
    changed = {
        owner.get(change.key, "")
        for change in changes
        if not (set(change.kinds) <= {RENUMBERED} or (set(change.kinds) <= {MOVED} and change.key in owner.values()))
    }
    return tuple(_side(key, was.get(key), now.get(key), moved, changed) for key in _order(list(was), list(now)))


def shortened(ops: Ops, around: int = 160) -> Ops:
    """The words with what is the same cut to about so many signs beside each change, at a space, with an ellipsis."""
    made: list[tuple[str, str]] = []
    for index, (sign, text) in enumerate(ops):
        if sign != "=" or len(text) <= 3 * around:
            made.append((sign, text))
            continue
        head, tail = text[:around].rpartition(" ")[0], text[-around:].partition(" ")[2]
        first, last = index == 0, index == len(ops) - 1
        made.append((sign, f"… {tail}" if first else f"{head} …" if last else f"{head} … {tail}"))
    return tuple(made)


def owners(tree: Node) -> dict[str, str]:
    """For every unit of the text, by key, the unit of `sides` it belongs to."""
    found: dict[str, str] = {}
    for block in _walk(tree, addresses(tree), tree, (), ""):
        whole = block.node.kind in _WHOLE or block.node.kind is Kind.PERUBAHAN
        found |= {node.key: block.node.key for node in walk(block.node)} if whole else {block.node.key: block.node.key}
    return found


def _side(key: str, old: _Block | None, new: _Block | None, moved: frozenset[str], changed: set[str]) -> Side:
    block = new or old
    assert block is not None  # noqa: S101 - a key comes from one of the two
    before, after = old.text if old else "", new.text if new else ""
    ops = words(before, after)
    kinds = []
    if old is None or new is None:
        kinds.append(DELETED if new is None else INSERTED)
    else:
        if key in changed and any(sign != "=" for sign, _ in ops):
            kinds.append(CHANGED)
        if key in moved:
            kinds.append(MOVED)
        elif old.name != new.name and not new.explains:
            kinds.append(RENUMBERED)
    return Side(key, old.name if old else "", new.name if new else "", block.group, tuple(kinds), ops)


def _blocks(tree: Node) -> list[_Block]:
    """The units of a text in reading order, the penjelasan of a pasal right after it."""
    found = list(_walk(tree, addresses(tree), tree, (), ""))
    notes: dict[str, list[_Block]] = {}
    for block in found:
        if block.explains:
            notes.setdefault(block.explains, []).append(block)
    known = {block.node.key for block in found}
    ordered: list[_Block] = []
    for block in found:
        if block.explains in known:
            continue
        ordered += [block, *notes.get(block.node.key, ())]
    return ordered


def _walk(tree: Node, names: Mapping[Path, str], node: Node, path: Path, group: str) -> Iterator[_Block]:
    explaining = len(path) > 1 and tree.children[path[0]].kind is Kind.PENJELASAN
    if node.kind is Kind.BAB:
        group = " ".join(part for part in (label(node.kind, node.number), node.heading) if part)
    elif len(path) == 1:
        group = "" if node.kind is Kind.BATANG_TUBUH else names[path]
    instructed = any(child.kind is Kind.PERUBAHAN for child in node.children)
    whole = node.kind in _WHOLE and not instructed or node.kind is Kind.PERUBAHAN
    if whole or instructed or node.kind in _HEADED or node.kind in _OWN and node.text:
        said = node if whole else replace(node, children=())
        text = layout_unit(said, explaining and node.kind is Kind.PASAL)
        explains = node.explains if explaining and node.kind is Kind.PASAL else ""
        yield _Block(node, names[path], group, text, explains)
    if not whole:
        for index, child in enumerate(node.children):
            yield from _walk(tree, names, child, (*path, index), group)


def _order(was: Sequence[str], now: Sequence[str]) -> list[str]:
    """Every key once: as the new text has them, one that is gone after the one it used to follow."""
    standing = set(now)
    after: dict[str, list[str]] = {}
    last = ""
    for key in was:
        if key in standing:
            last = key
        else:
            after.setdefault(last, []).append(key)
    order = list(after.get("", ()))
    for key in now:
        order += [key, *after.get(key, ())]
    return order
