import io

import docx
import pytest

from documents.reading.docx import read_docx
from tests.documents.reading.samples import abstract, level, num, p, word


def lines(body, numbering="", styles=""):
    return read_docx(word(body, numbering=numbering, styles=styles)).text.splitlines()


def test_the_units_of_a_regulation_come_out_numbered():
    law = abstract(
        1,
        level(0, "BAB %1", "upperRoman", '<w:suff w:val="space"/>'),
        level(1, "Pasal %2", extra='<w:lvlRestart w:val="0"/>'),
        level(2, "(%3)"),
        level(3, "%4.", "lowerLetter"),
        level(4, "%5."),
        level(5, "%6)", "lowerLetter"),
    )
    body = (
        p("KETENTUAN UMUM", "5", 0) + p("", "5", 1) + p("Ayat.", "5", 2) + p("Ayat lagi:", "5", 2)
        + p("huruf;", "5", 3) + p("huruf:", "5", 3) + p("angka:", "5", 4) + p("huruf.", "5", 5)
        + p("HAK", "5", 0) + p("", "5", 1) + p("Ayat.", "5", 2) + p("huruf.", "5", 3)
    )  # fmt: skip
    assert lines(body, law + num(5, 1)) == [
        "BAB I KETENTUAN UMUM", "Pasal 1 ", "(1) Ayat.", "(2) Ayat lagi:",
        "a. huruf;", "b. huruf:", "1. angka:", "a) huruf.",
        "BAB II HAK", "Pasal 2 ", "(1) Ayat.", "a. huruf.",
    ]  # fmt: skip


def test_lists_that_share_an_abstract_go_on_and_a_start_override_begins_anew():
    shared = abstract(1, level(0, "%1.", "lowerLetter"), level(1, "%2)"))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = num(1, 1) + num(2, 1) + num(3, 1, override)
    body = p("x", "1") + p("x", "1") + p("x", "2") + p("x", "3") + p("x", "3") + p("x", "1")
    assert lines(body, shared + nums) == ["a. x", "b. x", "c. x", "a. x", "b. x", "c. x"]


def test_an_override_may_start_elsewhere_and_change_the_level():
    own = '<w:lvlOverride w:ilvl="0">' + level(0, "(%1)", "decimalZero", start=4) + "</w:lvlOverride>"
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="27"/></w:lvlOverride>'
    numbering = abstract(1, level(0, "%1.", "lowerLetter")) + num(1, 1, start) + num(2, 1, own)
    assert lines(p("x", "1") + p("x", "1"), numbering) == ["aa. x", "bb. x"]
    assert lines(p("x", "2"), numbering) == ["(04) x"]


@pytest.mark.parametrize(
    ("form", "text", "printed"),
    [
        ("upperRoman", "BAB %1", "BAB III"),
        ("lowerRoman", "(%1)", "(iii)"),
        ("upperLetter", "%1.", "C."),
        ("ordinalText", "Bagian %1", "Bagian Ketiga"),
        ("cardinalText", "%1", "Tiga"),
        ("none", "Umum%1", "Umum"),
        ("bullet", "\uf0b7", "•"),
        ("bullet", "-", "-"),
        ("hebrew1", "%1)", "3)"),
    ],
)
def test_every_form_of_number(form, text, printed):
    assert lines(p("x", "1"), abstract(1, level(0, text, form, start=3)) + num(1, 1)) == [f"{printed} x"]


def test_nought_in_letters_or_romans_is_printed_as_a_digit():
    assert lines(p("x", "1"), abstract(1, level(0, "%1.", "upperRoman", start=0)) + num(1, 1)) == ["0. x"]


def test_a_level_before_its_parent_and_legal_figures():
    levels = abstract(1, level(0, "%1.", "upperRoman"), level(1, "%1.%2", "lowerLetter", "<w:isLgl/>"))
    assert lines(p("x", "1", 1) + p("y", "1", 0) + p("z", "1", 1), levels + num(1, 1)) == ["1.1 x", "I. y", "1.1 z"]


def test_a_suffix_of_nothing_leaves_no_blank():
    assert lines(p("x", "1"), abstract(1, level(0, "%1/", extra='<w:suff w:val="nothing"/>')) + num(1, 1)) == ["1/x"]


def test_numbers_come_through_styles_their_bases_and_list_styles():
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
        '<w:style w:type="paragraph" w:styleId="Pasal"><w:basedOn w:val="Normal"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Pasal"/></w:style>'
        '<w:style w:type="numbering" w:styleId="Daftar">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    linked = level(1, "Pasal %2", extra='<w:pStyle w:val="Pasal"/>')
    numbering = (
        abstract(1, level(0, "BAB %1", "upperRoman"), linked)
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Daftar"/></w:abstractNum>'
        + num(1, 1)
        + num(2, 2)
    )
    body = p("x", style="Pasal") + p("x", style="Anak") + p("x", num="0", style="Pasal") + p("y", "2") + p("z")
    assert lines(body, numbering, styles) == ["Pasal 1 x", "Pasal 2 x", "x", "BAB I y", "z"]


def test_a_deleted_paragraph_is_not_counted():
    numbering = abstract(1, level(0, "(%1)")) + num(1, 1)
    gone = p('<w:del w:id="1"><w:r><w:delText>hilang</w:delText></w:r></w:del>', "1").replace(
        "</w:numPr>", '</w:numPr><w:rPr><w:del w:id="2"/></w:rPr>'
    )
    assert lines(p("x", "1") + gone + p("y", "1"), numbering) == ["(1) x", "(2) y"]


def test_what_points_nowhere_or_in_circles_is_read_without_a_number():
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    assert lines(p("x", "99") + p("y", style="A") + p("z", style="B"), num(1, 7), styles) == ["x", "y", "z"]


def test_a_document_without_lists_and_one_made_by_a_common_library():
    document = docx.Document()
    for words in ("satu", "dua"):
        document.add_paragraph(words, style="List Number")
    stream = io.BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()).text == "1. satu\n2. dua\n"
    assert lines(p("Pasal 1")) == ["Pasal 1"]
