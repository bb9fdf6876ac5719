"""The table of deadlines: every row names stages that exist, an article, a sum, and what its end brings."""

import pytest

from deliberation.core.stages import STAGES
from deliberation.core.terms import TERMS, Dates, entered, only
from tests.deliberation.core.calendar import d


@pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{term.id}-{term.legal_basis[:12]}")
def test_each_row_is_whole(term):
    assert term.stages <= STAGES.keys()
    assert term.legal_basis
    assert term.counted
    assert term.actors
    assert term.on_expiry.endswith(".")
    assert "dianggap disetujui" not in term.on_expiry, "nothing is granted by silence"
    assert bool(term.other) == bool(term.other_basis)


def test_day_0_is_the_day_a_stage_was_last_entered():
    dates = Dates("evaluasi", entered={"evaluasi": d("2023-03-20")})
    assert entered("evaluasi")(dates) == d("2023-03-20")
    assert entered("fasilitasi")(dates) is None


def test_a_row_of_one_subject_does_not_run_for_another():
    start = only(("apbd",), lambda dates: dates.agreed_on)
    day = d("2023-11-30")
    assert start(Dates("penetapan", subject="apbd", agreed_on=day)) == day
    assert start(Dates("penetapan", subject="umum", agreed_on=day)) is None
