"""The batang tubuh: buku, bab, bagian, paragraf, and the pasal under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from documents.core.finding import Finding
from documents.core.numbering import follows, sort_key
from documents.core.parse.lines import Line, Shape, glue, is_complete
from documents.core.parse.marks import Mark, read_damaged_pasal, read_heading, read_mark, unescape
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_RANK = {Kind.BATANG_TUBUH: 0, Kind.BUKU: 1, Kind.BAB: 2, Kind.BAGIAN: 3, Kind.PARAGRAF: 4}
_POINTS_ON = re.compile(r"(?:\b(?:dalam|dimaksud|pada|dan|atau|ketentuan|dengan|huruf|ayat|serta|s/d)|,)$")
_HEADING_LINES = 6


class _Group:
    """A heading being filled: the lines of its title and what stands under it."""

    def __init__(self, kind: Kind, number: str = "") -> None:
        self.kind, self.number = kind, number
        self.heading: list[str] = []
        self.children: list[Node] = []
        self.counts: dict[Kind, str] = {}

    def node(self) -> Node:
        return Node(self.kind, self.number, glue(self.heading), "", tuple(self.children))


class BodyReader:
    """Reads the lines of the body into one batang_tubuh."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.groups = [_Group(Kind.BATANG_TUBUH)]
        self.pasal: tuple[str, list[Line]] | None = None
        self.last = ""
        self.findings: list[Finding] = []

    def read(self, lines: Sequence[Line]) -> Node:
        """The body over everything in the lines."""
        for line in lines:
            mark = read_heading(line.text) or self._damaged(line)
            if mark and mark.kind is Kind.PASAL and self._may_open_pasal(mark, line):
                self._open_pasal(mark)
            elif mark and mark.kind is not Kind.PASAL and self._may_open_group(mark):
                self._open_group(mark)
            elif self.pasal is not None:
                self.pasal[1].append(line)
            else:
                self._title(line)
        self._close_pasal()
        self._close_groups(0)
        return self.groups[0].node()

    def _before(self) -> Line | None:
        """The last line of the open pasal; None right after a heading."""
        return self.pasal[1][-1] if self.pasal and self.pasal[1] else None

    def _may_open_pasal(self, mark: Mark, line: Line) -> bool:
        before = self._before()
        if before is None:
            return True
        if self.shape.wrapped and _POINTS_ON.search(before.text):
            return False
        if follows(Kind.PASAL, self.last, mark.number):
            return True
        return not self.shape.wrapped or (is_complete(before.text) and (line.gap or line.page))

    def _damaged(self, line: Line) -> Mark | None:
        """A misspelt label of the pasal that is due."""
        mark = read_damaged_pasal(line.text) if line.text[0] in "PpF" else None
        return mark if mark and follows(Kind.PASAL, self.last, mark.number) else None

    def _may_open_group(self, mark: Mark) -> bool:
        before = self._before()
        wrapped = self.shape.wrapped and before is not None and _POINTS_ON.search(before.text)
        return mark.kind is Kind.BAB or not wrapped

    def _open_pasal(self, mark: Mark) -> None:
        self._close_pasal()
        if self.last and not follows(Kind.PASAL, self.last, mark.number):
            self._report("Pasal", self.last, mark.number)
        self.pasal = (mark.number, [])
        self.last = mark.number or self.last

    def _open_group(self, mark: Mark) -> None:
        self._close_pasal()
        self._close_groups(_RANK[mark.kind])
        counts = self.groups[0 if mark.kind is Kind.BAB else -1].counts
        last = counts.get(mark.kind, "")
        if not follows(mark.kind, last, mark.number) and (last or sort_key(mark.kind, mark.number)[0] != 1):
            self._report(mark.kind.value.capitalize(), last, mark.number)
        counts[mark.kind] = mark.number
        group = _Group(mark.kind, mark.number)
        if mark.rest:
            group.heading.append(mark.rest)
        self.groups.append(group)

    def _title(self, line: Line) -> None:
        """A line of the open heading; what cannot be a title begins a pasal without a number."""
        group = self.groups[-1]
        plain = unescape(line.text)
        long = len(group.heading) >= _HEADING_LINES
        if group.kind is Kind.BATANG_TUBUH or long or (plain is None and read_mark(line.text)):
            self.pasal = ("", [line])
            said = "Teks tanpa nomor pasal. Periksa apakah judul pasalnya terlewat."
            where = f"setelah Pasal {self.last}" if self.last else ""
            self.findings.append(Finding("pasal-tanpa-nomor", "W", where, said))
        else:
            group.heading.append(line.text if plain is None else plain)

    def _close_pasal(self) -> None:
        if self.pasal is None:
            return
        number, lines = self.pasal
        reader = ListReader(Kind.PASAL, self.shape, f"Pasal {number}")
        unit = reader.read(lines)
        unit.number = number
        self.groups[-1].children.append(unit.node())
        self.findings += reader.findings
        self.pasal = None

    def _close_groups(self, rank: int) -> None:
        """Close every open group of that rank or a deeper one; rank 0 leaves only the body."""
        while len(self.groups) > 1 and _RANK[self.groups[-1].kind] >= rank:
            done = self.groups.pop()
            self.groups[-1].children.append(done.node())

    def _report(self, name: str, last: str, number: str) -> None:
        said = f"{name} {number} berdiri setelah {last or 'awal'}. Periksa urutan nomornya."
        self.findings.append(Finding("urutan", "W", f"{name} {number}", said))
