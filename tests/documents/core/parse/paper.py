"""Made-up acts as offices print them, and the trees they were printed from: what the parser has to find again."""

from __future__ import annotations

import random
import textwrap
from typing import NamedTuple

from documents.core.numbering import insertion_label, label, next_after, ordinal, roman
from documents.core.tree import Kind, Node

_WHO = ("Bupati", "Dinas", "Setiap orang", "Kepala Dinas", "Camat", "Pemerintah Daerah", "Wajib Pajak")
_DOES = ("wajib menyusun", "menetapkan", "dapat mengubah", "memeriksa", "harus melaporkan", "berhak menerima")
_WHAT = (
    "rencana kebutuhan barang", "izin usaha pasar", "laporan tahunan", "daftar pedagang", "hasil pemeriksaan lapangan",
    "tanda bukti pembayaran", "peta ruang terbuka", "dokumen kependudukan warga",
)  # fmt: skip
_REFERENCES = (
    "sebagaimana dimaksud pada ayat (1)", "sebagaimana dimaksud dalam Pasal 3 ayat (2) huruf a",
    "sebagaimana dimaksud pada ayat (1) dan ayat (2)", "sesuai dengan Pasal 2 ayat (1), ayat (2), dan ayat (3)",
    "dalam jangka waktu 14 (empat belas) hari", "menurut Undang-Undang Nomor 23 Tahun 2014", "tanpa dipungut biaya",
    "dengan memperhatikan ketentuan peraturan perundang-undangan", "paling lambat tanggal 31 Desember",
    "sebagaimana tercantum dalam Lampiran I", "sebagaimana dimaksud dalam huruf b angka 2",
)  # fmt: skip
_CLOSINGS = ("dilaksanakan sesuai kewenangannya.", "yang ditetapkan dengan Keputusan Bupati.", "dalam satu tahun.")


class Style(NamedTuple):
    """How one office prints: widths and margins in columns, and its habits."""

    width: int
    margin: int
    hang: int  # columns between a label and its words
    step: int  # columns a list stands further in than the words of its owner
    page: int  # lines on a page
    number: str  # of a page; empty where pages carry none
    feed: bool
    blank: bool  # a blank line after every unit
    glued: bool  # Pasal16, BABX
    ocr: bool  # a wrong sign in some labels
    ragged: bool  # several spaces between words


def style(chance: random.Random) -> Style:
    """One of the many ways."""
    return Style(
        chance.choice((58, 66, 74, 90)),
        chance.choice((0, 0, 3, 12)),
        chance.choice((3, 4, 4, 5)),
        chance.choice((0, 0, 0, 2, 4)),
        chance.choice((24, 40, 55)),
        chance.choice(("{}", "- {} -", "-{}-", "Halaman {}", "")),
        chance.random() < 0.6,
        chance.random() < 0.3,
        chance.random() < 0.3,
        chance.random() < 0.2,
        chance.random() < 0.2,
    )


def sentence(chance: random.Random, end: str = ".") -> str:
    """A norm of one or two clauses with a reference in it."""
    parts = [chance.choice(_WHO), chance.choice(_DOES), chance.choice(_WHAT), chance.choice(_REFERENCES)]
    if chance.random() < 0.4:
        parts += ["dan", chance.choice(_WHAT), chance.choice(_REFERENCES)]
    return " ".join(parts) + end


def item(chance: random.Random, end: str) -> str:
    """The words of a list item."""
    said = chance.choice(_WHAT)
    return said + (f" {chance.choice(_REFERENCES)}" if chance.random() < 0.3 else "") + end


def listed(chance: random.Random, kind: Kind, depth: int) -> tuple[Node, ...]:
    """A list, some items with a list below them, perhaps with a closing phrase."""
    count = chance.choice((2, 3, 3, 5, 8)) if depth < 3 else 2
    closing = chance.random() < 0.2
    out: list[Node] = []
    number = next_after(kind, "")
    for place in range(count):
        last = place == count - 1
        end = "," if closing and last else "." if last and depth == 1 else "; dan" if place == count - 2 else ";"
        if depth < 4 and chance.random() < 0.2:
            below = Kind.ANGKA if kind is Kind.HURUF else Kind.HURUF
            out.append(
                Node(kind, number, text=f"{chance.choice(_WHAT)}, meliputi:", children=listed(chance, below, depth + 1))
            )
        else:
            out.append(Node(kind, number, text=item(chance, end)))
        following = next_after(kind, number)
        inserted = chance.random() < 0.06 and not last
        number = insertion_label(kind, number, following) if inserted else following
    if closing:
        out.append(Node(Kind.LANJUTAN, text=chance.choice(_CLOSINGS)))
    return tuple(out)


