"""Akoma Ntoso in: files of others lose no word, traps are refused, and what is no Akoma Ntoso is told in a sentence."""

import pytest

from documents.core.layout import layout
from documents.core.parse import parse
from documents.core.tree import ALLOWED, Kind, walk
from documents.printing.akn import akoma_ntoso, facts_from
from documents.reading import Unreadable, read, read_act
from documents.reading.sniff import sniff
from tests.documents.printing.akn.test_export import DAY, with_keys
from tests.people import SHORT

FOREIGN = """<?xml version="1.0"?>
<!-- made elsewhere -->
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17">
 <an:act name="act">
  <an:meta><an:identification source="#x"><an:FRBRWork><an:FRBRthis value="tak-terbaca"/></an:FRBRWork>
  </an:identification></an:meta>
  <an:coverPage><an:p>Sampul</an:p></an:coverPage>
  <an:preface><an:longTitle><an:p>Undang <an:b>Tebal</an:b> <an:i> miring </an:i>kata</an:p></an:longTitle></an:preface>
  <an:preamble>
   <an:p>Bahwa,</an:p>
   <an:recitals><an:recital eId="r1"><an:num>(1)</an:num><an:p>Pertimbangan satu.</an:p></an:recital>
   <an:recital eId="r2"><an:num>(2)</an:num><an:p>Pertimbangan dua.</an:p></an:recital></an:recitals>
   <an:citations><an:citation><an:p>Dasar satu.</an:p></an:citation><an:citation><an:p>Dasar dua.</an:p></an:citation>
   </an:citations>
  </an:preamble>
  <an:body>
   <an:part eId="p"><an:num>Part A</an:num><an:heading>Bagian besar</an:heading>
    <an:chapter eId="c"><an:num>Chapter 1</an:num><an:heading>Umum</an:heading><an:subheading>Anak judul</an:subheading>
     <an:section eId="s" wId="sec_1"><an:num>1.</an:num><an:heading>Istilah</an:heading>
      <an:subsection><an:num>(1)</an:num><an:intro><an:p>Yang dimaksud dengan:</an:p></an:intro>
       <an:paragraph><an:num>(a)</an:num><an:content><an:p>kata
          terbagi<an:authorialNote><an:p>Catatan.</an:p></an:authorialNote>;</an:p></an:content></an:paragraph>
       <an:wrapUp><an:p>penutup ayat.</an:p></an:wrapUp></an:subsection>
      <an:subsection><an:num>(2)</an:num><an:content><an:blockList><an:listIntroduction>Daftar:</an:listIntroduction>
       <an:item><an:num>1)</an:num><an:p>butir satu</an:p></an:item></an:blockList>
       <an:table><an:caption>Tabel</an:caption><an:tr><an:th>Satu</an:th><an:th><an:p>Dua|</an:p></an:th></an:tr>
       <an:tr><an:td colspan="2"><an:p>lebar</an:p></an:td></an:tr></an:table></an:content></an:subsection>
     </an:section>
     <an:crossHeading>Judul sela</an:crossHeading>
    </an:chapter>
   </an:part>
   <an:section><an:num>2</an:num><an:content><an:p>Diubah: <an:mod><an:quotedStructure><an:section><an:num>9</an:num>
     <an:content><an:p>kutipan baru</an:p></an:content></an:section></an:quotedStructure></an:mod>.</an:p>
     <an:ol><an:li>urut satu</an:li></an:ol><an:ul><an:li>tanpa urut</an:li></an:ul><an:asing>aneh</an:asing>
   </an:content></an:section>
  </an:body>
  <an:conclusions><an:p>Ditandatangani</an:p></an:conclusions>
  <an:attachments><an:attachment><an:heading>Schedule 1</an:heading><an:doc name="schedule"><an:meta/><an:mainBody>
   <an:article><an:num>1</an:num><an:content><an:p>isi jadwal</an:p></an:content></an:article></an:mainBody></an:doc>
  </an:attachment></an:attachments>
 </an:act>
</an:akomaNtoso>"""
SAID = """Sampul Undang Tebal miring kata Bahwa, Pertimbangan satu. dua. Dasar A Bagian besar Umum Anak judul Istilah
Yang dimaksud dengan: terbagi Catatan. penutup ayat. Daftar: butir Tabel Satu Dua lebar Judul sela Diubah: kutipan baru
urut tanpa aneh Ditandatangani Schedule isi jadwal"""


def wrapped(inside: str) -> bytes:
    return f'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">{inside}</akomaNtoso>'.encode()


def test_a_foreign_file_loses_no_word():
    tree = read_act("luar.xml", FOREIGN.encode()).tree
    held = " ".join(f"{node.number} {node.heading} {node.text}" for node in walk(tree))
    printed = layout(tree)
    for word in SAID.split():
        assert word in held, word
        assert word in printed, word
    assert "tak-terbaca" not in held


