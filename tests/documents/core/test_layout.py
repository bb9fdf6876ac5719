"""layout and parse are inverse: whole acts, and single units for the text area."""

from dataclasses import replace

from hypothesis import given, settings

from documents.core.layout import layout, layout_unit
from documents.core.parse import parse, parse_unit
from documents.core.tree import Kind, Node, walk
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


HEADINGS = (Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF)
PARTS = (
    Kind.JUDUL, Kind.PEMBUKAAN, Kind.MENIMBANG, Kind.MENGINGAT, Kind.DIKTUM, Kind.AYAT, Kind.HURUF, Kind.ANGKA,
    Kind.PENUTUP, Kind.UMUM, Kind.PENJELASAN, Kind.LAMPIRAN, *HEADINGS,
)  # fmt: skip


@given(made.trees(amending=False))
def test_every_other_unit_comes_back_from_the_text_area(tree: Node) -> None:
    for part in tree.children:
        for node in walk(part):
            if node.kind not in PARTS:
                continue
            alone = node.kind in (*HEADINGS, Kind.PEMBUKAAN, Kind.PENJELASAN)
            unit = replace(node, children=() if alone else node.children)
            explaining = part.kind is Kind.PENJELASAN
            read, _ = parse_unit(node.kind, layout_unit(unit, explaining), explaining)
            assert replace(read, number=node.number) == unit


def test_a_paragraph_that_looks_like_a_label_is_marked() -> None:
    node = Node(Kind.PASAL, "1", "", "(1) huruf a\nPasal 5\nbiasa", (Node(Kind.AYAT, "1", "", "a. satu\n\\x"),))
    printed = "\\(1) huruf a\n\n\\Pasal 5\n\nbiasa\n(1) a. satu\n\n    \\\\x"
    assert layout_unit(node) == printed
    assert replace(parse_unit(Kind.PASAL, printed)[0], number="1") == node


def test_a_list_inside_an_explanation_is_printed_without_gaps() -> None:
    said = "Yang dimaksud meliputi:\na. satu; dan\nb. dua.\nSelain itu tidak."
    node = Node(Kind.PASAL, children=(Node(Kind.AYAT, "1", "", said),))
    printed = "Ayat (1)\n    Yang dimaksud meliputi:\n    a. satu; dan\n    b. dua.\n\n    Selain itu tidak."
    assert layout_unit(node, explaining=True) == printed


def test_a_draft_without_numbers_is_still_printed_whole() -> None:
    tree = Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, text="Satu norma."),)),))
    assert layout(tree) == "Pasal ...\nSatu norma.\n"
    assert parse(layout(tree)).tree == tree
