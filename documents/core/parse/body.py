"""The batang tubuh: buku, bab, bagian, paragraf, and the pasal under them, amending ones included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from documents.core.finding import Finding
from documents.core.numbering import follows, sort_key
from documents.core.parse.amending import LeftOut, Watch, is_roman, read_changes
from documents.core.parse.escapes import unescape
from documents.core.parse.lines import LEADS_ON, Line, Shape, glue, is_complete
from documents.core.parse.marks import ENDED, Mark, misprint, read_damaged_heading, read_heading, read_mark
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node, Path, replace_at

_RANK = {Kind.BATANG_TUBUH: 0, Kind.BUKU: 1, Kind.BAB: 2, Kind.BAGIAN: 3, Kind.PARAGRAF: 4}
_HEADING_LINES = 6
_CENTRED = 10  # columns that a heading in the middle stands right of the text
_MAX_NESTING = 4  # new text inside new text


class _Group:
    """A heading being filled: the lines of its title and what stands under it."""

    def __init__(self, kind: Kind, number: str = "") -> None:
        self.kind, self.number = kind, number
        self.heading: list[str] = []
        self.children: list[Node] = []
        self.counts: dict[Kind, str] = {}

    def node(self) -> Node:
        return Node(self.kind, self.number, glue(self.heading), "", tuple(self.children))


class _Pasal:
    """A pasal being filled: its number, where its lines begin, and the watch over its instructions."""

    def __init__(self, number: str, start: int, first: Line | None, watch: Watch, indent: int) -> None:
        self.number, self.start, self.first, self.watch, self.indent = number, start, first, watch, indent


class BodyReader:
    """Reads the lines of the body into one batang_tubuh; `roman` for an act in Pasal I and Pasal II."""

    def __init__(self, shape: Shape, roman: bool = False, nesting: int = 0) -> None:
        self.shape, self.roman, self.nesting = shape, roman, nesting
        self.groups = [_Group(Kind.BATANG_TUBUH)]
        self.pasal: _Pasal | None = None
        self.pasal_kind = Kind.PASAL  # how its label is printed
        self.last = ""
        self.first: Line | None = None  # the label of the first pasal
        self.lines: Sequence[Line] = ()
        self.findings: list[Finding] = []
        self.dropped: list[Line] = []
        self.labels: list[Line] = []

    def read(self, lines: Sequence[Line]) -> Node:
        """The body over everything in the lines."""
        self.lines = lines
        for place, line in enumerate(lines):
            mark = self._heading(place)
            if mark and not self._is_own(mark, line):
                mark = None
            if mark and mark.kind is Kind.PASAL and self._may_open_pasal(mark, place):
                self._open_pasal(mark, place)
            elif mark and mark.kind is not Kind.PASAL and self._may_open_group(mark, place):
                self._open_group(mark, place)
            elif self.pasal is not None:
                self.pasal.watch.feed(place)
            else:
                self._title(place)
        self._close_pasal(len(lines))
        self._close_groups(0)
        return self._as_first(self.groups[0].node())

    def _as_first(self, body: Node) -> Node:
        """The body with the first pasal numbered as the second is: "Pasal I" before Pasal 2 is Pasal 1.

        So "Pasal 1" is Pasal I where it holds the instructions and Pasal II follows.
        """
        pasal = list(islice(own_pasal(body, ()), 2))
        numbers = tuple(node.number for _, node in pasal)
        if self.nesting or numbers not in (("I", "2"), ("1", "II")):
            return body
        path, first = pasal[0]
        right = "I" if any(child.kind is Kind.PERUBAHAN for child in first.children) else "1"
        if first.number == right:
            return body
        if self.first:
            self.labels.append(self.first._replace(text=f"Pasal {first.number}"))
        said = f"Tercetak “Pasal {first.number}” di tempat Pasal {right}. Periksa labelnya."
        self._doubt("label-rusak", f"Pasal {right}", said)
        return replace_at(body, path, replace(first, number=right))

    def _is_own(self, mark: Mark, line: Line) -> bool:
        """Whether a heading is one of the act, not of the new text of an instruction."""
        if self.roman:
            opens = self.pasal is None and not self.last
            inside = not self.shape.wrapped and self.pasal is not None and not self.pasal.indent and line.indent > 3
            return opens or (not inside and is_roman(mark) and follows(Kind.PASAL, self.last, mark.number))
        watch = self.pasal.watch if self.pasal else None
        if watch is None or self.pasal is None or not watch.series:
            return True
        shifted = abs(line.indent - self.pasal.indent) > (2 if self.shape.wrapped else 0)
        back = watch.inset and not shifted  # new text stands further in, and this heading does not
        watch.inset = watch.inset or (shifted and not self.shape.wrapped)
        if not back and watch.takes(mark):
            watch.last = mark.number if mark.kind is Kind.PASAL else watch.last
            return False
        if mark.kind is Kind.PASAL:
            own = follows(Kind.PASAL, self.last, mark.number)
            theirs = shifted and (not self.shape.wrapped or follows(Kind.PASAL, watch.last, mark.number))
            if own and not theirs:
                return True
            watch.last = mark.number
            return False
        counts = self.groups[0 if mark.kind is Kind.BAB else -1].counts
        first = mark.kind is not Kind.BAB and sort_key(mark.kind, mark.number)[0] == 1
        own = first or any(follows(mark.kind, group.counts.get(mark.kind, ""), mark.number) for group in self.groups)
        return (own or follows(mark.kind, counts.get(mark.kind, ""), mark.number)) and (
            self.shape.wrapped or not shifted
        )

    def _before(self, place: int) -> Line | None:
        """The last line of the open pasal; None right after a heading."""
        return self.lines[place - 1] if self.pasal and place > self.pasal.start else None

    def _may_open_pasal(self, mark: Mark, place: int) -> bool:
        before = self._before(place)
        if before is None:
            return True
        if self._leads_on(before, mark, place):
            return False
        if follows(Kind.PASAL, self.last, mark.number):
            return True
        line = self.lines[place]
        return not self.shape.wrapped or (is_complete(before.text) and (line.gap or line.page))

    def _heading(self, place: int) -> Mark | None:
        """The heading on the line; a damaged or joined one only where it is the pasal or bab that is due."""
        text = self.lines[place].text
        mark = read_heading(text) if text[0] in "PB" else None
        if mark is None and text[0] not in "PpFB":
            return None
        if mark and (mark.kind is not Kind.PASAL or follows(Kind.PASAL, self.last, mark.number)):
            return mark
        mended = read_damaged_heading(text)
        if mended is None:
            return mark
        last = self.last if mended.kind is Kind.PASAL else self.groups[0].counts.get(mended.kind, "")
        before = self._before(place)
        ended = not mended.rest or before is None or before.text.endswith(ENDED)
        if mended.rest and mended.kind is Kind.PASAL and is_roman(mended) is not self.roman:
            return mark
        return mended if ended and follows(mended.kind, last, mended.number) else mark

    def _may_open_group(self, mark: Mark, place: int) -> bool:
        before = self._before(place)
        return mark.kind is Kind.BAB or before is None or not self._leads_on(before, mark, place)

    def _leads_on(self, before: Line, mark: Mark, place: int) -> bool:
        """Whether the words before the heading run on into it: then it is the rest of a reference.

        A heading that stands alone in the middle of the page, after a blank line, is one whatever stands before it.
        """
        line = self.lines[place]
        centred = line.gap and not self.shape.double and not mark.rest and line.indent >= before.indent + _CENTRED
        return self.shape.wrapped and not centred and bool(LEADS_ON.search(before.text[-20:]))

    def _open_pasal(self, mark: Mark, place: int) -> None:
        self._close_pasal(place)
        number = mark.number
        self._keep_label(mark, place)
        self.first = self.first or self.lines[place]
        if self.roman and not self.last and number == "1":
            number = "I"
            self.labels.append(self.lines[place])
            self._doubt("label-rusak", "Pasal I", "Tercetak “Pasal 1” di tempat Pasal I. Periksa labelnya.")
        if self.last and not follows(Kind.PASAL, self.last, number):
            self._report("Pasal", self.last, number)
        self._begin(number, place + 1, self.lines[place], mark.rest)

    def _begin(self, number: str, start: int, line: Line, rest: str = "") -> Watch:
        first = line._replace(text=rest) if rest else None
        opened = self.roman and not self.last
        self.pasal = _Pasal(number, start, first, Watch(self.lines, self.shape, opened), line.indent)
        self.pasal.watch.hear(rest)
        self.last = number or self.last
        return self.pasal.watch

    def _open_group(self, mark: Mark, place: int) -> None:
        self._close_pasal(place)
        if self.roman:  # the first heading of an amending act: a bab in the place of Pasal I
            self._doubt("label-rusak", f"BAB {mark.number}", "Tercetak “BAB I” di tempat Pasal I. Periksa labelnya.")
            self._keep_label(mark, place)
            self._begin(mark.number, place + 1, self.lines[place], mark.rest)
            self.pasal_kind = Kind.BAB
            return
        self._close_groups(_RANK[mark.kind])
        counts = self.groups[0 if mark.kind is Kind.BAB else -1].counts
        last = counts.get(mark.kind, "")
        if not follows(mark.kind, last, mark.number) and (last or sort_key(mark.kind, mark.number)[0] != 1):
            self._report(mark.kind.value.capitalize(), last, mark.number)
        counts[mark.kind] = mark.number
        self._keep_label(mark, place)
        group = _Group(mark.kind, mark.number)
        if mark.rest:
            group.heading.append(mark.rest)
        self.groups.append(group)

    def _title(self, place: int) -> None:
        """A line of the open heading; what cannot be a title begins a pasal without a number."""
        group, line = self.groups[-1], self.lines[place]
        plain = unescape(line.text)
        long = len(group.heading) >= _HEADING_LINES
        if group.kind is Kind.BATANG_TUBUH or long or (plain is None and read_mark(line.text)):
            self._begin("", place, line).feed(place)
            said = "Teks tanpa nomor pasal. Periksa apakah judul pasalnya terlewat."
            self._doubt("pasal-tanpa-nomor", f"setelah Pasal {self.last}" if self.last else "", said)
        else:
            group.heading.append(line.text if plain is None else plain)

    def _close_pasal(self, end: int) -> None:
        if self.pasal is None:
            return
        pasal, self.pasal = self.pasal, None
        starts = pasal.watch.starts if self.nesting < _MAX_NESTING else []
        lines = list(self.lines[pasal.start : starts[0][0] if starts else end])
        if pasal.first is not None:
            lines.insert(0, pasal.first)
        reader = ListReader(Kind.PASAL, self.shape, f"Pasal {pasal.number}")
        unit = reader.read(lines)
        unit.number = pasal.number
        self.findings += reader.findings
        self.labels += reader.labels
        node = unit.node()
        if starts:
            changes = read_changes(pasal.watch, end, self._new_text, LeftOut(self.dropped, self.labels))
            node = node.with_children((*node.children, *changes))
        self.groups[-1].children.append(_as_bab(node) if self.pasal_kind is Kind.BAB else node)
        self.pasal_kind = Kind.PASAL

    def _new_text(self, lines: Sequence[Line]) -> tuple[Node, ...]:
        reader = BodyReader(self.shape, nesting=self.nesting + 1)
        node = reader.read(lines)
        self.dropped += reader.dropped
        self.labels += reader.labels
        return node.children

    def _close_groups(self, rank: int) -> None:
        """Close every open group of that rank or a deeper one; rank 0 leaves only the body."""
        while len(self.groups) > 1 and _RANK[self.groups[-1].kind] >= rank:
            done = self.groups.pop()
            self.groups[-1].children.append(done.node())

    def _keep_label(self, mark: Mark, place: int) -> None:
        """Put a damaged label aside as it is printed."""
        line = self.lines[place]
        if mark.kind in (Kind.PASAL, Kind.BAB) and (printed := misprint(line.text, mark)):
            self.labels.append(line._replace(text=printed))

    def _report(self, name: str, last: str, number: str) -> None:
        self._doubt(
            "urutan", f"{name} {number}", f"{name} {number} berdiri setelah {last or 'awal'}. Periksa urutan nomornya."
        )

    def _doubt(self, rule: str, address: str, message: str) -> None:
        self.findings.append(Finding(rule, "W", address, message))


def own_pasal(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """The pasal under the headings of a body, those of new text left out."""
    for place, child in enumerate(node.children):
        if child.kind is Kind.PASAL:
            yield (*path, place), child
        elif child.kind in _RANK:
            yield from own_pasal(child, (*path, place))


def _as_bab(node: Node) -> Node:
    """The Pasal I that is printed as a bab: its words as one unit before the instructions."""
    said = [
        node.text,
        *(
            f"{child.number}. {child.text}" if child.number else child.text
            for child in node.children
            if child.kind is not Kind.PERUBAHAN
        ),
    ]
    opening = Node(Kind.LANJUTAN, text="\n".join(filter(None, said)))
    changes = tuple(child for child in node.children if child.kind is Kind.PERUBAHAN)
    return Node(Kind.BAB, node.number, "", "", (opening, *changes))
