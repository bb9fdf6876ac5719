"""Acts as Akoma Ntoso: valid, the same bytes each time, with ids, references, and facts where they belong."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from lxml import etree

from documents.core.address import link_explains
from documents.core.canon import dumps
from documents.core.keys import keyed
from documents.core.parse import parse
from documents.core.tree import Kind, Node
from documents.printing.akn import AknFacts, Tie, akoma_ntoso, facts_from
from documents.reading import read_text
from documents.reading.akn import read_akn
from tests.conftest import ROOT
from tests.documents.core import strategies
from tests.documents.printing.akn.schema import faults
from tests.documents.printing.word.acts import AMENDING, DEEP

DAY = date(2026, 11, 25)
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
DEMO = sorted((ROOT / "raperda" / "demo" / "texts").glob("*.txt"))
SERANG = AknFacts(
    day=date(2022, 10, 24), name="Penyelenggaraan Pelayanan Publik", kode="36.73", region="Kota Serang", number="6",
    tahun=2022, enacted_on=date(2022, 10, 24), signer="NAMA WALI KOTA", signer_office="WALI KOTA SERANG",
    promulgated_on=date(2022, 10, 24), secretary="NAMA SEKRETARIS", secretary_office="SEKRETARIS DAERAH KOTA SERANG",
    nomor_ld=6, version=2, digest="ab" * 32,
    ties=(Tie("mencabut", "/akn/id-3673/act/perda/2012/3", "Perda Kota Serang Nomor 3 Tahun 2012"),),
)  # fmt: skip


def with_keys(tree: Node) -> Node:
    """The tree with a key on every unit, each time the same, and the penjelasan tied to what it explains."""
    return link_explains(keyed(tree, set(), random.Random(7).randrange))


def comes_back(tree: Node) -> bool:
    """Whether the act, written and read, is valid and the same tree to the last key."""
    data = akoma_ntoso(tree, facts_from(tree, DAY))
    assert faults(data) == []
    return dumps(read_akn(data).tree) == dumps(tree)


def found(data: bytes, path: str) -> list:
    return etree.fromstring(data).xpath(path, namespaces=NS)


@given(strategies.trees())
def test_every_tree_is_valid_and_comes_back_with_its_keys(tree):
    assert comes_back(with_keys(tree))


@pytest.mark.parametrize("text", [AMENDING, DEEP, *(path.read_text(encoding="utf-8") for path in DEMO)])
def test_acts_are_valid_and_come_back(text):
    assert comes_back(with_keys(parse(text).tree))


def test_the_small_act_comes_back_with_its_own_keys(act):
    assert comes_back(act)


@pytest.mark.corpus
def test_real_acts_are_valid_and_come_back(corpus):
    paths = sorted(corpus.rglob("*.txt"))
    assert len(paths) > 60
    bad = [path.name for path in paths if not comes_back(with_keys(parse(read_text("", path.read_bytes())).tree))]
    assert bad == []


def test_ids_follow_the_numbers_and_keys_stay(act):
    data = akoma_ntoso(act, SERANG)
    (pasal,) = found(data, "//a:article[@wId='bbbbbbbb']")
    assert pasal.get("eId") == "pasal_2"
    assert found(data, "//a:point[@eId='pasal_2__ayat_1__huruf_b__angka_1__huruf_a']/a:num/text()") == ["a)"]
    assert found(data, "//a:article[@eId='penjelasan__pasal_2']/@*[name()='rap:menjelaskan']") == ["bbbbbbbb"]
    assert found(data, "//a:part/@eId") == ["bab_2__bagian_1"]
    assert len(found(data, "//@eId")) == len(set(found(data, "//@eId")))


def test_identification_publication_and_people(act):
    data = akoma_ntoso(act, SERANG)
    assert faults(data) == []
    uris = found(data, "/a:akomaNtoso/a:act/a:meta/a:identification/*/a:FRBRuri/@value")
    work = "/akn/id-3673/act/perda/2022/6"
    assert uris == [work, f"{work}/ind@2022-10-24", f"{work}/ind@2022-10-24.xml"]
    assert set(found(data, "//a:FRBRcountry/@value")) == {"id"}
    assert set(found(data, "//a:FRBRlanguage/@language")) == {"ind"}
    (publication,) = found(data, "//a:publication")
    assert dict(publication.attrib) == {
        "date": "2022-10-24", "name": "Lembaran Daerah", "number": "6",
        "showAs": "Lembaran Daerah Kota Serang Tahun 2022",
    }  # fmt: skip
    assert found(data, "//a:attachment//a:FRBRWork/a:FRBRthis/@value") == [f"{work}/!penjelasan", f"{work}/!lampiran"]
    assert found(data, "//a:activeRef/@href") == ["/akn/id-3673/act/perda/2012/3"]
    assert found(data, "//a:signature/a:person/text()") == ["NAMA WALI KOTA", "NAMA SEKRETARIS"]
    assert found(data, "//a:conclusions//a:date/@date") == ["2022-10-24", "2022-10-24"]


def test_a_draft_is_a_bill_with_an_address_of_its_own():
    tree = parse(DEMO[0].read_text(encoding="utf-8")).tree
    data = akoma_ntoso(tree, replace(SERANG, draft=True, initiator="dprd", number="7", tahun=2026, day=DAY))
    assert found(data, "/a:akomaNtoso/a:bill/@name") == ["raperda"]
    assert found(data, "//a:FRBRWork/a:FRBRuri/@value")[0] == "/akn/id-3673/bill/raperda/dprd/2026/7"


def test_references_lead_to_units_ranges_and_other_acts():
    text = (
        "Pasal 1\n\nSatu.\n\nPasal 2\n\nPelayanan sebagaimana dimaksud dalam Pasal 1 diatur dalam Undang-Undang "
        "Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.\n\nPasal 3\n\nKetentuan Pasal 1 sampai dengan Pasal 2 dan "
        "Pasal 5 Peraturan Daerah Kota Serang Nomor 3 Tahun 2012 berlaku.\n"
    )
    data = akoma_ntoso(parse(text).tree, SERANG)
    assert faults(data) == []
    assert "#pasal_1" in found(data, "//a:article[@eId='pasal_2']//a:ref/@href")
    assert "/akn/id/act/uu/2014/23" in found(data, "//a:article[@eId='pasal_2']//a:ref/@href")
    assert "/akn/id-3673/act/perda/2012/3" in found(data, "//a:article[@eId='pasal_3']//a:ref/@href")


def test_new_text_of_an_amending_act_is_a_quoted_structure():
    data = akoma_ntoso(parse(AMENDING).tree, SERANG)
    (first, second) = found(data, "//a:mod/a:quotedStructure")
    assert first.xpath("a:article/a:num/text()", namespaces=NS) == ["Pasal 5"]
    assert second.xpath("a:article/a:num/text()", namespaces=NS) == ["Pasal 7A"]


TABLE = (
    "DAFTAR\n| Nama | Nilai |\n| --- | ---: |\n| a \\| b | *dua* |\n|x|\n\n    berjarak\n"
    "![Peta](gambar:0123456789abcdef)"
)


def test_tables_pictures_and_blanks_of_a_lampiran_come_back():
    parts = (
        Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, "1", text="Satu."),)),
        Node(Kind.LAMPIRAN, "I", "LAMPIRAN I\nPERATURAN DAERAH", TABLE),
        Node(Kind.LAMPIRAN, "II", "", "| bukan tabel"),
    )
    tree = Node(Kind.PERDA, children=parts)
    assert comes_back(with_keys(tree))
    data = akoma_ntoso(tree, SERANG)
    assert [len(row) for row in found(data, "//a:tr")] == [2, 2, 2]
    assert found(data, "//a:th/@class") == ["kanan"]
    assert found(data, "//a:img/@alt") == ["Peta"]


@pytest.mark.parametrize(
    "tree",
    [
        Node(Kind.PERDA),
        Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH),)),
        Node(Kind.PERDA, children=(Node(Kind.PEMBUKAAN, children=(Node(Kind.MENIMBANG), Node(Kind.MENGINGAT))),)),
        Node(Kind.PERDA, children=(Node(Kind.PENJELASAN), Node(Kind.LAMPIRAN))),
        Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="a\n\n  b"), Node(Kind.JUDUL, text="lagi"))),
    ],
)
def test_acts_that_lack_almost_everything(tree):
    assert comes_back(tree)


def test_signs_that_xml_cannot_hold_are_left_out():
    tree = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="a\x00b\x0bc <d> & \ud800e"),))
    assert read_akn(akoma_ntoso(tree, SERANG)).tree.children[0].text == "abc <d> & e"


def test_the_same_act_gives_the_same_bytes(act):
    assert akoma_ntoso(act, SERANG) == akoma_ntoso(act, SERANG)
