"""Which steps a decision brings from which stage, and that each of them is a move of the table."""

import pytest

from deliberation.core.decided import _STEPS, steps_after
from deliberation.core.matters import WAYS
from deliberation.core.stages import find_move


@pytest.mark.parametrize(("kind", "stage"), sorted(_STEPS))
def test_every_step_is_a_move_of_the_table(kind, stage):
    for carried in (True, False):
        here = stage
        for target in steps_after(kind, stage, carried):
            assert any(find_move(here, target, way) for way in WAYS), (here, target)
            here = target


def test_the_assent_of_the_members_leads_to_the_word_of_the_head():
    assert steps_after("b", "laporan_tk2", True) == ("permintaan_persetujuan", "pendapat_akhir_kdh")
    assert steps_after("b", "laporan_tk2", False) == ("permintaan_persetujuan", "tidak_disetujui")
    assert steps_after("b", "pendapat_akhir_kdh", True) == ("persetujuan_bersama",)
    assert steps_after("b", "pendapat_akhir_kdh", False) == ()


def test_a_decision_that_decides_nothing_about_the_stage_moves_nothing():
    assert steps_after("c", "laporan_tk2", True) == ()
    assert steps_after("akd", "paripurna_usul", True) == ()
    assert steps_after("b", "fasilitasi", True) == ()
