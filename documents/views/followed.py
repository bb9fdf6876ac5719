"""Rujukan disesuaikan: the references that follow an edit, one line each, before it is saved and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents import bridge
from documents.actions.follow import shifted
from documents.core.address import addresses
from documents.core.diff import words
from documents.core.finding import Finding
from documents.core.numbering import renumber
from documents.core.references import Rewrite, rewrite
from documents.core.tree import Kind, Node, Path, path_of, replace_at
from documents.models import Naskah
from documents.printing.html import words_html

AROUND, MOST = 40, 100


@dataclass(frozen=True, slots=True)
class Line:
    """One clause whose references follow: its address, and the old and the new words."""

    name: str
    words: SafeString


@dataclass(frozen=True, slots=True)
class Followed:
    """What follows an edit: how many clauses, the first of them, and what a person must look at."""

    count: int
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.lines)


def told_of(found: Iterable[Rewrite], names: Mapping[Path, str]) -> Followed:
    """The rewrites as a person reads them; `names` are the addresses after the edit."""
    found = list(found)
    changed = [each for each in found if each.new_text != each.old_text]
    lines = tuple(Line(names[each.path], _redline(each)) for each in changed[:MOST])
    return Followed(len(changed), lines, tuple(finding for each in found for finding in each.findings)[:MOST])


def foreseen(naskah: Naskah, old: Node, typed: Node) -> Followed:
    """What would follow if the unit of the body `old` were saved as `typed`. Writes nothing.

    One query more than the unit itself, and only where numbers would shift.
    """
    new = bridge.retyped(old, typed)
    if old.kind is not Kind.PASAL or not shifted(bridge.numbered(old), bridge.numbered(new)):
        return Followed(0, (), ())
    before = bridge.tree_of(naskah)
    path = path_of(before, old.key)
    after = renumber(replace_at(before, path, new)) if naskah.kind != Naskah.Kind.PERDA else before
    return told_of(rewrite(before, after), addresses(after))


def _redline(each: Rewrite) -> SafeString:
    ops = list(words(each.old_text, each.new_text))
    last = len(ops) - 1
    return words_html(
        (sign, _short(part, i == 0, i == last) if sign == "=" else part) for i, (sign, part) in enumerate(ops)
    )


def _short(part: str, first: bool, last: bool) -> str:
    """Unchanged words, only what stands near a change."""
    head, tail = "" if first else part[:AROUND], "" if last else part[-AROUND:]
    return part if len(part) <= len(head) + len(tail) + 1 else f"{head}…{tail}"
