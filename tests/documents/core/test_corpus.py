"""Real regulations: exact where their truth is counted, and no word lost anywhere."""

import json
from collections import Counter
from pathlib import Path

import pytest

from documents.core.layout import layout
from documents.core.parse import Parsed, parse
from documents.core.tree import Kind, Node, walk
from tests.documents.core.parse.loss import lost_signs, lost_words

pytestmark = pytest.mark.corpus

EXACT = ("kulonprogo-11-2016", "surabaya-4-2025")


def _read(corpus: Path, slug: str) -> tuple[str, Parsed]:
    source = (corpus / "perda" / slug / "teks.txt").read_text()
    return source, parse(source)


def _part(parsed: Parsed, kind: Kind) -> Node:
    part = parsed.tree.first(kind)
    assert part is not None
    return part


@pytest.mark.parametrize("slug", EXACT)
def test_every_count_of_a_perda_is_right(corpus: Path, slug: str) -> None:
    truth = json.loads((corpus / "perda" / slug / "meta.json").read_text())["kebenaran"]
    _, parsed = _read(corpus, slug)
    assert [child.kind for child in parsed.tree.children] == [
        Kind.JUDUL,
        Kind.PEMBUKAAN,
        Kind.BATANG_TUBUH,
        Kind.PENUTUP,
        Kind.PENJELASAN,
    ]
    body = _part(parsed, Kind.BATANG_TUBUH)
    counts = Counter(node.kind for node in walk(body))
    assert (counts[Kind.BAB], counts[Kind.PASAL], counts[Kind.AYAT]) == (truth["bab"], truth["pasal"], truth["ayat"])
    pasal = [node for node in walk(body) if node.kind is Kind.PASAL]
    assert [node.number for node in pasal] == [str(n) for n in range(1, truth["pasal"] + 1)]
    ayat = {node.number: sum(child.kind is Kind.AYAT for child in node.children) for node in pasal}
    assert {number: n for number, n in ayat.items() if n} == truth["ayat_per_pasal"]
    explained = [node.number for node in _part(parsed, Kind.PENJELASAN).children if node.kind is Kind.PASAL]
    assert explained == [node.number for node in pasal]
    assert not parsed.findings


@pytest.mark.parametrize("slug", EXACT)
def test_not_one_word_of_a_perda_is_lost(corpus: Path, slug: str) -> None:
    source, parsed = _read(corpus, slug)
    assert not lost_signs(source, parsed)
    assert not lost_words(source, parsed)


def test_page_numbers_are_noise_with_their_lines(corpus: Path) -> None:
    source, parsed = _read(corpus, "kulonprogo-11-2016")
    numbers = [noise for noise in parsed.noise if noise.text.isdigit()]
    assert [int(noise.text) for noise in numbers] == list(range(1, 44))
    lines = [" ".join(line.split()) for line in source.split("\n")]
    assert all(lines[noise.line - 1].startswith(noise.text) for noise in parsed.noise)


def test_lists_go_on_across_pages_and_levels(corpus: Path) -> None:
    _, parsed = _read(corpus, "kulonprogo-11-2016")
    pasal = {node.number: node for node in walk(_part(parsed, Kind.BATANG_TUBUH)) if node.kind is Kind.PASAL}
    ayat = pasal["6"].children[1]
    assert [(node.number, len(node.children)) for node in ayat.children] == [("a", 4), ("b", 0), ("c", 5)]
    assert [node.number for node in ayat.children[2].children] == ["1", "2", "3", "4", "5"]
    assert [node.number for node in pasal["21"].children[0].children] == list("abcdefghijklmno")
    assert [node.kind for node in pasal["1"].children] == [Kind.ANGKA] * 16


def test_the_penjelasan_nests_as_the_body_does(corpus: Path) -> None:
    _, parsed = _read(corpus, "kulonprogo-11-2016")
    explained = {node.number: node for node in _part(parsed, Kind.PENJELASAN).children}
    assert [node.number for node in explained["20"].children] == ["1", "2"]
    assert [node.number for node in explained["20"].children[0].children] == list("abcdefgh")
    assert [node.number for node in explained["38"].children[2].children] == list("abcdefgh")
    assert explained["38"].children[2].children[1].text.count("\n") == 1


def test_a_list_inside_an_explanation_stays_its_words(corpus: Path) -> None:
    _, parsed = _read(corpus, "surabaya-4-2025")
    explained = {node.number: node for node in _part(parsed, Kind.PENJELASAN).children}
    huruf = explained["12"].children[2].children
    assert [node.number for node in huruf] == ["a", "b", "c"]
    assert len(huruf[1].text.split("\n")) == 8
    assert not huruf[1].children


def test_no_text_of_the_corpus_loses_a_word_or_changes_when_printed_again(corpus: Path) -> None:
    for path in sorted(corpus.glob("perda/*/teks.txt")) + sorted(corpus.glob("perubahan/*/teks.txt")):
        source = path.read_text()
        parsed = parse(source)
        assert not sum(lost_signs(source, parsed).values()) > 12, path.parent.name
        printed = layout(parsed.tree)
        assert layout(parse(printed).tree) == printed, path.parent.name
