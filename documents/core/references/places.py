"""Places in a tree as references need them: units by number, owners of lists, quoted text, what comes after what."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from documents.core.numbering import from_roman, label, roman
from documents.core.references.mention import THIS, Step
from documents.core.tree import Kind, Node, Path, at, walk_paths

HEADINGS = (Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
LISTS = (Kind.HURUF, Kind.ANGKA)
OUTSIDE = (Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.BAGIAN, Kind.PARAGRAF)  # cited relative to the place
_OPAQUE = (Kind.LAMPIRAN, Kind.JUDUL, Kind.PENUTUP, Kind.DIKTUM)
_AMENDING = re.compile(r"\bTENTANG\s+PERUBAHAN\b.*\bATAS\b", re.DOTALL)
_DELETED = re.compile(r"\W*[Dd]i ?hapus\W*")


@dataclass(frozen=True, slots=True)
class Context:
    """Where references of a text are read from: the unit itself, or in the penjelasan the unit it explains."""

    path: Path
    mengingat: bool = False


class Places:
    """What the tree holds, looked up by number."""

    def __init__(self, tree: Node) -> None:
        self.tree = tree
        self.pasal: dict[str, Path] = {}
        self.order: list[Path] = []  # the pasal of the body in reading order
        self.groups: dict[tuple[Kind, str], Path] = {}
        self.lampiran: list[Path] = []
        self._gone: set[Path] = set()  # units that read "Dihapus."
        judul = tree.first(Kind.JUDUL)
        self.amending = bool(judul and _AMENDING.search(judul.text))
        self._children: dict[int, dict[tuple[Kind, str], int]] = {}
        self._gather()

    def _gather(self) -> None:
        skipped: Path | None = None
        for path, node in walk_paths(self.tree):
            if node.text and len(node.text) < 40 and not node.children and _DELETED.fullmatch(node.text):
                self._gone.add(path)
            if skipped is not None and path[: len(skipped)] == skipped:
                continue
            skipped = None
            if node.kind in (Kind.PENJELASAN, Kind.PERUBAHAN):
                skipped = path
                self.amending = self.amending or node.kind is Kind.PERUBAHAN
            elif node.kind is Kind.PASAL:
                self.order.append(path)
                if node.number:
                    self.pasal.setdefault(even(Kind.PASAL, node.number), path)
                    self.amending = self.amending or node.number == "I"
            elif node.kind in HEADINGS:
                self.groups.setdefault((node.kind, even(node.kind, node.number)), path)
            elif node.kind is Kind.LAMPIRAN:
                self.lampiran.append(path)

    def trail(self, path: Path) -> list[Node]:
        """The nodes from the root to the one at `path`."""
        out = [self.tree]
        for index in path:
            out.append(out[-1].children[index])
        return out

    def context(self, path: Path, explained: dict[Path, Path]) -> Context:
        """Where to read references of the text at `path` from."""
        for size in range(len(path), 0, -1):
            if (partner := explained.get(path[:size])) is not None:
                return Context(partner)
        trail = self.trail(path)
        return Context(path, any(node.kind is Kind.MENGINGAT for node in trail))

    def base(self, steps: tuple[Step, ...], place: Path) -> tuple[Path | None, tuple[Step, ...]]:
        """The unit that the outermost step of a path cites from a place, or None, and the steps below it."""
        first = steps[0]
        if first.number == THIS:
            return self.owner(first.kind, place, itself=True), steps[1:]
        if first.kind is Kind.LAMPIRAN:
            return self._lampiran(first.number), steps[1:]
        if first.kind is Kind.PASAL:
            return self._pasal(first.number, place), steps[1:]
        if first.kind in HEADINGS:
            return self._group(steps, place)
        if first.kind is Kind.AYAT:
            owner = self.owner(Kind.AYAT, place)
            return (self.child(owner, first) if owner is not None else None), steps[1:]
        if self.opaque(place) and at(self.tree, place).kind is Kind.MENIMBANG:
            return place, steps  # its items were not told apart
        return self._list_item(first, place, steps[1:]), steps[1:]

    def owner(self, kind: Kind, place: Path, itself: bool = False) -> Path | None:
        """The unit around (or at) a place that a relative reference of that kind is read in: ayat in their pasal."""
        trail = self.trail(place)
        wanted = {Kind.AYAT: (Kind.PASAL,), Kind.BAGIAN: (Kind.BAB,), Kind.PARAGRAF: (Kind.BAGIAN, Kind.BAB)}
        kinds = (kind,) if itself else wanted.get(kind, (Kind.AYAT, Kind.PASAL, Kind.MENIMBANG))
        for size in range(len(place), -1, -1):
            if trail[size].kind in kinds:
                return place[:size]
        return None

    def child(self, path: Path, step: Step) -> Path | None:
        """The child that a step cites, or None."""
        node = at(self.tree, path)
        index = self._index(node).get((step.kind, even(step.kind, step.number)))
        if index is not None:
            return (*path, index)
        if node.kind is not Kind.PASAL or step.kind not in LISTS:
            return None
        below = [
            (*path, i, inner)
            for i, ayat in enumerate(node.children)
            if ayat.kind is Kind.AYAT
            and (inner := self._index(ayat).get((step.kind, even(step.kind, step.number)))) is not None
        ]
        return below[0] if len(below) == 1 else None  # "Pasal 76 huruf c": only one of its ayat has a huruf c

    def opaque(self, path: Path) -> bool:
        """Whether the unit has an inner division that the tree does not hold, as a lampiran has."""
        node = at(self.tree, path)
        return node.kind in (*_OPAQUE, Kind.MENIMBANG) and not node.children

    def in_row(self, first: Path, last: Path) -> bool:
        """Whether two units are of one kind and stand in one series, so that a range can run between them."""
        kinds = at(self.tree, first).kind, at(self.tree, last).kind
        return kinds[0] is kinds[1] and (kinds[0] is Kind.PASAL or first[:-1] == last[:-1])

    def between(self, first: Path, last: Path) -> list[Path]:
        """The units from `first` to `last` as they stand, inserted ones included; only the two when they are no row."""
        if self.in_row(first, last) and at(self.tree, first).kind is Kind.PASAL:
            start, end = bisect_left(self.order, first), bisect_left(self.order, last)
            if self.order[start : start + 1] == [first] and start <= end:
                return self.order[start : end + 1]
        if first[:-1] == last[:-1] and first <= last:
            parent, kind = at(self.tree, first[:-1]), at(self.tree, first).kind
            return [(*first[:-1], i) for i in range(first[-1], last[-1] + 1) if parent.children[i].kind is kind]
        return [first] if first == last else [first, last]

    def deleted(self, path: Path) -> bool:
        """Whether the unit, or one it stands in, reads "Dihapus." (angka 236)."""
        return bool(self._gone) and any(path[:size] in self._gone for size in range(1, len(path) + 1))

    def forward(self, unit: Path, standing: Path) -> bool:
        """Whether the unit begins after the text at `standing`, both in the body (angka 279)."""
        if not standing or self.tree.children[unit[0]].kind is not Kind.BATANG_TUBUH or unit[0] != standing[0]:
            return False
        return unit > standing and unit[: len(standing)] != standing

    def quoted(self, path: Path) -> bool:
        """Whether the text stands in an instruction of an amending act or in its new text."""
        return any(node.kind is Kind.PERUBAHAN for node in self.trail(path))

    def instructs(self, path: Path) -> bool:
        """Whether the text is the sentence of an amending instruction, not its new text."""
        return at(self.tree, path).kind is Kind.PERUBAHAN

    def quoted_steps(self, path: Path) -> tuple[Step, ...]:
        """The units from the innermost quoted pasal down to `path`, as the steps of a reference to it."""
        trail = self.trail(path)
        start = max((i for i, node in enumerate(trail) if node.kind is Kind.PASAL), default=len(trail))
        return tuple(Step(node.kind, node.number, 0, 0, 0) for node in trail[start:] if node.kind is not Kind.LANJUTAN)

    def foreign(self, standing: Path, steps: tuple[Step, ...]) -> bool:
        """Whether what is missing belongs to another text: the act that is amended, or a division of a lampiran."""
        roman_pasal = steps[0].kind is Kind.PASAL and not steps[0].number.strip("IVX")
        if self.amending != roman_pasal:
            return True  # a roman pasal is one of an amending act
        kinds = {node.kind for node in self.trail(standing)}
        return steps[0].kind in OUTSIDE and bool(kinds & {Kind.LAMPIRAN, Kind.UMUM, Kind.JUDUL, Kind.PENUTUP})

    def _index(self, node: Node) -> dict[tuple[Kind, str], int]:
        known = self._children.get(id(node))
        if known is None:
            known = {}
            for i, child in enumerate(node.children):
                known.setdefault((child.kind, even(child.kind, child.number)), i)
            self._children[id(node)] = known
        return known

    def _lampiran(self, number: str) -> Path | None:
        if not number:
            return self.lampiran[0] if self.lampiran else None
        wanted = even(Kind.LAMPIRAN, number)
        for path in self.lampiran:
            if even(Kind.LAMPIRAN, at(self.tree, path).number) == wanted:
                return path
        return None

    def _pasal(self, number: str, place: Path) -> Path | None:
        """The pasal of the body; from new text only one of the same quotation, for the rest is the amended act's."""
        wanted = [even(Kind.PASAL, number)]
        if number[-1:] == "I" and number[:1].isdigit():
            wanted.append(f"{wanted[0][:-1]}1")  # "Pasal 6I" where a scanner meant 61
        trail = self.trail(place)
        for size in range(len(place), 0, -1):
            if trail[size].kind is Kind.PERUBAHAN:
                known = self._index(trail[size])
                index = next((known[Kind.PASAL, way] for way in wanted if (Kind.PASAL, way) in known), None)
                return None if index is None else (*place[:size], index)
        found = next((self.pasal[way] for way in wanted if way in self.pasal), None)
        if found is None and not self.amending and (value := from_roman(number)):
            found = self.pasal.get(str(value))  # "Pasal I" where a scanner meant 1
        return found

    def _group(self, steps: tuple[Step, ...], place: Path) -> tuple[Path | None, tuple[Step, ...]]:
        """A heading by its own number, a bagian or paragraf first among those around the place."""
        first = steps[0]
        if any(step.kind is Kind.PASAL for step in steps):
            inner = next(i for i, step in enumerate(steps) if step.kind is Kind.PASAL)
            return self._pasal(steps[inner].number, place), steps[inner + 1 :]
        if first.kind in OUTSIDE:
            for size in range(len(place) - 1, -1, -1):
                if (near := self.child(place[:size], first)) is not None:
                    return near, steps[1:]
            if self.quoted(place):
                return None, steps[1:]
        found = None if self.quoted(place) else self.groups.get((first.kind, even(first.kind, first.number)))
        return found, steps[1:]

    def _list_item(self, step: Step, place: Path, below: tuple[Step, ...]) -> Path | None:
        """An item of the list around the place: first beside it, then further out, last below the place itself."""
        trail = self.trail(place)
        around: list[Path] = []
        for size in range(len(place) - 1, -1, -1):
            if trail[size].kind not in (Kind.AYAT, Kind.PASAL, Kind.MENIMBANG, Kind.UMUM, *LISTS):
                break
            around.append(place[:size])
        found = [unit for owner in [*around, place] if (unit := self.child(owner, step)) is not None]
        found.sort(key=lambda unit: self._unlikely(unit, step, place, below))
        return found[0] if found else None

    def _unlikely(self, unit: Path, step: Step, place: Path, below: tuple[Step, ...]) -> tuple[bool, bool, bool]:
        """How badly an item answers a step: its bracket differs, it lacks the next step, it is the place itself."""
        depth = sum(node.kind in LISTS for node in self.trail(unit))
        lacking = bool(below) and self.child(unit, below[0]) is None
        return lacking, (depth > 2) != step.closed, unit == place


def even(kind: Kind, number: str) -> str:
    """A number for comparing: one case, no spaces, roman and arabic alike for a lampiran or bab."""
    bare = "".join(number.split()).casefold()
    if kind in (Kind.LAMPIRAN, Kind.BAB) and bare.isdigit() and 0 < int(bare) < 4000:
        return roman(int(bare)).casefold()
    if kind is Kind.BAGIAN and bare == "pertama":
        return "kesatu"
    return bare


def shown(step: Step) -> str:
    """A step in its official form: "Pasal 14A", "ayat (2)", "huruf a)"."""
    if step.kind is Kind.AYAT:
        return f"ayat ({step.number})"
    if step.kind in LISTS:
        return f"{step.kind.value} {step.number}{')' if step.closed else ''}"
    if step.kind is Kind.LAMPIRAN:
        return f"Lampiran {step.number}".strip()
    return label(step.kind, step.number)
