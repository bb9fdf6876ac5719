"""Telling two texts apart for people: their units beside each other, and who changed each of them and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents import history
from documents.core.diff import compare, totals
from documents.core.sides import Side, comparable, owners, sides
from documents.core.tree import Node
from documents.models import Edit, Naskah, Version

MOST = 5


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts: its code and name, its tree, and for one of the draft how many edits it holds."""

    code: str
    name: str
    tree: Node
    revision: int | None = None
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Every unit in reading order, words that went and came, and by key of a unit the edits that changed it."""

    sides: tuple[Side, ...]
    deleted: int
    inserted: int
    edits: Mapping[str, Sequence[Edit]]

    @property
    def changed(self) -> list[Side]:
        """The units that did more than take another number."""
        return [side for side in self.sides if side.kinds and side.kinds != ("renumbered",)]

    @property
    def renumbered(self) -> list[Side]:
        """The units that only took another number."""
        return [side for side in self.sides if side.kinds == ("renumbered",)]


WORDS = {
    "changed": "diubah",
    "inserted": "disisipkan",
    "deleted": "dihapus",
    "moved": "dipindah",
    "renumbered": "nomor berubah",
}


def told_word(kinds: Sequence[str]) -> str:
    """What happened to a unit, in one word or several; another number alone is told only where nothing else is."""
    return ", ".join(WORDS[kind] for kind in kinds if kind != "renumbered" or len(kinds) == 1)


def of_version(version: Version) -> Text:
    """A frozen text of a draft."""
    name = f"Versi {version.number}: {version.name}"
    return Text(str(version.number), name, version.unpacked(), version.revision, version)


def tell(naskah: Naskah, old: Text, new: Text) -> Telling:
    """What changed from one text to the other; who did it is told where both are texts of this draft."""
    first, second = comparable(old.tree, new.tree)
    changes = compare(first, second)
    edits = _edits(naskah, old, new, {**owners(first), **owners(second)}) if changes else {}
    return Telling(sides(first, second, changes), *totals(changes), edits)


def _edits(naskah: Naskah, old: Text, new: Text, owner: Mapping[str, str]) -> dict[str, list[Edit]]:
    """By key of the unit that owns them, the edits that wrote rows between the two texts, latest first."""
    if old.revision is None or new.revision is None:
        return {}
    start, end = sorted((old.revision, new.revision))
    # Every edit raises the revision of its text by one, so a version holds the first so many of them.
    between = {edit.pk: edit for edit in naskah.edits.select_related("by").order_by("pk")[start:end]}
    if not between:
        return {}
    touched: dict[str, set[int]] = {}
    for key, edit in history.written(naskah.pk, min(between), max(between)):
        if key in owner:
            touched.setdefault(owner[key], set()).add(edit)
    return {key: [between[edit] for edit in sorted(edits, reverse=True)[:MOST]] for key, edits in touched.items()}
