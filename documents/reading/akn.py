"""Akoma Ntoso files, ours and those of others, become a tree: keys and numbers kept, no word left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from documents.core.akn import EMPTY, ENACTING, OWN, PER_PASAL, bare
from documents.core.numbering import letter
from documents.core.tree import Kind, Node, may_hold
from documents.reading.akn_fold import Item, folded, settled, strings
from documents.reading.akn_words import Element, Words, name_of
from documents.reading.outcome import Unreadable

MAX_DEPTH = 120
_BROKEN = "rusak atau terpotong (XML-nya tidak utuh); ekspor ulang dari sistem asalnya, lalu unggah lagi"
_FOREIGN = "bukan Akoma Ntoso; pilih berkas XML dengan elemen akomaNtoso, atau unggah naskahnya sebagai .docx atau .pdf"
_ENTITIES = "memuat deklarasi DOCTYPE atau entitas, yang tidak diterima; ekspor ulang tanpa deklarasi itu"
_DEEP = "bersusun terlalu dalam; ekspor ulang dari sistem asalnya, lalu unggah lagi"

_DOCUMENTS = frozenset(
    {"act", "bill", "doc", "statement", "amendment", "judgment", "portion", "debate", "debateReport"}
)
_COLLECTIONS = frozenset({"documentCollection", "amendmentList", "officialGazette"})
_HIERARCHY = {
    "book": Kind.BUKU, "tome": Kind.BUKU, "title": Kind.BAB, "chapter": Kind.BAB, "part": Kind.BAGIAN,
    "division": Kind.BAGIAN, "subpart": Kind.PARAGRAF, "subchapter": Kind.PARAGRAF, "subdivision": Kind.PARAGRAF,
    "subtitle": Kind.PARAGRAF, "article": Kind.PASAL, "section": Kind.PASAL, "rule": Kind.PASAL,
    "paragraph": Kind.AYAT, "subsection": Kind.AYAT, "subrule": Kind.AYAT, "clause": Kind.AYAT,
}  # fmt: skip
_LISTED = frozenset({"point", "indent", "alinea", "subparagraph", "subclause", "sublist", "level", "item", "proviso"})
_LABELS = frozenset({"num", "heading", "subheading"})
_APART = frozenset({"attachments", "components", "attachment", "component"})
_KEY = re.compile("[a-z2-7]{8}")
_KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True)
class Act:
    """A tree read from a file and, one sentence each, what was not taken over as it stands there."""

    tree: Node
    doubts: tuple[str, ...] = ()


def read_akn(data: bytes) -> Act:
    """The act in an Akoma Ntoso file; raises Unreadable. What `printing.akn` wrote comes back as the same tree."""
    root = _root(data)
    if name_of(root).lower() != "akomantoso":
        raise Unreadable(_FOREIGN)
    found = _documents(root)
    if not found:
        raise Unreadable(_FOREIGN)
    reader = _Reader()
    tree = settled(reader.act(found[0], found[1:]))
    notes = reader.words.notes
    doubt = f"{notes} catatan kaki dijadikan teks biasa di tempatnya. Periksa letaknya."
    return Act(tree, (doubt,) if notes else ())


def _root(data: bytes) -> Element:
    """The outermost element, read without entities and without the network."""
    for mark in ("<!DOCTYPE", "<!ENTITY"):
        if any(mark.encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
            raise Unreadable(_ENTITIES)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Unreadable(_BROKEN)
    if root.getroottree().docinfo.doctype:
        raise Unreadable(_ENTITIES)
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise Unreadable(_DEEP)
    return root


def _documents(root: Element) -> list[Element]:
    """The documents of a file: mostly one, several where it is a collection."""
    found = []
    for child in root:
        name = name_of(child)
        if name in _DOCUMENTS:
            found.append(child)
        elif name in _COLLECTIONS or name in ("components", "component", "collectionBody"):
            found += _documents(child)
    return found


class _Reader:
    """One file on its way into nodes."""

    def __init__(self) -> None:
        self.words = Words()
        self.taken: set[str] = set()

    def act(self, document: Element, others: list[Element]) -> Node:
        """The whole act; other documents of a collection follow as lampiran."""
        parts: list[Node] = []
        front: list[Item] = []
        after: list[Node] = []
        judul = ""
        for child in document:
            name = name_of(child)
            if name == "preamble":
                parts.append(self.node(child, Kind.PEMBUKAAN))
            elif name in ("body", "mainBody"):
                if not _is_absent(child):
                    parts.append(self.node(child, Kind.BATANG_TUBUH))
            elif name == "conclusions":
                parts.append(self.lined(child, Kind.PENUTUP))
            elif name in _APART:
                after += [self.attached(each) for each in child] if name.endswith("s") else [self.attached(child)]
            elif name == "preface":
                judul = self.key(child)
                front += self.flow(child)
            elif name != "meta":
                front += self.flow(child)
        if front or any(name_of(child) == "preface" for child in document):
            parts.insert(0, Node(Kind.JUDUL, text="\n".join(strings(front)), key=judul))
        after += [self.attached(other) for other in others]
        return Node(Kind.PERDA, children=(*parts, *after), key=self._key_of(document))

    def _key_of(self, document: Element) -> str:
        for alias in document.iterfind(".//{*}FRBRExpression/{*}FRBRalias"):
            if alias.get("name") == "kunci":
                return self._free(alias.get("value", ""))
        return ""

    # Units

    def node(self, element: Element, kind: Kind, number: str = "", heading: str = "") -> Node:
        """The element as a unit of that kind with what stands in it."""
        key, explains = self.key(element), element.get(f"{{{OWN}}}menjelaskan", "")
        explains = explains if _KEY.fullmatch(explains) else ""
        return folded(Node(kind, number, heading, key=key, explains=explains), self.flow(element))

    def lined(self, element: Element, kind: Kind) -> Node:
        """A unit that is nothing but lines."""
        key = self.key(element)
        return Node(kind, text="\n".join(strings(self.flow(element))), key=key)

    def unit(self, element: Element, kind: Kind) -> Node:
        """A numbered unit with its heading."""
        return self.node(element, kind, self.number(element, kind), self.heading(element))

    def number(self, element: Element, kind: Kind) -> str:
        num = next((child for child in element if name_of(child) == "num"), None)
        if num is None:
            return ""
        return num.get(f"{{{OWN}}}nomor") or bare(kind, self.words.of(num))

    def heading(self, element: Element) -> str:
        said = [self.words.of(child) for child in element if name_of(child) in ("heading", "subheading")]
        extra = [self.words.of(child) for child in element if name_of(child) == "num"][1:]
        return "\n".join(filter(None, [*said, *extra]))

    def listed(self, element: Element) -> Kind:
        """Huruf or angka, from the number that an item bears."""
        return Kind.ANGKA if self.number(element, Kind.ANGKA)[:1].isdigit() else Kind.HURUF

    def key(self, element: Element) -> str:
        return self._free(element.get("wId", ""))

    def _free(self, key: str) -> str:
        """The key if it is one and nobody has it yet."""
        if not _KEY.fullmatch(key) or key in self.taken:
            return ""
        self.taken.add(key)
        return key

    # What stands in an element, in order: words a line each, and units

    def flow(self, element: Element) -> list[Item]:
        """Lines and units below an element, without its num and heading."""
        items: list[Item] = []
        if element.text and (loose := element.text.strip()):
            items.append(" ".join(loose.split()))
        for child in element:
            if name_of(child) not in _LABELS:
                items += self.piece(child)
            if child.tail and (loose := child.tail.strip()):
                items.append(" ".join(loose.split()))
        return items

    def piece(self, element: Element) -> list[Item]:
        """What one element becomes."""
        name = name_of(element)
        said = element.get("class", "")
        if said in _KINDS and name in ("point", "item", "recital", "citation"):
            return [self.unit(element, _KINDS[said])]
        if name in _HIERARCHY:
            return [self.unit(element, self._grouping(element, name))]
        if name in _LISTED:
            return [self.unit(element, self.listed(element))]
        if name == "hcontainer":
            return self.container(element)
        if name in ("wrapUp", "listWrapUp"):
            return [self.lined(element, Kind.LANJUTAN)] if name == "wrapUp" else [self._wrapped(element)]
        if name in ("recitals", "citations"):
            return [self.considered(element, Kind.MENIMBANG if name == "recitals" else Kind.MENGINGAT)]
        if name == "formula" and element.get("name", "") == ENACTING:
            return [self.lined(element, Kind.DIKTUM)]
        if name in _DOCUMENTS or name in _APART:
            return [self.attached(element)]
        if name == "table":
            return list(self.words.table(element))
        if name in ("ul", "ol"):
            return self.html_list(element, name == "ol")
        if name == "meta":
            return []
        if self.words.is_paragraph(element):
            return self.paragraph(element)
        return [*self._labels(element), *self.flow(element)]

    def paragraph(self, element: Element) -> list[Item]:
        """The lines of a paragraph, and the units it quotes."""
        text, quoted = self.words.and_quoted(element)
        items: list[Item] = list(text.split("\n"))
        for each in quoted:
            items += [*self._labels(each), *self.flow(each)]
        return items

    def container(self, element: Element) -> list[Item]:
        """An hcontainer: a unit of ours by its name, else what is in it under its heading."""
        name = element.get("name", "")
        if name in (EMPTY, PER_PASAL):
            return self.flow(element)
        if name in _KINDS:
            return [self.unit(element, _KINDS[name])]
        return [*self._labels(element), *self.flow(element)]

    def considered(self, element: Element, kind: Kind) -> Node:
        """Menimbang or Mengingat; a single part without a number is its own words."""
        heading = self.heading(element)
        items: list[Item] = [] if heading.strip(" :").lower() == kind.value else list(self._labels(element))
        parts = [child for child in element if name_of(child) in ("recital", "citation")]
        key = self.key(element)
        for child in element:
            if child not in parts:
                items += self.piece(child) if name_of(child) not in _LABELS else []
            elif child.get("class", "") in _KINDS:
                items += self.piece(child)
            elif len(parts) == 1 and not self.number(child, Kind.HURUF):
                items += self.flow(child)
            else:
                sort = self.listed(child)
                place = parts.index(child) + 1
                spare = letter(place) if kind is Kind.MENIMBANG else str(place)
                sort = sort if self.number(child, sort) or kind is Kind.MENIMBANG else Kind.ANGKA
                items.append(self.node(child, sort, self.number(child, sort) or spare, self.heading(child)))
        return folded(Node(kind, key=key), items)

    def html_list(self, element: Element, counted: bool) -> list[Item]:
        """A list as web pages have it: numbered items become angka, others lines."""
        items: list[Item] = []
        for place, child in enumerate(element, 1):
            if counted:
                items.append(folded(Node(Kind.ANGKA, str(place)), self.paragraph(child)))
            else:
                items += self.paragraph(child)
        return items

    def attached(self, element: Element) -> Node:
        """An attachment or another document: penjelasan, lampiran, or a part of ours out of its place."""
        document = next((child for child in element if name_of(child) in _DOCUMENTS), element)
        own = element.get(f"{{{OWN}}}nomor", "")
        kind = _KINDS.get(document.get("name", ""), Kind.LAMPIRAN)
        kind = kind if may_hold(Kind.PERDA, kind) else Kind.LAMPIRAN
        key = self.key(element)
        front: list[Item] = [] if own else list(self._labels(element))
        inner: list[Item] = []
        for child in document:
            if name_of(child) in ("preface", "coverPage"):
                front += self.flow(child)
            elif name_of(child) not in (_LABELS | {"meta"}):
                inner += self.piece(child) if name_of(child) in _APART else self.flow(child)
        inner = [] if inner == [""] else inner  # the empty paragraph that the schema wants
        head = "\n".join(strings(front))
        number = own if own != "-" else ""
        if kind is Kind.LAMPIRAN:
            inner = inner if own else list(strings(inner))  # units of a lampiran have no print; its lines have
            return folded(Node(kind, number, head, key=key), inner)
        return folded(Node(kind, number, key=key), [*(head.split("\n") if head else []), *inner])

    def _wrapped(self, element: Element) -> Node:
        return Node(Kind.LANJUTAN, text=self.words.of(element), key=self.key(element))

    def _labels(self, element: Element) -> list[Item]:
        """Num and heading of what becomes no unit, as one line."""
        said = [self.words.of(child) for child in element if name_of(child) in _LABELS]
        line = " ".join(filter(None, said))
        return list(line.split("\n")) if line else []

    def _grouping(self, element: Element, name: str) -> Kind:
        if name in ("part", "title") and next(element.iter("{*}chapter"), None) is not None:
            return Kind.BUKU
        return _HIERARCHY[name]


def _is_absent(body: Element) -> bool:
    """Whether the body stands there only because the schema wants one."""
    only = list(body)
    return len(only) == 1 and only[0].get("name") == EMPTY and not body.get("eId")
