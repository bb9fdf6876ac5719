"""Lines of one pasal to ayat, lists, and closing phrases: a label counts only as the expected successor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from documents.core.finding import Finding
from documents.core.numbering import follows
from documents.core.parse.escapes import ESCAPE, JOINT, open_command, open_joints, unescape
from documents.core.parse.lines import POINTS_ON, Line, Shape, breaks, fits, glue, is_complete, sentence_start
from documents.core.parse.marks import COMMAND, Mark, read_damaged_mark, read_mark
from documents.core.tree import Kind, Node

MAX_DEPTH = 10

_ITEMS = (Kind.AYAT, Kind.HURUF, Kind.ANGKA)
_FIRST = ("1", "a")
_FIRST_KIND = {Kind.PASAL: Kind.AYAT, Kind.PERUBAHAN: Kind.AYAT, Kind.MENGINGAT: Kind.ANGKA}
_DAMAGED_FIRST = frozenset("({[0123456789lIOZSBabcdefghijkmnopqrstuvwxyz")
_JOINED = re.compile(r"(?:[,;.:] ?|\b)(?:dan|atau|dan/atau|serta)$")
_SET_OFF = re.compile(r"[;.]$|[;,] ?(?:dan|atau|dan/atau)$")
_LEVEL_WORDS = ("huruf ", "angka ", "dan ", "atau ", "ayat ", "sampai ", "serta ", "dan/atau ")


class Unit:
    """One unit being read: where its label stands, its paragraphs as printed lines, and its children."""

    __slots__ = ("children", "close", "column", "flush", "kind", "last", "left", "number", "parts")

    def __init__(self, kind: Kind, number: str = "", close: str = "", column: int = -1) -> None:
        self.kind, self.number, self.close, self.column = kind, number, close, column
        self.parts: list[list[str]] = []
        self.children: list[Unit] = []
        self.last: Unit | None = None  # the newest child that carries a number
        self.left = 0  # left edge of the paragraph so far
        self.flush = False  # whether its own lines run back to the column of its label

    def node(self, joints: bool = True) -> Node:
        """The unit as a finished value; `joints` where labels in the middle of a line count."""
        text = glue(self.parts[0]) if len(self.parts) == 1 else "\n".join(filter(None, map(glue, self.parts)))
        children = tuple(child.node(joints) for child in self.children)
        return Node(self.kind, self.number, "", open_joints(text) if joints else text, children)


class ListReader:
    """Reads the printed lines of one unit, ayat and lists included.

    Labels are accepted as the expected successor at an open level, or as the first of a new level; columns only decide
    between several open levels and support a number that skips or repeats, which is kept and reported.
    """

    joints = True  # whether labels may stand in the middle of a line, or be damaged

    def __init__(self, kind: Kind, shape: Shape, address: str = "", typed: bool = False) -> None:
        self.root = Unit(kind)
        self.stack = [self.root]
        self.shape, self.address = shape, address
        self.typed = typed or not shape.wrapped  # then every line was begun on purpose
        self.findings: list[Finding] = []
        self.labels: list[Line] = []  # what a label says beyond the number that is kept
        self.before: Line | None = None
        self.offset = 0
        self.stale = False  # a page began and no label has shown yet how far it is shifted

    def read(self, lines: Iterable[Line]) -> Unit:
        """The root unit over everything in the lines."""
        for line in lines:
            self.feed(line)
        return self.root

    def feed(self, line: Line) -> None:
        """Take in one line: as a label with its words, or as words of what is open."""
        self.stale = self.stale or (line.page and self.before is not None)
        if line.text[0] == ESCAPE and (plain := unescape(line.text)) is not None:
            self.say(_saying(line, plain))
            self.before = line
            return
        mark = self.label(line.text)
        place = self.place(mark, line) if mark else None
        joints = self.joints and " " in line.text
        if place is None and joints and (line.text[0] in _DAMAGED_FIRST or line.text[2:3] == "."):
            mark, place = self._mend(line)
        words = mark.rest if mark and place is not None else line.text
        pieces = self._pieces(words) if joints and " " in words else [words]
        if mark and place is not None:
            self.open(place, mark if len(pieces) == 1 else mark._replace(rest=pieces[0]), line)
        else:
            self.say(line if len(pieces) == 1 else _saying(line, pieces[0]))
        self.before = line if pieces[0] is line.text else _saying(line, pieces[0])
        for piece in pieces[1:]:
            self._join(piece, line)

    def _pieces(self, words: str) -> list[str]:
        """The words cut where a label may stand in the middle of a line."""
        cuts = [match.start() + 1 for match in JOINT.finditer(words)]
        if not cuts:
            return [words]
        return [words[a:b].rstrip(" ") for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]

    def _join(self, piece: str, line: Line) -> None:
        """A piece from the middle of a line: the next ayat or item when its label is due, else words that go on."""
        mark = self.label(piece)
        depth = self._due(mark) if mark else None
        if mark and depth is not None:
            self.open(depth, mark, line)
        else:
            unit = self.stack[-1]
            if not unit.parts:
                unit.parts.append([])
            unit.parts[-1].append(piece)
        self.before = _saying(line, mark.rest if mark and depth is not None else piece)

    def _due(self, mark: Mark) -> int | None:
        """The depth at which the label is the next one, or the first after a colon."""
        if mark.kind is Kind.AYAT:
            last = next((c for c in reversed(self.root.children) if c.kind is Kind.AYAT), None)
            return 0 if last and follows(Kind.AYAT, last.number, mark.number) else None
        found = [d for d in self._levels(mark) if follows(mark.kind, self._last(d).number, mark.number)]
        if found:
            return found[0]
        depth = len(self.stack) - (2 if self.stack[-1].kind is Kind.LANJUTAN else 1)
        announced = self.before is not None and self.before.text.endswith(":") and self.before.text != ":"
        if announced and self.root.kind is Kind.PASAL and COMMAND.match(mark.rest):
            return None  # an instruction, which begins a line
        return depth if mark.number in _FIRST and announced and depth < MAX_DEPTH - 1 else None

    def _mend(self, line: Line) -> tuple[Mark | None, int | None]:
        """A damaged label, when it is the next one and nothing is left open before it."""
        mark = read_damaged_mark(line.text)
        said = self.before.text if self.before else "."
        if mark is None or not (is_complete(said) or said.endswith(",") or _JOINED.search(said[-12:])):
            return None, None
        label = line.text[: len(line.text) - len(mark.rest)].strip()
        if label.isalnum() and not _SET_OFF.search(said[-12:]):  # nothing but a letter or figure
            return None, None
        first = _FIRST_KIND.get(self.root.kind) is mark.kind and mark.number == "1"
        fresh = first and not self.root.parts and not self.root.children
        depth = 0 if fresh else self._due(mark)
        if depth is not None:
            self.labels.append(line._replace(text=label))
        return mark, depth

    def label(self, text: str) -> Mark | None:
        """The label at the head of the line, if there is one."""
        return read_mark(text)

    def place(self, mark: Mark, line: Line) -> int | None:
        """The depth of the unit that the label belongs under, or None when it is no label here."""
        if self.before and self.shape.wrapped and POINTS_ON.search(self.before.text[-30:]):
            return None
        if mark.kind is Kind.AYAT:
            return self._place_ayat(mark, line)
        levels = self._levels(mark)
        found = [d for d in levels if follows(mark.kind, self._last(d).number, mark.number)]
        if found:
            if self.typed and not any(self._aligned(depth, line, 0) for depth in found):
                stray = self._place_stray(mark, line)
                if stray is not None:
                    return stray
            depth = self._nearest(found, line)
            return depth if self._may_start(line) or self._aligned(depth, line) else None
        if mark.number in _FIRST:
            return self._place_first(line, levels)
        return self._place_stray(mark, line) if mark.close != "(" else None  # "(l)" is an ayat (1) more often

    def open(self, depth: int, mark: Mark, line: Line) -> None:
        """Begin the unit of a label under the unit at `depth`."""
        parent = self.stack[depth]
        last = parent.last
        if self.stale and last and last.kind is mark.kind:
            self.offset = line.indent - last.column
        self.stale = False
        kind = Kind.ANGKA if mark.kind is Kind.AYAT and depth and parent.kind is not Kind.PASAL else mark.kind
        if last and last.kind is kind and mark.number not in _FIRST and not follows(kind, last.number, mark.number):
            self._report(last.number, mark)
        unit = Unit(kind, mark.number, mark.close, line.indent - self.offset)
        parent.children.append(unit)
        parent.last = unit
        del self.stack[depth + 1 :]
        self.stack.append(unit)
        if mark.rest:
            unit.parts.append([open_command(mark.rest) if self.joints else mark.rest])
            unit.left = line.indent + len(line.text) - len(mark.rest)

    def say(self, line: Line) -> None:
        """Words without a label: they go on with what is open, begin a paragraph, or return to an owner."""
        unit = self.stack[-1]
        before = self.before
        if before is None or not unit.parts:
            unit.parts.append([line.text])
            unit.left = line.indent
            unit.flush = not self.stale and line.indent - self.offset <= unit.column
        elif self._returns(unit, before, line):
            self._return(line)
        elif self.begins_paragraph(unit, before, line):
            unit.parts.append([line.text])
            unit.left = line.indent
        else:
            unit.parts[-1].append(line.text)
            unit.left = min(unit.left, line.indent)
            unit.flush = unit.flush or (not self.stale and line.indent - self.offset <= unit.column + 1)

    def begins_paragraph(self, unit: Unit, before: Line, line: Line) -> bool:
        """Whether the line begins another paragraph of the same unit."""
        return breaks(before, line, self.shape, unit.left)

    def _levels(self, mark: Mark) -> list[int]:
        """Depths of open units whose newest numbered child has the style of the label, deepest first."""
        kind, close = mark.kind, mark.close
        depth = len(self.stack)
        out = []
        for unit in reversed(self.stack):
            depth -= 1
            last = unit.last
            if last is not None and last.close == close and (last.kind is kind or close == "()"):
                out.append(depth)
        return out

    def _last(self, depth: int) -> Unit:
        last = self.stack[depth].last
        assert last is not None
        return last

    def _aligned(self, depth: int, line: Line, slack: int = 1) -> bool:
        return self.stale or abs(line.indent - self.offset - self._last(depth).column) <= slack

    def _columns(self, depths: list[int]) -> list[tuple[int, int]]:
        return [(depth, last.column) for depth in depths if (last := self.stack[depth].last)]

    def _nearest(self, depths: list[int], line: Line) -> int:
        """Of several open levels the one whose column is nearest; the deepest when columns say nothing."""
        if self.stale or len(depths) == 1:
            return depths[0]
        column = line.indent - self.offset
        return -min((abs(column - at), -depth) for depth, at in self._columns(depths))[1]

    def _has_room(self, line: Line) -> bool:
        """Whether the line before was left short on purpose, or a blank line parts the two."""
        return self.before is None or line.gap or not self.shape.wrapped or fits(self.before, line, self.shape)

    def _may_start(self, line: Line) -> bool:
        """Whether something new may begin with the line, by how the line before ends."""
        if self.before is None:
            return True
        text = self.before.text
        return is_complete(text) or text.endswith(",") or bool(_JOINED.search(text[-12:])) or self._has_room(line)

    def _place_first(self, line: Line, levels: list[int]) -> int | None:
        """A label that begins a list: under the open unit, or beside a list of its style that starts again."""
        depth = len(self.stack) - 1
        if self.stack[depth].kind is Kind.LANJUTAN:
            depth -= 1
        announced = self.before is not None and self.before.text.endswith(":")
        if not announced and not self._may_start(line) and self.stack[-1].parts:
            return None
        column = line.indent - self.offset
        nested = (announced and self.shape.wrapped) or self.stack[-1].kind is Kind.LANJUTAN
        if not nested and not self.stale and levels:
            beside = [(abs(column - at), -level) for level, at in self._columns(levels) if column <= at + 1]
            if beside:
                return -min(beside)[1]
        return depth if depth < MAX_DEPTH else None

    def _place_stray(self, mark: Mark, line: Line) -> int | None:
        """A number that skips or repeats: only in the exact column of its list, after a finished item."""
        if not self._may_start(line) or self.stale or not mark.rest:
            return None
        for depth in self._levels(mark):
            if self._aligned(depth, line, 0):
                return depth
        if self.typed and len(self.stack) == 1 and not self.root.parts:
            return 0
        return None

    def _place_ayat(self, mark: Mark, line: Line) -> int | None:
        current = self.stack[-1]
        announced = self.before is not None and self.before.text.endswith(":")
        if mark.number == "1" and announced and current.kind in _ITEMS and len(self.stack) <= MAX_DEPTH:
            return len(self.stack) - 1
        inner = [d for d in self._levels(mark) if d and follows(Kind.ANGKA, self._last(d).number, mark.number)]
        if self.root.kind not in (Kind.PASAL, Kind.PERUBAHAN) or inner:
            return inner[0] if inner and self._may_start(line) else None
        last = next((c for c in reversed(self.root.children) if c.kind is Kind.AYAT), None)
        if last is None:
            fresh = not self.root.parts and not self.root.children
            return 0 if fresh or (mark.number == "1" and self._may_start(line)) else None
        ended = not self.shape.wrapped or (self.before is not None and is_complete(self.before.text))
        aligned = self.stale or abs(line.indent - self.offset - last.column) <= 1
        starts = sentence_start(mark.rest) and not mark.rest.startswith(_LEVEL_WORDS)
        if follows(Kind.AYAT, last.number, mark.number):
            return 0 if (starts and (aligned or self._may_start(line))) or (aligned and ended) else None
        return 0 if starts and mark.rest and aligned and (ended or (self.typed and self._may_start(line))) else None

    def _returns(self, unit: Unit, before: Line, line: Line) -> bool:
        """Whether the line has left the open unit and goes back to the margin of an owner (Lampiran II angka 85)."""
        if len(self.stack) < 2:
            return False
        if self.stale or line.page:  # columns say nothing; a last item that ends in a comma on a short line does
            cut = unit.kind in _ITEMS and before.text.endswith((",", ";")) and fits(before, line, self.shape)
            return cut and self._is_last()
        column = line.indent - self.offset
        if unit.kind is Kind.LANJUTAN:
            parted = line.gap or before.text.endswith((";", "."))
            return parted and column < unit.column and len(self.stack) > 2
        if column > unit.column or unit.flush:
            return False
        if line.gap and not self.shape.double:
            return True
        ended = before.text.endswith((".", ";", ":", ","))
        return ended and (not self.shape.wrapped or fits(before, line, self.shape) or self._hangs() or self._is_last())

    def _hangs(self) -> bool:
        """Whether an item beside the open one runs over several lines, none of them back at the column of its label."""
        beside = self.stack[-2].children
        return any(unit.number and not unit.flush and any(len(part) > 1 for part in unit.parts) for unit in beside[-4:])

    def _is_last(self) -> bool:
        """Whether the open item comes after "… dan", and no item beside it runs back to the column of its label."""
        beside = self.stack[-2].children
        said = beside[-2].parts if len(beside) > 1 else []
        ended = bool(said) and said[-1][-1].endswith((" dan", " atau", " dan/atau"))
        return ended and not any(unit.flush for unit in beside[-8:])

    def _return(self, line: Line) -> None:
        gone = self.stack.pop()
        column = line.indent - self.offset
        if self.stale or line.page:  # after a comma it closes the list of the item, after a semicolon the one around it
            column = gone.column
            if len(self.stack) > 2 and self.before is not None and self.before.text.endswith(";"):
                column = self.stack[-1].column
        while len(self.stack) > 1 and column <= self.stack[-1].column < gone.column:
            gone = self.stack.pop()
        beside = self.stack[-1].children
        if not beside or beside[-1].kind is not Kind.LANJUTAN:  # two of them would be one when printed
            beside.append(Unit(Kind.LANJUTAN, column=column))
        unit = beside[-1]
        unit.parts.append([line.text])
        unit.left = line.indent
        self.stack.append(unit)

    def _report(self, last: str, mark: Mark) -> None:
        name = {Kind.AYAT: f"Ayat ({mark.number})", Kind.HURUF: f"Huruf {mark.number}"}.get(
            mark.kind, f"Angka {mark.number}"
        )
        said = f"{name} berdiri setelah {last}. Periksa urutan nomornya."
        self.findings.append(Finding("urutan", "W", self.address, said))


def _saying(line: Line, text: str) -> Line:
    """The line with other words; `_replace` takes several times as long."""
    return Line(line.number, line.indent, text, line.raw, line.gap, line.page)
