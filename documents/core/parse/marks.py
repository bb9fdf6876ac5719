"""The labels a line can begin with: list marks, labels of the penjelasan, headings, and what opens a section."""

from __future__ import annotations

import re
from typing import NamedTuple

from documents.core.numbering import from_ordinal
from documents.core.tree import Kind

ENDED = (".", ".”", '."')  # what stands before a label that shares its line with words
QUOTES = "\"“”„‟'‘’"


class Mark(NamedTuple):
    """A label at the head of a line: its kind, how it closes ("." ")" "()"), the bare number, the words after it."""

    kind: Kind
    close: str
    number: str
    rest: str


_AYAT = re.compile(r"\( ?([0-9]{1,3}) ?([a-z]?) ?\)(?:([a-z])(?= [A-Z“\"])|\.(?= [A-Z“\"]))? ?")
_HURUF = re.compile(r"((?:([a-z])\2?|a[b-z])[0-9]?) ?([.)]) ?(?=(?<= )|$|[^\W\d_]{3})")
_ANGKA = re.compile(r"([0-9]{1,3}) ?([A-Za-z]?) ?([.)]) ?(?=(?<= )|$|[^\W\d_]{3})")

_BRACKETED = re.compile(r"\(([a-z])\)(?: |$)")  # "(a)" of old papers
_DASHED = re.compile(r"([a-z]) ?- (?=[A-Z])")  # "a- Semula" of a budget

_SPECKS = r"[ .:,'`•^~_|]*"  # what a scanner sees after a label
_BAB = re.compile(rf"BAB ?([IVXLC]{{1,9}})(?: ?([A-Z])(?= |$))?(?:{_SPECKS}$|(?: ?[.:])?(?: (?=[^a-z]*$)(.*)|)$)")
_PARAGRAF = re.compile(r"(?:Paragraf|PARAGRAF) ?([0-9]{1,3}) ?([A-Za-z]?)(?: (?=[A-Z])(.*)|)$")
_GROUP = re.compile(r"(Bagian|BAGIAN|Paragraf|PARAGRAF|BUKU) ?((?:Ke|KE|Pertama|PERTAMA).*)$")
_PASAL = re.compile(
    r"(?:Pasal|PASAL|Pasa[!1I|]) ?([0-9]{1,4}|[IVX]{1,5}|\.\.\.) ?([A-Z]{0,2}|[a-z]?)"
    rf"(?:{_SPECKS}$| ?[.:]? (?=\( ?1 ?\) ?[^\W\d_a-z])(.*)$)"
)
_DAMAGED = re.compile(r"([PpF][^\W\d_!|]{2,5}[!|1]?) ?([0-9lIiOoSBZT]{1,3}) ?([A-Z]?)" + _SPECKS + "$")
_JOINED_PASAL = re.compile(r"Pasal ([0-9]{1,4}|[IVX]{1,4}) ?([A-Z]?)( ?[.:])? (?=[A-Z“\"][a-z])(.*)$")
_DAMAGED_BAB = re.compile(r"(?:BAB|BA8|8AB|BAD|Bab|BAE) ?([IVXLCl1|!]{1,9})" + _SPECKS + "$")
_DAMAGED_AYAT = re.compile(r"[({\[] ?([0-9lIiOoSBZ]{1,3}?) ?([a-z]?) ?[)}\]1|]? (?=[A-Z“\"])")
_DAMAGED_ITEM = re.compile(
    r"(?:([0-9lIOZSB]{1,3}) ?[.,;]{1,2}|([a-z]) ?(?:[,;:-]|\.[.,])|([A-Z])([a-z])\.) (?=\w)"
    r"|([0-9]{1,3}) (?=[A-Z][a-z]{2})|([a-z]) (?=[a-z]{3})"
)
_DIGITS = str.maketrans("lIiOoSBZT", "111005827")
_ROMANS = str.maketrans("l1|!", "IIII")

