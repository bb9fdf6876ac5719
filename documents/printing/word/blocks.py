"""A tree as the paragraphs of a Word file: each with its style, its label, its number in a list, and its unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.core.closing import Signature, closing_parts
from documents.core.numbering import explained_label, from_letter, from_roman, label
from documents.core.tables import CENTRE, RIGHT, Picture, Table, is_special, pieces, written
from documents.core.tree import Kind, Node
from documents.printing.marks import LIST, diktum_parts, item_label, lines_of

# Lists of numbering.xml: the body with its levels, and the lists that begin with angka.
BODY, ANGKA = 0, 1
BAB, PASAL, AYAT, FIRST_ITEM = 0, 1, 2, 3
_DEEPEST = 4
_RULES = {CENTRE: ":---:", RIGHT: "---:"}
_LITERAL = {Kind.BUKU: "Buku", Kind.BAGIAN: "Bagian", Kind.PARAGRAF: "Paragraf"}
_ITEMS = {
    (Kind.AYAT, False): "Ayat",
    (Kind.PERUBAHAN, False): "Perubahan",
    (Kind.HURUF, False): "Huruf",
    (Kind.ANGKA, False): "Angka",
    (Kind.HURUF, True): "HurufKurung",
    (Kind.ANGKA, True): "AngkaKurung",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or one table of a lampiran (`rows`, the head first; `sides` is where each column stands).

    `label` is printed in front; where `count` is given Word counts it itself, on `level` of `list`. `margin` is the
    number of steps the owner of the text stands in from the left; `column` the word of the preamble ("Menimbang") in
    whose row it stands; `picture` the key of an image. `unit` is the key of the node, `part` its paragraph.
    """

    style: str
    text: str = ""
    label: str = ""
    unit: str = ""
    part: int = 0
    list: int = BODY
    level: int = 0
    count: int = 0
    margin: int = 0
    column: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    sides: tuple[str, ...] = ()
    picture: str = ""


def blocks(tree: Node) -> list[Block]:
    """Every paragraph of the act in its order (UU 12/2011 Lampiran II angka 1, 284)."""
    out: list[Block] = []
    for part in tree.children:
        out.extend(_counted(_PARTS.get(part.kind, _plain_part)(part)))
    return out


def table_lines(block: Block) -> list[str]:
    """The rows of a table as the text of a lampiran has them."""
    lines = written(block.rows).split("\n")
    lines[1] = "|" + "".join(f" {_RULES.get(side, '---')} |" for side in block.sides)
    return lines


def _counted(found: Iterator[Block]) -> Iterator[Block]:
    """The blocks, the paragraphs of one node numbered from 0."""
    last: str | None = None
    place = 0
    for block in found:
        place = place + 1 if block.unit == last else 0
        last = block.unit
        yield replace(block, part=place) if place else block


def _plain_part(part: Node) -> Iterator[Block]:
    for line in part.text.split("\n") if part.text else ():
        yield Block("Isi", line, unit=part.key)


def _judul(part: Node) -> Iterator[Block]:
    for line in lines_of(part.text):
        yield Block("Tentang" if line.upper() == "TENTANG" else "Judul", line, unit=part.key)


def _pembukaan(part: Node) -> Iterator[Block]:
    for line in lines_of(part.text):
        yield Block("Pembuka", line, unit=part.key)
    for child in part.children:
        if child.kind is Kind.DIKTUM:
            yield from _diktum(child)
            continue
        name = child.kind.value.capitalize()
        for line in lines_of(child.text):
            yield Block("Konsideran", line, unit=child.key, column=name)
        for block in _below(child, 0, 1, ()):
            yield replace(block, column=name)


def _diktum(node: Node) -> Iterator[Block]:
    parts = diktum_parts(node.text)
    for line in parts.approval:
        yield Block("Persetujuan", line, unit=node.key)
    if parts.decision:
        yield Block("Memutuskan", parts.decision, unit=node.key)
    for line in parts.act:
        yield Block("Konsideran", line, unit=node.key, column="Menetapkan")


