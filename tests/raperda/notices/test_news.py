"""What people are told: once, never of their own deeds, never of what they may not see, as they chose."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from deliberation.actions import finish_work, give_work, remind, return_work, take_work, withdraw_work
from deliberation.models import Body, Deliberation
from documents.actions import (
    accept_suggestion,
    comment,
    freeze,
    reject_suggestion,
    rewrite_clause,
    suggest,
    withdraw_suggestion,
)
from raperda.accounts.models import RoleAssignment
from raperda.notices.actions import choose, follow, read_notices, send_digests, tell_news, unfollow
from raperda.notices.models import Choice, Kind, Mail, Mark, Notice
from raperda.notices.tasks import mail_notices
from tests.documents.drafts import unit
from tests.people import budi, kota_serang, person, sari
from tests.raperda.scenes import draft_of, paripurna, under_way
from tests.stories.road import step

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2023, 3, 15, 9, 0))
LATER = NOW + timedelta(minutes=20)


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
def naskah(raperda):
    return draft_of(raperda)


def follows(user, raperda, address=""):
    naskah = draft_of(raperda)
    key = unit(naskah, address).key if address else ""
    return follow(raperda=raperda, key=key, name=address, by=user, now=NOW - timedelta(hours=2))


def told(user) -> list[str]:
    return [row.title.partition(":")[0] for row in Notice.objects.filter(user=user).order_by("pk")]


def rewrite(naskah, address, text, by, at=NOW):
    target = unit(naskah, address)
    row = naskah.clauses.get(key=target.key)
    rewrite_clause(
        naskah=naskah, key=target.key, text=text, expected_revision=row.revision, by=by, now=at, address=address
    )


def send_what_waits() -> None:
    for row in DBTaskResult.objects.order_by("enqueued_at"):
        mail_notices.func(**row.args_kwargs["kwargs"])


def test_a_follower_hears_of_versions_stages_and_meetings(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    step(raperda, by=clerk, now=NOW, day=NOW.date())
    paripurna(clerk, NOW.date() + timedelta(days=3), "Penjelasan", raperda)
    assert tell_news(now=LATER) == 3
    version, stage, meeting = told(dewi)
    assert (version, meeting) == ("Versi 1 dibekukan (Usul)", "Rapat paripurna 18 Maret 2023")
    assert stage.startswith("Tahap Pengkajian")
    assert told(clerk) == [], "nobody is told of their own deed"
    assert tell_news(now=LATER) == 0, "a second look tells nothing twice"
    assert tell_news(now=LATER + timedelta(minutes=5)) == 0


def test_edits_come_once_a_day_and_only_of_the_pasal_that_is_followed(clerk, dewi, raperda, naskah):
    follows(dewi, raperda, "Pasal 3")
    rewrite(naskah, "Pasal 3", "Satu.", clerk)
    rewrite(naskah, "Pasal 4", "Lain.", clerk)
    assert tell_news(now=NOW + timedelta(minutes=1)) == 1
    rewrite(naskah, "Pasal 3", "Dua.", clerk, LATER)
    assert tell_news(now=LATER) == 0
    (row,) = Notice.objects.filter(user=dewi)
    assert row.title == "2 suntingan pada Pasal 3: Raperda tentang Contoh Kecil"
    assert row.mail == Mail.TIDAK
    rewrite(naskah, "Pasal 3", "Tiga.", clerk, NOW + timedelta(days=1))
    assert tell_news(now=NOW + timedelta(days=1, minutes=1)) == 1
    assert Notice.objects.filter(user=dewi).count() == 2


def test_who_follows_a_pasal_hears_of_its_penjelasan(clerk, dewi, raperda, naskah):
    follows(dewi, raperda, "Pasal 3")
    rewrite(naskah, "Penjelasan Pasal 4", "Yang lain dijelaskan.", clerk)
    assert tell_news(now=NOW + timedelta(minutes=1)) == 0
    rewrite(naskah, "Penjelasan Pasal 3", "Yang dimaksud dengan biaya adalah pungutan.", clerk, LATER)
    assert tell_news(now=LATER) == 1
    row = Notice.objects.get(user=dewi)
    assert row.title == "1 suntingan pada penjelasan Pasal 3: Raperda tentang Contoh Kecil"
    assert unit(naskah, "Penjelasan Pasal 3").key in row.url


def test_a_follower_of_all_hears_of_edits_by_others_in_one_line(clerk, dewi, raperda, naskah):
    follows(clerk, raperda)
    follows(dewi, raperda)
    follows(dewi, raperda, "Pasal 3")
    for n, address in enumerate(("Pasal 1", "Pasal 2", "Pasal 3", "Pasal 4")):
        rewrite(naskah, address, f"Isi {n}.", clerk)
    assert tell_news(now=LATER) == 1
    assert told(clerk) == []
    assert told(dewi) == ["4 suntingan pada Pasal 1, Pasal 2, Pasal 3 dan 1 bagian lain"]


def test_nobody_hears_of_what_they_may_not_see(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    RoleAssignment.objects.filter(user=dewi).delete()
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    assert tell_news(now=LATER) == 0
    gone = person("agus", "anggota")
    follows(gone, raperda)
    gone.is_active = False
    gone.save()
    assert tell_news(now=LATER) == 0


def test_a_meeting_of_another_body_is_not_told_to_who_sees_one_body_only(clerk, dewi, raperda):
    one = Body.objects.create(daerah=kota_serang(), kind="pansus", nama="Pansus A")
    follows(dewi, raperda)
    RoleAssignment.objects.filter(user=dewi).update(body=one)
    paripurna(clerk, NOW.date() + timedelta(days=3), raperda=raperda)
    assert tell_news(now=LATER) == 0


def test_what_is_proposed_and_said_is_told_to_who_asked_and_who_follows(clerk, dewi, raperda, naskah):
    legal, key = budi(), unit(naskah, "Pasal 3").key
    follows(legal, raperda, "Pasal 3")
    first = suggest(naskah=naskah, key=key, text="Cuma-cuma.", by=dewi, now=NOW)
    other = suggest(naskah=naskah, key=key, text="Berbayar.", by=dewi, now=NOW)
    third = suggest(naskah=naskah, key=key, text="Entah.", by=dewi, now=NOW)
    tell_news(now=NOW + timedelta(minutes=1))
    assert told(legal) == ["Dewi mengusulkan perubahan Pasal 3"] * 3
    accept_suggestion(suggestion=first, by=clerk, now=LATER)
    reject_suggestion(suggestion=other, reason="Tidak sesuai.", by=clerk, now=LATER)
    withdraw_suggestion(suggestion=third, by=dewi, now=LATER)
    tell_news(now=LATER)
    assert told(dewi) == ["Usulan Dewi pada Pasal 3 diterima", "Usulan Dewi pada Pasal 3 ditolak"]
    said = comment(naskah=naskah, key=key, text="Apakah cukup?", by=dewi, now=LATER)
    comment(naskah=naskah, key=key, text="Cukup.", by=clerk, now=LATER, answers=said)
    tell_news(now=LATER + timedelta(minutes=1))
    assert told(dewi)[-1] == "Sari menjawab komentar pada Pasal 3"
    assert "Dewi mengomentari Pasal 3" in told(legal)
    assert told(clerk) == []


def test_tasks_are_told_to_the_other_side(clerk, dewi, raperda):
    given = {"raperda": raperda, "to": dewi, "by": clerk, "now": NOW}
    first = give_work(title="Telaah Pasal 2", due=date(2023, 3, 20), **given)
    second = give_work(title="Periksa judul", **given)
    tell_news(now=NOW)
    assert told(dewi) == ["Sari memberi tugas kepada Dewi"] * 2
    assert any(row.title.endswith("paling lambat 20 Maret 2023") for row in Notice.objects.filter(user=dewi))
    assert DBTaskResult.objects.count() == 1, "one mail with both, at once"
    send_what_waits()
    assert mail.outbox[0].to == [dewi.email]
    assert "Telaah Pasal 2" in mail.outbox[0].body
    take_work(work=first, by=dewi, now=LATER)
    finish_work(work=first, answer="Sudah baik.", by=dewi, now=LATER)
    return_work(work=second, reason="Bukan bidang saya.", by=dewi, now=LATER)
    third = give_work(title="Lain", **given)
    withdraw_work(work=third, by=clerk, now=LATER)
    tell_news(now=LATER)
    assert {title.split()[1] for title in told(clerk)} == {"mulai", "menyelesaikan", "mengembalikan"}
    assert any("membatalkan tugas" in row.title for row in Notice.objects.filter(user=dewi))


def test_a_reminder_is_told_in_the_application_too(clerk, raperda):
    deliberation = Deliberation.objects.get(raperda=raperda)
    remind(deliberation=deliberation, user=clerk, rule="penyampaian", start=NOW.date(), now=NOW)
    assert tell_news(now=LATER) == 1
    row = Notice.objects.get()
    assert (row.kind, row.mail, row.url) == (Kind.TENGGAT, Mail.TIDAK, f"/raperda/{raperda.pk}/")


def test_each_chooses_how_to_be_told(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    choose(by=dewi, choices={"versi": (False, "tidak"), "tahap": (False, "segera")})
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    step(raperda, by=clerk, now=NOW, day=NOW.date())
    assert tell_news(now=LATER) == 1
    row = Notice.objects.get()
    assert (row.kind, row.app, row.mail) == (Kind.TAHAP, False, Mail.SEGERA)
    send_what_waits()
    assert len(mail.outbox) == 1
    assert Choice.objects.filter(user=dewi).count() == 2


def test_the_summary_comes_once_a_day_with_what_was_not_read(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    step(raperda, by=clerk, now=NOW, day=NOW.date())
    tell_news(now=LATER)
    read_notices(by=dewi, now=LATER, notice=Notice.objects.filter(kind=Kind.VERSI).get())
    early = NOW.replace(hour=5) + timedelta(days=1)
    assert send_digests(now=early) == 0
    assert send_digests(now=early + timedelta(hours=2)) == 1
    assert send_digests(now=early + timedelta(hours=3)) == 0
    send_what_waits()
    (sent,) = mail.outbox
    assert sent.subject == "[Raperda] 1 kabar"
    assert "Ringkasan harian" in sent.body
    assert send_digests(now=early + timedelta(days=1, hours=2)) == 0, "what was mailed is not mailed again"


def test_a_mail_is_not_sent_to_who_lost_the_right_meanwhile(clerk, dewi, raperda):
    give_work(raperda=raperda, to=dewi, title="Telaah", by=clerk, now=NOW)
    tell_news(now=LATER)
    RoleAssignment.objects.filter(user=dewi).delete()
    send_what_waits()
    assert mail.outbox == []


def test_what_lies_long_back_is_no_news(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW - timedelta(days=30))
    assert tell_news(now=NOW) == 0
    assert Mark.objects.get(name="kabar").at == NOW


def test_who_left_hears_no_more(clerk, dewi, raperda, naskah):
    follows(dewi, raperda)
    assert unfollow(raperda=raperda, by=dewi) == 1
    freeze(naskah=naskah, name="Usul", by=clerk, now=NOW)
    assert tell_news(now=LATER) == 0


def test_asks_as_often_for_many_as_for_few(clerk, raperda, naskah):
    key = unit(naskah, "Pasal 3").key

    def scene(n):
        for user in (person(f"orang{n}a", "anggota"), person(f"orang{n}b", "anggota")):
            follows(user, raperda)
        comment(naskah=naskah, key=key, text=f"Catatan {n}", by=clerk, now=NOW + timedelta(minutes=n))

    scene(1)
    with CaptureQueriesContext(connection) as one:
        tell_news(now=LATER)
    for n in (2, 3, 4):
        scene(n)
    Notice.objects.all().delete()
    with CaptureQueriesContext(connection) as many:
        tell_news(now=LATER)
    assert Notice.objects.count() == 8 * 4
    assert len(many) <= len(one)


def test_the_command(clerk, dewi, raperda, capsys):
    give_work(raperda=raperda, to=dewi, title="Telaah", by=clerk, now=timezone.now())
    call_command("kabari")
    assert "1 pemberitahuan" in capsys.readouterr().out
    call_command("kabari")
    assert "0 pemberitahuan" in capsys.readouterr().out
