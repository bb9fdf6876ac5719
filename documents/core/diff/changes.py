"""Changes: what differs between two texts, clause by clause, each change with its kinds, addresses, and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from documents.core.address import Addresses
from documents.core.diff.alignment import paired
from documents.core.diff.change import CHANGED, DELETED, INSERTED, JOINED, MOVED, RENUMBERED, SPLIT, Change
from documents.core.diff.flat import HEADINGS, ITEMS, Flat, own_words
from documents.core.diff.notes import Notes
from documents.core.diff.pairs import Pairs, same_key
from documents.core.diff.parting import Parting, emptied, joins, splits
from documents.core.diff.pruning import Pruned, pruned
from documents.core.diff.sequence import rising
from documents.core.diff.wording import Ops, count, plain, words
from documents.core.tree import Kind, Node

# What a stored comparison was told by; raised whenever the same two texts would be told otherwise.
ALGORITHM = "4"

_LISTED = ITEMS | {Kind.PASAL, Kind.AYAT}
_UNITS = HEADINGS | {
    Kind.JUDUL,
    Kind.PEMBUKAAN,
    Kind.MENIMBANG,
    Kind.MENGINGAT,
    Kind.DIKTUM,
    Kind.PASAL,
    Kind.PERUBAHAN,
    Kind.PENUTUP,
    Kind.PENJELASAN,
    Kind.UMUM,
    Kind.LAMPIRAN,
}


class Totals(NamedTuple):
    """Words deleted and inserted by all changes together."""

    words_deleted: int
    words_inserted: int


def compare(old: Node, new: Node) -> tuple[Change, ...]:
    """What changed from `old` to `new`, in the reading order of `new`, what was deleted at its old place.

    By key when every unit of both trees has one and they share some, otherwise as aligned. Every unit with words of
    its own, and every pasal, is told by itself. A unit that moves (its new number goes without saying) or is
    renumbered is told once, not again for all below it, and a unit of the penjelasan that only follows the number of
    its pasal is not told at all. A clause that became several ("split") or was several ("joined") is told with each
    part, whose edits together are the words between the whole and its parts.
    """
    return tuple(_Comparison(pruned(old, new)).changes())


def totals(changes: Iterable[Change]) -> Totals:
    """How many words the changes delete and insert; marks of punctuation are not words."""
    signs = {"-": 0, "+": 0, "=": 0}
    for change in changes:
        for sign, text in change.edit:
            signs[sign] += count(text)
    return Totals(signs["-"], signs["+"])


def _pairs(old: Node, new: Node) -> Pairs:
    if not old.key or not new.key:
        return paired(old, new)
    pairs = Pairs(old, new, shaped=False)
    old_keys, new_keys = ({node.key for node in flat.nodes} for flat in (pairs.old, pairs.new))
    if "" in old_keys or "" in new_keys or not old_keys & new_keys:
        return paired(old, new)
    pairs.pair(0, 0)
    same_key(pairs)
    return pairs


# A unit by its place, and whether it was deleted; or pasal left out before the comparison.
_Step = tuple[int, bool] | list[Change]


class _Comparison:
    """Two trees with their pairs and addresses, read off as changes."""

    def __init__(self, what: Pruned) -> None:
        old, new, self.shifted = what
        self.pairs = _pairs(old, new)
        self.old, self.new = self.pairs.old, self.pairs.new
        self.old_address, self.new_address = _Named(self.old, old), _Named(self.new, new)
        self.old_notes, self.new_notes = Notes(self.old), Notes(self.new)
        self.notes = self.new_notes.places()
        self.moved = _moved_either_way(self.pairs)
        self.parted = emptied(self.new, self.old, self.pairs.to_old)
        self.united = emptied(self.old, self.new, self.pairs.to_new)
        self.parted_from, self.united_to = set(self.parted.values()), set(self.united.values())
        self._stay()
        self.new_edits, self.old_edits = _part_edits(list(splits(self.pairs)), list(joins(self.pairs)))

    @cached_property
    def shifts(self) -> set[tuple[str | None, str | None]]:
        """The old and new addresses of the pasal that were left out."""
        left_out = (each for found in self.shifted.values() for some in found.values() for each in some)
        return {(each.old, each.new) for each in left_out}

    def _stay(self) -> None:
        """What went along when its unit was parted or united has not moved."""
        for new in self.parted:
            self.moved -= set(self.new.children[new])
        for old in self.united:
            self.moved -= {self.pairs.to_new[child] for child in self.old.children[old]}

    def changes(self) -> Iterator[Change]:
        """Every change: a unit, then what was deleted before its first child, then each child and what went after."""
        gone = self._gone()
        stack: list[_Step] = [(0, False)]
        while stack:
            top = stack.pop()
            if isinstance(top, list):
                yield from top
                continue
            index, deleted = top
            change = self._deletion(index) if deleted else self._change(index)
            if change:
                yield change
            below: list[_Step]
            if not (self.old if deleted else self.new).children[index] and (deleted or self._holds_none(index, gone)):
                continue
            if deleted:
                below = [(i, True) for i in self.old.children[index] if self.pairs.to_new[i] < 0]
            elif not (lost := gone.get(index)):
                below = [(i, False) for i in self.new.children[index]]
            else:
                below = [(i, True) for i in lost.get(-1, ())]
                for child in self.new.children[index]:
                    below.append((child, False))
                    below += [(i, True) for i in lost.get(child, ())]
            if self.shifted and not deleted and (found := self.shifted.get(self.new.nodes[index].key)):
                below = self._with_shifted(found, below)
            stack.extend(reversed(below))

    def _holds_none(self, index: int, gone: Mapping[int, object]) -> bool:
        """Whether nothing was deleted from a unit of the new text, and no pasal in it left out."""
        return index not in gone and self.new.nodes[index].key not in self.shifted

    def _with_shifted(self, found: Mapping[str, list[Change]], below: list[_Step]) -> list[_Step]:
        """What lies in a unit of the new text with the pasal that were left out at their places."""
        filled: list[_Step] = []
        for each in below:
            if isinstance(each, tuple) and not each[1] and (some := found.get(self.new.nodes[each[0]].key)):
                filled.append(some)
            filled.append(each)
        return [*filled, found[""]] if "" in found else filled

    def _gone(self) -> dict[int, dict[int, list[int]]]:
        """Deleted units by the surviving parent they lay in and the sibling there they come after (-1: none)."""
        gone: dict[int, dict[int, list[int]]] = {}
        for old, new in enumerate(self.pairs.to_new):
            if new < 0 or not self.old.children[old]:
                continue
            after = -1
            for child in self.old.children[old]:
                partner = self.pairs.to_new[child]
                if partner < 0:
                    gone.setdefault(new, {}).setdefault(after, []).append(child)
                elif self.new.parent[partner] == new and partner not in self.moved:
                    after = partner
        return gone

    def _deletion(self, index: int) -> Change | None:
        node = self.old.nodes[index]
        said = own_words(node)
        if not said and node.kind is not Kind.PASAL:
            return None
        edit: Ops = (("-", said),) if said else ()
        owner = _unit(self.old, index)
        stays = self.pairs.to_new[owner]
        unit = self.new_address[stays] if stays >= 0 else self.old_address[owner]
        kind = JOINED if index in self.old_edits or index in self.united else DELETED
        edit = self.old_edits.get(index, edit)
        return Change((kind,), self.old_address[index], None, edit, node.key, unit)

    def _change(self, index: int) -> Change | None:
        node = self.new.nodes[index]
        partner = self.pairs.to_old[index]
        if partner < 0:
            return self._insertion(index, node)
        was = self.old.nodes[partner]
        edit = self.new_edits.get(index, self.old_edits.get(partner))
        kinds = []
        if index in self.new_edits or partner in self.parted_from:
            kinds.append(SPLIT)
        if partner in self.old_edits or index in self.united_to:
            kinds.append(JOINED)
        if edit is None and (was.text != node.text or was.heading != node.heading):
            before, said = own_words(was), own_words(node)
            if "*" not in before + said or plain(before) != plain(said):
                kinds.append(CHANGED)
                edit = words(before, said)
        if index in self.moved:
            if not self._follows(partner, index):
                kinds.append(MOVED)
        elif self._renumbered(partner, index):
            kinds.append(RENUMBERED)
        if not kinds:
            return None
        addresses_of = self.old_address[partner], self.new_address[index]
        return Change(tuple(kinds), *addresses_of, edit or (), node.key or was.key, self._unit_of(index))

    def _insertion(self, index: int, node: Node) -> Change | None:
        said = own_words(node)
        if not said and node.kind is not Kind.PASAL:
            return None
        edit: Ops = (("+", said),) if said else ()
        kind = SPLIT if index in self.new_edits or index in self.parted else INSERTED
        edit = self.new_edits.get(index, edit)
        return Change((kind,), None, self.new_address[index], edit, node.key, self._unit_of(index))

    def _unit_of(self, index: int) -> str:
        return self.new_address[_unit(self.new, index)]

    def _renumbered(self, old: int, new: int) -> bool:
        """Whether the unit's own number (or a list's kind of label) differs, and not only because its pasal's does."""
        was, now = self.old.nodes[old], self.new.nodes[new]
        if not was.number or not now.number or (was.number == now.number and was.kind is now.kind):
            return False
        return not self._follows(old, new)

    def _follows(self, old: int, new: int) -> bool:
        """Whether a part of the penjelasan stands elsewhere only because what it explains does."""
        if new not in self.notes:
            return False
        note, before = self.new.nodes[new], self.old.nodes[old]
        if note.kind is Kind.PASAL and (f"Pasal {before.number}", f"Pasal {note.number}") in self.shifts:
            return True
        was, now = self.old_notes.unit(old), self.new_notes.unit(new)
        return was >= 0 and now >= 0 and self.pairs.to_new[was] == now


