"""Telling two texts apart for people: their units beside each other, and who changed each of them and why."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from documents import history
from documents.core.diff import Change, Shift, from_data, shifts, told, totals
from documents.core.sides import Side, comparable, owners, sides
from documents.core.tree import Node
from documents.models import Comparison, Edit, Naskah, Version

MOST = 5
FOLLOWED = "Rujukan menyesuaikan nomor"


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts: its code and name, its tree, and for one of the draft how many edits it holds.

    `kept` is the stored comparison with the version before it, where that was read along.
    """

    code: str
    name: str
    tree: Node
    revision: int | None = None
    version: Version | None = None
    kept: bytes | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Every unit in reading order, words that went and came, by key of a unit the edits that changed it, and shifts.

    Words that only follow another number are not counted. `trees` are the two texts with the keys `changes` name.
    """

    sides: tuple[Side, ...]
    deleted: int
    inserted: int
    edits: Mapping[str, Sequence[Edit]]
    shifts: tuple[Shift, ...]
    changes: tuple[Change, ...]
    trees: tuple[Node, Node]

    @property
    def changed(self) -> list[Side]:
        """The units that did more than take another number."""
        return [side for side in self.sides if side.kinds and side.kinds != ("renumbered",)]

    @property
    def renumbered(self) -> list[Side]:
        """The units that only took another number."""
        return [side for side in self.sides if side.kinds == ("renumbered",)]

    @property
    def followed(self) -> list[Side]:
        """The units of which nothing but references to other units changed, which go along with their numbers."""
        return [side for side in self.sides if side.follows and set(side.kinds) <= {"renumbered"}]


WORDS = {
    "changed": "diubah",
    "inserted": "disisipkan",
    "deleted": "dihapus",
    "split": "dipecah",
    "joined": "digabung",
    "moved": "dipindah",
    "renumbered": "nomor berubah",
}


def told_word(kinds: Sequence[str]) -> str:
    """What happened to a unit, in one word or several; another number alone is told only where nothing else is."""
    return ", ".join(WORDS[kind] for kind in kinds if kind != "renumbered" or len(kinds) == 1)


def told_note(side: Side) -> str:
    """Where a unit came from or went to, in one sentence, or ""."""
    if side.source:
        return f"Pecahan dari {side.source}." if side.new else f"Digabungkan ke {side.source}."
    if "moved" in side.kinds:
        return f"Dipindah dari {side.old}." if side.old != side.new else "Dipindah, nomor tetap."
    return f"Semula {side.old}." if side.old and side.new and side.old != side.new else ""


def of_version(version: Version, kept: bytes | None = None) -> Text:
    """A frozen text of a draft."""
    name = f"Versi {version.number}: {version.name}"
    return Text(str(version.number), name, version.unpacked(), version.revision, version, kept)


def tell(naskah: Naskah, old: Text, new: Text) -> Telling:
    """What changed from one text to the other; who did it is told where both are texts of this draft.

    Two versions whose comparison was kept when the later was frozen are told as they were then.
    """
    first, second = comparable(old.tree, new.tree)
    changes = _kept(old, new)
    if changes is None:
        changes = told(first, second)
    edits = _edits(naskah, old, new, {**owners(first), **owners(second)}) if changes else {}
    deleted, inserted = totals(change for change in changes if not change.follows)
    return Telling(sides(first, second, changes), deleted, inserted, edits, shifts(changes), changes, (first, second))


def kept_changes(stored: bytes) -> tuple[Change, ...]:
    """The changes of a stored comparison, as they were told when it was made."""
    return from_data(json.loads(zlib.decompress(stored)))


def signatures(told: Telling) -> dict[str, tuple[str, str]]:
    """By key of a part that changed, who changed its unit last and when (ISO 8601); references that follow, nobody."""
    owner = {**owners(told.trees[0]), **owners(told.trees[1])}
    found: dict[str, tuple[str, str]] = {}
    for change in told.changes:
        edits = told.edits.get(owner.get(change.key, ""), ())
        if edits:
            name = FOLLOWED if change.follows else str(edits[0].by)
            found[change.key] = (name, edits[0].at.isoformat(timespec="seconds"))
    return found


def steps_of(versions: Sequence[Version], trees: Sequence[Node]) -> list[tuple[Change, ...]]:
    """What changed from each version of a draft to the next, as it was kept, else as it is told now; one query."""
    rows = Comparison.objects.filter(new__in=versions).order_by("-pk")
    kept = {(row.old_id, row.new_id): row for row in rows}
    steps = []
    for place, (old, new) in enumerate(zip(versions, versions[1:], strict=False)):
        row = kept.get((old.pk, new.pk))
        steps.append(kept_changes(row.changes) if row else told(trees[place], trees[place + 1]))
    return steps


def _kept(old: Text, new: Text) -> tuple[Change, ...] | None:
    """The stored comparison of two versions next to each other, the first that was made; None without one."""
    was, now = old.version, new.version
    if was is None or now is None or was.naskah_id != now.naskah_id or now.number != was.number + 1:
        return None
    rows = Comparison.objects.filter(old=was, new=now).order_by("pk").values_list("changes", flat=True)
    stored = new.kept or rows.first()
    return kept_changes(stored) if stored else None


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
