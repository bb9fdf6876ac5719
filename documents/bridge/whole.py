"""Whole: all rows of one text read once, for edits that need to know the whole text anyway."""

from collections import defaultdict
from collections.abc import Iterable

from documents.bridge.trees import assembled
from documents.core.tree import Kind, Node
from documents.models import Clause, Naskah


class Whole:
    """The rows of a text by key and by parent, and as a tree; it goes along with the edit that is being written."""

    def __init__(self, naskah: Naskah) -> None:
        self.naskah = naskah
        self.rows = {row.key: row for row in Clause.objects.filter(naskah=naskah)}
        self._wire()

    def tree(self) -> Node:
        """The text as a tree with its numbers."""
        return assembled(self.naskah, self.rows.values())

    def unit(self, key: str) -> Clause | None:
        """The row of that unit of editing."""
        row = self.rows.get(key)
        return row if row is not None and row.unit == key else None

    def first(self, kind: Kind) -> Clause | None:
        """The first row of that kind."""
        return next((row for row in self.rows.values() if row.kind == kind), None)

    def children(self, row: Clause) -> list[Clause]:
        """The rows right under that row, in their order."""
        return sorted(self._below[row.pk], key=lambda child: (child.position, child.pk))

    def below(self, row: Clause) -> list[Clause]:
        """The row and all rows below it, parents before children."""
        found = [row]
        for each in found:
            found += self._below[each.pk]
        return found

    def of_unit(self, key: str) -> list[Clause]:
        """All rows of one unit of editing."""
        return [row for row in self.rows.values() if row.unit == key]

    def changed(self, *, made: Iterable[Clause] = (), gone: Iterable[Clause] = ()) -> None:
        """Take in what was written: rows made, rows removed, and whatever moved among the rest."""
        for row in gone:
            self.rows.pop(row.key, None)
        self.rows |= {row.key: row for row in made}
        self._wire()

    def _wire(self) -> None:
        by_pk = {row.pk: row for row in self.rows.values()}
        self._below: dict[int, list[Clause]] = defaultdict(list)
        for row in self.rows.values():
            if row.parent_id is not None:
                row.parent = by_pk[row.parent_id]
                self._below[row.parent_id].append(row)
