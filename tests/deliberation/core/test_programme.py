"""The matrix of Propemperda read from a table: as the Ministry's form has it, as ours has it, and with its mistakes."""

import pytest

from deliberation.core.programme import COLUMNS, Planned, clean_title, month_of, read_items, title_key

MATRIX = [
    ["PROGRAM PEMBENTUKAN PERATURAN DAERAH KOTA SERANG TAHUN 2027"],
    [],
    ["No", "Jenis", "Tentang", "Materi pokok", "Status (baru/ubah)", "Pelaksanaan", "Disertai", "Unit/instansi terkait",
     "Target penyampaian", "Keterangan"],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
    ["A.", "PRAKARSA DPRD"],
    ["1", "Perda", "Rancangan Peraturan Daerah tentang Pelayanan Publik.", "Standar", "ubah", "UU 25/2009",
     "Naskah Akademik", "Bagian Organisasi", "Triwulan I", ""],
    ["B.", "PRAKARSA WALI KOTA"],
    ["2", "Perda", "Pengelolaan Sampah", "", "baru", "", "Penjelasan atau keterangan", "DLH", "September 2027", "x"],
    ["C.", "KUMULATIF TERBUKA"],
    ["3", "Perda", "APBD Tahun Anggaran 2028", "", "", "", "", "BPKAD", "11", ""],
]  # fmt: skip


def full(rows):
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def problems(*rows, head=("Judul", "Prakarsa", "Prioritas", "Target", "Omnibus", "Kelompok", "Alasan")):
    return [(p.row, p.message) for p in read_items(full([list(head), *map(list, rows)])).problems]


def test_the_ministry_s_matrix_is_read_with_its_group_rows():
    table = read_items(full(MATRIX))
    assert table.problems == ()
    first, second, third = table.items
    assert first == Planned(
        "Pelayanan Publik", "dprd", changes="ubah", scope="Standar", implements="UU 25/2009", unit="Bagian Organisasi",
        target=3,
    )  # fmt: skip
    assert (second.initiator, second.companion, second.target, second.note) == ("kdh", "keterangan", 9, "x")
    assert (third.initiator, third.group, third.target) == ("kdh", "kumulatif", 11)
    assert table.ignored == ()


def test_columns_nobody_knows_are_named():
    table = read_items([["Judul", "Prakarsa", "Anggaran"], ["Sampah", "DPRD", "1 M"]])
    assert table.items == (Planned("Sampah", "dprd"),)
    assert table.ignored == ("Anggaran",)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("", "DPRD"), "Judul kosong"),
        (("Sampah", ""), "Prakarsa belum diisi"),
        (("Sampah", "Presiden"), 'Prakarsa "Presiden" tidak dikenal'),
        (("Sampah", "DPRD", "tinggi"), "bukan angka"),
        (("Sampah", "DPRD", "0"), "bukan angka"),
        (("Sampah", "DPRD", "1", "kapan-kapan"), "bukan bulan"),
        (("Sampah", "DPRD", "1", "3", "mungkin"), "ya atau tidak"),
        (("Sampah", "DPRD", "1", "3", "", "entah"), "Kelompok tidak dikenal"),
        (("Sampah", "DPRD", "1", "3", "", "Di luar Propemperda"), "Pasal 239 ayat (7)"),
        (("x" * 401, "DPRD"), "lebih dari 400 karakter"),
    ],
)
def test_each_mistake_is_told_by_its_row(row, words):
    ((number, message),) = problems(("Air Minum", "DPRD"), row)
    assert number == 3
    assert words in message


def test_the_same_title_twice_is_told_with_both_rows():
    assert problems(("Sampah", "DPRD"), ("Air", "DPRD"), ("SAMPAH.", "KDH")) == [
        (4, "Judul sama dengan baris 2. Hapus salah satunya.")
    ]


def test_a_table_without_titles_or_a_heading_is_told():
    assert [p.row for p in read_items([["a", "b"], ["c", "d"]]).problems] == [0]
    assert "Tidak ada satu judul pun" in read_items([["Judul", "Prakarsa"]]).problems[0].message


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("3", 3), ("Maret", 3), ("mar", 3), ("Maret 2027", 3), ("15-03-2027", 3), ("TW II", 6), ("Triwulan 4", 12),
        ("13", None), ("segera", None), ("Triwulan V", None), ("", None),
    ],
)  # fmt: skip
def test_a_month_in_any_writing(words, month):
    assert month_of(words) == month


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Rancangan Peraturan Daerah Kota Serang tentang Sampah.", "Sampah"),
        ("Raperda tentang  Air   Minum", "Air Minum"),
        ("tentang Sampah", "Sampah"),
        ("Perubahan atas Peraturan Daerah Nomor 6 Tahun 2022 tentang Sampah",
         "Perubahan atas Peraturan Daerah Nomor 6 Tahun 2022 tentang Sampah"),
    ],
)  # fmt: skip
def test_a_title_is_the_name_alone(written, name):
    assert clean_title(written) == name


def test_spellings_of_one_title_are_the_same():
    assert title_key("Pelayanan  Publik, dan SPM.") == title_key("PELAYANAN PUBLIK DAN SPM")


def test_no_heading_stands_for_two_columns():
    headings = [heading.lower() for names in COLUMNS.values() for heading in names]
    assert len(headings) == len(set(headings))