def test_a_foreign_file_becomes_units_that_may_stand_where_they_do():
    tree = read_act("luar.xml", FOREIGN.encode()).tree
    for node in walk(tree):
        assert {child.kind for child in node.children} <= ALLOWED[node.kind]
    body = tree.first(Kind.BATANG_TUBUH)
    buku = body.children[0]
    assert (buku.kind, buku.number, buku.heading) == (Kind.BUKU, "A", "Bagian besar")
    (bab, *_) = buku.children
    assert (bab.kind, bab.number, bab.heading) == (Kind.BAB, "1", "Umum\nAnak judul")
    pasal = bab.children[0]
    assert (pasal.kind, pasal.number, pasal.text, pasal.key) == (Kind.PASAL, "1", "Istilah", "")
    ayat = pasal.children[0]
    assert (ayat.kind, ayat.number, ayat.text) == (Kind.AYAT, "1", "Yang dimaksud dengan:")
    assert [(part.kind, part.number, part.text) for part in ayat.children] == [
        (Kind.HURUF, "a", "kata terbagi (Catatan.) ;"),
        (Kind.LANJUTAN, "", "penutup ayat."),
    ]
    assert "| Satu | Dua\\| |\n| --- | --- |\n| lebar |  |" in pasal.children[1].children[-1].text
    assert tree.first(Kind.JUDUL).text == "Sampul\nUndang Tebal *miring* kata"
    assert [item.number for item in tree.first(Kind.PEMBUKAAN).first(Kind.MENGINGAT).children] == ["1", "2"]
    assert tree.first(Kind.LAMPIRAN).heading == "Schedule 1"


def test_notes_are_told():
    (doubt,) = read("luar.xml", FOREIGN.encode()).doubts
    assert doubt.startswith("1 catatan kaki dijadikan teks biasa")
    assert [found.message for found in read_act("luar.xml", FOREIGN.encode()).findings] == [doubt]


def test_our_file_is_read_as_text_too():
    tree = parse(SHORT).tree
    data = akoma_ntoso(with_keys(tree), facts_from(tree, DAY))
    assert sniff(data) == "akn"
    assert parse(read("x.xml", data).text).tree == tree
    assert read_act("x.xml", data).tree.key


def test_keys_are_taken_once_and_only_where_they_are_keys():
    inside = "".join(
        f'<article wId="{key}"><content><p>x</p></content></article>'
        for key in ("aaaaaaaa", "aaaaaaaa", "art_1", "a b")
    )
    tree = read_act("x.xml", wrapped(f"<act><body>{inside}</body></act>")).tree
    assert [pasal.key for pasal in tree.children[0].children] == ["aaaaaaaa", "", "", ""]


def test_documents_of_a_collection_are_kept():
    inside = "".join(f"<doc><mainBody><p>dokumen {name}</p></mainBody></doc>" for name in ("satu", "dua"))
    tree = read_act(
        "x.xml", wrapped(f"<documentCollection><components>{inside}</components></documentCollection>")
    ).tree
    assert [
        (part.kind, layout(tree).count(word)) for part, word in zip(tree.children, ("satu", "dua"), strict=True)
    ] == [
        (Kind.BATANG_TUBUH, 1),
        (Kind.LAMPIRAN, 1),
    ]


XXE = '<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE akomaNtoso [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (XXE.encode() + wrapped("<act><body><p>&x;</p></body></act>"), "DOCTYPE"),
        (LAUGHS.encode() + wrapped("<act><body><p>&b;</p></body></act>"), "DOCTYPE"),
        ((XXE + wrapped("<act/>").decode()).encode("utf-16"), "DOCTYPE"),
        (wrapped("<act><body>")[:-20], "XML-nya tidak utuh"),
        (wrapped("<lain/>"), "bukan Akoma Ntoso"),
        (wrapped("<act><body/></act>"), "tidak berisi teks"),
        (wrapped("<act><body>" + "<part>" * 150 + "</part>" * 150 + "</body></act>"), "bersusun terlalu dalam"),
        (b'<?xml version="1.0"?><pkg>akomaNtoso</pkg>', "bukan Akoma Ntoso"),
    ],
)
def test_what_is_refused_is_one_sentence(data, said):
    for reader in (read, read_act):
        with pytest.raises(Unreadable, match=said) as refused:
            reader("berkas.xml", data)
        assert str(refused.value).startswith("Berkas “berkas.xml” ")


def test_a_file_in_utf_16_is_read():
    data = wrapped("<act><body><article><num>1</num><content><p>Satu.</p></content></article></body></act>").decode()
    assert layout(read_act("x.xml", f'<?xml version="1.0" encoding="UTF-16"?>{data}'.encode("utf-16")).tree) == (
        "Pasal 1\nSatu.\n"
    )
