"""The operator keeps bodies, members, and sessions as reference data."""

import pytest

from deliberation.models import Body, Member
from tests.deliberation.council import council
from tests.people import person, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(person("operator", "operator", is_staff=True, is_superuser=True))
    return client


def test_the_lists_open(desk):
    council(sari(), 7)
    for name in ("body", "member", "masasidang"):
        assert desk.get(f"/kelola/deliberation/{name}/").status_code == 200
        assert desk.get(f"/kelola/deliberation/{name}/add/").status_code == 200
    page = desk.get(f"/kelola/deliberation/member/{Member.objects.first().pk}/change/").content.decode()
    assert "Fraksi Anggrek" in page


def test_a_session_is_written(desk):
    council(sari(), 1)
    sent = {"daerah": Body.objects.first().daerah_id, "tahun_sidang": "2022/2023", "nomor": 2}
    desk.post("/kelola/deliberation/masasidang/add/", sent | {"start": "2023-01-01", "end": "2023-04-30"})
    house = Body.objects.first().daerah
    assert [str(row) for row in house.sessions.all()] == ["Masa sidang 2 tahun sidang 2022/2023"]
