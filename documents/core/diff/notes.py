"""Notes: which unit of the body a unit of the penjelasan explains, by the numbers both bear."""

from __future__ import annotations

from documents.core.diff.flat import Flat
from documents.core.tree import Kind, Node


class Notes:
    """The penjelasan of one flat tree, looked up when it is asked for."""

    def __init__(self, flat: Flat) -> None:
        self._flat = flat
        self._pasal: dict[str, int] | None = None
        self._keys: dict[str, int] = {}

    def places(self) -> range:
        """Where the units of the penjelasan of a whole act stand."""
        for child in self._flat.children[0]:
            if self._flat.nodes[child].kind is Kind.PENJELASAN:
                return range(child, self._flat.end[child])
        return range(0)

    def unit(self, index: int, *, linked: bool = False) -> int:
        """The place of the unit of the body with the numbers of that unit of the penjelasan; -1 when there is none.

        With `linked`, what a unit `explains` goes before its number.
        """
        flat = self._flat
        way: list[int] = []
        while index >= 0 and flat.nodes[index].kind is not Kind.PENJELASAN:
            way.append(index)
            index = flat.parent[index]
        if index < 0 or not way:
            return -1
        note = flat.nodes[way.pop()]
        found = self._linked(note, linked, self._body().get(note.number, -1))
        while way:
            note = flat.nodes[way.pop()]
            below = flat.children[found] if found >= 0 and note.number else ()
            found = next((i for i in below if _sign(flat, i) == (note.kind, note.number)), -1)
            found = self._linked(note, linked, found)
        return found

    def _linked(self, note: Node, linked: bool, found: int) -> int:
        if not linked or not note.explains:
            return found
        if not self._keys:
            self._keys = {node.key: place for place, node in enumerate(self._flat.nodes) if node.key}
        return self._keys.get(note.explains, found)

    def _body(self) -> dict[str, int]:
        """The pasal of the body by their numbers, the first of each."""
        if self._pasal is None:
            self._pasal = {}
            place = 0
            while place < len(self._flat):
                node = self._flat.nodes[place]
                if node.kind is Kind.PASAL and node.number:
                    self._pasal.setdefault(node.number, place)
                skipped = node.kind in (Kind.PASAL, Kind.PENJELASAN, Kind.PERUBAHAN)
                place = self._flat.end[place] if skipped else place + 1
        return self._pasal


def _sign(flat: Flat, index: int) -> tuple[Kind, str]:
    """Kind and number to match by; an instruction of an amending act is explained under "Angka n"."""
    node = flat.nodes[index]
    return (Kind.ANGKA if node.kind is Kind.PERUBAHAN else node.kind), node.number
