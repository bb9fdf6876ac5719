"""A draft of four pasal on its road, its writer, a member who only reads, and somebody without a role."""

import pytest

from deliberation.actions import move_to
from deliberation.models import Deliberation
from tests.documents.drafts import unit
from tests.people import NOW, person, sari
from tests.raperda.scenes import draft_of, under_way


@pytest.fixture
def writer():
    return sari()


@pytest.fixture
def member():
    return person("dewi", "anggota")


@pytest.fixture
def stranger():
    return person("wulan")


@pytest.fixture
def naskah(writer):
    return draft_of(under_way(writer))


@pytest.fixture
def url(naskah):
    """url("susun", "Pasal 2"): the address of a screen of the draft, or of one of its units."""

    def of(end: str = "", address: str = "") -> str:
        base = f"/raperda/{naskah.raperda_id}/"
        return f"{base}naskah/{unit(naskah, address).key}/{end}" if address else f"{base}{end}"

    return of


@pytest.fixture
def lock(naskah, writer):
    """lock(): withdraw the draft, so that nobody may edit it any more."""

    def now() -> None:
        deliberation = Deliberation.objects.get(raperda_id=naskah.raperda_id)
        move_to(deliberation=deliberation, target="ditarik", by=writer, now=NOW, today=NOW.date(), note="Contoh")

    return now
