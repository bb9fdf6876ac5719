"""The language of the papers: marks become blocks, facts never become marks, a faulty text is told."""

from datetime import date

import pytest

from deliberation.printing.paper import Block, PaperBroken, blocks, fill, pieces, standard
from deliberation.printing.papers import PAPERS
from deliberation.printing.pdf import paper_pdf
from deliberation.printing.word import paper_docx

DAY = date(2023, 3, 15)


def test_each_mark_is_a_block():
    text = "^ KOP\n---\n# JUDUL\n= tengah\n> kanan\n>>\n1. satu\na. huruf\n. biasa\ntanpa tanda\n===\n&&\n"
    kinds = [(block.kind, block.label) for block in blocks(text)]
    assert kinds == [
        ("kop", ""), ("rule", ""), ("title", ""), ("centre", ""), ("right", ""), ("right_room", ""), ("item", "1."),
        ("item", "a."), ("plain", ""), ("plain", ""), ("page", ""), ("signs_room", ""),
    ]  # fmt: skip


def test_rows_of_one_table_come_together():
    found = blocks(": Nomor | 1\n: Hal | Undangan\n| No | Nama |\n| 1 | |\n& kiri | kanan")
    assert [block.rows for block in found] == [
        (("Nomor", "1"), ("Hal", "Undangan")), (("No", "Nama"), ("1", "")), (("kiri", "kanan"),),
    ]  # fmt: skip


def test_words_are_bold_or_italic():
    assert pieces("**a** dan *b*.") == [("b", "a"), ("", " dan "), ("i", "b"), ("", ".")]


def test_a_fact_never_becomes_a_mark():
    hostile = {"judul": "Satu\n# DUA | <b>tiga</b> {{ rapat }} {% now 'Y' %}"}
    assert fill(". {{ rapat.judul }}", {"rapat": hostile}) == ". Satu # DUA / <b>tiga</b> {{ rapat }} {% now 'Y' %}"
    assert paper_pdf("x", "<script>|</script>", DAY)[:8] == b"%PDF-1.7"


@pytest.mark.parametrize("text", ["{% for %}", "{% include 'base.html' %}{% load static %}", "{{ a|lain }}"])
def test_a_faulty_text_is_told(text):
    with pytest.raises(PaperBroken, match="Templat surat ini keliru"):
        fill(text, {})


def test_a_slot_without_a_value_prints_dots():
    assert fill("{{ surat.nomor }}", {}) == ".........."


@pytest.mark.parametrize("slug", PAPERS)
def test_every_paper_has_its_text_and_lays_out_empty(slug):
    text = fill(standard(slug), {"rapat": {"jenis": "Rapat"}, "raperda": [{"tentang": "X"}]})
    assert any(block.kind == "title" or block.label or block.rows for block in blocks(text))
    assert paper_pdf(PAPERS[slug], text, DAY) == paper_pdf(PAPERS[slug], text, DAY)
    assert paper_docx(PAPERS[slug], text, DAY).startswith(b"PK")


def test_a_block_says_what_it_is():
    assert blocks("10. sepuluh") == [Block("item", "sepuluh", "10.")]
