"""Law text as plain blocks for paper: hanging numbers, label columns, the body in its right-hand column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from documents.core.closing import Signature, closing_parts, signature
from documents.core.numbering import label
from documents.core.tables import Picture, Table, is_special, pieces
from documents.core.tree import Kind, Node
from documents.printing.form import SHEET, Form
from documents.printing.grid import grid_of, lies
from documents.printing.hanging import hanging, room_for, width_of
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

# Lengths in tenths of a millimetre, from the left text margin; those of the form are measured for its paper.
EXPLAINED_PASAL, EXPLAINED_STEP, EXPLAINED_TEXT, EXPLAINED_FIRST = 64, (95, 85), 100, 120
UMUM = 60

_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF})
_MARKED = re.compile(r"((?:[a-z]{1,2}|\d{1,3})[.)]|\(\d{1,3}\))\s+(?=\S)")
# Space above a paragraph, in lines: a blank one, half of one, none.
BLANK, HALF, NONE = 1.0, 0.5, 0.0
# No line ends inside "M.18.PW.07.03", "Rp1.000,00", or "dan/atau": a word joiner stands behind the sign.
_TIGHT, _JOINED = re.compile(r"(?<=\w)[./](?=\w)"), "\\g<0>\u2060"
_SPARE = 15  # tenths of a millimetre: what the estimate of a width may miss
_NO_PICTURES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the id of a heading, its level (2 for a bab), and its words."""

    anchor: str
    level: int
    words: str