_AND = r"(?: ?, ?(?:dan )?| ?- ?| (?:dan|s/d|s\.d\.|sampai dengan) )"
_EXPLAINED = re.compile(
    rf"(?:[Aa]yat ?(\( ?[0-9]{{1,3}} ?[a-z]? ?\)(?:{_AND}(?:[Aa]yat )?\( ?[0-9]{{1,3}} ?[a-z]? ?\)){{0,9}})"
    rf"|[Hh]uruf ?([a-z]{{1,2}}[0-9]?(?![^\W_])(?:{_AND}(?:[Hh]uruf )?[a-z]{{1,2}}[0-9]?(?![^\W_])){{0,9}})[.)]?"
    rf"|(?:Angka|Butir|angka|butir) ?([0-9]{{1,3}} ?[A-Za-z]?(?![^\W_])"
    rf"(?:{_AND}(?:[Aa]ngka )?[0-9]{{1,3}} ?[A-Za-z]?(?![^\W_])){{0,9}})[.)]?)"
    r"(?:( ?[:;]) ?| |$)(.*)$"
)
_INNER = re.compile(r"(?:huruf ?[a-z]{1,2}[0-9]?|angka ?[0-9]{1,3})(?:$| ?[:;])")  # behind the label of its owner
_EXPLAINED_PASAL = re.compile(
    r"(?:Pasal|PASAL|Pasa[!1I|]) ?((?:[0-9]{1,4} ?[A-Z]{0,2}|[IVX]{1,5}|\.\.\.)(?![^\W_])"
    rf"(?:{_AND}(?:Pasal )?(?:[0-9]{{1,4}}[A-Z]?|[IVX]{{1,5}})(?![^\W_])){{0,9}})"
    rf"(?:{_SPECKS}$| ?: ?(.*)$|[ .]{{1,2}}([Cc]ukup ?[Jj]elas.{{0,3}}"
    r"|(?:[Aa]yat ?\(|[Hh]uruf ?[a-z]\b|[Aa]ngka ?[0-9])(?:[^:]{0,40}:.*|[0-9]{0,3}[a-z]?\)?))$)"
)
_UNIT_WORD = re.compile(r"(?:ayat|huruf|angka|pasal) ?|[()]", re.IGNORECASE)

# What an instruction of an amending act begins with, and the words that announce instructions.
COMMAND = re.compile(
    r"(?:Ketent\w+|Di ?antara|Antara|Pada|Dalam|Pasal|BAB|Bab|Bagian|Paragraf|Judul|Penjelasan|Lampiran|Setelah|Sesudah"
    r"|Sebelum|Ayat|Huruf|Angka|Butir|Menambah\w*|Mengubah|Merubah|Menghapus\w*|Mengganti|Menyisipkan|Istilah|Kata|Frasa"
    r"|Frase|Semua|Setiap|Seluruh|Sebutan|Nomenklatur|Konsideran\w*|Dasar|Rumusan|Bunyi|Kalimat|Ditambah\w*|Disisipkan)\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"\b(?:di ?r?ubah|disempurnakan|diadakan perubahan)\b(?:(?!berbunyi).){0,40}\b(?:sebagai ?berikut|berikut) ?:$",
    re.IGNORECASE,
)

CHANGES = re.compile(
    r"\b(?:di ?r?ubah|(?:meng|me)r?ubah|(?:di|meng)hapus\w*|disis\w+|menyisip\w+|(?:di|men|pen) ?t?ambah\w*"
    r"|(?:harus )?dibaca|disempurnakan|(?:di|meng)ganti\w*|dicabut|ditiadakan|dipecah|berbunyi)\b",
    re.IGNORECASE,
)
_UNDOTTED = re.compile(r"([0-9]{1,2}) (?=Ketentuan|Pasal|Di ?antara)")
_CAPITAL = re.compile(r"([A-Z])[.)] ?(?=[A-Z])")

