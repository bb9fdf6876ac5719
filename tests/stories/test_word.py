"""A draft goes round in Word: downloaded, changed by others, uploaded, accepted, and the history says who it was."""

import pytest

from tests.documents.drafts import text_of
from tests.documents.word_clerk import Clerk
from tests.people import sari
from tests.raperda.scenes import draft_of, under_way
from tests.stories.clicks import told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FREE = "Pelayanan diselenggarakan tanpa biaya."


def test_there_and_back(visit, tmp_path):
    clerk = sari()
    naskah = draft_of(under_way(clerk))
    page = visit(clerk)
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/word")
    with page.expect_download() as coming:
        page.click("text=Unduh naskah kini")
    assert coming.value.suggested_filename.endswith(".docx")
    sent, changed = tmp_path / "naskah.docx", tmp_path / "edaran.docx"
    coming.value.save_as(sent)

    file = Clerk(sent.read_bytes())
    file.track_words(FREE, "Pelayanan diselenggarakan tanpa pungutan.", "Dewi Lestari")
    file.track_removal([file.find("pendidikan; dan")._p], "Eko")
    file.new_pasal("Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.", "Pelayanan dievaluasi.")
    file.comment("kesehatan.", "Mengapa hanya ini?", "Fitri")
    changed.write_bytes(file.saved("Tono"))

    page.set_input_files("#id_file", changed)
    page.click("text=Unggah dan bandingkan")
    page.wait_for_selector("h1:text-is('Usulan dari edaran.docx')")
    assert "3 usulan dan 1 komentar" in told(page)
    assert "Fitri" in page.inner_text("main")
    card = page.locator("li.card", has_text="Pasal 3")
    assert "Dewi Lestari" in card.inner_text()
    assert card.locator("ins").inner_text() == "pungutan"
    card.get_by_role("button", name="Terima usulan untuk Pasal 3").click()
    page.wait_for_selector("h2:text-is('Sudah diputuskan')")
    assert text_of(naskah, "Pasal 3") == "Pelayanan diselenggarakan tanpa pungutan."

    page.click("button:has-text('Terima semua')")
    page.wait_for_selector("text=Tidak ada usulan yang menunggu")
    assert "2 usulan diterima" in told(page)
    assert text_of(naskah, "Pasal 2").endswith("    a. kesehatan.")
    assert text_of(naskah, "Pasal 4") == "Pelayanan dievaluasi."

    page.goto(f"/raperda/{naskah.raperda_id}/naskah/")
    page.goto(page.get_by_role("link", name="Sunting Pasal 3", exact=True).get_attribute("href") + "riwayat")
    assert "Usulan Dewi Lestari: Berkas Word edaran.docx" in page.inner_text("main")

    page.goto(f"/raperda/{naskah.raperda_id}/naskah/word")
    page.set_input_files("#id_file", changed)
    page.click("text=Unggah dan bandingkan")
    page.wait_for_selector("text=sudah pernah diunggah")
