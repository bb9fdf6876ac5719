from concurrent.futures import ThreadPoolExecutor

import pytest
from django.template import Context, Template

from documents.prose import prose_html


def test_paragraphs_breaks_and_stress():
    assert prose_html("Catatan **penting**\nbaris *kedua*\n\nAlinea.") == (
        "<p>Catatan <strong>penting</strong><br>\nbaris <em>kedua</em></p>\n<p>Alinea.</p>"
    )


def test_headings_stand_below_those_of_the_page():
    html = prose_html("# Satu\n\n## Dua\n\n### Tiga\n\n###### Enam\n\n<h1 class='x'>Mentah</h1>")
    assert html.splitlines() == ["<h3>Satu</h3>", "<h4>Dua</h4>", "<h5>Tiga</h5>", "<h5>Enam</h5>", "<h3>Mentah</h3>"]


def test_nested_lists_and_their_start():
    html = prose_html("3. tiga\n    - anak\n        - cucu\n4. empat").replace("\n", "")
    assert html == '<ol start="3"><li>tiga<ul><li>anak<ul><li>cucu</li></ul></li></ul></li><li>empat</li></ol>'


def test_tables_come_without_style():
    html = prose_html("Tahun | Rp\n:---|---:\n2021 | 4,5 miliar")
    assert "<td>2021</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![gambar](https://example.org/x.png)",
        "[klik](javascript:alert(1))",
        "[klik](jav&#x09;ascript:alert(1))",
        "[klik](data:text/html;base64,PHN2Zz4=)",
        '<a href="java\nscript:alert(1)" onclick="alert(1)">klik</a>',
        "<svg/onload=alert(1)><style>p{}</style></svg>",
        "<iframe src='https://example.org'></iframe>",
        '<p style="position:fixed" class="x" id="y">teks</p>',
        "<form action='/keluar'><input name=x></form>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<a href='vbscript:msgbox(1)'>a</a><base href='//x'><meta http-equiv=refresh>",
    ],
)
def test_nothing_that_runs_loads_or_lays_itself_over_the_page_survives(source):
    html = prose_html(source).lower()
    for bad in (
        *("<script", "<img", "<svg", "<style", "<iframe", "<form", "<input", "<math", "<base", "<meta"),
        *("onerror", "onload", "onclick", "style=", "class=", "id=", "href=", "src=", "javascript:"),
    ):
        assert bad not in html


def test_links_are_kept_apart_from_our_pages():
    assert prose_html("[jdih](https://example.org/a?b=1&c=2)") == (
        '<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">jdih</a></p>'
    )
    assert 'href="/perda/2022/6"' in prose_html("[perda](/perda/2022/6)")
    assert 'href="mailto:a@example.org"' in prose_html("[surat](mailto:a@example.org)")
    assert "href" not in prose_html("[berkas](ftp://example.org/a)")


def test_a_template_prints_it_as_it_is():
    assert Template("{{ isi }}").render(Context({"isi": prose_html("**ya** <b>tidak</b>")})) == (
        "<p><strong>ya</strong> tidak</p>"
    )


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000,
        "![](" * 5_000,
        "<a " * 8_000,
        "* " * 10_000 + "x",
        ">" * 9_000 + "x",
        "**a" * 7_000,
        "kata " * 40_000,
    ],
    ids=["kurung", "gambar", "tanda", "butir", "kutipan", "tebal", "panjang"],
)
def test_a_hostile_text_is_shown_whole(source):
    html = prose_html(source)
    assert html.startswith(("<p>", "<blockquote>"))


def test_what_is_too_rich_is_shown_plainly_and_harmlessly():
    assert prose_html("[" * 101 + "<script>\n\n*a*").endswith("&lt;script&gt;</p>\n\n<p>*a*</p>")


def test_threads_do_not_disturb_each_other():
    sources = [f"# Judul {number}\n\n1. butir\n    - anak {number}" for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(prose_html, sources)) == [prose_html(source) for source in sources]