_MONTHS = "Januari|Pebruari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|Nopember|November|Desember"
SIGNED = re.compile(
    r"(?:Ditetapkan|Disahkan|Diundangkan) (?:di|pada)\b|(?:DITETAPKAN|DISAHKAN|DIUNDANGKAN) (?:DI|PADA)\b"
    rf"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, [0-9]{{1,2}} (?:{_MONTHS}) [0-9]{{4}}$"
)
INVOCATION = r"(?:DENGAN RA ?[KH]{0,2} ?MAT|BISMILL|DENGAN NAMA ALLAH|ATAS (?:BERKAT )?RAHMAT)"
SECTION = re.compile(
    r"(?i:Menimbang|Mengingat|M ?E ?M ?U ?T ?U ?S ?K ?A ?N)|Menetapkan\b"
    rf"|(?i:{INVOCATION}|dengan persetujuan)"
    r"|Agar (?:setiap|supaya)|PENJELASAN\b|LAMPIRAN\b"
    r"|TAMBAHAN LEMBARAN|(?:(?:II?|[AB]) ?[.,]? ?)?(?:PENJELASAN )?(?:UMUM|PASAL DEMI)|DEWAN PERWAKILAN"
)


def read_mark(text: str) -> Mark | None:
    """The list mark that opens the line: "(3a)", "b.", "2.", "c)", "4)"; None for anything else."""
    first = text[:1]
    if first == "(":
        if match := _AYAT.match(text):
            return Mark(Kind.AYAT, "()", match[1] + (match[2] or match[3] or ""), text[match.end() :])
        match = _BRACKETED.match(text)
        return Mark(Kind.HURUF, "(", match[1], text[match.end() :]) if match else None
    if "0" <= first <= "9":
        match = _ANGKA.match(text)
        return Mark(Kind.ANGKA, match[3], match[1] + match[2], text[match.end() :]) if match else None
    if not "a" <= first <= "z":
        return None
    if match := _HURUF.match(text):
        return Mark(Kind.HURUF, match[3], match[1], text[match.end() :])
    match = _DASHED.match(text)
    return Mark(Kind.HURUF, ".", match[1], text[match.end() :]) if match else None


def read_numbered(text: str) -> Mark | None:
    """The label an instruction of an amending act may have: "1.", "a.", "A.", also a number without its point."""
    mark = read_mark(text)
    if mark and mark.kind is not Kind.AYAT:
        return mark
    if match := _UNDOTTED.match(text):
        return Mark(Kind.ANGKA, ".", match[1], text[match.end() :])
    match = _CAPITAL.match(text)
    return Mark(Kind.HURUF, ".", match[1], text[match.end() :]) if match else None


def read_damaged_heading(text: str) -> Mark | None:
    """A label of a pasal or bab with wrong signs ("Psal 16", "Pasal l2", "BAB Vl") or with words right after it.

    Only good as a successor.
    """
    match = _JOINED_PASAL.match(text)
    if match and (match[3] or len(text) > 20):
        return Mark(Kind.PASAL, "", match[1] + match[2], match[4])
    if len(text) > 20:
        return None
    if match := _DAMAGED_BAB.match(text):
        return Mark(Kind.BAB, "", match[1].translate(_ROMANS), "")
    match = _DAMAGED.match(text)
    if not match or not _one_off(match[1].lower(), "pasal"):
        return None
    if match[2].isalpha() and text[len(match[1])] != " ":
        return None
    return Mark(Kind.PASAL, "", match[2].translate(_DIGITS) + match[3], "")


def unquoted(text: str) -> str | None:
    """The line without the quotation mark that opens new text at a label or heading, or None for any other line."""
    if text[:1] not in QUOTES:
        return None
    bare = text.lstrip(QUOTES + " ")
    return bare if read_heading(bare) or read_mark(bare) else None


def read_damaged_mark(text: str) -> Mark | None:
    """A list mark with wrong signs ("(l)", "{2)", "(31 Setiap", "c, biaya", "1O. Dinas", "d sengon").

    Only good as a successor.
    """
    if match := _DAMAGED_AYAT.match(text):
        return Mark(Kind.AYAT, "()", match[1].translate(_DIGITS) + match[2], text[match.end() :])
    match = _DAMAGED_ITEM.match(text)
    if not match:
        return None
    if number := match[1] or match[5]:
        return Mark(Kind.ANGKA, ".", number.translate(_DIGITS), text[match.end() :])
    if match[3] and match[3].lower() != match[4] and match[3] + match[4] != "Il":  # "Cc." for c, "Il." for l
        return None
    return Mark(Kind.HURUF, ".", match[2] or match[4] or match[6], text[match.end() :])