def _part_edits(split: list[Parting], joined: list[Parting]) -> tuple[dict[int, Ops], dict[int, Ops]]:
    """The words of each part by its place, in the new text and in the old; what would be both is neither."""
    old_parts = {part for each in joined for part in each.parts}
    new_parts = {part for each in split for part in each.parts}
    made: list[dict[int, Ops]] = []
    for partings, others in ((split, old_parts), (joined, new_parts)):
        edits: dict[int, Ops] = {}
        for each in partings:
            if each.whole not in others and not edits.keys() & set(each.parts):
                edits.update(zip(each.parts, each.ops, strict=True))
        made.append(edits)
    return made[0], made[1]


class _Named:
    """The addresses of the units of a flat tree by their place there."""

    def __init__(self, flat: Flat, tree: Node) -> None:
        self._flat, self._nodes, self._parent = flat, flat.nodes, flat.parent
        self._addresses = Addresses(tree)
        self._known: dict[int, str] = {}
        self._notes = Notes(flat).places()
        self._amends = any(node.kind is Kind.PERUBAHAN for node in flat.nodes)

    def __getitem__(self, index: int) -> str:
        if (known := self._known.get(index)) is None:
            known = self._known[index] = self._named(index)
        return known

    def _named(self, index: int) -> str:
        node = self._nodes[index]
        if node.kind is Kind.PASAL and node.number and index not in self._notes and not self._amends:
            return f"Pasal {node.number}"
        if node.kind is Kind.AYAT and node.number and index:
            return f"{self[self._parent[index]]} ayat ({node.number})"
        if node.kind in ITEMS and node.number and index and self._nodes[self._parent[index]].kind in _LISTED:
            return f"{self[self._parent[index]]} {node.kind.value} {node.number}"
        return self._addresses[self._flat.path(index)]


