"""Akoma Ntoso 3.0 for Indonesian acts: what writer and reader share, names of elements, ids, numbers, addresses."""

from __future__ import annotations

import re

from documents.core.address import anchors
from documents.core.numbering import explained_label, label
from documents.core.tree import Kind, Node, Path

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:raperda:akn"  # attributes for what the standard has no place for; readers of others pass over them

# Units of the body and their elements; whatever else stands in a hierarchy is an hcontainer named after its kind.
ELEMENTS = {
    Kind.BUKU: "book",
    Kind.BAB: "chapter",
    Kind.BAGIAN: "part",
    Kind.PARAGRAF: "subpart",
    Kind.PASAL: "article",
    Kind.AYAT: "paragraph",
    Kind.HURUF: "point",
    Kind.ANGKA: "point",
    Kind.PERUBAHAN: "point",
}
ITEMS = frozenset({Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN})
ENACTING = "enactingFormula"
EMPTY = "kosong"  # name of what stands in a body that the schema wants and the act does not have
PER_PASAL = "pasal_demi_pasal"

_BLANKS = re.compile(r"[ \t\r\n]+")
_CUT = re.compile(
    r"-(?=(?:buku|bab|bagian|paragraf|pasal|ayat|huruf|angka|lanjutan|umum|penjelasan-umum|urut|menimbang|mengingat)-)"
    r"|-(?=(?:lanjutan|umum|penjelasan-umum)$)"
)
_ITEM_OF = re.compile(r"^(menimbang|mengingat)-(?!huruf|angka|lanjutan|urut)")
_WORD = re.compile(
    r"(?:buku|bab|bagian|paragraf|pasal|ayat|huruf|angka|butir|lampiran|book|title|chapter|part|subpart|section|"
    r"article|paragraph|subsection|point|item|schedule|annex|art|sec|ps)(?:\.|\b)\s*|§+\s*",
    re.IGNORECASE,
)
_BRACKETED = frozenset({Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN})


def collapsed(text: str) -> str:
    """The text as XML readers lay out words: no outer blanks, one space where several or a line end stand."""
    return _BLANKS.sub(" ", text).strip(" ")


def eids(tree: Node) -> dict[Path, str]:
    """The eId of every unit, each once: "pasal_5__ayat_2__huruf_a", "bab_2__bagian_1", "penjelasan__pasal_5".

    They follow the numbers, so they move when numbers move; the key (wId) stays.
    """
    return {path: _eid(anchor) for path, anchor in anchors(tree).items()}


def printed(kind: Kind, number: str, depth: int = 1, explaining: bool = False) -> str:
    """The num of a unit as it prints ("BAB I", "(1)", "a.", "1)", in the penjelasan "Ayat (1)"); "" without number."""
    if not number:
        return ""
    if kind is Kind.UMUM:
        return f"{number}."
    return explained_label(kind, number) if explaining else label(kind, number, depth)


def bare(kind: Kind, shown: str) -> str:
    """The number inside a printed num: "I" of "BAB I", "3a" of "(3a)", "1" of "Ayat (1)" and of "Article 1."."""
    text = collapsed(shown)
    if (found := _WORD.match(text)) and found.end() < len(text):
        text = text[found.end() :]
    return text.strip(" .()" if kind in _BRACKETED else " .")


def part_eid(steps: tuple[tuple[Kind, str], ...]) -> str:
    """The eId of a unit in another act, from kinds and numbers: "pasal_5__ayat_2"."""
    return "__".join(f"{kind.value}_{re.sub(r'[^a-z0-9]+', '-', number.lower()).strip('-')}" for kind, number in steps)


def slug(words: str) -> str:
    """Words as they stand in an address: lower-case letters and digits, parted by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def locality(kode: str) -> str:
    """Country and region of an act: "id-3673" for the Kemendagri code "36.73"; "id" without one."""
    digits = "".join(sign for sign in kode if sign.isdigit())
    return f"id-{digits}" if digits else "id"


def perda_uri(kode: str, region: str, tahun: int, nomor: int) -> str:
    """The Work of a Perda: "/akn/id-3673/act/perda/2022/6"; without the code "/akn/id/act/perda-kota-serang/2022/6"."""
    return f"/akn/{locality(kode)}/act/{_sort('perda', kode, region)}/{tahun}/{nomor}"


def raperda_uri(kode: str, region: str, initiator: str, tahun: int, number: str) -> str:
    """The Work of a draft: "/akn/id-3673/bill/raperda/dprd/2026/7"; initiator and number may be missing."""
    by = f"/{initiator}" if initiator else ""
    return f"/akn/{locality(kode)}/bill/{_sort('raperda', kode, region)}{by}/{tahun}/{number or 'tanpa-nomor'}"


_NUMBERED = r"\s+Nomor\s+(\d+)(?:/[\w./]+)?\s+Tahun\s+(\d{4})\b"
_ACT = re.compile(
    r"Undang[-\s]+Undang\s+Dasar\s+(?:Negara\s+)?Republik\s+Indonesia(?:\s+Tahun\s+1945)?"
    r"|(Peraturan\s+Pemerintah\s+Pengganti\s+Undang[-\s]+Undang|Undang[-\s]+Undang(?:\s+Darurat)?|"
    r"Peraturan\s+(?:Pemerintah|Presiden|Daerah|Menteri|Gubernur|Bupati|Wali\s*[Kk]ota)|Keputusan\s+Presiden)"
    rf"((?:\s+(?!Nomor\b)[A-Z][\w’'/-]*|\s+dan(?=\s+[A-Z]))*){_NUMBERED}"
)
_SORTS = {
    "peraturan pemerintah pengganti undang undang": "perppu", "undang undang": "uu", "undang undang darurat": "uudrt",
    "peraturan pemerintah": "pp", "peraturan presiden": "perpres", "keputusan presiden": "keppres",
    "peraturan menteri": "permen", "peraturan daerah": "perda", "peraturan gubernur": "pergub",
    "peraturan bupati": "perbup", "peraturan wali kota": "perwal", "peraturan walikota": "perwal",
}  # fmt: skip
_LOCAL = ("perda", "pergub", "perbup", "perwal")


def cited_acts(text: str, kode: str, region: str) -> list[tuple[int, int, str]]:
    """Where a text names acts by kind, number, and year, and the Work of each: (start, end, address).

    A Perda that names no region, or that of `region`, is one of this region.
    """
    return [(found.start(), found.end(), _cited(found, kode, region)) for found in _ACT.finditer(text)]


def _cited(found: re.Match[str], kode: str, region: str) -> str:
    if not found[1]:
        return "/akn/id/act/1945/uud"
    sort = _SORTS[" ".join(found[1].replace("-", " ").lower().split())]
    named, number, year = " ".join(found[2].split()), found[3], found[4]
    if sort == "permen":
        return f"/akn/id/act/permen/{slug(named) or 'menteri'}/{year}/{number}"
    if sort not in _LOCAL:
        return f"/akn/id/act/{sort}/{year}/{number}"
    own = not named or slug(named) == slug(region) or slug(region).endswith(f"-{slug(named)}")
    code, place = (kode, region) if own else ("", named)
    return f"/akn/{locality(code)}/act/{_sort(sort, code, place)}/{year}/{number}"


def _sort(name: str, kode: str, region: str) -> str:
    """The kind of act in an address; where no code tells the region, its name does."""
    return name if locality(kode) != "id" or not region else f"{name}-{slug(region)}"


def _eid(anchor: str) -> str:
    name = _ITEM_OF.sub(lambda found: f"{found[1]}__", anchor)
    return _CUT.sub("__", name).replace("-", "_")
