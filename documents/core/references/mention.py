"""The parts of a reference as values: steps, targets, mentions; and what a list lends to the next of its targets."""

from __future__ import annotations

from dataclasses import dataclass

from documents.core.tree import Kind

THIS = "ini"

RANK = {
    Kind.LAMPIRAN: 0, Kind.BUKU: 1, Kind.BAB: 2, Kind.BAGIAN: 3, Kind.PARAGRAF: 4, Kind.PASAL: 5, Kind.AYAT: 6,
    Kind.HURUF: 7, Kind.ANGKA: 7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a path: "ayat (2)" begins at `start`, its number "(2)" runs from `at` to `end`.

    `number` carries no decoration; it is "" for a lampiran without a number and THIS for "Pasal ini". `closed` marks
    "huruf a)", `spelled` a number repeated in words: "angka 1 (satu)".
    """

    kind: Kind
    number: str
    start: int
    at: int
    end: int
    closed: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """One item of a list, from `start` to `end`: its steps from the outer level in, and the end of a range.

    `above` holds the upper levels that the list supplies: in "Pasal 7 ayat (2) dan ayat (4)" the second target has
    Pasal 7 above it.
    """

    steps: tuple[Step, ...]
    start: int
    end: int
    above: tuple[Step, ...] = ()
    last: tuple[Step, ...] = ()
    excluded: bool = False
    inward: bool = False

    @property
    def path(self) -> tuple[Step, ...]:
        """The steps with what the list supplies above them."""
        return self.above + self.steps

    @property
    def last_path(self) -> tuple[Step, ...]:
        """The end of the range with what its beginning supplies above it, or nothing."""
        return inherited(self.path, self.last) + self.last if self.last else ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference from `start` to `end`; its lead, where it has one, stands before `at`, where the list begins.

    `prep` is the preposition before the list ("dalam", "pada", ""), `host` the act it belongs to in the words of the
    text ("" for none), `own` whether that is the act itself ("Peraturan Daerah ini"), `read` whether all was read.
    """

    start: int
    at: int
    end: int
    targets: tuple[Target, ...]
    lead: bool = False
    prep: str = ""
    host: str = ""
    own: bool = False
    read: bool = True

    @property
    def external(self) -> bool:
        """Whether the reference is to another act."""
        return bool(self.host) and not self.own


def inherited(before: tuple[Step, ...], steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The upper levels that `steps` takes from the path before it in the same list (angka 276)."""
    first = steps[0]
    if first.kind in (Kind.LAMPIRAN, Kind.BUKU, Kind.BAB, Kind.PASAL):
        return ()
    same = [i for i, step in enumerate(before) if step.kind is first.kind]
    same = [i for i in same if before[i].closed == first.closed] or same
    if same:
        return before[: same[-1]]
    rank = RANK[first.kind]
    if rank == RANK[Kind.HURUF]:
        return before
    return tuple(step for step in before if RANK[step.kind] < rank)


def order(before: Step, step: Step) -> int:
    """How a step relates to the one before: 1 deeper, -1 higher, 2 deeper inside lists, 0 beside it."""
    if RANK[before.kind] != RANK[step.kind]:
        return 1 if RANK[step.kind] > RANK[before.kind] else -1
    return 2 if before.kind is not step.kind else 0


def goes_on(before: Step, step: Step) -> bool:
    """Whether a step behind another and a comma would be read as a deeper level of the same path."""
    return order(before, step) > 0