def _unit(flat: Flat, index: int) -> int:
    """The nearest unit a reader would look up: a pasal, a grouping, a part, an item of menimbang or mengingat."""
    while flat.nodes[index].kind not in _UNITS:
        parent = flat.parent[index]
        if parent < 0 or flat.nodes[parent].kind in (Kind.MENIMBANG, Kind.MENGINGAT):
            return index
        index = parent
    return index


def _moved_either_way(pairs: Pairs) -> set[int]:
    """The new places of units that moved; on the way back the same units have moved."""
    if not pairs.is_turned():
        return _moved(pairs)
    return {pairs.to_new[old] for old in _moved(pairs.turned())}


def _moved(pairs: Pairs) -> set[int]:
    """The new places of units that moved: among their siblings, or from one surviving parent to another.

    Where a parent was inserted or deleted around a unit, the unit has moved only if it left its order (a pasal in the
    act, any other within its pasal) or its pasal: a bagian put over old pasal does not move them.
    """
    moved: set[int] = set()
    regrouped: list[int] = []
    for new, old in enumerate(pairs.to_old):
        if old < 0 or new == 0 or old == 0:
            continue
        old_parent, new_parent = pairs.old.parent[old], pairs.new.parent[new]
        if pairs.to_new[old_parent] == new_parent:
            continue
        if pairs.to_new[old_parent] >= 0 and pairs.to_old[new_parent] >= 0:
            moved.add(new)
        else:
            regrouped.append(new)
    for new_parent, old_parent in enumerate(pairs.to_old):
        children = pairs.new.children[new_parent] if old_parent >= 0 else []
        if len(children) < 2:
            continue
        kept = [i for i in children if pairs.to_old[i] >= 0 and pairs.old.parent[pairs.to_old[i]] == old_parent]
        moved |= _out_of_order(pairs, kept)
    return moved | _left(pairs, regrouped)


def _out_of_order(pairs: Pairs, news: list[int]) -> set[int]:
    """Which of some units (in new order) have to be lifted out so that the rest stand as before."""
    if len(news) < 2:
        return set()
    kept = rising([pairs.to_old[new] for new in news])
    return {new for place, new in enumerate(news) if place not in kept}


def _left(pairs: Pairs, regrouped: list[int]) -> set[int]:
    """Those of the regrouped units that left their place of reference or their order in it."""
    left: set[int] = set()
    frames: dict[tuple[int, Kind], list[int]] = {}
    for new in regrouped:
        frame = _frame(pairs.new, new)
        if pairs.to_old[frame] == _frame(pairs.old, pairs.to_old[new]):
            frames.setdefault((frame, pairs.new.nodes[new].kind), []).append(new)
        else:
            left.add(new)
    for (frame, kind), news in frames.items():
        was = pairs.old.subtree(pairs.to_old[frame])
        peers = [i for i in pairs.new.subtree(frame) if pairs.new.nodes[i].kind is kind and pairs.to_old[i] in was]
        left |= _out_of_order(pairs, peers) & set(news)
    return left


def _frame(flat: Flat, index: int) -> int:
    """What the order of a unit is told in: the whole body for a pasal or grouping, else the unit around it."""
    wide = flat.nodes[index].kind in HEADINGS or flat.nodes[index].kind is Kind.PASAL
    ends = (Kind.BATANG_TUBUH, Kind.PENJELASAN, Kind.PERUBAHAN) if wide else _UNITS
    index = flat.parent[index]
    while flat.parent[index] >= 0 and flat.nodes[index].kind not in ends:
        index = flat.parent[index]
    return index
