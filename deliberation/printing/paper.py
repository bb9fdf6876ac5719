"""fill, blocks: a paper's text as an office writes it, filled with facts, and read into blocks to be laid out.

The language, one mark at the head of a line:
  ^ line of the kop    # title         = centred        > in the right half     >> room for a signature there
  : label | value      1. or a. item   | cell | cell    & left | right          && room for two signatures
  : label | a. | text  the same with a mark that hangs; a label that is left out goes on with the one above
  --- a rule           === a new page  . or nothing: a paragraph; **bold**, *italic* inside.
  === mendatar         a new page that lies on its long side, up to the next ===
Slots and repetition are those of Django templates, and no more of them than this: {{ rapat.tempat }} with a few
filters, {% for a in acara %} ... {% empty %} ... {% endfor %}, {% if %} ... {% elif %} ... {% else %} ... {% endif %}.
What a letter gets only with its number stands in double brackets until then: [[nomor]], [[tanggal]].
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.template import Context, Engine, TemplateSyntaxError

from documents.errors import DomainError

_FOLDER = Path(__file__).resolve().parents[2] / "templates" / "print" / "papers"
_MARKS = {"^ ": "kop", "# ": "title", "= ": "centre", "> ": "right"}
_ROWS = {": ": "facts", "| ": "table", "& ": "signs"}
_ALONE = {"---": "rule", "===": "page", "=== mendatar": "wide", ">>": "right_room", "&&": "signs_room"}
_ITEM = re.compile(r"((?:\d{1,3}|[a-z])\.)\s+(.+)")
_TAG = re.compile(r"\{%(.*?)%\}|\{\{(.*?)\}\}", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_VERBS = {"for", "empty", "endfor", "if", "elif", "else", "endif"}
_FILTERS = {"default", "upper", "lower", "title", "capfirst", "length", "join", "first", "last"}
_LATER = re.compile(r"\[\[([a-z_ ]{1,20})\]\]")
DOTS = ".........................."
_INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")


class PaperBroken(DomainError):
    """The office's own text of a paper cannot be filled in."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: a paragraph of a kind with its label, or rows of cells."""

    kind: str
    text: str = ""
    label: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def fill(text: str, facts: dict) -> str:
    """The text with its slots filled; a slot without a value prints dots. Raises PaperBroken for a faulty text.

    A fact, or a part of one, may be a function that gives it; one that the text does not name is not asked for.
    """
    _check(text)
    engine = Engine(autoescape=False, string_if_invalid="..........")
    clean = _clean({name: value for name, value in facts.items() if name in text}, text)
    try:
        return engine.from_string(text).render(Context(clean, autoescape=False))
    except (TemplateSyntaxError, ValueError, TypeError) as wrong:
        raise PaperBroken(f"Templat surat ini keliru: {wrong}. Perbaiki di halaman Bentuk surat.") from wrong


def _check(text: str) -> None:
    """Raises PaperBroken for what the language of papers does not have: an office's text reaches nothing else."""
    for verb, slot in _TAG.findall(text):
        bare = _QUOTED.sub("", verb or slot)
        name = bare.split()[0] if verb and bare.split() else ""
        if verb and name not in _VERBS:
            raise PaperBroken(f"Perintah {name or 'kosong'} tidak dikenal dalam bentuk surat. Hapus {{% {name} %}}.")
        if unknown := set(re.findall(r"\|\s*(\w*)", bare)) - _FILTERS:
            raise PaperBroken(f"Tambahan |{min(unknown)} tidak dikenal dalam bentuk surat. Hapus dari isian itu.")


def finish(text: str, known: dict[str, str]) -> str:
    """The text with what a letter gets with its number; what is still unknown prints dots."""
    return _LATER.sub(lambda later: str(_clean(known.get(later[1]) or DOTS, text)), text)


@cache
def standard(slug: str) -> str:
    """The text of that paper as it comes with the house."""
    return (_FOLDER / f"{slug}.txt").read_text(encoding="utf-8")


def blocks(text: str) -> list[Block]:
    """The blocks of a filled text in their order; lines of one table come together."""
    found: list[Block] = []
    for line in text.splitlines():
        block = _block(line.rstrip())
        if block is None:
            continue
        if block.rows and found and found[-1].kind == block.kind:
            block = Block(block.kind, rows=found.pop().rows + block.rows)
        found.append(block)
    return found


def pieces(text: str) -> list[tuple[str, str]]:
    """The words of a line with what they are: "", "b", or "i"."""
    found, last = [], 0
    for match in _INLINE.finditer(text):
        found.append(("", text[last : match.start()]))
        found.append(("b", match[1]) if match[1] else ("i", match[2]))
        last = match.end()
    return [piece for piece in [*found, ("", text[last:])] if piece[1]]


def _block(line: str) -> Block | None:
    if not line.strip():
        return None
    if line in _ALONE:
        return Block(_ALONE[line])
    mark = line[:2]
    if mark in _MARKS:
        return Block(_MARKS[mark], line[2:].strip())
    if mark in _ROWS:
        cells = tuple(cell.strip() for cell in line[2:].rstrip("|").split("|"))
        return Block(_ROWS[mark], rows=(cells,))
    if item := _ITEM.fullmatch(line):
        return Block("item", item[2], item[1])
    return Block("plain", line[2:].strip() if mark == ". " else line.strip())


def _clean(value: object, text: str) -> object:
    """The value with nothing in it that the language would take for a mark of its own."""
    if callable(value):
        return _clean(value(), text)
    if isinstance(value, str):
        return " ".join(value.replace("|", "/").split())
    if isinstance(value, dict):
        return {name: _clean(inner, text) for name, inner in value.items() if not callable(inner) or name in text}
    if isinstance(value, (list, tuple)):
        return [_clean(inner, text) for inner in value]
    return value
