"""Penetapan, pengundangan, penerbitan: the numbers proposed, the mistakes refused, the Perda made once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from documents.models import Perda, Setting
from tests.people import person
from tests.raperda.scenes import published_perda

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


def signed(**given) -> dict:
    day = timezone.localdate().isoformat()
    return {"nomor": 1, "enacted_on": day, "jabatan": "WALI KOTA SERANG", "nama": "Nama Contoh", **given}


def promulgated(**given) -> dict:
    day = timezone.localdate().isoformat()
    known = {"promulgated_on": day, "jabatan": "SEKRETARIS DAERAH KOTA SERANG", "nama": "Nama Sekretaris"}
    return known | {"nomor_ld": 1, "nomor_tld": 1, **given}


def test_the_form_proposes_what_is_known(desk, url, at):
    at("penetapan")
    initial = desk.get(url("penetapan")).context["form"].initial
    assert (initial["nomor"], initial["jabatan"]) == (1, "WALI KOTA SERANG")
    assert desk.get(url("pengundangan")).status_code == 409


def test_a_perda_is_enacted_promulgated_and_published_once(desk, url, at, raperda):
    at("penetapan")
    assert "Perda ditetapkan." in desk.post(url("penetapan"), signed(), follow=True).content.decode()
    perda = Perda.objects.get(raperda=raperda)
    assert (perda.nomor, perda.nama_kepala, perda.noreg) == (1, "Nama Contoh", f"6,99/{perda.tahun}")
    assert desk.get(f"/perda/{perda.tahun}/1").status_code == 200, "the legal bureau sees it first"
    assert "Perda diundangkan." in desk.post(url("pengundangan"), promulgated(), follow=True).content.decode()
    desk.force_login(person("ratna", "bagian_hukum"))
    for _ in range(2):
        answer = desk.post(url("terbitkan"), follow=True)
        assert "Perda diterbitkan." in answer.content.decode()
        assert f'href="/perda/{perda.tahun}/1"' in answer.content.decode()
    asked = [task.args_kwargs["kwargs"] for task in DBTaskResult.objects.all()]
    assert asked == [{"perda_id": perda.pk, "by_id": answer.context["user"].pk}], "the second asks for nothing anew"
    desk.logout()
    assert desk.get(f"/perda/{perda.tahun}/1").status_code == 200


def test_who_promulgated_does_not_publish(desk, url, at, raperda, legal):
    at("penetapan")
    desk.post(url("penetapan"), signed())
    desk.post(url("pengundangan"), promulgated())
    page = desk.get(url()).content.decode()
    assert f'action="{url("terbitkan")}"' not in page
    assert "Perda diterbitkan oleh orang lain daripada yang mencatat pengundangannya (empat mata)." in page
    answer = desk.post(url("terbitkan"))
    assert answer.status_code == 409
    assert "(empat mata)" in answer.content.decode()
    assert Perda.objects.get(raperda=raperda).published_at is None
    assert DBTaskResult.objects.count() == 0
    Setting.objects.create(name="empat_mata", value=False, daerah=raperda.daerah)
    assert f'action="{url("terbitkan")}"' in desk.get(url()).content.decode()
    assert desk.post(url("terbitkan")).status_code == 302
    assert Perda.objects.get(raperda=raperda).published_at is not None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"nomor": ""}, "nomor"),
        ({"nomor": 0}, "nomor"),
        ({"nomor": "enam"}, "nomor"),
        ({"enacted_on": "kemarin"}, "enacted_on"),
        ({"nama": " "}, "nama"),
    ],
)
def test_a_mistake_in_a_field_stands_beside_it(desk, url, at, given, field):
    at("penetapan")
    answer = desk.post(url("penetapan"), signed(**given))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Perda.objects.count() == 0


@pytest.mark.parametrize(("days", "sentence"), [(1, "Tanggal penetapan belum tiba"), (-1, "mendahului tanggal")])
def test_a_day_the_law_forbids(desk, url, at, days, sentence):
    at("penetapan")
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    answer = desk.post(url("penetapan"), signed(enacted_on=day))
    assert answer.status_code == 422
    assert sentence in answer.context["form"].non_field_errors()[0]
    assert Perda.objects.count() == 0


def test_a_number_that_is_taken(desk, url, at, clerk):
    year = timezone.localdate().year
    published_perda(clerk, 6, tanggal=date(year, 1, 4))
    at("penetapan")
    assert desk.get(url("penetapan")).context["form"].initial["nomor"] == 7
    answer = desk.post(url("penetapan"), signed(nomor=6))
    assert answer.status_code == 422
    assert f"Nomor 6 Tahun {year} sudah dipakai" in answer.context["form"].non_field_errors()[0]


def test_a_tld_number_that_is_taken_leaves_everything_as_it_was(desk, url, at, clerk, raperda):
    published_perda(clerk, 6)
    at("pengundangan")
    assert desk.get(url("pengundangan")).context["form"].initial["nomor_tld"] == 7
    answer = desk.post(url("pengundangan"), promulgated(nomor_tld=6))
    assert answer.status_code == 422
    assert "Tambahan Lembaran Daerah Nomor 6 sudah dipakai." in answer.context["form"].non_field_errors()[0]
    raperda.refresh_from_db()
    assert raperda.stage == "pengundangan"


def test_nothing_is_published_before_its_time(desk, url, at):
    assert desk.post(url("terbitkan")).status_code == 404
    at("pengundangan")
    answer = desk.post(url("terbitkan"))
    assert answer.status_code == 409
    assert "Perda belum diundangkan" in answer.content.decode()
    assert desk.get(url("terbitkan")).headers["Location"] == url()
    assert DBTaskResult.objects.count() == 0


def test_what_was_typed_for_a_step_that_is_past_is_shown(desk, url, at):
    at("pengundangan")
    answer = desk.post(url("penetapan"), signed(nomor=4321, nama="Nama Yang Diketik"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Nama Yang Diketik" in page
    assert "4321" in page
    assert "Tahap sekarang: " in page
