"""Sides: two texts laid beside each other, unit by unit in reading order, each penjelasan with its pasal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from documents.core.address import addresses, link_explains
from documents.core.diff import Change, align
from documents.core.diff.change import CHANGED, DELETED, INSERTED, JOINED, MOVED, RENUMBERED, SPLIT
from documents.core.numbering import label
from documents.core.paragraphs import Ops, Pair, left, redline, right
from documents.core.tree import Kind, Node, Path, walk

_WHOLE = frozenset(
    {Kind.JUDUL, Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM, Kind.PASAL, Kind.PENUTUP, Kind.UMUM, Kind.LAMPIRAN}
)
_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_OWN = frozenset({Kind.PEMBUKAAN, Kind.PENJELASAN})


@dataclass(frozen=True, slots=True)
class Side:
    """One unit in both texts: its names there ("" where it does not stand), and what happened to it.

    `group` is the bab it lies in (in the new text, else the old); `kinds` is empty for a unit that is the same;
    `follows` says that references in it only go along with units that got another number; `source` names, for a part
    of a clause that was split, that clause.
    """

    key: str
    old: str
    new: str
    group: str
    kinds: tuple[str, ...]
    follows: bool
    source: str
    pair: Pair

    @property
    def name(self) -> str:
        """How it is called: in the new text where it stands there."""
        return self.new or self.old

    @property
    def ops(self) -> Ops:
        """Its words with their changes in one text (`paragraphs.redline`)."""
        return redline(self.pair)

    @property
    def old_ops(self) -> Ops:
        """Its words in the old text, what went there marked."""
        return left(self.pair)

    @property
    def new_ops(self) -> Ops:
        """Its words in the new text, what came there marked."""
        return right(self.pair)


@dataclass(frozen=True, slots=True)
class _Block:
    node: Node
    name: str
    group: str
    explaining: bool
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
    """Every unit of both texts with what the comparison of the two (`diff.told`) told of it.

    The trees must share keys (`comparable`). A part that only took another number, or whose references only follow,
    is no change of its unit. What was deleted stands after what it used to follow.
    """
    was, now = ({block.node.key: block for block in _blocks(tree)} for tree in (old, new))
    by_key = {change.key: change for change in changes}
    held = _held(changes, owners(old), owners(new))
    sources = _sources(changes)
    return tuple(
        _side(key, was.get(key), now.get(key), held.get(key, ()), by_key, sources)
        for key in _order(list(was), list(now))
    )


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


def _held(changes: Iterable[Change], was: Mapping[str, str], now: Mapping[str, str]) -> Mapping[str, Sequence[Change]]:
    """The changes by the unit they lie in; one that left a unit for another is told of both."""
    held: dict[str, list[Change]] = {}
    for change in changes:
        for owner in {was.get(change.key, ""), now.get(change.key, "")} - {""}:
            held.setdefault(owner, []).append(change)
    return held


def _sources(changes: Iterable[Change]) -> dict[str, str]:
    """For each part of a clause that was split, and each that went up in another, the name of that other clause."""
    found: dict[str, str] = {}
    for kind in (SPLIT, JOINED):
        waiting: list[str] = []
        whole = ""
        for change in changes:
            if kind not in change.kinds:
                continue
            if change.old is not None and change.new is not None:
                whole = change.old if kind == SPLIT else change.new
                found.update(dict.fromkeys(waiting, whole))
                waiting = []
            elif whole:
                found[change.key] = whole
            else:
                waiting.append(change.key)
    return found


def _side(
    key: str, old: _Block | None, new: _Block | None, held: Sequence[Change], by_key: Mapping[str, Change],
    sources: Mapping[str, str],
) -> Side:  # fmt: skip
    block = new or old
    assert block is not None  # noqa: S101 - a key comes from one of the two
    own = by_key.get(key)
    if old is None or new is None:
        kinds = [kind for kind in (INSERTED, DELETED, SPLIT, JOINED) if own and kind in own.kinds]
        kinds = kinds or [DELETED if new is None else INSERTED]
    else:
        kinds = [kind for kind in (SPLIT, JOINED) if any(kind in change.kinds for change in held)]
        if any(_changes(change, key) for change in held):
            kinds.insert(0, CHANGED)
        if own and MOVED in own.kinds:
            kinds.append(MOVED)
        elif old.name != new.name and not new.explains:
            kinds.append(RENUMBERED)
    pair = Pair(old.node if old else None, new.node if new else None, block.explaining, by_key)
    names = old.name if old else "", new.name if new else ""
    follows = any(change.follows for change in held)
    source = sources.get(key, "") if {SPLIT, JOINED} & set(kinds) and None in (old, new) else ""
    return Side(key, *names, block.group, tuple(kinds), follows, source, pair)


def _changes(change: Change, unit: str) -> bool:
    """Whether what a unit says is another: a part of it came, went, moved, or has other words."""
    if change.key == unit:
        return CHANGED in change.kinds and not change.follows
    return change.is_news and not set(change.kinds) <= {SPLIT, JOINED, RENUMBERED}


def _blocks(tree: Node) -> list[_Block]:
    """The units of a text in reading order, the penjelasan of a pasal right after it and in its bab."""
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
        ordered += [block, *(replace(note, group=block.group) for note in notes.get(block.node.key, ()))]
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
        explains = node.explains if explaining and node.kind is Kind.PASAL else ""
        yield _Block(said, names[path], group, explaining and node.kind is Kind.PASAL, explains)
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
