"""Ids, numbers, and addresses of Akoma Ntoso."""

import pytest

from documents.core.akn import bare, cited_acts, collapsed, eids, part_eid, perda_uri, printed, raperda_uri
from documents.core.tree import Kind, Node


@pytest.mark.parametrize(
    ("kind", "shown", "number"),
    [
        (Kind.BAB, "BAB IXA", "IXA"),
        (Kind.BAGIAN, "Bagian Kedua Belas", "Kedua Belas"),
        (Kind.BAGIAN, "Kedua Belas", "Kedua Belas"),
        (Kind.PASAL, "Pasal 14A", "14A"),
        (Kind.PASAL, "Article 5.", "5"),
        (Kind.AYAT, "(3a)", "3a"),
        (Kind.AYAT, "Ayat (1)", "1"),
        (Kind.HURUF, "a.", "a"),
        (Kind.ANGKA, "1)", "1"),
    ],
)
def test_the_number_inside_a_printed_num(kind, shown, number):
    assert bare(kind, shown) == number


def test_printed_nums():
    assert [printed(Kind.BAB, "II"), printed(Kind.ANGKA, "1", 4), printed(Kind.UMUM, "I")] == ["BAB II", "1)", "I."]
    assert printed(Kind.AYAT, "1", explaining=True) == "Ayat (1)"
    assert printed(Kind.PASAL, "") == ""


def test_eids_are_numbers_level_by_level():
    item = Node(Kind.HURUF, "a", text="x")
    pasal = Node(Kind.PASAL, "14A", children=(Node(Kind.AYAT, "2", text="x", children=(item,)),))
    part = Node(Kind.BAGIAN, "Kesatu", children=(pasal,))
    considered = Node(Kind.PEMBUKAAN, children=(Node(Kind.MENIMBANG, children=(item,)),))
    body = Node(Kind.BATANG_TUBUH, children=(Node(Kind.BAB, "II", children=(part,)),))
    told = Node(Kind.PENJELASAN, children=(Node(Kind.UMUM, "I"), Node(Kind.PASAL, "14A")))
    assert list(eids(Node(Kind.PERDA, children=(considered, body, told))).values()) == [
        "perda", "pembukaan", "menimbang", "menimbang__a", "batang_tubuh", "bab_2", "bab_2__bagian_1", "pasal_14a",
        "pasal_14a__ayat_2", "pasal_14a__ayat_2__huruf_a", "penjelasan", "penjelasan__umum", "penjelasan__pasal_14a",
    ]  # fmt: skip


def test_addresses_of_works():
    assert perda_uri("36.73", "Kota Serang", 2022, 6) == "/akn/id-3673/act/perda/2022/6"
    assert perda_uri("", "Kota Serang", 2022, 6) == "/akn/id/act/perda-kota-serang/2022/6"
    assert raperda_uri("14.08", "", "dprd", 2026, "7") == "/akn/id-1408/bill/raperda/dprd/2026/7"
    assert part_eid(((Kind.PASAL, "5"), (Kind.AYAT, "2"))) == "pasal_5__ayat_2"


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014 tentang X", "/akn/id/act/uu/2014/23"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020", "/akn/id/act/perppu/2020/1"),
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "/akn/id/act/1945/uud"),
        ("Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015", "/akn/id/act/permen/dalam-negeri/2015/80"),
        ("Peraturan Daerah Kota Serang Nomor 3 Tahun 2012", "/akn/id-3673/act/perda/2012/3"),
        ("Peraturan Daerah Nomor 3 Tahun 2012", "/akn/id-3673/act/perda/2012/3"),
        ("Peraturan Wali Kota Serang Nomor 5 Tahun 2020", "/akn/id-3673/act/perwal/2020/5"),
        ("Peraturan Daerah Kabupaten Bogor Nomor 3 Tahun 2012", "/akn/id/act/perda-kabupaten-bogor/2012/3"),
    ],
)
def test_acts_that_a_text_names(text, uri):
    assert [found[2] for found in cited_acts(f"menurut {text};", "36.73", "Kota Serang")] == [uri]


def test_blanks_as_xml_readers_put_them():
    assert collapsed("  a \n\t b\u00a0 ") == "a b\u00a0"
