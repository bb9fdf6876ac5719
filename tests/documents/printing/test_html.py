"""The screen's law text: markup of every unit, order of words, escaping, penjelasan under its pasal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from documents.core.tree import Kind, Node, Path, walk, walk_paths
from documents.printing.html import law_html, plain_html, unit_html, words_html

VOID = {"br"}


class Checked(HTMLParser):
    """Reads markup strictly: every element closed in order, ids and heading levels collected."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.words: list[str] = []
        self.feed(markup)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        if tag in ("li", "dt", "dd"):
            assert self.open[-2] == {"li": "ol", "dt": "dl", "dd": "dl"}[tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def paths(tree: Node) -> dict[Path, str]:
    """An id for every unit, made of its path."""
    return {path: "u" + "-".join(map(str, path)) for path, _ in walk_paths(tree)}


def bare(text: str) -> str:
    """Letters and digits only: what must survive whatever the markup."""
    return "".join(re.findall(r"\w", unescape(re.sub(r"<[^>]*>", "", text))))


def test_judul_is_one_centred_paragraph(act: Node) -> None:
    markup = law_html(act, anchors={(0,): "judul"})
    assert markup.startswith(
        '<div class="unit judul" id="judul"><p>PERATURAN DAERAH KOTA SERANG<br>NOMOR 6 TAHUN 2022<br>TENTANG<br>'
        "PENYELENGGARAAN PELAYANAN PUBLIK</p></div>"
    )


def test_considerations_stand_in_a_definition_list(act: Node) -> None:
    markup = law_html(act, anchors={(1, 0, 1): "menimbang-b"})
    assert (
        '<p class="centred">WALI KOTA SERANG,</p><dl class="konsiderans"><dt>Menimbang</dt><dd><ol class="butir">'
        in markup
    )
    assert '<li id="menimbang-b"><span class="n">b.</span><p>bahwa berdasarkan pertimbangan' in markup
    assert "</ol></dd><dt>Mengingat</dt><dd>" in markup
    assert (
        '<p class="centred">Dengan Persetujuan Bersama<br>DEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG<br>dan<br>'
        'WALI KOTA SERANG</p><p class="centred">MEMUTUSKAN:</p><dl class="konsiderans"><dt>Menetapkan</dt>'
        "<dd><p>PERATURAN DAERAH TENTANG PENYELENGGARAAN PELAYANAN PUBLIK.</p></dd></dl>"
    ) in markup


def test_single_consideration_without_letter_is_a_paragraph() -> None:
    assert unit_html(Node(Kind.MENIMBANG, text="bahwa perlu;")) == (
        '<dl class="konsiderans"><dt>Menimbang</dt><dd><p>bahwa perlu;</p></dd></dl>'
    )


def test_bab_and_pasal_lie_side_by_side(act: Node) -> None:
    markup = law_html(act, anchors={(2, 0): "bab-1", (2, 0, 0): "pasal-1"})
    assert (
        '<section class="unit bab" id="bab-1"><h2>BAB I<br>KETENTUAN UMUM</h2></section>'
        '<section class="unit pasal" id="pasal-1"><h3>Pasal 1</h3>'
        "<p>Dalam Peraturan Daerah ini yang dimaksud dengan:</p>"
        '<ol class="butir"><li><span class="n">1.</span><p>Daerah adalah Kota Serang.</p></li>'
    ) in markup
    assert (
        '<section class="unit bagian"><h3>Bagian Kesatu<br>Umum</h3></section><section class="unit pasal"><h4>'
        in markup
    )


def test_lists_nest_and_closing_phrase_follows_the_list(act: Node) -> None:
    markup = law_html(act, anchors={(2, 1, 0, 0, 0): "pasal-2-ayat-1"})
    assert '<ol class="butir"><li id="pasal-2-ayat-1"><span class="n">(1)</span><p>Data pemohon meliputi:</p>' in markup
    assert re.findall(r'<span class="n">([^<]*)</span>', markup.split("Pasal 2</h4>")[1].split("<details")[0]) == [
        "(1)", "a.", "b.", "1.", "a)", "b)", "2.", "(2)",
    ]  # fmt: skip
    assert "</ol><p>yang dicatat oleh penyelenggara.</p></li><li>" in markup


def test_penjelasan_lies_under_its_pasal(act: Node) -> None:
    markup = law_html(act, anchors={(4, 2): "penjelasan-pasal-2"})
    assert (
        '<details class="penjelasan" id="penjelasan-pasal-2"><summary>Penjelasan Pasal 2</summary>'
        "<p><strong>Ayat (1)</strong></p><p><strong>Huruf a</strong></p><p>Nama menurut kartu penduduk.</p>"
        "<p><strong>Huruf b</strong></p><p>Cukup jelas.</p><p><strong>Ayat (2)</strong></p><p>Cukup jelas.</p>"
        "</details></section>"
    ) in markup
    assert markup.count("<details") == 3


def test_penjelasan_that_explains_nothing_stands_at_the_end(act: Node) -> None:
    last = law_html(act, anchors={}).split("ATAS<br>")[1]
    assert "<h3>I. UMUM</h3><p>Pelayanan adalah tugas Daerah.</p><p>Karena itu diatur.</p></section>" in last
    assert "<h3>Penjelasan Pasal 9</h3><p>Pasal ini sudah tidak ada.</p>" in last
    assert "<p>TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123</p>" in last


def test_penjelasan_of_a_file_without_keys_is_paired_by_number(act_of: Callable[[int], Node]) -> None:
    markup = law_html(act_of(12), anchors={})
    assert markup.count("<details") == 12
    assert "Penjelasan Pasal 12</summary><p>Cukup jelas.</p>" in markup


def test_penutup_parts_enactment_promulgation_and_gazette(act: Node) -> None:
    markup = law_html(act, anchors={(3,): "penutup"})
    assert '<div class="unit penutup" id="penutup"><p>Agar setiap orang' in markup
    assert (
        '<p class="penetapan">Ditetapkan di Serang<br>pada tanggal 24 Oktober 2022<br>WALI KOTA SERANG,<br><br>ttd'
        "<br><br>NAMA WALI KOTA</p><p>Diundangkan di Serang<br>"
    ) in markup
    assert "<p>LEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6<br>NOREG PERATURAN DAERAH" in markup


def test_lampiran_has_its_head_and_lines(act: Node) -> None:
    markup = law_html(act, anchors={(5,): "lampiran"})
    assert '<section class="unit lampiran" id="lampiran"><h2>LAMPIRAN<br>PERATURAN DAERAH KOTA SERANG' in markup
    assert markup.endswith("<p>a. perizinan; dan</p><p>b. pengaduan.</p></section>")


def test_no_word_is_lost_or_doubled(act: Node) -> None:
    shown = bare(law_html(act, anchors={}))
    lines = [line for node in walk(act) for line in (*node.heading.split("\n"), *node.text.split("\n"))]
    assert [line for line in lines if bare(line.replace("Menetapkan:", "")) not in shown] == []
    assert shown.count(bare("yang dicatat oleh penyelenggara.")) == 1
    assert shown.count(bare("Pasal ini sudah tidak ada.")) == 1


def test_markup_is_sound_ids_are_unique_and_no_heading_level_is_skipped(act: Node) -> None:
    read = Checked(law_html(act, anchors=paths(act)))
    assert len(read.ids) == len(set(read.ids)) > 30
    levels = [1, *read.levels]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert read.levels[0] == 2


def test_an_id_that_comes_twice_is_written_once(act: Node) -> None:
    assert Checked(law_html(act, anchors=dict.fromkeys(paths(act), "sama"))).ids == ["sama"]


def test_an_act_without_bab_begins_at_the_second_level() -> None:
    tree = Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, number="1", text="Isi."),)),))
    assert law_html(tree, anchors={}) == '<section class="unit pasal"><h2>Pasal 1</h2><p>Isi.</p></section>'


