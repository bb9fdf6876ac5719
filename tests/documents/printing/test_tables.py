"""Tables and pictures of a lampiran on the screen and on paper; nothing else becomes markup."""

import datetime
from io import BytesIO

import pypdfium2
import pytest

from documents.core.tables import Picture, pieces
from documents.core.tree import Kind, Node
from documents.printing.gazette import GazetteFacts, gazette, gazette_html
from documents.printing.html import unit_html
from documents.printing.tables import annex_html, picture_html, table_html
from tests.documents.printing.pictures import png

KEY = "0123456789abcdef"
TABLE = "| NO | TARIF |\n| --- | ---: |\n| *satu* | <b>10</b> |"


def test_a_table_is_a_table_with_its_cells_escaped():
    (table,) = pieces(TABLE)
    assert table_html(table) == (
        '<div class="table-wrap"><table class="table"><thead><tr><th scope="col">NO</th>'
        '<th scope="col" class="number">TARIF</th></tr></thead><tbody><tr><td><em>satu</em></td>'
        '<td class="number">&lt;b&gt;10&lt;/b&gt;</td></tr></tbody></table></div>'
    )


def test_a_table_without_head():
    (table,) = pieces("|  |  |\n| --- | --- |\n| a | b |")
    assert "<thead>" not in table_html(table)


def test_a_picture_says_what_it_shows():
    assert picture_html(Picture(KEY, 'Peta "A"'), "/x") == (
        '<figure class="gambar"><img src="/x" alt="Peta &quot;A&quot;"><figcaption>Peta "A"</figcaption></figure>'
    )
    assert picture_html(Picture(KEY, "Peta"), "") == '<p class="note">[Gambar: Peta]</p>'


def test_a_lampiran_on_the_screen():
    annex = Node(Kind.LAMPIRAN, "", "DAFTAR", f"Tarif:\n{TABLE}\n![Peta](gambar:{KEY})")
    html = unit_html(annex)
    assert "<p>Tarif:</p><div class=" in html
    assert f'<img src="/berkas/gambar/{KEY}" alt="Peta">' in html


@pytest.mark.parametrize(
    "text", ["# Judul", "- butir", "[kata](/lain)", "<b>tebal</b>", "`kode`", "~~coret~~", "> kutipan", "![x](/a.png)"]
)
def test_other_markup_is_shown_as_it_was_typed(text):
    from html import escape

    for kind in (Kind.PASAL, Kind.LAMPIRAN):
        assert f"<p>{escape(text, quote=False)}</p>" in unit_html(Node(kind, "1", text=text))
    assert annex_html(text) == f"<p>{escape(text, quote=False)}</p>"


def act(text: str) -> Node:
    judul = Node(Kind.JUDUL, text="PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2022\nTENTANG\nTARIF")
    body = Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, "1", text="Isi."),))
    return Node(Kind.PERDA, children=(judul, body, Node(Kind.LAMPIRAN, "", "LAMPIRAN\nDAFTAR", text)))


def facts(**given) -> GazetteFacts:
    day = datetime.date(2022, 10, 24)
    return GazetteFacts(level="kota", office="WALI KOTA SERANG", provinsi="PROVINSI BANTEN", date=day, **given)


def test_a_lampiran_on_paper():
    tree = act(f"TARIF RETRIBUSI\n{TABLE.upper()}\n![Peta](gambar:{KEY})")
    html = gazette_html(tree, facts(pictures={KEY: ("image/png", png())}))
    assert '<p class="c g k">TARIF RETRIBUSI</p><table class="table" style="font-size:11pt">' in html
    assert '<img src="data:image/png;base64,' in html
    pdf = pypdfium2.PdfDocument(BytesIO(gazette(tree, facts(pictures={KEY: ("image/png", png())}))))
    last = pdf[len(pdf) - 1]
    words = last.get_textpage().get_text_bounded()
    assert "SATU" in words
    assert "Peta" in words
    assert any(thing.type == 3 for thing in last.get_objects(max_depth=5)), "an image"


def test_a_picture_that_is_missing_leaves_its_words_on_paper():
    assert "[Gambar: Peta]" in gazette_html(act(f"![Peta](gambar:{KEY})"), facts())
