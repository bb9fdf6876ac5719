"""Attendance as it is typed: numbers, ranges, names, and the word that says how somebody is there."""

import pytest

from deliberation.core.rollcall import Call, read_call

NAMES = ["Dra. Sari Contoh, M.H.", "Budi Santoso", "Sari Dewi", "Wayan"]


@pytest.mark.parametrize(
    ("typed", "places", "state"),
    [
        ("2", (1,), "hadir"), ("1-3", (0, 1, 2), "hadir"), ("1–2, 4", (0, 1, 3), "hadir"), ("4 4 4", (3,), "hadir"),
        ("2 izin", (1,), "izin"), ("1 3 s", (0, 2), "sakit"), ("budi", (1,), "hadir"), ("SARI dewi", (2,), "hadir"),
        ("wayan tugas", (3,), "tugas"), ("2 p", (1,), "paraf"), ("2 k", (1,), "pulang"), ("2 x", (1,), "hapus"),
    ],
)  # fmt: skip
def test_is_understood(typed, places, state):
    assert read_call(typed, NAMES) == Call(places, state)


def test_the_chosen_state_holds_unless_another_is_typed():
    assert read_call("2", NAMES, "izin").state == "izin"
    assert read_call("2 h", NAMES, "izin").state == "hadir"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Ketik nomor"), ("9", "1 sampai 4"), ("0", "1 sampai 4"), ("3-2", "Nomor 3-2"),
        ("zul", "Tidak ada anggota"),
        ("sari", '2 anggota cocok dengan "sari": 1 Dra. Sari Contoh, M.H., 3 Sari Dewi'),
    ],
)  # fmt: skip
def test_says_what_is_wrong(typed, says):
    found = read_call(typed, NAMES)
    assert says in found.problem
    assert found.places == ()
