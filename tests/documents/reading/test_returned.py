"""What a Word file that came back says: words as accepted, italics, marks, authors, comments, indents, tables."""

import base64
import zlib

import pytest

from documents.core.canon import pack
from documents.core.tree import Kind, Node
from documents.reading.outcome import Unreadable
from documents.reading.returned import read_returned
from tests.documents.reading.samples import abstract, level, num, p, run, table, word

KEY = "abcdefgh"
MARK = '<w:bookmarkStart w:id="1" w:name="_k_abcdefgh"/>{}<w:bookmarkEnd w:id="1"/>'
NUMBERING = abstract(0, level(0, "(%1)")) + num(1, 0)


def lines(body, **parts):
    return read_returned("x.docx", word(body, **parts)).lines


def shown(body, **parts):
    return [line.shown() for line in lines(body, **parts) if not line.gone]


def ins(words, by="Dewi"):
    return f'<w:ins w:id="5" w:author="{by}" w:date="2021-01-01T00:00:00Z">{run(words)}</w:ins>'


def gone(words, by="Dewi"):
    return f'<w:del w:id="6" w:author="{by}"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def test_a_paragraph_tells_its_unit_its_number_and_who_changed_it():
    (line,) = lines(p(MARK.format(run("Setiap ") + gone("orang") + ins("penduduk")), num="1"), numbering=NUMBERING)
    assert (line.label, line.words, line.key, dict(line.authors)) == ("(1)", "Setiap penduduk", KEY, {"Dewi": 13})
    assert line.shown() == "(1) Setiap penduduk"


def test_a_number_typed_behind_the_counted_one_is_left_out():
    assert shown(p("(4) Setiap orang.", num="1"), numbering=NUMBERING) == ["(1) Setiap orang."]
    assert shown(p("a. Setiap orang.", num="1"), numbering=NUMBERING) == ["(1) a. Setiap orang."]


def test_a_paragraph_deleted_under_tracking_keeps_its_unit_and_is_not_counted():
    dead = p(MARK.format(gone("hilang")), num="1", mark="del")
    found = lines(dead + p("tetap", num="1"), numbering=NUMBERING)
    assert [(line.gone, line.key, line.shown()) for line in found] == [(True, KEY, ""), (False, "", "(1) tetap")]
    assert found[0].authors["Dewi"] == 6


def test_two_paragraphs_joined_are_one_line_of_the_first_unit():
    body = p(MARK.format(run("Setiap ")), mark="del") + p("orang", num="1")
    (line,) = lines(body, numbering=NUMBERING)
    assert (line.shown(), line.key) == ("(1) Setiap orang", KEY)


def test_words_moved_under_tracking_are_where_they_went():
    body = p('<w:moveFrom w:id="1" w:author="Eko"><w:r><w:t>pindah</w:t></w:r></w:moveFrom>', mark="moveFrom")
    body += p("tetap") + p('<w:moveTo w:id="2" w:author="Eko"><w:r><w:t>pindah</w:t></w:r></w:moveTo>')
    assert shown(body) == ["tetap", "pindah"]
    assert lines(body)[-1].authors["Eko"] == 6


def test_italics_come_as_marks_around_words_not_blanks():
    slanted = "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = p(run("secara ") + slanted.format("in ") + slanted.format("situ ") + run("saja"))
    assert shown(body) == ["secara *in situ* saja"]
    assert shown(p(slanted.format("*") + run("x"))) == ["*x"]


