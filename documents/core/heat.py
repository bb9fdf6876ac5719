"""Heat: how much each pasal changed at each step from one version to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.core.diff import Change
from documents.core.diff.wording import count
from documents.core.tree import Kind, Node, walk

SAME, CHANGED, INSERTED, DELETED, MOVED, ABSENT = "sama", "diubah", "disisipkan", "dihapus", "dipindah", "tidak ada"


@dataclass(frozen=True, slots=True)
class Cell:
    """One pasal at one step: what happened, how many words went and came, and what share of it that is (0 to 1)."""

    state: str
    words: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One pasal over all steps: its key, its number in the last version that holds it, and a cell for each step."""

    key: str
    number: str
    cells: tuple[Cell, ...]


def heat(trees: Sequence[Node], steps: Sequence[Sequence[Change]]) -> tuple[Row, ...]:
    """A row for every pasal that ever stood in one of the trees, in reading order; `steps` are their comparisons.

    What changed in its penjelasan counts for the pasal it explains. Raises ValueError unless there is one step between
    each two trees.
    """
    if len(steps) != max(len(trees) - 1, 0):
        raise ValueError("one comparison between each two trees")
    pasal = [_pasal(tree) for tree in trees]
    owners = [_owners(tree) for tree in trees]
    changed = [_changed(step, owners[i] | owners[i + 1]) for i, step in enumerate(steps)]
    rows = []
    for key in _order(pasal):
        number = next(found[key].number for found in reversed(pasal) if key in found)
        cells = (_cell(key, pasal[i].get(key), pasal[i + 1].get(key), changed[i]) for i in range(len(steps)))
        rows.append(Row(key, number, tuple(cells)))
    return tuple(rows)


def _cell(key: str, old: Node | None, new: Node | None, changed: dict[str, tuple[int, set[str]]]) -> Cell:
    if old is None and new is None:
        return Cell(ABSENT)
    words, kinds = changed.get(key, (0, set()))
    if old is None or new is None:
        size = _size(new or old)
        return Cell(INSERTED if old is None else DELETED, size, 1.0)
    if words:
        return Cell(CHANGED, words, min(1.0, words / max(_size(old) + _size(new), 1)))
    return Cell(MOVED if "moved" in kinds else SAME)


def _changed(step: Sequence[Change], owners: dict[str, str]) -> dict[str, tuple[int, set[str]]]:
    """By key of the pasal: words that went and came, and the kinds of its changes."""
    found: dict[str, tuple[int, set[str]]] = {}
    for change in step:
        owner = owners.get(change.key, "")
        if owner:
            words, kinds = found.get(owner, (0, set()))
            words += 0 if change.follows else sum(count(text) for sign, text in change.edit if sign != "=")
            found[owner] = (words, kinds | set(change.kinds))
    return found


def _pasal(tree: Node) -> dict[str, Node]:
    """The pasal of the body by key, in reading order."""
    body = tree.first(Kind.BATANG_TUBUH)
    return {node.key: node for node in _of_body(body)} if body else {}


def _of_body(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.kind is Kind.PASAL:
            yield child
        else:
            yield from _of_body(child)


def _owners(tree: Node) -> dict[str, str]:
    """The pasal each unit belongs to, by key: what lies in it, and what explains it."""
    owners = {below.key: pasal.key for pasal in _pasal(tree).values() for below in walk(pasal)}
    penjelasan = tree.first(Kind.PENJELASAN)
    for note in penjelasan.children if penjelasan else ():
        if note.explains in owners:
            owners |= {below.key: owners[note.explains] for below in walk(note)}
    return owners


def _order(pasal: Sequence[dict[str, Node]]) -> list[str]:
    """Every key once: as the last tree has them, one that is gone after the one it used to follow."""
    order: list[str] = []
    for found in reversed(pasal):
        at = 0
        known = set(order)
        for key in found:
            if key in known:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                at += 1
    return order


def _size(node: Node | None) -> int:
    return sum(count(part.text) for part in walk(node)) if node else 0
