"""The words of a reference for units of a tree: paths, numbers, lists in their due order, prepositions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from documents.core.numbering import terbilang
from documents.core.references.mention import THIS, Step
from documents.core.references.places import HEADINGS, LISTS, Places, even, shown
from documents.core.tree import Kind, Node, Path

_CITED = (Kind.LAMPIRAN, Kind.PASAL, Kind.AYAT, *LISTS)


def chain(tree: Node, unit: Path) -> tuple[Step, ...]:
    """The full path of a unit as steps: pasal, ayat, and list items, or the headings down to it."""
    trail = [tree]
    for index in unit:
        trail.append(trail[-1].children[index])
    kinds = HEADINGS if trail[-1].kind in HEADINGS else _CITED
    out: list[Step] = []
    depth = 0
    for node in trail:
        depth += node.kind in LISTS
        if node.kind in kinds:
            out.append(Step(node.kind, node.number, 0, 0, 0, depth > 2 and node.kind in LISTS))
    return tuple(out)


def aligned(written: tuple[Step, ...], full: tuple[Step, ...]) -> tuple[Step, ...]:
    """The written steps with the numbers of the full path, level by level from the innermost; () when they differ."""
    if full and full[-1].kind is Kind.LAMPIRAN:
        return tuple(replace(s, number=full[-1].number) if s.kind is Kind.LAMPIRAN else s for s in written)
    out: list[Step] = []
    place = len(full) - 1
    for step in reversed(written):
        while place >= 0 and out and full[place].kind is not step.kind:
            place -= 1
        if place < 0 or full[place].kind is not step.kind:
            return ()
        out.append(step if step.number == THIS else replace(step, number=full[place].number))
        place -= 1
    return tuple(reversed(out))


def part(text: str, written: tuple[Step, ...], steps: tuple[Step, ...]) -> list[tuple[int, int, str]]:
    """What to replace for the written steps to become `steps`: single numbers where the levels stay, else the whole."""
    if not steps or not written:
        return []
    if [step.start for step in written] != [step.start for step in steps] or not any(step.end for step in steps):
        words = " ".join(map(shown, steps))
        return [(min(step.start for step in written), max(step.end for step in written), words)]
    out = []
    for old, new in zip(written, steps, strict=True):
        if even(old.kind, old.number) == even(new.kind, new.number):
            continue
        start = old.at
        if old.kind is Kind.LAMPIRAN:
            start = old.start + len("lampiran")
        out.append((start, old.end, _number(new)))
    return out


def _number(step: Step) -> str:
    """The number as it stands behind its level word, in words too where it was."""
    if step.kind is Kind.AYAT:
        return f"({step.number})"
    if step.kind is Kind.LAMPIRAN:
        return f" {step.number}".rstrip()
    if step.spelled and step.number.isdigit():
        return f"{step.number} ({terbilang(int(step.number))})"
    return step.number + (")" if step.closed else "")


def sorted_units(units: Iterable[Path], place: Path, tree: Node) -> list[Path]:
    """Units in the order of a list: those of the same pasal first, then by place (UU 12/2011 Lampiran II angka 276)."""
    own = _pasal(tree, place)
    return sorted(units, key=lambda unit: (own is None or _pasal(tree, unit) != own, unit))


def _pasal(tree: Node, path: Path) -> Path | None:
    node = tree
    for size, index in enumerate(path, 1):
        node = node.children[index]
        if node.kind is Kind.PASAL:
            return path[:size]
    return None


def runs(places: Places, ordered: list[Path], ranged: set[Path]) -> list[list[Path]]:
    """The units in rows: three or more side by side that came from ranges are one row, the others stand alone."""
    rows: list[list[Path]] = []
    for unit in ordered:
        last = rows[-1] if rows else None
        if last and unit in ranged and last[-1] in ranged and _adjoin(places, last[-1], unit):
            last.append(unit)
        else:
            rows.append([unit])
    return [row for whole in rows for row in ([whole] if len(whole) > 2 else [[unit] for unit in whole])]


def _adjoin(places: Places, before: Path, unit: Path) -> bool:
    return before < unit and places.in_row(before, unit) and places.between(before, unit) == [before, unit]


def joined(said: list[str], joint: str) -> str:
    """ "A", "A dan B", "A, B, dan C"."""
    if len(said) < 3:
        return f" {joint} ".join(said)
    return f"{', '.join(said[:-1])}, {joint} {said[-1]}"


def preposition(kind: Kind) -> str:
    """What stands before a path whose first level is of that kind (UU 12/2011 Lampiran II angka 272)."""
    return "pada" if kind in (Kind.AYAT, Kind.ANGKA) else "dalam"
