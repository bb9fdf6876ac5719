"""Every kind of irregularity that real papers show, in texts of our own: the whole tree of each."""

from pathlib import Path

import pytest

from documents.core.layout import layout
from documents.core.parse import Parsed, parse
from documents.core.tree import Kind, Node
from tests.documents.core.parse.fuzz import lost_tokens

ODD = Path(__file__).with_name("odd")
LISTS = (Kind.AYAT, Kind.HURUF, Kind.ANGKA)


def outline(node: Node) -> str:
    """Kinds and numbers of what stands below a node, in brackets where it holds something itself."""
    return " ".join(_name(child) + (f"[{outline(child)}]" if child.children else "") for child in node.children)


def _name(node: Node) -> str:
    if node.kind is Kind.LANJUTAN:
        return "+"
    shown = {Kind.AYAT: f"({node.number})", Kind.HURUF: f"{node.number}.", Kind.ANGKA: f"{node.number}."}
    names = {Kind.PASAL: "P", Kind.BAB: "BAB", Kind.BAGIAN: "Bag", Kind.PARAGRAF: "Par", Kind.PERUBAHAN: "#"}
    return shown.get(node.kind) or f"{names.get(node.kind, node.kind.value)}{node.number}".replace(" ", "_")


def read(name: str) -> tuple[str, Parsed]:
    """The text of that name and its reading."""
    text = (ODD / f"{name}.txt").read_text(encoding="utf-8")
    return text, parse(text)


BODIES = {
    "bab_i": "BABI[+ #1[P4[(1) (2)]] #2[BABVA[P11A]]] PII",
    "butir_huruf": "PI[#A[P3[(2)]] #B #C[P9[a. b.] P10] #D] PII",
    "dua_ayat": "BABI[P1[1. 2.] P2[(1) (2) (3)[a. b. c.]]] BABII[P3[(1) (2)]]",
    "kutipan": "PI[#1[P2[(1) (2)]] #2[P2A[1. 2. 3.] P2B] #22] PII",
    "lampiran": "P1[(1) (2)] P2",
    "ocr": "BABI[P1[1. 2.]] BABII[P2[(1) (2)[a. b. c.]] P3[(1) (2)]]",
    "omnibus": (
        "BABI[P1] BABII[P2[#1[P3[(1) (2)]] #2[BABIIIA[P9A]] #3] P3[#1[P4[#1[P5] #2]] #2]] BABIII[P4]"
    ),
    "penangguhan": "PI PII PIII",
    "pencabutan": "P1[1. 2. 3. +] P2",
    "rentang": "P1 P2[(1) (2)] P3[a. b.] P4 P5",
    "sisipan": (
        "BABV[P14[(1) (1a) (2)[a. a1. b.] (3) (3a)] P14A P14B] BABVA[BagKesatu[P15] BagKesatu_A[P15A]]"
    ),
    "tingkat_ii": "BABI[P1[a. b.]] BABII[P2[(1) (2)] P3[(1) (2)]]",
    "anggaran": "P1[1.[a. b.] 2.[a. b.]] P2[(1)[a. b.] (2)[1. 2.]] P3",
    "parkir": (
        "BABI[P1[1. 2.[a. b.[1. 2.[a. b.] +] +] 3.]] BABII[BagPertama[Par1[P2[(1)[a. b. c.] (2) (3) (4)]] "
        "Par2[P3[a. b. c. +]]] BagKedua[P4[(1) (2)]]] BABIII[P5[(1) (2)]]"
    ),
    "hutan": "BABI[P1[1. 2. 3.]] BABII[P2[(1) (2)[a. b. c. d.] (3) (4)] P3] BABIII[P4]",
    "daftar_mirip": (
        "PI[#1[P1[1. 2. 3. 4. 4a. 5.]] #2[P7[(1)[a. b. c.] (2) (3) (4)[1. 2.]]] #3 #4[P20A P20B] #5 #6] PII[1. 2.]"
    ),
    "rata_kiri": "PI[#a[P4[a. b.]] #b[b.] #c[P6A[(1) (2)]] #d] PII",
    "pasar": "P1[(1) (2)] P2[(1)[a. b.] (2)] P3 P4 P5",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(BODIES))
def test_the_body_of_an_odd_text(name: str) -> None:
    text, parsed = read(name)
    body = parsed.tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    assert outline(body) == BODIES[name]
    assert not lost_tokens(text, parsed)
    assert "\\" not in layout(parsed.tree)
    assert parse(layout(parsed.tree)).tree == parsed.tree


def test_every_odd_text_has_its_body_told() -> None:
    assert sorted(BODIES) == sorted(path.stem for path in ODD.glob("*.txt"))


def test_a_wrapped_consideration_is_one_paragraph_however_few_its_lines() -> None:
    _, parsed = read("dua_ayat")
    pembukaan = parsed.tree.first(Kind.PEMBUKAAN)
    assert pembukaan is not None
    (basis,) = pembukaan.children[1].children
    assert basis.text == "Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;"


@pytest.mark.parametrize(
    ("name", "explained"),
    [
        ("rentang", "umumI P1 P2[(1) (2)] P3[a_dan_b.] P4_s/d_5"),
        ("pasar", "umumI P1[(1) (2)] P2[(1)[a. b.] (2)] P3_dan_4 P5 P9 +"),
    ],
)
def test_the_penjelasan_of_an_odd_text(name: str, explained: str) -> None:
    penjelasan = read(name)[1].tree.first(Kind.PENJELASAN)
    assert penjelasan is not None
    assert outline(penjelasan).replace("a dan b.", "a_dan_b.") == explained


def test_two_pasal_share_one_line_of_the_penjelasan() -> None:
    text = "Pasal 1\nSatu.\n\nPENJELASAN\nATAS\nPERATURAN DAERAH X\n\nPASAL DEMI PASAL\nPasal 1 Pasal 2 : Cukup Jelas\n"
    penjelasan = parse(text).tree.first(Kind.PENJELASAN)
    assert penjelasan is not None
    assert [(child.number, child.text) for child in penjelasan.children] == [("1", ""), ("2", "Cukup Jelas")]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("bab_i", ["label-rusak BAB I"]),
        ("butir_huruf", ["label-rusak Pasal I"]),
        ("hutan", ["label-rusak Pasal 1"]),
        ("sisipan", ["urutan Bab V"]),
        ("parkir", []),
        ("daftar_mirip", []),
    ],
)
def test_what_is_wrong_in_the_source_is_reported(name: str, rules: list[str]) -> None:
    assert [f"{found.rule} {found.address}" for found in read(name)[1].findings] == rules


def test_an_old_agreement_over_two_lines_is_one_sentence() -> None:
    pembukaan = read("tingkat_ii")[1].tree.first(Kind.PEMBUKAAN)
    assert pembukaan is not None
    first = pembukaan.children[-1].text.split("\n")[0]
    assert first == "Dengan persetujuan Dewan Perwakilan Rakyat Daerah Kotamadya Daerah Tingkat II Bahari."
