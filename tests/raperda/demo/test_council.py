"""The council of the example: there once, however often the command runs."""

import pytest
from django.utils import timezone

from deliberation.actions.roll import in_office, roll_of
from deliberation.models import Assignment, Body, Holiday, Letter, MasaSidang, Membership, Rapat
from raperda.demo import council, story
from raperda.notices.models import Follow, Notice
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_the_council_is_there_once():
    daerah = story.region()
    cast = story.people(daerah)
    story.bodies(daerah, cast["operator"])
    both = [under_way(cast["sari"], judul="Satu"), under_way(cast["sari"], judul="Dua")]
    counts = []
    for _ in range(2):
        council.members(daerah, cast["ratna"])
        council.calendar(daerah, TODAY, cast["ratna"])
        rapat = council.at_work(daerah, both, cast, timezone.now(), TODAY)
        assert council.letters(daerah, both[1], cast, timezone.now(), TODAY) == 2
        counts.append([
            model.objects.count()
            for model in (Membership, Holiday, MasaSidang, Rapat, Assignment, Follow, Notice, Letter)
        ])  # fmt: skip
    assert counts[0] == counts[1]
    assert in_office(daerah, rapat.date).count() == 45
    assert len({seat.fraksi for seat in roll_of(rapat).seats}) == 6
    assert [item.raperda for item in rapat.items.all()] == both
    assert rapat.date > TODAY
    assert Body.objects.get(kind="bapemperda").memberships.get(role="ketua").member.nama == "Dewi Lestiani"
    assert MasaSidang.objects.count() == 3
    sent, draft = Letter.objects.filter(raperda=both[1]).order_by("pk")
    assert (sent.status, sent.confirmed_by, draft.status) == ("terkirim", cast["hasan"], "konsep")
    assert (sent.nomor.rpartition("/")[2], draft.nomor) == (str(TODAY.year), "")
    assert {row.user.username for row in Notice.objects.all()} == {"dewi", "sari"}
