"""A whole act, clean and dirty: its parts, what is left out, and that nothing fails or gets lost."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node, may_hold, walk
from tests.documents.core import strategies as made
from tests.documents.core.parse.loss import lost_signs, lost_words

PRINTED = """\
                    LEMBARAN DAERAH
                      KOTA SERANG
NOMOR : 6                                  TAHUN : 2027
                       SALINAN
              PERATURAN DAERAH KOTA SERANG
                  NOMOR 6 TAHUN 2027
                   T E N T A N G
             PENYELENGGARAAN PELAYANAN
                       PUBLIK
          DENGAN RAHMAT TUHAN YANG MAHA ESA
                  WALI KOTA SERANG,

Menimbang  : a. bahwa   pelayanan   publik   wajib
                diselenggarakan   menurut   peraturan
                perundang-undangan;
             b. bahwa perlu menetapkan Peraturan Daerah;

                                                        1
\fMengingat  : 1. Pasal 18 ayat (6) Undang-Undang
                Dasar Negara Republik Indonesia Tahun 1945;
           2. Undang-Undang Nomor 23 Tahun 2014;

              Dengan Persetujuan Bersama
          DEWAN PERWAKILAN RAKYAT DAERAH
                     KOTA SERANG
                         dan
                  WALI KOTA SERANG
                    MEMUTUSKAN :
Menetapkan : PERATURAN DAERAH TENTANG PENYELENGGARAAN
             PELAYANAN PUBLIK.
                        BABI
                   KETENTUAN UMUM
                       Pasal1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Serang.

- 2 -
\f2. Dinas adalah perangkat Daerah yang mengurus kelan-
   caran pelayanan publik dan hak-
   hak masyarakat.
                   Bagian Kesatu
                 Maksud dan Tujuan
                      Psal 2
(1) Maksud Peraturan Daerah ini sebagaimana dimaksud
    dalam Pasal 1 yaitu kepastian.
(2) Tujuannya yaitu mutu.
    Agar setiap orang mengetahuinya, memerintahkan
    pengundangan Peraturan Daerah ini dengan
    penempatannya dalam Lembaran Daerah Kota Serang.
                     Ditetapkan di Serang
                     pada tanggal 2 Februari 2027
                     WALI KOTA SERANG,
                             ttd
                     NAMA WALI KOTA
Diundangkan di Serang
pada tanggal 3 Februari 2027
   SEKRETARIS DAERAH
      KOTA SERANG,
          ttd
    NAMA SEKRETARIS
LEMBARAN DAERAH KOTA SERANG
    TAHUN 2027 NOMOR 6
Salinan sesuai dengan aslinya
KEPALA BAGIAN HUKUM,
NAMA KEPALA
\f                      PENJELASAN
                         ATAS
              PERATURAN DAERAH KOTA SERANG
                  NOMOR 6 TAHUN 2027
                       TENTANG
             PENYELENGGARAAN PELAYANAN PUBLIK
I.  PENJELASAN UMUM
         Pelayanan publik adalah hak masyarakat yang harus
    dipenuhi.
         Oleh karena itu perlu pengaturan.
II. PASAL DEMI PASAL
    Pasal 1
       Cukup jelas.
    Pasal 2
       Ayat (1)
          Yang dimaksud dengan “kepastian” adalah kepastian
          hukum.
       Ayat (2) : Cukup jelas.
                  ooo000ooo
TAMBAHAN LEMBARAN DAERAH KOTA SERANG
             NOMOR 123
\f                 LAMPIRAN I
                 PERATURAN DAERAH KOTA SERANG
                 NOMOR 6 TAHUN 2027
                 TENTANG
                 PENYELENGGARAAN PELAYANAN
                 PUBLIK

     NO   JENIS           TARIF
     1    Izin            0

                 LAMPIRAN II
                 PERATURAN DAERAH KOTA SERANG

     Peta
"""

CLEAN = """\
PERATURAN DAERAH KOTA SERANG
NOMOR 6 TAHUN 2027
TENTANG
PENYELENGGARAAN PELAYANAN PUBLIK

DENGAN RAHMAT TUHAN YANG MAHA ESA
WALI KOTA SERANG,

Menimbang:
a. bahwa pelayanan publik wajib diselenggarakan menurut peraturan perundang-undangan;
b. bahwa perlu menetapkan Peraturan Daerah;

Mengingat:
1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
2. Undang-Undang Nomor 23 Tahun 2014;

Dengan Persetujuan Bersama
DEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG
dan
WALI KOTA SERANG
MEMUTUSKAN:
Menetapkan: PERATURAN DAERAH TENTANG PENYELENGGARAAN PELAYANAN PUBLIK.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kota Serang.
2. Dinas adalah perangkat Daerah yang mengurus kelancaran pelayanan publik dan hak-hak masyarakat.