def pasal(chance: random.Random, number: str) -> Node:
    """One pasal of any form."""
    form = chance.choice(("norm", "ayat", "ayat", "ayat", "list", "definitions"))
    if form == "norm":
        return Node(Kind.PASAL, number, text=sentence(chance))
    if form == "list":
        return Node(Kind.PASAL, number, text=sentence(chance, " meliputi:"), children=listed(chance, Kind.HURUF, 1))
    if form == "definitions":
        terms = [
            Node(Kind.ANGKA, str(n), text=f"{chance.choice(_WHO)} adalah {item(chance, '.')}")
            for n in range(1, chance.randrange(3, 13))
        ]
        return Node(Kind.PASAL, number, text="Dalam Peraturan Daerah ini yang dimaksud dengan:", children=tuple(terms))
    out: list[Node] = []
    label_ = "1"
    for _ in range(chance.choice((2, 3, 4, 6))):
        children = listed(chance, Kind.HURUF, 1) if chance.random() < 0.4 else ()
        out.append(
            Node(Kind.AYAT, label_, text=sentence(chance, " terdiri atas:" if children else "."), children=children)
        )
        following = next_after(Kind.AYAT, label_)
        label_ = insertion_label(Kind.AYAT, label_, following) if chance.random() < 0.08 else following
    return Node(Kind.PASAL, number, children=tuple(out))


def body(chance: random.Random) -> Node:
    """Bab, some with bagian and paragraf, over pasal that run through."""
    number, bab = "1", []
    for place in range(1, chance.choice((3, 5, 9))):
        units: list[Node] = []
        for _ in range(chance.choice((1, 2, 4))):
            units.append(pasal(chance, number))
            following = next_after(Kind.PASAL, number)
            number = insertion_label(Kind.PASAL, number, following) if chance.random() < 0.06 else following
        if chance.random() < 0.3 and len(units) > 1:
            half = len(units) // 2
            units = [
                Node(Kind.BAGIAN, ordinal(1), "Umum", children=tuple(units[:half])),
                Node(
                    Kind.BAGIAN,
                    ordinal(2),
                    "Tata Cara",
                    children=(Node(Kind.PARAGRAF, "1", "Asas", children=tuple(units[half:])),),
                ),
            ]
        bab.append(
            Node(
                Kind.BAB,
                roman(place),
                chance.choice(("KETENTUAN UMUM", "PENYELENGGARAAN DAN PENGAWASAN PASAR RAKYAT DI DAERAH", "LARANGAN")),
                children=tuple(units),
            )
        )
    return Node(Kind.BATANG_TUBUH, children=tuple(bab))


def amending(chance: random.Random) -> Node:
    """Pasal I with instructions over their new text, and Pasal II."""
    out = []
    for place in range(1, chance.choice((3, 5, 12))):
        target = place * 3
        form = chance.choice(("replace", "replace", "insert", "delete", "bab", "item"))
        if form == "replace":
            said = f"Ketentuan Pasal {target} diubah, sehingga Pasal {target} berbunyi sebagai berikut:"
            new: tuple[Node, ...] = (pasal(chance, str(target)),)
        elif form == "insert":
            said = (
                f"Di antara Pasal {target} dan Pasal {target + 1} disisipkan 2 (dua) pasal, yakni Pasal {target}A dan "
                f"Pasal {target}B yang berbunyi sebagai berikut:"
            )
            new = (pasal(chance, f"{target}A"), pasal(chance, f"{target}B"))
        elif form == "bab":
            said = (
                "Di antara BAB V dan BAB VI disisipkan 1 (satu) bab, yakni BAB VA dan "
                f"Pasal {target}A sehingga berbunyi sebagai berikut:"
            )
            new = (Node(Kind.BAB, "VA", "PERAN SERTA WARGA", children=(pasal(chance, f"{target}A"),)),)
        elif form == "item":
            said = f"Ketentuan Pasal {target} huruf c diubah sehingga berbunyi sebagai berikut:"
            new = (Node(Kind.HURUF, "c", text=item(chance, ".")),)
        else:
            said, new = f"Pasal {target} dihapus.", ()
        out.append(Node(Kind.PERUBAHAN, str(place), text=said, children=new))
    opening = "Beberapa ketentuan dalam Peraturan Daerah Nomor 4 Tahun 2020 tentang Pasar diubah sebagai berikut:"
    return Node(
        Kind.BATANG_TUBUH,
        children=(
            Node(Kind.PASAL, "I", text=opening, children=tuple(out)),
            Node(Kind.PASAL, "II", text="Peraturan Daerah ini mulai berlaku pada tanggal diundangkan."),
        ),
    )