def _one_off(word: str, right: str) -> bool:
    """Whether one sign is wrong, missing, or too many."""
    if abs(len(word) - len(right)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
    return any(word[same + a :] == right[same + b :] for a, b in ((1, 1), (0, 1), (1, 0), (0, 0)))


def read_heading(text: str) -> Mark | None:
    """The heading that stands on the line: buku, bab, bagian, paragraf, or pasal, with what follows its number."""
    first = text[:1]
    if first == "P":
        if match := _PASAL.match(text):
            return Mark(Kind.PASAL, "", "" if match[1] == "..." else match[1] + match[2], match[3] or "")
        if match := _PARAGRAF.match(text):
            return Mark(Kind.PARAGRAF, "", match[1] + match[2], match[3] or "")
        return _read_group(text)
    if first != "B":
        return None
    if match := _BAB.match(text):
        return Mark(Kind.BAB, "", match[1] + (match[2] or ""), match[3] or "")
    return _read_group(text)


_GROUPS = {"bagian": Kind.BAGIAN, "paragraf": Kind.PARAGRAF, "buku": Kind.BUKU}


def _read_group(text: str) -> Mark | None:
    """ "Bagian Keenam A Pengawasan": the longest run of words that is an ordinal, a suffix letter, then the heading."""
    match = _GROUP.match(text)
    if not match:
        return None
    words = match[2].split(" ")
    for size in range(min(5, len(words)), 0, -1):
        number = " ".join(words[:size])
        if from_ordinal(number) is None:
            continue
        number = number.title() if number.isupper() else number
        rest = words[size:]
        if rest and len(rest[0]) == 1 and rest[0].isupper():
            number, rest = f"{number} {rest[0]}", rest[1:]
        if rest and not rest[0][:1].isupper():
            return None
        return Mark(_GROUPS[match[1].lower()], "", number, " ".join(rest))
    return None


def read_explained(text: str) -> Mark | None:
    """The label of a unit inside the penjelasan of a pasal: "Ayat (1)", "Huruf a", "Angka 1", with any text after."""
    match = _EXPLAINED.match(text) if text[:1] in "AHBahb" else None
    if not match:
        return None
    rest = match[5]
    if text[0].islower() and not match[4]:
        return None
    if rest[:1].islower() and not match[4] and not rest.lower().startswith("cukup jelas") and not _INNER.match(rest):
        return None
    kind = Kind.AYAT if match[1] else Kind.HURUF if match[2] else Kind.ANGKA
    return Mark(kind, "", _range(match[1] or match[2] or match[3]), rest)


def read_explained_pasal(text: str) -> Mark | None:
    """The label of a pasal inside the penjelasan, also "Pasal 16 s/d Pasal 21 : Cukup jelas"."""
    match = _EXPLAINED_PASAL.match(text) if text[:1] == "P" else None
    if not match:
        return None
    return Mark(Kind.PASAL, "", _range(match[1]).replace("...", ""), match[2] or match[3] or "")


def misprint(text: str, mark: Mark) -> str:
    """The label of a pasal or bab as it is printed, when that is not what the mark says; else nothing."""
    label = text[: len(text) - len(mark.rest)].strip()
    plain = label.replace(" ", "").rstrip(".:,'`•^~_|").casefold()
    return "" if plain == f"{mark.kind.value}{mark.number.replace(' ', '')}".casefold() else label


def repeated_words(label: str) -> list[str]:
    """The words of a label that its number does not keep: in "Huruf a dan huruf b" the second "huruf"."""
    return [match[0].strip() for match in _UNIT_WORD.finditer(label) if match[0][0] not in "()"][1:]


def _range(number: str) -> str:
    """The numbers of a label without its words and brackets: "16 s/d Pasal 21" is "16 s/d 21", "14 A" is "14A"."""
    bare = _UNIT_WORD.sub("", number).strip()
    return bare if not bare[1:2] or " " in bare.replace(" ", "", 1) or "," in bare else bare.replace(" ", "")
