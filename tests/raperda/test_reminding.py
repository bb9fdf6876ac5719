"""Reminders: who must act is told once of a deadline that is near or over, through the queue."""

from datetime import date
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from deliberation.models import Reminder
from documents.models import Setting
from raperda.notices.actions import choose
from raperda.notices.news import news_since
from raperda.reminding import mail_reminder, remind_all
from tests.people import NOW, budi, kota_serang, person, sari
from tests.raperda.scenes import under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db
AGREED = date(2023, 3, 15)


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def agreed(clerk):
    raperda = under_way(clerk)
    list(walk(raperda, "penyampaian_kdh", by=clerk, now=NOW, day=AGREED))
    return raperda


def send_what_waits() -> None:
    """Every mail the queue holds, oldest first, each once."""
    for row in DBTaskResult.objects.order_by("enqueued_at"):
        mail_reminder.func(**row.args_kwargs["kwargs"])


def test_who_must_act_is_told_once(agreed, clerk):
    person("dewi", "anggota")
    budi()
    assert remind_all(kota_serang(), today=date(2023, 3, 16), now=NOW) == 1
    assert remind_all(kota_serang(), today=date(2023, 3, 17), now=NOW) == 0
    send_what_waits()
    (sent,) = mail.outbox
    assert sent.to == [clerk.email]
    assert sent.subject == "[Raperda] 1 tenggat: Kota Serang"
    for words in ("20 Maret 2023, 2 hari kerja lagi", "Raperda tentang Contoh Kecil", "UU 23/2014 Pasal 242 ayat (2)"):
        assert words in sent.body
    assert Reminder.objects.count() == 1


def test_what_is_far_off_is_not_told_yet_and_a_late_one_is_called_late(agreed, clerk):
    legal = budi()
    assert remind_all(kota_serang(), today=date(2023, 4, 20), now=NOW) == 1, "the handover alone, to the secretariat"
    assert remind_all(kota_serang(), today=date(2023, 4, 21), now=NOW) == 1, "signing, three days before 26 April"
    send_what_waits()
    assert [sent.to for sent in mail.outbox] == [[clerk.email], [legal.email]]
    assert "1 lewat waktu" in mail.outbox[0].subject
    assert "(LEWAT WAKTU)" in mail.outbox[0].body


def test_what_is_over_goes_to_who_stands_above_and_decides_nothing(agreed, clerk):
    legal, head, secretary = budi(), person("yusuf", "kepala_daerah"), person("rini", "sekda")
    raperda = under_way(clerk, judul="Menunggu Noreg")
    list(walk(raperda, "pemberian_noreg", by=clerk, now=NOW, day=AGREED))
    remind_all(kota_serang(), today=date(2023, 3, 24), now=NOW)
    assert not Reminder.objects.filter(user__in=[head, secretary]).exists(), "seven days are not over"
    assert remind_all(kota_serang(), today=date(2023, 3, 27), now=NOW) == 1
    assert remind_all(kota_serang(), today=date(2023, 3, 28), now=NOW) == 0, "once"
    assert Reminder.objects.get(user=head).rule == "pemberian_noreg-eskalasi"
    assert not Reminder.objects.filter(user=legal, rule__contains="eskalasi").exists()
    send_what_waits()
    assert mail.outbox[-1].to == [head.email]
    assert "Eskalasi kepada Wali Kota." in mail.outbox[-1].body
    raperda.refresh_from_db()
    assert raperda.stage == "pemberian_noreg"
    (told,) = (row for row in news_since(NOW, 0, NOW) if row.to == {head.pk})
    title = told.title.partition(":")[0]
    assert title == "Tenggat Pemberian nomor register lewat waktu, eskalasi kepada Anda"


def test_a_region_may_switch_it_off(agreed):
    Setting.objects.create(daerah=kota_serang(), name="ingatkan_tenggat", value=False)
    assert remind_all(kota_serang(), today=date(2023, 3, 16), now=NOW) == 0
    assert not Reminder.objects.exists()


def test_who_left_or_has_no_address_gets_none(agreed, clerk):
    clerk.assignments.update(valid_to=date(2023, 1, 1))
    assert remind_all(kota_serang(), today=date(2023, 3, 16), now=NOW) == 0
    clerk.is_active = False
    clerk.save()
    line = {"late": False}
    assert mail_reminder.func(user_id=clerk.pk, daerah_id=kota_serang().pk, lines=[line]) == ""


def test_who_wants_no_mail_or_has_no_address_is_only_noted(agreed, clerk):
    choose(by=clerk, choices={"tenggat": (True, "tidak")})
    second = person("ratna", "setwan")
    second.email = ""
    second.save()
    assert remind_all(kota_serang(), today=date(2023, 3, 16), now=NOW) == 0
    assert {row.user for row in Reminder.objects.all()} == {clerk, second}


def test_an_address_of_its_own_gives_a_link(agreed):
    daerah = kota_serang()
    daerah.host = "raperda.contoh.test"
    daerah.save()
    remind_all(daerah, today=date(2023, 3, 16), now=NOW)
    send_what_waits()
    assert f"http://raperda.contoh.test/raperda/{agreed.pk}/" in mail.outbox[0].body


def test_the_daily_command(agreed):
    out = StringIO()
    call_command("ingatkan_tenggat", "--tanggal=2023-03-16", stdout=out)
    assert out.getvalue() == "Kota Serang: 1 surel\n"
