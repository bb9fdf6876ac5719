"""Backslashes that keep words from being read as labels: layout puts them in, the readers take them away.

A backslash is visible to whoever edits the text. So what looks like a label gets a doubt at first, a sign that no text
holds; layout puts a backslash in its place only where the words are really read otherwise.
"""

from __future__ import annotations

import re

from documents.core.parse.marks import (
    CHANGES,
    COMMAND,
    INVOCATION,
    SECTION,
    SIGNED,
    Mark,
    read_damaged_heading,
    read_damaged_mark,
    read_explained,
    read_explained_pasal,
    read_heading,
    read_mark,
    read_numbered,
    unquoted,
)
from documents.core.tree import Kind

ESCAPE = "\\"
DOUBT = "\x00"  # what the reader of one pasal might take for a label
PART = "\x01"  # what the reader of a whole act might take for a heading, an instruction, another part, or furniture

# The block of a certified copy, which is left out of the penutup.
COPY = re.compile(r"(?:Salinan|Mengetahui|Sesuai|Turunan)\b.{0,20}\b(?:sesuai|asli)", re.IGNORECASE)
_TAIL = re.compile(r"PENJELASAN\b|P E N J E L|LAMPIRAN\b")
_FURNITURE = re.compile(r"(?!\|)(?=.{1,80}$)(?:[-–—~] ?[0-9]{1,4} ?[-–—~]|[\W_oO0]+|Hal\b.*|Halaman\b.*)$")
_PAGE_NUMBER = re.compile(r"[0-9]{1,3}$")
_EXPECTED = {
    Kind.PEMBUKAAN: re.compile(f"(?i:{INVOCATION})"),
    Kind.DIKTUM: re.compile(r"(?i:M ?E ?M ?U ?T ?U ?S ?K ?A ?N|dengan persetujuan)|Menetapkan\b|DEWAN PERWAKILAN"),
}
_ORDER = re.compile(r"(?i:M ?E ?M ?U ?T ?U ?S ?K ?A ?N|Menetapkan\b)")

# Where a label stands in the middle of a line: after the end of an ayat, an item, or an opening phrase.
_AFTER_AYAT, _AFTER_ITEM = r"(?<=[.;”\"] )", r"(?:(?<=[;:] )|(?<=; dan )|(?<=; atau )|(?<=; dan/atau ))"
_AYAT_LABEL, _ITEM_LABEL = r"\([0-9]{1,3}[a-z]?\)(?= \\*[A-Z])", r"(?:[a-z]{1,2}|[0-9]{1,3}[a-z]?)[.)](?= \\*[^\W_])"
_DEFINED = r"(?<=\. )ESC[0-9]{1,3}[a-z]?\.(?= \\*[A-Z])"
_JOINT = rf" (?:{_AFTER_AYAT}ESC{_AYAT_LABEL}|{_AFTER_ITEM}ESC{_ITEM_LABEL}|{_DEFINED})"
JOINT = re.compile(_JOINT.replace("ESC", ""))
_ANY_JOINT = re.compile(_JOINT.replace("ESC", r"\\*"))
_SHUT_JOINT = re.compile(_JOINT.replace("ESC", r"\\+"))


def shut_joints(text: str) -> str:
    """The words with a doubt before what may be read as a label in the middle of a line."""
    return _ANY_JOINT.sub(_shut_joint, text) if " " in text else text


def _shut_joint(match: re.Match[str]) -> str:
    label = match[0][1:]
    return f" {ESCAPE if label.startswith(ESCAPE) else DOUBT}{label}"


def open_joints(text: str) -> str:
    """The words without these backslashes."""
    return _SHUT_JOINT.sub(lambda match: f" {match[0][2:]}", text) if ESCAPE in text else text


def escape(text: str, explaining: bool = False, whole: bool = True) -> str:
    """The paragraph in a form that no reader takes for a label: a backslash in front wherever it looks like one."""
    return sure(doubtful(text, explaining, whole))


def sure(text: str) -> str:
    """The text with a backslash for every doubt."""
    return text.replace(DOUBT, ESCAPE).replace(PART, ESCAPE)


