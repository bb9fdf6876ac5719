"""Whole texts and outlines as trees, the rows of one unit, and what lies under a unit."""

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter

from django.db.models import Case, F, Q, TextField, Value, When

from documents.bridge.shape import assemble
from documents.core.numbering import RUNNING, renumber
from documents.core.tree import Kind, Node
from documents.models import Clause, Naskah

_JUDUL = Case(When(kind=Kind.JUDUL, then=F("text")), default=Value(""), output_field=TextField())


def tree_of(naskah: Naskah) -> Node:
    """The whole text as a tree with computed numbers (frozen numbers for an act in force): one query."""
    return assembled(naskah, Clause.objects.filter(naskah=naskah))


def assembled(naskah: Naskah, rows: Iterable[Clause]) -> Node:
    """The tree of all rows of a text, as they stand now or stood once, numbered as it prints."""
    tree = assemble(rows)
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
