"""Labels, order, words, and the two numbering regimes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from documents.core import numbering as n
from documents.core.tree import Kind, Node, walk
from tests.documents.core.strategies import trees


@pytest.mark.parametrize(
    ("kind", "number", "depth", "printed"),
    [
        (Kind.BUKU, "Ketiga", 1, "BUKU KETIGA"),
        (Kind.BAB, "IXA", 1, "BAB IXA"),
        (Kind.BAGIAN, "Keenam A", 1, "Bagian Keenam A"),
        (Kind.PARAGRAF, "2A", 1, "Paragraf 2A"),
        (Kind.PASAL, "14A", 1, "Pasal 14A"),
        (Kind.AYAT, "3a", 1, "(3a)"),
        (Kind.HURUF, "aa", 1, "aa."),
        (Kind.ANGKA, "1", 2, "1."),
        (Kind.HURUF, "a", 3, "a)"),
        (Kind.ANGKA, "1", 4, "1)"),
        (Kind.LAMPIRAN, "", 1, "LAMPIRAN"),
        (Kind.LAMPIRAN, "II", 1, "LAMPIRAN II"),
    ],
)
def test_a_label_is_printed_in_the_official_form(kind: Kind, number: str, depth: int, printed: str) -> None:
    assert n.label(kind, number, depth) == printed


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        (Kind.AYAT, "1", "Ayat (1)"),
        (Kind.AYAT, "2 dan 3", "Ayat (2) dan (3)"),
        (Kind.HURUF, "a", "Huruf a"),
        (Kind.ANGKA, "15a", "Angka 15a"),
        (Kind.PASAL, "16 s/d 21", "Pasal 16 s/d 21"),
    ],
)
def test_the_penjelasan_names_units_with_a_capital(kind: Kind, number: str, printed: str) -> None:
    assert n.explained_label(kind, number) == printed


@pytest.mark.parametrize(
    ("kind", "series"),
    [
        (Kind.BAB, "I II IV V VA VI IX IXA IXB X XI XIXA XX"),
        (Kind.PASAL, "1 2 9 10 14 14A 14B 15 100"),
        (Kind.AYAT, "1 1a 1b 2 3 3a 10"),
        (Kind.HURUF, "a a1 a2 b z aa bb"),
        (Kind.ANGKA, "1 2a 15 15a 16"),
        (Kind.LAMPIRAN, "I II III"),
    ],
)
def test_numbers_sort_with_their_insertions(kind: Kind, series: str) -> None:
    numbers = series.split()
    backward = numbers[::-1]
    assert sorted(backward, key=lambda number: n.sort_key(kind, number)) == numbers


def test_bagian_sort_by_their_words() -> None:
    numbers = ["Kesatu", "Kedua", "Keenam", "Keenam A", "Ketujuh", "Kedua Belas", "Kedua Puluh Satu"]
    backward = numbers[::-1]
    assert sorted(backward, key=lambda number: n.sort_key(Kind.BAGIAN, number)) == numbers


def test_what_cannot_be_read_sorts_last() -> None:
    assert n.sort_key(Kind.PASAL, "tiga") > n.sort_key(Kind.PASAL, "999Z")


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "Kesatu"), (2, "Kedua"), (10, "Kesepuluh"), (11, "Kesebelas"), (12, "Kedua Belas"),
        (19, "Kesembilan Belas"), (20, "Kedua Puluh"), (21, "Kedua Puluh Satu"), (30, "Ketiga Puluh"),
        (31, "Ketiga Puluh Satu"),
    ],
)  # fmt: skip
def test_ordinal_words(number: int, word: str) -> None:
    assert n.ordinal(number) == word
    assert n.from_ordinal(word) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Pertama", 1), ("PERTAMA", 1), ("Keduabelas", 12), ("Kedua belas", 12), ("Keduapuluh", 20),
        ("KEDUA PULUH SATU", 21),
        ("Keernpat", 4), ("Ketqjuh", 7), ("Umum", None), ("Ke", None), ("", None),
    ],
)  # fmt: skip
def test_old_and_damaged_ordinal_words(word: str, number: int | None) -> None:
    assert n.from_ordinal(word) == number


@given(st.integers(1, 199))
def test_ordinals_come_back(number: int) -> None:
    assert n.from_ordinal(n.ordinal(number)) == number


@given(st.integers(1, 3999))
def test_romans_come_back(number: int) -> None:
    assert n.from_roman(n.roman(number)) == number


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "abc", "I I", "ⅳ"])
def test_malformed_romans_are_refused(text: str) -> None:
    assert n.from_roman(text) is None


def test_letters_double_after_z() -> None:
    assert [n.letter(i) for i in (1, 26, 27, 28, 52, 53)] == ["a", "z", "aa", "bb", "zz", "aaa"]
    assert all(n.from_letter(n.letter(i)) == i for i in range(1, 80))
    assert [n.from_letter(text) for text in ("ab", "A", "a1", "")] == [None] * 4


@given(st.one_of(st.integers(0, 20_000), st.integers(0, 999_999_999_999)))
def test_terbilang_agrees_with_num2words(number: int) -> None:
    assert n.terbilang(number) == num2words(number, lang="id")


@pytest.mark.parametrize("number", [-1, 1_000_000_000_000])
def test_terbilang_has_limits(number: int) -> None:
    with pytest.raises(ValueError, match="terbilang"):
        n.terbilang(number)


@pytest.mark.parametrize("number", [0, 4000, -3])
def test_series_begin_at_one(number: int) -> None:
    with pytest.raises(ValueError, match="Romawi"):
        n.roman(number)
    if number < 1:
        with pytest.raises(ValueError, match="huruf"):
            n.letter(number)
        with pytest.raises(ValueError, match=r"urutan|terbilang"):
            n.ordinal(number)


@pytest.mark.parametrize(
    ("kind", "number", "following"),
    [
        (Kind.PASAL, "", "1"), (Kind.PASAL, "14", "15"), (Kind.PASAL, "14A", "15"), (Kind.PASAL, "I", "II"),
        (Kind.BAB, "", "I"), (Kind.BAB, "IXA", "X"), (Kind.BAGIAN, "Keenam A", "Ketujuh"), (Kind.HURUF, "z", "aa"),
        (Kind.HURUF, "a1", "b"), (Kind.AYAT, "3a", "4"), (Kind.LAMPIRAN, "I", "II"),
    ],
)  # fmt: skip
def test_the_next_plain_number(kind: Kind, number: str, following: str) -> None:
    assert n.next_after(kind, number) == following


def test_no_number_follows_what_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="tidak terbaca"):
        n.next_after(Kind.PASAL, "tiga")
    assert not n.follows(Kind.PASAL, "1", "dua")


@pytest.mark.parametrize(
    ("kind", "before", "after", "label"),
    [
        (Kind.PASAL, "14", "15", "14A"), (Kind.PASAL, "14A", "15", "14B"), (Kind.PASAL, "17B", "18", "17C"),
        (Kind.PASAL, "41", "", "42"), (Kind.AYAT, "3", "4", "3a"), (Kind.AYAT, "3a", "4", "3b"),
        (Kind.BAB, "IX", "X", "IXA"),
        (Kind.BAB, "IXA", "X", "IXB"), (Kind.HURUF, "a", "b", "a1"), (Kind.HURUF, "a1", "b", "a2"),
        (Kind.HURUF, "z", "aa", "z1"), (Kind.ANGKA, "15", "16", "15a"), (Kind.BAGIAN, "Keenam", "Ketujuh", "Keenam A"),
        (Kind.BAGIAN, "Keenam A", "Ketujuh", "Keenam B"), (Kind.PARAGRAF, "2", "3", "2A"),
    ],
)  # fmt: skip
def test_an_inserted_unit_takes_one_suffix(kind: Kind, before: str, after: str, label: str) -> None:
    assert n.insertion_label(kind, before, after) == label
    assert n.follows(kind, before, label)
    if after:
        assert n.sort_key(kind, before) < n.sort_key(kind, label) < n.sort_key(kind, after)


@pytest.mark.parametrize(
    ("before", "after"), [("14", "14A"), ("14A", "14B"), ("", "1"), ("14Z", "15"), ("empat", "15"), ("15", "14")]
)
def test_a_second_suffix_is_refused(before: str, after: str) -> None:
    with pytest.raises(ValueError, match=before or "pertama"):
        n.insertion_label(Kind.PASAL, before, after)


@given(trees(amending=False))
def test_renumbering_gives_every_series_its_plain_numbers(tree: Node) -> None:
    new = n.renumber(tree)
    body = new.first(Kind.BATANG_TUBUH)
    assert body is not None
    for kind in (Kind.PASAL, Kind.BAB):
        found = [node.number for node in walk(body) if node.kind is kind]
        assert found == [n.plain(kind, i) for i in range(1, len(found) + 1)]
    assert n.renumber(new) == new
    assert [node.text for node in walk(new)] == [node.text for node in walk(tree)]


def _pasal(key: str, *children: Node) -> Node:
    return Node(Kind.PASAL, "9", key=key, children=children)


def test_the_penjelasan_follows_what_it_explains() -> None:
    ayat = [Node(Kind.AYAT, "7", text=text, key=text) for text in ("satu", "dua")]
    body = Node(Kind.BATANG_TUBUH, children=(_pasal("b"), _pasal("a", *ayat)))
    explained = Node(
        Kind.PENJELASAN,
        children=(
            Node(Kind.UMUM, "I", "UMUM"),
            Node(
                Kind.PASAL,
                "1",
                explains="a",
                children=(Node(Kind.AYAT, "1", explains="dua"), Node(Kind.AYAT, "2", explains="satu")),
            ),
            Node(Kind.PASAL, "2", explains="b"),
            Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH"),
        ),
    )
    new = n.renumber(Node(Kind.PERDA, children=(body, explained)))
    umum, first, second, closing = new.children[1].children
    assert (umum.kind, closing.kind) == (Kind.UMUM, Kind.LANJUTAN)
    assert [(node.number, node.explains) for node in (first, second)] == [("1", "b"), ("2", "a")]
    assert [(node.number, node.explains) for node in second.children] == [("1", "satu"), ("2", "dua")]


def test_a_list_after_a_closing_phrase_starts_again_and_new_text_keeps_its_numbers() -> None:
    items = [Node(Kind.HURUF, "x") for _ in range(2)]
    listed = Node(Kind.PASAL, children=(*items, Node(Kind.LANJUTAN, text="lalu:"), *items))
    assert [node.number for node in _renumbered(listed).children] == ["a", "b", "", "a", "b"]
    quoted = Node(Kind.PERUBAHAN, "5", children=(Node(Kind.PASAL, "14A"),))
    changed = _renumbered(Node(Kind.PASAL, "3", children=(quoted, replace(quoted, number="8"))))
    assert changed.number == "I"
    assert [(node.number, node.children[0].number) for node in changed.children] == [("1", "14A"), ("2", "14A")]


def _renumbered(pasal: Node) -> Node:
    return n.renumber(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(pasal,)),))).children[0].children[0]


def test_an_amending_act_counts_its_pasal_in_roman() -> None:
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH X\nNOMOR 1 TAHUN 2027\nTENTANG\nPERUBAHAN KEDUA ATAS PERDA")
    tree = Node(Kind.PERDA, children=(judul, Node(Kind.BATANG_TUBUH, children=(_pasal("a"), _pasal("b")))))
    assert [node.number for node in n.renumber(tree).children[1].children] == ["I", "II"]
    budget = replace(judul, text="PERATURAN DAERAH X\nNOMOR 1 TAHUN 2027\nTENTANG\nPERUBAHAN ANGGARAN PENDAPATAN")
    assert n.renumber(tree.with_children((budget, tree.children[1]))).children[1].children[0].number == "1"


def test_several_lampiran_are_numbered_and_one_is_not() -> None:
    one = Node(Kind.LAMPIRAN, "IV")
    assert [node.number for node in n.renumber(Node(Kind.PERDA, children=(one, one))).children] == ["I", "II"]
    assert n.renumber(Node(Kind.PERDA, children=(one,))).children[0].number == ""
