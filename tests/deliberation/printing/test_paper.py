"""The language of the papers: marks become blocks, facts never become marks, a faulty text is told."""

import io
import re
from datetime import date

import pypdfium2
import pytest
from docx import Document

from deliberation.core.papers import DOCUMENTS
from deliberation.printing.paper import Block, PaperBroken, blocks, fill, finish, pieces, standard
from deliberation.printing.papers import FORMS, PAPERS
from deliberation.printing.pdf import paper_html, paper_pdf
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% for %}", "Templat surat ini keliru"), ("{% if %}", "keliru"), ("{% if a %}", "keliru"),
        ("{{ a b }}", "keliru"), ("{% include 'base.html' %}", "Perintah include tidak dikenal"),
        ("{% load static %}", "Perintah load"), ("{% extends 'x' %}", "Perintah extends"), ("{% url 'x' %}", "url"),
        ("{{ a|lain }}", "Tambahan |lain"), ("{{ 5|divisibleby:0 }}", "divisibleby"), ("{% %}", "kosong"),
        ("{% if a|ljust:9999999 %}{% endif %}", "ljust"), ("{{ '|ok'|default:'|x' | rjust:'9' }}", "rjust"),
    ],
)  # fmt: skip
def test_a_faulty_text_is_told(text, said):
    with pytest.raises(PaperBroken, match=re.escape(said)):
        fill(text, {})


def test_what_the_language_has():
    facts = {"a": ["satu", "dua"], "b": ""}
    text = "{% for x in a %}{{ x|upper }} {% empty %}-{% endfor %}{{ b|default:'a|b' }}"
    text += " {% if a|length == 2 %}ya{% endif %}"
    assert fill(text, facts) == "SATU DUA a|b ya"


def test_a_slot_without_a_value_prints_dots():
    assert fill("{{ surat.nomor }}", {}) == ".........."


@pytest.mark.parametrize("slug", [slug for slug, paper in FORMS.items() if not paper.incoming])
def test_every_paper_has_its_text_and_lays_out_empty(slug):
    text = fill(standard(slug), {"rapat": {"jenis": "Rapat"}, "raperda": [{"tentang": "X"}]})
    assert any(block.kind == "title" or block.label or block.rows for block in blocks(text))
    assert "|default" not in text
    assert paper_pdf(FORMS[slug].nama, text, DAY) == paper_pdf(FORMS[slug].nama, text, DAY)
    assert paper_docx(FORMS[slug].nama, text, DAY).startswith(b"PK")


def test_papers_become_documents_of_the_procedure():
    assert {paper.document for paper in FORMS.values()} - set(DOCUMENTS) == {""}
    assert set(PAPERS) < set(FORMS)


def test_a_number_comes_later():
    text = fill("{{ surat.nomor }}, {{ surat.hal }}", {"surat": {"nomor": "[[nomor]]", "hal": "[[hal]]"}})
    assert finish(text, {"nomor": "1/A", "hal": "a | b\n# c"}) == "1/A, a / b # c"
    assert finish("[[nomor]] [[Lain]]", {}) == ".......................... [[Lain]]"


def test_a_fact_nobody_names_is_not_asked_for():
    def never():
        raise AssertionError

    assert fill("{{ satu.a }}", {"satu": lambda: {"a": "1"}, "dua": never}) == "1"


def test_a_mark_hangs_beside_its_label():
    (block,) = blocks(": Menimbang | a. | bahwa satu;\n:  | b. | bahwa dua;\n: Menetapkan | TIGA")
    assert block.rows == (("Menimbang", "a.", "bahwa satu;"), ("", "b.", "bahwa dua;"), ("Menetapkan", "TIGA"))
    html = paper_html(": Menimbang | a. | bahwa <satu>\n# JUDUL", title="p")
    assert '<td class="k-colon">:</td><td class="k-mark">a.</td><td>bahwa &lt;satu&gt;</td>' in html
    assert '<p class="k-title">JUDUL</p>' in html


def test_a_block_says_what_it_is():
    assert blocks("10. sepuluh") == [Block("item", "sepuluh", "10.")]


def test_pages_that_lie_on_their_long_side():
    text = "# SATU\n=== mendatar\n| A | B |\n===\n. tiga\n===\n. empat"
    assert paper_html(text).count('<section class="k-wide"><table') == 1
    assert paper_html(text).endswith(
        '</table></section><p class="k-plain">tiga</p><div class="k-page"></div><p class="k-plain">empat</p>'
    )
    book = pypdfium2.PdfDocument(paper_pdf("x", text, DAY))
    sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in book]
    book.close()
    assert sizes == [(215, 330), (330, 215), (215, 330), (215, 330)]
    file = Document(io.BytesIO(paper_docx("x", text, DAY)))
    assert [section.page_width.mm > section.page_height.mm for section in file.sections] == [False, True, False]
    first = Document(io.BytesIO(paper_docx("x", "=== mendatar\n. satu", DAY)))
    assert [section.page_width.mm > 300 for section in first.sections] == [True]
