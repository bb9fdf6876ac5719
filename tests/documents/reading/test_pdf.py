import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from documents.core.parse import parse
from documents.core.tree import Kind, walk
from documents.reading import read
from documents.reading.outcome import Unreadable
from documents.reading.pdf import MAX_PAGES, read_pdf
from tests.documents.reading import samples

PAGE = "<p>Pasal {0}</p><p>Ketentuan halaman ini berlaku sejak tanggal {0}.</p>"
HALVES = (
    '<div style="position: absolute; left: 0; width: 120mm">{}</div>'
    '<div style="position: absolute; left: 170mm; width: 120mm">{}</div>'
)
WIDE = "330mm 215mm"


def words(data):
    return read_pdf(data).text.split()


def test_pages_end_in_a_form_feed_and_lines_stay_lines():
    data = samples.paper(PAGE.format(1) + '<div class="baru"></div>' + PAGE.format(2))
    assert read_pdf(data).text == (
        "Pasal 1\nKetentuan halaman ini berlaku sejak tanggal 1.\n\f"
        "Pasal 2\nKetentuan halaman ini berlaku sejak tanggal 2.\n\f"
    )
    assert read_pdf(data).doubts == ()


def test_blank_bytes_before_the_first_are_forgiven():
    assert words(b"\r\n\n" + samples.paper(PAGE.format(7)))[:2] == ["Pasal", "7"]


def test_a_hyphen_at_a_line_end_keeps_its_line():
    data = samples.paper("<p>menurut ketentuan peraturan perundang-<br>undangan di daerah ini</p>")
    assert read_pdf(data).text == "menurut ketentuan peraturan perundang-\nundangan di daerah ini\n\f"


def test_two_pages_on_a_sheet_become_two_pages():
    data = samples.paper(HALVES.format(PAGE.format(1), PAGE.format(2)), WIDE)
    first, second, rest = read_pdf(data).text.split("\f")
    assert first.startswith("Pasal 1\n")
    assert first.endswith("tanggal 1.\n")
    assert second.startswith("Pasal 2\n")
    assert rest == ""


def test_a_half_written_after_the_other_is_put_back():
    """Page numbers that a word processor writes last stand on their own half."""
    numbers = HALVES.format('<p style="margin-top: 9cm">11</p>', '<p style="margin-top: 9cm">12</p>')
    data = samples.paper(HALVES.format(PAGE.format(1), PAGE.format(2)) + numbers, WIDE)
    first, second, _ = read_pdf(data).text.split("\f")
    assert (first.split()[-1], second.split()[-1]) == ("11", "12")


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_sheet_stored_upright_and_turned_is_cut_too(degrees):
    turn = -degrees if degrees == 90 else 90
    origin = "translate(-100mm, 250mm)" if degrees == 90 else "translate(100mm, 0)"
    inner = HALVES.format(PAGE.format(1), PAGE.format(2))
    html = (
        f'<div style="transform-origin: 0 0; transform: {origin} rotate({turn}deg) translate(0, 100mm)">{inner}</div>'
    )
    pages = read_pdf(samples.turned(samples.paper(html), degrees)).text.split("\f")
    assert len(pages) == 3
    assert pages[0].startswith("Pasal 1")
    assert pages[1].startswith("Pasal 2")


def test_a_wide_table_with_words_in_the_middle_stays_one_page():
    data = samples.paper("<p>" + "Rencana program pembangunan daerah menurut tahun anggaran dan sumber. " * 9, WIDE)
    assert read_pdf(data).text.count("\f") == 1


def test_one_wide_page_with_a_gap_among_full_ones_stays_whole():
    full = "<p>" + "Rencana program pembangunan daerah menurut tahun anggaran dan sumber. " * 9
    gap = '<div class="baru" style="position: relative">' + HALVES.format(PAGE.format(1), PAGE.format(2)) + "</div>"
    data = samples.paper(full + '<div class="baru"></div>' + full + '<div class="baru"></div>' + full + gap, WIDE)
    assert read_pdf(data).text.count("\f") == 4


