"""Rows to tree and back: the only module that speaks both."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter

from django.db.models import Case, F, Q, TextField, Value, When

from documents.core.address import link_explains
from documents.core.diff import align
from documents.core.diff.sequence import rising
from documents.core.keys import keyed
from documents.core.numbering import RUNNING, renumber
from documents.core.tree import Kind, Node, Path, walk, walk_paths
from documents.models import Clause, Naskah

GAP = 1 << 20
HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
LISTS = frozenset({Kind.MENIMBANG, Kind.MENGINGAT})
_JUDUL = Case(When(kind=Kind.JUDUL, then=F("text")), default=Value(""), output_field=TextField())
# What a reader may open and edit on its own; everything below belongs to the unit it lies in.
ALONE = HEADED | LISTS | {
    Kind.JUDUL, Kind.PEMBUKAAN, Kind.DIKTUM, Kind.PASAL, Kind.PENUTUP, Kind.PENJELASAN, Kind.UMUM, Kind.LAMPIRAN,
    Kind.PERDA, Kind.BATANG_TUBUH,
}  # fmt: skip


@dataclass(slots=True)
class RowChanges:
    """What an edit does to rows: `create` by depth (parents first), `update`, `delete`; false when it does nothing."""

    create: list[list[Clause]] = field(default_factory=list)
    update: list[Clause] = field(default_factory=list)
    delete: list[Clause] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.create or self.update or self.delete)


def tree_of(naskah: Naskah) -> Node:
    """The whole text as a tree with computed numbers (frozen numbers for an act in force): one query."""
    tree = assemble(Clause.objects.filter(naskah=naskah))
    return tree if naskah.kind == Naskah.Kind.PERDA else renumber(tree)


def outline_of(naskah: Naskah) -> Node:
    """Only the units of editing, without words except the judul: enough for addresses and the contents. One query."""
    # The judul and the instructions tell whether the pasal are roman (UU 12/2011 Lampiran II angka 234).
    instruction = Q(kind=Kind.PERUBAHAN, parent__unit=F("parent__key"))
    rows = Clause.objects.filter(Q(unit=F("key")) | instruction, naskah=naskah).annotate(words=_JUDUL).defer("text")
    tree = assemble(rows, words=attrgetter("words"))
    return _without_instructions(tree if naskah.kind == Naskah.Kind.PERDA else renumber(tree))


def spine_of(naskah: Naskah, key: str) -> Node:
    """The unit `key` and the units it lies in, numbered as in the whole act, without words: enough for its address.

    A part of the penjelasan comes beside what it explains. One query; the units before it are only counted, so that
    naming a unit stays cheap in a long act. Only the root when the text has no such unit.
    """
    chosen = Q(unit=F("key"), explains="") | Q(kind=Kind.PERUBAHAN) | Q(key=key)
    rows = Clause.objects.filter(chosen, naskah=naskah)
    below, known = defaultdict(list), {}
    for row in rows.values_list("pk", "parent_id", "kind", "key", "number", "explains", _JUDUL):
        below[row[1]].append(row)
        known[row[0]] = known[row[3]] = row
    (root,) = below[None]
    instructed = any(row[2] == Kind.PERUBAHAN for row in known.values())
    on_the_way, ahead, before = {}, set(), dict.fromkeys(RUNNING, 0)
    for row in filter(None, (known.get(key), known.get(known[key][5]) if key in known else None)):
        ahead = set()  # in the end the way to the unit of the body, up to which is counted
        while row:
            on_the_way[row[0]] = row[3]
            ahead.add(row[0])
            row = known.get(row[1])
    ahead.discard(root[0])

    def count(row: tuple) -> None:
        if row[2] in before:
            before[row[2]] += 1
        for child in below.get(row[0], ()):
            count(child)

    def build(row: tuple) -> Node:
        children = []
        for child in below.get(row[0], ()):
            if child[0] in on_the_way:
                ahead.discard(child[0])
                children.append(build(child))
            elif ahead or child[2] == Kind.LAMPIRAN:
                count(child)
                children += [Node(Kind(child[2]), text=child[6])] if child[2] not in before else []
        # One instruction anywhere in the body makes its pasal roman.
        children += [Node(Kind.PERUBAHAN)] if instructed and row[2] == Kind.BATANG_TUBUH else []
        return Node(Kind(row[2]), row[4], "", row[6], tuple(children), row[3], row[5])

    tree = build(root)
    return _only(tree if naskah.kind == Naskah.Kind.PERDA else renumber(tree, before), set(on_the_way.values()))


def unit_rows(naskah: Naskah, unit: str) -> list[Clause]:
    """All rows of one unit of editing, in reading order of siblings; empty when there is no such unit."""
    return list(Clause.objects.filter(naskah=naskah, unit=unit).select_related("parent"))


def assemble(rows: Iterable[Clause], *, words: Callable[[Clause], str] = attrgetter("text")) -> Node:
    """The tree of these rows. The one row without a parent among them is the root; there must be exactly one."""
    rows = list(rows)
    present = {row.pk for row in rows}
    below: dict[int | None, list[Clause]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.position, row.pk)):
        below[row.parent_id if row.parent_id in present else None].append(row)

    def build(row: Clause) -> Node:
        children = tuple(build(child) for child in below.get(row.pk, ()))
        return Node(Kind(row.kind), row.number, row.heading, words(row), children, row.key, row.explains)

    (root,) = below[None]
    return build(root)


def unit_key(tree: Node, path: Path) -> str:
    """The key of the unit of editing that the node at `path` is part of."""
    node, parent, key = tree, None, tree.key
    for step in (*path, None):
        item = parent in LISTS
        if item or node.kind in ALONE:
            key = node.key
        if step is None or item or node.kind is Kind.PASAL:
            break
        parent, node = node.kind, node.children[step]
    return key


def rows_for(naskah: Naskah, tree: Node) -> list[list[Clause]]:
    """New rows for a tree (every node must have a key), by depth, parents first, with the numbers the tree carries."""
    levels: list[list[Clause]] = []
    made: dict[Path, Clause] = {}
    for path, node in walk_paths(tree):
        row = _row(naskah, node, unit_key(tree, path), made[path[:-1]] if path else None)
        row.position = (path[-1] + 1) * GAP if path else GAP
        made[path] = row
        if len(levels) <= len(path):
            levels.append([])
        levels[len(path)].append(row)
    return levels


def unnumbered(node: Node, *, explaining: bool = False) -> Node:
    """The tree without the numbers a draft computes.

    What an amending act quotes (perubahan) keeps its own, and so does a part of the penjelasan that explains no unit.
    """
    if node.kind is Kind.PERUBAHAN:
        return node
    explaining = explaining or node.kind is Kind.PENJELASAN
    children = tuple(unnumbered(child, explaining=explaining) for child in node.children)
    return replace(node, number=node.number if explaining and not node.explains else "", children=children)


def numbered_unit(naskah: Naskah, key: str) -> tuple[Node, Clause]:
    """One unit as it prints, and its row; a part of the penjelasan takes the number of the part it explains.

    Raises Clause.DoesNotExist when the text has no such unit.
    """
    rows = unit_rows(naskah, key)
    unit = next((row for row in rows if row.key == key), None)
    if unit is None:
        raise Clause.DoesNotExist(key)
    return printed(naskah, assemble(rows)), unit


def printed(naskah: Naskah, unit: Node) -> Node:
    """A unit with the numbers its parts print now; its own stays as stored, which takes the whole act to know."""
    if naskah.kind == Naskah.Kind.PERDA:
        return unit
    # In a draft only a pasal of the penjelasan points at another unit or carries a number of its own.
    if unit.kind is Kind.UMUM or (unit.kind is Kind.PASAL and (unit.explains or unit.number)):
        return replace(_beside(_explained(naskah, unit), unit, renumber), number=unit.number)
    return numbered(unit)


def numbered(unit: Node) -> Node:
    """A unit of the body alone with the numbers of its parts computed; its own number stays as it is."""
    act = renumber(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(unit,)),)))
    return replace(act.children[0].children[0], number=unit.number)


def retyped(naskah: Naskah, old: Node, typed: Node, *, explaining: bool) -> Node:
    """The typed unit as the next state of `old`: kept parts carry their keys, nothing carries a computed number.

    In the penjelasan (`explaining`) a part points at the part of its pasal with the same number.
    """
    if not explaining:
        new = align(old, unnumbered(typed))
    else:
        body = _explained(naskah, old)
        note = _linked(body, typed)
        explains = {part.explains: part.key for part in walk(old) if part.explains}
        new = _linked(body, align(old, _with_keys(note, explains)))
        new = unnumbered(new, explaining=True)
    return replace(new, key=old.key, number=old.number, explains=old.explains)


def successors(old: Node, new: Node) -> dict[str, str]:
    """For each part of a unit of the body that is gone, by key: the part that now stands new under the same numbers."""
    before, after = {node.key for node in walk(old)}, {node.key for node in walk(new)}
    now = _by_numbers(numbered(new))
    return {
        key: now[sign]
        for sign, key in _by_numbers(numbered(old)).items()
        if key not in after and now.get(sign, key) not in before
    }


def changes_within(naskah: Naskah, rows: list[Clause], new: Node) -> RowChanges:
    """The fewest row edits that turn the unit in `rows` into `new` (every node has a key, kept ones that of their row).

    When there is any, the unit's own row is among them with its revision one higher.
    """
    by_key = {row.key: row for row in rows}
    unit = by_key[new.key]
    changes = RowChanges()
    dirty: dict[str, Clause] = {}
    _copy(unit, new, dirty)
    _place_children(naskah, unit, new, by_key, changes, dirty, depth=0)
    kept = {node.key for node in walk(new)}
    changes.delete = [row for row in rows if row.key not in kept]
    fresh = {row.key for level in changes.create for row in level}
    changes.update = [row for key, row in dirty.items() if key not in fresh]
    if changes:
        unit.revision += 1
        if unit.key not in dirty:
            changes.update.append(unit)
    return changes


def fresh_keys(naskah: Naskah, tree: Node) -> Node:
    """The tree with a new key for every node that has none, unique in the naskah."""
    while True:
        known = {node.key for node in walk(tree) if node.key}
        done = keyed(tree, known, secrets.randbelow)
        fresh = {node.key for node in walk(done)} - known
        # Asking only for the few new keys keeps a save as cheap in a long act as in a short one.
        if not fresh or not Clause.objects.filter(naskah=naskah, key__in=fresh).exists():
            return done


def between(siblings: list[Clause], index: int) -> int | None:
    """A free position for a new row at `index` among its siblings, or None when the gap is used up."""
    low = siblings[index - 1].position if index > 0 else 0
    high = siblings[index].position if index < len(siblings) else low + 2 * GAP
    middle = (low + high) // 2
    return middle if low < middle < high else None


def subtree_rows(naskah: Naskah, row: Clause) -> list[Clause]:
    """The row and all rows below it, parents before children: one query per level."""
    found, level = [row], [row.pk]
    while level:
        children = list(Clause.objects.filter(naskah=naskah, parent_id__in=level))
        found += children
        level = [child.pk for child in children]
    return found


def lies_in(naskah: Naskah, key: str, above: str) -> bool:
    """Whether the unit `key` is, or lies somewhere below, the unit `above`: one query per level."""
    row = Clause.objects.filter(naskah=naskah, key=key).first()
    while row is not None and row.key != above:
        row = row.parent
    return row is not None


def _only(node: Node, keys: set[str]) -> Node:
    return node.with_children(tuple(_only(child, keys) for child in node.children if child.key in keys))


def _without_instructions(node: Node) -> Node:
    kept = (child for child in node.children if child.kind is not Kind.PERUBAHAN)
    return node.with_children(tuple(_without_instructions(child) for child in kept))


def _explained(naskah: Naskah, unit: Node) -> Node:
    """The numbered unit that a unit of the penjelasan explains; an empty pasal when there is none."""
    rows = unit_rows(naskah, unit.explains) if unit.explains else []
    return numbered(assemble(rows)) if rows else Node(Kind.PASAL)


def _by_numbers(unit: Node) -> dict[tuple[str, ...], str]:
    """The keys of a unit's parts by the labels on the way to them."""
    found: dict[tuple[str, ...], str] = {}
    stack: list[tuple[tuple[str, ...], Node]] = [((), unit)]
    while stack:
        sign, node = stack.pop()
        for child in node.children:
            below = (*sign, f"{child.kind} {child.number}")
            found.setdefault(below, child.key)
            stack.append((below, child))
    return found


