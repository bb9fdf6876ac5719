"""The whole road in a real browser: a file is read, edited, compared, taken through every stage, printed, read."""

import re

import pytest
from django.utils import timezone

from deliberation.core.stages import STAGES
from documents.models import Daerah, Perda, Raperda
from tests.people import person
from tests.stories.clicks import freeze, log_in, of_unit, press, rewrite, take_step, told
from tests.stories.road import work_off

pytestmark = [pytest.mark.browser, pytest.mark.corpus, pytest.mark.django_db(transaction=True)]
FIVE = (
    "Ruang lingkup pelayanan publik dalam Peraturan Daerah ini meliputi :\n"
    "a. pelayanan barang publik;\nb. pelayanan jasa publik; dan\nc. pelayanan administratif."
)
NEW_AYAT = "Barang publik disediakan menurut kebutuhan masyarakat."
CAST = {"sari": "perancang", "ratna": "setwan", "hasan": "pimpinan_dprd", "budi": "bagian_hukum"}
SECOND = "tono"  # of the legal bureau too: who promulgates does not publish
NEW_PASAL = "Pelayanan publik diselenggarakan setiap hari kerja."


@pytest.mark.timeout(300)
def test_the_road_with_the_mouse(visit, corpus):
    kulon_progo = Daerah.objects.create(
        kode="34.01", level="kabupaten", nama="Kulon Progo", provinsi="Daerah Istimewa Yogyakarta", ibu_kota="Wates"
    )
    for name, role in CAST.items():
        person(name, role, daerah=kulon_progo)
    person(SECOND, "bagian_hukum", daerah=kulon_progo)
    sari, ratna, hasan, budi, tono = (visit() for _ in range(5))
    log_in(sari, "sari")
    brings_the_file(sari, corpus / "perda" / "kulonprogo-11-2016" / "teks.txt")
    edits_the_text(sari)
    compares(sari)

    raperda = Raperda.objects.get()
    log_in(ratna, "ratna")
    goes_on(ratna, raperda, until="pembahasan_akd")
    log_in(hasan, "hasan")
    goes_on(hasan, raperda, until="ba_tingkat_1")
    log_in(budi, "budi")
    goes_on(budi, raperda, until="laporan_tk2")
    goes_on(hasan, raperda, until="permohonan_noreg")
    goes_on(budi, raperda, until="diundangkan_berlaku")
    assert "(empat mata)" in budi.inner_text("main")
    log_in(tono, SECOND)
    tono.goto(f"/raperda/{raperda.pk}/")
    publishes(tono)
    work_off()
    anybody_reads_it(visit())


def brings_the_file(page, file):
    page.goto("/raperda/")
    press(page, "Impor naskah")
    page.set_input_files("#id_file", file)
    press(page, "Baca berkas")
    page.wait_for_selector("h1:text-is('Periksa hasil baca')")
    found = " ".join(page.inner_text("aside dl.facts").split())
    assert found.startswith("Bab 12 Pasal 41 Ayat ")
    assert "Penjelasan pasal 41 Lampiran 0" in found
    assert Raperda.objects.count() == 0, "nothing is kept before it was looked at"
    assert page.input_value("#id_judul") == "Pelayanan Publik"
    press(page, "Simpan sebagai Raperda")
    page.wait_for_selector("h1:text-is('Raperda tentang Pelayanan Publik')")
    assert "Naskah diimpor." in told(page)
    freeze(page, "Naskah awal")
    press(page, "Buka naskah")


def edits_the_text(page):
    rewrite(page, "Pasal 5", FIVE, "Menyebut Peraturan Daerah ini")
    of_unit(page, "Sunting", "Pasal 6")
    first, second = page.input_value(".editing textarea[name=text]").split("\n(2) ")
    press(page, "Kembali", ".editing")
    rewrite(page, "Pasal 6", f"{first}\n(2) {NEW_AYAT}\n(3) {second}", "Kebutuhan masyarakat")
    of_unit(page, "Susun", "Pasal 9")
    page.fill("#id_text", NEW_PASAL)
    press(page, "Sisipkan", "main form")
    page.wait_for_selector("h1:text-is('Menyunting Pasal 10')")
    press(page, "Kembali")
    of_unit(page, "Susun", "Pasal 38")
    move = page.locator("form", has=page.get_by_role("heading", name="Pindahkan Pasal 38"))
    move.get_by_label("Tempat").select_option("Sebelum")
    move.get_by_label("Bagian tujuan").select_option("Pasal 37")
    move.get_by_role("button").click()
    page.wait_for_url("**/naskah/#pasal-37")
    assert "Pasal 38 dipindahkan, kini Pasal 37." in told(page)
    freeze(page, "Setelah disunting")


def compares(page):
    press(page, "Bandingkan")
    page.wait_for_selector("h1:text-is('Bandingkan versi')")
    names = page.locator("#perubahan ol a > span:first-child").all_inner_texts()
    groups = [tuple(name.split("\n")) for name in names]
    own = [("Pasal 5", "diubah"), ("Pasal 6", "diubah"), ("Pasal 10", "disisipkan"), ("Pasal 37", "dipindah")]
    told_of = [group for group in groups if not group[0].startswith("Penjelasan")]
    assert told_of == own, "references that only follow the new numbers are no change of text"
    assert " dalam Peraturan Daerah ini" in page.locator("article ins").all_inner_texts()
    assert page.is_visible(f"ins:has-text('(2) {NEW_AYAT}')")


def goes_on(page, raperda, until):
    """Take the main step on the dossier again and again; what it asks for is typed."""
    today = timezone.localdate().isoformat()
    typed = {"agreed_on": today, "noreg": "11,99/2026", "nama": "Nama Contoh", "present": "40", "members": "45"}
    page.goto(f"/raperda/{raperda.pk}/")
    for _ in range(len(STAGES)):
        said = take_step(page, **typed)
        raperda.refresh_from_db()
        assert "Tahap kini:" in said or "Perda di" in said
        if raperda.stage == until:
            return
    raise AssertionError(f"{until} was not reached")


def publishes(page):
    assert "Dicetak saat diterbitkan." in page.inner_text("main")
    press(page, "Terbitkan")
    page.wait_for_selector("text=Sedang dicetak.")
    assert "Perda diterbitkan." in told(page)


def anybody_reads_it(page):
    year = timezone.localdate().year
    perda = Perda.objects.get()
    page.goto("/")
    page.get_by_role("link", name="Pelayanan Publik", exact=True).click()
    page.wait_for_url(f"**/perda/{year}/{perda.nomor}")
    pasal = page.locator("article .pasal[id^=pasal-]").evaluate_all("all => all.map(one => one.id)")
    assert pasal == [f"pasal-{number}" for number in range(1, 43)]
    assert NEW_PASAL in page.inner_text("#pasal-10")
    page.locator("nav.tree a[href='#pasal-10']").click()
    assert page.url.endswith("#pasal-10")
    answer = page.request.get(page.get_by_role("link", name=re.compile("Unduh PDF")).get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
