"""Tasks given to a person: who may give, take, answer, and return them, and where they are seen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from deliberation.actions import give_work
from deliberation.models import Assignment
from raperda.accounts.models import RoleAssignment
from tests.documents.drafts import unit
from tests.people import kota_serang, person, sari
from tests.raperda.scenes import draft_of, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def dewi():
    return person("dewi", "anggota")


@pytest.fixture
def raperda(clerk):
    return under_way(clerk)


@pytest.fixture
def work(raperda, clerk, dewi):
    return give_work(
        raperda=raperda, to=dewi, title="Mohon telaah Pasal 2-3", due=TODAY + timedelta(days=2), by=clerk,
        now=timezone.now(), units=[unit(draft_of(raperda), "Pasal 2").key, unit(draft_of(raperda), "Pasal 3").key],
    )  # fmt: skip


def given(to, **more):
    due = (TODAY + timedelta(days=3)).isoformat()
    return {"to": to.pk, "title": "Mohon telaah", "units": "Pasal 2-3", "due": due} | more


def test_a_task_is_given_on_the_units_that_were_typed(client, raperda, clerk, dewi):
    client.force_login(clerk)
    url = f"/raperda/{raperda.pk}/tugas"
    assert url in client.get(f"/raperda/{raperda.pk}/").content.decode()
    assert 'value="Pasal 3"' in client.get(url + "?bagian=Pasal 3").content.decode()
    assert client.post(url, given(dewi)).status_code == 302
    row = Assignment.objects.get()
    assert row.units == [unit(draft_of(raperda), f"Pasal {n}").key for n in (2, 3)]
    assert (row.to, row.by, row.status) == (dewi, clerk, "diberikan")
    assert "Mohon telaah" in client.get(f"/raperda/{raperda.pk}/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"units": "Pasal 77, Pasal 1"}, "Tidak ada dalam naskah: Pasal 77."),
        ({"due": "2020-01-01"}, "Tanggalnya sudah lewat."),
        ({"title": " "}, "Bidang ini tidak boleh kosong"),
        ({"to": "999999"}, "Masukkan pilihan yang valid"),
    ],
)
def test_what_cannot_be_given_says_why(client, raperda, clerk, dewi, wrong, words):
    client.force_login(clerk)
    answer = client.post(f"/raperda/{raperda.pk}/tugas", given(dewi) | wrong)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Assignment.objects.exists()


def test_only_who_sees_the_raperda_is_offered(client, raperda, clerk, dewi):
    person("wulan")
    other = person("agus", "anggota")
    RoleAssignment.objects.filter(user=other).update(raperda=under_way(clerk))
    gone = person("budi", "anggota")
    RoleAssignment.objects.filter(user=gone).update(valid_to=TODAY - timedelta(days=1))
    client.force_login(clerk)
    page = client.get(f"/raperda/{raperda.pk}/tugas")
    assert [person.username for person in page.context["form"].people.values()] == ["dewi", "sari"]


def test_who_may_not_give_only_reads(client, raperda, work, dewi):
    client.force_login(dewi)
    url = f"/raperda/{raperda.pk}/tugas"
    page = client.get(url).content.decode()
    assert work.title in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    assert client.post(url, given(dewi)).status_code == 403
    client.force_login(person("wulan"))
    assert client.get(url).status_code == client.get(f"/tugas/{work.pk}/").status_code == 404


def test_it_stands_in_the_tasks_of_the_receiver_with_its_day(client, work, dewi, clerk):
    client.force_login(dewi)
    page = client.get("/tugas/").content.decode()
    assert f'href="/tugas/{work.pk}/"' in page
    assert f'datetime="{work.due.isoformat()}"' in page
    client.force_login(clerk)
    assert f'href="/tugas/{work.pk}/"' not in client.get("/tugas/").content.decode()
    Assignment.objects.update(due=TODAY - timedelta(days=10))
    client.force_login(dewi)
    assert "Lewat waktu" in client.get("/tugas/").content.decode()


def test_taken_answered_and_closed(client, work, dewi, clerk):
    client.force_login(dewi)
    url = f"/tugas/{work.pk}/"
    page = client.get(url).content.decode()
    assert ">Pasal 2</a>, " in page.replace("\n", "")
    client.post(url, {"tindakan": "ambil"})
    work.refresh_from_db()
    assert work.status == "diambil"
    assert client.post(url, {"tindakan": "selesai", "answer": " "}).status_code == 422
    client.post(url, {"tindakan": "selesai", "answer": "Sudah **baik**."})
    work.refresh_from_db()
    assert work.status == "selesai"
    assert "<strong>baik</strong>" in client.get(url).content.decode()
    answer = client.post(url, {"tindakan": "kembali", "answer": "Terlambat."})
    assert answer.status_code == 422
    assert "sudah selesai" in answer.content.decode()


def test_returned_with_a_reason_or_taken_back(client, work, dewi, clerk, raperda):
    url = f"/tugas/{work.pk}/"
    client.force_login(clerk)
    assert client.post(url, {"tindakan": "kembali", "answer": "Bukan saya."}).status_code == 422
    client.force_login(dewi)
    assert client.post(url, {"tindakan": "batal"}).status_code == 422, "only who gave it"
    client.post(url, {"tindakan": "kembali", "answer": "Bukan bidang saya."})
    work.refresh_from_db()
    assert (work.status, work.answer) == ("kembali", "Bukan bidang saya.")
    other = give_work(raperda=raperda, to=dewi, title="Lain", by=clerk, now=timezone.now())
    client.force_login(clerk)
    client.post(f"/tugas/{other.pk}/", {"tindakan": "batal"})
    other.refresh_from_db()
    assert other.status == "batal"
    assert client.post(f"/tugas/{other.pk}/", {"tindakan": "entah"}).status_code == 404


def test_the_deadlines_of_my_roles_are_tasks(client, clerk):
    raperda = under_way(clerk)
    list(walk(raperda, "penyampaian_kdh", by=clerk, now=timezone.now(), day=TODAY))
    client.force_login(clerk)
    page = client.get("/tugas/").content.decode()
    assert "UU 23/2014 Pasal 242 ayat (2)" in page
    assert "hari kerja lagi" in page
    client.force_login(person("yusuf", "opd", daerah=kota_serang()))
    assert "UU 23/2014 Pasal 242 ayat (2)" not in client.get("/tugas/").content.decode()
