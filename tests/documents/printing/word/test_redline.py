"""Tracked changes: accepted they give the new text, rejected the old one, and each says who made it."""

import io
import random
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from documents.core.keys import keyed
from documents.core.parse import parse
from documents.core.tree import Node, walk
from documents.printing.word import redline_docx, table_docx
from documents.reading import read_text
from documents.reading.returned import read_returned
from tests.people import SHORT

AT = "2021-03-04T05:06:00Z"
TABLE = (
    "\nLAMPIRAN\nPERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2021\n\nTARIF\n| NO | NILAI |\n|---|---|\n| 1 | lama |\n"
)


def act(text: str) -> Node:
    return parse(text).tree


def rejected(data: bytes) -> str:
    """The words of the file with every tracked change turned down."""
    file = docx.Document(io.BytesIO(data))
    body = file.element.body
    for gone in list(body.iter(qn("w:ins"))):
        if gone.getparent().tag not in (qn("w:rPr"), qn("w:trPr")):
            gone.getparent().remove(gone)
    for paragraph in list(body.iter(qn("w:p"))):
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:ins')}") is not None:
            paragraph.getparent().remove(paragraph)
    words = []
    for paragraph in body.iter(qn("w:p")):
        text = "".join(t.text or " " for t in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:tab")))
        words.append(text)
    return "\n".join(words)


def words_of(tree: Node) -> list[str]:
    """The words of every text of a tree."""
    return " ".join(" ".join((node.heading, node.text)) for node in walk(tree)).replace("Menetapkan:", "").split()


CHANGES = {
    "kata": SHORT.replace("tanpa biaya", "dengan biaya ringan"),
    "butir hilang": SHORT.replace("    a. pendidikan; dan\n    b. kesehatan.", "    a. kesehatan."),
    "ayat baru": SHORT.replace("    b. kesehatan.\n", "    b. kesehatan.\n(3) Pelayanan dievaluasi.\n"),
    "pasal hilang": SHORT.replace("Pasal 3\n\nPelayanan diselenggarakan tanpa biaya.\n\nBAB III", "BAB III").replace(
        "Pasal 4\n\nPeraturan", "Pasal 3\n\nPeraturan"
    ),
    "bab baru": SHORT.replace("BAB III\n", "BAB III\nSANKSI\n\nPasal 4\n\nSanksi.\n\nBAB IV\n").replace(
        "Pasal 4\n\nPeraturan", "Pasal 5\n\nPeraturan"
    ),
    "tabel": SHORT + TABLE.replace("| 1 | lama |", "| 1 | baru |\n| 2 | tambahan |"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_accepted_it_is_the_new_text(name):
    old = act(SHORT + TABLE if name == "tabel" else SHORT)
    new = act(CHANGES[name])
    data = redline_docx(old, new, author="Sari", at=AT)
    if name == "tabel":
        lines = [line.words for line in read_returned("x.docx", data).lines if line.words.startswith("|")]
        assert lines == ["| NO | NILAI |", "| --- | --- |", "| 1 | baru |", "| 2 | tambahan |"]
    else:
        assert parse(read_text("x.docx", data)).tree == new


@pytest.mark.parametrize("name", [name for name in CHANGES if name != "tabel"])
def test_rejected_it_has_the_words_of_the_old_text(name):
    old = act(SHORT)
    kept = rejected(redline_docx(old, act(CHANGES[name]), author="Sari", at=AT)).split()
    assert [word for word in words_of(old) if word not in kept] == []
    fresh = set(words_of(act(CHANGES[name]))) - set(words_of(old))
    assert fresh & set(kept) == set()


def test_only_what_changed_is_marked():
    xml = document(redline_docx(act(SHORT), act(CHANGES["kata"]), author="Sari & Budi", at=AT))
    assert re.findall(r"<w:delText[^>]*>([^<]*)", xml) == ["tanpa"]
    assert re.findall(r"<w:ins [^>]*><w:r><w:t[^>]*>([^<]*)", xml) == ["dengan", " ringan"]
    assert xml.count('w:author="Sari &amp; Budi"') == 3
    assert xml.count(f'w:date="{AT}"') == 3


def test_a_new_pasal_shifts_numbers_without_a_mark():
    xml = document(redline_docx(act(SHORT), act(CHANGES["bab baru"]), author="Sari", at=AT))
    assert "delText" not in xml


def test_two_equal_texts_have_no_marks():
    xml = document(redline_docx(act(SHORT), act(SHORT), author="Sari", at=AT))
    assert "<w:ins " not in xml
    assert "<w:del " not in xml


def test_a_moved_pasal_goes_and_comes():
    old = keyed(act(SHORT), set(), random.Random(7).randrange)
    body = old.children[2]
    bab = body.children[1]
    turned = bab.with_children((bab.children[1], bab.children[0]))
    children = (body.children[0], turned, body.children[2])
    new = old.with_children((*old.children[:2], body.with_children(children), *old.children[3:]))
    xml = document(redline_docx(old, new, author="Sari", at=AT))
    gone, came = "".join(re.findall(r"<w:delText[^>]*>([^<]*)", xml)), xml.count("<w:ins ")
    assert "tanpa biaya" in gone or "menyelenggarakan" in gone
    assert came


def test_each_unit_may_have_its_own_author():
    old = keyed(act(SHORT), set(), random.Random(7).randrange)
    pasal = next(node for node in walk(old) if node.text.startswith("Pelayanan diselenggarakan tanpa"))
    new = parse(CHANGES["kata"]).tree
    xml = document(redline_docx(old, new, author="Sari", at=AT, authors={pasal.key: ("Dewi", "2020-01-01T00:00:00Z")}))
    assert xml.count('w:author="Dewi"') == 3
    assert 'w:author="Sari"' not in xml


def test_marks_have_numbers_of_their_own():
    xml = document(redline_docx(act(SHORT), act(CHANGES["pasal hilang"]), author="Sari", at=AT))
    ids = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', xml)
    assert len(ids) == len(set(ids)) > 2


def test_a_matrix_is_a_table_across():
    rows = [("Pasal 1", (("=", "Pelayanan "), ("-", "lama"), ("+", "baru")), "diubah"), ("Pasal 2", "", "a\nb")]
    data = table_docx("SANDINGAN\nRaperda", ("LAMA", "BARU", "KETERANGAN"), rows, widths=(2, 2, 1), mark="Versi 1")
    file = docx.Document(io.BytesIO(data))
    cells = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    assert cells == [
        ["LAMA", "BARU", "KETERANGAN"],
        ["Pasal 1", "Pelayanan lamabaru", "diubah"],
        ["Pasal 2", "", "a\nb"],
    ]
    runs = file.tables[0].rows[1].cells[1].paragraphs[0].runs
    assert [(run.font.strike, run.font.underline) for run in runs] == [(None, None), (True, None), (None, True)]
    assert file.sections[0].page_width > file.sections[0].page_height
    assert data == table_docx(
        "SANDINGAN\nRaperda", ("LAMA", "BARU", "KETERANGAN"), rows, widths=(2, 2, 1), mark="Versi 1"
    )


def document(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()
