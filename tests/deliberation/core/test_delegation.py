"""What a Perda leaves to a peraturan kepala daerah, and within how many months, read from its words."""

import pytest

from deliberation.core.delegation import delegations, implementing_months


def test_each_delegation_counts_however_it_is_written():
    texts = [
        "Ketentuan lebih lanjut mengenai tata cara diatur dengan Peraturan Wali Kota.",
        "Besaran tarif ditetapkan dengan Peraturan Bupati dan diatur lebih lanjut dalam\nPeraturan Walikota.",
        "Peraturan Gubernur ini mengatur hal lain.",
    ]
    assert delegations(texts) == 3
    assert delegations([]) == 0


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Peraturan pelaksanaan Perda ini ditetapkan paling lama 6 (enam) bulan terhitung sejak diundangkan.", 6),
        ("Peraturan pelaksana dari Peraturan Daerah ini harus ditetapkan paling lambat 1 (satu) tahun sejak", 12),
        ("Peraturan pelaksanaan ditetapkan paling lama dua belas bulan sejak Peraturan Daerah ini diundangkan.", 12),
        ("Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.", None),
        ("Peraturan pelaksanaan masih berlaku. Izin berlaku paling lama 6 (enam) bulan.", None),
    ],
)
def test_the_term_is_what_the_words_say(text, months):
    assert implementing_months(["Cukup jelas.", text]) == months
