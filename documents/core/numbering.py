"""Numbers of units: labels, order, words, roman, letters, terbilang, and the two numbering regimes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from documents.core.tree import Kind, Node, walk

_CARDINALS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_SCALES = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"))
_ROMANS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_UNREADABLE = 1_000_000
RUNNING = (Kind.BUKU, Kind.BAB, Kind.PASAL)  # numbered in one series through the whole act
_NONE_BEFORE: Mapping[Kind, int] = {}

_DIGIT_FORM = re.compile(r"([0-9]{1,6}) ?([A-Za-z]{0,2})")
_LETTER_FORM = re.compile(r"([A-Za-z])(\1*)([0-9]{0,3})")
_ORDINAL_FORM = re.compile(r"(.*?)(?: ([A-Z]))?")
_AYAT_NUMBER = re.compile(r"[0-9]+[a-z]?(?![^\W_])")
_AMENDING = re.compile(r"\bTENTANG\s+PERUBAHAN\b.*\bATAS\b", re.DOTALL)


def label(node_kind: Kind, number: str, depth: int = 1) -> str:
    """The printed label of a unit: "BAB IXA", "Pasal 14A", "(3a)", "b.", "1)".

    `depth` is the list level from 1; levels 3 and 4 close with a bracket (UU 12/2011 Lampiran II angka 92-95).
    """
    if node_kind is Kind.AYAT:
        return f"({number})"
    if node_kind in (Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN):
        return number + (")" if depth > 2 else ".")
    words = _HEADING_WORDS.get(node_kind, "")
    shown = number.upper() if node_kind is Kind.BUKU else number
    return f"{words} {shown}".strip()


def explained_label(kind: Kind, number: str) -> str:
    """The label of a unit inside the penjelasan: "Ayat (1)", "Huruf a", "Angka 1", "Pasal 5", "Ayat (2) dan (3)"."""
    if kind is Kind.AYAT:
        return "Ayat " + (_AYAT_NUMBER.sub(r"(\g<0>)", number) or "()")
    return f"{kind.value.capitalize()} {number}".strip()


_HEADING_WORDS = {
    Kind.BUKU: "BUKU",
    Kind.BAB: "BAB",
    Kind.BAGIAN: "Bagian",
    Kind.PARAGRAF: "Paragraf",
    Kind.PASAL: "Pasal",
    Kind.LAMPIRAN: "LAMPIRAN",
    Kind.UMUM: "I. UMUM",
}


@lru_cache(maxsize=4096)
def sort_key(kind: Kind, number: str) -> tuple[int, int, str]:
    """The place of a number among its siblings: (main number, suffix, rest); what cannot be read sorts last.

    IX < IXA < X; 14 < 14A < 15; a < a1 < b < z < aa < bb; Keenam < Keenam A < Ketujuh.
    """
    text = number.strip()
    if kind in (Kind.BUKU, Kind.BAGIAN):
        match = _ORDINAL_FORM.fullmatch(text)
        main = from_ordinal(match[1]) if match else None
        if match and main is not None:
            return main, _suffix(match[2] or ""), ""
    if kind in (Kind.BAB, Kind.LAMPIRAN, Kind.PASAL, Kind.BUKU):
        for stem, suffix in ((text, ""), (text[:-1].rstrip(), text[-1:])):
            main = from_roman(stem)
            if main is not None and (not suffix or suffix.isascii() and suffix.isupper()):
                return main, _suffix(suffix), ""
    if kind in (Kind.HURUF, Kind.PERUBAHAN) and (match := _LETTER_FORM.fullmatch(text.lower())):
        return ord(match[1]) - 96 + 26 * len(match[2]), int(match[3] or 0), ""
    if kind is Kind.HURUF and len(text) == 2 and text.isascii() and text.isalpha():
        return 26 * (ord(text[0].lower()) - 96) + ord(text[1].lower()) - 96, 0, ""
    if match := _DIGIT_FORM.fullmatch(text):
        return int(match[1]), _suffix(match[2]), ""
    return _UNREADABLE, 0, text


def roman(n: int) -> str:
    """The roman numeral of 1 to 3999. Raises ValueError outside."""
    if not 0 < n < 4000:
        raise ValueError(f"Tidak ada angka Romawi untuk {n}.")
    out = ""
    for value, sign in _ROMANS:
        count, n = divmod(n, value)
        out += sign * count
    return out


def from_roman(text: str) -> int | None:
    """The value of a well-formed upper-case roman numeral, or None."""
    values = {sign: value for value, sign in _ROMANS}
    total = 0
    for sign, following in zip(text, text[1:] + " ", strict=False):
        if sign not in values:
            return None
        total += -values[sign] if values.get(following, 0) > values[sign] else values[sign]
    return total if 0 < total < 4000 and roman(total) == text else None


def ordinal(n: int) -> str:
    """The ordinal word of a bagian or buku in today's spelling: "Kesatu", "Kedua Belas", "Ketiga Puluh Satu"."""
    words = terbilang(n).split()
    if n < 1:
        raise ValueError(f"Tidak ada kata urutan untuk {n}.")
    return " ".join(["Ke" + words[0]] + [word.capitalize() for word in words[1:]])


