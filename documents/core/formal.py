"""From the agreed draft to the act: what the numbers, dates, and names of enactment change in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from documents.core.tree import Kind, Node

_SLOT = re.compile(r"\{(daerah|provinsi|nomor|register|tahun)\}")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

DEEMED_VALID = "Peraturan Daerah ini dinyatakan sah."
# The line of a kabupaten or kota, and that of a provinsi, which names no second region.
NOREG = (
    "NOREG PERATURAN DAERAH {daerah}, PROVINSI {provinsi}: ({nomor}-{register}/{tahun})",
    "NOREG PERATURAN DAERAH {daerah}: ({nomor}-{register}/{tahun})",
)


@dataclass(frozen=True, slots=True)
class Enactment:
    """The facts of penetapan (UU 12/2011 Lampiran II angka 164-171)."""

    region: str  # "KOTA SERANG"
    place: str
    nomor: int
    tahun: int
    enacted_on: date
    office: str  # "WALI KOTA SERANG", "Pj. WALI KOTA SERANG"
    name: str  # without degrees or rank
    signed: bool = True  # False: valid by operation of law after 30 days (UU 23/2014 Pasal 242 ayat (7))


@dataclass(frozen=True, slots=True)
class Promulgation:
    """The facts of pengundangan (UU 12/2011 Pasal 81, 86; UU 23/2014 Pasal 243, 244)."""

    place: str
    promulgated_on: date
    office: str  # "SEKRETARIS DAERAH KOTA SERANG"
    name: str
    nomor_ld: int
    nomor_tld: int | None
    noreg_line: str


def tanggal(day: date) -> str:
    """ "24 Oktober 2022": months spelled out (UU 12/2011 Lampiran II angka 165)."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def enacted(tree: Node, facts: Enactment) -> Node:
    """The act as the head of region signs it: no word RANCANGAN, a number and a year, place, date, and name."""
    signature = [
        f"Ditetapkan di {facts.place}",
        f"pada tanggal {tanggal(facts.enacted_on)}",
        f"{facts.office},",
        "ttd",
        facts.name.upper(),
    ]
    lines = [order_of_promulgation(tree, facts.region), *(signature if facts.signed else [DEEMED_VALID])]
    return _over(
        _with_closing(tree),
        {
            Kind.JUDUL: lambda node: replace(node, text=_numbered_title(node.text, facts)),
            Kind.PENUTUP: lambda node: replace(node, text="\n".join(lines)),
            Kind.PENJELASAN: lambda node: replace(node, text=_numbered_title(node.text, facts)),
            Kind.LAMPIRAN: lambda node: replace(node, heading=_numbered_title(node.heading, facts)),
        },
    )


def promulgated(tree: Node, facts: Promulgation, region: str, tahun: int) -> Node:
    """The act as the Lembaran Daerah prints it: with the block of the Sekretaris Daerah, LD, TLD, and NOREG lines."""
    block = [
        f"Diundangkan di {facts.place}",
        f"pada tanggal {tanggal(facts.promulgated_on)}",
        f"{facts.office},",
        "ttd",
        facts.name.upper(),
        f"LEMBARAN DAERAH {region} TAHUN {tahun} NOMOR {facts.nomor_ld}",
        facts.noreg_line,
    ]

    def closing(node: Node) -> Node:
        return replace(node, text="\n".join([node.text, *(line for line in block if line)]))

    def supplement(node: Node) -> Node:
        kept = tuple(child for child in node.children if child.kind is not Kind.LANJUTAN)
        if facts.nomor_tld is None:
            return replace(node, children=kept)
        line = f"TAMBAHAN LEMBARAN DAERAH {region} NOMOR {facts.nomor_tld}"
        return replace(node, children=(*kept, Node(Kind.LANJUTAN, text=line)))

    return _over(tree, {Kind.PENUTUP: closing, Kind.PENJELASAN: supplement})


def noreg_line(template: str, *, daerah: str, provinsi: str, nomor: int, register: str, tahun: int) -> str:
    """The NOREG line of the region's province (UU 23/2014 Pasal 243; the pattern differs, so it is a setting).

    A register that is already written out, e.g. "6,20/2022", stands as it is in the place of the pattern's bracket.
    """
    given = register.strip()
    known = {"daerah": daerah, "provinsi": provinsi, "nomor": str(nomor), "register": given, "tahun": str(tahun)}

    def filled(pattern: str) -> str:
        return _SLOT.sub(lambda slot: known.get(slot[1], slot[0]), pattern)

    head, bracket, _ = template.rpartition("(")
    if given.isdigit() or ("{register}" in template and not bracket):
        return filled(template)
    inner = given.removeprefix("(").removesuffix(")")
    return f"{filled(head)}({inner})" if bracket else f"{filled(template)} ({inner})"


def order_of_promulgation(tree: Node, region: str) -> str:
    """The command to promulgate (angka 163): the draft's own sentence, or the formula where it has none."""
    closing = tree.first(Kind.PENUTUP)
    first = closing.text.split("\n", 1)[0] if closing else ""
    if first.lower().startswith("agar setiap orang"):
        return first
    return (
        "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya "
        f"dalam Lembaran Daerah {region.title()}."
    )


def _numbered_title(text: str, facts: Enactment) -> str:
    """Title lines without the word RANCANGAN and with the number line filled in; the name after TENTANG stays."""
    lines = text.split("\n")
    number = f"NOMOR {facts.nomor} TAHUN {facts.tahun}"
    end = next((i for i, line in enumerate(lines) if line.strip().upper() == "TENTANG"), len(lines))
    head = [line.removeprefix("RANCANGAN ") for line in lines[:end]]
    place = next((i for i, line in enumerate(head) if line.upper().startswith("NOMOR")), None)
    if place is None:
        head.append(number)
    else:
        head[place] = number
    return "\n".join(head + lines[end:])


def _with_closing(tree: Node) -> Node:
    """The act with a penutup before its penjelasan and lampiran, where the draft left it out."""
    if tree.first(Kind.PENUTUP):
        return tree
    after = (Kind.PENJELASAN, Kind.LAMPIRAN)
    place = next((i for i, part in enumerate(tree.children) if part.kind in after), len(tree.children))
    return tree.with_children((*tree.children[:place], Node(Kind.PENUTUP), *tree.children[place:]))


def _over(tree: Node, changes: dict[Kind, Callable[[Node], Node]]) -> Node:
    return tree.with_children(
        tuple(changes[child.kind](child) if child.kind in changes else child for child in tree.children)
    )
