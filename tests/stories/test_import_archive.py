"""Impor Perda lama in a browser: several files at once, each checked and put right, one of them broken."""

import pytest

from documents.models import Perda
from tests.documents.actions.test_archive import OLD
from tests.people import budi
from tests.stories.test_all_pages import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_pile_of_files_is_checked_one_by_one(visit, tmp_path):
    page, wrong = visit(budi()), []
    second = OLD.replace("NOMOR 3 TAHUN", "NOMOR 4 TAHUN").replace("2015 NOMOR 3", "2015 NOMOR 4")
    texts = {"satu.txt": OLD, "dua.txt": second.replace("Pasal 3\n", "Pasal 7\n"), "kosong.txt": ""}
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    page.goto("/perda/impor")
    page.set_input_files("#id_file", [tmp_path / name for name in texts])
    page.click("button:has-text('Baca berkas')")
    page.wait_for_selector("text=hal meragukan")
    wrong += faults(page, "perda_import")
    page.click("li:has-text('dua.txt') a:has-text('Periksa')")
    page.wait_for_selector("h1:text-is('Periksa hasil baca')")
    wrong += faults(page, "perda_import_check")
    page.click(".finding a[data-line]")
    chosen = "area => area.value.slice(area.selectionStart, area.selectionEnd).trim()"
    assert page.eval_on_selector("#id_text", chosen) == "Pasal 7"
    page.click(".finding .rule > a:not([data-line])")
    assert page.evaluate("document.querySelector(':target').innerText").startswith("Meragukan\nPasal 7")
    page.fill("#id_text", page.input_value("#id_text").replace("Pasal 7\n", "Pasal 3\n"))
    page.click("button:text-is('Periksa lagi')")
    page.wait_for_selector("section:has(h2:text-is('Yang meragukan')) >> text=Tidak ada.")
    page.click("button:has-text('Simpan sebagai Perda')")
    page.wait_for_selector("text=Sudah dalam arsip")
    wrong += faults(page, "perda_import")
    assert [perda.nomor for perda in Perda.objects.all()] == [4]
    assert wrong == []
