"""Somebody who has never seen it: with the mouse, typing only into fields, from a blank Raperda to the public page."""

import pytest
from django.utils import timezone

from documents.models import Raperda
from tests.people import budi, kota_serang, person, sari
from tests.stories.clicks import freeze, log_in, of_unit, press, take_step, told
from tests.stories.road import walk, work_off

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRAME = (
    "RANCANGAN PERATURAN DAERAH KOTA SERANG", "DENGAN RAHMAT TUHAN YANG MAHA ESA", "Menimbang", "Mengingat",
    "MEMUTUSKAN", "KETENTUAN UMUM", "Ditetapkan di Serang",
)  # fmt: skip
PASAL = (
    "Setiap pohon di tepi jalan dicatat oleh Perangkat Daerah.",
    "(1) Pohon yang ditebang diganti.\n(2) Pengganti ditanam paling lama 30 (tiga puluh) hari sejak penebangan.",
    "Pencatatan dan penggantian pohon dibiayai dari anggaran pendapatan dan belanja daerah.",
)


def test_from_a_blank_raperda_to_the_public_page(visit):
    kota_serang()
    clerk = sari()
    legal, second = budi(), person("tono", "bagian_hukum")
    page = visit()
    log_in(page, "sari")
    start_blank(page)
    raperda = Raperda.objects.get()
    freeze(page, "Kerangka")
    write_three_pasal(page)
    freeze(page, "Tiga pasal")
    compares(page)
    press(page, "Perlindungan Pohon", ".crumbs")
    assert "Tahap kini: Pengkajian Bapemperda" in take_step(page)

    now, day = timezone.now(), timezone.localdate()
    list(walk(raperda, "penetapan", by=clerk, now=now, day=day))
    promulgates(visit(), legal.username)
    publishes(visit(), second.username, raperda)
    work_off()
    anybody_reads_it(visit())


def start_blank(page):
    press(page, "Raperda", "header nav")
    press(page, "Mulai Raperda")
    page.fill("#id_judul", "Perlindungan Pohon")
    press(page, "Buat Raperda")
    page.wait_for_selector("h1:text-is('Raperda tentang Perlindungan Pohon')")
    law = page.inner_text("article.naskah")
    assert [part for part in FRAME if part not in law] == []


def write_three_pasal(page):
    press(page, "Buka naskah")
    of_unit(page, "Susun", "Pasal 1")
    for number, text in enumerate(PASAL, start=2):
        page.fill("#id_text", text)
        press(page, "Sisipkan", "main form")
        page.wait_for_selector(f"h1:text-is('Menyunting Pasal {number}')")
        assert f"Pasal {number} disisipkan." in told(page)
        if number <= len(PASAL):
            press(page, "Sisipkan, pindahkan, hapus")
    press(page, "Kembali")
    assert "Pengganti ditanam paling lama" in page.inner_text("#pasal-3")


def compares(page):
    press(page, "Bandingkan")
    page.wait_for_selector("h1:text-is('Bandingkan versi')")
    groups = page.locator("#perubahan ol a").all_inner_texts()
    names = [group.split("\n")[0] for group in groups]
    assert [name for name in names if not name.startswith("Penjelasan")] == ["Pasal 2", "Pasal 3", "Pasal 4"]
    assert all("disisipkan" in group for group in groups)
    inserted = " ".join(page.locator("article ins").all_inner_texts())
    assert all(line.split(") ")[-1] in inserted for text in PASAL for line in text.split("\n"))


def promulgates(page, username):
    log_in(page, username)
    press(page, "Buka", ".task")
    assert "Perda ditetapkan." in take_step(page, nama="Nama Wali Kota")
    assert "Perda diundangkan." in take_step(page, nama="Nama Sekretaris")


def publishes(page, username, raperda):
    log_in(page, username)
    page.goto(f"/raperda/{raperda.pk}/")
    press(page, "Terbitkan")
    page.wait_for_selector("text=Perda diterbitkan.")


def anybody_reads_it(page):
    page.goto("/")
    press(page, "Perlindungan Pohon")
    page.wait_for_selector("h1:text-is('Perlindungan Pohon')")
    law = page.inner_text("article.naskah")
    assert "PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN" in law
    assert "NAMA WALI KOTA" in law
    assert PASAL[0] in page.inner_text("#pasal-2")
    answer = page.request.get(page.get_by_role("link", name="Unduh PDF").get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
