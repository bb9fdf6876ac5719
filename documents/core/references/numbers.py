"""The number of one step of a reference, also damaged ("(l)", "(21", "1O5") or old ("(3)a", "26 A")."""

from __future__ import annotations

import re
from typing import NamedTuple

from documents.core.numbering import from_ordinal
from documents.core.tree import Kind

GAP = r"[\s^]{1,8}"  # scanners leave carets between words
MAYBE = r"[\s^]{0,8}"


class Number(NamedTuple):
    """A number without decoration and where it stands, brackets included; `closed` for "a)", `spelled` "1 (satu)"."""

    text: str
    start: int
    end: int
    closed: bool = False
    spelled: bool = False


_PASAL = re.compile(
    rf"{MAYBE}((?:\d \d{{1,2}}(?= ayat)|[TlIL]{{0,2}}O?\d[\dlIOo]{{0,3}}|l{{1,2}})"
    rf"(?:\s?[A-Z]{{1,2}}|[a-z])?|[IVX]{{1,5}})(?:(?!\w)|(?=ayat))({MAYBE}\([a-z][a-z ]{{2,40}}\))?"
)
_AYAT = re.compile(
    rf"{MAYBE}(?:[({{\[]{MAYBE}(\d[\dlIOo]{{0,2}}|[lIi!|]\d?|[aAsSTBZg]){MAYBE}"
    rf"([a-z]?){MAYBE}[)}}\]](?: ?([a-z])(?![\w.)]))?"
    r"|\((\d{1,2}[a-z]?)[1lIJ\\](?![\d)])"
    r"|\((\d{1,2}[a-z]?)(?=[\s,;.])"
    r"|(\d{1,2}[a-z]?)\)?(?![\w/])"
    r"|([lI])\))"
)
_HURUF = re.compile(
    rf"{MAYBE}(?:([\"“'‘]?)((?:([a-z])\3|a[b-z]|[a-z])(?:\.?[0-9])?|[A-Z]{{1,2}})(?!\w)[\"”'’]?|\(([a-z])(?=\)))(\))?"
)
_ANGKA = re.compile(
    rf"{MAYBE}(?:ke[- ]?)?\(?(\d{{1,3}}[a-zA-Z]?|[IVXL]{{1,6}}|l)(?![\w]|[.,]\d)(\))?({MAYBE}\([a-z][a-z ]{{2,40}}\))?"
)
_BAB = re.compile(r"[\s^]{1,8}([IVXLC]{1,7}(?: ?[A-Z])?|\d{1,2})(?!\w)")
_BAB_GLUED = re.compile(rf"{MAYBE}([IVXLC]{{1,7}}(?: ?[A-Z])?|\d{{1,2}})(?!\w)")
_BAGIAN = re.compile(
    r"[\s^]{1,8}((?:Ke[a-z]{3,14}|KE[A-Z]{3,14}|Pertama|PERTAMA)(?: [A-Za-z]{2,8}){0,3}(?: [A-Z](?!\w))?)"
)
_PARAGRAF = re.compile(r"[\s^]{1,8}(\d{1,2}[A-Za-z]?)(?!\w)")
_LAMPIRAN = re.compile(r"[\s^]{1,8}([IVXLC]{1,7}(?:\.?[A-Z])?|\d{1,2})(?!\w)")

# What may follow a bare number: behind a comma only the rest of a list, behind "dan" anything but a thing counted.
_LISTED = (
    rf"(?={MAYBE}(?:$|[,.;:)](?!\d)|(?:dan|atau|serta|ayat|huruf|angka|sampai|juga|yang|tidak|wajib|dapat|ini|s/d|s\.d)\b"
    r"|di[a-z]{4,}|dan/atau|Undang|Peraturan|UU))"
)
_COUNTED = (
    rf"(?!{MAYBE}(?:[(%/\d]|[.,]\d|(?:hari|bulan|tahun|minggu|jam|menit|orang|persen|kali|buah|unit|lembar|meter|m2|km|ha"
    r"|kilo\w*|ton|liter|rupiah|jenis|macam|golongan|kelompok|rangkap)\b))"
)
_BARE = {
    Kind.AYAT: re.compile(r"\( ?(\d{1,2}|[lI]) ?([a-z]?) ?\)(?!\w)"),
    Kind.HURUF: re.compile(r"((?:([a-z])\2|[a-z])\d?)(?!\w)"),
    Kind.BAB: re.compile(r"([IVXLC]{1,7}[A-Z]?)(?!\w)"),
    Kind.LAMPIRAN: re.compile(r"([IVXLC]{1,7})(?!\w)"),
}
_BARE_DIGITS = {
    (Kind.PASAL, False): re.compile(rf"(\d{{1,3}}(?: ?[A-Z])?)(?!\w){_LISTED}"),
    (Kind.PASAL, True): re.compile(rf"(\d{{1,3}}(?: ?[A-Z])?)(?!\w){_COUNTED}"),
    (Kind.ANGKA, False): re.compile(rf"(\d{{1,2}}[a-z]?)(?!\w){_LISTED}"),
    (Kind.ANGKA, True): re.compile(rf"(\d{{1,2}}[a-z]?)(?!\w){_COUNTED}"),
}
_LIKE = str.maketrans({"l": "1", "L": "1", "I": "1", "i": "1", "!": "1", "|": "1", "O": "0", "o": "0", "T": "7"})
_SUFFIXES = "ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz"  # without l, O, o, which are digits misread
_SINGLE = {"a": "4", "A": "4", "s": "5", "S": "5", "B": "8", "g": "9", "T": "7", "Z": "2"}