def _body(part: Node) -> Iterator[Block]:
    for child in part.children:
        yield from _unit(child, 0, quoted=False)


def _unit(node: Node, margin: int, *, quoted: bool) -> Iterator[Block]:
    """A grouping or a pasal with all below it; what an amending act quotes keeps its numbers as they are typed."""
    name = label(node.kind, node.number or "...")
    if node.kind in _LITERAL:
        yield Block(_LITERAL[node.kind], _joined(name, node.heading), unit=node.key, margin=margin)
    elif node.kind is Kind.BAB:
        count = 0 if quoted else from_roman(node.number) or 0
        words = f"\n{node.heading}" if node.heading else ""
        yield Block("Bab", words, name, node.key, level=BAB, count=count, margin=margin)
    elif node.kind is Kind.PASAL:
        count = int(node.number) if _is_plain(node.number) and not quoted else 0
        yield Block("Pasal", "", name, node.key, level=PASAL, count=count, margin=margin)
        yield from _paragraphs("Isi", node, margin)
    else:
        yield from _below(Node(node.kind, children=(node,)), margin, 1, (), quoted=quoted)
        return
    if node.kind is Kind.PASAL:
        yield from _below(node, margin, 1, (), quoted=quoted)
    else:
        for child in node.children:
            yield from _unit(child, margin, quoted=quoted)


def _below(node: Node, margin: int, depth: int, chain: tuple[Kind, ...], *, quoted: bool = False) -> Iterator[Block]:
    """Ayat, list items, and closing phrases of a unit whose text stands at `margin`; `chain` are the kinds above."""
    for child in node.children:
        if child.kind is Kind.LANJUTAN:
            yield from _paragraphs("Lanjutan", child, margin)
        elif child.kind not in LIST:
            yield from _unit(child, margin, quoted=True)
        else:
            yield from _item(child, margin, depth, chain, quoted or child.kind is Kind.PERUBAHAN)


def _item(node: Node, margin: int, depth: int, chain: tuple[Kind, ...], quoted: bool) -> Iterator[Block]:
    first, _, rest = node.text.partition("\n")
    kind = node.kind
    style = _ITEMS.get((kind, depth > 2), "Huruf")
    line = chain if kind in (Kind.AYAT, Kind.PERUBAHAN) else (*chain, kind)
    which, level, count = _numbered(node, line)
    yield Block(style, first, item_label(node, depth), node.key, 0, which, level, count, margin)
    for paragraph in rest.split("\n") if rest else ():
        yield Block("Sambungan", paragraph, unit=node.key, margin=margin + 1)
    deeper = depth + (kind in (Kind.HURUF, Kind.ANGKA))
    yield from _below(node, margin + 1, deeper, line, quoted=quoted)


def _numbered(node: Node, line: tuple[Kind, ...]) -> tuple[int, int, int]:
    """List, level, and count of an item; a count of 0 where its number must be typed."""
    if node.kind is Kind.AYAT:
        return BODY, AYAT, int(node.number) if _is_plain(node.number) else 0
    if node.kind is Kind.PERUBAHAN:
        return ANGKA, 0, int(node.number) if _is_plain(node.number) else 0
    turns = all(kind is not after for kind, after in zip(line, line[1:], strict=False))
    if not turns or len(line) > _DEEPEST:
        return BODY, 0, 0
    count = from_letter(node.number) or 0 if node.kind is Kind.HURUF else 0
    if node.kind is Kind.ANGKA and _is_plain(node.number):
        count = int(node.number)
    if line[0] is Kind.HURUF:
        return BODY, FIRST_ITEM + len(line) - 1, count
    return ANGKA, len(line) - 1, count


def _is_plain(number: str) -> bool:
    return number.isascii() and number.isdigit() and 0 < int(number) < 10_000


