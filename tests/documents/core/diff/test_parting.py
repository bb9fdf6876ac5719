"""A clause split into neighbours, and neighbours joined: told as such, with only the words that truly changed."""

import pytest

from documents.core.diff import compare
from documents.core.diff.wording import count
from documents.core.tree import Kind, Node

FIRST = "Wali Kota menyelenggarakan pelayanan kesehatan dasar bagi seluruh warga di setiap kelurahan."
SECOND = (
    "Penyelenggaraan sebagaimana dimaksud pada ayat (1) dilaksanakan oleh perangkat daerah yang membidangi kesehatan."
)
THIRD = "Biaya pelayanan dibebankan pada anggaran pendapatan dan belanja daerah setiap tahun."


def act(*ayat: tuple[str, str]) -> Node:
    units = tuple(Node(Kind.AYAT, str(n), text=text, key=key * 8) for n, (key, text) in enumerate(ayat, 1))
    pasal = Node(Kind.PASAL, "1", key="pppppppp", children=units)
    return Node(Kind.PERDA, key="root0000", children=(Node(Kind.BATANG_TUBUH, key="body0000", children=(pasal,)),))


def kinds(old: Node, new: Node) -> list[tuple[str, str | None, str | None]]:
    return [(change.kinds[0], change.old, change.new) for change in compare(old, new)]


def shown(old: Node, new: Node) -> int:
    return sum(count(text) for change in compare(old, new) for sign, text in change.edit if sign != "=")


WHOLE = act(("a", f"{FIRST} {SECOND}"))
PARTS = act(("a", FIRST), ("b", SECOND))


def test_one_ayat_becomes_two():
    assert kinds(WHOLE, PARTS) == [
        ("split", "Pasal 1 ayat (1)", "Pasal 1 ayat (1)"),
        ("split", None, "Pasal 1 ayat (2)"),
    ]
    assert shown(WHOLE, PARTS) == 0


def test_two_ayat_become_one():
    assert {kind for kind, _, _ in kinds(PARTS, WHOLE)} == {"joined"}
    assert shown(PARTS, WHOLE) == 0


def test_the_second_part_may_keep_the_identity():
    assert {kind for kind, _, _ in kinds(WHOLE, act(("b", FIRST), ("a", SECOND)))} == {"split"}


def test_one_becomes_three():
    whole = act(("a", f"{FIRST} {SECOND} {THIRD}"))
    parts = act(("a", FIRST), ("b", SECOND), ("c", THIRD))
    assert [kind for kind, _, _ in kinds(whole, parts)] == ["split"] * 3
    assert shown(whole, parts) == 0
    assert [kind for kind, _, _ in kinds(parts, whole)] == ["joined"] * 3


def test_words_changed_on_the_way_are_shown_alone():
    parts = act(("a", FIRST.replace("seluruh", "semua")), ("b", SECOND.replace("oleh", "bersama")))
    assert {kind for kind, _, _ in kinds(WHOLE, parts)} == {"split"}
    assert shown(WHOLE, parts) == 4


def test_the_words_of_all_parts_give_both_texts():
    parts = act(("a", FIRST.replace("seluruh", "semua")), ("b", f"{SECOND} Sekali."))
    changes = compare(WHOLE, parts)
    new = ["".join(text for sign, text in change.edit if sign != "-") for change in changes]
    assert new == [FIRST.replace("seluruh", "semua"), f"{SECOND} Sekali."]
    old = " ".join("".join(text for sign, text in change.edit if sign != "+").strip() for change in changes)
    assert old.split() == f"{FIRST} {SECOND}".split()


@pytest.mark.parametrize("new", ["Ketentuan yang lain sama sekali dan tidak berasal dari sana.", "Baru."])
def test_what_came_from_nowhere_is_new(new):
    found = kinds(act(("a", f"{FIRST} {SECOND}")), act(("a", f"{FIRST} {SECOND} Lagi."), ("b", new)))
    assert found[1][0] == "inserted"


def test_a_pasal_parted_at_an_ayat_leaves_its_ayat_alone():
    one, two = (Node(Kind.AYAT, n, text=text, key=n * 8) for n, text in (("1", FIRST), ("2", SECOND)))
    old = Node(
        Kind.BATANG_TUBUH, key="body0000", children=(Node(Kind.PASAL, "1", key="pppppppp", children=(one, two)),)
    )
    new = Node(
        Kind.BATANG_TUBUH, key="body0000",
        children=(
            Node(Kind.PASAL, "1", key="pppppppp", children=(one,)),
            Node(Kind.PASAL, "2", key="qqqqqqqq", children=(Node(Kind.AYAT, "1", text=SECOND, key="22222222"),)),
        ),
    )  # fmt: skip
    found = {(change.kinds, change.old, change.new) for change in compare(old, new)}
    assert (("split",), "Pasal 1", "Pasal 1") in found
    assert (("split",), None, "Pasal 2") in found
    assert not [kinds for kinds, _, _ in found if "moved" in kinds or "inserted" in kinds]
    back = {(change.kinds, change.old, change.new) for change in compare(new, old)}
    assert (("joined",), "Pasal 2", None) in back