def read_number(text: str, at: int, kind: Kind, capitals: bool = False) -> Number | None:
    """The number of a unit of that kind behind its level word, or None; `capitals` when the word was "BAB"."""
    if kind is Kind.PASAL:
        match = _PASAL.match(text, at)
        return Number(_pasal(match[1]), match.start(1), match.end(), spelled=bool(match[2])) if match else None
    if kind is Kind.AYAT:
        return _ayat(text, at)
    if kind is Kind.HURUF:
        match = _HURUF.match(text, at)
        if not match:
            return None
        closed = bool(match[5]) and not match[4] and _unopened(text, match.end() - 1)
        end = match.end() if closed or match[4] or not match[5] else match.end() - 1
        start = match.end() - len(match.group().lstrip(" \n^"))
        return Number((match[2] or match[4]).replace(".", ""), start, end, closed)
    if kind is Kind.ANGKA:
        return _angka(text, at)
    pattern = _OTHERS[kind] if not capitals or kind is not Kind.BAB else _BAB_GLUED
    match = pattern.match(text, at)
    if not match:
        return None
    if kind in (Kind.BAGIAN, Kind.BUKU):
        return _ordinal(match)
    return Number("".join(match[1].split()), match.start(1), match.end())


_OTHERS = {
    Kind.BAB: _BAB, Kind.BAGIAN: _BAGIAN, Kind.BUKU: _BAGIAN, Kind.PARAGRAF: _PARAGRAF, Kind.LAMPIRAN: _LAMPIRAN,
}  # fmt: skip


def read_bare(text: str, at: int, kind: Kind, conjoined: bool) -> Number | None:
    """A number without its level word, as in "Pasal 5 dan 6" or "ayat (1), (2), dan (3)", or None.

    `conjoined` says that a conjunction or the words of a range stand before it, not just a comma.
    """
    pattern = _BARE.get(kind) or _BARE_DIGITS.get((kind, conjoined))
    match = pattern.match(text, at) if pattern else None
    if not match:
        return None
    number = match[1].translate(_LIKE) + match[2] if kind is Kind.AYAT else "".join(match[1].split())
    return Number(number, match.start(), match.end())


def _pasal(number: str) -> str:
    """ "26 A" is 26A, "1O5" is 105, "l2" is 12; a roman numeral stays one, and "28I" is left to who knows the tree."""
    bare = "".join(number.split())
    if not bare.strip("IVX"):
        return bare
    main = bare.rstrip(_SUFFIXES)
    return main.translate(_LIKE) + bare[len(main) :].upper()


def _ayat(text: str, at: int) -> Number | None:
    match = _AYAT.match(text, at)
    if not match:
        return None
    main = match[1] or match[4] or match[5] or match[6] or match[7]
    if match[1]:
        main = _SINGLE.get(main, main.translate(_LIKE))
    elif match[7]:
        main = "1"
    start = match.end() - len(match.group().lstrip(" \n^"))
    return Number(main + (match[2] or match[3] or ""), start, match.end())


def _angka(text: str, at: int) -> Number | None:
    match = _ANGKA.match(text, at)
    if not match:
        return None
    opened = text[match.start(1) - 1 : match.start(1)] == "("
    closed = bool(match[2]) and not opened and _unopened(text, match.end(2) - 1)
    end = match.end() if match[3] or closed or opened else match.end(1)
    number = "1" if match[1] == "l" else match[1]
    return Number(number, match.start(1) - opened, end, closed, bool(match[3]))


def _unopened(text: str, at: int) -> bool:
    """Whether the bracket at `at` closes nothing that was opened shortly before, so that it belongs to the number."""
    near = text[max(0, at - 120) : at]
    return near.count("(") <= near.count(")")


def _ordinal(match: re.Match[str]) -> Number | None:
    """The longest run of words that is an ordinal, with its suffix letter."""
    words = match[1].split(" ")
    for size in range(len(words), 0, -1):
        head = words[:size]
        suffix = head[1:] and len(head[-1]) == 1 and head[-1].isupper()
        spoken = " ".join(head[:-1] if suffix else head)
        if from_ordinal(spoken) is not None:
            number = " ".join(head)
            return Number(number.title() if number.isupper() else number, match.start(1), match.start(1) + len(number))
    return None
