"""Two workers look at once: each thing is told once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone

from deliberation.actions import give_work
from raperda.notices.actions import tell_news
from raperda.notices.models import Notice
from tests.people import person, sari
from tests.raperda.scenes import roles, under_way

pytestmark = pytest.mark.django_db(transaction=True)


def look(_) -> int:
    try:
        return tell_news(now=timezone.now())
    finally:
        connection.close()


def test_two_workers_tell_each_thing_once():
    roles()
    clerk, dewi = sari(), person("dewi", "anggota")
    raperda = under_way(clerk)
    for n in range(3):
        give_work(raperda=raperda, to=dewi, title=f"Telaah {n}", by=clerk, now=timezone.now())
    tell_news(now=timezone.now())  # the mark exists
    for n in range(3, 6):
        give_work(raperda=raperda, to=dewi, title=f"Telaah {n}", by=clerk, now=timezone.now())
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(look, range(2))) == [0, 3]
    assert Notice.objects.count() == 6