def test_an_upright_page_with_two_columns_is_never_cut():
    columns = (
        '<div style="position: absolute; left: 0; width: 60mm">{}</div>'
        '<div style="position: absolute; left: 110mm; width: 60mm">{}</div>'
    )
    assert read_pdf(samples.paper(columns.format(PAGE.format(1), PAGE.format(2)))).text.count("\f") == 1


def test_indents_and_label_columns_are_kept_as_blanks():
    data = samples.paper(
        '<p style="margin: 0"><span style="display: inline-block; width: 90pt">Menimbang :</span>'
        "a. bahwa penduduk berhak atas pelayanan yang baik</p>"
        '<p style="margin: 0 0 0 90pt">b. bahwa pelayanan itu diatur</p>'
        '<p style="margin: 0 0 0 60mm">BAB I</p>'
    )
    first, second, third = read_pdf(data).text.rstrip("\n\f").split("\n")
    assert first.split()[:4] == ["Menimbang", ":", "a.", "bahwa"]
    assert abs(second.index("b.") - first.index("a.")) <= 1
    assert third.index("BAB") > 25


def test_a_wide_gap_between_two_lines_is_a_blank_line():
    lines = "".join(f"<div>baris ke-{n} dari pasal ini</div>" for n in range(6))
    data = samples.paper(lines + '<div style="margin-top: 30pt">Pasal 2</div>')
    assert read_pdf(data).text.endswith("baris ke-5 dari pasal ini\n\nPasal 2\n\f")


def test_a_block_written_last_and_printed_first_stands_first():
    top = '<div style="position: absolute; top: 0">BUPATI SERANG PROVINSI BANTEN</div>'
    data = samples.paper(f'<div style="position: absolute; top: 60pt">{PAGE.format(1)}</div>{top}')
    assert read_pdf(data).text.startswith("BUPATI SERANG PROVINSI BANTEN\n")


def test_words_turned_on_an_upright_sheet_are_read_as_they_lie():
    lines = "".join(f"<div>LAMPIRAN peraturan daerah baris {n}</div>" for n in range(4))
    data = samples.paper(
        f'<div style="transform-origin: 0 0; transform: translateY(150mm) rotate(-90deg); width: 140mm">{lines}</div>'
    )
    assert read_pdf(data).text == "".join(f"LAMPIRAN peraturan daerah baris {n}\n" for n in range(4)) + "\f"


def test_a_white_table_of_initials_is_dropped_and_other_white_words_stay():
    initials = '<p style="color: white">PARAF KOORDINASI<br>KABAG HUKUM</p>'
    other = '<p style="color: white">NOREG 5/2022</p>'
    data = samples.paper(PAGE.format(1) + initials + "<p>Ditetapkan di Serang</p>" + other)
    text = read_pdf(data).text
    assert "PARAF" not in text
    assert "KABAG" not in text
    assert text.endswith("Ditetapkan di Serang\nNOREG 5/2022\n\f")


def test_a_black_table_of_initials_stays():
    assert "PARAF KOORDINASI" in read_pdf(samples.paper("<p>PARAF KOORDINASI kepala bagian hukum daerah</p>")).text


def test_a_blank_pdf_is_not_called_a_scan():
    with pytest.raises(Unreadable, match="tidak berisi teks; unggah naskah Word-nya"):
        read_pdf(samples.paper("<p></p>"))


def test_a_locked_file_is_refused():
    with pytest.raises(Unreadable, match="terkunci dengan kata sandi; buka di program asalnya"):
        read_pdf(samples.locked_pdf())


@pytest.mark.parametrize("data", [b"%PDF-1.7\nhanya kepala", b"%PDF-"])
def test_a_broken_file_is_refused(data):
    with pytest.raises(Unreadable, match="rusak atau terpotong; salin ulang"):
        read_pdf(data)


def test_a_truncated_file_is_refused_or_read_without_a_crash():
    whole = samples.paper("".join(f'<div class="baru">{PAGE.format(n)}</div>' for n in range(1, 6)))
    known = set(read_pdf(whole).text.split())
    for share in (0.2, 0.5, 0.9, 0.99):
        try:
            found = read_pdf(whole[: int(len(whole) * share)]).text
        except Unreadable:
            continue
        assert set(found.split()) <= known


