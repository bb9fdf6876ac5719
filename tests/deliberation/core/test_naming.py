"""Units as people type them: ranges, lists, bare numbers, and what names nothing."""

import pytest

from deliberation.core.naming import addresses_of, named_units
from documents.core.tree import Kind, Node

OUTLINE = Node(
    Kind.PERDA,
    children=(
        Node(Kind.PEMBUKAAN, children=(Node(Kind.MENIMBANG, children=(Node(Kind.HURUF, "a", key="ma"),), key="m"),)),
        Node(
            Kind.BATANG_TUBUH,
            children=(
                Node(Kind.BAB, "I", children=tuple(Node(Kind.PASAL, str(n), key=f"p{n}") for n in (1, 2)), key="b1"),
                Node(
                    Kind.BAB, "II",
                    children=tuple(Node(Kind.PASAL, n, key=f"p{n}") for n in ("3", "3A", "4")), key="b2",
                ),
            ),
        ),
        Node(Kind.PENJELASAN, children=(Node(Kind.PASAL, "2", key="x2", explains="p2"),), key="x"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Pasal 2-3", ["p2", "p3"]),
        ("Pasal 2\u20134", ["p2", "p3", "p3A", "p4"]),
        ("pasal 3 sampai dengan pasal 4", ["p3", "p3A", "p4"]),
        ("Pasal 1 s.d. 2", ["p1", "p2"]),
        ("4, 1", ["p1", "p4"]),
        ("Pasal 3A dan Menimbang huruf a", ["ma", "p3A"]),
        ("Pasal 3 ayat (2) huruf a", ["p3"]),
        ("BAB II", ["b2"]),
        ("Penjelasan Pasal 2", ["x2"]),
        ("Pasal 2; Pasal 1-2", ["p1", "p2"]),
    ],
)
def test_what_is_meant(typed, keys):
    found = named_units(OUTLINE, typed)
    assert [key for key, _ in found.units] == keys
    assert found.unknown == ()


def test_what_names_nothing_is_told():
    found = named_units(OUTLINE, "Pasal 9, Pasal 8-9, kata pengantar, Pasal 1")
    assert [key for key, _ in found.units] == ["p1"]
    assert found.unknown == ("Pasal 9", "Pasal 8-9", "kata pengantar")
    assert named_units(OUTLINE, "  ") == named_units(OUTLINE, "")


def test_units_are_called_as_they_are_now():
    assert addresses_of(OUTLINE, ("p4", "p3A", "gone")) == (("p3A", "Pasal 3A"), ("p4", "Pasal 4"))
