"""A letter with the mouse: from the dossier to its draft, number, second pair of eyes, print, scan, next step."""

import pytest
from django.utils import timezone

from deliberation.models import Letter
from documents.models import Raperda
from tests.people import budi, person, sari
from tests.raperda.scenes import roles, under_way
from tests.stories.road import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def raperda():
    """One that waits to be sent for fasilitasi."""
    roles()
    made = under_way(sari())
    by = person("rina", "setwan")
    list(walk(made, "ba_tingkat_1", by=by, now=timezone.now(), day=timezone.localdate()))
    return Raperda.objects.get(pk=made.pk)


def test_a_request_for_fasilitasi(visit, raperda, tmp_path):
    page, second = visit(budi()), visit(person("ratna", "setwan"), 390)
    drafts(page, raperda)
    letter = Letter.objects.get()
    numbers(page)
    assert page.locator("text=Kukuhkan nomor").count() == 0
    second.goto(f"/surat/{letter.pk}/")
    assert second.evaluate("document.documentElement.scrollWidth") <= 390
    second.click("text=Kukuhkan nomor")
    assert "Nomor surat dikukuhkan." in second.inner_text("[data-toast]")
    page.reload()
    with page.expect_download() as coming:
        page.click("a[href$='/surat.pdf']")
    assert coming.value.path().read_bytes().startswith(b"%PDF-1.7")
    assert coming.value.suggested_filename == "permohonan-fasilitasi-188.34-41-HUK-2026.pdf".replace(
        "2026", str(timezone.localdate().year)
    )
    file = tmp_path / "bertanda-tangan.pdf"
    file.write_bytes(PDF)
    page.click("text=Unggah pindaian")
    page.set_input_files("#id_file", file)
    page.click("main form button.main-act")
    page.wait_for_selector("text=Bertanda tangan")
    page.click("button:has-text('Catat terkirim')")
    page.wait_for_selector(".badge.good:has-text('Terkirim')")
    goes_on(page, raperda)


def drafts(page, raperda):
    """From the dossier to the form, a word changed, looked at, kept."""
    page.goto(f"/raperda/{raperda.pk}/")
    page.click("text=Surat dan dokumen tiap tahap")
    page.wait_for_selector("h1:text-is('Surat dan dokumen')")
    row = page.locator("[aria-labelledby=kini] li", has_text="Surat permohonan fasilitasi").first
    assert "Belum ada" in row.inner_text()
    row.locator("text=Buat konsep").click()
    page.wait_for_selector("h1:text-is('Surat permohonan fasilitasi')")
    assert "Gubernur Banten" in page.input_value("#id_recipient")
    words = page.input_value("#id_text")
    page.fill("#id_text", words.replace("Sifat | Penting", "Sifat | Segera"))
    page.click("text=Lihat hasilnya")
    page.wait_for_selector(".sheet td:text-is('Segera')")
    page.click("text=Simpan konsep")
    page.wait_for_url("**/surat/*/")


def numbers(page):
    """The first book of the office is opened on the way to the number."""
    page.click("a:has-text('Beri nomor')")
    page.click("text=Buka buku nomor")
    for name, value in (("name", "Bagian Hukum"), ("kode", "188.34"), ("unit", "HUK"), ("first", "41")):
        page.fill(f"#id_{name}", value)
    page.fill("#id_pattern", "{kode}/{urut}-{unit}/{tahun}")
    page.click("main form button.main-act")
    page.wait_for_selector("h1:text-is('Beri nomor')")
    page.click("main form button.main-act")
    page.wait_for_selector("[data-toast]:has-text('Surat bernomor 188.34/41-HUK/')")


def goes_on(page, raperda):
    """The step no longer asks for the letter."""
    page.goto(f"/raperda/{raperda.pk}/surat")
    row = page.locator("[aria-labelledby=kini] li", has_text="Surat permohonan fasilitasi").first
    assert "Ada" in row.inner_text()
    page.goto(f"/raperda/{raperda.pk}/tahap/fasilitasi")
    assert "Surat permohonan fasilitasi" not in page.inner_text("main form")
    page.click("main form button.main-act")
    page.wait_for_selector("ol.steps")
    raperda.refresh_from_db()
    assert raperda.stage == "fasilitasi"
