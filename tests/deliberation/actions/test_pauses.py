"""A reviewer's term waits for a complete file and then counts anew; the head's own terms never wait."""

from datetime import date

import pytest

from deliberation import bridge
from deliberation.actions import MoveForbidden, PauseRefused, pause_deadline, resume_deadline
from tests.deliberation.special import take
from tests.people import NOW, sari
from tests.raperda.scenes import under_way
from tests.stories.road import deliberation_of, walk

pytestmark = pytest.mark.django_db
TODAY = date(2023, 4, 26)


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def asked(clerk):
    """A Raperda in fasilitasi since 1 March 2023."""
    raperda = under_way(clerk)
    list(walk(raperda, "fasilitasi", by=clerk, now=NOW, day=date(2023, 3, 1)))
    raperda.refresh_from_db()
    return raperda


def pause(raperda, clerk, since=date(2023, 3, 6), rule="fasilitasi"):
    deliberation = deliberation_of(raperda)
    return pause_deadline(
        deliberation=deliberation, rule=rule, since=since, note="matriks", by=clerk, now=NOW, today=TODAY
    )


def due(raperda, today):
    deliberation = deliberation_of(raperda)
    rows = bridge.deadlines_of([deliberation], deliberation.raperda.daerah, today)[deliberation.pk]
    return next(row for row in rows if row.id == "fasilitasi")


def test_it_stands_still_and_counts_anew(asked, clerk):
    assert pause(asked, clerk).note == "matriks"
    still = due(asked, TODAY)
    assert (still.paused_on, still.late) == (date(2023, 3, 6), False)
    with pytest.raises(MoveForbidden, match="Berkas permohonan belum lengkap"):
        take(asked, clerk, TODAY, "laporan_tk2", review_received_on=date(2023, 3, 1))
    deliberation = deliberation_of(asked)
    ended = resume_deadline(deliberation=deliberation, rule="fasilitasi", until=date(2023, 4, 3), by=clerk, today=TODAY)
    assert ended.ended_by == clerk
    assert due(asked, TODAY).start == date(2023, 4, 3)
    take(asked, clerk, TODAY, "laporan_tk2", review_received_on=date(2023, 4, 3))


def test_what_cannot_be_is_refused(asked, clerk):
    for rule in ("penandatanganan", "pemberian_noreg", "lain"):
        with pytest.raises(PauseRefused, match="tetap berjalan"):
            pause(asked, clerk, rule=rule)
    for day in (date(2023, 2, 28), date(2023, 4, 27)):
        with pytest.raises(PauseRefused, match="di antara"):
            pause(asked, clerk, day)
    deliberation = deliberation_of(asked)
    given = {"deliberation": deliberation, "rule": "fasilitasi", "by": clerk, "today": TODAY}
    with pytest.raises(PauseRefused, match="tidak sedang dijeda"):
        resume_deadline(until=TODAY, **given)
    pause(asked, clerk)
    with pytest.raises(PauseRefused, match="sudah dijeda"):
        pause(asked, clerk)
    with pytest.raises(PauseRefused, match="di antara awal jeda"):
        resume_deadline(until=date(2023, 3, 5), **given)
    resume_deadline(until=date(2023, 4, 3), **given)
    with pytest.raises(PauseRefused, match="mendahului"):
        pause(asked, clerk, date(2023, 3, 20))
