"""The papers of a meeting: what each says, in PDF and Word, in the words of the house or of the office."""

import io

import pypdfium2
import pytest
from docx import Document

from deliberation.actions import adjourn, agree, confirm_decisions, postpone, write_minutes
from deliberation.models import Member
from documents.models import Setting
from tests.deliberation.council import DAY, NOW, attend, council, opened, plenary
from tests.people import person
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def rapat(clerk, raperda):
    return plenary(clerk, [raperda, under_way(clerk, judul="Contoh Besar")])


def at(rapat, end="") -> str:
    return f"/rapat/{rapat.pk}/{end}"


def pdf_words(data: bytes) -> str:
    book = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in book)
    book.close()
    return " ".join(text.split())


@pytest.fixture
def held(rapat, clerk):
    """A plenary with its results confirmed and its minutes written."""
    Setting.objects.create(name="sekretaris_dprd", value={"nama": "Rudi Contoh, S.E.", "nip": "197001011990031001"})
    opened(rapat, clerk, 34)
    attend(rapat, clerk, 1, state="sakit", since=40)
    for item in rapat.items.all():
        agree(item=item, by=clerk, now=NOW)
    write_minutes(item=rapat.items.first(), text="Ketua: **apakah dapat disetujui?**\n\n- Setuju.", base="", by=clerk)
    confirm_decisions(rapat=rapat, by=person("ratna", "setwan"), now=NOW)
    return rapat


SAID = {
    "undangan": (
        "Undangan Rapat Paripurna", "Rabu, 15 Maret 2023", "09.30 WIB", "Pakaian Sipil Resmi", "Agus Pratama",
    ),
    "daftar-hadir": (
        "DAFTAR HADIR", "RAPAT PARIPURNA DPRD KOTA SERANG", "34 dari 45 anggota", "sakit", "NIP 197001011990031001",
    ),
    "hasil": (
        "hari Rabu, tanggal Lima Belas, bulan Maret, tahun Dua Ribu Dua Puluh Tiga (15-03-2023)",
        "disetujui secara musyawarah mufakat", "kuorum 30",
    ),
    "persetujuan-bersama": (
        "PERSETUJUAN BERSAMA", "1. Contoh Kecil;", "2. Contoh Besar;", "rangkap 4 (empat)", "WALI KOTA SERANG",
    ),
    "tingkat-1": ("TENTANG CONTOH BESAR", "Gubernur Banten sebagai Wakil Pemerintah Pusat", "usulan DPRD"),
    "risalah": ("JALANNYA RAPAT", "apakah dapat disetujui?", "KEPUTUSAN", "Fraksi Anggrek", "Rudi Contoh, S.E."),
    "notulen": ("CATATAN RAPAT", "disetujui secara musyawarah mufakat"),
}  # fmt: skip


@pytest.mark.parametrize("slug", SAID)
def test_papers_say_what_happened(desk, held, slug):
    for kind in ("pdf", "docx"):
        answer = desk.get(at(held, f"dokumen/{slug}.{kind}"))
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{slug}-2023-03-15.{kind}"'
        if kind == "pdf":
            text = pdf_words(answer.content)
        else:
            file = Document(io.BytesIO(answer.content))
            cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
            text = " ".join(" ".join([*(p.text for p in file.paragraphs), *cells]).split()).replace(".\t", ". ")
            text = text.replace("; ", ";  ").replace(";  ", "; ")
        missing = [words for words in SAID[slug] if words not in text and words not in text.replace("\t", " ")]
        assert missing == [], text[:3000]


def test_a_paper_asks_as_often_for_twice_the_members(desk, held, clerk, django_assert_max_num_queries):
    for size in (45, 90):
        council(clerk, size)
        with django_assert_max_num_queries(16):
            desk.get(at(held, "dokumen/daftar-hadir.docx"))


def test_the_words_of_one_office_come_first(desk, held):
    Setting.objects.create(name="kop_dprd", value=["SEMUA"])
    Setting.objects.create(name="kop_dprd", value=["DPRD SENDIRI"], daerah=held.daerah)
    assert pdf_words(desk.get(at(held, "dokumen/undangan.pdf")).content).startswith("DPRD SENDIRI")


def test_a_paper_waits_for_what_it_states(desk, rapat, clerk):
    opened(rapat, clerk, 34)
    for slug in ("hasil", "penundaan", "persetujuan-bersama"):
        assert desk.get(at(rapat, f"dokumen/{slug}.pdf")).status_code == 409
        assert f"dokumen/{slug}.pdf" not in desk.get(at(rapat)).content.decode()
    assert desk.get(at(rapat, "dokumen/lain.pdf")).status_code == 404
    assert desk.get(at(rapat, "dokumen/undangan.txt")).status_code == 404


def test_the_berita_acara_of_a_postponement(desk, rapat, clerk):
    opened(rapat, clerk, 22)
    for _ in range(2):
        adjourn(rapat=rapat, minutes=30, by=clerk, now=NOW)
    postpone(rapat=rapat, until=DAY.replace(day=20), banmus=False, by=clerk, now=NOW)
    text = pdf_words(desk.get(at(rapat, "dokumen/penundaan.pdf")).content)
    assert "Jumlah anggota 45 (empat puluh lima) orang" in text
    assert "30 (tiga puluh) orang" in text
    assert "Skors kedua pukul 09.30 s.d. 10.00" in text
    assert "ditunda sampai Senin, 20 Maret 2023" in text


def test_an_office_has_its_own_words(desk, held):
    Setting.objects.create(
        name="surat_undangan", value="# UNDANGAN {{ daerah.KAPITAL }}\n. {{ tidak.ada }} | {{ rapat.acara }}\n"
    )
    text = pdf_words(desk.get(at(held, "dokumen/undangan.pdf")).content)
    assert text.startswith("UNDANGAN KOTA SERANG")
    assert ".......... | Pengambilan keputusan" in text
    Setting.objects.update(value="{% for %}")
    answer = desk.get(at(held, "dokumen/undangan.pdf"))
    assert answer.status_code == 409
    assert "Templat surat ini keliru" in answer.content.decode()
    assert Member.objects.exists()
