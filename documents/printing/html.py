"""Law text as HTML for the screen: the one place where it happens. Plain string joining, everything escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from documents.core.closing import closing_parts
from documents.core.numbering import label
from documents.core.tree import Kind, Node, Path
from documents.printing.marks import (
    LIST,
    broken,
    diktum_parts,
    explained_label,
    inline,
    item_label,
    lines_of,
)
from documents.printing.tables import annex_html

Decorator = Callable[[Node, Path], str]

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_OPS = {"-": "del", "+": "ins"}
_NO_ANCHORS: Mapping[Path, str] = {}


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the flat row of units: its node and path, its HTML, and the keys `attributes` was given inside it."""

    node: Node
    path: Path
    html: SafeString
    keys: tuple[str, ...]

    @property
    def elements(self) -> int:
        """How many elements a browser makes of it."""
        return self.html.count("<") - self.html.count("</")


def law_html(tree: Node, *, anchors: Mapping[Path, str], decorate: Decorator | None = None) -> SafeString:
    """The whole act as the inside of `article.naskah`: one flat row of units, each penjelasan under its pasal.

    `anchors` gives the id of a unit by its path; an id that comes twice is written once. `decorate` returns
    safe HTML that becomes the first child of the unit (the last one in a list item or a `dd`).
    """
    return SafeString(_Screen(anchors, decorate, _pair(tree)).act(tree))


def law_pieces(
    tree: Node, *, anchors: Mapping[Path, str], decorate: Decorator | None = None, attributes: Decorator | None = None
) -> list[Piece]:
    """The same act cut between its units, for a page that draws a part first; joined they are what `law_html` says.

    `attributes` returns safe attributes, each with a space before it, for the element of a unit.
    """
    screen = _Screen(anchors, decorate, _pair(tree), attributes)
    screen.act(tree)
    ends = [start for start, _, _ in screen.cuts[1:]] + [len(screen.out)]
    return [
        Piece(node, path, SafeString("".join(screen.out[start:end])), tuple(keys))
        for (start, node, path), end, keys in zip(screen.cuts, ends, screen.held, strict=True)
    ]


def unit_html(
    node: Node,
    *,
    path: Path = (),
    anchors: Mapping[Path, str] = _NO_ANCHORS,
    decorate: Decorator | None = None,
    explaining: bool = False,
    level: int = 3,
) -> SafeString:
    """One unit alone, in the markup it has in the whole act; `path` is its place there, `level` its heading level.

    With `explaining` a pasal is one of the penjelasan ("Ayat (1)", "Huruf a").
    """
    screen = _Screen(anchors, decorate, {})
    screen.one(node, path, level, explaining)
    return SafeString("".join(screen.out))


def plain_html(text: str) -> SafeString:
    """The words of one text, escaped: `*…*` becomes `<em>`, a line end `<br>`."""
    return SafeString(inline(text).replace("\n", "<br>"))


def words_html(ops: Iterable[tuple[str, str]]) -> SafeString:
    """Differences of words as HTML: "-" in `<del>`, "+" in `<ins>`, "=" plain, all escaped."""
    return SafeString(
        "".join(
            f"<{_OPS[sign]}>{plain_html(words)}</{_OPS[sign]}>" if sign in _OPS else plain_html(words)
            for sign, words in ops
            if words
        )
    )


def _pair(tree: Node) -> dict[Path, tuple[Node, Path]]:
    """For each pasal of the body, by path, the unit of the penjelasan that explains it, with its own path."""
    free: dict[str, tuple[Node, Path]] = {}
    for i, part in enumerate(tree.children):
        if part.kind is Kind.PENJELASAN:
            for j, unit in enumerate(part.children):
                if unit.kind is Kind.PASAL:
                    free.setdefault(unit.explains or f"Pasal {unit.number}", (unit, (i, j)))
    pairs: dict[Path, tuple[Node, Path]] = {}
    for i, part in enumerate(tree.children):
        if free and part.kind is Kind.BATANG_TUBUH:
            _pair_below(part, (i,), free, pairs)
    return pairs


def _pair_below(
    node: Node, path: Path, free: dict[str, tuple[Node, Path]], pairs: dict[Path, tuple[Node, Path]]
) -> None:
    for i, child in enumerate(node.children):
        if child.kind is not Kind.PASAL:
            _pair_below(child, path + (i,), free, pairs)
        elif found := free.pop(child.key or f"Pasal {child.number}", None):
            pairs[path + (i,)] = found


def _flat(tree: Node) -> Iterator[Path]:
    """The paths of the units that stand in the flat row: parts, headings and pasal of the body, what stays apart."""
    for i, part in enumerate(tree.children):
        if part.kind is Kind.BATANG_TUBUH:
            yield from _flat_below(part, (i,))
        else:
            yield (i,)
        if part.kind is Kind.PENJELASAN:
            yield from ((i, j) for j in range(len(part.children)))


def _flat_below(node: Node, path: Path) -> Iterator[Path]:
    for i, child in enumerate(node.children):
        yield path + (i,)
        if child.kind in _HEADED:
            yield from _flat_below(child, path + (i,))


