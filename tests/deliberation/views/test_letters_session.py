"""Jadwal Badan Musyawarah: the days of a masa sidang as the decision prints them; and the paper of harmonisasi."""

from datetime import date, time

import pytest

from deliberation.actions import add_body, add_holiday, add_session, confirm_letter, schedule_rapat, take_number
from deliberation.models import Letter
from tests.deliberation.views.test_letters import book, drafted, scan  # noqa: F401
from tests.deliberation.views.test_rapat_papers import pdf_words
from tests.people import NOW, kota_serang, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


def test_the_days_of_a_masa_sidang(desk, clerk, stranger):
    daerah = kota_serang()
    given = {"daerah": daerah, "by": clerk}
    span = {"start": date(2026, 9, 2), "end": date(2026, 12, 31)}
    session = add_session(tahun_sidang="2026/2027", nomor=1, **span, **given)
    house, banmus = (add_body(kind=kind, nama=nama, **given) for kind, nama in (("dprd", "DPRD"), ("banmus", "Bamus")))
    for body, day, title in (
        (banmus, date(2026, 8, 28), "Rencana"), (house, date(2026, 9, 2), "Pembukaan"),
        (banmus, date(2026, 9, 2), "Jadwal"), (house, date(2027, 1, 4), "Sesudahnya"),
    ):  # fmt: skip
        schedule_rapat(body=body, kind="rapat_banmus" if body is banmus else "paripurna", title=title, date=day,
                       time=time(9, 30), place="A", items=[], **given)  # fmt: skip
    add_holiday(day=date(2026, 12, 25), name="Hari Raya Natal", kind="libur", **given)
    url = f"/kalender/masa-sidang/{session.pk}/jadwal"
    assert f'href="{url}.pdf"' in desk.get("/kalender/masa-sidang/").content.decode()
    text = pdf_words(desk.get(f"{url}.pdf").content)
    for words in (
        "MASA PERSIDANGAN KE-I TAHUN SIDANG 2026/2027", "hasil rapat Badan Musyawarah tanggal 28 Agustus 2026",
        "2 September 2026 sampai dengan 31 Desember 2026", "Rabu, 2 September 2026",
        "a. Rapat Paripurna: Pembukaan, pukul 09.30; b. Rapat Bamus: Jadwal",
        "Hari Raya Natal Libur",
    ):  # fmt: skip
        assert words in text, text
    assert "Sesudahnya" not in text
    assert desk.get(f"{url}.docx").content.startswith(b"PK")
    assert desk.get(f"{url}.txt").status_code == 404
    assert "2026/2027" in desk.get("/surat/bentuk/jadwal-banmus").content.decode()
    desk.force_login(stranger)
    assert desk.get(f"{url}.pdf").status_code == 404


def test_the_record_of_harmonisasi_ends_the_stage(desk, at, legal, book):  # noqa: F811
    raperda = at("harmonisasi_kanwil")
    drafted(desk, raperda, "ba-harmonisasi")
    letter = take_number(letter=Letter.objects.get(), series=book, on=date(2026, 11, 25), by=legal, now=NOW)
    confirm_letter(letter=letter, by=person("ratna", "setwan"), now=NOW)
    text = pdf_words(desk.get(f"/surat/{letter.pk}/surat.pdf").content)
    for words in ("Pada hari Rabu, tanggal Dua Puluh Lima", "NOMOR: 188.34/7-HUK/2026", "MATRIKS HASIL HARMONISASI",
                  "PIHAK KETIGA"):  # fmt: skip
        assert words in text, text
    desk.post(f"/surat/{letter.pk}/pindaian", {"file": scan()})
    assert Letter.objects.get().scan.document == "hasil_harmonisasi"
