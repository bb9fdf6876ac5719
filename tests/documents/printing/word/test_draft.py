"""An act as a Word file: what Word shows is what the tree says, and reading it back gives the tree."""

import io
import random
import re
import zipfile

import docx
import pytest

from documents.core.keys import keyed
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from documents.printing.word import Origin, Paper, draft_docx
from documents.reading import read_text
from documents.reading.returned import read_returned
from tests.documents.printing.word.acts import AMENDING, DEEP
from tests.documents.reading.samples import jpeg
from tests.people import SHORT


def act(text: str) -> Node:
    return parse(text).tree


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"word/{name}.xml").decode()


def long_act(pasal: int) -> Node:
    norm = "BAB I\nUMUM\n\n" + "\n".join(
        f"Pasal {n}\n(1) Urusan {n} terdiri atas:\n    a. satu; dan\n    b. dua.\n(2) Urusan {n} dilaksanakan.\n"
        for n in range(1, pasal + 1)
    )
    return act(norm)


@pytest.mark.parametrize("text", [SHORT, AMENDING, DEEP], ids=["pendek", "perubahan", "dalam"])
def test_reading_it_back_gives_the_same_tree(text):
    tree = act(text)
    assert parse(read_text("naskah.docx", draft_docx(tree))).tree == tree


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["kulonprogo-1-2005", "kulonprogo-11-2016", "kulonprogo-13-2015", "kulonprogo-1-1981"])
def test_real_acts_come_back_the_same(corpus, name):
    tree = act((corpus / "perda" / name / "teks.txt").read_text(errors="replace"))
    assert parse(read_text("naskah.docx", draft_docx(tree))).tree == tree


def test_word_counts_what_follows_and_shows_typed_numbers_where_it_cannot():
    data = draft_docx(act(DEEP))
    lines = [line.strip() for line in read_text("naskah.docx", data).split("\n")]
    document = part(data, "document")
    assert [line for line in lines if re.match(r"(BAB|Pasal)\b", line)] == [
        "BAB I", "Pasal 1", "Pasal 1A", "Pasal 2", "Pasal 3", "BAB IA", "Pasal 4",
    ]  # fmt: skip
    typed = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document)
    assert "Pasal 1A" in typed
    assert "BAB IA" in typed
    assert not {"Pasal 1", "Pasal 2", "Pasal 3", "(1)", "a.", "1)"} & set(typed)


def test_a_list_that_begins_anew_restarts_and_others_go_on():
    numbering = part(draft_docx(act(SHORT)), "numbering")
    assert '<w:lvlText w:val="Pasal %2"/>' in numbering
    assert "lvlOverride" not in numbering.replace(_restart(numbering), ""), "satu daftar angka yang baru saja"


def _restart(numbering: str) -> str:
    """The one list that starts over: the definitions, after the angka of Mengingat."""
    (found,) = re.findall(r'<w:num w:numId="3">.*?</w:num>', numbering)
    assert '<w:startOverride w:val="1"/>' in found
    return found


def test_the_page_form_is_the_official_one():
    data = draft_docx(act(SHORT), mark="Versi 3", kop=("WALI KOTA SERANG", "PROVINSI BANTEN"))
    file = docx.Document(io.BytesIO(data))
    sheet = file.sections[0]
    assert (round(sheet.page_width.cm, 1), round(sheet.page_height.cm, 1)) == (21.5, 33.0)
    assert {round(side.cm, 1) for side in (sheet.left_margin, sheet.right_margin, sheet.bottom_margin)} == {2.5}
    assert sheet.different_first_page_header_footer
    assert [p.text for p in sheet.first_page_header.paragraphs if p.text] == [
        "Versi 3", "WALI KOTA SERANG", "PROVINSI BANTEN",
    ]  # fmt: skip
    assert [p.text for p in sheet.header.paragraphs] == ["Versi 3", "- 2 -"]
    assert 'w:ascii="Bookman Old Style"' in part(data, "styles")
    assert {"Judul", "Bab", "Pasal", "Ayat", "Huruf", "Angka", "Isi penjelasan"} <= {s.name for s in file.styles}


def test_an_office_may_choose_another_paper():
    sheet = docx.Document(io.BytesIO(draft_docx(act(SHORT), paper=Paper(210, 297)))).sections[0]
    assert (round(sheet.page_width.cm, 1), round(sheet.page_height.cm, 1)) == (21.0, 29.7)


def test_the_same_text_gives_the_same_bytes():
    tree = keyed(act(SHORT), set(), _draw())
    assert draft_docx(tree, mark="x", origin=Origin(1, "v")) == draft_docx(tree, mark="x", origin=Origin(1, "v"))


def _draw():
    return random.Random(7).randrange


def test_every_unit_with_words_carries_its_key():
    tree = keyed(act(SHORT), set(), _draw())
    document = part(draft_docx(tree), "document")
    marks = re.findall(r'w:name="_k_([a-z2-7]{8})"', document)
    wordless = {Kind.PERDA, Kind.BATANG_TUBUH, Kind.MENIMBANG, Kind.MENGINGAT}
    assert sorted(marks) == sorted(node.key for node in walk(tree) if node.kind not in wordless)
    assert "_k_" not in part(draft_docx(act(SHORT)), "document")


def test_the_sent_text_travels_along():
    tree = keyed(act(SHORT), set(), _draw())
    returned = read_returned("x.docx", draft_docx(tree, origin=Origin(12, "versi-3")))
    assert (returned.sent.naskah, returned.sent.name) == (12, "versi-3")
    assert [node.key for node in walk(returned.sent.tree)] == [node.key for node in walk(tree)]


def test_italics_are_runs_and_come_back_as_marks():
    tree = act(SHORT.replace("tanpa biaya", "secara *in situ* tanpa *biaya*"))
    data = draft_docx(tree)
    assert "*" not in part(data, "document")
    assert part(data, "document").count("<w:i/>") == 2
    shown = [line.shown() for line in read_returned("x.docx", data).lines]
    assert "Pelayanan diselenggarakan secara *in situ* tanpa *biaya*." in shown


def test_a_lampiran_has_real_tables_and_its_images():
    text = "TARIF\n| NO | JENIS |\n|---|--:|\n| 1 | Kios \\| los |\nKeterangan.\n![Peta](gambar:0123456789abcdef)"
    tree = Node(
        Kind.PERDA, children=(Node(Kind.LAMPIRAN, "I", "PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2020", text),)
    )
    data = draft_docx(tree, pictures={"0123456789abcdef": jpeg()})
    file = docx.Document(io.BytesIO(data))
    assert [[cell.text for cell in row.cells] for row in file.tables[0].rows] == [["NO", "JENIS"], ["1", "Kios | los"]]
    assert len(file.inline_shapes) == 1
    assert file.inline_shapes[0].width <= file.sections[0].page_width
    assert '<w:pStyle w:val="LampiranAwal"/>' in part(data, "document")
    shown = [line.shown() for line in read_returned("x.docx", data).lines if not line.gone]
    assert shown[3:] == [
        "TARIF",
        "| NO | JENIS |",
        "| --- | ---: |",
        "| 1 | Kios \\| los |",
        "Keterangan.",
        "![Peta](gambar:0123456789abcdef)",
    ]


def test_words_that_xml_does_not_take_do_no_harm():
    tree = act(SHORT.replace("tanpa biaya", "<b>tanpa</b> & \x07 biaya"))
    assert "<b>tanpa</b> & biaya" in " ".join(read_text("x.docx", draft_docx(tree)).split())
