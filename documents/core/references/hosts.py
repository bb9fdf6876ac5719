"""The act that a reference belongs to: "Undang-Undang Nomor 12 Tahun 2011 tentang …", "Peraturan Daerah ini"."""

from __future__ import annotations

import re

from documents.core.references.numbers import GAP, MAYBE

_UU = rf"[Uu]ndang{MAYBE}[-–]?{MAYBE}[Uu]ndang"
_WALI = rf"[Ww]ali{MAYBE}[Kk]ota"
_ACT = (
    rf"(?:{_UU}|UNDANG{MAYBE}-{MAYBE}UNDANG|Kitab{GAP}{_UU}|UUD|UU|KUHA?P(?:erdata)?"
    rf"|[Pp]eraturan{GAP}(?:[Pp]emerintah|[Pp]residen|[Dd]aerah|[Mm]enteri|[Gg]ubernur|[Bb]upati|{_WALI}|[Dd]esa"
    r"|[Pp]erundang|[Bb]ersama|[Kk]epala|[Bb]adan|[Kk]omisi|[Mm]ahkamah|[Dd]ewan|DPRD?|Bank|Otoritas|[Ll]embaga)"
    rf"|[Kk]eputusan{GAP}(?:[Pp]residen|[Mm]enteri|[Gg]ubernur|[Bb]upati|{_WALI}|Bersama|[Kk]epala|DPRD)"
    rf"|Ketetapan{GAP}\w+|Instruksi{GAP}\w+|Perda(?:is|sus)?|Perpp?u|Perpres|Perbup|Pergub|Perwali?|PP|Perm[ae]\w+"
    r"|Qanun|Staatsblad|Stbl|Ordonan\w+|[\w.]*[Oo]rdonnantie|Reglement|Konvensi)(?!\w)"
)
_HOST = re.compile(rf"(?:ketentuan{GAP}(?=[Pp]eraturan{GAP}[Pp]erundang))?{_ACT}")
_PROPER = r"(?:(?!Pasal\b|Ayat\b|Huruf\b)[A-Z](?:[\w./()-]{0,39}[\w)])?|-)(?!\w)"
_OWN = re.compile(rf"(?:{MAYBE}-?{MAYBE}[Uu]ndangan)?(?:{GAP}{_PROPER}){{0,6}}{GAP}(?:ini|Ini|INI)(?!\w)")
_NUMBERED = re.compile(
    rf"(?:{GAP}(?:{_PROPER}|dan)){{0,14}}?{GAP}(?:[Nn]o(?:mor|\.)?{MAYBE}:?{MAYBE}[\w./-]{{1,30}}"
    rf"(?:{GAP}[Tt]ahun{GAP}[12][\w]{{3}})?|Tahun{GAP}[12]\d{{3}})"
)
_NAME = re.compile(
    rf"(?:{GAP}(?:Nomor|Tahun){GAP}\d{{1,4}}(?!\w)|(?:{GAP}(?:tentang|mengenai|Tentang|dan|atas|di|bidang|yang|mengatur|dengan|dari|ke|untuk|antara|dalam)){{0,4}}"
    rf"{GAP}{_PROPER}){{1,40}}|{GAP}(?:tentang|mengenai)(?:{GAP}(?:[a-z]{{3,20}})){{1,3}}"
)
_NAMED = re.compile(rf"(?:-{MAYBE}[Uu]ndangan)?(?:{GAP}(?:yang{GAP}berlaku|terkait|tersebut|lain(?:nya)?)(?!\w))?")
_GAZETTE = re.compile(rf"{MAYBE}\([^()]{{0,300}}\)")
_HISTORY = re.compile(
    rf"{MAYBE},?{MAYBE}(?:sebagaimana|yang){GAP}telah{GAP}(?:(?:beberapa{GAP}kali{GAP})?diubah|diubah{GAP}beberapa{GAP}kali)"
    rf"{MAYBE},?{MAYBE}(?:terakhir{GAP})?(?:kali{GAP})?dengan{GAP}"
)


_BEFORE = re.compile(
    rf"({_ACT}(?:{GAP}(?:{_PROPER}|dan)){{0,14}}?{GAP}[Nn]omor{GAP}\w{{1,8}}{GAP}[Tt]ahun{GAP}[12][0-9]{{3}}"
    rf"(?:{GAP}tentang(?:(?:{GAP}(?:dan|atas|di|yang|dengan|untuk)){{0,2}}{GAP}[A-Z][\w()-]{{0,40}}){{1,30}}?)?)"
    rf"(?:,?{GAP}(?:khususnya|terutama))?(?:,?{GAP}(?:sebagaimana{GAP})?diamanatkan(?:{GAP}oleh)?)?"
    rf"(?:,?{GAP}(?:pada|dalam))?(?:{GAP}ketentuan)?,?{GAP}$"
)


def read_host(text: str, at: int) -> tuple[int, bool] | None:
    """Where the citation of an act that begins at `at` ends, and whether it is "Peraturan Daerah ini"; else None."""
    end = at
    for depth in range(6):
        act = _HOST.match(text, end)
        if not act:
            return (end, False) if depth else None
        if depth == 0 and (own := _OWN.match(text, act.end())):
            return own.end(), True
        end = _cited(text, act.end())
        history = _HISTORY.match(text, end)
        if not history:
            return end, False
        end = history.end()
    return end, False


def host_before(text: str, start: int) -> str:
    """The act cited right before a bare reference ("Undang-Undang Nomor 28 Tahun 2009 Pasal 156"), or ""."""
    if (near := text.rfind("omor", max(0, start - 240), start)) < 0 or "ahun" not in text[near:start]:
        return ""
    begin = max(0, near - 120)
    acts = list(_HOST.finditer(text, begin, near))
    for act in reversed(acts):
        if match := _BEFORE.fullmatch(text[act.start() : start]):
            return match[1]
    return ""


def is_named(text: str, at: int, found: tuple[int, bool]) -> bool:
    """Whether the host is named well enough to stand behind a preposition."""
    return found[1] or _NUMBERED.search(text, at, found[0]) is not None


def _cited(text: str, at: int) -> int:
    """The end of number, year, name, and gazette behind the kind of act."""
    number = _NUMBERED.match(text, at)
    end = number.end() if number else at
    if not number and (generic := _NAMED.match(text, at)):
        end = generic.end()
    if name := _NAME.match(text, end):
        end = name.end()
    gazette = _GAZETTE.match(text, end)
    return gazette.end() if gazette else end
