"""Kalender: the month with its meetings and deadlines, and the masa sidang."""

from datetime import date

import pytest

from deliberation.actions import SeatRefused, add_holiday, add_session
from deliberation.models import MasaSidang
from tests.people import NOW, kota_serang
from tests.raperda.scenes import paripurna, under_way
from tests.stories.road import walk

pytestmark = pytest.mark.django_db
DAY = date(2023, 3, 15)


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def test_a_month_shows_what_is_on_its_days(desk, clerk):
    agreed = under_way(clerk)
    list(walk(agreed, "penyampaian_kdh", by=clerk, now=NOW, day=DAY))
    paripurna(clerk, date(2023, 3, 21), "Paripurna Maret", agreed)
    paripurna(clerk, date(2023, 4, 4), "Paripurna April")
    add_holiday(day=date(2023, 3, 22), name="Hari Raya Nyepi", kind="libur", by=clerk)
    add_session(daerah=kota_serang(), tahun_sidang="2022/2023", nomor=2, start=date(2023, 1, 2), end=date(2023, 4, 28),
                by=clerk)  # fmt: skip
    page = desk.get("/kalender/2023-3/").content.decode()
    for words in ("Kalender Maret 2023", "Paripurna Maret", "Hari Raya Nyepi", "Masa sidang 2 tahun sidang 2022/2023"):
        assert words in page
    assert "Tenggat: Penyampaian" in page
    assert "20 Maret" in page.partition("month-list")[2], "the list of a narrow screen names the days"
    assert "Paripurna April" not in page
    assert 'href="/kalender/2023-4/"' in page


def test_this_month_and_the_ends_of_the_calendar(desk):
    assert 'aria-current="date"' in desk.get("/kalender/").content.decode()
    assert desk.get("/kalender/2100-12/").status_code == 200
    assert desk.get("/kalender/1950-1/").status_code == 200
    for end in ("2023-13", "2023-0", "1949-12", "2101-1", "99999999-1"):
        assert desk.get(f"/kalender/{end}/").status_code == 404


def test_a_stranger_has_no_calendar(client, stranger):
    client.force_login(stranger)
    assert client.get("/kalender/").status_code == client.get("/kalender/masa-sidang/").status_code == 403


def test_masa_sidang_are_written_and_taken_out(desk):
    given = {"tahun_sidang": "2026/2027", "nomor": "1", "start": "2026-09-01", "end": "2026-12-31"}
    assert desk.post("/kalender/masa-sidang/", given).status_code == 302
    assert "Masa sidang 1 tahun sidang 2026/2027" in desk.get("/kalender/masa-sidang/").content.decode()
    for wrong, words in (
        ({}, "sudah tercatat"),
        ({"nomor": "2"}, "bertumpuk"),
        ({"nomor": "2", "start": "2027-02-01", "end": "2027-01-01"}, "tidak dapat berakhir sebelum dimulai"),
        ({"tahun_sidang": "2026/2028"}, "dua tahun berurutan"),
        ({"tahun_sidang": "2026"}, "dua tahun berurutan"),
    ):
        answer = desk.post("/kalender/masa-sidang/", given | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    desk.post(f"/kalender/masa-sidang/{MasaSidang.objects.get().pk}/hapus")
    assert not MasaSidang.objects.exists()


def test_only_who_schedules_writes_masa_sidang(client, clerk, legal):
    row = add_session(
        daerah=kota_serang(), tahun_sidang="2022/2023", nomor=1, start=date(2022, 9, 1), end=DAY, by=clerk
    )
    client.force_login(legal)
    assert client.post("/kalender/masa-sidang/", {}).status_code == 403
    assert client.post(f"/kalender/masa-sidang/{row.pk}/hapus").status_code == 403
    with pytest.raises(SeatRefused, match="bertumpuk"):
        add_session(daerah=kota_serang(), tahun_sidang="2022/2023", nomor=2, start=DAY, end=DAY, by=clerk)
