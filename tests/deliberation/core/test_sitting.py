"""The sums of a sitting: quorum and votes with the arithmetic that is shown, at the numbers that were disputed."""

import pytest

from deliberation.core.sitting import AKD, count, decided_in, quorum_kind, tally


@pytest.mark.parametrize(
    ("members", "present", "needed", "holds"),
    [
        (106, 70, 71, False), (106, 71, 71, True),  # DKI Jakarta, 23 December 2024
        (85, 56, 57, False), (85, 57, 57, True),  # Lampung, 2019
        (45, 30, 30, True), (35, 22, 24, False), (47, 29, 32, False), (30, 18, 20, False),
    ],
)  # fmt: skip
def test_a_perda_needs_two_thirds_of_all(members, present, needed, holds):
    found = tally("b", members, present, 3)
    assert (found.needed, found.holds, found.lacking) == (needed, holds, max(needed - present, 0))


def test_the_sum_can_be_read_aloud():
    assert tally("b", 106, 70, 9).proof == ("2/3 × 106 = 70,67: perlu 71", "3 × 70 = 210 < 2 × 106 = 212")
    assert tally("b", 45, 34, 9).proof == ("2/3 × 45 = 30: perlu 30", "3 × 34 = 102 ≥ 2 × 45 = 90")
    assert tally("c", 45, 22, 9).proof == ("1/2 × 45 = 22,5; lebih dari itu: perlu 23", "2 × 22 = 44 ≤ 45")
    assert tally("c", 45, 23, 9).holds
    assert "kurang 1 anggota (UU 23/2014 Pasal 129" in tally("b", 106, 70, 9).sentence
    assert "Kuorum tercapai" in tally("b", 106, 71, 9).sentence


@pytest.mark.parametrize(
    ("members", "present", "fraksi", "holds"), [(15, 8, 2, True), (15, 8, 1, False), (14, 7, 3, False)]
)
def test_a_committee_needs_more_than_half_and_more_than_one_fraksi(members, present, fraksi, holds):
    found = tally(AKD, members, present, fraksi)
    assert found.holds is holds
    assert found.proof[-1] == f"{fraksi} fraksi hadir; perlu lebih dari 1"
    assert ("baru dari satu fraksi" in found.sentence) is (fraksi == 1)


def test_nobody_is_no_quorum():
    assert not tally("b", 0, 0, 0).holds
    assert "Belum ada anggota" in tally("b", 0, 0, 0).sentence


def test_who_abstains_is_present():
    assert count("b", 34, 31, 0, 3).proof == ("lebih dari 1/2 × 34 = 17", "2 × 31 = 62 > 34")
    assert not count("b", 30, 15, 0, 15).carried
    assert count("b", 30, 16, 0, 14).carried
    assert count("c", 23, 8, 5, 10).carried
    assert count(AKD, 22, 11, 11, 0).proof == ("11 setuju ≤ 11 tidak setuju",)
    with pytest.raises(ValueError, match="more votes"):
        count("b", 2, 1, 1, 1)


def test_a_meeting_needs_the_strictest_quorum_of_its_agenda():
    assert quorum_kind(True, ["", "c", "b"]) == "b"
    assert quorum_kind(True, ["", "c"]) == quorum_kind(True, []) == "c"
    assert quorum_kind(False, ["b"]) == AKD


@pytest.mark.parametrize(
    ("house", "phase", "stage", "decides"),
    [
        (True, "tingkat_2", "permintaan_persetujuan", "b"), (True, "usul", "paripurna_usul", "c"),
        (True, "tingkat_1", "penjelasan_dprd", ""), (False, "tingkat_1", "pembahasan_akd", "akd"), (False, "", "", ""),
        (True, "tingkat_1", "apbd_dibahas", "b"), (True, "substansi", "persetujuan_substansi", "b"),
        (True, "tingkat_1", "apbd_diajukan", ""), (False, "tingkat_1", "apbd_dibahas", "akd"),
    ],
)  # fmt: skip
def test_what_an_item_decides_follows_from_the_stage(house, phase, stage, decides):
    assert decided_in(house, phase, stage) == decides
