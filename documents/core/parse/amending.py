"""Amending acts: which pasal hold instructions, where each one begins, and which headings are its new text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from documents.core.numbering import follows, from_roman, sort_key
from documents.core.parse.lines import LEADS_ON, POINTS_ON, Line, Shape, glue
from documents.core.parse.marks import (
    CHANGES,
    COMMAND,
    ENDED,
    OPENING,
    QUOTES,
    Mark,
    read_damaged_heading,
    read_heading,
    read_mark,
    read_numbered,
    unquoted,
)
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_SENTENCE = 12  # printed lines an instruction may take
_LONG = 4_000  # signs of a sentence that are looked at
_OPENING_LINES = 60  # printed lines before the first instruction
_NAMED = re.compile(
    r"\b(?:(?P<pasal>pasal)|(?P<bab>bab)|(?P<paragraf>paragraf)) "
    r"(?P<numbers>(?:[0-9]{1,3} ?[A-Z]{0,2}|[IVXLC]{1,8} ?[A-Z]?)"
    r"(?![^\W_])(?:(?:,? ?(?:dan|s/d|sampai dengan|s\.d\.)|,) (?:(?:pasal|bab|paragraf) )?"
    r"(?:[0-9]{1,3} ?[A-Z]{0,2}|[IVXLC]{1,8} ?[A-Z]?)(?![^\W_])){0,30})"
    r"|\bbagian (?P<bagian>(?:ke|pertama)\w*(?: (?:belas|puluh)(?: \w+)?)?(?: [A-Z]\b)?)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(,? ?(?:dan|s/d|sampai dengan|s\.d\.) |, ?)(?:(?:pasal|bab|paragraf) )?", re.IGNORECASE)
_DEFINES = re.compile(r"(?:\w+ ){1,6}(?:adalah|ialah)\b")
_CLOSED = re.compile(rf"(?<=[.;:, ])[{QUOTES}]$|(?<=[.;:]) [{QUOTES}]$")

Named = set[tuple[Kind, str]]
ReadBody = Callable[[Sequence[Line]], tuple[Node, ...]]


def is_amending(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether the body is in two roman pasal, as amending, repealing, and suspending acts are (Lampiran II angka 233).

    "Pasal 1" or "BAB I" stands for Pasal I where a Pasal II follows and the first words announce changes.
    """
    first = read_heading(lines[0].text) or read_damaged_heading(lines[0].text)
    if first is None or not any(_opens_second(lines, place, shape) for place in range(1, len(lines))):
        return False
    if (first.kind, first.number) == (Kind.PASAL, "I"):
        return True
    return (first.kind, first.number) in ((Kind.PASAL, "1"), (Kind.BAB, "I")) and _announces(first, lines, shape)


def opens_with_pasal(lines: Sequence[Line]) -> bool:
    """Whether the first heading of a body is that of a pasal."""
    first = read_heading(lines[0].text) or read_damaged_heading(lines[0].text)
    return first is not None and first.kind is Kind.PASAL


def _opens_second(lines: Sequence[Line], place: int, shape: Shape) -> bool:
    """Whether Pasal II begins with the line."""
    line, before = lines[place], lines[place - 1].text
    if line.text[0] != "P" or (shape.wrapped and LEADS_ON.search(before[-20:])):
        return False
    if not shape.wrapped and not lines[0].indent and line.indent > 3:
        return False
    mark = read_heading(line.text) or (read_damaged_heading(line.text) if before.endswith(ENDED) else None)
    return mark is not None and (mark.kind, mark.number) == (Kind.PASAL, "II")


def _announces(first: Mark, lines: Sequence[Line], shape: Shape) -> bool:
    """Whether the words before Pasal II come to "… diubah sebagai berikut:" and an instruction."""
    said = first.rest
    last = first.number if first.kind is Kind.PASAL else ""
    for place in range(1, min(len(lines) - 1, _OPENING_LINES)):
        text = lines[place].text
        if (mark := read_heading(text)) and (
            not shape.wrapped
            or mark.kind is not Kind.PASAL
            or follows(Kind.PASAL, last, mark.number)
            or _opens_second(lines, place, shape)
        ):
            return False
        said = f"{said[-80:]} {text[-120:]}"
        if text.endswith(":") and OPENING.search(said):
            following = _read_command(lines, place + 1, shape)
            if following is not None and following.number in ("1", "a", "A"):
                return True
        if first.kind is Kind.BAB and _read_command(lines, place, shape):
            return False
    return False


