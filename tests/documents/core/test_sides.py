"""Sides: units of two texts beside each other, in reading order, with their words."""

from dataclasses import replace

from documents.core.diff import Change, compare
from documents.core.parse import parse
from documents.core.sides import comparable, sides
from documents.core.tree import Kind, Node, replace_at, walk
from tests.people import SHORT


def act(text: str = SHORT) -> Node:
    return parse(text).tree


def pair(old: str, new: str):
    trees = comparable(act(old), act(new))
    return sides(*trees, compare(*trees))


def changed(old: str, new: str) -> dict[str, tuple[str, ...]]:
    return {side.name: side.kinds for side in pair(old, new) if side.kinds}


def test_the_same_text_has_no_change_and_every_unit():
    found = pair(SHORT, SHORT)
    assert not [side for side in found if side.kinds]
    names = [side.name for side in found]
    assert names.index("Pasal 2") + 1 == names.index("Penjelasan Pasal 2")
    assert {"Judul", "Menimbang", "Mengingat", "BAB I", "Pasal 4", "Penutup"} <= set(names)


def test_ops_give_both_texts():
    (side,) = [
        side for side in pair(SHORT, SHORT.replace("tanpa biaya", "dengan biaya ringan")) if side.name == "Pasal 3"
    ]
    assert side.kinds == ("changed",)
    assert "".join(text for sign, text in side.ops if sign != "+") == "Pelayanan diselenggarakan tanpa biaya."
    assert "".join(text for sign, text in side.ops if sign != "-") == "Pelayanan diselenggarakan dengan biaya ringan."
    assert side.group == "BAB II PELAYANAN"


def test_a_new_pasal_renumbers_without_changing_the_rest():
    new = SHORT.replace(
        "Pasal 3\n\nPelayanan", "Pasal 3\n\nBaru sama sekali dan lain.\n\nPasal 4\n\nPelayanan"
    ).replace("Pasal 4\n\nPeraturan", "Pasal 5\n\nPeraturan")
    found = changed(SHORT, new)
    assert found["Pasal 3"] == ("inserted",)
    assert found["Pasal 4"] == ("renumbered",)
    assert found["Pasal 5"] == ("renumbered",)


def test_what_is_deleted_stands_where_it_stood():
    gone = SHORT.replace("Pasal 3\n\nPelayanan diselenggarakan tanpa biaya.\n\n", "")
    names = [side.name for side in pair(SHORT, gone)]
    assert names.index("Pasal 2") < names.index("Pasal 3") < names.index("BAB III")
    assert next(side for side in pair(SHORT, gone) if side.old == "Pasal 3" and not side.new).kinds == ("deleted",)


def test_a_move_is_told_by_the_comparison():
    old, new = comparable(act(), act())
    key = next(node.key for node in walk(old) if node.kind is Kind.PASAL and node.number == "3")
    told = Change(("moved",), "Pasal 3", "Pasal 3", (), key, "Pasal 3")
    (side,) = [side for side in sides(old, new, [told]) if side.kinds]
    assert side.kinds == ("moved",)


def test_keys_that_are_there_are_used():
    old = comparable(act(), act())[0]
    assert comparable(old, old) == (old, old)


def test_texts_without_common_keys_are_aligned():
    old, new = comparable(act(), act(SHORT.replace("tanpa biaya", "gratis")))
    same = {node.key for node in walk(old)} & {node.key for node in walk(new)}
    assert len(same) == len(list(walk(old)))
    again = replace(new, key="x")
    assert {node.key for node in walk(comparable(old, again)[1])} & {node.key for node in walk(old)}


def test_instructions_of_an_amending_act_stand_alone():
    item = Node(Kind.PERUBAHAN, "1", text="Ketentuan Pasal 2 diubah:", key="p1")
    body = Node(
        Kind.BATANG_TUBUH, key="b", children=(Node(Kind.PASAL, "I", text="Diubah:", key="i", children=(item,)),)
    )
    old = Node(Kind.PERDA, key="r", children=(body,))
    (first, second) = sides(old, old, ())
    assert (first.name, second.key) == ("Pasal I", "p1")


def test_another_number_of_an_ayat_alone_is_no_change_of_its_pasal():
    def pasal(*keys: str) -> Node:
        units = tuple(Node(Kind.AYAT, str(n), text=f"Isi {key}.", key=key) for n, key in enumerate(keys, 1))
        body = Node(Kind.BATANG_TUBUH, key="b", children=(Node(Kind.PASAL, "1", key="p", children=units),))
        return Node(Kind.PERDA, key="r", children=(body,))

    old, new = pasal("a1", "a2"), pasal("a1", "a2")
    shifted = replace(new.children[0].children[0].children[1], number="3")
    new = replace_at(new, (0, 0, 1), shifted)
    (side,) = sides(old, new, compare(old, new))
    assert side.kinds == ()
    added = pasal("a0", "a1", "a2")
    (side,) = sides(old, added, compare(old, added))
    assert side.kinds == ("changed",)
