"""Ayat, lists, and closing phrases of one pasal as they are printed."""

import pytest

from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk

HEAD = "PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2027\nTENTANG\nCONTOH\n\nMenetapkan: PERATURAN DAERAH.\n\n"


def pasal(text: str) -> Node:
    """The one pasal of an act with these lines."""
    body = parse(f"{HEAD}Pasal 1\n{text}\n").tree.first(Kind.BATANG_TUBUH)
    assert body is not None
    (only,) = body.children
    return only


def shape(node: Node) -> list[object]:
    """Numbers, nested; a closing phrase is "+"."""
    return [[child.number or "+", *shape(child)] if child.children else child.number or "+" for child in node.children]


def test_wrapped_references_at_the_head_of_a_line_are_no_ayat() -> None:
    node = pasal(
        """
        (1) Kewajiban Penyelenggara sebagaimana dimaksud dalam Pasal 4 ayat
            (2) huruf a dilaksanakan menurut ketentuan sebagaimana dimaksud pada ayat
            (3) dengan memperhatikan Pasal 7 ayat (1) dan
            (2) yang berlaku.
        (2) Ketentuan lebih lanjut mengenai kewajiban sebagaimana dimaksud pada ayat
            (1) diatur dengan Peraturan Wali Kota.
        """
    )
    assert shape(node) == ["1", "2"]
    assert node.children[1].text.endswith("pada ayat (1) diatur dengan Peraturan Wali Kota.")


def test_inserted_ayat_and_doubled_letters_are_successors() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    items = "\n".join(f"    {letter}. hal {letter};" for letter in [*letters, "aa", "bb"])
    node = pasal(f"(1) Meliputi:\n{items}\n(1a) Disisipkan.\n(1b) Juga.\n(2) Akhir.")
    assert [child.number for child in node.children] == ["1", "1a", "1b", "2"]
    assert [child.number for child in node.children[0].children][-3:] == ["z", "aa", "bb"]


def test_four_levels_and_a_closing_phrase_at_each_margin() -> None:
    node = pasal(
        """
(1) Penyelenggara wajib:
    a. menyusun standar yang memuat:
       1. dasar hukum:
          a) undang-undang:
             1) pokok; dan
             2) pelaksanaan,
          b) peraturan,
          yang masih berlaku; dan
       2. persyaratan,
       yang dapat diukur; dan
    b. menerapkannya,
    sesuai dengan kemampuan Daerah.
(2) Selesai.
"""
    )
    inner = ["a", ["1", ["a", "1", "2"], "b", "+"], "2", "+"]
    assert shape(node) == [["1", inner, "b", "+"], "2"]
    assert node.children[0].children[-1].text == "sesuai dengan kemampuan Daerah."


def test_definitions_hold_lettered_lists_and_go_on() -> None:
    node = pasal(
        """Dalam Peraturan Daerah ini yang dimaksud dengan:
1.  Daerah adalah Kota Serang.
2.  Badan adalah bentuk usaha yang meliputi:
    a. perseroan; dan
    b. koperasi.
3.  Standar Pelayanan yang selanjutnya disingkat SP
    adalah tolok ukur.
10. Loncat adalah nomor yang melompat."""
    )
    assert shape(node) == ["1", ["2", "a", "b"], "3", "10"]
    assert node.text == "Dalam Peraturan Daerah ini yang dimaksud dengan:"


def test_a_list_goes_on_over_a_page_that_is_set_elsewhere() -> None:
    node = pasal(
        """
          (1) Komponen meliputi:
              a. dasar hukum;
              b. persyaratan yang harus dipenuhi oleh setiap

                                                           7
\f c. waktu;
    d. biaya:
       1. retribusi; dan
       2. jasa.
(2) Komponen sebagaimana dimaksud pada ayat (1) diumumkan.
"""
    )
    assert shape(node) == [["1", "a", "b", "c", ["d", "1", "2"]], "2"]


def test_a_number_that_repeats_in_its_column_is_kept_and_reported() -> None:
    parsed = parse(f"{HEAD}Pasal 1\n(1) Satu hal yang panjang\n    sekali.\n(2) Dua.\n(2) Tiga.\n(3) Empat.\n")
    assert [node.number for node in walk(parsed.tree) if node.kind is Kind.AYAT] == ["1", "2", "2", "3"]
    assert [(found.rule, found.address) for found in parsed.findings] == [("urutan", "Pasal 1")]
    assert "Ayat (2)" in parsed.findings[0].message


def test_an_abbreviation_or_a_year_at_the_head_of_a_line_is_no_item() -> None:
    node = pasal(
        """Ruang lingkup sebagaimana dimaksud dalam huruf
a. tidak termasuk kegiatan yang dimulai sebelum tahun
2011. Dalam hal kegiatan dimaksud telah
selesai, berlaku ketentuan lama."""
    )
    assert not node.children


@pytest.mark.parametrize("glued", ["m.jaminan keamanan;", "m. jaminan keamanan;", "m . jaminan keamanan;"])
def test_a_glued_label_counts_as_the_successor(glued: str) -> None:
    items = "\n".join(f"{letter}. hal;" for letter in "abcdefghijkl")
    node = pasal(f"Meliputi:\n{items}\n{glued}\nn. akhir.")
    assert [child.number for child in node.children][-2:] == ["m", "n"]
    assert node.children[-2].text == "jaminan keamanan;"


def test_a_second_list_follows_a_closing_phrase() -> None:
    node = pasal("Meliputi:\na. izin; dan\nb. rekomendasi,\n\nyang diberikan oleh:\na. Dinas; atau\nb. Wali Kota.")
    assert shape(node) == ["a", "b", "+", "a", "b"]


def test_depth_is_bounded() -> None:
    lines = [f"{' ' * level}{'a' if level % 2 else '1'}. hal:" for level in range(200)]
    depth = max(len(path) for path in _paths(pasal("\n".join(["Meliputi:", *lines]))))
    assert depth <= 12


def _paths(node: Node, path: tuple[int, ...] = ()) -> list[tuple[int, ...]]:
    return [path, *(p for i, child in enumerate(node.children) for p in _paths(child, (*path, i)))]
