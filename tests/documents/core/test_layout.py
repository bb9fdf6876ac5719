"""layout and parse are inverse: whole acts, and single units for the text area."""

from hypothesis import given, settings

from documents.core.layout import layout, layout_unit
from documents.core.parse import parse, parse_unit
from documents.core.tree import Kind, Node
from tests.documents.core import strategies as made


@settings(max_examples=200)
@given(made.trees())
def test_a_whole_act_comes_back(tree: Node) -> None:
    printed = layout(tree)
    parsed = parse(printed)
    assert parsed.tree == tree
    assert layout(parsed.tree) == printed


@settings(max_examples=200)
@given(made.pasal())
def test_a_pasal_comes_back_from_the_text_area(node: Node) -> None:
    assert parse_unit(Kind.PASAL, layout_unit(node))[0] == node


@settings(max_examples=200)
@given(made.explained(Kind.PASAL, "", 3))
def test_an_explanation_comes_back_from_the_text_area(node: Node) -> None:
    assert parse_unit(Kind.PASAL, layout_unit(node, explaining=True), explaining=True)[0] == node