def test_new_units_of_an_amending_act_stand_inside_their_instruction() -> None:
    new = Node(Kind.PASAL, number="5A", text="Isi baru.")
    item = Node(Kind.PERUBAHAN, number="1", text="Di antara Pasal 5 dan Pasal 6 disisipkan:", children=(new,))
    first = Node(Kind.PASAL, number="I", text="Beberapa ketentuan diubah:", children=(item,))
    markup = law_html(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(first,)),)), anchors={})
    assert (
        '<ol class="butir"><li><span class="n">1.</span><p>Di antara Pasal 5 dan Pasal 6 disisipkan:</p>'
        '<section class="unit pasal"><h3>Pasal 5A</h3><p>Isi baru.</p></section></li></ol>'
    ) in markup
    assert Checked(markup).levels == [2, 3]


def test_what_a_page_adds_comes_first_in_the_unit_and_last_in_an_item(act: Node) -> None:
    def bar(node: Node, path: Path) -> str:
        return f'<div class="bar">{node.kind}{path}</div>' if node.kind in (Kind.PASAL, Kind.HURUF, Kind.BAB) else ""

    markup = law_html(act, anchors={(2, 0, 0): "pasal-1"}, decorate=bar)
    assert '<section class="unit pasal" id="pasal-1"><div class="bar">pasal(2, 0, 0)</div><h3>Pasal 1</h3>' in markup
    assert '<section class="unit bab"><div class="bar">bab(2, 1)</div><h2>BAB II' in markup
    assert '</p><div class="bar">huruf(1, 0, 0)</div></li>' in markup
    assert '<summary>Penjelasan Pasal 1</summary><div class="bar">pasal(4, 1)</div><p>Cukup jelas.</p>' in markup