def from_ordinal(text: str) -> int | None:
    """The number an ordinal word stands for, in old and joined spellings too ("Pertama", "Keduabelas"), or None."""
    key = "".join(text.lower().split()).replace("-", "")
    return _ordinals().get(key) or _ordinals().get(key.replace("rn", "m").replace("qj", "uj"))


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    table = {ordinal(n).lower().replace(" ", ""): n for n in range(1, 200)}
    return table | {"pertama": 1, "kesatu": 1}


def letter(n: int) -> str:
    """The n-th letter of a list: a to z, then doubled as practice has it: aa, bb. Raises ValueError below 1."""
    if n < 1:
        raise ValueError(f"Tidak ada huruf ke-{n}.")
    turn, place = divmod(n - 1, 26)
    return chr(97 + place) * (turn + 1)


def from_letter(text: str) -> int | None:
    """The place of a list letter ("b" is 2, "aa" is 27), or None."""
    match = _LETTER_FORM.fullmatch(text)
    if not match or match[3] or not text.islower():
        return None
    return ord(match[1]) - 96 + 26 * len(match[2])


def terbilang(n: int) -> str:
    """The number in words, 0 to 999,999,999,999: 25 is "dua puluh lima". Raises ValueError outside."""
    if not 0 <= n < 1_000_000_000_000:
        raise ValueError(f"{n} di luar jangkauan terbilang.")
    if n < 12:
        return _CARDINALS[n]
    for value, name in _SCALES:
        if n >= value:
            many, rest = divmod(n, value)
            head = "seribu" if (many, value) == (1, 1000) else f"{terbilang(many)} {name}"
            return head + (f" {terbilang(rest)}" if rest else "")
    if n < 20:
        return f"{_CARDINALS[n - 10]} belas"
    value, name = (100, "ratus") if n >= 100 else (10, "puluh")
    many, rest = divmod(n, value)
    head = f"se{name}" if many == 1 else f"{_CARDINALS[many]} {name}"
    return head + (f" {terbilang(rest)}" if rest else "")


def plain(kind: Kind, n: int) -> str:
    """The n-th number of a kind in the draft regime: 2 is "II" for a bab, "Kedua" for a bagian, "b" for a huruf."""
    if kind in (Kind.BAB, Kind.LAMPIRAN):
        return roman(n)
    if kind in (Kind.BAGIAN, Kind.BUKU):
        return ordinal(n)
    return letter(n) if kind is Kind.HURUF else str(n)


def next_after(kind: Kind, number: str) -> str:
    """The next plain number: "14" and "14A" give "15", "" gives the first. Raises ValueError when unreadable."""
    if not number:
        return plain(kind, 1)
    main, _, _ = sort_key(kind, number)
    if main == _UNREADABLE:
        raise ValueError(f"Nomor {number} tidak terbaca.")
    if kind is Kind.PASAL and not number[:1].isdigit():
        return roman(main + 1)
    return plain(kind, main + 1)


def follows(kind: Kind, last: str, number: str) -> bool:
    """Whether `number` may come right after `last`: the next plain number, or the next suffix (14, 14A, 14B)."""
    before, after = sort_key(kind, last) if last else (0, 0, ""), sort_key(kind, number)
    if after[0] == _UNREADABLE:
        return False
    return (after[0] == before[0] + 1 and after[1] == 0) or (after[0] == before[0] and after[1] == before[1] + 1)


