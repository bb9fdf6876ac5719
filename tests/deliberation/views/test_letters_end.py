"""The end of a letter: its receipt is recorded with a day, where it went out."""

from datetime import date

import pytest
from django.utils import timezone

from deliberation.actions import confirm_letter, draft_letter, open_series, send_letter, take_number
from deliberation.models import Letter
from tests.people import NOW, kota_serang, person

pytestmark = pytest.mark.django_db
GIVEN = {"paper": "surat-lain", "subject": "Contoh", "recipient": "Wali Kota Serang", "text": ". Isi."}


@pytest.fixture
def confirmed(legal):
    """A letter of two years ago, confirmed and ready to be sent."""
    book = open_series(
        daerah=kota_serang(), name="Umum", tahun=2024, kode="005", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{tahun}", first=1, by=legal,
    )  # fmt: skip
    letter = draft_letter(daerah=kota_serang(), by=legal, now=NOW, **GIVEN)
    letter = take_number(letter=letter, series=book, on=date(2024, 5, 6), by=legal, now=NOW)
    return confirm_letter(letter=letter, by=person("ratna", "setwan"), now=NOW)


def test_a_receipt_is_recorded_with_its_day(client, legal, confirmed):
    client.force_login(legal)
    page = f"/surat/{confirmed.pk}/diterima"
    assert client.get(page).headers["Location"] == f"/surat/{confirmed.pk}/"
    answer = client.post(page, {"on": "2024-05-07"})
    assert answer.status_code == 422
    assert "Catat pengirimannya lebih dahulu" in answer.content.decode()
    send_letter(letter=confirmed, by=legal, now=NOW)
    assert client.get(page).context["form"].initial["on"] == timezone.localdate()
    assert client.post(page, {"on": "2024-05-05"}).status_code == 422
    assert client.post(page, {"on": "2024-05-07"}, follow=True).status_code == 200
    letter = Letter.objects.get()
    assert (letter.status, letter.received_on) == ("diterima", date(2024, 5, 7))
    shown = client.get(f"/surat/{letter.pk}/").content.decode()
    assert "7 Mei 2024" in shown
    assert "/diterima" not in shown
