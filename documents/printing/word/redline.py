"""redline_docx: two texts as one Word file with tracked changes that can be accepted or rejected one by one."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping

from documents.core.diff import align, words
from documents.core.diff.sequence import matching, rising
from documents.core.keys import keyed
from documents.core.tree import Kind, Node, walk
from documents.printing.word.blocks import Block, blocks
from documents.printing.word.document import Body, first_header, header
from documents.printing.word.draft import SETTINGS
from documents.printing.word.package import Package
from documents.printing.word.runs import Author, marked
from documents.printing.word.styles import F4, Paper, section, styles_xml

_NOBODY: Mapping[str, tuple[str, str]] = {}


def redline_docx(
    old: Node,
    new: Node,
    *,
    author: str,
    at: str,
    authors: Mapping[str, tuple[str, str]] = _NOBODY,
    mark: str = "",
    kop: tuple[str, ...] = (),
    paper: Paper = F4,
) -> bytes:
    """The new text with what it changes in the old one as w:ins and w:del; accepted it is the new text.

    `author` and `at` (ISO 8601) sign each change, but those of units whose key `authors` knows. Units are paired by
    key where both texts share keys, else by content; a unit that moved is deleted at its old place and inserted at
    its new one; numbers alone are no change.
    """
    old, new = _paired(old, new)
    writer = _Redline(blocks(old), blocks(new), author, at, authors, Body(paper, {}, keyed=False))
    inner = writer.xml() + section(paper, kop=True)
    judul = new.first(Kind.JUDUL)
    parts = {
        "styles": styles_xml(paper),
        "numbering": writer.body.lists.xml(),
        "settings": SETTINGS,
        "kepala": header(mark),
        "kepala1": first_header(mark, kop),
    }
    return Package(inner, parts, " ".join(judul.text.split()) if judul else "", at).data()


def _paired(old: Node, new: Node) -> tuple[Node, Node]:
    """Both trees with keys, the same on units that are the same."""
    mine, theirs = ({node.key for node in walk(tree)} for tree in (old, new))
    draw = random.Random(0).randrange  # noqa: S311 - names inside one file, no secret
    if "" in mine or "" in theirs or not mine & theirs:
        old = keyed(old, (), draw)
        new = align(old, new)
    return old, keyed(new, {node.key for node in walk(old)}, draw)


class _Redline:
    """Two rows of blocks merged into one, in the order of the new one."""

    def __init__(
        self,
        old: list[Block],
        new: list[Block],
        author: str,
        at: str,
        authors: Mapping[str, tuple[str, str]],
        body: Body,
    ) -> None:
        self.body = body
        self._old, self._new = old, new
        self._default = (author, at)
        self._authors = authors
        self._made: dict[tuple[str, str], Author] = {}

    def xml(self) -> str:
        """The paragraphs and tables of the body."""
        return self.body.joined(self._pairs())

    def _pairs(self) -> Iterator[tuple[str, str]]:
        partner = dict(_partners(self._old, self._new))
        order = sorted(partner)
        kept = {order[i] for i in rising([partner[j] for j in order])}
        stays = {partner[j] for j in kept}
        at = 0

        def gone(start: int) -> int:
            while start < len(self._old) and start not in stays:
                start += 1
            return start

        for j, block in enumerate(self._new):
            if j in kept:
                yield from map(self._removed, self._old[at : partner[j]])
                yield self._changed(self._old[partner[j]], block)
                at = gone(partner[j] + 1)
                yield from map(self._removed, self._old[partner[j] + 1 : at])
            else:
                yield self._inserted(block)
        yield from map(self._removed, self._old[at:])

    def _author(self, block: Block) -> Author:
        said_by = self._authors.get(block.unit, self._default)
        return self._made.setdefault(said_by, Author(*said_by, count=1_000_000 * len(self._made)))

    def _inserted(self, block: Block) -> tuple[str, str]:
        author = self._author(block)
        if block.rows:
            return block.column, self.body.table(block, [(row, author.mark("ins")) for row in block.rows])
        inner = marked([("=", block.text)], author)
        around = self.body.paragraph(
            block, inner, mark=author.mark("ins"), around=lambda runs: author.mark("ins", runs)
        )
        return block.column, around

    def _removed(self, block: Block) -> tuple[str, str]:
        author = self._author(block)
        if block.rows:
            return block.column, self.body.table(block, [(row, author.mark("del")) for row in block.rows])
        return block.column, self.body.removed(block, lambda runs: author.mark("del", runs), author.mark("del"))

    def _changed(self, old: Block, new: Block) -> tuple[str, str]:
        author = self._author(new)
        if new.rows or old.rows:
            return new.column, self._rows(old, new, author)
        ops = words(old.text, new.text) if old.text != new.text else (("=", new.text),)
        return new.column, self.body.paragraph(new, marked(ops, author))

    def _rows(self, old: Block, new: Block, author: Author) -> str:
        """One table whose rows are kept, gone, or new."""
        width = max(len(row) for row in (*old.rows, *new.rows))
        was, now = ([(*row, *[""] * (width - len(row))) for row in block.rows] for block in (old, new))
        out, i, j = [], 0, 0
        for x, y in [*matching(was, now), (len(was), len(now))]:
            out += [(row, author.mark("del")) for row in was[i:x]]
            out += [(row, author.mark("ins")) for row in now[j:y]]
            out += [(row, "") for row in now[y : y + 1]]
            i, j = x + 1, y + 1
        return self.body.table(new, out)


def _partners(old: list[Block], new: list[Block]) -> Iterator[tuple[int, int]]:
    """Place in new, place in old of paragraphs that are the same one: within a unit by words, then by place."""
    was: dict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(old):
        was[block.unit].append(i)
    now: dict[str, list[int]] = defaultdict(list)
    for j, block in enumerate(new):
        now[block.unit].append(j)
    for unit, news in now.items():
        olds = was.get(unit, [])
        pairs = matching([_sign(old[i]) for i in olds], [_sign(new[j]) for j in news])
        a = b = 0
        for x, y in [*pairs, (len(olds), len(news))]:
            for i, j in zip(olds[a:x], news[b:y], strict=False):
                if bool(old[i].rows) == bool(new[j].rows):
                    yield j, i
            if x < len(olds) and y < len(news):
                yield news[y], olds[x]
            a, b = x + 1, y + 1


def _sign(block: Block) -> tuple[str, tuple[tuple[str, ...], ...]]:
    return block.text, block.rows
