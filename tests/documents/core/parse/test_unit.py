"""What a clerk types into the text area of one unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.layout import layout_unit
from documents.core.parse import parse_unit
from documents.core.parse.lines import split
from documents.core.tree import Kind, Node
from tests.documents.core import strategies as made
from tests.documents.core.parse.test_units import shape


def test_the_printed_form_of_the_text_area() -> None:
    text = (
        "(1) Pemerintah Daerah menerapkan SPM dengan tahapan:\n"
        "    a. pengumpulan data:\n"
        "        1. nomor induk; dan\n"
        "        2. alamat; dan\n"
        "    b. pelaksanaan.\n"
        "(2) Ketentuan lebih lanjut diatur dengan Peraturan Wali Kota."
    )
    node, findings = parse_unit(Kind.PASAL, text)
    assert shape(node) == [["1", ["a", "1", "2"], "b"], "2"]
    assert layout_unit(node) == text
    assert not findings


@pytest.mark.parametrize(
    "text",
    [
        "(1) Satu:\na. pertama:\n1. x; dan\n2. y; dan\nb. kedua.\n(2) Dua.",
        "\t(1)\tSatu:\n\t\ta.\tpertama:\n\t\t\t1.\tx; dan\n\t\t\t2.\ty; dan\n\t\tb.\tkedua.\n\t(2)\tDua.",
        "(1)\u00a0Satu:\n\n  a.\u00a0pertama:\n\n  1. x; dan\n\n  2. y; dan\n\n  b. kedua.\n\n\n(2) Dua.",
        "Pasal 7\r\n(1) Satu:\r\na. perta\u00adma:\r\n1. x; dan\r\n2. y; dan\r\nb. kedua.\r\n(2) Dua.\r\n",
    ],
    ids=["no indent", "tabs", "blank lines", "pasted from Word"],
)
def test_indentation_is_not_needed(text: str) -> None:
    node, findings = parse_unit(Kind.PASAL, text)
    assert shape(node) == [["1", ["a", "1", "2"], "b"], "2"]
    assert node.children[0].children[0].text == "pertama:"
    assert not findings


def test_hard_wrapped_lines_are_rejoined() -> None:
    node, _ = parse_unit(
        Kind.PASAL,
        "(1) Setiap orang yang meninggal dunia dan dimakamkan di\nTPU sebagaimana dimaksud pada ayat\n"
        "(2) harus memperoleh persetujuan dari Di-\nnas.\n(2) TPU dikelola Dinas menurut ketentuan peraturan\n"
        "perundang-\nundangan.",
    )
    assert [child.text for child in node.children] == [
        "Setiap orang yang meninggal dunia dan dimakamkan di TPU sebagaimana dimaksud pada ayat (2) harus memperoleh "
        "persetujuan dari Dinas.",
        "TPU dikelola Dinas menurut ketentuan peraturan perundang-undangan.",
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(1) Satu.\n(2) Dua.\n(2) Tiga.", ["1", "2", "2"]),
        ("(1) Satu\n(3) Tiga\n(4) Empat", ["1", "3", "4"]),
        ("(2) Dua.\n(3) Tiga.", ["2", "3"]),
        ("(1) Satu.\n(1) Satu lagi.\n(2) Dua.", ["1", "1", "2"]),
        ("Meliputi:\na. satu;\nc. tiga;\nc. empat.", ["a", "c", "c"]),
        ("Meliputi:\n1. satu;\n2. dua;\n2. tiga.", ["1", "2", "2"]),
    ],
)
def test_wrong_numbers_still_make_units(text: str, numbers: list[str]) -> None:
    node, _ = parse_unit(Kind.PASAL, text)
    assert [child.number for child in node.children] == numbers


def test_a_doubtful_number_is_reported() -> None:
    _, findings = parse_unit(Kind.PASAL, "(1) Satu.\n(2) Dua.\n(2) Tiga.")
    assert [(found.rule, found.severity) for found in findings] == [("urutan", "W")]


def test_a_second_pasal_is_an_error_and_keeps_its_words() -> None:
    node, findings = parse_unit(Kind.PASAL, "Pasal 3\nSatu norma.\n\nPasal 4\nNorma lain.")
    assert [(found.rule, found.severity, found.address) for found in findings] == [("satu-pasal", "E", "Pasal 4")]
    assert node.text == "Satu norma.\nPasal 4\nNorma lain."


def test_an_explanation_is_typed_with_its_labels() -> None:
    said = "Yang dimaksud dengan “izin” adalah:\n1. satu;\n2. dua."
    text = f"Ayat (1)\nCukup jelas.\nAyat (2)\nHuruf a\n{said}\nHuruf b\nCukup jelas."
    node, findings = parse_unit(Kind.PASAL, text, explaining=True)
    assert shape(node) == ["1", ["2", "a", "b"]]
    assert node.children[1].children[0].text == said
    assert not findings


@pytest.mark.parametrize(
    ("kind", "text", "unit"),
    [
        (Kind.BAB, "BAB IX\nKETENTUAN\nPENUTUP", Node(Kind.BAB, heading="KETENTUAN PENUTUP")),
        (Kind.BAGIAN, "Umum", Node(Kind.BAGIAN, heading="Umum")),
        (Kind.PARAGRAF, "", Node(Kind.PARAGRAF)),
        (Kind.HURUF, "c. bahwa untuk itu;", Node(Kind.HURUF, text="bahwa untuk itu;")),
        (Kind.HURUF, "bahwa untuk itu;", Node(Kind.HURUF, text="bahwa untuk itu;")),
        (Kind.ANGKA, "4. Undang-Undang;", Node(Kind.ANGKA, text="Undang-Undang;")),
        (Kind.UMUM, "I. UMUM\nSatu.\n\nDua.", Node(Kind.UMUM, "I", "UMUM", "Satu.\nDua.")),
        (Kind.PENUTUP, "Ditetapkan di X\n\npada tanggal", Node(Kind.PENUTUP, text="Ditetapkan di X\npada tanggal")),
        (Kind.LAMPIRAN, "PERATURAN DAERAH\nTENTANG\nX\n\nNO    JENIS", Node(
            Kind.LAMPIRAN, heading="PERATURAN DAERAH\nTENTANG\nX", text="NO    JENIS")),
    ],
)  # fmt: skip
def test_other_units(kind: Kind, text: str, unit: Node) -> None:
    assert parse_unit(kind, text)[0] == unit


@given(st.sampled_from(list(Kind)), st.one_of(st.text(), st.lists(made.texts).map("\n".join)), st.booleans())
def test_any_text_gives_a_unit_and_keeps_every_word(kind: Kind, text: str, explaining: bool) -> None:
    node, _ = parse_unit(kind, text, explaining)
    typed = [word for line in split(text) for word in line.text.replace("\\", " ").split()]
    kept = layout_unit(node, explaining)
    assert all(_bare(word) in _bare(kept) for word in typed if word.isalpha() and word.lower() not in _DROPPED)


_DROPPED = {"menimbang", "mengingat", "umum", "pasal", "bab", "bagian", "paragraf", "lampiran"}


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
