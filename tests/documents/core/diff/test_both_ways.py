"""What holds for any two texts: nothing between equals, the changes lead from old to new, and back the same way."""

from __future__ import annotations

import random
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from documents.core.address import find_address
from documents.core.diff import Change, compare
from documents.core.diff.flat import own_words
from documents.core.diff.wording import bag, plain
from documents.core.tree import Kind, Node, at, walk
from tests.documents.core.diff.test_changes import ACT, keyed_edits, with_keys
from tests.documents.core.diff.test_quality import mirrored

SENTENCES = (
    "Penghuni membayar iuran pemeliharaan gedung setiap bulan kepada bendahara.",
    "Pengelola menyimpan denah gedung dan daftar penghuni di kantor.",
    "Cukup jelas.",
    "Tarif ditetapkan dengan Keputusan Wali Kota berdasarkan usul rapat penghuni.",
    "Pelanggaran sebagaimana dimaksud pada ayat (1) dikenai denda paling banyak Rp500.000,00.",
    "Hewan peliharaan dijaga pemiliknya agar tidak mengganggu tetangga.",
    "Dihapus.",
)
SWAPPED = {"inserted": "deleted", "deleted": "inserted", "split": "joined", "joined": "split"}


@st.composite
def texts(draw) -> Node:
    """Pasal with ayat and items whose words are sentences, halves of them, or two in one."""

    def words() -> str:
        said = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2))
        halves = " ".join(said).split()
        return " ".join(halves[: len(halves) // 2] if draw(st.integers(0, 4)) == 0 else halves)

    def items(number: int) -> tuple[Node, ...]:
        return tuple(Node(Kind.HURUF, "abc"[i], text=words()) for i in range(number))

    def pasal(number: int) -> Node:
        if draw(st.booleans()):
            return Node(Kind.PASAL, str(number), text=words())
        some = range(1, draw(st.integers(1, 3)) + 1)
        ayat = (Node(Kind.AYAT, str(n), text=words(), children=items(draw(st.integers(0, 2)))) for n in some)
        return Node(Kind.PASAL, str(number), children=tuple(ayat))

    units = tuple(pasal(number) for number in range(1, draw(st.integers(1, 4)) + 1))
    return Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=units),))


def said(tree: Node) -> Counter[str]:
    return sum((bag(own_words(node)) for node in walk(tree)), Counter())


def of_sign(changes: tuple[Change, ...], sign: str) -> Counter[str]:
    return sum((bag(text) for change in changes for each, text in change.edit if each == sign), Counter())


def leads(old: Node, new: Node) -> None:
    """The words of the old text, less those that went, with those that came, are the words of the new one."""
    changes = compare(old, new)
    assert said(old) - of_sign(changes, "-") + of_sign(changes, "+") == said(new)
    for change in changes:
        if not {"split", "joined"} & set(change.kinds) and change.edit:
            was = own_words(at(old, find_address(old, change.old))) if change.old else ""
            now = own_words(at(new, find_address(new, change.new))) if change.new else ""
            assert plain("".join(text for sign, text in change.edit if sign != "+")) == plain(was)
            assert "".join(text for sign, text in change.edit if sign != "-") == now


def both_ways(old: Node, new: Node) -> None:
    there = {(frozenset(each.kinds), each.old, each.new, each.edit) for each in compare(old, new)}
    back = {
        (frozenset(SWAPPED.get(kind, kind) for kind in each.kinds), each.new, each.old, mirrored(each.edit))
        for each in compare(new, old)
    }
    assert there == back


@given(texts())
def test_a_text_does_not_differ_from_itself(tree):
    assert compare(tree, tree) == ()
    assert compare(with_keys(tree), tree) == ()


@given(texts(), texts())
def test_the_changes_lead_from_the_old_to_the_new(old, new):
    leads(old, new)


@given(texts(), texts())
def test_the_way_back_is_the_same_way(old, new):
    both_ways(old, new)


@given(keyed_edits())
def test_by_key_too(new):
    leads(ACT, new)
    both_ways(without_marks(ACT), without_marks(new))


def without_marks(node: Node) -> Node:
    """The text without italics, which the words of either side carry as they have them."""
    return Node(
        node.kind, node.number, node.heading, plain(node.text), tuple(map(without_marks, node.children)), node.key,
        node.explains,
    )  # fmt: skip


def one(text: str) -> Node:
    return Node(Kind.PASAL, "1", text=text)


def test_five_thousand_equal_words_with_one_put_in():
    same = ["kata"] * 5_000
    (change,) = compare(one(" ".join(same)), one(" ".join([*same[:2_000], "lain", *same[2_000:]])))
    assert [text.strip() for sign, text in change.edit if sign != "="] == ["lain"]


def test_a_clause_of_fifty_thousand_words():
    chance = random.Random(50)
    old = [f"kata{chance.randrange(900)}" for _ in range(50_000)]
    new = [word if chance.random() > 0.004 else "lain" for word in old]
    (change,) = compare(one(" ".join(old)), one(" ".join(new)))
    differing = sum(a != b for a, b in zip(old, new, strict=True))
    assert sum(len(text.split()) for sign, text in change.edit if sign == "+") <= 1.2 * differing


def test_fifty_thousand_words_rewritten_are_one_deletion_and_one_insertion():
    (change,) = compare(
        one(" ".join(f"lama{n}" for n in range(50_000))), one(" ".join(f"baru{n}" for n in range(50_000)))
    )
    assert [sign for sign, _ in change.edit] == ["-", "+"]


def test_two_acts_that_have_nothing_to_do_with_each_other():
    def act(word: str) -> Node:
        units = tuple(
            Node(Kind.PASAL, str(n), text=" ".join(f"{word}{n * k % 97}" for k in range(1, 20))) for n in range(1, 400)
        )
        return Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=units),))

    changes = compare(act("satu"), act("dua"))
    assert all(not any(sign == "=" for sign, _ in change.edit) for change in changes)
