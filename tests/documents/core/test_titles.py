"""Names of acts, out of a judul and into a sentence."""

import pytest

from documents.core.titles import name_in, readable


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
