"""The pages of notices: the bell, the list, the choices, what somebody follows."""

import pytest
from django.utils import timezone

from documents.actions import freeze
from raperda.accounts.models import RoleAssignment
from raperda.notices.actions import follow, tell_news
from raperda.notices.models import Choice, Follow, Notice
from tests.documents.drafts import unit
from tests.people import person, sari
from tests.raperda.scenes import draft_of, under_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def dewi(client):
    user = person("dewi", "anggota")
    client.force_login(user)
    return user


@pytest.fixture
def raperda(clerk, dewi):
    """A Raperda Dewi follows, with one thing to be told of."""
    made = under_way(clerk)
    follow(raperda=made, by=dewi, now=timezone.now())
    freeze(naskah=draft_of(made), name="Usul", by=clerk, now=timezone.now())
    assert tell_news(now=timezone.now()) == 1
    return made


def test_the_bell_counts_and_the_page_tells(client, raperda):
    page = client.get("/pemberitahuan/").content.decode()
    assert "Versi 1 dibekukan (Usul)" in page
    assert "Pemberitahuan, 1 belum dibaca" in page
    row = Notice.objects.get()
    assert client.get(f"/pemberitahuan/{row.pk}/").headers["Location"] == f"/raperda/{raperda.pk}/versi/1/"
    page = client.get("/pemberitahuan/?saring=baru").content.decode()
    assert "belum dibaca" not in page
    assert "Tidak ada pemberitahuan" in page


def test_all_are_marked_at_once(client, raperda):
    client.post("/pemberitahuan/")
    assert Notice.objects.filter(read_at__isnull=True).count() == 0


def test_a_notice_is_its_owners(client, raperda):
    client.force_login(person("agus", "anggota"))
    assert client.get(f"/pemberitahuan/{Notice.objects.get().pk}/").status_code == 404
    assert "Versi 1" not in client.get("/pemberitahuan/").content.decode()


def test_who_lost_the_right_reads_no_title(client, raperda, dewi):
    RoleAssignment.objects.filter(user=dewi).delete()
    page = client.get("/pemberitahuan/").content.decode()
    assert "Contoh Kecil" not in page
    assert "Anda tidak lagi dapat melihat" in page


def test_the_bell_of_somebody_without_a_role(client, raperda, dewi):
    RoleAssignment.objects.filter(user=dewi).delete()
    assert "1 belum dibaca" in client.get("/akun/").content.decode()


def test_choices_are_kept(client, dewi):
    assert 'href="/akun/pemberitahuan/"' in client.get("/akun/").content.decode()
    form = client.get("/akun/pemberitahuan/").context["form"]
    given = {f"mail-{kind}": "tidak" for kind, *_ in Choice._meta.get_field("kind").choices} | {"app-tugas": "on"}
    assert client.post("/akun/pemberitahuan/", given).status_code == 302
    assert len(form.rows) == Choice.objects.filter(user=dewi, mail="tidak").count()
    assert [row.kind for row in Choice.objects.filter(user=dewi, app=True)] == ["tugas"]
    assert client.post("/akun/pemberitahuan/", given | {"mail-tugas": "entah"}).status_code == 422


def test_following_a_raperda_and_units_of_it(client, clerk, dewi):
    raperda = under_way(clerk)
    url = f"/raperda/{raperda.pk}/ikuti"
    assert url in client.get(f"/raperda/{raperda.pk}/").content.decode()
    client.post(url)
    assert client.post(url, {"units": "Pasal 2-3"}).status_code == 302
    assert [row.name for row in Follow.objects.filter(user=dewi).order_by("name")] == ["", "Pasal 2", "Pasal 3"]
    wrong = client.post(url, {"units": "Pasal 99"})
    assert wrong.status_code == 422
    assert "Pasal 99" in wrong.content.decode()
    page = client.get(url).content.decode()
    assert "Berhenti mengikuti" in page
    client.post(url, {"berhenti": "1"})
    client.post(url, {"berhenti": "1", "bagian": Follow.objects.get(name="Pasal 2").key})
    assert [row.name for row in Follow.objects.filter(user=dewi)] == ["Pasal 3"]
    assert client.post(url, {"bagian": "zzzzzzzz"}).status_code == 404, "a unit is followed by its name"


def test_the_page_of_one_unit(client, clerk, dewi):
    raperda = under_way(clerk)
    key = unit(draft_of(raperda), "Pasal 3").key
    url = f"/raperda/{raperda.pk}/naskah/{key}/ikuti"
    page = client.get(url).content.decode()
    assert "Ikuti Pasal 3" in page
    assert "Beri tugas" not in page
    client.post(url)
    assert Follow.objects.get(user=dewi).name == "Pasal 3"
    client.post(url, {"berhenti": "1"})
    assert not Follow.objects.exists()
    client.force_login(clerk)
    assert f"/raperda/{raperda.pk}/tugas?bagian=Pasal%203" in client.get(url).content.decode()


def test_nobody_follows_what_they_may_not_see(client, clerk):
    raperda = under_way(clerk)
    client.force_login(person("wulan"))
    assert client.post(f"/raperda/{raperda.pk}/ikuti").status_code == 404
    assert not Follow.objects.exists()