def test_too_many_pages_are_refused():
    kids = b"3 0 R " * (MAX_PAGES + 1)
    data = (
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
        b"2 0 obj << /Type /Pages /Count 2001 /Kids [" + kids + b"] >> endobj\n"
        b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >> endobj\n"
        b"trailer << /Root 1 0 R /Size 4 >>\n%%EOF"
    )
    with pytest.raises(Unreadable, match="terlalu panjang \\(2001 halaman, paling banyak 2000\\)"):
        read_pdf(data)


def test_eight_readers_at_once_read_the_same():
    data = samples.paper("".join(f'<div class="baru">{PAGE.format(n)}</div>' for n in range(1, 40)))
    alone = read_pdf(data)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: read_pdf(data), range(24))) == {alone}


LONE = re.compile(r"^\s*Pasal\s*\d+\s*[A-Z]?\s*$", re.MULTILINE)
SCANS = {"sulut-1-2019", "puncakjaya-2-2019"}


@pytest.mark.corpus
def test_every_pasal_heading_of_the_corpus_is_found_alone_on_its_line(corpus):
    different, refused = [], {}
    for source in sorted(corpus.glob("p*/*/source.pdf")):
        known = source.with_name("teks.txt")
        try:
            text = read_pdf(source.read_bytes(), scan_pages=0).text
        except Unreadable as refusal:
            refused[source.parent.name] = refusal.reason.partition(";")[0]
            continue
        if known.exists() and len(LONE.findall(text)) != len(LONE.findall(known.read_text(errors="replace"))):
            different.append(source.parent.name)
    assert different == []
    assert set(refused) == SCANS
    assert all("tanpa lapisan teks (di sini tidak dikenali)" in reason for reason in refused.values())


@pytest.mark.corpus
def test_an_act_in_two_layouts_gives_the_same_tree(corpus):
    """The same tree, unit by unit, but for two texts in which the pages themselves differ, as seen on the sheets:

    - the head of the table of Pasal 8 (page 5) has narrower cells in the single pages, so that they break its words
      between letters ("UKURA" over "N", "PENJU" over "AL") and put the full stop of "NO." on a line of its own, which
      counts as a speck of the page;
    - at the foot of page 6 the single pages name the Lembaran Daerah "TAHUN 2016 NOMOR 5" and the register
      "(NOMOR 5,19  /2016)", the double ones "TAHUN  2017   NOMOR 5" and "(NOMOR 5,19/2017)".
    """
    folder = corpus / "perubahan" / "kulonprogo-5-2017"
    one, two = (parse(read(name, (folder / name).read_bytes()).text).tree for name in ("source.pdf", "source-2up.pdf"))
    assert sum(node.kind is Kind.PERUBAHAN for node in walk(one.first(Kind.BATANG_TUBUH))) == 3
    pairs = list(zip(walk(one), walk(two), strict=True))
    for single, double in pairs:
        assert (single.kind, single.number, single.heading) == (double.kind, double.number, double.heading)
        assert len(single.children) == len(double.children)
    (pasal, its_double), (penutup, their_double) = [(a, b) for a, b in pairs if a.text != b.text]
    assert (pasal.kind, pasal.number, penutup.kind) == (Kind.PASAL, "8", Kind.PENUTUP)
    assert "".join(pasal.text.split()) == "".join(its_double.text.split()).replace("NO.UKURAN", "NOUKURAN")
    *lines, gazette, register = penutup.text.split("\n")
    *others, its_gazette, its_register = their_double.text.split("\n")
    assert lines == others
    assert gazette.replace("TAHUN 2016", "TAHUN 2017") == its_gazette
    assert register.replace("5,19 /2016", "5,19/2017") == its_register


@pytest.mark.corpus
def test_all_of_118_pages_are_read(corpus):
    data = (corpus / "perda" / "kulonprogo-3-2018" / "source.pdf").read_bytes()
    assert read_pdf(data).text.count("\f") == 118
