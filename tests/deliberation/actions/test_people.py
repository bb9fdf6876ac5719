"""Members of the council: added, seated, ended, taken over from a list twice without doubling anybody."""

from datetime import date

import pytest

from deliberation.actions import SeatRefused, add_body, add_member, end_term, import_members, seat, unseat
from deliberation.actions.roll import chairs_of, in_office
from deliberation.models import Body, Member, Membership
from tests.deliberation.council import OATH, council, people
from tests.people import kota_serang, sari

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 15)


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def fraksi(clerk):
    return add_body(daerah=kota_serang(), kind="fraksi", nama="Fraksi Anggrek", by=clerk)


@pytest.fixture
def member(clerk):
    return add_member(daerah=kota_serang(), nama="Wayan", valid_from=OATH, by=clerk)


def test_a_list_is_taken_over_once(clerk, django_assert_max_num_queries):
    council(clerk)
    assert Member.objects.count() == 45
    assert Body.objects.filter(kind="fraksi").count() == 6
    assert [row.role for row in chairs_of(kota_serang(), DAY)] == ["ketua", "wakil_ketua", "wakil_ketua"]
    assert Membership.objects.count() == 45 * 2 + 3
    with django_assert_max_num_queries(8):
        assert import_members(daerah=kota_serang(), rows=people(), valid_from=OATH, by=clerk) == []


def test_who_left_is_not_in_office(clerk, member, fraksi):
    row = seat(member=member, body=fraksi, role="anggota", valid_from=OATH, by=clerk)
    end_term(member=member, on=date(2022, 12, 31), by=clerk)
    assert list(in_office(kota_serang(), date(2022, 12, 31))) == [member]
    assert list(in_office(kota_serang(), date(2023, 1, 1))) == []
    row.refresh_from_db()
    assert row.valid_to == date(2022, 12, 31)


def test_a_member_is_in_one_fraksi_at_a_time(clerk, member, fraksi):
    first = seat(member=member, body=fraksi, role="anggota", valid_from=OATH, by=clerk)
    other = Body.objects.create(daerah=kota_serang(), kind="fraksi", nama="Fraksi Melati")
    seat(member=member, body=other, role="anggota", valid_from=DAY, by=clerk)
    first.refresh_from_db()
    assert first.valid_to == date(2023, 3, 14)


def test_seats_that_cannot_be(clerk, member, fraksi):
    with pytest.raises(SeatRefused, match="di luar masa jabatan"):
        seat(member=member, body=fraksi, role="anggota", valid_from=date(2019, 1, 1), by=clerk)
    row = seat(member=member, body=fraksi, role="ketua", valid_from=OATH, by=clerk)
    with pytest.raises(SeatRefused, match="sudah menjadi anggota"):
        seat(member=member, body=fraksi, role="anggota", valid_from=DAY, by=clerk)
    second = add_member(daerah=kota_serang(), nama="Zul", valid_from=OATH, by=clerk)
    with pytest.raises(SeatRefused, match="sudah mempunyai ketua"):
        seat(member=second, body=fraksi, role="ketua", valid_from=DAY, by=clerk)
    with pytest.raises(SeatRefused, match="sebelum dimulai"):
        unseat(membership=row, on=date(2019, 1, 1), by=clerk)
    assert unseat(membership=row, on=DAY, by=clerk).valid_to == DAY