class Sheet:
    """Collects the print markup of one act in `out` and the paragraph styles it used in `css()`.

    With `unsigned` no "ttd" stands where a signature is to come.
    """

    def __init__(
        self, form: Form = SHEET, *, pictures: Mapping[str, str] = _NO_PICTURES, unsigned: bool = False
    ) -> None:
        self.out: list[str] = []
        self.form = form
        self.pictures = pictures  # their addresses, by the key that names them in a lampiran
        self.unsigned = unsigned
        self.styles: dict[tuple[int, int, float, bool], str] = {}
        self.columns: dict[int, str] = {}
        self.entries: list[Entry] = []
        self.level = 0  # how many lists the next block stands in
        self.opens = False  # whether the next paragraph is the first under "Pasal n"

    def css(self) -> str:
        """One rule per paragraph style and per label column in use, in the order of first use."""
        rules = []
        for (left, first, gap, keep), name in self.styles.items():
            rule = f"margin-left:{left / 100}cm;" * bool(left) + f"text-indent:{first / 100}cm;" * bool(first)
            rule += f"margin-top:{gap * self.form.spacing:.3f}em;" * bool(gap) + "break-after:avoid" * keep
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
                if not self.form.separate:
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
        """Label, colon, and the considerations or legal bases as a list in their own columns (angka 17-52)."""
        form, head = self.form, self.label("Menimbang" if node.kind is Kind.MENIMBANG else "Mengingat")
        for line in lines_of(node.text):
            self.p(line, form.letter, -form.letter if head else 0, BLANK, head)
            head = ""
        width = self.hang_of(node.children, 1, form.text - form.letter)
        for child in node.children:
            if child.kind not in LIST:
                self.p(child.text, form.letter, 0, BLANK)
                continue
            mark = head + self.mark(item_label(child, 1), width)
            first = -(form.letter + width) if head else -width
            self.item(child, form.letter + width, first, BLANK, mark, 2)
            head = ""

    def diktum(self, node: Node) -> None:
        parts = diktum_parts(node.text)
        narrow = self.form.axis == "badan"
        if narrow:
            self.out.append('<div class="body">')
        if parts.approval:
            self.out.append(f'<p class="c g k">{broken(parts.approval)}</p>')
        if parts.decision:
            self.out.append(f'<p class="c g k">{inline(parts.decision)}</p>')
        if narrow:
            self.out.append("</div>")
        letter, head = self.form.letter, self.label("Menetapkan")
        if parts.act:
            self.out.append('<div class="menetapkan">')
        for line in parts.act:
            self.p(line, letter, -letter if head else 0, BLANK, head)
            head = ""
        if parts.act:
            self.out.append("</div>")

    # Body

    def groups(self, node: Node, level: int) -> None:
        for child in node.children:
            self.group(child, level)

    def group(self, node: Node, level: int) -> None:
        """A buku, bab, bagian, paragraf or pasal with all below it; headings are never skipped a level."""
        if node.kind in _HEADED:
            name, about = inline(label(node.kind, node.number)), broken(lines_of(node.heading))
            between = "<br><br>" if self.form.airy and node.kind is Kind.BAB else "<br>"
            self.heading(level, between.join(part for part in (name, about) if part), node)
            self.groups(node, min(level + 1, 4))
        elif node.kind is Kind.PASAL:
            self.heading(level, inline(label(Kind.PASAL, node.number)), node)
            self.opens = self.form.compact
            self.lines(node.text, 0, 0, BLANK)
            self.blocks(node.children, 0, 1, level)
        else:
            self.lines(node.text, 0, 0, BLANK)
            self.blocks(node.children, 0, 1, level)

    def heading(self, level: int, markup: str, node: Node) -> None:
        """A heading of the body, which the contents lead to."""
        if not self.form.contents:
            self.out.append(f"<h{level}>{markup}</h{level}>")
            return
        anchor = f"b{len(self.entries) + 1}"
        words = " ".join(part for part in (label(node.kind, node.number), *lines_of(node.heading)) if part)
        self.entries.append(Entry(anchor, level, words))
        self.out.append(f'<h{level} id="{anchor}">{markup}</h{level}>')

    def blocks(self, nodes: tuple[Node, ...], left: int, depth: int, level: int = 2) -> None:
        """List items hanging from `left`, closing phrases at `left`, new units of an amending act in a block there."""
        width = self.hang_of(nodes, depth, self.form.hang)
        for node in nodes:
            gap = BLANK if depth == 1 and (left == 0 or node.kind in (Kind.AYAT, Kind.PERUBAHAN)) else HALF
            if node.kind is Kind.LANJUTAN:
                self.lines(node.text, left, 0, gap)
            elif node.kind in LIST:
                deeper = depth + (node.kind in (Kind.HURUF, Kind.ANGKA))
                self.item(node, left + width, -width, gap, self.mark(item_label(node, depth), width), deeper, level)
            else:
                self.out.append(f'<div class="{self.style(left, 0, NONE)}"{self.inside()}>')
                outer, self.level = self.level, 0
                self.group(node, min(level + 1, 4))
                self.level = outer
                self.out.append("</div>")

    def item(self, node: Node, left: int, first: int, gap: float, mark: str, depth: int, level: int = 2) -> None:
        """One item of a list, with what hangs below it.

        Lists are not nested in boxes of their own, which would cost a tenth of the time of a print: every item and
        every paragraph says how deep in lists it stands, and the tags are built from that.
        """
        self.level += 1
        self.lines(node.text, left, first, gap, mark, tag="li")
        self.blocks(node.children, left, depth, level)
        self.level -= 1

    def inside(self) -> str:
        """How deep in lists the next block stands, as an attribute."""
        return f' data-l="{self.level}"' if self.level else ""

    # Closing

    def penutup(self, node: Node) -> Signature | None:
        """Prints the penutup and gives back the enactment block, which also closes each lampiran."""
        parts = closing_parts(node.text)
        for line in parts.formula:
            self.p(line, self.form.body_left, 0, BLANK, keep=True)
        if parts.enactment:
            self.out.append(self.signed(parts.enactment, "teken kanan"))
        if parts.promulgation:
            self.out.append(self.signed(parts.promulgation, "teken k" if parts.gazette else "teken"))
        last = len(parts.gazette) - 1
        for place, line in enumerate(parts.gazette):
            self.out.append(f'<p class="lembar g{" k" * (place < last)}">{inline(line)}</p>')
        return parts.enactment

    def penjelasan(self, node: Node, level: int = 3) -> None:
        """The Tambahan Lembaran Daerah: a new page at full width (UU 12/2011 Lampiran II angka 174-191).

        `level` is that of the headings of its parts.
        """
        self.out.append(f'<div class="penjelasan">{title(node.text or "PENJELASAN", f"h{level - 1}")}')
        numbered = False
        for child in node.children:
            if child.kind is Kind.UMUM:
                self.umum(f"{child.number}." if child.number else "", child, f"h{level}")
            elif child.kind is Kind.PASAL:
                if not numbered:
                    self.part("II.", "PASAL DEMI PASAL", f"h{level}")
                    numbered = True
                self.out.append(f'<h{level + 1} class="p">{inline(explained_label(child))}</h{level + 1}>')
                self.explained(child, EXPLAINED_PASAL, 0)
            else:
                self.lines(child.text, 0, 0, BLANK)
        self.out.append("</div>")

    def umum(self, number: str, node: Node, tag: str) -> None:
        if node.heading:
            self.part(number, node.heading, tag)
        for line in lines_of(node.text):
            self.marked(line, UMUM, EXPLAINED_FIRST, BLANK)
        self.blocks(node.children, UMUM, 1)

    def part(self, number: str, name: str, tag: str) -> None:
        mark = self.mark(number, UMUM) if number else ""
        style = self.style(UMUM, -UMUM if mark else 0, BLANK, keep=True)
        self.out.append(f'<{tag} class="d {style}">{mark}{inline(name)}</{tag}>')

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
        head = lines_of(node.heading)
        if not (head and head[0].upper().startswith("LAMPIRAN")):
            head = (label(Kind.LAMPIRAN, node.number), *head)
        lines = lines_of(node.text)
        end = next((i for i, line in enumerate(lines) if office and line in office.office[-1:]), len(lines))
        named = next((i for i, line in enumerate(lines[:end]) if not line.isupper() or is_special(line)), end)
        shown = pieces("\n".join(lines[named:end]))
        tables = [piece for piece in shown if isinstance(piece, Table)]
        lying = any(lies(table, self.form) for table in tables)
        self.out.append(f'<div class="lampiran{" rebah" * lying}"><h2>{broken(head)}</h2>')
        if named:
            self.out.append(f'<p class="c g k">{broken(lines[:named])}</p>')
        for piece in shown:
            if special := special_html(piece, self.source, lambda table: grid_of(table, self.form, lying=lying)):
                self.out.append(special)
            else:
                self.marked(str(piece), 0, 0, HALF)
        self.blocks(node.children, 0, 1)
        own = signature(list(lines[end:]))
        if block := own or office:
            self.out.append(self.signed(replace(block, place=own.place if own else ()), "teken kanan"))
        self.out.append("</div>")

    def source(self, picture: Picture) -> str:
        return self.pictures.get(picture.key, "")

    # Paragraphs

    def lines(self, text: str, left: int, first: int, gap: float, mark: str = "", tag: str = "p") -> None:
        """The paragraphs of a text; only the first one carries the mark, hangs, and is the item of a list."""
        for line in text.split("\n"):
            if line or mark:
                self.p(line, left, first, gap, mark, tag=tag)
                first, gap, mark, tag = 0, BLANK, "", "p"

    def marked(self, line: str, left: int, first: int, gap: float) -> None:
        """One paragraph of running prose; a line that opens with "a." or "1." hangs from it."""
        if found := _MARKED.match(line):
            mark = found.group(1)
            width = max(self.form.hang, room_for(mark, self.form.em))
            self.p(line[found.end() :], left + width, -width, gap and HALF, self.mark(mark, width))
        else:
            self.p(line, left, first, gap)

    def p(
        self, text: str, left: int, first: int, gap: float, mark: str = "", *, keep: bool = False, tag: str = "p"
    ) -> None:
        """One paragraph; one that ends in a colon stays with what follows."""
        if self.opens:
            gap, self.opens = NONE, False
        style = self.style(left, first, gap, keep=keep or text.endswith(":"))
        self.out.append(f'<{tag} class="{style}"{self.inside()}>{mark}{inline(_TIGHT.sub(_JOINED, text))}</{tag}>')

    def style(self, left: int, first: int, gap: float, *, keep: bool = False) -> str:
        return self.styles.setdefault((left, first, gap, keep), f"i{len(self.styles)}")

    def label(self, name: str) -> str:
        """A label of the opening and its colon, each in its column."""
        return self.column(name, self.form.colon) + self.column(":", self.form.letter - self.form.colon)

    def column(self, text: str, width: int) -> str:
        name = self.columns.setdefault(width, f"n{len(self.columns)}")
        return f'<span class="{name}">{inline(text)}</span>'

    def mark(self, number: str, width: int) -> str:
        return hanging(number, width, self.form.em)

    def hang_of(self, nodes: Iterable[Node], depth: int, least: int) -> int:
        """The width of the number column of one list: `least`, or what its widest number needs."""
        em = self.form.em
        return max([least, *(room_for(item_label(node, depth), em) for node in nodes if node.kind in LIST)])

    def signed(self, block: Signature, name: str) -> str:
        """One signing block: place and date flush left, office, mark and name centred on one another, never parted."""
        place = f"<p>{broken(block.place)}</p>" if block.place else ""
        if "kanan" in name:
            # A date is never parted: on narrow paper the block begins further left.
            wide = max((width_of(line, self.form.em) for line in block.place), default=0) + _SPARE
            if (left := int(self.form.measure - wide)) < self.form.signing:
                name += f" {self.style(left, 0, BLANK)}"
        room = not block.mark or self.unsigned
        mark = '<div class="ruang"></div>' if room else f"<p><br>{inline(block.mark)}<br>&nbsp;</p>"
        who = f"<p>{broken(block.office)}</p>{mark}<p>{broken(block.name)}</p>"
        return f'<div class="{name}">{place}<div class="pejabat">{who}</div></div>'


def title(text: str, tag: str) -> str:
    """The heading block of an act: kind, region and number together, a blank line round TENTANG, then the name."""
    lines = lines_of(text)
    about = next((i for i, line in enumerate(lines) if line.upper() == "TENTANG"), len(lines))
    groups = (lines[:about], lines[about : about + 1], lines[about + 1 :])
    return f"<{tag}>{'<br><br>'.join(broken(group) for group in groups if group)}</{tag}>"