def test_comments_with_their_authors_and_answers():
    w14 = 'xmlns:w14="x14"'
    comments = (
        f'<w:comments xmlns:w="w" {w14}><w:comment w:id="3" w:author="Dewi"><w:p w14:paraId="A1"><w:r>'
        "<w:t>Mengapa?</w:t></w:r></w:p></w:comment>"
        '<w:comment w:id="4" w:author="Eko"><w:p w14:paraId="B2"><w:r><w:t>Karena.</w:t></w:r></w:p></w:comment>'
        '<w:comment w:id="5" w:author="Fitri"><w:p/></w:comment></w:comments>'
    )
    extended = (
        '<w15:commentsEx xmlns:w15="x15"><w15:commentEx w15:paraId="A1"/>'
        '<w15:commentEx w15:paraId="B2" w15:paraIdParent="A1"/></w15:commentsEx>'
    )
    relations = (
        '<Relationships xmlns="x"><Relationship Id="a" Target="comments.xml" Type="t/comments"/>'
        '<Relationship Id="b" Target="ex.xml" Type="t/commentsExtended"/></Relationships>'
    )
    extra = {"word/comments.xml": comments, "word/ex.xml": extended, "word/_rels/document.xml.rels": relations}
    body = p("Pasal 1") + p(
        '<w:commentRangeStart w:id="3"/>' + run("Isi.") + '<w:r><w:commentReference w:id="3"/></w:r>'
    )
    found = read_returned("x.docx", word(body, **extra))
    assert [(one.author, one.text, one.answers) for one in found.remarks] == [
        ("Dewi", "Mengapa?", -1), ("Eko", "Karena.", 0),
    ]  # fmt: skip
    assert [line.comments for line in found.lines] == [[], ["3"]]


def test_the_rows_of_a_preamble_read_as_its_paragraphs():
    body = table(["Menimbang", ":", p("bahwa satu;", num="1") + p("bahwa dua;", num="1")], ["Menetapkan", ":", "ACT."])
    assert shown(body, numbering=NUMBERING) == ["Menimbang:", "(1) bahwa satu;", "(2) bahwa dua;", "Menetapkan: ACT."]


def test_tables_of_a_lampiran_come_with_bars_others_with_tabs():
    grid = table(["NO", "JENIS"], ["1", p("Kios") + p("besar | kecil")])
    assert shown(grid) == ["NO\tJENIS", "1\tKios besar | kecil"]
    assert shown(p("LAMPIRAN I") + grid)[1:] == ["| NO | JENIS |", "| --- | --- |", "| 1 | Kios besar \\| kecil |"]


def test_a_row_deleted_under_tracking_names_who_did_it():
    row = f"<w:tr><w:trPr><w:del w:id='1' w:author='Dewi'/></w:trPr><w:tc>{p('hilang')}</w:tc></w:tr>"
    (first, second) = lines(f"<w:tbl>{row}<w:tr><w:tc>{p('tetap')}</w:tc></w:tr></w:tbl>")
    assert (first.gone, dict(first.authors), second.words) == (True, {"Dewi": 1}, "tetap")


def test_a_bookmark_that_word_put_between_paragraphs_names_the_next_one():
    body = '<w:bookmarkStart w:id="1" w:name="_k_abcdefgh"/>' + p("Isi.") + '<w:bookmarkEnd w:id="1"/>' + p("Lain.")
    assert [line.key for line in lines(body)] == [KEY, ""]


def test_hidden_words_and_field_codes_are_not_read():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
    assert shown(p(hidden + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("terlihat"))) == ["terlihat"]


def sent(data: bytes):
    text = base64.b64encode(data).decode()
    item = f'<asal xmlns="urn:raperda:asal" naskah="1" nama="x" teks="{text}"/>'
    return read_returned("x.docx", word(p("Isi"), **{"customXml/item1.xml": item})).sent


def test_only_a_sound_origin_is_believed():
    good = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="JUDUL", key="bbbbbbbb"),), key=KEY)
    assert sent(pack(good)).tree == good
    deep = Node(Kind.PASAL, key=KEY)
    for _ in range(60):
        deep = Node(Kind.PERDA, children=(deep,), key="cccccccc")
    twice = Node(Kind.PERDA, children=(Node(Kind.JUDUL, key=KEY),), key=KEY)
    endless = zlib.compress(b"[" * 200_000), zlib.compress(b" " * 30_000_000)
    for bad in (b"bukan", pack(deep), pack(twice), pack(Node(Kind.JUDUL, key=KEY)), zlib.compress(b"[]"), *endless):
        assert sent(bad) is None
    assert read_returned("x.docx", word(p("Isi"), **{"customXml/item1.xml": "<lain/>"})).sent is None


def test_what_is_not_a_word_file_is_refused():
    with pytest.raises(Unreadable, match="bukan berkas Word"):
        read_returned("x.txt", b"Pasal 1")
