"""The shape of a deadline: from which day it counts."""

from deliberation.core.term import AFTER_AGREED, Dates, agreed, here, stated
from deliberation.core.tracks import STAGES
from tests.deliberation.core.calendar import d


def test_day_0_by_stage_by_statement_and_by_agreement():
    dates = Dates("evaluasi", entered={"evaluasi": d("2023-03-20")}, agreed_on=d("2023-03-15"))
    assert (here(dates), agreed(dates)) == (d("2023-03-20"), d("2023-03-15"))
    assert stated("submitted_on")(dates) is None
    said = Dates("pj_diajukan", stated={"submitted_on": d("2023-06-30")})
    assert (stated("submitted_on")(said), here(said)) == (d("2023-06-30"), None)


def test_the_signing_term_runs_in_stages_that_exist():
    assert set(STAGES) >= AFTER_AGREED
