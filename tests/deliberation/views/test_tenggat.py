"""Tenggat: every running deadline with its sum, its end, and who owes it; one that no stage ends is noted as met."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from deliberation.actions import move_to
from deliberation.core.stages import find_move
from deliberation.models import Deliberation, Holiday, Settled
from documents.actions import rewrite_clause
from tests.people import NOW
from tests.raperda.scenes import draft_of, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.fixture
def on_road(clerk):
    """on_road(until, day): a Raperda taken there on that day."""

    def taken(until: str, day: date, judul: str = "Contoh Kecil", words: str = "", nomor: int = 6):
        raperda = under_way(clerk, judul=judul)
        if words:
            draft = draft_of(raperda)
            pasal = draft.clauses.get(text__startswith="Pelayanan diselenggarakan")
            given = {"key": pasal.key, "expected_revision": pasal.revision, "by": clerk, "now": NOW, "reason": "uji"}
            rewrite_clause(naskah=draft, text=words, **given)
        list(walk(raperda, until, by=clerk, now=NOW, day=day, nomor=nomor))
        return raperda

    return taken


def test_nothing_runs_on_an_empty_site(desk):
    assert "Tidak ada tenggat" in desk.get("/tenggat/").content.decode()
    desk.logout()
    assert desk.get("/tenggat/").status_code == 302


def test_a_deadline_that_is_over_says_what_the_law_says(desk, on_road):
    on_road("penyampaian_kdh", date(2023, 3, 15))
    page = desk.get("/tenggat/").content.decode()
    for words in ("2 tenggat sudah lewat", "UU 23/2014 Pasal 242 ayat (2)", "3 Hari sejak persetujuan bersama"):
        assert words in page
    assert "Belum menjadi Perda: tanpa nomor register tidak ada hari yang mengesahkannya" in page
    assert 'Tanggal aman <time datetime="2023-04-14">' in page


def test_one_that_is_over_is_flagged_with_who_comes_next(desk, on_road):
    on_road("pemberian_noreg", timezone.localdate())
    assert "Eskalasi kepada" not in desk.get("/tenggat/").content.decode()
    on_road("pemberian_noreg", date(2023, 3, 15), judul="Lewat")
    page = desk.get("/tenggat/").content.decode()
    assert page.count('<span class="badge late">Eskalasi kepada Wali Kota</span>') == 1
    assert "Nomor register tidak pernah dianggap diberikan" in page


def test_the_days_off_move_the_days(desk, on_road, clerk):
    on_road("penyampaian_kdh", date(2023, 3, 15))
    assert "26 April 2023" in desk.get("/tenggat/").content.decode()
    desk.post("/hari-libur/2023/isi")
    assert "9 Mei 2023" in desk.get("/tenggat/").content.decode()


def test_the_list_is_sieved(desk, on_road):
    today = timezone.localdate()
    on_road("penyampaian_kdh", today - timedelta(days=20))
    late = desk.get("/tenggat/?saring=lewat").context["page"].object_list
    assert [row.deadline.id for row in late] == ["penyampaian_kdh"]
    assert len(desk.get("/tenggat/").context["page"].object_list) == 2
    assert len(desk.get("/tenggat/?saring=saya").context["page"].object_list) == 2
    assert desk.get("/tenggat/?saring=pekan").status_code == 200


def test_who_may_not_see_a_raperda_does_not_see_its_deadlines(client, stranger, on_road):
    on_road("penyampaian_kdh", date(2023, 3, 15))
    client.force_login(stranger)
    assert "Contoh Kecil" not in client.get("/tenggat/").content.decode()


def test_a_year_without_days_off_is_pointed_out(desk, on_road):
    today = timezone.localdate()
    page = desk.get("/tenggat/").content.decode()
    assert f'href="/hari-libur/{today.year}/"' in page
    Holiday.objects.create(date=date(today.year, 8, 17), name="x", kind="libur")
    assert f'<a href="/hari-libur/{today.year}/">' not in desk.get("/tenggat/").content.decode()


def test_the_dossier_shows_the_nearest(desk, on_road):
    raperda = on_road("penyampaian_kdh", timezone.localdate())
    page = desk.get(f"/raperda/{raperda.pk}/").content.decode()
    assert "Tenggat terdekat" in page
    assert "3 hari kerja lagi" in page


def test_the_dossier_names_what_was_missed(desk, on_road):
    raperda = on_road("penyampaian_kdh", timezone.localdate() - timedelta(days=14))
    page = desk.get(f"/raperda/{raperda.pk}/").content.decode()
    assert "Penyampaian Raperda kepada kepala daerah seharusnya paling lambat" in page


def test_a_stage_entered_late_still_counts_from_agreement(desk, on_road, clerk):
    raperda = on_road("pemberian_noreg", date(2023, 3, 20))
    deliberation = Deliberation.objects.get(raperda=raperda)
    move = find_move("pemberian_noreg", "penetapan", "dprd")
    facts = {"noreg": "6,34/2023", "documents": move.documents}
    move_to(deliberation=deliberation, target="penetapan", by=clerk, now=NOW, today=date(2023, 4, 5), facts=facts)
    page = desk.get("/tenggat/").content.decode()
    assert "Raperda sah menjadi Perda tanpa tanda tangan" in page


def test_peraturan_pelaksanaan_is_owed_until_it_is_noted(desk, on_road):
    today = timezone.localdate()
    on_road("diundangkan_berlaku", today, "Tanpa Pendelegasian")
    assert "Peraturan pelaksanaan" not in desk.get("/tenggat/").content.decode()
    raperda = on_road("diundangkan_berlaku", today, words="Tata cara diatur dengan Peraturan Wali Kota.", nomor=7)
    assert "Peraturan pelaksanaan ditetapkan" in desk.get("/tenggat/").content.decode()
    url = f"/raperda/{raperda.pk}/tenggat/peraturan_pelaksanaan"
    assert url in desk.get("/tenggat/").content.decode()
    assert desk.post(url, {"note": ""}).status_code == 422
    assert "Pemenuhan tenggat dicatat." in desk.post(url, {"note": "Perwali 12"}, follow=True).content.decode()
    assert Settled.objects.get().note == "Perwali 12"
    assert "Peraturan pelaksanaan ditetapkan" not in desk.get("/tenggat/").content.decode()
    assert desk.post(f"/raperda/{raperda.pk}/tenggat/penandatanganan", {"note": "x"}).status_code == 404


def test_asks_as_often_for_many_as_for_one(desk, on_road, django_assert_max_num_queries):
    for count in (2, 4):
        while Deliberation.objects.count() < count:
            on_road("harmonisasi_kanwil", date(2023, 3, 15), f"Contoh {Deliberation.objects.count()}")
        with django_assert_max_num_queries(13):
            desk.get("/tenggat/")


def test_the_step_that_names_the_last_day_proposes_it(desk, on_road):
    raperda = on_road("pemberian_noreg", date(2023, 3, 15))
    desk.post("/hari-libur/2023/isi")
    form = desk.get(f"/raperda/{raperda.pk}/tahap/menunggu_noreg_terlambat").context["form"]
    assert form["signature_due"].initial == date(2023, 5, 9)
