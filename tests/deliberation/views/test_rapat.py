"""Rapat: a meeting with its agenda is scheduled, listed, read, and closed."""

from datetime import date

import pytest

from deliberation.actions import AgendaLine, add_body, schedule_rapat
from deliberation.models import Rapat
from raperda.accounts.models import Role, RoleAssignment
from tests.people import kota_serang, person
from tests.raperda.scenes import paripurna

pytestmark = pytest.mark.django_db
DAY = date(2021, 1, 11)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def house(clerk):
    return add_body(daerah=kota_serang(), kind="dprd", nama="DPRD Kota Serang", by=clerk)


def given(body, raperda, /, **other) -> dict:
    known = {"kind": "paripurna", "body": body.pk, "title": "Penjelasan pengusul", "date": "2021-01-11"}
    known |= {"time": "09:30", "place": "Ruang paripurna", "agenda": "Pembukaan\r\n\r\nPenutup"}
    return known | {"raperda": [raperda.pk]} | other


def test_a_meeting_is_scheduled_with_its_agenda(desk, house, raperda):
    answer = desk.post("/rapat/jadwalkan", given(house, raperda, notes="Dibuka **tepat** waktu."), follow=True)
    rapat = Rapat.objects.get()
    assert answer.redirect_chain == [(f"/rapat/{rapat.pk}/", 302)]
    page = answer.content.decode()
    assert "Rapat dijadwalkan." in page
    assert "<strong>tepat</strong>" in page
    assert "Senin, 11 Januari 2021, 09.30 WIB" in page
    titles = [item.title for item in rapat.items.order_by("order")]
    assert titles == ["Pembukaan", "Penutup", "Pengajuan usul Raperda: Raperda tentang Contoh Kecil"]
    assert "Contoh Kecil" in desk.get("/rapat/").content.decode()


@pytest.mark.parametrize(
    ("other", "field"),
    [({"title": ""}, "title"), ({"date": "besok"}, "date"), ({"body": 999}, "body"), ({"time": "pagi"}, "time")],
)
def test_a_mistake_stands_beside_its_field(desk, house, raperda, other, field):
    answer = desk.post("/rapat/jadwalkan", given(house, raperda, **other))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Rapat.objects.count() == 0


def test_a_plenary_is_of_the_whole_house(desk, clerk, raperda):
    part = add_body(daerah=kota_serang(), kind="pansus", nama="Pansus Contoh", by=clerk)
    answer = desk.post("/rapat/jadwalkan", given(part, raperda))
    assert answer.status_code == 422
    assert "Rapat paripurna adalah rapat seluruh anggota DPRD." in answer.context["form"].non_field_errors()[0]


def test_a_meeting_is_closed_once(desk, clerk, raperda):
    rapat = paripurna(clerk, DAY, raperda=raperda)
    page = f"/rapat/{rapat.pk}/tutup"
    assert desk.get(page).headers["Location"] == f"/rapat/{rapat.pk}/"
    assert "Rapat dicatat selesai." in desk.post(page, follow=True).content.decode()
    again = desk.post(page, headers={"Referer": f"http://testserver/rapat/{rapat.pk}/"}, follow=True)
    assert "Rapat dicatat selesai." not in again.content.decode()
    assert page not in again.content.decode()


def test_who_may_not_schedule_is_not_offered_to(client, member):
    client.force_login(member)
    page = client.get("/rapat/").content.decode()
    assert "Belum ada rapat" in page
    assert "/rapat/jadwalkan" not in page


def test_asks_as_often_for_many_as_for_one(desk, clerk, raperda, django_assert_max_num_queries):
    for _ in range(12):
        paripurna(clerk, DAY, raperda=raperda)
    with django_assert_max_num_queries(10):
        assert desk.get("/rapat/").content.decode().count("Contoh Kecil") == 12


@pytest.fixture
def part(clerk, raperda):
    """Pansus A with one meeting, beside a meeting of the whole house; Rina works for Pansus A alone."""
    body = add_body(daerah=kota_serang(), kind="pansus", nama="Pansus A", by=clerk)
    paripurna(clerk, DAY, "Rapat seluruh anggota")
    user = person("rina")
    RoleAssignment.objects.create(user=user, role=Role.objects.get(code="setwan"), daerah=kota_serang(), body=body)
    known = {"kind": "rapat_pansus", "title": "Rapat Pansus A", "date": DAY, "place": "Ruang A"}
    rapat = schedule_rapat(daerah=kota_serang(), body=body, by=clerk, items=[AgendaLine("Bahas", raperda)], **known)
    return user, body, rapat


def test_who_works_for_one_body_sees_its_meetings_only(client, part):
    user, _, rapat = part
    client.force_login(user)
    page = client.get("/rapat/").content.decode()
    assert "Rapat Pansus A" in page
    assert "Rapat seluruh anggota" not in page
    assert "/rapat/jadwalkan" in page
    assert client.get(f"/rapat/{rapat.pk}/").status_code == 200
    other = Rapat.objects.exclude(pk=rapat.pk).get()
    assert client.get(f"/rapat/{other.pk}/").status_code == 404
    assert client.post(f"/rapat/{other.pk}/tutup").status_code == 403
    assert client.post(f"/rapat/{rapat.pk}/tutup").status_code == 302
    assert set(Rapat.objects.filter(status="selesai")) == {rapat}


def test_who_works_for_one_body_schedules_for_it_only(client, part, raperda):
    user, body, rapat = part
    client.force_login(user)
    house = Rapat.objects.exclude(pk=rapat.pk).get().body
    assert client.post("/rapat/jadwalkan", given(house, raperda)).context["form"].errors["body"]
    assert client.post("/rapat/jadwalkan", given(body, raperda, kind="rapat_pansus")).status_code == 302
    assert body.rapat.count() == 2


def test_without_any_role_the_meetings_stay_closed(client, part):
    client.force_login(person("wulan"))
    assert client.get("/rapat/").status_code == 403
    assert client.get("/rapat/jadwalkan").status_code == 403
    assert client.get(f"/rapat/{part[2].pk}/").status_code == 404


def test_asks_as_often_for_many_bodies_as_for_one(desk, clerk, raperda, django_assert_max_num_queries):
    for n in range(12):
        add_body(daerah=kota_serang(), kind="pansus", nama=f"Pansus {n}", by=clerk)
    with django_assert_max_num_queries(11):
        assert desk.get("/rapat/").status_code == 200
