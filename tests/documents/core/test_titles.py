"""Names of acts, out of a judul and into a sentence."""

import pytest

from documents.core.titles import name_in, readable, renamed, same_name


@pytest.mark.parametrize(
    ("judul", "name"),
    [
        ("PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\nPELAYANAN PUBLIK", "PELAYANAN PUBLIK"),
        ("RANCANGAN PERATURAN DAERAH\nTentang\nHAK DAN\nKEWAJIBAN", "HAK DAN KEWAJIBAN"),
        ("PERATURAN DAERAH KOTA SERANG", ""),
        ("PERATURAN\nTENTANG", ""),
    ],
)
def test_the_name_stands_after_tentang(judul, name):
    assert name_in(judul) == name


@pytest.mark.parametrize(
    ("capitals", "words"),
    [
        ("HAK DAN KEWAJIBAN", "Hak dan Kewajiban"),
        ("DI LUAR PROPEMPERDA", "Di Luar Propemperda"),
        ("Retribusi Jasa Umum di Daerah", "Retribusi Jasa Umum di Daerah"),
        ("  STANDAR   PELAYANAN MINIMAL ", "Standar Pelayanan Minimal"),
        ("LALU-LINTAS", "Lalu-lintas"),
        ("", ""),
    ],
)
def test_capitals_become_a_sentence_name(capitals, words):
    assert readable(capitals) == words


def test_a_judul_takes_another_name_and_keeps_its_head():
    judul = "RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nLAMA"
    assert name_in(renamed(judul, "Nama Baru")) == "NAMA BARU"
    assert renamed(judul, "Nama Baru").startswith("RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\n")
    assert renamed("PERATURAN", "X") == "PERATURAN\nTENTANG\nX"
    assert same_name("Hak  dan Kewajiban", "HAK DAN KEWAJIBAN")
    assert not same_name("Hak", "Hak dan")
