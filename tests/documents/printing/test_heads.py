"""Heads of prints: kop, mastheads, series of old issues, emblem, and the supplement as an issue of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.core.tree import Kind, Node
from documents.printing.gazette import gazette_html
from documents.printing.heads import Issue, issue_of, kop, masthead, supplement_head
from tests.documents.printing.pictures import png
from tests.documents.printing.test_sound import FACTS


def ending(line: str) -> Node:
    """An act whose penutup ends with that line."""
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH KABUPATEN BOGOR\nNOMOR 6 TAHUN 2011\nTENTANG\nPAJAK")
    closing = f"Ditetapkan di Cibinong\nBUPATI BOGOR,\nttd\nNAMA\n{line}"
    return Node(Kind.PERDA, children=(judul, Node(Kind.PENUTUP, text=closing)))


@pytest.mark.parametrize(
    ("line", "issue"),
    [
        ("LEMBARAN DAERAH KABUPATEN BOGOR TAHUN 2011 NOMOR 1 SERI B", Issue("1", "2011", "B")),
        ("LEMBARAN DAERAH KABUPATEN BOGOR NOMOR 4 TAHUN 2005 SERI D", Issue("4", "2005", "D")),
        ("LEMBARAN DAERAH KABUPATEN BOGOR\nTAHUN : 2005 NOMOR : 4 SERI : E", Issue("4", "2005", "E")),
        ("LEMBARAN DAERAH KABUPATEN BOGOR TAHUN 2012 NOMOR 3", Issue("3", "2012")),
        ("", Issue("6", "2011")),
    ],
)
def test_the_issue_is_read_from_the_act(line: str, issue: Issue) -> None:
    assert issue_of(ending(line)) == issue


def test_a_series_stands_in_the_masthead_only_where_there_is_one() -> None:
    old = masthead(ending("LEMBARAN DAERAH KABUPATEN BOGOR TAHUN 2011 NOMOR 1 SERI B"), "")
    assert "LEMBARAN DAERAH<br>KABUPATEN BOGOR" in old
    assert "SERI" in old
    assert "SERI" not in masthead(ending("LEMBARAN DAERAH KABUPATEN BOGOR TAHUN 2012 NOMOR 3"), "")


def test_the_supplement_names_its_number_and_the_issue_it_explains(act: Node) -> None:
    head = supplement_head(act, "")
    assert "TAMBAHAN LEMBARAN DAERAH<br>KOTA SERANG" in head
    assert head.index("123") < head.index("(Penjelasan atas Lembaran Daerah Tahun 2022 Nomor 6)")
    html = gazette_html(act, replace(FACTS, form="tambahan"))
    assert "<h1>PENJELASAN<br>ATAS" in html
    assert "Menimbang" not in html


def test_a_kop_names_the_province_below_the_office_and_marks_a_copy() -> None:
    assert "BUPATI BOGOR<br>PROVINSI JAWA BARAT" in kop("BUPATI BOGOR", "PROVINSI JAWA BARAT", "", copy=True)
    assert "SALINAN" not in kop("GUBERNUR BALI", "", "", copy=False)


def test_the_emblem_of_the_office_stands_in_its_place(act: Node) -> None:
    html = gazette_html(act, replace(FACTS, emblem=("image/png", png())))
    assert '<img src="data:image/png;base64,' in html
    assert 'alt="Lambang daerah"' in html
    assert 'alt="Lambang negara"' in gazette_html(act, replace(FACTS, form="asli", emblem=("image/png", png())))


def test_what_is_to_be_signed_has_room_instead_of_ttd(act: Node) -> None:
    assert "ttd" not in gazette_html(act, replace(FACTS, form="asli"))
    assert "ttd" in gazette_html(act, replace(FACTS, form="salinan"))


def test_an_act_valid_without_a_signature_says_so() -> None:
    lines = "Agar setiap orang mengetahuinya.\nPeraturan Daerah ini dinyatakan sah.\nDiundangkan di Bogor\nNAMA"
    tree = Node(Kind.PERDA, children=(Node(Kind.PENUTUP, text=lines),))
    html = gazette_html(tree, replace(FACTS, form="asli"))
    assert html.index("dinyatakan sah.") < html.index("Diundangkan di Bogor")
    assert "Ditetapkan" not in html


def test_an_annex_says_which_it_is() -> None:
    head = "PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nPAJAK"
    for heading in (head, f"LAMPIRAN II\n{head}"):
        tree = Node(Kind.PERDA, children=(Node(Kind.LAMPIRAN, "II", heading, "DAFTAR\nIsi."),))
        html = gazette_html(tree, FACTS)
        assert "<h2>LAMPIRAN II<br>PERATURAN DAERAH KOTA SERANG<br>" in html
        assert html.count("LAMPIRAN II") == 1


def test_a_penjelasan_may_be_left_to_its_own_issue(act: Node) -> None:
    from documents.printing.form import form_of

    look = form_of({"penjelasan_terpisah": True}, issue=True)
    assert "PASAL DEMI PASAL" not in gazette_html(act, replace(FACTS, look=look))
    assert "PASAL DEMI PASAL" in gazette_html(act, replace(FACTS, form="tambahan", look=look))
