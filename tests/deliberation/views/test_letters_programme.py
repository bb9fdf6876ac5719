"""Keputusan Propemperda: the matrix of a year as the council's decision prints it."""

from datetime import date

import pytest

from deliberation.actions import add_title, open_programme, set_programme
from tests.deliberation.views.test_rapat_papers import pdf_words
from tests.people import NOW, kota_serang

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def test_the_decision_with_its_matrix(desk, clerk):
    programme = open_programme(daerah=kota_serang(), tahun=2027, by=clerk, now=NOW)
    facts = {"judul": "Contoh | Kecil", "initiator": "dprd", "scope": "Lingkup contoh", "target": 6, "unit": "Dinas A"}
    add_title(programme=programme, facts=facts, by=clerk, now=NOW)
    add_title(programme=programme, facts={"judul": "Contoh Besar", "initiator": "kdh"}, by=clerk, now=NOW)
    assert "NOMOR ..........................".replace(" ", "") in pdf_words(
        desk.get("/propemperda/2027/keputusan.pdf").content
    ).replace(" ", "")
    set_programme(
        programme=programme, nomor="8 TAHUN 2026", enacted_on=date(2026, 11, 20), by=clerk, today=date(2026, 11, 25)
    )
    text = pdf_words(desk.get("/propemperda/2027/keputusan.pdf").content)
    for words in (
        "PROGRAM PEMBENTUKAN PERATURAN DAERAH KOTA SERANG TAHUN 2027", "NOMOR 8 TAHUN 2026", "Contoh Besar",
        "pada tanggal 20 November 2026", "A. Prakarsa DPRD", "Contoh / Kecil", "Lingkup contoh", "Juni", "Dinas A",
        "B. Prakarsa Wali Kota",
    ):  # fmt: skip
        assert words in text, text
    assert desk.get("/propemperda/2027/keputusan.docx").content.startswith(b"PK")
    assert desk.get("/propemperda/2027/keputusan.txt").status_code == 404
    assert desk.get("/propemperda/2031/keputusan.pdf").status_code == 404
