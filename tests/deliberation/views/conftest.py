"""People of both houses in front of the screens of the procedure, and a Raperda on its road."""

import pytest
from django.utils import timezone

from documents.models import Raperda
from tests.people import budi, person, sari
from tests.raperda.scenes import under_way
from tests.stories.road import walk


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def legal():
    return budi()


@pytest.fixture
def member():
    return person("dewi", "anggota")


@pytest.fixture
def stranger():
    return person("wulan")


@pytest.fixture
def raperda(clerk):
    return under_way(clerk)


@pytest.fixture
def at(raperda, clerk):
    """at("penetapan"): the Raperda taken there, today, with every paper at hand."""

    def stage(until: str) -> Raperda:
        list(walk(raperda, until, by=clerk, now=timezone.now(), day=timezone.localdate()))
        return Raperda.objects.get(pk=raperda.pk)

    return stage


@pytest.fixture
def url(raperda):
    """url("penetapan"): the address of a screen of the Raperda."""
    return lambda end="": f"/raperda/{raperda.pk}/{end}"