def test_a_unit_alone_has_the_markup_it_has_in_the_act(act: Node) -> None:
    whole = law_html(act.with_children(act.children[:4]), anchors=paths(act))
    alone = unit_html(act.children[2].children[0].children[0], path=(2, 0, 0), anchors=paths(act))
    assert alone in whole
    assert "Pasal 1</h3>" in alone


@pytest.mark.parametrize("kind", [Kind.AYAT, Kind.HURUF, Kind.ANGKA])
def test_a_list_item_alone_stands_in_a_list(kind: Kind) -> None:
    markup = unit_html(Node(kind, number="1", text="isi;"), path=(4, 2), anchors={(4, 2): "x"})
    assert markup.startswith('<ol class="butir"><li id="x"><span class="n">')
    assert markup.endswith("<p>isi;</p></li></ol>")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.PERDA])
def test_every_kind_can_be_shown_alone(kind: Kind) -> None:
    markup = unit_html(Node(kind, number="1", heading="JUDUL", text="Isi naskah."))
    Checked(markup)
    if kind not in (Kind.BATANG_TUBUH, Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF):
        assert "Isi naskah." in markup


def test_penjelasan_alone_is_named_and_labelled(act: Node) -> None:
    markup = unit_html(act.children[4].children[2], explaining=True)
    assert markup.startswith('<section class="unit pasal"><h3>Penjelasan Pasal 2</h3><p><strong>Ayat (1)</strong></p>')


def test_foreign_markup_is_harmless_everywhere(act: Node) -> None:
    evil = '<script>alert(1)</script>"&'
    for node in walk(act):
        for changed in (replace(node, text=evil), replace(node, heading=evil), replace(node, number=evil)):
            if changed.kind is not Kind.PERDA:
                assert "<script" not in unit_html(changed, anchors={(): 'a"><script>'})


def test_words_of_one_text() -> None:
    assert plain_html("satu *dua* < 3\nempat") == "satu <em>dua</em> &lt; 3<br>empat"
    assert plain_html("2 * 3 * 4") == "2 * 3 * 4"


def test_differences_show_what_went_and_what_came() -> None:
    ops = (("=", "paling lama "), ("-", "3 <hari>"), ("+", "5 hari"), ("=", " & sah"), ("+", ""))
    assert words_html(ops) == "paling lama <del>3 &lt;hari&gt;</del><ins>5 hari</ins> &amp; sah"


def test_markup_is_marked_safe_for_templates(act: Node) -> None:
    for markup in (law_html(act, anchors={}), unit_html(act.children[0]), plain_html("a"), words_html([("=", "a")])):
        assert hasattr(markup, "__html__")
