"""Real pasal against what amending acts made of them: true, the same both ways, near the least there is to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.core.diff import compare
from documents.core.diff.flat import own_words
from documents.core.diff.pieces import pieces
from documents.core.diff.sequence import matching
from documents.core.diff.wording import count
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from tests.documents.core.diff.test_both_ways import both_ways, leads

pytestmark = pytest.mark.corpus

FAMILIES = (
    "kulonprogo 1-2005 1-2006 6-2006 12-2007", "kulonprogo 3-2008 11-2013 11-2015", "sulut 1-2012 2-2016 5-2018",
    "sulut 3-2016 2-2018", "kulonprogo 1-2007 11-2008", "kulonprogo 14-2016 3-2019", "kulonprogo 6-2011 4-2018",
    "kulonprogo 19-2012 5-2017", "kulonprogo 2-2013 6-2019", "kulonprogo 12-2017 7-2019", "kulonprogo 10-2011 8-2014",
    "kulonprogo 6-2012 9-2013", "kulonprogo 17-2008 10-2009", "kulonprogo 19-2003 13-2010",
)  # fmt: skip


def body(corpus: Path, slug: str) -> Node:
    (path,) = corpus.glob(f"per*/{slug}/teks.txt")
    found = parse(path.read_text(encoding="utf-8")).tree.first(Kind.BATANG_TUBUH)
    assert found
    return found


def rewritten(corpus: Path) -> Iterator[tuple[Node, Node]]:
    """Each pasal with a new text in an amending act, as it stood before, and that text."""
    for family in FAMILIES:
        region, first, *acts = family.split()
        standing = {node.number: node for node in walk(body(corpus, f"{region}-{first}")) if node.kind is Kind.PASAL}
        for act in acts:
            for item in walk(body(corpus, f"{region}-{act}")):
                new = [child for child in item.children if item.kind is Kind.PERUBAHAN and child.kind is Kind.PASAL]
                for pasal in new:
                    if pasal.number in standing:
                        yield standing[pasal.number], pasal
                    standing[pasal.number] = pasal


def spoken(node: Node) -> list[str]:
    return [word for unit in walk(node) for word in re.findall(r"\w+", own_words(unit))]


def test_every_rewritten_pasal(corpus):
    shown = least = many = 0
    for old, new in rewritten(corpus):
        leads(old, new)
        both_ways(old, new)
        many += 1
        shown += sum(count(text) for change in compare(old, new) for sign, text in change.edit if sign != "=")
        was, now = spoken(old), spoken(new)
        least += len(was) + len(now) - 2 * len(matching(was, now))
    assert many > 50
    assert shown <= 1.2 * least


def test_no_clause_that_stayed_is_marked(corpus):
    for old, new in rewritten(corpus):
        stayed = {own_words(unit) for unit in walk(old)} & {own_words(unit) for unit in walk(new)}
        was = [own_words(unit) for unit in walk(old)]
        now = [own_words(unit) for unit in walk(new)]
        once = {text for text in stayed if was.count(text) == now.count(text) == 1 and count(text) > 4}
        for change in compare(old, new):
            said = {"".join(text for sign, text in change.edit if sign != left) for left in "+-"}
            marks = any(sign != "=" for sign, _ in change.edit)
            assert not (marks and said & once), change


def least_of(change) -> int:
    """The fewest words that lead from the clause to what it became, references, sums, and numbers kept whole."""
    was, now = (pieces("".join(text for each, text in change.edit if each != sign)).bare for sign in "+-")
    pairs = matching(was, now)
    kept, stays = {i for i, _ in pairs}, {j for _, j in pairs}
    gone = sum(count(piece) for i, piece in enumerate(was) if i not in kept)
    return gone + sum(count(piece) for j, piece in enumerate(now) if j not in stays)


def test_each_rewritten_pasal_shows_little_more_than_was_edited_in_its_clauses(corpus):
    for old, new in rewritten(corpus):
        changes = compare(old, new)
        shown = sum(count(text) for change in changes for sign, text in change.edit if sign != "=")
        assert shown <= 1.2 * sum(map(least_of, changes)), new.number