Bagian Kesatu
Maksud dan Tujuan

Pasal 2
(1) Maksud Peraturan Daerah ini sebagaimana dimaksud dalam Pasal 1 yaitu kepastian.
(2) Tujuannya yaitu mutu.

Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya dalam Lembaran \
Daerah Kota Serang.
Ditetapkan di Serang
pada tanggal 2 Februari 2027
WALI KOTA SERANG,
ttd
NAMA WALI KOTA
Diundangkan di Serang
pada tanggal 3 Februari 2027
SEKRETARIS DAERAH KOTA SERANG,
ttd
NAMA SEKRETARIS
LEMBARAN DAERAH KOTA SERANG TAHUN 2027 NOMOR 6

PENJELASAN
ATAS
PERATURAN DAERAH KOTA SERANG
NOMOR 6 TAHUN 2027
TENTANG
PENYELENGGARAAN PELAYANAN PUBLIK

I. UMUM
Pelayanan publik adalah hak masyarakat yang harus dipenuhi.

Oleh karena itu perlu pengaturan.

II. PASAL DEMI PASAL

Pasal 1
Cukup jelas.

Pasal 2
Ayat (1)
    Yang dimaksud dengan “kepastian” adalah kepastian hukum.
Ayat (2)
    Cukup jelas.

TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123

LAMPIRAN I
PERATURAN DAERAH KOTA SERANG
NOMOR 6 TAHUN 2027
TENTANG
PENYELENGGARAAN PELAYANAN PUBLIK

NO   JENIS           TARIF
1    Izin            0

LAMPIRAN II
PERATURAN DAERAH KOTA SERANG

