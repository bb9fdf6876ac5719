"""The number of a letter as real offices write it."""

from datetime import date

import pytest

from deliberation.core.letters import pattern_fault, write_number

DAY = date(2019, 9, 4)


@pytest.mark.parametrize(
    ("pattern", "kode", "unit", "number"),
    [
        ("{kode}/{urut}/{unit}/{romawi}/{tahun}", "005", "DPRD", "005/4/DPRD/IX/2019"),
        ("{kode}/{urut:3}/{unit}/{tahun}", "005", "418.07", "005/004/418.07/2019"),
        ("{urut:3}/UND/{unit}/{romawi}/{tahun}", "", "KOMISI-I", "004/UND/KOMISI-I/IX/2019"),
        ("{kode}/{urut}-{unit}/{tahun}", "188.342", "HUK", "188.342/4-HUK/2019"),
        ("{kode}/{urut}/{unit}/{tahun}", "160", "", "160/4/2019"),
        ("{urut} Tahun {tahun}", "", "", "4 Tahun 2019"),
        ("{kode}/{urut}/{bulan}/{tahun}", "", "", "4/09/2019"),
    ],
)
def test_numbers_as_offices_write_them(pattern, kode, unit, number):
    assert write_number(pattern, kode=kode, unit=unit, urut=4, day=DAY) == number


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{kode}/{tahun}", "harus memuat {urut}"),
        ("{nomor}/{urut}", "Bagian {nomor} tidak dikenal"),
        ("{urut:9}", "tidak dikenal"),
        ("{urut}/{tahun", "tidak berpasangan"),
        ("urut}", "tidak berpasangan"),
        ("", "harus memuat {urut}"),
    ],
)
def test_a_pattern_that_writes_no_number(pattern, said):
    assert said in pattern_fault(pattern)
    with pytest.raises(ValueError):
        write_number(pattern, kode="", unit="", urut=1, day=DAY)


def test_a_sound_pattern():
    assert pattern_fault("{kode}/{urut}/{unit}/{tahun}") == ""
