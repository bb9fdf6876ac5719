"""Amending acts: Pasal I with its instructions, their new text, and what only looks like an instruction."""

from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import Kind, Node

ACT = """\
PERATURAN DAERAH KOTA SERANG
NOMOR 2 TAHUN 2027
TENTANG
PERUBAHAN ATAS PERATURAN DAERAH NOMOR 1 TAHUN 2020

MEMUTUSKAN:
Menetapkan: PERATURAN DAERAH TENTANG PERUBAHAN.

                        Pasal I

Beberapa ketentuan dalam Peraturan Daerah Nomor 1
Tahun 2020 diubah sebagai berikut:
1. Di antara angka 18 dan angka 19 Pasal 1 disisipkan
   1 (satu) angka, yakni angka 18a, sehingga berbunyi
   sebagai berikut:
    18a. Dana adalah uang yang diberikan untuk
         menunjang kegiatan.
2. Ketentuan Pasal 14 diubah sehingga berbunyi
   sebagai berikut:
                        Pasal 14
   (1) Penghasilan terdiri atas:
       a. uang; dan
       b. barang.
   (2) Penghasilan sebagaimana dimaksud pada ayat
       (1) dibayarkan setiap bulan.
3. Pasal 15 dihapus.
4  Ketentuan BAB VI diubah sehingga berbunyi sebagai
   berikut:
                        BAB VI
                      PENGAWASAN
                       Pasal 20
   Pengawasan meliputi:
   1. ketentuan umum;
   2. ketentuan lain; dan
   3. hal yang ditambahkan.
                       Pasal 20A
   Pengawasan dilaksanakan oleh Dinas.

                       Pasal II
Peraturan Daerah ini mulai berlaku pada tanggal
diundangkan.
"""


def _body(text: str) -> Node:
    body = parse(text).tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    return body


def test_each_instruction_stands_over_its_new_text() -> None:
    first, second = _body(ACT).children
    assert (first.number, second.number) == ("I", "II")
    assert first.text == "Beberapa ketentuan dalam Peraturan Daerah Nomor 1 Tahun 2020 diubah sebagai berikut:"
    assert [(change.kind, change.number) for change in first.children] == [(Kind.PERUBAHAN, n) for n in "1234"]
    inserted, replaced, deleted, chapter = first.children
    assert [(child.kind, child.number) for child in inserted.children] == [(Kind.ANGKA, "18a")]
    assert [(child.kind, child.number, len(child.children)) for child in replaced.children] == [(Kind.PASAL, "14", 2)]
    assert deleted == Node(Kind.PERUBAHAN, "3", text="Pasal 15 dihapus.")
    (bab,) = chapter.children
    assert (bab.number, bab.heading, [pasal.number for pasal in bab.children]) == ("VI", "PENGAWASAN", ["20", "20A"])
    assert len(bab.children[0].children) == 3


def test_it_is_printed_and_read_again() -> None:
    tree = parse(ACT).tree
    assert parse(layout(tree)).tree == tree


def test_a_pasal_i_without_instructions_keeps_its_words() -> None:
    text = ACT.split("1. Di antara")[0] + "Lampiran diubah.\n\n          Pasal II\nMulai berlaku hari ini.\n"
    assert [child.number for child in _body(text).children] == ["I", "II"]
    assert _body(text).children[0].text.endswith("Lampiran diubah.")


def test_a_damaged_pasal_1_is_no_amending_act() -> None:
    text = "PERATURAN DAERAH X\nTENTANG\nY\n\nPasal I\nSatu.\n\nPasal 2\nDua.\n"
    parsed = parse(text)
    assert [child.number for child in _body(text).children] == ["1", "2"]
    assert [(found.rule, found.address) for found in parsed.findings] == [("label-rusak", "Pasal 1")]
    assert "Pasal I" in [left.text for left in parsed.noise if left.label]


def test_words_of_pasal_ii_do_not_announce_the_instructions_of_a_bab() -> None:
    text = "BAB I\ndiubah, sebagai\nPasal II\nberikut :\n1. Pasal diubah,\ndalam"
    parsed = parse(text)
    body = parsed.tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    (bab,) = body.children
    assert (bab.kind, bab.heading) == (Kind.BAB, "diubah, sebagai")
    assert [(child.kind, child.number) for child in bab.children] == [(Kind.PASAL, "II")]
    assert parse(layout(parsed.tree)).tree == parsed.tree