def _read_command(lines: Sequence[Line], place: int, shape: Shape) -> Mark | None:
    """The label of the instruction that begins with the line, if one does."""
    mark = read_numbered(lines[place].text)
    if mark is None or not COMMAND.match(mark.rest):
        return None
    return mark if CHANGES.search(_sentence(mark, lines, place, shape)[0][:_LONG]) else None


class _Series:
    """One run of instructions: its style and column, its last number, and what its newest instruction names."""

    def __init__(self, mark: Mark, column: int) -> None:
        self.style, self.column, self.last = _style(mark), column, ""
        self.named: Named = set()


class Watch:
    """Follows the lines of an open pasal: finds its instructions and tells their headings from those of the act."""

    def __init__(self, lines: Sequence[Line], shape: Shape, opened: bool) -> None:
        self.lines, self.shape = lines, shape
        self.said = ""  # the end of the words so far
        self.waiting = opened  # a pasal that is there for its instructions
        self.opened = opened  # the words so far announce instructions
        self.starts: list[tuple[int, Mark]] = []
        self.series: list[_Series] = []
        self.last = ""  # the newest pasal of the new text
        self.item: tuple[str, int] = ("", 0)  # number and column of the newest item of a list in the new text
        self.inset = False  # the headings of the new text stand further in than that of the pasal

    def feed(self, place: int) -> None:
        """Take in the line at that place as one of the pasal's own or of an instruction."""
        text = self.lines[place].text
        if (self.opened or self.series) and (mark := read_numbered(text)):
            if self._begins(mark, place):
                return
            self.item = (mark.number, self.lines[place].indent)
        self.hear(text)

    def hear(self, text: str) -> None:
        """Take in words of the pasal; those that end in "diubah sebagai berikut:" announce an instruction."""
        self.said = f"{self.said} {text[-120:]}"[-120:]
        announced = text.endswith(":") and "berikut" in text[-12:].lower()
        self.opened = self.waiting or (announced and bool(OPENING.search(self.said)))

    def takes(self, mark: Mark) -> bool:
        """Whether the newest instruction names the heading and has not shown it yet."""
        what = (mark.kind, _plain(mark.number))
        for series in reversed(self.series):
            if what in series.named:
                series.named.discard(what)
                return True
        return False

    def _begins(self, mark: Mark, place: int) -> bool:
        """Whether an instruction begins here: a number that is due, or stands in the column, before a command."""
        if not COMMAND.match(mark.rest) or _DEFINES.match(mark.rest):
            return False
        depth = self._depth(mark, self.lines[place].indent)
        if depth is None:
            return False
        sentence = _sentence(mark, self.lines, place, self.shape)[0]
        if not CHANGES.search(sentence[:_LONG]):
            return False
        if depth == len(self.series):
            self.series.append(_Series(mark, self.lines[place].indent))
        self.opened = self.waiting = False
        del self.series[depth + 1 :]
        series = self.series[depth]
        series.column = self.lines[place].indent
        series.last, series.named = mark.number, _named(sentence[:_LONG])
        if not depth:
            self.starts.append((place, mark))
        return True

    def _depth(self, mark: Mark, column: int) -> int | None:
        """The run that the number goes on with; the next depth for the first number of a new run."""
        alike = [d for d in range(len(self.series) - 1, -1, -1) if self.series[d].style == _style(mark)]
        exact = [d for d in alike if self.series[d].column == column]
        due = [d for d in alike if follows(Kind.PERUBAHAN, self.series[d].last, mark.number)]
        for depth in due:
            if depth in exact:
                return depth
        if self.opened and mark.number in ("1", "a", "A") and len(self.series) < 4:
            return len(self.series)
        if exact and len(self.series) == 1:
            return 0
        return due[0] if due and self.shape.wrapped and not self._is_listed(mark, column, due[0]) else None

    def _is_listed(self, mark: Mark, column: int, depth: int) -> bool:
        """Whether the number goes on with a list of the new text, which stands in another column than the run."""
        number, at = self.item
        apart = abs(self.series[depth].column - column) > 1
        return apart and bool(number) and abs(at - column) <= 1 and follows(Kind.PERUBAHAN, number, mark.number)


class LeftOut(NamedTuple):
    """Lines that the tree does not hold: quotation marks round new text, and labels as they were printed."""

    dropped: list[Line]
    labels: list[Line]


def read_changes(watch: Watch, end: int, read_body: ReadBody, left: LeftOut) -> list[Node]:
    """Each instruction of a pasal that ends before the line `end` as a perubahan over its new text."""
    out = []
    for number, (place, mark) in enumerate(watch.starts):
        until = watch.starts[number + 1][0] if number + 1 < len(watch.starts) else end
        lines = _unquoted(watch.lines[place:until], left.dropped)
        out.append(_change(mark, lines, watch.shape, read_body, left.labels))
    return out