Peta
"""


def test_a_printed_act_comes_out_clean() -> None:
    parsed = parse(PRINTED)
    assert layout(parsed.tree) == CLEAN
    assert parse(CLEAN).tree == parsed.tree
    assert not parsed.findings


def test_what_is_left_out_is_named_with_its_line() -> None:
    noise = parse(PRINTED).noise
    lines = PRINTED.split("\n")
    assert all(" ".join(lines[left.line - 1].split()).startswith(left.text) for left in noise)
    assert [left.text for left in noise] == [
        "LEMBARAN DAERAH",
        "KOTA SERANG",
        "NOMOR : 6 TAHUN : 2027",
        "SALINAN",
        "Menimbang :",
        "1",
        "Mengingat :",
        "- 2 -",
        "Psal 2",
        "Salinan sesuai dengan aslinya",
        "KEPALA BAGIAN HUKUM,",
        "NAMA KEPALA",
        "I. PENJELASAN UMUM",
        "II. PASAL DEMI PASAL",
        "ooo000ooo",
    ]


def test_no_word_of_it_is_lost() -> None:
    parsed = parse(PRINTED)
    assert not lost_signs(PRINTED.replace("Psal", "Pasal"), parsed)
    assert set(lost_words(PRINTED, parsed)) <= {"babi", "pasal1", "psal", "t", "e", "n", "a", "g"}


def test_running_heads_signature_footers_and_catchwords_are_furniture() -> None:
    norms = ("menyusun standar", "menjaga taman", "mengurus izin", "membayar pajak", "memelihara saluran")
    pages = [
        f"BERITA DAERAH KOTA SERANG TAHUN 2027\n\n({n}) Setiap orang dapat\n    {norm} di Daerah menurut ketentuan\n"
        f"    yang berlaku bagi semua.\n({n + 1}) Setiap . . .\nDitandatangani secara elektronik, BSrE\n- {n} -\n"
        for n, norm in enumerate(norms, 1)
    ]
    parsed = parse("\f".join(["Pasal 1\n", *pages]))
    body = parsed.tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    texts = [ayat.text for ayat in body.children[0].children]
    said = "Setiap orang dapat {} di Daerah menurut ketentuan yang berlaku bagi semua."
    assert texts == [*(said.format(norm) for norm in norms), "Setiap . . ."]
    assert len(parsed.noise) == 5 * 3 + 4


def test_a_norm_about_electronic_signatures_is_no_footer() -> None:
    text = "Pasal 1\nDokumen ditandatangani secara elektronik.\n"
    assert layout(parse(text).tree) == text


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["tanpa-judul", "tanpa-pasal"]),
        ("Halo dunia.", ["tanpa-judul", "tanpa-pasal"]),
        ("PERATURAN DAERAH X\nTENTANG\nY\n\nPasal 1\nSatu.\n\nPasal 3\nTiga.\n", ["urutan"]),
        ("PERATURAN DAERAH X\nTENTANG\nY\n\nBAB II\nUMUM\n\nPasal 1\nSatu.\n", ["urutan"]) ,
        ("PERATURAN DAERAH X\nTENTANG\nY\n\nBAB I\nUMUM\n\n(1) Tanpa nomor pasal.\n", ["pasal-tanpa-nomor"]),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_reported(text: str, rules: list[str]) -> None:
    parsed = parse(text)
    assert [found.rule for found in parsed.findings] == rules
    assert not lost_signs(text, parsed)


def test_a_single_consideration_stands_without_a_letter() -> None:
    text = "PERATURAN DAERAH X\nTENTANG\nY\n\nMenimbang : bahwa untuk itu perlu;\nMengingat : 1. UUD;\n\nPasal 1\nSatu."
    pembukaan = parse(text).tree.first(Kind.PEMBUKAAN)
    assert pembukaan is not None
    assert pembukaan.children[0] == Node(Kind.MENIMBANG, text="bahwa untuk itu perlu;")


def test_old_forms_of_the_penjelasan() -> None:
    text = (
        "Pasal 1\nSatu.\n\nPENJELASAN\nATAS\nPERATURAN DAERAH X\n\nPASAL DEMI PASAL\nPasal 1 : Cukup jelas.\n"
        "Pasal 2\nHuruf a dan b : Cukup Jelas.\nHuruf c : Yang dimaksud ini.\nPasal 3 s/d Pasal 7 : Cukup jelas.\n"
    )
    penjelasan = parse(text).tree.first(Kind.PENJELASAN)
    assert penjelasan is not None
    assert [child.number for child in penjelasan.children] == ["1", "2", "3 s/d 7"]
    assert [child.number for child in penjelasan.children[1].children] == ["a dan b", "c"]
    assert parse(layout(parse(text).tree)).tree == parse(text).tree


PIECES = (
    "(1) ", "(2) ", "a. ", "b. ", "1. ", "a) ", "Pasal 1\n", "Pasal 2\n", "BAB I\n", "Bagian Kesatu\n", "Menimbang : ",
    "Mengingat : ", "MEMUTUSKAN:\n", "Menetapkan : ", "PENJELASAN\nATAS\n", "I. UMUM\n", "II. PASAL DEMI PASAL\n",
    "Ayat (1)\n", "Huruf a\n", "LAMPIRAN I\n", "Agar setiap orang mengetahuinya", "Ditetapkan di Serang\n", "\f", "\n",
    "\n\n", "    ", "- 5 -\n", "12\n", "kata ", "pada ayat ", "; ", ":\n", ".\n", "\\", "\u00ad", "-\n", ". . .\n",
    "TENTANG\n", "PERATURAN DAERAH\n", "NOMOR 1\n", "TAMBAHAN LEMBARAN DAERAH\n", "...", "\u2028", "é", "ﬁ",
    "\x00", "\ud800", "١", "Pasal ...\n", "LEMBARAN DAERAH\n",
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)))
def test_any_text_gives_a_tree_and_loses_nothing(text: str) -> None:
    parsed = parse(text)
    assert not lost_signs(text, parsed)
    for node in walk(parsed.tree):
        assert all(may_hold(node.kind, child.kind) for child in node.children)


@given(made.trees())
def test_the_canonical_text_leaves_only_labels_out(tree: Node) -> None:
    parsed = parse(layout(tree))
    assert {left.text for left in parsed.noise} <= {"Menimbang:", "Mengingat:", "I. UMUM", "II. PASAL DEMI PASAL"}


@pytest.mark.parametrize(
    "text",
    [
        "Setiap orang wajib " * 500_000,
        "(" * 1_000_000,
        "(1) huruf " * 100_000,
        "1" * 1_000_000,
        ". " * 500_000,
        "\f" * 200_000,
        "a. x:\n1. y:\n" * 10_000,
        "Pasal 1\nDitetapkan di X\nLEMBARAN DAERAH\n" + "TAHUN\n" * 20_000,
    ],
    ids=["one line", "brackets", "references", "digits", "dots", "pages", "nested", "closing"],
)
def test_hostile_texts_end_and_lose_nothing(text: str) -> None:
    assert not lost_signs(text, parse(text))


def test_the_work_for_a_pasal_does_not_grow_with_the_act() -> None:
    assert _calls(600) / 600 < 1.05 * _calls(60) / 60


def _calls(count: int) -> int:
    """How many calls it takes to parse an act of so many pasal."""
    text = CLEAN.split("BAB I")[0] + "".join(
        f"Pasal {n}\n(1) Setiap orang wajib:\n    a. satu;\n    b. dua.\n(2) Ketentuan lebih lanjut diatur.\n\n"
        for n in range(1, count + 1)
    )
    seen = 0

    def count_call(frame: object, event: str, argument: object) -> None:
        nonlocal seen
        seen += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return seen