def _penutup(part: Node) -> Iterator[Block]:
    parts = closing_parts(part.text)
    for line in parts.formula:
        yield Block("Penutup", line, unit=part.key)
    yield from _signed(parts.enactment, "Kanan", part.key)
    yield from _signed(parts.promulgation, "Kiri", part.key)
    for line in parts.gazette:
        yield Block("LembaranDaerah", line, unit=part.key)


def _signed(block: Signature | None, side: str, key: str) -> Iterator[Block]:
    if block is None:
        return
    for place, line in enumerate(block.place):
        yield Block(f"Tempat{side}" if not place else f"Teken{side}", line, unit=key)
    for line in (*block.office, *((block.mark,) if block.mark else ())):
        yield Block(f"Teken{side}", line, unit=key)
    for place, line in enumerate(block.name):
        yield Block(f"Nama{side}" if not place and not block.mark else f"Teken{side}", line, unit=key)


def _penjelasan(part: Node) -> Iterator[Block]:
    for place, line in enumerate(lines_of(part.text or "PENJELASAN")):
        style = "PenjelasanAwal" if not place else "Tentang" if line.upper() == "TENTANG" else "Judul"
        yield Block(style, line, unit=part.key)
    opened = False
    for child in part.children:
        if child.kind is Kind.UMUM:
            yield Block("PenjelasanBagian", label(Kind.UMUM, ""), unit=child.key)
            yield from _explained(child, 0)
        elif child.kind is Kind.PASAL:
            if not opened:
                yield Block("PenjelasanBagian", "II. PASAL DEMI PASAL", unit=f"{part.key}/II")
                opened = True
            yield Block("PenjelasanLabel", explained_label(child.kind, child.number), unit=child.key)
            yield from _explained(child, 0)
        else:
            yield from _paragraphs("LembaranDaerah", child, 0)


def _explained(node: Node, margin: int) -> Iterator[Block]:
    yield from _paragraphs("PenjelasanIsi", node, margin)
    for child in node.children:
        if child.kind is Kind.LANJUTAN:
            yield from _paragraphs("PenjelasanIsi", child, margin)
            continue
        name = explained_label(child.kind, child.number)
        yield Block("PenjelasanLabel", name, unit=child.key, margin=margin + 1)
        yield from _explained(child, margin + 1)


def _lampiran(part: Node) -> Iterator[Block]:
    """The head at the right, the name in capitals centred, then text, tables, and images (angka 192-197)."""
    yield Block("LampiranAwal", label(part.kind, part.number), unit=part.key)
    for line in part.heading.split("\n") if part.heading else ():
        yield Block("LampiranKepala", line, unit=part.key)
    lines = part.text.split("\n") if part.text else []
    if lines:
        yield Block("Sel", unit=part.key)  # the blank line by which readers tell the head from the text
    named = True
    while lines:
        line = lines.pop(0)
        named = named and line.isupper()
        grid = [line]
        while is_special(line) and lines and lines[0].strip().startswith("|") and not line.strip().startswith("!"):
            grid.append(lines.pop(0))
        found = pieces("\n".join(grid))
        if len(found) == 1 and isinstance(found[0], Table):
            table = found[0]
            yield Block("LampiranTabel", unit=part.key, rows=(table.head, *table.rows), sides=table.align)
        elif len(found) == 1 and isinstance(found[0], Picture):
            yield Block("LampiranGambar", line.strip(), unit=part.key, picture=found[0].key)
        else:
            for row in grid:
                yield Block("LampiranJudul" if named else "LampiranIsi", row, unit=part.key)
    yield from _below(part, 0, 1, ())


def _paragraphs(style: str, node: Node, margin: int) -> Iterator[Block]:
    for line in node.text.split("\n") if node.text else ():
        yield Block(style, line, unit=node.key, margin=margin)


def _joined(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


_PARTS = {
    Kind.JUDUL: _judul,
    Kind.PEMBUKAAN: _pembukaan,
    Kind.BATANG_TUBUH: _body,
    Kind.PENUTUP: _penutup,
    Kind.PENJELASAN: _penjelasan,
    Kind.LAMPIRAN: _lampiran,
}