def doubtful(text: str, explaining: bool = False, whole: bool = True) -> str:
    """The paragraph with a doubt in front where it looks like a label; with a backslash where it begins with one.

    `explaining` for words of the penjelasan; `whole` for a whole act, where also the opening of a part would mislead.
    """
    if text.startswith(ESCAPE):
        return ESCAPE + text
    if _is_structural(text, explaining) or (
        whole and (SECTION.match(text) or SIGNED.match(text) or _FURNITURE.match(text) or _PAGE_NUMBER.match(text))
    ):
        return PART + text
    label = read_explained(text) if explaining else read_mark(text) or read_damaged_mark(text)
    return DOUBT + text if label else text


def _is_structural(text: str, explaining: bool) -> bool:
    """Whether the line may be read as a heading, or as what only an amending act has."""
    if explaining:
        return bool(read_explained_pasal(text) or read_damaged_heading(text))
    heading = read_heading(text) or read_damaged_heading(text) or _is_command(text)
    return bool(heading) or unquoted(text) is not None


def _is_command(text: str) -> bool:
    """Whether the line reads as a numbered instruction of an amending act."""
    mark: Mark | None = read_numbered(text)
    return mark is not None and bool(COMMAND.match(mark.rest) and CHANGES.search(mark.rest))


def shut_command(text: str, instructs: bool = True) -> str:
    """The words of a list item, with a doubt in front where they may be taken for an instruction.

    `instructs` tells whether the item stands where instructions may stand.
    """
    bare = text.lstrip(ESCAPE)
    if not COMMAND.match(bare) or not CHANGES.search(bare):
        return text
    return ESCAPE + text if bare != text else PART + text if instructs else text


def open_command(text: str) -> str:
    """The words without that backslash."""
    return text[1:] if text.startswith(ESCAPE) and shut_command(text[1:]) != text[1:] else text


def escape_line(text: str, kind: Kind) -> str:
    """The same for a printed line of the judul, the pembukaan, the diktum, or the title of the penjelasan."""
    structural = _FURNITURE.match(text) or read_heading(text) or read_damaged_heading(text)
    expected = _EXPECTED.get(kind)
    foreign = bool(SECTION.match(text)) and not (expected and expected.match(text))
    if kind is Kind.PENJELASAN:
        foreign = foreign or bool(read_explained_pasal(text))
    if text.startswith(ESCAPE):
        return ESCAPE + text
    return PART + text if structural or foreign or (_TAIL.match(text) and not expected) else text


def escape_closing(text: str) -> str:
    """The same for a printed line of the penutup."""
    if text.startswith(ESCAPE):
        return ESCAPE + text
    structural = _TAIL.match(text) or _FURNITURE.match(text) or _ORDER.match(text) or COPY.match(text)
    return PART + text if structural else text


def escape_row(text: str) -> str:
    """The same for a line of a lampiran, where only the opening of another part and page furniture would be misread."""
    words = " ".join(text.split())
    at = len(text) - len(text.lstrip())
    if words.startswith(ESCAPE):
        return text[:at] + ESCAPE + text[at:]
    structural = _TAIL.match(words) or _FURNITURE.match(words) or _ORDER.match(words)
    return text[:at] + PART + text[at:] if structural else text


def unescape(text: str) -> str | None:
    """The words behind an escaping backslash, or None when the line carries none."""
    if not text.startswith(ESCAPE) or text[1:2] == " ":
        return None
    rest = text[1:]
    plain = open_joints(rest)  # a label further on may carry a backslash of its own
    return rest if doubtful(plain) != plain or doubtful(plain, explaining=True) != plain else None


def unescape_row(text: str) -> str:
    """The line of a lampiran without its escaping backslash."""
    at = len(text) - len(text.lstrip())
    bare = text[:at] + text[at + 1 :]
    escaped = text[at:].startswith(ESCAPE) and text[at + 1 : at + 2] != " "
    return bare if escaped and escape_row(bare) != bare else text


def unescape_closing(text: str) -> str:
    """The line of the head of a lampiran without its escaping backslash."""
    escaped = text.startswith(ESCAPE) and text[1:2] != " "
    return text[1:] if escaped and escape_closing(text[1:]) != text[1:] else text
