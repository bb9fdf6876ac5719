"""A whole act as Akoma Ntoso 3.0: judul, opening, body, closing, penjelasan, and lampiran in their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from documents.core.act import read_day
from documents.core.akn import EMPTY, ENACTING, eids, printed
from documents.core.closing import closing_parts
from documents.core.tree import Kind, Node, Path
from documents.printing.akn.annexes import annex
from documents.printing.akn.facts import AknFacts
from documents.printing.akn.markup import (
    Element,
    Span,
    add,
    fill,
    inside,
    keep,
    legal,
    line,
    lines,
    own,
    root,
)
from documents.printing.akn.meta import meta, part_meta, people
from documents.printing.akn.spans import spans_of
from documents.printing.akn.units import Units, per_pasal

EDITION = 1  # goes up when the same act is written with other bytes
_NUMBER = re.compile(r"(?<=NOMOR )\S.*?(?= TAHUN\b|$)", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\s+\w+\s+\d{4}")
_FRONT = (Kind.JUDUL, Kind.PEMBUKAAN, Kind.BATANG_TUBUH, Kind.PENUTUP)


def akoma_ntoso(tree: Node, facts: AknFacts) -> bytes:
    """The act as an Akoma Ntoso 3.0 file, UTF-8; the same tree and facts always give the same bytes.

    Everything of the tree is in it, keys as wId, so that `documents.reading.akn` gives the same tree back.
    """
    names = eids(tree)
    return _Writer(tree, facts, Units(names, spans_of(tree, names, facts))).written()


class _Writer:
    """One act on its way into elements."""

    def __init__(self, tree: Node, facts: AknFacts, units: Units) -> None:
        self.tree = tree
        self.facts = facts
        self.units = units

    def written(self) -> bytes:
        top = root("akomaNtoso")
        name = ("bill", "raperda") if self.facts.draft else ("act", "perda")
        act = add(top, name[0], {"name": name[1], "contains": "singleVersion"})
        meta(act, self.facts, self.tree.key)
        placed = {kind: self._first(kind) for kind in _FRONT}
        self.judul(act, placed[Kind.JUDUL])
        self.pembukaan(act, placed[Kind.PEMBUKAAN])
        self.body(act, placed[Kind.BATANG_TUBUH])
        self.penutup(act, placed[Kind.PENUTUP])
        taken = {path for path in placed.values() if path}
        rest = [(i,) for i in range(len(self.tree.children)) if (i,) not in taken]
        if rest:
            attachments = add(act, "attachments")
            for path in rest:
                self.attachment(attachments, self.tree.children[path[0]], path)
        data: bytes = etree.tostring(top, xml_declaration=True, encoding="UTF-8")
        return data

    def _first(self, kind: Kind) -> Path | None:
        return next(((i,) for i, part in enumerate(self.tree.children) if part.kind is kind), None)

    def _node(self, path: Path) -> Node:
        return self.tree.children[path[0]]

    def judul(self, act: Element, path: Path | None) -> None:
        if path is None:
            return
        node = self._node(path)
        made = add(act, "preface", self.units.identity(node, path))
        upper = [row.strip().upper() for row in node.text.split("\n")]
        about = upper.index("TENTANG") if "TENTANG" in upper else len(upper)
        for place, words in enumerate(node.text.split("\n")):
            number = _NUMBER.search(words) if place < about else None
            if place == 0 and words:
                spans = [Span(0, len(words), "docType", {})]
            elif number:
                spans = [Span(number.start(), number.end(), "docNumber", {})]
            else:
                spans = [Span(0, len(words), "docTitle", {})] if place > about else []
            line(made, "p", words, spans)

    def pembukaan(self, act: Element, path: Path | None) -> None:
        if path is None:
            return
        node = self._node(path)
        made = add(act, "preamble", self.units.identity(node, path))
        lines(made, node.text, self.units.marks(path), none=not node.children)
        for i, child in enumerate(node.children):
            here = (*path, i)
            if child.kind is Kind.DIKTUM:
                formula = add(made, "formula", self.units.identity(child, here) | {"name": ENACTING})
                lines(formula, child.text, self.units.marks(here), none=True)
            else:
                self.considered(made, child, here)

    def considered(self, preamble: Element, node: Node, path: Path) -> None:
        """Menimbang or Mengingat; words without a letter or number stand in a recital of their own."""
        name, item = ("recitals", "recital") if node.kind is Kind.MENIMBANG else ("citations", "citation")
        made = add(preamble, name, self.units.identity(node, path))
        line(made, "heading", node.kind.value.capitalize())
        if not node.children:
            only = add(made, item, {"eId": f"{self.units.names[path]}__isi"})
            lines(only, node.text, self.units.marks(path), none=True)
            return
        if node.text:
            lines(add(made, "intro"), node.text, self.units.marks(path))
        last = len(node.children) - 1
        for i, child in enumerate(node.children):
            if child.kind is Kind.LANJUTAN and i == last > 0:
                wrap = add(made, "wrapUp", self.units.identity(child, (*path, i)))
                lines(wrap, child.text, self.units.marks((*path, i)), none=True)
            else:
                self.item(made, item, child, (*path, i), 1)

    def item(self, parent: Element, name: str, node: Node, path: Path, depth: int) -> None:
        """One item outside the body; items below it stand in a `blockList`."""
        made = add(parent, name, self.units.identity(node, path) | {"class": node.kind.value})
        self.units.number(made, node, printed(node.kind, node.number, depth))
        lines(made, node.text, self.units.marks(path), none=not node.children)
        if not node.children:
            return
        below = add(made, "blockList", {"eId": f"{self.units.names[path]}__daftar_1"})
        last = len(node.children) - 1
        for i, child in enumerate(node.children):
            here = (*path, i)
            if child.kind is Kind.LANJUTAN and i == last > 0:
                wrap = add(below, "listWrapUp", self.units.identity(child, here))
                first, *others = child.text.split("\n")
                fill(wrap, first)
                for words in others:
                    inside(wrap, "br").tail = legal(words)
                    keep(wrap, words)
            else:
                self.item(below, "item", child, here, depth + 1)

    def body(self, act: Element, path: Path | None) -> None:
        made = add(act, "body", self.units.identity(self._node(path), path) if path else {})
        children = self._node(path).children if path else ()
        if path and children:
            self.units.children(made, self._node(path), path, 1, False)
        else:
            add(made, "hcontainer", {"eId": EMPTY, "name": EMPTY})

    def penutup(self, act: Element, path: Path | None) -> None:
        """The closing; each block of lines in a container of its own, with names, offices, and dates marked."""
        if path is None:
            return
        node = self._node(path)
        made = add(act, "conclusions", self.units.identity(node, path))
        parts = closing_parts(node.text)
        blocks: list[tuple[str, list[str]]] = [("perintah_pengundangan", list(parts.formula))]
        for name, signed in (("penetapan", parts.enactment), ("pengundangan", parts.promulgation)):
            if signed:
                said = [*signed.place, *signed.office, *([signed.mark] if signed.mark else []), *signed.name]
                blocks.append((name, said))
        blocks.append(("lembaran_daerah", list(parts.gazette)))
        sizes = [(name, len(said)) for name, said in blocks if said]
        signers = people(self.facts)
        block: Element | None = None
        left = 0
        for words in node.text.split("\n"):
            if words.strip() and not left and sizes:
                name, left = sizes.pop(0)
                block = add(made, "container", {"eId": f"penutup__{name}", "name": name})
            left -= bool(words.strip())
            _signed(made if block is None else block, words, signers)

    def attachment(self, parent: Element, node: Node, path: Path) -> None:
        """The penjelasan, a lampiran, or a part that stands where the standard has no place for it."""
        units, lampiran = self.units, node.kind is Kind.LAMPIRAN
        given = units.identity(node, path) | {own("nomor"): node.number or "-"}
        made = add(parent, "attachment", given)
        title = f"Lampiran {node.number}".strip() if lampiran else node.kind.value.capitalize()
        line(made, "heading", title)
        doc = add(made, "doc", {"name": node.kind.value})
        part_meta(doc, self.facts, units.names[path].replace("_", "-"), title, node.number)
        front = node.heading if lampiran else node.text
        if front:
            lines(add(doc, "preface"), front, () if lampiran else units.marks(path))
        main = add(doc, "mainBody")
        if lampiran:
            annex(main, node.text, units.marks(path))
        if node.kind is Kind.PENJELASAN:
            self.penjelasan(main, node, path)
        elif node.children:
            units.children(main, Node(node.kind, children=node.children), path, 1, False)
        if not len(main):
            add(main, "p")

    def penjelasan(self, main: Element, node: Node, path: Path) -> None:
        group: Element | None = None
        for i, child in enumerate(node.children):
            if child.kind is Kind.PASAL:
                group = group if group is not None else per_pasal(main)
                self.units.unit(group, child, (*path, i), 1, explaining=True)
            else:
                self.units.unit(main if group is None else group, child, (*path, i))


def _signed(parent: Element, words: str, signers: Mapping[str, str]) -> None:
    """One line of a closing."""
    name = words.strip().rstrip(" .,")
    made = line(parent, "p", words, _days(words) if name not in signers else ())
    if name in signers:
        signature = inside(made, "signature")
        person = inside(signature, "person", {"refersTo": f"#{signers[name]}"})
        person.text, made.text = made.text, None
        for inner in made.iterchildren():
            if inner is not signature:
                person.append(inner)


def _days(words: str) -> Sequence[Span]:
    found = _DAY.search(words)
    day = read_day(words) if found else None
    return [Span(found.start(), found.end(), "date", {"date": day.isoformat()})] if found and day else ()
