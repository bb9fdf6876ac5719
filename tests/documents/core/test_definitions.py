"""Definitions: the one list of an act, its terms, and the orders it may be put in."""

from documents.core.definitions import Definition, definitions_of, in_order
from documents.core.tree import Kind, Node

TEXTS = (
    "Pohon adalah tumbuhan berkayu.",
    "Wali Kota adalah Wali Kota Serang.",
    "Dewan Perwakilan Rakyat Daerah yang selanjutnya disingkat DPRD adalah lembaga perwakilan.",
    "*Urban forest* adalah hutan kota.",
)


def act(*norms: str, opening="Dalam Peraturan Daerah ini yang dimaksud dengan:") -> Node:
    items = tuple(Node(Kind.ANGKA, str(n), text=text, key=f"k{n}") for n, text in enumerate(TEXTS, 1))
    first = Node(Kind.PASAL, "1", text=opening, children=items, key="p1")
    rest = tuple(Node(Kind.PASAL, str(n), text=text, key=f"p{n}") for n, text in enumerate(norms, 2))
    return Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(first, *rest)),))


def test_the_list_with_its_terms():
    pasal, items = definitions_of(act())
    assert pasal.key == "p1"
    assert [item.term for item in items] == ["Pohon", "Wali Kota", "Dewan Perwakilan Rakyat Daerah", "Urban forest"]
    assert items[2] == Definition("k3", "3", "Dewan Perwakilan Rakyat Daerah", "DPRD", TEXTS[2])


def test_an_act_without_a_list_has_none():
    assert definitions_of(act(opening="Setiap orang wajib:")) is None
    assert definitions_of(Node(Kind.PERDA)) is None
    assert in_order(Node(Kind.PERDA), "abjad") == ()


def test_by_alphabet():
    assert [item.key for item in in_order(act(), "abjad")] == ["k3", "k1", "k4", "k2"]


def test_by_first_use_under_either_name_and_the_unused_last():
    tree = act("Usul DPRD disampaikan.", "Wali Kota mencatat pohon.", "Pohon ditanam Wali Kota.")
    assert [item.key for item in in_order(tree, "pemakaian")] == ["k3", "k2", "k1", "k4"]


def test_a_name_inside_another_word_is_no_use():
    assert [item.key for item in in_order(act("Pohonan bukan istilah.", "Wali Kota ada."), "pemakaian")][0] == "k2"