def _change(mark: Mark, lines: Sequence[Line], shape: Shape, read_body: ReadBody, labels: list[Line]) -> Node:
    """One instruction: its command as text, then loose units, then the headings and pasal of its new text."""
    text, size = _sentence(mark, lines, 0, shape)
    new = _mended(lines[size:], _named(text[:_LONG]), labels)
    heading = next((place for place, line in enumerate(new) if read_heading(line.text)), len(new))
    reader = ListReader(Kind.PERUBAHAN, shape, typed=True)
    loose = reader.read(new[:heading]).node()
    labels += reader.labels
    said = f"{text}\n{loose.text}" if loose.text else text
    whole = read_body(new[heading:]) if heading < len(new) else ()
    return Node(Kind.PERUBAHAN, mark.number, "", said, (*loose.children, *whole))


def _mended(lines: Sequence[Line], named: Named, labels: list[Line]) -> list[Line]:
    """The new text with the damaged labels ("Pasal l8") of the pasal that the command names put right."""
    out: list[Line] = []
    for line in lines:
        mark = read_damaged_heading(line.text) if line.text[0] in "PpF" else None
        if mark and mark.kind is Kind.PASAL and not mark.rest and (mark.kind, mark.number) in named:
            right = f"Pasal {mark.number}"
            labels += [line] if line.text != right else []
            line = line._replace(text=right)
        out.append(line)
    return out


def _unquoted(lines: Sequence[Line], dropped: list[Line]) -> list[Line]:
    """The lines without the quotation marks that open at a label of the new text and close at its end."""
    out: list[Line] = []
    quoted = False
    for place, line in enumerate(lines):
        bare = unquoted(line.text)
        if bare is not None and place:
            dropped.append(line._replace(text=line.text[: len(line.text) - len(bare)].strip()))
            line = line._replace(text=bare)
            quoted = True
        ends = place + 1 == len(lines) or unquoted(lines[place + 1].text) is not None
        if quoted and ends and (match := _CLOSED.search(line.text)) and match.start():
            dropped.append(line._replace(text=match[0].strip()))
            line = line._replace(text=line.text[: match.start()].rstrip())
            quoted = False
        out.append(line)
    return out


def _style(mark: Mark) -> str:
    return "1" if mark.number[0].isdigit() else "A" if mark.number.isupper() else "a"


def _sentence(mark: Mark, lines: Sequence[Line], start: int, shape: Shape) -> tuple[str, int]:
    """The command of an instruction, up to its colon, its full stop, or the new text; and how many lines it takes."""
    if not shape.wrapped:
        return mark.rest, 1
    parts = [mark.rest]
    end = min(len(lines), start + _SENTENCE)
    for place in range(start + 1, end):
        text = lines[place].text
        if parts[-1].endswith((":", ".", ";")) or (not POINTS_ON.search(parts[-1][-30:]) and _is_label(text, mark)):
            return glue(parts), place - start
        parts.append(text)
    return glue(parts), end - start


def _is_label(text: str, mark: Mark) -> bool:
    """Whether the words of the instruction `mark` end before the line."""
    if read_heading(text) or unquoted(text) is not None:
        return True
    following = read_mark(text) or read_numbered(text)
    if following is None or following.kind is Kind.AYAT or following.number in ("1", "a"):
        return following is not None
    return _style(following) == _style(mark) and follows(Kind.PERUBAHAN, mark.number, following.number)


def _named(sentence: str) -> Named:
    """The pasal and headings that a command names, ranges spelled out."""
    out: Named = set()
    for match in _NAMED.finditer(sentence):
        if match["bagian"]:
            out.add((Kind.BAGIAN, _plain(match["bagian"])))
            continue
        kind = Kind.PASAL if match["pasal"] else Kind.BAB if match["bab"] else Kind.PARAGRAF
        numbers = _PARTS.split(match["numbers"])
        for place, number in enumerate(numbers[::2]):
            out.add((kind, _plain(number)))
            if (
                place
                and kind is Kind.PASAL
                and any(word in numbers[2 * place - 1] for word in ("s/d", "sampai", "s.d."))
            ):
                first, last = sort_key(kind, numbers[2 * place - 2].strip())[0], sort_key(kind, number.strip())[0]
                out |= {(kind, str(n)) for n in range(first, min(last, first + 200) + 1)}
    return out


def _plain(number: str) -> str:
    return number.replace(" ", "").upper()


def is_roman(mark: Mark) -> bool:
    """Whether the heading is that of a pasal with a roman number."""
    return mark.kind is Kind.PASAL and from_roman(mark.number) is not None
