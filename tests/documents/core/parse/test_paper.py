"""Acts printed in many ways come back: every unit, every number, every word, and nearly always every closing phrase."""

import pytest

from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from tests.documents.core.parse.paper import printed

SEEDS = range(150)
WHOLE = 0.93  # a closing phrase at the head of a page cannot always be told from the words of the last item


def _body(text: str) -> Node:
    body = parse(text).tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    return body


def _units(node: Node) -> list[object]:
    return [
        (child.kind, child.number, child.heading, _units(child))
        for child in node.children
        if child.kind is not Kind.LANJUTAN
    ]


def _words(node: Node) -> list[str]:
    return " ".join(unit.text for unit in walk(node)).split()


@pytest.mark.parametrize("seed", SEEDS)
def test_every_unit_and_word_of_a_printed_act_is_found_again(seed: int) -> None:
    made, text = printed(seed)
    found = _body(text)
    assert _units(found) == _units(made)
    assert _words(found) == _words(made)


def test_nearly_every_printed_act_comes_back_whole() -> None:
    whole = sum(_body(text) == made for made, text in map(printed, SEEDS))
    assert whole >= WHOLE * len(SEEDS)


def test_its_canonical_text_shows_no_backslash() -> None:
    for seed in range(0, 150, 10):
        assert "\\" not in layout(parse(printed(seed)[1]).tree)
