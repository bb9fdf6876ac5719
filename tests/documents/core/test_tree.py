"""The tree as a value: walking, finding, replacing, and what may sit under what."""

import pytest

from documents.core.tree import ALLOWED, Kind, Node, at, find, may_hold, path_of, replace_at, walk, walk_paths

#  batang_tubuh
#  └ bab I ── pasal 1 ── ayat 1, ayat 2
#          └─ pasal 2
AYAT_1, AYAT_2 = Node(Kind.AYAT, "1", text="Satu.", key="ayat1"), Node(Kind.AYAT, "2", text="Dua.", key="ayat2")
PASAL_1 = Node(Kind.PASAL, "1", children=(AYAT_1, AYAT_2), key="pasal1")
PASAL_2 = Node(Kind.PASAL, "2", text="Isi.", key="pasal2")
BODY = Node(Kind.BATANG_TUBUH, children=(Node(Kind.BAB, "I", "UMUM", children=(PASAL_1, PASAL_2), key="bab1"),))


def test_walk_is_reading_order():
    assert [node.key for node in walk(BODY)] == ["", "bab1", "pasal1", "ayat1", "ayat2", "pasal2"]
    assert [path for path, _ in walk_paths(BODY)] == [(), (0,), (0, 0), (0, 0, 0), (0, 0, 1), (0, 1)]


def test_find_by_key_and_path():
    assert find(BODY, "ayat2") is AYAT_2
    assert path_of(BODY, "ayat2") == (0, 0, 1)
    assert at(BODY, (0, 0, 1)) is AYAT_2
    assert find(BODY, "") is None
    assert path_of(BODY, "tiada") is None
    with pytest.raises(IndexError):
        at(BODY, (3,))


def test_replace_removes_splits_and_keeps_the_rest():
    gone = replace_at(BODY, (0, 0))
    assert [node.key for node in walk(gone)] == ["", "bab1", "pasal2"]
    two = replace_at(BODY, (0, 1), PASAL_2, Node(Kind.PASAL, "3"))
    assert [node.number for node in two.children[0].children] == ["1", "2", "3"]
    assert replace_at(BODY, (), PASAL_1) is PASAL_1
    assert BODY.children[0].children == (PASAL_1, PASAL_2)


def test_equality_ignores_identity():
    assert Node(Kind.AYAT, "1", text="Satu.", key="lain", explains="apa") == AYAT_1
    assert Node(Kind.AYAT, "1", text="Lain.") != AYAT_1


def test_placement_follows_the_hierarchy():
    assert may_hold(Kind.BAB, Kind.PASAL)
    assert may_hold(Kind.PASAL, Kind.AYAT)
    assert not may_hold(Kind.AYAT, Kind.PASAL)
    assert not may_hold(Kind.BAGIAN, Kind.BAB)
    assert set(ALLOWED) == set(Kind)


def test_first_of_a_kind():
    assert BODY.first(Kind.BAB).key == "bab1"
    assert BODY.first(Kind.PASAL) is None