def insertion_label(kind: Kind, before: str, after: str) -> str:
    """The number of a unit inserted between two neighbours of an act in force: Pasal 14A, ayat 3a, huruf a1, BAB IXA.

    `after` is empty at the end of the series, where the plain number goes on. Raises ValueError when the place would
    need a second suffix or lies before the first unit (UU 12/2011 Lampiran II angka 234-235; one suffix level only).
    """
    if not after:
        return next_after(kind, before)
    if not before:
        raise ValueError("Tidak ada nomor sisipan sebelum unit pertama.")
    main, minor, _ = sort_key(kind, before)
    if main == _UNREADABLE:
        raise ValueError(f"Nomor {before} tidak terbaca.")
    if sort_key(kind, after)[:2] <= (main, minor + 1):
        raise ValueError(f"Tidak ada nomor di antara {before} dan {after}: sisipan hanya satu tingkat.")
    if kind is not Kind.HURUF and minor >= 26:
        raise ValueError(f"Sisipan setelah {before} sudah habis.")
    stem = before if not minor else before[: -len(_printed_suffix(kind, minor).strip())].rstrip()
    return stem + _printed_suffix(kind, minor + 1)


def renumber(tree: Node, before: Mapping[Kind, int] = _NONE_BEFORE) -> Node:
    """The tree of a draft with every number computed anew (UU 12/2011 Lampiran II angka 68-95).

    Bab and pasal run through the act; bagian, paragraf, ayat, and list items restart under their owner. Pasal of an
    amending act are roman; the new text inside a perubahan keeps its numbers. Units of the penjelasan take the number
    of the unit they explain and stand in its order; several lampiran are numbered with roman numerals. `before` says
    how many buku, bab, and pasal stand in the act before those of a tree that is only a part of it.
    """
    count = {kind: before.get(kind, 0) for kind in RUNNING}
    numbered = [_number(child, count, _is_amending(tree)) for child in tree.children]
    places: dict[str, tuple[int, str]] = {}
    for child in numbered:
        if child.kind is not Kind.PENJELASAN:
            for node in walk(child):
                places[node.key] = (len(places), node.number)
    places.pop("", None)
    lampiran = sum(child.kind is Kind.LAMPIRAN for child in numbered)
    out, annexes = [], 0
    for child in numbered:
        if child.kind is Kind.PENJELASAN:
            child = _explain(child, places)
        elif child.kind is Kind.LAMPIRAN:
            annexes += 1
            child = replace(child, number=roman(annexes) if lampiran > 1 else "")
        out.append(child)
    return tree.with_children(tuple(out))


def _is_amending(tree: Node) -> bool:
    judul = tree.first(Kind.JUDUL)
    body = tree.first(Kind.BATANG_TUBUH)
    return bool(judul and _AMENDING.search(judul.text)) or any(
        node.kind is Kind.PERUBAHAN for node in (walk(body) if body else ())
    )


_RESTARTING = (Kind.BAGIAN, Kind.PARAGRAF, Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN)


def _number(node: Node, count: dict[Kind, int], amending: bool) -> Node:
    """The node over renumbered children; `count` holds the series that run through the whole act."""
    if node.kind in (Kind.PERUBAHAN, Kind.PENJELASAN) or not node.children:
        return node
    local: dict[Kind, int] = {}
    children: list[Node] = []
    previous: Kind = Kind.PERDA
    for child in node.children:
        kind = child.kind
        if kind in count:
            count[kind] += 1
            number = roman(count[kind]) if kind is Kind.PASAL and amending else plain(kind, count[kind])
        elif kind in _RESTARTING:
            restarts = kind is not previous and kind in (Kind.HURUF, Kind.ANGKA)
            local[kind] = 1 if restarts else local.get(kind, 0) + 1
            number = plain(kind, local[kind])
        else:
            number = child.number
        previous = kind
        children.append(_number(replace(child, number=number), count, amending))
    return node.with_children(tuple(children))


def _explain(node: Node, places: dict[str, tuple[int, str]]) -> Node:
    """Children of a penjelasan unit in the order, and with the numbers, of what they explain."""
    ranked: list[tuple[int, Node]] = []
    rank = -1
    for child in node.children:
        if child.explains in places:
            rank, number = places[child.explains]
            child = replace(child, number=number)
        ranked.append((rank if child.kind is not Kind.LANJUTAN else _UNREADABLE**2, _explain(child, places)))
    return node.with_children(tuple(child for _, child in sorted(ranked, key=lambda pair: pair[0])))


def _suffix(text: str) -> int:
    """A is 1, B is 2, AA is 27; empty is 0."""
    value = 0
    for sign in text.upper():
        value = 26 * value + ord(sign) - 64
    return value


def _printed_suffix(kind: Kind, n: int) -> str:
    if kind is Kind.HURUF:
        return str(n)
    sign = chr(64 + n)
    if kind in (Kind.BAGIAN, Kind.BUKU):
        return f" {sign}"
    return sign.lower() if kind in (Kind.AYAT, Kind.ANGKA, Kind.PERUBAHAN) else sign