def _beside(body: Node, note: Node, change: Callable[[Node], Node]) -> Node:
    """The unit of the penjelasan after `change` saw it together with the unit it explains, as in an act."""
    parts = (Node(Kind.BATANG_TUBUH, children=(body,)), Node(Kind.PENJELASAN, children=(note,)))
    return change(Node(Kind.PERDA, children=parts)).children[1].children[0]


def _linked(body: Node, note: Node) -> Node:
    """The unit of the penjelasan whose parts point at the parts of the body unit with the same numbers."""
    number = note.number
    body, note = replace(body, number="1"), replace(_unlinked(note), number="1")
    return replace(_beside(body, note, link_explains), number=number)


def _unlinked(node: Node) -> Node:
    return replace(node, explains="", children=tuple(_unlinked(child) for child in node.children))


def _with_keys(node: Node, keys: dict[str, str]) -> Node:
    """The tree where a part takes the key under what it explains, each key once."""
    key = keys.pop(node.explains, "") if node.explains else ""
    return replace(node, key=key, children=tuple(_with_keys(child, keys) for child in node.children))


def _row(naskah: Naskah, node: Node, unit: str, parent: Clause | None) -> Clause:
    return Clause(
        naskah=naskah,
        key=node.key,
        unit=unit,
        kind=node.kind.value,
        parent=parent,
        number=node.number,
        heading=node.heading,
        text=node.text,
        explains=node.explains,
    )


