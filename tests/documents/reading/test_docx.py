import io

import docx
import pytest

from documents.reading.docx import read_docx
from documents.reading.outcome import Unreadable
from tests.documents.reading.samples import W, jpeg, p, run, table, word


def text(body, **parts):
    return read_docx(word(body, **parts)).text


def test_paragraphs_and_tables_come_in_the_order_of_the_document():
    document = docx.Document()
    document.add_paragraph("BAB I")
    grid = document.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "No.", "Jenis"
    document.add_paragraph("Pasal 1")
    stream = io.BytesIO()
    document.save(stream)
    assert read_docx(stream.getvalue()).text == "BAB I\nNo.\tJenis\nPasal 1\n"


def test_tabs_breaks_and_signs_inside_a_paragraph():
    body = p(
        "<w:r><w:t>a.</w:t><w:tab/><w:t>Undang</w:t><w:noBreakHyphen/><w:t>Undang</w:t><w:br/><w:t>baris</w:t>"
        '<w:softHyphen/><w:cr/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:char="00BD"/></w:r>'
    )
    assert text(body) == "a.\tUndang-Undang\nbaris\n•½\n"


def test_fields_links_and_controls_give_their_result_and_not_their_code():
    body = p(
        '<w:hyperlink r:id="r7">' + run("jdih") + '</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        "<w:r><w:instrText>PAGEREF x</w:instrText></w:r>"
        + run(" 7")
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + run(" akhir")
        + "</w:sdtContent></w:sdt>"
    )
    assert text(body) == "jdih 7 akhir\n"


def test_tracked_changes_read_as_accepted():
    body = p(
        run("Setiap ")
        + '<w:del w:id="1"><w:r><w:delText>orang</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("penduduk")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run(" pergi")}</w:moveFrom><w:moveTo w:id="4">{run(" datang")}</w:moveTo>'
    )
    assert text(body) == "Setiap penduduk datang\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs():
    gone = p('<w:del w:id="1"><w:r><w:delText>(2) hilang</w:delText></w:r></w:del>', mark="del")
    assert text(p("Setiap ", mark="del") + p("orang") + gone + p("Pasal 2")) == "Setiap orang\nPasal 2\n"
    assert text(p("paling akhir", mark="moveFrom")) == "paling akhir\n"


def test_a_deleted_row_or_cell_is_not_in_the_text():
    row = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>" + p("hilang") + "</w:tc></w:tr>"
    cell = "<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>" + p("lenyap") + "</w:tc>"
    body = f"<w:tbl>{row}<w:tr>{cell}<w:tc>{p('tetap')}</w:tc></w:tr></w:tbl>"
    assert text(body) == "tetap\n"


def test_hidden_words_are_not_printed():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia </w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>terbuka</w:t></w:r>'
    assert text(p(hidden + shown)) == "terbuka\n"


def test_the_table_of_a_preamble_reads_as_printed():
    letters = p("a. bahwa pertama;") + p("b. bahwa kedua;")
    assert text(table(["Menimbang", ":", letters])) == "Menimbang\t:\ta. bahwa pertama;\nb. bahwa kedua;\n"
    apart = table(["Mengingat", ":", p("1.") + p("2."), p("Undang-Undang satu;") + p("Undang-Undang dua;")])
    assert text(apart) == "Mengingat\t:\t1.\tUndang-Undang satu;\n2.\tUndang-Undang dua;\n"


def test_two_tall_cells_are_read_one_after_the_other():
    left = p("Diundangkan di Serang") + p("SEKRETARIS DAERAH,")
    right = p("Ditetapkan di Serang") + p("WALI KOTA SERANG,")
    expected = "Diundangkan di Serang\nSEKRETARIS DAERAH,\nDitetapkan di Serang\nWALI KOTA SERANG,\n"
    assert text(table([left, right])) == expected


def test_a_cell_between_two_others_keeps_its_place_when_empty():
    assert text(table(["1", "", "Rp5.000,00"]) + p("")) == "1\t\tRp5.000,00\n\n"