class Printer:
    """Prints a body in one style, line by line."""

    def __init__(self, form: Style, chance: random.Random) -> None:
        self.form, self.chance = form, chance
        self.lines: list[str] = []

    def body(self, node: Node, shift: int = 0) -> None:
        """Headings in the middle, everything else at the margin."""
        for child in node.children:
            if child.kind is Kind.PASAL:
                self.centred(self.heading(child))
                self.unit(child, self.form.margin + shift, 1)
            else:
                self.centred(self.heading(child))
                for line in textwrap.wrap(child.heading, 34):
                    self.centred(line)
                self.body(child, shift)

    def heading(self, node: Node) -> str:
        """The label of a heading, glued or with a wrong sign where the style has it so."""
        said = label(node.kind, node.number)
        if self.form.glued and node.kind in (Kind.PASAL, Kind.BAB) and self.chance.random() < 0.5:
            return said.replace(" ", "")
        if self.form.ocr and node.kind is Kind.PASAL and self.chance.random() < 0.5:
            return said.replace("1", "l") if said[-1].isdigit() else said
        return said

    def centred(self, text: str) -> None:
        """One line in the middle."""
        if self.form.blank:
            self.lines.append("")
        self.lines.append(" " * (self.form.margin + (self.form.width - len(text)) // 2) + text)

    def unit(self, node: Node, column: int, depth: int) -> None:
        """The words of a unit at a column and everything below it."""
        if node.text:
            self.wrapped("", node.text, column)
        for child in node.children:
            self.child(child, column, depth)

    def child(self, node: Node, column: int, depth: int) -> None:
        """An ayat, an item, a closing phrase, or an instruction, with what stands below it."""
        if node.kind is Kind.LANJUTAN:
            self.wrapped("", node.text, column)
            return
        name = label(node.kind, node.number, depth)
        self.wrapped(name, node.text, column)
        inner = column + max(self.form.hang, len(name) + 1)
        if node.kind is Kind.PERUBAHAN:
            loose = [child for child in node.children if child.kind in (Kind.HURUF, Kind.ANGKA, Kind.AYAT)]
            for child in loose:
                self.child(child, inner, 1)
            self.body(node.with_children(tuple(c for c in node.children if c not in loose)), self.form.hang)
            return
        for child in node.children:
            self.child(
                child,
                inner + (self.form.step if child.kind is not Kind.LANJUTAN else 0),
                depth + (node.kind is not Kind.AYAT),
            )

    def wrapped(self, name: str, text: str, column: int) -> None:
        """Words hanging beside their label."""
        hang = max(self.form.hang, len(name) + 1) if name else 0
        room = max(24, self.form.width - (column - self.form.margin) - hang)
        parts = textwrap.wrap(text, room, break_on_hyphens=False) or [""]
        for place, part in enumerate(parts):
            if self.form.ragged and place < len(parts) - 1:
                part = part.replace(" ", "  ", 3)
            before = name.ljust(hang) if not place else " " * hang
            self.lines.append(" " * column + before + part)
        if self.form.blank:
            self.lines.append("")

    def pages(self) -> str:
        """The lines on pages."""
        out: list[str] = []
        for place, start in enumerate(range(0, len(self.lines), self.form.page), 1):
            if place > 1:
                number = self.form.number.format(place)
                if number:
                    out += ["", " " * 34 + number]
                out.append("")
                if self.form.feed:
                    out.append("\f" + self.lines[start])
                    out += self.lines[start + 1 : start + self.form.page]
                    continue
            out += self.lines[start : start + self.form.page]
        return "\n".join(out)


HEAD = """\
                 PERATURAN DAERAH KABUPATEN LEMBAH
                       NOMOR 5 TAHUN 2030
                            TENTANG
                             PASAR
               DENGAN RAHMAT TUHAN YANG MAHA ESA
                         BUPATI LEMBAH,
Menimbang  : bahwa warga memerlukan aturan;
Mengingat  : 1. Pasal 18 ayat (6) Undang-Undang Dasar;
                           MEMUTUSKAN:
Menetapkan : PERATURAN DAERAH TENTANG PASAR.
"""
TAIL = """
             Ditetapkan di Lembah
             pada tanggal 3 Mei 2030
             BUPATI LEMBAH,
             NAMA BUPATI
"""


def printed(seed: int) -> tuple[Node, str]:
    """The body of one act, and the act as it is printed."""
    chance = random.Random(seed)
    made = amending(chance) if seed % 3 == 2 else body(chance)
    printer = Printer(style(chance), chance)
    printer.body(made)
    return made, f"{HEAD}{printer.pages()}\n{TAIL}"
