"""Law text as plain blocks for paper: hanging numbers, label columns, the body in its right-hand column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from documents.core.closing import Signature, closing_parts, signature
from documents.core.numbering import label
from documents.core.tables import Picture, is_special, pieces
from documents.core.tree import Kind, Node
from documents.printing.hanging import hanging, room_for
from documents.printing.marks import (
    LIST,
    broken,
    diktum_parts,
    explained_label,
    inline,
    item_label,
    lines_of,
)
from documents.printing.tables import special_html

# Lengths in tenths of a millimetre, from the left text margin (measured forms of sheets since 2012).
COLON, LETTER, TEXT = 300, 350, 420
HANG = 75
EXPLAINED_PASAL, EXPLAINED_STEP, EXPLAINED_TEXT, EXPLAINED_FIRST = 64, (95, 85), 100, 120
UMUM = 60

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_MARKED = re.compile(r"((?:[a-z]{1,2}|\d{1,3})[.)]|\(\d{1,3}\))\s+(?=\S)")
# Space above a paragraph, in em: a blank line, half of one, none.
BLANK, HALF, NONE = 1.17, 0.58, 0.0
_NO_PICTURES: Mapping[str, str] = {}


class Sheet:
    """Collects the print markup of one act in `out` and the paragraph styles it used in `css()`."""

    def __init__(self, *, issue: bool, pictures: Mapping[str, str] = _NO_PICTURES) -> None:
        self.out: list[str] = []
        self.issue = issue
        self.pictures = pictures  # their addresses, by the key that names them in a lampiran
        self.styles: dict[tuple[int, int, float, bool], str] = {}
        self.columns: dict[int, str] = {}

    def css(self) -> str:
        """One rule per paragraph style and per label column in use, in the order of first use."""
        rules = []
        for (left, first, gap, keep), name in self.styles.items():
            rule = f"margin-left:{left / 100}cm;" * bool(left) + f"text-indent:{first / 100}cm;" * bool(first)
            rule += f"margin-top:{gap}em;" * bool(gap) + "break-after:avoid" * keep
            rules.append(f".{name}{{{rule}}}")
        rules += [f".{name}{{width:{width / 100}cm}}" for width, name in self.columns.items()]
        return "\n".join(rules)

    def act(self, tree: Node, certificate: str = "") -> str:
        """The parts of the act in their order; the certificate of a copy stands after the penutup."""
        office: Signature | None = None
        for part in tree.children:
            if part.kind is Kind.JUDUL:
                self.judul(part)
            elif part.kind is Kind.PEMBUKAAN:
                self.pembukaan(part)
            elif part.kind is Kind.BATANG_TUBUH:
                self.out.append('<div class="body">')
                self.groups(part, 2)
                self.out.append("</div>")
            elif part.kind is Kind.PENUTUP:
                office = self.penutup(part)
                self.out.append(certificate)
            elif part.kind is Kind.PENJELASAN:
                self.penjelasan(part)
            elif part.kind is Kind.LAMPIRAN:
                self.lampiran(part, office)
        return "".join(self.out)

    # Opening

    def judul(self, node: Node) -> None:
        self.out.append(f'<div class="judul">{title(node.text, "h1")}</div>')

    def pembukaan(self, node: Node) -> None:
        self.out.extend(f'<p class="c g">{inline(line)}</p>' for line in lines_of(node.text))
        for child in node.children:
            if child.kind is Kind.DIKTUM:
                self.diktum(child)
            else:
                self.consideration(child)

    def consideration(self, node: Node) -> None:
        name = "Menimbang" if node.kind is Kind.MENIMBANG else "Mengingat"
        head = self.column(name, COLON) + self.column(":", LETTER - COLON)
        for line in lines_of(node.text):
            self.p(line, LETTER, -LETTER if head else 0, BLANK, head)
            head = ""
        width = hang_of(node.children, 1, TEXT - LETTER)
        for child in node.children:
            if child.kind not in LIST:
                self.p(child.text, LETTER, 0, BLANK)
                continue
            mark = head + hanging(item_label(child, 1), width)
            first = -(LETTER + width) if head else -width
            self.lines(child.text, LETTER + width, first, BLANK, mark)
            self.blocks(child.children, LETTER + width, 2)
            head = ""

    def diktum(self, node: Node) -> None:
        parts = diktum_parts(node.text)
        if self.issue:
            self.out.append('<div class="body">')
        if parts.approval:
            self.out.append(f'<p class="c g k">{broken(parts.approval)}</p>')
        if parts.decision:
            self.out.append(f'<p class="c g k">{inline(parts.decision)}</p>')
        if self.issue:
            self.out.append("</div>")
        head = self.column("Menetapkan", COLON) + self.column(":", LETTER - COLON)
        for line in parts.act:
            self.p(line, LETTER, -LETTER if head else 0, BLANK, head)
            head = ""

    # Body

    def groups(self, node: Node, level: int) -> None:
        for child in node.children:
            self.group(child, level)

    def group(self, node: Node, level: int) -> None:
        """A buku, bab, bagian, paragraf or pasal with all below it; headings are never skipped a level."""
        if node.kind in _HEADED:
            name, about = inline(label(node.kind, node.number)), broken(lines_of(node.heading))
            between = "<br><br>" if self.issue and node.kind is Kind.BAB else "<br>"
            self.out.append(f"<h{level}>{between.join(part for part in (name, about) if part)}</h{level}>")
            self.groups(node, min(level + 1, 4))
        elif node.kind is Kind.PASAL:
            self.out.append(f"<h{level}>{inline(label(Kind.PASAL, node.number))}</h{level}>")
            self.lines(node.text, 0, 0, BLANK)
            self.blocks(node.children, 0, 1, level)
        else:
            self.lines(node.text, 0, 0, BLANK)
            self.blocks(node.children, 0, 1, level)

    def blocks(self, nodes: tuple[Node, ...], left: int, depth: int, level: int = 2) -> None:
        """List items hanging from `left`, closing phrases at `left`, new units of an amending act in a block there."""
        width = hang_of(nodes, depth, HANG)
        for node in nodes:
            gap = BLANK if depth == 1 and (left == 0 or node.kind in (Kind.AYAT, Kind.PERUBAHAN)) else HALF
            if node.kind is Kind.LANJUTAN:
                self.lines(node.text, left, 0, gap)
            elif node.kind in LIST:
                self.lines(node.text, left + width, -width, gap, hanging(item_label(node, depth), width))
                deeper = depth + (node.kind in (Kind.HURUF, Kind.ANGKA))
                self.blocks(node.children, left + width, deeper, level)
            else:
                self.out.append(f'<div class="{self.style(left, 0, NONE)}">')
                self.group(node, min(level + 1, 4))
                self.out.append("</div>")

    # Closing

    def penutup(self, node: Node) -> Signature | None:
        """Prints the penutup and gives back the enactment block, which also closes each lampiran."""
        parts = closing_parts(node.text)
        for line in parts.formula:
            self.p(line, LETTER, 0, BLANK, keep=True)
        if parts.enactment:
            self.out.append(signed(parts.enactment, "teken kanan"))
        if parts.promulgation:
            self.out.append(signed(parts.promulgation, "teken"))
        self.out.extend(f'<p class="lembar g">{inline(line)}</p>' for line in parts.gazette)
        return parts.enactment

    def penjelasan(self, node: Node) -> None:
        """The Tambahan Lembaran Daerah: a new page at full width (UU 12/2011 Lampiran II angka 174-191)."""
        self.out.append(f'<div class="penjelasan">{title(node.text or "PENJELASAN", "h2")}')
        numbered = False
        for child in node.children:
            if child.kind is Kind.UMUM:
                self.umum(f"{child.number}." if child.number else "", child)
            elif child.kind is Kind.PASAL:
                if not numbered:
                    self.part("II.", "PASAL DEMI PASAL")
                    numbered = True
                self.out.append(f"<h4>{inline(explained_label(child))}</h4>")
                self.explained(child, EXPLAINED_PASAL, 0)
            else:
                self.lines(child.text, 0, 0, BLANK)
        self.out.append("</div>")

    def umum(self, number: str, node: Node) -> None:
        if node.heading:
            self.part(number, node.heading)
        for line in lines_of(node.text):
            self.marked(line, UMUM, EXPLAINED_FIRST, BLANK)
        self.blocks(node.children, UMUM, 1)

    def part(self, number: str, name: str) -> None:
        mark = hanging(number, UMUM) if number else ""
        style = self.style(UMUM, -UMUM if mark else 0, BLANK, keep=True)
        self.out.append(f'<h3 class="{style}">{mark}{inline(name)}</h3>')

    def explained(self, node: Node, left: int, depth: int) -> None:
        """The words of one unit of the penjelasan and, below their labels, those of its parts."""
        for line in lines_of(node.text):
            self.marked(line, left + EXPLAINED_TEXT, 0, NONE)
        inner = left + EXPLAINED_STEP[min(depth, 1)]
        for child in node.children:
            if name := explained_label(child):
                self.p(name, inner, 0, NONE, keep=True)
            self.explained(child, inner if name else left, depth + 1)

    def lampiran(self, node: Node, office: Signature | None) -> None:
        """One annex on a new page: head at the right, name in capitals centred, office at its end (angka 192-197)."""
        head = lines_of(node.heading) or (f"LAMPIRAN {node.number}".strip(),)
        self.out.append(f'<div class="lampiran"><h2>{broken(head)}</h2>')
        lines = lines_of(node.text)
        end = next((i for i, line in enumerate(lines) if office and line in office.office[-1:]), len(lines))
        named = next((i for i, line in enumerate(lines[:end]) if not line.isupper() or is_special(line)), end)
        if named:
            self.out.append(f'<p class="c g k">{broken(lines[:named])}</p>')
        for piece in pieces("\n".join(lines[named:end])):
            if special := special_html(piece, self.source):
                self.out.append(special)
            else:
                self.marked(str(piece), 0, 0, HALF)
        self.blocks(node.children, 0, 1)
        own = signature(list(lines[end:]))
        if block := own or office:
            self.out.append(signed(replace(block, place=own.place if own else ()), "teken kanan"))
        self.out.append("</div>")

    def source(self, picture: Picture) -> str:
        return self.pictures.get(picture.key, "")

    # Paragraphs

    def lines(self, text: str, left: int, first: int, gap: float, mark: str = "") -> None:
        """The paragraphs of a text; only the first one carries the mark and hangs."""
        for line in text.split("\n"):
            if line or mark:
                self.p(line, left, first, gap, mark)
                first, gap, mark = 0, HALF, ""

    def marked(self, line: str, left: int, first: int, gap: float) -> None:
        """One paragraph of running prose; a line that opens with "a." or "1." hangs from it."""
        if found := _MARKED.match(line):
            mark = found.group(1)
            width = max(HANG, room_for(mark))
            self.p(line[found.end() :], left + width, -width, gap and HALF, hanging(mark, width))
        else:
            self.p(line, left, first, gap)

    def p(self, text: str, left: int, first: int, gap: float, mark: str = "", *, keep: bool = False) -> None:
        """One paragraph; one that ends in a colon stays with what follows."""
        style = self.style(left, first, gap, keep=keep or text.endswith(":"))
        self.out.append(f'<p class="{style}">{mark}{inline(text)}</p>')

    def style(self, left: int, first: int, gap: float, *, keep: bool = False) -> str:
        return self.styles.setdefault((left, first, gap, keep), f"i{len(self.styles)}")

    def column(self, text: str, width: int) -> str:
        name = self.columns.setdefault(width, f"n{len(self.columns)}")
        return f'<span class="{name}">{inline(text)}</span>'


def title(text: str, tag: str) -> str:
    """The heading block of an act: kind, region and number together, a blank line round TENTANG, then the name."""
    lines = lines_of(text)
    about = next((i for i, line in enumerate(lines) if line.upper() == "TENTANG"), len(lines))
    groups = (lines[:about], lines[about : about + 1], lines[about + 1 :])
    return f"<{tag}>{'<br><br>'.join(broken(group) for group in groups if group)}</{tag}>"


def signed(block: Signature, name: str) -> str:
    """One signing block: place and date flush left, office, mark and name centred on one another, never parted."""
    place = f"<p>{broken(block.place)}</p>" if block.place else ""
    mark = f"<p><br>{inline(block.mark)}<br>&nbsp;</p>" if block.mark else '<div class="ruang"></div>'
    who = f"<p>{broken(block.office)}</p>{mark}<p>{broken(block.name)}</p>"
    return f'<div class="{name}">{place}<div class="pejabat">{who}</div></div>'


def hang_of(nodes: Iterable[Node], depth: int, least: int) -> int:
    """The width of the number column of one list: `least`, or what its widest number needs."""
    return max([least, *(room_for(item_label(node, depth)) for node in nodes if node.kind in LIST)])