def test_a_table_in_a_table_is_read():
    assert text(table([table(["dalam", "sekali"]) + p(""), "luar"])) == "dalam\tsekali\tluar\n"


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent>" + p("SALINAN") + "</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(p(run("BUPATI") + drawing) + p("Pasal 1")) == "BUPATI\nSALINAN\nPasal 1\n"


def test_a_fraction_in_a_formula_keeps_its_stroke():
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert text(p(run("T = ") + fraction)) == "T = a/b\n"


def test_headers_are_left_out_and_notes_stand_where_they_are_called():
    header = f'<w:hdr xmlns:w="x">{run("KOP SURAT")}</w:hdr>'
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="0">{p()}</w:footnote>' + (
        f'<w:footnote w:id="2">{p(" Lihat ")}{p("Pasal 3.")}</w:footnote></w:footnotes>'
    )
    ends = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="2">{p("Lihat lampiran.")}</w:endnote></w:endnotes>'
    body = p(run("Pasal 1") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" berlaku"))
    body += p('<w:r><w:endnoteReference w:id="2"/><w:footnoteReference w:id="9"/></w:r>')
    parts = {"word/header1.xml": header, "word/footnotes.xml": notes, "word/endnotes.xml": ends}
    reading = read_docx(word(body, **parts))
    assert reading.text == "Pasal 1 [Lihat Pasal 3.] berlaku\n [Lihat lampiran.]\n"
    assert reading.doubts == (
        "Isi catatan kaki ditaruh dalam kurung siku di tempat rujukannya; pindahkan atau hapus dengan tangan.",
    )


def test_a_document_of_pictures_alone_is_refused():
    body = p('<w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r>')
    with pytest.raises(Unreadable, match="hanya berisi gambar; jalankan pengenalan teks"):
        read_docx(word(body, **{"word/media/image1.jpeg": jpeg()}))


def test_outside_entities_are_never_opened(tmp_path):
    secret = tmp_path / "rahasia.txt"
    secret.write_text("RAHASIA")
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(Unreadable, match="rusak atau terpotong"):
        read_docx(word(p(run("&e;")), head=head))


@pytest.mark.parametrize("cut", ["<w:p>", "</w:oops>"])
def test_broken_xml_is_refused(cut):
    with pytest.raises(Unreadable, match="rusak atau terpotong; buka di Word"):
        read_docx(word(cut))


def test_an_endless_document_is_refused():
    with pytest.raises(Unreadable, match="terlalu panjang; bagi menjadi"):
        read_docx(word(p("kata " * 4_300_000)))


def test_a_strict_document_and_a_moved_body_are_read():
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>' + p("Pasal 1")
    relations = (
        '<Relationships xmlns="x"><Relationship Id="r" Target="/word/document2.xml" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"/></Relationships>'
    )
    parts = {"word/document2.xml": strict + "</w:body></w:document>", "_rels/.rels": relations}
    assert read_docx(word(p("lama"), **parts)).text == "Pasal 1\n"


def slant(words, on="<w:i/>"):
    return f'<w:r><w:rPr>{on}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_words_in_italics_stand_between_asterisks():
    body = p(run("a. rapat ") + slant("rapat ") + slant("daring ") + run("(") + slant("virtual meeting") + run(");"))
    assert text(body) == "a. rapat *rapat daring* (*virtual meeting*);\n"
    style = '<w:style w:type="character" w:styleId="Emphasis"><w:rPr><w:i/></w:rPr></w:style>'
    named = p(run("taman ") + slant("online", '<w:rStyle w:val="Emphasis"/>') + slant(" biasa", '<w:i w:val="0"/>'))
    assert text(named, styles=style) == "taman *online* biasa\n"


def test_a_label_and_a_whole_paragraph_in_italics_are_not_marked():
    assert text(p(slant("a. ") + slant("startup") + run(" baru;"))) == "a. *startup* baru;\n"
    assert text(p(run("a. ") + slant("semua miring"))) == "a. semua miring\n"
    assert text(p(slant("Pasal 5"))) == "Pasal 5\n"
    assert text(p(run("Pasal ") + slant("5"))) == "Pasal 5\n"
    assert text(p(slant("* catatan") + run(" kaki"))) == "*catatan* kaki\n"