class _Screen:
    """Collects the pieces of one rendering in `out`."""

    def __init__(
        self,
        anchors: Mapping[Path, str],
        decorate: Decorator | None,
        pairs: dict[Path, tuple[Node, Path]],
        attributes: Decorator | None = None,
    ) -> None:
        self.out: list[str] = []
        self.anchors = anchors
        self.decorate = decorate
        self.attributes = attributes
        self.pairs = pairs
        self.told = {path for _, path in pairs.values()}
        self.seen: set[str] = set()
        self.flat: frozenset[Path] = frozenset()
        self.cuts: list[tuple[int, Node, Path]] = []
        self.held: list[list[str]] = []

    def act(self, tree: Node) -> str:
        self.flat = frozenset(_flat(tree))
        for i, part in enumerate(tree.children):
            self.one(part, (i,), 2)
        return "".join(self.out)

    def one(self, node: Node, path: Path, level: int, explaining: bool = False) -> None:
        """One unit of any kind, with all below it."""
        kind = node.kind
        if kind is Kind.PASAL and explaining:
            self.explained_section(node, path, level)
        elif kind is Kind.PASAL:
            self.pasal(node, path, level)
        elif kind in _HEADED:
            self.headed(node, path, level)
        elif kind in LIST or kind is Kind.LANJUTAN:
            self.blocks((node,), path[:-1], 1, level, path[-1] if path else 0)
        elif kind in (Kind.MENIMBANG, Kind.MENGINGAT):
            self.out.append('<dl class="konsiderans">')
            self.consideration(node, path)
            self.out.append("</dl>")
        else:
            self._parts[kind](self, node, path, level)

    # The parts of an act

    def judul(self, node: Node, path: Path, level: int) -> None:
        self.open("div", "unit judul", node, path)
        self.out.append(f"<p>{broken(lines_of(node.text))}</p></div>")

    def pembukaan(self, node: Node, path: Path, level: int) -> None:
        self.open("div", "unit", node, path)
        self.centred(lines_of(node.text))
        listed = False
        for i, child in enumerate(node.children):
            considering = child.kind in (Kind.MENIMBANG, Kind.MENGINGAT)
            if considering != listed:
                self.out.append('<dl class="konsiderans">' if considering else "</dl>")
                listed = considering
            if considering:
                self.consideration(child, path + (i,))
            else:
                self.one(child, path + (i,), level)
        self.out.append("</dl></div>" if listed else "</div>")

    def consideration(self, node: Node, path: Path) -> None:
        word = "Menimbang" if node.kind is Kind.MENIMBANG else "Mengingat"
        self.out.append(f"<dt>{word}</dt><dd{self.id(path)}{self.marks(node, path)}>")
        self.paragraphs(node.text)
        self.blocks(node.children, path, 1, 3)
        self.out.append(f"{self.added(node, path)}</dd>")

    def diktum(self, node: Node, path: Path, level: int) -> None:
        parts = diktum_parts(node.text)
        self.open("div", "unit", node, path)
        if parts.approval:
            self.out.append(f'<p class="centred">{broken(parts.approval)}</p>')
        if parts.decision:
            self.out.append(f'<p class="centred">{inline(parts.decision)}</p>')
        if parts.act:
            self.out.append('<dl class="konsiderans"><dt>Menetapkan</dt><dd>')
            self.paragraphs("\n".join(parts.act))
            self.out.append("</dd></dl>")
        self.out.append("</div>")

    def batang_tubuh(self, node: Node, path: Path, level: int) -> None:
        self.groups(node, path, level)

    def penutup(self, node: Node, path: Path, level: int) -> None:
        parts = closing_parts(node.text)
        self.open("div", "unit penutup", node, path)
        self.paragraphs("\n".join(parts.formula))
        for sort, block in ((' class="penetapan"', parts.enactment), ("", parts.promulgation)):
            if block:
                mark = ("", block.mark, "") if block.mark else ("", "")
                self.out.append(f"<p{sort}>{broken((*block.place, *block.office, *mark, *block.name))}</p>")
        if parts.gazette:
            self.out.append(f"<p>{broken(parts.gazette)}</p>")
        self.out.append("</div>")

    def penjelasan(self, node: Node, path: Path, level: int) -> None:
        self.open("section", "unit bab", node, path)
        self.out.append(f"<h{level}>{broken(lines_of(node.text)) or 'PENJELASAN'}</h{level}></section>")
        told = False
        for i, child in enumerate(node.children):
            here = path + (i,)
            if here in self.told:
                told = True
            else:
                self.one(child, here, level + 1, explaining=True)
        if told:
            self.out.append('<p class="note centred">Penjelasan pasal demi pasal ada di bawah setiap Pasal.</p>')

    def umum(self, node: Node, path: Path, level: int) -> None:
        title = f"{node.number}. {node.heading}" if node.number else node.heading
        self.open("section", "unit", node, path)
        if title:
            self.out.append(f"<h{level}>{inline(title)}</h{level}>")
        self.paragraphs(node.text)
        self.blocks(node.children, path, 1, level)
        self.out.append("</section>")

    def lampiran(self, node: Node, path: Path, level: int) -> None:
        title = lines_of(node.heading) or (f"LAMPIRAN {node.number}".strip(),)
        self.open("section", "unit lampiran", node, path)
        self.out.append(f"<h{level}>{broken(title)}</h{level}>")
        self.out.append(annex_html(node.text))
        self.blocks(node.children, path, 1, level)
        self.out.append("</section>")

    _parts: dict[Kind, Callable[[_Screen, Node, Path, int], None]] = {
        Kind.JUDUL: judul,
        Kind.PEMBUKAAN: pembukaan,
        Kind.DIKTUM: diktum,
        Kind.BATANG_TUBUH: batang_tubuh,
        Kind.PENUTUP: penutup,
        Kind.PENJELASAN: penjelasan,
        Kind.UMUM: umum,
        Kind.LAMPIRAN: lampiran,
    }

    # The body

    def groups(self, node: Node, path: Path, level: int) -> None:
        for i, child in enumerate(node.children):
            self.one(child, path + (i,), min(level, 4))

    def headed(self, node: Node, path: Path, level: int) -> None:
        name = "unit bab" if node.kind is Kind.BUKU else f"unit {node.kind.value}"
        title = (label(node.kind, node.number), *lines_of(node.heading))
        self.open("section", name, node, path)
        self.out.append(f"<h{level}>{broken(line for line in title if line)}</h{level}></section>")
        self.groups(node, path, level + 1)

    def pasal(self, node: Node, path: Path, level: int) -> None:
        name = label(Kind.PASAL, node.number)
        self.open("section", "unit pasal", node, path)
        self.out.append(f"<h{level}>{inline(name)}</h{level}>")
        self.paragraphs(node.text)
        self.blocks(node.children, path, 1, level)
        if pair := self.pairs.get(path):
            unit, place = pair
            marks = f"{self.id(place)}{self.marks(unit, place)}"
            self.out.append(f'<details class="penjelasan"{marks}><summary>Penjelasan {inline(name)}</summary>')
            self.out.append(self.added(unit, place))
            self.explained(unit, place)
            self.out.append("</details>")
        self.out.append("</section>")

    def explained_section(self, node: Node, path: Path, level: int) -> None:
        self.open("section", "unit pasal", node, path)
        self.out.append(f"<h{level}>Penjelasan {inline(explained_label(node))}</h{level}>")
        self.explained(node, path)
        self.out.append("</section>")

    def explained(self, node: Node, path: Path) -> None:
        self.paragraphs(node.text)
        for i, child in enumerate(node.children):
            here = path + (i,)
            if title := explained_label(child):
                self.out.append(f"<p{self.id(here)}><strong>{inline(title)}</strong></p>")
            self.explained(child, here)

    def blocks(self, nodes: tuple[Node, ...], path: Path, depth: int, level: int, first: int = 0) -> None:
        """List items in `ol.butir`, closing phrases between them, new units of an amending act as sections."""
        out, anchors, listed = self.out, self.anchors, False
        for i, node in enumerate(nodes, first):
            here = path + (i,)
            if (node.kind in LIST) != listed:
                listed = not listed
                out.append('<ol class="butir">' if listed else "</ol>")
            if not listed:
                if node.kind is Kind.LANJUTAN:
                    out.append(f"<p{self.id(here)}>{inline(node.text)}</p>")
                else:
                    self.one(node, here, min(level + 1, 4))
                continue
            mark = f"{self.id(here)}{self.marks(node, here)}" if anchors else ""
            out.append(f'<li{mark}><span class="n">{inline(item_label(node, depth))}</span>')
            self.paragraphs(node.text)
            if node.children:
                self.blocks(node.children, here, depth + (node.kind in (Kind.HURUF, Kind.ANGKA)), level)
            if self.decorate:
                out.append(self.decorate(node, here))
            out.append("</li>")
        if listed:
            out.append("</ol>")

    # Small pieces

    def open(self, tag: str, name: str, node: Node, path: Path) -> None:
        if path in self.flat:
            self.cuts.append((len(self.out), node, path))
            self.held.append([])
        self.out.append(f'<{tag} class="{name}"{self.id(path)}{self.marks(node, path)}>{self.added(node, path)}')

    def marks(self, node: Node, path: Path) -> str:
        said = self.attributes(node, path) if self.attributes else ""
        if said and self.held:
            self.held[-1].append(node.key)
        return said

    def id(self, path: Path) -> str:
        name = self.anchors.get(path)
        if not name or name in self.seen:
            return ""
        self.seen.add(name)
        return f' id="{escape(name)}"'

    def added(self, node: Node, path: Path) -> str:
        return self.decorate(node, path) if self.decorate else ""

    def paragraphs(self, text: str) -> None:
        if "\n" in text:
            self.out.extend(f"<p>{inline(line)}</p>" for line in text.split("\n") if line)
        elif text:
            self.out.append(f"<p>{inline(text)}</p>")

    def centred(self, lines: Iterable[str]) -> None:
        self.out.extend(f'<p class="centred">{inline(line)}</p>' for line in lines)
