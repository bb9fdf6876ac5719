"""The abstract: subject, citation, reasons, legal bases, what the act orders, notes; a sound file like every print."""

from __future__ import annotations

import datetime

from documents.core.tree import Node
from documents.printing.abstract import AbstractFacts, abstract, abstract_html
from tests.documents.printing.sound_checks import Sound

FACTS = AbstractFacts("Pelayanan publik", "Kota Serang", datetime.date(2022, 10, 24), pages=14)


def test_what_it_states(act: Node) -> None:
    html = abstract_html(act, FACTS)
    for words in (
        "PELAYANAN PUBLIK",
        "PERDA KOTA SERANG NO. 6, LD 2022/NO. 6, TLD NO. 123, 14 HLM.",
        "PERATURAN DAERAH KOTA SERANG TENTANG PENYELENGGARAAN PELAYANAN PUBLIK",
        "Bahwa pelayanan publik di Daerah perlu diselenggarakan",
        "Dasar hukum Peraturan Daerah ini adalah: Pasal 18 ayat (6)",
        "Undang-Undang Nomor 32 Tahun 2007 tentang Pembentukan Kota Serang di Provinsi Banten.",
        "diatur tentang: Data Pemohon.",
        "mulai berlaku pada tanggal diundangkan.",
        "ditetapkan pada tanggal 24 Oktober 2022.",
        "disertai penjelasan.",
        "Lampiran: 1.",
    ):
        assert words in html, words
    assert "sebagaimana dimaksud dalam huruf a" not in html, "the consideration that only sums up"
    assert "Tambahan Lembaran Negara" not in html


def test_the_words_of_the_office_go_before_the_names_of_chapters(act: Node) -> None:
    html = abstract_html(act, AbstractFacts("A & B", "Kota Serang", FACTS.day, summary="Standar\nlayanan."))
    assert "Standar layanan." in html
    assert "diatur tentang" not in html
    assert "A &amp; B" in html


def test_it_is_a_sound_file(act: Node) -> None:
    file = Sound(abstract(act, FACTS))
    assert file.findings() == []
    assert len(file.pdf.pages) == 1
