"""The official PDF: words in order, places on the paper, forms, metadata, the same bytes again."""

from __future__ import annotations

import datetime
import hashlib
import multiprocessing
import re
import zlib
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import pypdfium2
import pytest

from documents.core.tree import Kind, Node
from documents.printing.gazette import GazetteFacts, gazette

POINTS = 72 / 2.54
PAGE_AXIS = 10.75
BODY_AXIS = 12.5
FACTS = GazetteFacts(
    level="kota",
    office="WALI KOTA SERANG",
    provinsi="PROVINSI BANTEN",
    date=datetime.date(2022, 10, 24),
    form="salinan",
    certifier_office="KEPALA BAGIAN HUKUM\nSEKRETARIAT DAERAH KOTA SERANG,",
    certifier_name="NAMA LENGKAP, S.H., M.H.\nNIP. 19700101 199501 1 001",
)


@dataclass(frozen=True)
class Place:
    """Where words stand, in centimetres from the left and the top of the paper."""

    left: float
    right: float
    top: float

    @property
    def axis(self) -> float:
        return (self.left + self.right) / 2


class Pages:
    """The pages of a PDF as a reader sees them."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.texts = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in self.document]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    def page_of(self, words: str) -> int:
        return next(i for i, text in enumerate(self.texts) if words in text)

    def place(self, words: str, page: int | None = None, nth: int = 0) -> Place:
        """The place of the words on that page (else the first that holds them), at their nth occurrence there."""
        sheet = self.document[self.page_of(words) if page is None else page]
        found = sheet.get_textpage()
        search = found.search(words, match_case=True)
        for _ in range(nth + 1):
            start, count = search.get_next()
        boxes = [found.get_charbox(i) for i in range(start, start + count)]
        height = sheet.get_size()[1]
        return Place(
            min(box[0] for box in boxes) / POINTS,
            max(box[2] for box in boxes) / POINTS,
            (height - max(box[3] for box in boxes)) / POINTS,
        )


@pytest.fixture(scope="module")
def copy(act: Node) -> Pages:
    return Pages(gazette(act, FACTS))


def near(value: float, tolerance: float = 0.12) -> object:
    return pytest.approx(value, abs=tolerance)


# Words


def test_every_pasal_stands_in_order_in_body_and_penjelasan(act_of: Callable[[int], Node]) -> None:
    pages = Pages(gazette(act_of(41), FACTS))
    numbers = [int(n) for n in re.findall(r"^Pasal (\d+)$", pages.text, re.MULTILINE)]
    assert numbers == [*range(1, 42), *range(1, 42)]


def test_words_are_drawn_in_reading_order(copy: Pages) -> None:
    words = re.sub(r"\s+", " ", copy.text)
    order = [
        "SALINAN", "WALI KOTA SERANG", "PROVINSI BANTEN", "PERATURAN DAERAH KOTA SERANG",
        "Menimbang : a. bahwa pelayanan", "b. bahwa berdasarkan", "Mengingat : 1. Pasal 18", "MEMUTUSKAN:",
        "Menetapkan : PERATURAN DAERAH", "BAB I KETENTUAN", "Pasal 1 Dalam", "1. Daerah adalah",
        "Bagian Kesatu Umum Pasal 2 (1) Data", "a. nama; dan b. alamat, meliputi: 1. wilayah:",
        "a) kelurahan; dan b) kecamatan; 2. kode pos. yang dicatat", "(2) Data", "Agar setiap orang",
        "Ditetapkan di Serang", "ttd NAMA WALI KOTA", "Diundangkan di Serang",
        "LEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6", "NOREG", "Salinan sesuai dengan aslinya",
        "PENJELASAN ATAS", "I. UMUM", "II. PASAL DEMI PASAL Pasal 1 Cukup jelas.",
        "Pasal 2 Ayat (1) Huruf a Nama menurut", "TAMBAHAN LEMBARAN DAERAH", "LAMPIRAN PERATURAN DAERAH",
        "DAFTAR LAYANAN",
    ]  # fmt: skip
    start = 0
    for some in order:
        start = words.index(some, start)


def test_foreign_markup_is_printed_as_words() -> None:
    tree = Node(Kind.PERDA, children=(Node(Kind.JUDUL, text="PERATURAN <b>DAERAH</b> & <img src='x'>"),))
    assert "PERATURAN <b>DAERAH</b> & <img src='x'>" in Pages(gazette(tree, FACTS)).text


def test_italics_lose_their_marks(copy: Pages) -> None:
    assert "& mitranya." in copy.text


# Places


def test_paper_is_f4(copy: Pages) -> None:
    for page in copy.document:
        assert [side / POINTS for side in page.get_size()] == [near(21.5, 0.01), near(33.0, 0.01)]


def test_judul_stands_eight_centimetres_down_and_kop_above_it(copy: Pages) -> None:
    title = copy.place("PERATURAN DAERAH KOTA SERANG")
    assert title.top == near(8.1)
    assert title.axis == near(PAGE_AXIS)
    office = copy.place("WALI KOTA SERANG")
    assert office.axis == near(PAGE_AXIS)
    assert 5.3 < office.top < copy.place("PROVINSI BANTEN").top < 7.5


def test_label_columns(copy: Pages) -> None:
    assert copy.place("Menimbang").left == near(2.5)
    assert copy.place(":").left == near(5.5)
    assert copy.place("a. bahwa").left == near(6.0)
    assert copy.place("bahwa pelayanan").left == near(6.7)
    assert copy.place("secara terukur").left == near(6.7)
    assert copy.place("PERATURAN DAERAH TENTANG").left == near(6.0)


def test_body_runs_from_the_letter_column_to_the_right_margin(copy: Pages) -> None:
    assert copy.place("Dalam Peraturan Daerah ini").left == near(6.0)
    line = copy.place("Peraturan Daerah ini mulai berlaku pada tanggal")
    assert (line.left, line.right) == (near(6.0), near(19.0))


def test_centring_axes(copy: Pages) -> None:
    for words in ("BAB I", "KETENTUAN UMUM", "Bagian Kesatu", "Pasal 3"):
        assert copy.place(words).axis == near(BODY_AXIS)
    for words in ("DENGAN RAHMAT", "MEMUTUSKAN:", "Dengan Persetujuan Bersama", "PENJELASAN"):
        line = next(line for line in copy.text.split("\n") if line.startswith(words))
        assert copy.place(line.strip()).axis == near(PAGE_AXIS)


def test_numbers_hang_and_each_level_starts_at_the_text_of_its_parent(copy: Pages) -> None:
    page = copy.page_of("Data pemohon")
    assert copy.place("(1) Data", page).left == near(6.0)
    assert copy.place("Data pemohon", page).left == near(6.75)
    assert copy.place("a. nama", page).left == near(6.75)
    assert copy.place("nama; dan", page).left == near(7.5)
    assert copy.place("wilayah", page).left == near(8.25)
    assert copy.place("kelurahan", page).left == near(9.0)
    assert copy.place("yang dicatat", page).left == near(6.75)
    assert copy.place("selama 5 (lima)", page).left == near(6.75)


def test_a_list_with_wide_numbers_gets_a_wider_column() -> None:
    items = tuple(Node(Kind.AYAT, number=str(n), text=f"Ketentuan ke-{n}.") for n in range(1, 13))
    body = Node(Kind.BATANG_TUBUH, children=(Node(Kind.PASAL, number="1", children=items),))
    pages = Pages(gazette(Node(Kind.PERDA, children=(body,)), FACTS))
    assert pages.place("Ketentuan ke-3.").left == near(pages.place("Ketentuan ke-12.").left, 0.04)
    assert pages.place("Ketentuan ke-12.").left > pages.place("(12)").right + 0.1


def test_lines_are_single_spaced_and_one_blank_line_stands_round_a_pasal(copy: Pages) -> None:
    line = 12 * 1.17 / POINTS
    assert copy.place("NOMOR 6 TAHUN 2022").top - copy.place("PERATURAN DAERAH KOTA SERANG").top == near(line, 0.03)
    assert copy.place("KETENTUAN UMUM").top - copy.place("BAB I").top == near(line, 0.03)
    page = copy.page_of("Pasal 3")
    assert copy.place("Peraturan Daerah ini mulai", page).top - copy.place("Pasal 3", page).top == near(2 * line, 0.05)


def test_page_numbers_begin_on_the_second_page_at_the_top(copy: Pages) -> None:
    assert "- 1 -" not in copy.text
    for i in range(1, len(copy.texts)):
        number = copy.place(f"- {i + 1} -", i)
        assert number.axis == near(PAGE_AXIS)
        assert 1.2 < number.top < 1.6


def test_signing_blocks(copy: Pages) -> None:
    enacted = copy.place("Ditetapkan di Serang")
    page = copy.page_of("Ditetapkan di Serang")
    assert enacted.left == near(0.54 * 21.5)
    assert copy.place("pada tanggal 24", page).left == near(enacted.left, 0.05)
    office = copy.place("WALI KOTA SERANG,", page)
    assert office.left == near(enacted.left + 0.4)
    assert (
        office.axis == near(copy.place("ttd", page).axis, 0.05) == near(copy.place("NAMA WALI KOTA", page).axis, 0.05)
    )
    assert copy.place("Diundangkan di", page).left == near(2.5)
    assert copy.place("LEMBARAN DAERAH", page).left == near(2.5)
    assert copy.place("SEKRETARIS DAERAH KOTA SERANG,", page).axis == near(
        copy.place("NAMA SEKRETARIS", page).axis, 0.05
    )


def test_penjelasan_begins_a_page_at_full_width(copy: Pages) -> None:
    page = copy.page_of("PENJELASAN\n")
    assert copy.place("PENJELASAN", page).top == near(2.6)
    assert copy.place("Pelayanan adalah", page).left == near(2.5 + 0.6 + 1.2)
    offsets = {"I. UMUM": 0, "UMUM": 0.6, "Pasal 1": 0.64, "Ayat (1)": 1.59, "Huruf a": 2.44, "Nama menurut": 3.44}
    for words, offset in offsets.items():
        assert copy.place(words, page).left == near(2.5 + offset)


def test_lampiran_has_its_head_at_the_right_and_the_office_at_its_end(copy: Pages) -> None:
    page = copy.page_of("DAFTAR LAYANAN")
    assert copy.place("LAMPIRAN", page).left == near(10.0)
    assert copy.place("NOMOR 6", page).left == near(10.0)
    assert copy.place("DAFTAR LAYANAN", page).axis == near(PAGE_AXIS)
    assert copy.place("WALI KOTA SERANG,", page).top > copy.place("pengaduan", page).top
    assert "NAMA WALI KOTA" in copy.texts[page]


def test_a_lampiran_that_brings_its_own_signature_gets_no_second_one(act: Node) -> None:
    annex = replace(act.children[5], text="DAFTAR LAYANAN\nIsi.\nWALI KOTA SERANG,\nttd\nNAMA LAIN")
    last = Pages(gazette(act.with_children((*act.children[:5], annex)), FACTS)).texts[-1]
    assert last.count("WALI KOTA SERANG,") == 1
    assert "NAMA LAIN" in last


def test_a_heading_never_ends_a_page(act_of: Callable[[int], Node]) -> None:
    pages = Pages(gazette(act_of(41), FACTS))
    for text in pages.texts:
        last = [line for line in text.strip().split("\n") if not re.fullmatch(r"- \d+ -", line.strip())][-1]
        assert not re.match(r"(BAB|Bagian|Pasal \d+$|PELAYANAN$|Ayat|\(2\) Pelayanan.*meliputi:)", last)


# Forms


def test_a_copy_says_so_and_is_certified(copy: Pages) -> None:
    box = copy.place("SALINAN", 0)
    assert box.left > 15
    assert box.top < 3.2
    page = copy.page_of("Salinan sesuai dengan aslinya")
    assert copy.place("Salinan sesuai", page).left == near(2.5)
    assert "KEPALA BAGIAN HUKUM" in copy.texts[page]
    assert "NIP. 19700101 199501 1 001" in copy.texts[page]


def test_an_issue_has_a_masthead_instead_of_the_kop(act: Node) -> None:
    pages = Pages(gazette(act, replace(FACTS, form="lembaran_daerah")))
    assert pages.texts[0].startswith("LEMBARAN DAERAH\nKOTA SERANG\nNOMOR : 6 TAHUN : 2022\nPERATURAN DAERAH")
    assert "PROVINSI BANTEN\n" not in pages.texts[0]
    assert "SALINAN" not in pages.text
    assert pages.place("NOMOR : 6").left == near(1.8)
    assert pages.place("TAHUN : 2022").right == near(14.7)
    assert 7.8 <= pages.place("PERATURAN DAERAH KOTA SERANG").top <= 8.0
    assert pages.place("MEMUTUSKAN:").axis == near((1.8 + 2.54 + 14.7) / 2)


def test_an_issue_numbers_every_page_at_its_outer_foot(act: Node) -> None:
    pages = Pages(gazette(act, replace(FACTS, form="lembaran_daerah")))
    for i, text in enumerate(pages.texts):
        assert text.strip().split("\n")[-1] == str(i + 1)
        sheet = pages.document[i].get_textpage()
        left, bottom, right, _ = sheet.get_charbox(sheet.count_chars() - 1)
        assert 1.0 < bottom / POINTS < 1.5
        assert (right / POINTS == near(14.7)) if i % 2 == 0 else (left / POINTS == near(1.8))


def test_number_of_the_issue_is_read_from_the_last_line_else_from_the_judul(act: Node) -> None:
    facts = replace(FACTS, form="lembaran_daerah")
    other = replace(act.children[3], text=act.children[3].text.replace("TAHUN 2022 NOMOR 6", "TAHUN 2023 NOMOR 2"))
    tree = act.with_children((*act.children[:3], other, *act.children[4:]))
    assert "NOMOR : 2 TAHUN : 2023" in Pages(gazette(tree, facts)).texts[0]
    assert "NOMOR : 6 TAHUN : 2022" in Pages(gazette(act.with_children(act.children[:3]), facts)).texts[0]


def test_a_provinsi_has_no_second_line_in_the_kop(act: Node) -> None:
    text = Pages(gazette(act, replace(FACTS, level="provinsi", office="GUBERNUR BANTEN"))).texts[0]
    assert text.startswith("SALINAN\nGUBERNUR BANTEN\nPERATURAN DAERAH")


def test_a_draft_has_neither_mark_nor_certificate(act: Node) -> None:
    penutup = replace(act.children[3], text="Ditetapkan di Serang\npada tanggal ...\nWALI KOTA SERANG,\n...")
    tree = act.with_children((act.children[0], penutup))
    pages = Pages(gazette(tree, replace(FACTS, form="rancangan")))
    assert "SALINAN" not in pages.text.upper()
    assert "LEMBARAN DAERAH" not in pages.text
    gap = pages.place("...", nth=1).top - pages.place("WALI KOTA SERANG,", nth=0).top
    assert gap > 3 * 12 * 1.17 / POINTS


def test_new_units_of_an_amending_act_are_centred_on_the_text_of_their_instruction() -> None:
    new = Node(Kind.PASAL, number="5A", text="Isi baru.")
    item = Node(Kind.PERUBAHAN, number="1", text="Di antara Pasal 5 dan Pasal 6 disisipkan:", children=(new,))
    first = Node(Kind.PASAL, number="I", text="Beberapa ketentuan diubah:", children=(item,))
    pages = Pages(gazette(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(first,)),)), FACTS))
    assert pages.place("Pasal I").axis == near(BODY_AXIS)
    assert pages.place("Pasal 5A").axis == near((6.75 + 19) / 2)
    assert pages.place("Isi baru").left == near(6.75)


# Metadata and bytes


def test_metadata_names_title_office_and_date_of_promulgation(act: Node) -> None:
    meta = pypdfium2.PdfDocument(gazette(act, FACTS)).get_metadata_dict()
    assert meta["Title"] == ("PERATURAN DAERAH KOTA SERANG NOMOR 6 TAHUN 2022 TENTANG PENYELENGGARAAN PELAYANAN PUBLIK")
    assert meta["Author"] == "WALI KOTA SERANG"
    assert meta["CreationDate"].startswith("D:20221024")
    assert meta["ModDate"].startswith("D:20221024")
    named = pypdfium2.PdfDocument(gazette(act, replace(FACTS, title='Perda "Pelayanan" & <lain>'))).get_metadata_dict()
    assert named["Title"] == 'Perda "Pelayanan" & <lain>'


def test_pdf_is_tagged_and_says_its_language(act: Node) -> None:
    pdf = gazette(act, FACTS)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(pdf).raw)
    packed = [stream for stream in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL) if stream[:1] == b"x"]
    inside = b"".join(map(zlib.decompress, packed))
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/Lang (id)" in inside


def digest(tree: Node, facts: GazetteFacts) -> str:
    return hashlib.sha256(gazette(tree, facts)).hexdigest()


def test_the_same_bytes_in_another_process(act: Node, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [replace(FACTS, form=form) for form in ("salinan", "lembaran_daerah", "rancangan")]
    here = [digest(act, facts) for facts in forms]
    assert len(set(here)) == 3
    for seed in ("1", "2022"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as other:
            assert list(other.map(digest, [act] * 3, forms)) == here


def test_another_text_or_date_gives_other_bytes(act: Node) -> None:
    assert digest(act, FACTS) != digest(act, replace(FACTS, date=datetime.date(2022, 10, 25)))
    assert digest(act, FACTS) != digest(act.with_children(act.children[:5]), FACTS)
