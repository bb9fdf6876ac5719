"""Keys are eight base32 characters, never given twice, and kept where they stand."""

import random
import secrets

from documents.core.keys import ALPHABET, keyed, new_key
from documents.core.tree import Kind, Node, walk

PASAL = Node(
    Kind.PASAL,
    "4",
    children=(
        Node(Kind.AYAT, "1", text="Setiap orang berhak atas pelayanan.", key="aaaaaaaa"),
        Node(Kind.AYAT, "2", text="Pelayanan diberikan tanpa biaya."),
        Node(Kind.AYAT, "3", text="Ketentuan lebih lanjut diatur dengan Peraturan Wali Kota."),
    ),
)


def test_a_key_is_eight_lower_case_base32_characters():
    for _ in range(50):
        key = new_key((), secrets.randbelow)
        assert len(key) == 8
        assert set(key) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_taken_key_is_drawn_again():
    draws = iter([0] * 8 + [1] * 8)
    assert new_key({"aaaaaaaa"}, lambda n: next(draws)) == "bbbbbbbb"


def test_draw_is_asked_for_a_number_below_the_alphabet():
    asked: list[int] = []
    new_key((), lambda n: asked.append(n) or n - 1)
    assert asked == [len(ALPHABET)] * 8


def test_keyed_fills_what_is_empty_and_keeps_what_is_there():
    filled = keyed(PASAL, (), random.Random(1).randrange)
    keys = [node.key for node in walk(filled)]
    assert filled == PASAL
    assert filled.children[0].key == "aaaaaaaa"
    assert all(len(key) == 8 for key in keys)
    assert len(set(keys)) == 4


def test_keyed_gives_no_key_of_others_nor_of_the_tree_itself():
    draws = iter([0] * 8 + [1] * 8 + [2] * 8 + [2] * 8 + [3] * 8 + [4] * 8)
    filled = keyed(PASAL, {"bbbbbbbb"}, lambda n: next(draws))
    assert [node.key for node in walk(filled)] == ["cccccccc", "aaaaaaaa", "dddddddd", "eeeeeeee"]
