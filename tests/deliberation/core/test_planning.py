"""The programme, what comes with a draft, what it may threaten: every worked example."""

import pytest

from deliberation.core.planning import (
    KETERANGAN,
    NA,
    companion,
    criminal_ok,
    dim_summary,
    harmonised_ok,
    may_resubmit,
    may_withdraw,
    needs_evaluasi,
    out_of_program_ok,
    propemperda_before_apbd,
    propemperda_cap,
    same_matter_winner,
)
from tests.deliberation.core.calendar import d


@pytest.mark.parametrize(
    ("subject", "repealed", "needed"),
    [("rtrw", "", True), ("umum", "", False), ("pencabutan", "pajak_retribusi", True), ("pencabutan", "umum", False)],
)
def test_evaluasi(subject, repealed, needed):
    assert needs_evaluasi(subject, repealed) is needed


@pytest.mark.parametrize(("enacted", "cap"), [(12, 15), (10, 12), (3, 3)])
def test_a_quarter_more(enacted, cap):
    assert propemperda_cap(enacted) == cap


@pytest.mark.parametrize(
    ("programme", "apbd", "holds"),
    [("2023-11-20", "2023-12-20", True), ("2023-12-20", "2023-12-20", False), (None, "2023-12-20", False)],
)
def test_the_programme_comes_first(programme, apbd, holds):
    assert propemperda_before_apbd(programme and d(programme), d(apbd)) is holds


@pytest.mark.parametrize(
    ("reason", "bapemperda", "hukum", "holds"),
    [("urgensi", True, True, True), ("urgensi", True, False, False), ("keadaan_luar_biasa", False, False, True),
     ("lain", True, True, False)],
)  # fmt: skip
def test_outside_the_programme(reason, bapemperda, hukum, holds):
    assert out_of_program_ok(reason, bapemperda, hukum) is holds


@pytest.mark.parametrize(
    ("subject", "limited", "paper"),
    [("umum", False, NA), ("pencabutan", False, KETERANGAN), ("perubahan", True, KETERANGAN), ("perubahan", False, NA)],
)
def test_what_comes_with_a_draft(subject, limited, paper):
    assert companion(subject, limited) == paper


def test_a_region_may_take_keterangan_for_all():
    assert companion("umum", ordinary=KETERANGAN) == KETERANGAN


@pytest.mark.parametrize(
    ("rejected", "now", "may"),
    [("II/2023", "II/2023", False), ("II/2023", "III/2023", True), ("III/2023", "I/2023-24", True)],
)
def test_not_again_in_the_same_session(rejected, now, may):
    assert may_resubmit(rejected, now) is may


@pytest.mark.parametrize(
    ("phase", "joint", "may"), [("harmonisasi", False, True), ("tingkat_1", False, False), ("tingkat_1", True, True)]
)
def test_withdrawing(phase, joint, may):
    assert may_withdraw(phase, joint) is may


@pytest.mark.parametrize(
    ("sessions", "winner"),
    [({"dprd": "II", "kdh": "II"}, "dprd"), ({"dprd": "II", "kdh": "III"}, ""), ({"kdh": "II"}, "kdh")],
)
def test_two_drafts_on_one_matter(sessions, winner):
    assert same_matter_winner(sessions) == winner


@pytest.mark.parametrize(
    ("day", "months", "fine", "category", "ok"),
    [("2023-05-09", 6, 50_000_000, 0, True), ("2023-05-09", 7, 0, 0, False), ("2026-03-01", 3, 0, 3, False),
     ("2026-03-01", 0, 0, 3, True), ("2026-03-01", 0, 0, 4, False), ("2026-01-01", 6, 0, 0, True)],
)  # fmt: skip
def test_what_a_perda_may_threaten(day, months, fine, category, ok):
    assert criminal_ok(d(day), months, fine, category) is ok


@pytest.mark.parametrize(("document", "ok"), [("", False), (" ", False), ("BA Kanwil", True)])
def test_harmonisasi_is_for_all(document, ok):
    assert harmonised_ok(document) is ok


def test_a_dim_is_counted():
    assert dim_summary(["tetap"] * 101 + ["Diubah"] * 8 + ["dihapus"] * 10 + [""] * 2) == {
        "tetap": 103, "diubah": 8, "dihapus": 10,
    }  # fmt: skip
