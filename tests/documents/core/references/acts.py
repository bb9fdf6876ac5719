"""Random acts whose texts cite units of the same act and of others; with the keys that each text means."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from documents.core.address import link_explains
from documents.core.keys import keyed
from documents.core.numbering import renumber
from documents.core.tree import Kind, Node, Path, at, replace_at, walk, walk_paths

LISTS = (Kind.HURUF, Kind.ANGKA)
OTHER = "Undang-Undang Nomor 1 Tahun 2022 tentang Contoh"


@dataclass
class Drawn:
    """An act and, for each key of a text with references, the sets of keys that its references mean, in order."""

    tree: Node
    meant: dict[str, list[set[str]]] = field(default_factory=dict)


def draw_act(chance: random.Random) -> Drawn:
    """A numbered and keyed act; about half of its texts cite something."""
    judul = Node(Kind.JUDUL, text="RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nCONTOH")
    considering = Node(Kind.MENIMBANG, children=_items(Kind.HURUF, chance, 3, 1))
    pembukaan = Node(Kind.PEMBUKAAN, text="WALI KOTA SERANG,", children=(considering,))
    bab = []
    for _ in range(chance.randint(2, 3)):
        pasal = tuple(_pasal(chance) for _ in range(chance.randint(1, 4)))
        cut = chance.randrange(len(pasal))
        parts = [Node(Kind.BAGIAN, heading="Judul", children=part) for part in (pasal[:cut], pasal[cut:])]
        bab.append(Node(Kind.BAB, heading="JUDUL", children=tuple(parts) if cut else pasal))
    body = Node(Kind.BATANG_TUBUH, children=tuple(bab))
    lampiran = tuple(Node(Kind.LAMPIRAN, text="Isi lampiran.") for _ in range(chance.randint(0, 3)))
    tree = renumber(Node(Kind.PERDA, children=(judul, pembukaan, body, *lampiran)))
    notes = tuple(_note(node, chance) for node in walk(tree) if node.kind is Kind.PASAL)
    notes_node = Node(Kind.PENJELASAN, text="PENJELASAN", children=(Node(Kind.UMUM, text="Umum."), *notes))
    tree = (
        replace_at(tree, (3,), notes_node, *tree.children[3:4])
        if lampiran
        else tree.with_children((*tree.children, notes_node))
    )
    return _with_references(link_explains(keyed(tree, (), chance.randrange)), chance)


def _note(pasal: Node, chance: random.Random) -> Node:
    """The explanation of a pasal, in one or by its ayat."""
    ayat = [child for child in pasal.children if child.kind is Kind.AYAT]
    if not ayat or chance.randrange(2):
        return Node(Kind.PASAL, pasal.number, text="Cukup jelas.")
    return Node(
        Kind.PASAL,
        pasal.number,
        children=tuple(Node(Kind.AYAT, child.number, text="Cukup jelas.") for child in ayat),
    )


def _items(kind: Kind, chance: random.Random, count: int, depth: int) -> tuple[Node, ...]:
    inner = Kind.ANGKA if kind is Kind.HURUF else Kind.HURUF
    out = []
    for _ in range(count):
        deeper = depth < 4 and not chance.randrange(4)
        children = _items(inner, chance, chance.randint(2, 3), depth + 1) if deeper else ()
        out.append(Node(kind, text="isi butir;", children=children))
    return tuple(out)


def _pasal(chance: random.Random) -> Node:
    form = chance.randrange(4)
    if form == 0:
        return Node(Kind.PASAL, text="Norma tunggal.")
    if form == 1:
        kind = chance.choice(LISTS)
        return Node(Kind.PASAL, text="Meliputi:", children=_items(kind, chance, chance.randint(2, 5), 1))
    ayat = []
    for _ in range(chance.randint(2, 5)):
        listed = not chance.randrange(3)
        children = _items(Kind.HURUF, chance, chance.randint(2, 4), 1) if listed else ()
        ayat.append(Node(Kind.AYAT, text="Norma.", children=children))
    return Node(Kind.PASAL, children=tuple(ayat))


def _with_references(tree: Node, chance: random.Random) -> Drawn:
    out = Drawn(tree)
    for path, node in walk_paths(tree):
        wanted = node.kind in (Kind.PASAL, Kind.AYAT, *LISTS, Kind.UMUM, Kind.LAMPIRAN) and bool(node.text)
        if not wanted or chance.randrange(2):
            continue
        words, meant = "", []
        for _ in range(chance.choice((1, 1, 2))):
            said, keys = _reference(tree, path, chance)
            words += f" Kata lain 3 (tiga) hari, sebagaimana dimaksud {said} berlaku."
            meant.append(keys)
        out.tree = replace_at(out.tree, path, replace(at(out.tree, path), text=node.text + words))
        out.meant[node.key] = meant
    return out


def _reference(tree: Node, place: Path, chance: random.Random) -> tuple[str, set[str]]:
    """The words of one reference with its preposition, and the keys of what it means: none for one to another act."""
    form = chance.randrange(12)
    lampiran = [(i,) for i, child in enumerate(tree.children) if child.kind is Kind.LAMPIRAN]
    if form == 0 and lampiran:
        unit = chance.choice(lampiran)
        return f"dalam Lampiran {at(tree, unit).number}".rstrip(), {at(tree, unit).key}
    if form == 1:
        return f"dalam Pasal {chance.randint(1, 9)} ayat (2) {OTHER}", set()
    if form == 2:
        return _heading(tree, chance)
    if form == 3 and place[0] == 2:
        return _this(tree, place, chance)
    near = _near(tree, place)
    if near and chance.randrange(2):
        return _relative(tree, near, chance)
    if form == 4:
        return _inheriting(tree, chance)
    return _listed(tree, chance)


def _units(tree: Node) -> list[Path]:
    """The units of the body that have a number, headings left out."""
    body = walk_paths(tree.children[2])
    return [(2, *path) for path, node in body if node.kind in (Kind.PASAL, Kind.AYAT, *LISTS)]


def _listed(tree: Node, chance: random.Random) -> tuple[str, set[str]]:
    """One unit in full, a range, a pair, or a list."""
    units = _units(tree)
    first = chance.choice(units)
    said, keys = _full(tree, first), {at(tree, first).key}
    siblings = _siblings(tree, first)
    later = [unit for unit in siblings if unit > first]
    form = chance.randrange(4)
    if form == 1 and len(later) > 1:
        last = later[-1]
        said += f" sampai dengan {_last(tree, last)}"
        keys |= {at(tree, unit).key for unit in siblings if first <= unit <= last}
    elif form == 2 and later:
        said += f" dan {_last(tree, later[0])}"
        keys.add(at(tree, later[0]).key)
    elif form == 3:
        others = sorted({first, *chance.sample(units, min(2, len(units)))})
        said = _joined([_full(tree, unit) for unit in others], chance.choice(("dan", "atau", "dan/atau")))
        keys = {at(tree, unit).key for unit in others}
    return f"dalam {said}", keys


def _inheriting(tree: Node, chance: random.Random) -> tuple[str, set[str]]:
    """Several units of one owner, its levels said once, and a pasal: "Pasal 7 ayat (1), ayat (3), dan Pasal 9"."""
    owners = [path for path in _units(tree) if len([*_numbered(tree, path)]) > 1]
    if not owners:
        return _listed(tree, chance)
    owner = chance.choice(owners)
    below = list(_numbered(tree, owner))
    chosen = sorted(chance.sample(below, 2))
    later = [path for path in _units(tree) if at(tree, path).kind is Kind.PASAL and path > owner]
    said = [_full(tree, chosen[0]), _last(tree, chosen[1])]
    if later:
        chosen.append(chance.choice(later))
        said.append(_last(tree, chosen[-1]))
    return f"dalam {_joined(said, chance.choice(('dan', 'atau', 'serta')))}", {at(tree, unit).key for unit in chosen}


def _numbered(tree: Node, path: Path) -> Iterator[Path]:
    return ((*path, i) for i in range(len(at(tree, path).children)))


def _heading(tree: Node, chance: random.Random) -> tuple[str, set[str]]:
    """A bab, or a bagian with its bab."""
    unit = chance.choice([path for path, node in walk_paths(tree) if node.kind in (Kind.BAB, Kind.BAGIAN)])
    said = f"dalam BAB {at(tree, unit[:2]).number}"
    if at(tree, unit).kind is Kind.BAGIAN:
        said += f" Bagian {at(tree, unit).number}"
    return said, {at(tree, unit).key}


def _this(tree: Node, place: Path, chance: random.Random) -> tuple[str, set[str]]:
    """ "Pasal ini" or "ayat ini"."""
    around = [place[:size] for size in range(len(place) + 1)]
    unit = chance.choice([path for path in around if at(tree, path).kind in (Kind.PASAL, Kind.AYAT)])
    word = "Pasal" if at(tree, unit).kind is Kind.PASAL else "ayat"
    return f"dalam {word} ini", {at(tree, unit).key}


def _near(tree: Node, place: Path) -> list[Path]:
    """The ayat, or the items of the innermost list, that a text may cite without a pasal."""
    if place[0] == 1:
        return [(*place[:2], i) for i in range(len(at(tree, place[:2]).children))]
    if place[0] == 3:
        place = next((path for path, node in walk_paths(tree) if node.key == at(tree, place).explains), ())
    node = at(tree, place)
    if place[:1] != (2,) or node.kind not in (Kind.AYAT, *LISTS):
        return []
    return _siblings(tree, place)


def _relative(tree: Node, near: list[Path], chance: random.Random) -> tuple[str, set[str]]:
    chosen = sorted(chance.sample(near, min(len(near), chance.choice((1, 1, 2, 3)))))
    kind = at(tree, chosen[0]).kind
    before = "pada" if kind in (Kind.AYAT, Kind.ANGKA) else "dalam"
    if len(chosen) == 3 and near.index(chosen[2]) - near.index(chosen[0]) == 2:
        return f"{before} {_last(tree, chosen[0])} sampai dengan {_last(tree, chosen[2])}", {
            at(tree, unit).key for unit in chosen
        }
    said = _joined([_last(tree, unit) for unit in chosen], "dan")
    return f"{before} {said}", {at(tree, unit).key for unit in chosen}


def _siblings(tree: Node, unit: Path) -> list[Path]:
    kind = at(tree, unit).kind
    if kind is Kind.PASAL:
        return [path for path, node in walk_paths(tree) if node.kind is Kind.PASAL and path[:1] == (2,)]
    parent = at(tree, unit[:-1])
    return [(*unit[:-1], i) for i, child in enumerate(parent.children) if child.kind is kind]


def _last(tree: Node, unit: Path) -> str:
    node = at(tree, unit)
    if node.kind is Kind.PASAL:
        return f"Pasal {node.number}"
    if node.kind is Kind.AYAT:
        return f"ayat ({node.number})"
    depth = sum(at(tree, unit[:size]).kind in LISTS for size in range(len(unit) + 1))
    return f"{node.kind.value} {node.number}{')' if depth > 2 else ''}"


def _full(tree: Node, unit: Path) -> str:
    kinds = (Kind.PASAL, Kind.AYAT, *LISTS)
    steps = [unit[:size] for size in range(1, len(unit) + 1) if at(tree, unit[:size]).kind in kinds]
    return " ".join(_last(tree, step) for step in steps)


def _joined(said: list[str], joint: str) -> str:
    if len(said) < 3:
        return f" {joint} ".join(said)
    return f"{', '.join(said[:-1])}, {joint} {said[-1]}"
