"""Addresses as drafters write them, and as people type them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.address import (
    Addresses,
    address_of,
    addresses,
    anchor_of,
    anchors,
    explained,
    find_address,
    link_explains,
)
from documents.core.keys import keyed
from documents.core.tree import Kind, Node, at, find, walk, walk_paths


def unit(kind: Kind, number: str = "", *children: Node, text: str = "", heading: str = "") -> Node:
    return Node(kind, number, heading, text, children)


def pasal(number: str, *children: Node, text: str = "") -> Node:
    return unit(Kind.PASAL, number, *children, text=text)


def ayat(number: str, *children: Node, text: str = "Isi.") -> Node:
    return unit(Kind.AYAT, number, *children, text=text)


def huruf(number: str, *children: Node) -> Node:
    return unit(Kind.HURUF, number, *children, text="isi;")


def angka(number: str, *children: Node) -> Node:
    return unit(Kind.ANGKA, number, *children, text="isi;")


PASAL_5 = pasal(
    "5",
    ayat("1"),
    ayat(
        "2",
        huruf("a", angka("1", huruf("a", angka("1"))), angka("2")),
        huruf("a1"),
        huruf("b"),
        unit(Kind.LANJUTAN, text="yang ditetapkan Wali Kota."),
    ),
    ayat("3a"),
)
ACT = unit(
    Kind.PERDA,
    "",
    unit(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG"),
    unit(
        Kind.PEMBUKAAN,
        "",
        unit(Kind.MENIMBANG, "", huruf("a"), huruf("b", angka("1"))),
        unit(Kind.MENGINGAT, "", angka("1"), angka("2")),
        unit(Kind.DIKTUM, text="MEMUTUSKAN:"),
    ),
    unit(
        Kind.BATANG_TUBUH,
        "",
        unit(Kind.BAB, "I", pasal("1", *(angka(str(n)) for n in range(1, 13)))),
        unit(
            Kind.BAB,
            "II",
            unit(Kind.BAGIAN, "Kesatu", unit(Kind.PARAGRAF, "1", PASAL_5), unit(Kind.PARAGRAF, "2", pasal("6"))),
            unit(Kind.BAGIAN, "Kedua Belas", pasal("14"), pasal("14A", ayat("1"), huruf("a"))),
        ),
        unit(Kind.BAB, "IXA", pasal("26A")),
    ),
    unit(Kind.PENUTUP, text="Ditetapkan di Serang"),
    unit(
        Kind.PENJELASAN,
        "",
        unit(Kind.UMUM, "I", angka("1"), text="Uraian."),
        pasal("1", text="Cukup jelas."),
        pasal("5", ayat("1"), ayat("2", huruf("a", angka("2")), huruf("z")), ayat("7")),
        pasal("99", text="Cukup jelas."),
        unit(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123"),
    ),
    unit(Kind.LAMPIRAN, "I"),
    unit(Kind.LAMPIRAN, "II", heading="DAFTAR PELAYANAN"),
)


@pytest.mark.parametrize(
    ("path", "address", "anchor"),
    [
        ((0,), "Judul", "judul"),
        ((1,), "Pembukaan", "pembukaan"),
        ((1, 0), "Menimbang", "menimbang"),
        ((1, 0, 0), "Menimbang huruf a", "menimbang-a"),
        ((1, 0, 1, 0), "Menimbang huruf b angka 1", "menimbang-b-angka-1"),
        ((1, 1, 1), "Mengingat angka 2", "mengingat-2"),
        ((1, 2), "Diktum", "diktum"),
        ((2, 0), "BAB I", "bab-1"),
        ((2, 0, 0, 11), "Pasal 1 angka 12", "pasal-1-angka-12"),
        ((2, 1, 0), "BAB II Bagian Kesatu", "bab-2-bagian-1"),
        ((2, 1, 0, 1), "BAB II Bagian Kesatu Paragraf 2", "bab-2-bagian-1-paragraf-2"),
        ((2, 1, 1), "BAB II Bagian Kedua Belas", "bab-2-bagian-12"),
        ((2, 1, 0, 0, 0), "Pasal 5", "pasal-5"),
        ((2, 1, 0, 0, 0, 1), "Pasal 5 ayat (2)", "pasal-5-ayat-2"),
        ((2, 1, 0, 0, 0, 1, 0, 1), "Pasal 5 ayat (2) huruf a angka 2", "pasal-5-ayat-2-huruf-a-angka-2"),
        (
            (2, 1, 0, 0, 0, 1, 0, 0, 0, 0),
            "Pasal 5 ayat (2) huruf a angka 1 huruf a) angka 1)",
            "pasal-5-ayat-2-huruf-a-angka-1-huruf-a-angka-1",
        ),
        ((2, 1, 0, 0, 0, 1, 3), "Pasal 5 ayat (2) lanjutan", "pasal-5-ayat-2-lanjutan"),
        ((2, 1, 0, 0, 0, 2), "Pasal 5 ayat (3a)", "pasal-5-ayat-3a"),
        ((2, 2), "BAB IXA", "bab-9a"),
        ((2, 1, 1, 1), "Pasal 14A", "pasal-14a"),
        ((3,), "Penutup", "penutup"),
        ((4, 0), "Penjelasan Umum", "penjelasan-umum"),
        ((4, 0, 0), "Penjelasan Umum angka 1", "penjelasan-umum-angka-1"),
        ((4, 2, 0), "Penjelasan Pasal 5 ayat (1)", "penjelasan-pasal-5-ayat-1"),
        ((5,), "Lampiran I", "lampiran-1"),
    ],
)
def test_address_and_html_id(path, address, anchor):
    assert address_of(ACT, path) == address
    assert anchor_of(ACT, path) == anchor
    assert find_address(ACT, address) == path
    assert find_address(ACT, anchor) == path


def test_every_unit_is_found_again_by_its_address_and_by_its_id():
    assert list(addresses(ACT)) == [path for path, _ in walk_paths(ACT)]
    assert {find_address(ACT, address): path for path, address in addresses(ACT).items()} == {
        path: path for path in addresses(ACT)
    }
    assert all(find_address(ACT, anchor) == path for path, anchor in anchors(ACT).items())


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("pasal 5 AYAT (2) Huruf A", "Pasal 5 ayat (2) huruf a"),
        ("  Pasal  5   ayat(2)  huruf a ", "Pasal 5 ayat (2) huruf a"),
        ("pasal5ayat(2)hurufa", "Pasal 5 ayat (2) huruf a"),
        ("Pasal 5, ayat ( 2 ), huruf a.", "Pasal 5 ayat (2) huruf a"),
        ("Ps. 5", "Pasal 5"),
        ("psl 5 ay 2 hrf a", "Pasal 5 ayat (2) huruf a"),
        ("5 (2) a", "Pasal 5 ayat (2) huruf a"),
        ("5(2)a", "Pasal 5 ayat (2) huruf a"),
        ("5 2 a 2", "Pasal 5 ayat (2) huruf a angka 2"),
        ("5 (2) a1", "Pasal 5 ayat (2) huruf a1"),
        ("5 (2) a2", "Pasal 5 ayat (2) huruf a angka 2"),
        ("5 (2) b", "Pasal 5 ayat (2) huruf b"),
        ("5 (3a)", "Pasal 5 ayat (3a)"),
        ("1 12", "Pasal 1 angka 12"),
        ("14a", "Pasal 14A"),
        ("Pasal 26 A", "Pasal 26A"),
        ("14a a", "Pasal 14A huruf a"),
        ("bab 2", "BAB II"),
        ("Bab ii bagian pertama", "BAB II Bagian Kesatu"),
        ("bab 2 bagian 12", "BAB II Bagian Kedua Belas"),
        ("BAB II Bagian Keduabelas", "BAB II Bagian Kedua Belas"),
        ("Bab II Bagian Kesatu Pasal 5 ayat (1)", "Pasal 5 ayat (1)"),
        ("bab ix a", "BAB IXA"),
        ("menimbang a", "Menimbang huruf a"),
        ("mengingat 2", "Mengingat angka 2"),
        ("penjelasan 5 (1)", "Penjelasan Pasal 5 ayat (1)"),
        ("penj. umum", "Penjelasan Umum"),
        ("lampiran 2", "Lampiran II"),
        ("Pasal 5 ayat (2) butir a", "Pasal 5 ayat (2) huruf a"),
    ],
)
def test_what_people_type(typed, address):
    found = find_address(ACT, typed)
    assert found is not None
    assert address_of(ACT, found) == address


@pytest.mark.parametrize(
    "typed", ["", "   ", "Pasal", "Pasal 77", "ayat (2)", "5 (9)", "lihat saja", "((", "Pasal 5 ?"]
)
def test_what_is_not_there_is_not_found(typed):
    assert find_address(ACT, typed) is None


@given(st.text(alphabet="pasl yt()0123456789abhurfIVX.[]-é", max_size=40))
def test_any_typing_is_answered(typed):
    found = find_address(ACT, typed)
    assert found is None or at(ACT, found)


def test_a_path_outside_the_tree_is_refused():
    with pytest.raises(IndexError):
        address_of(ACT, (2, 40))
    with pytest.raises(IndexError):
        anchor_of(ACT, (2, 40))


def test_the_units_of_one_pasal_are_found_in_it_alone():
    assert address_of(PASAL_5, (1, 0)) == "Pasal 5 ayat (2) huruf a"
    assert find_address(PASAL_5, "ayat (2)") == (1,)
    assert find_address(PASAL_5, "Pasal 5 (2) a") == (1, 0)
    assert find_address(PASAL_5, "Pasal 5") == ()


def test_units_without_number_are_named_by_their_place():
    draft = unit(
        Kind.PERDA,
        "",
        unit(
            Kind.BATANG_TUBUH,
            "",
            unit(Kind.BAB, "", pasal("")),
            unit(Kind.BAB, "", pasal(""), pasal("", ayat(""), ayat("", huruf("")))),
        ),
        unit(Kind.PENJELASAN, "", unit(Kind.UMUM), pasal("")),
        unit(Kind.LAMPIRAN),
        unit(Kind.LAMPIRAN),
    )
    assert address_of(draft, (0, 1)) == "BAB [2]"
    assert address_of(draft, (0, 1, 1)) == "Pasal [3]"
    assert address_of(draft, (0, 1, 1, 1, 0)) == "Pasal [3] ayat [2] huruf [1]"
    assert address_of(draft, (1, 1)) == "Penjelasan Pasal [1]"
    assert address_of(draft, (2,)) == "Lampiran"
    assert address_of(draft, (3,)) == "Lampiran [2]"
    assert all(find_address(draft, address) == path for path, address in addresses(draft).items())


def test_one_unnumbered_lampiran_is_just_lampiran():
    act = unit(Kind.PERDA, "", unit(Kind.LAMPIRAN, heading="DAFTAR"))
    assert address_of(act, (0,)) == "Lampiran"
    assert find_address(act, "lampiran") == (0,)


def test_units_that_share_a_number_keep_ids_apart():
    act = unit(Kind.PERDA, "", unit(Kind.BATANG_TUBUH, "", pasal("7"), pasal("7", ayat("1")), pasal("7", ayat("1"))))
    ids = list(anchors(act).values())
    assert ids[2:] == ["pasal-7", "pasal-7-2", "pasal-7-2-ayat-1", "pasal-7-3", "pasal-7-3-ayat-1"]
    assert find_address(act, "Pasal 7") == (0, 0)
    assert find_address(act, "pasal-7-3") == (0, 2)


def test_an_amending_act():
    act = unit(
        Kind.PERDA,
        "",
        unit(
            Kind.BATANG_TUBUH,
            "",
            pasal(
                "I",
                unit(Kind.PERUBAHAN, "1", pasal("5", ayat("1"))),
                unit(Kind.PERUBAHAN, "2", unit(Kind.BAB, "IXA", pasal("14A"))),
            ),
            pasal("II", ayat("1")),
        ),
    )
    assert address_of(act, (0, 0, 0)) == "Pasal I angka 1"
    assert address_of(act, (0, 0, 0, 0, 0)) == "Pasal I angka 1 Pasal 5 ayat (1)"
    assert address_of(act, (0, 0, 1, 0, 0)) == "Pasal I angka 2 Pasal 14A"
    assert anchor_of(act, (0, 0, 1, 0)) == "pasal-i-angka-2-bab-9a"
    assert find_address(act, "pasal ii ayat 1") == (0, 1, 0)
    assert all(find_address(act, address) == path for path, address in addresses(act).items())


def test_a_codification_names_the_buku():
    body = unit(Kind.BUKU, "KESATU", unit(Kind.BAB, "I", pasal("1"))), unit(Kind.BUKU, "KEDUA", unit(Kind.BAB, "I"))
    act = unit(Kind.PERDA, "", unit(Kind.BATANG_TUBUH, "", *body))
    assert address_of(act, (0, 1, 0)) == "BUKU KEDUA BAB I"
    assert anchor_of(act, (0, 1, 0)) == "buku-2-bab-1"
    assert find_address(act, "Buku II Bab 1") == (0, 1, 0)
    assert find_address(act, "Pasal 1") == (0, 0, 0, 0)


def test_penjelasan_is_linked_to_the_units_of_the_same_number():
    act = link_explains(keyed(ACT, (), random.Random(2).randrange))
    assert act == ACT

    def partner(path):
        linked = find(act, at(act, path).explains)
        return linked and linked.kind, linked and linked.number

    assert partner((4, 1)) == (Kind.PASAL, "1")
    assert at(act, (4, 2)).explains == at(act, (2, 1, 0, 0, 0)).key
    assert at(act, (4, 2, 1, 0, 0)).explains == at(act, (2, 1, 0, 0, 0, 1, 0, 1)).key
    for alone in ((4,), (4, 0), (4, 2, 1, 1), (4, 2, 2), (4, 3), (4, 4)):
        assert at(act, alone).explains == ""
    assert all(not node.explains for part in act.children[:4] for node in walk(part))


def test_links_follow_the_key_where_there_is_one():
    body = unit(Kind.BATANG_TUBUH, "", pasal("", ayat("")), pasal("", ayat("")))
    draft = keyed(unit(Kind.PERDA, "", body, unit(Kind.PENJELASAN, "", pasal(""))), (), random.Random(3).randrange)
    note = Node(Kind.PASAL, "1", text="Cukup jelas.", key="xxxxxxxx", explains=at(draft, (0, 1)).key)
    draft = draft.with_children((draft.children[0], draft.children[1].with_children((note,))))
    assert explained(draft) == {(1, 0): (0, 1)}
    assert link_explains(draft).children[1].children[0].explains == at(draft, (0, 1)).key


def test_a_tree_without_penjelasan_is_left_as_it_is():
    act = unit(Kind.PERDA, "", unit(Kind.BATANG_TUBUH, "", pasal("1")))
    assert link_explains(act) is act


def test_an_instruction_is_explained_under_its_number():
    body = unit(Kind.BATANG_TUBUH, "", pasal("I", unit(Kind.PERUBAHAN, "1", pasal("I"))))
    act = unit(Kind.PERDA, "", body, unit(Kind.PENJELASAN, "", pasal("I", angka("1"))))
    assert explained(act) == {(1, 0): (0, 0), (1, 0, 0): (0, 0, 0)}


def test_ids_stay_apart_in_an_act_that_repeats_one_number():
    long = pasal("1", *(ayat(str(n), huruf("a"), huruf("b")) for n in range(1, 5)))
    act = unit(Kind.PERDA, "", unit(Kind.BATANG_TUBUH, "", *[long] * 1200))
    assert len(set(anchors(act).values())) == 2 + 1200 * 13


def test_an_address_asked_for_alone_is_the_same():
    assert {path: Addresses(ACT)[path] for path in addresses(ACT)} == addresses(ACT)


def test_units_without_numbers_are_named_by_their_place_when_asked_for_alone():
    act = unit(Kind.PERDA, "", unit(Kind.BATANG_TUBUH, "", pasal("", ayat(""), ayat("")), pasal("", text="Isi.")))
    asked = Addresses(act)
    assert asked[(0, 1)] == "Pasal [2]"
    assert {path: asked[path] for path in addresses(act)} == addresses(act)


def test_an_address_outside_the_tree_is_refused_when_asked_for_alone():
    with pytest.raises(IndexError):
        Addresses(ACT)[(99,)]
