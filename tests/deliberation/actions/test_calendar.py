"""The calendar of an office: days off, secret addresses, reminders, deadlines noted as met."""

from datetime import date

import pytest

from deliberation.actions import (
    CalendarRefused,
    add_holiday,
    import_holidays,
    open_feed,
    remind,
    remove_holiday,
    settle,
)
from deliberation.bridge import calendar_of, deadlines_of, holidays_of, watched
from deliberation.models import Deliberation, Feed, Holiday, Reminder
from deliberation.reading.national import NationalDay
from documents.models import Daerah, Setting
from tests.people import NOW, kota_serang, person, sari
from tests.raperda.scenes import under_way

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 10)


@pytest.fixture
def clerk():
    return sari()


def test_a_day_off_stands_once_everywhere_and_once_in_a_region(clerk):
    serang = kota_serang()
    add_holiday(day=DAY, name="Hari jadi", kind="lokal", daerah=serang, by=clerk)
    add_holiday(day=DAY, name="Hari nasional", kind="libur", by=clerk)
    for daerah in (serang, None):
        with pytest.raises(CalendarRefused, match="sudah tercatat"):
            add_holiday(day=DAY, name="Lagi", kind="lokal", daerah=daerah, by=clerk)


def test_a_region_has_its_own_days_and_those_of_all_read_once(clerk, django_assert_num_queries):
    serang = kota_serang()
    other = Daerah.objects.create(kode="36.01", level="kabupaten", nama="Contoh", provinsi="Banten", ibu_kota="Contoh")
    add_holiday(day=DAY, name="Hari jadi", kind="lokal", daerah=serang, by=clerk)
    everywhere = add_holiday(day=date(2023, 8, 17), name="Kemerdekaan", kind="libur", by=clerk)
    with django_assert_num_queries(1):
        assert holidays_of(serang) == holidays_of(serang) == frozenset({DAY, everywhere.date})
    assert holidays_of(other) == frozenset({everywhere.date})
    remove_holiday(holiday=everywhere, by=clerk)
    assert holidays_of(Daerah.objects.get(pk=other.pk)) == frozenset()


def test_the_national_list_fills_what_is_missing_and_drops_guesses_that_moved(clerk):
    guess = Holiday.objects.create(date=date(2027, 3, 9), kind="libur", name="Hari Raya (perkiraan)")
    kept = Holiday.objects.create(date=date(2027, 5, 1), kind="libur", name="Buruh, ditulis sendiri")
    days = [NationalDay(date(2027, 3, 10), "Hari Raya", "libur"), NationalDay(kept.date, "Hari Buruh", "libur")]
    assert [row.date for row in import_holidays(year=2027, days=days, by=clerk)] == [date(2027, 3, 10)]
    assert not Holiday.objects.filter(pk=guess.pk).exists()
    assert Holiday.objects.get(date=kept.date).name == kept.name
    assert import_holidays(year=2027, days=days, by=clerk) == []


def test_a_person_has_one_address_until_it_is_renewed(clerk):
    serang = kota_serang()
    first = open_feed(daerah=serang, by=clerk, now=NOW)
    assert open_feed(daerah=serang, by=clerk, now=NOW) == first
    assert len(first.token) >= 40
    second = open_feed(daerah=serang, by=clerk, now=NOW, renew=True)
    assert second.token != first.token
    assert Feed.objects.filter(user=clerk).count() == 1


def test_a_person_is_told_once_of_a_deadline_and_again_when_it_begins_anew(clerk):
    deliberation = Deliberation.objects.get(raperda=under_way(clerk))
    told = {"deliberation": deliberation, "rule": "fasilitasi", "start": DAY, "now": NOW}
    assert remind(user=clerk, **told) is True
    assert remind(user=clerk, **told) is False
    assert remind(user=person("budi", "bagian_hukum"), **told) is True
    assert remind(user=clerk, **told | {"start": date(2024, 1, 8)}) is True
    assert Reminder.objects.count() == 3


def test_a_deadline_is_noted_as_met_once(clerk):
    deliberation = Deliberation.objects.get(raperda=under_way(clerk))
    met = {"deliberation": deliberation, "rule": "peraturan_pelaksanaan", "by": clerk, "now": NOW}
    first = settle(note=" Perwali 12/2024 ", **met)
    assert first.note == "Perwali 12/2024"
    assert settle(note="Lain", **met) == first


def test_the_choice_of_days_for_signing_is_a_setting(clerk):
    serang = kota_serang()
    assert calendar_of(serang, DAY).signing == "kerja"
    Setting.objects.create(daerah=serang, name="hari_penandatanganan", value="kalender")
    assert calendar_of(Daerah.objects.get(pk=serang.pk), DAY).signing == "kalender"


def test_deadlines_are_read_in_as_many_queries_for_many_as_for_one(clerk, django_assert_max_num_queries):
    under_way(clerk)
    for count in (1, 3):
        while Deliberation.objects.count() < count:
            under_way(clerk, judul=f"Contoh {Deliberation.objects.count()}")
        serang = Daerah.objects.get(kode="36.73")
        rows = list(watched(serang, DAY))
        assert len(rows) == count
        with django_assert_max_num_queries(6):
            deadlines_of(rows, serang, DAY)