def _copy(row: Clause, node: Node, dirty: dict[str, Clause]) -> None:
    wanted = (node.kind.value, node.number, node.heading, node.text, node.explains)
    if (row.kind, row.number, row.heading, row.text, row.explains) != wanted:
        row.kind, row.number, row.heading, row.text, row.explains = wanted
        dirty[row.key] = row


def _place_children(naskah, parent, node, by_key, changes, dirty, depth) -> None:
    """Give the rows of `node`'s children their parent, order, and words; recurse."""
    placed: list[Clause] = []
    for child in node.children:
        row = by_key.get(child.key)
        if row is None:
            row = _row(naskah, child, child.key if node.kind in LISTS else parent.unit, parent)
            row.position = -1
            while len(changes.create) <= depth:
                changes.create.append([])
            changes.create[depth].append(row)
        else:
            if parent.pk is None or row.parent_id != parent.pk:
                row.parent, row.position = parent, -1
                dirty[row.key] = row
            _copy(row, child, dirty)
        placed.append(row)
    _order(placed, dirty)
    for child, row in zip(node.children, placed, strict=True):
        _place_children(naskah, row, child, by_key, changes, dirty, depth + 1)


def _order(placed: list[Clause], dirty: dict[str, Clause]) -> None:
    """Keep the longest run of positions that already rise; spread the other rows evenly over the gaps between."""
    seated = [index for index, row in enumerate(placed) if row.position >= 0]
    kept = [seated[place] for place in sorted(rising([placed[index].position for index in seated]))]
    low, start = 0, 0
    for end in (*kept, len(placed)):
        count = end - start
        high = placed[end].position if end < len(placed) else low + (count + 1) * GAP
        step = (high - low) // (count + 1)
        if count and not step:
            break
        for place in range(count):
            _seat(placed[start + place], low + (place + 1) * step, dirty)
        if end < len(placed):
            low, start = high, end + 1
    else:
        return
    for index, row in enumerate(placed):
        _seat(row, (index + 1) * GAP, dirty)


def _seat(row: Clause, position: int, dirty: dict[str, Clause]) -> None:
    if row.position != position:
        row.position = position
        dirty[row.key] = row
