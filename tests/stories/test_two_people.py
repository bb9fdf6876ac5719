"""Two people on one pasal, a reload halfway, a lost page, the keyboard: nothing that was typed is lost."""

import pytest

from documents.models import Clause
from tests.documents.drafts import unit
from tests.people import person, sari
from tests.raperda.scenes import draft_of, under_way
from tests.stories.clicks import of_unit, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TWO = (
    "(1) Wali Kota menyelenggarakan pelayanan.\n"
    "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n    a. pendidikan; dan\n    b. kesehatan."
)
OFFER = "[data-restore]"


@pytest.fixture
def desk(visit):
    """Sari and Ratna, each with Pasal 2 of one draft open; the draft itself."""
    clerk = sari()
    naskah = draft_of(under_way(clerk))
    pages = [visit(clerk), visit(person("ratna", "setwan"))]
    for page in pages:
        page.goto(f"/raperda/{naskah.raperda_id}/naskah/")
        of_unit(page, "Sunting", "Pasal 2")
        assert page.input_value("#id_text") == TWO
    return *pages, naskah


def save(page, text):
    page.fill("#id_text", text)
    page.click("button:text-is('Simpan')")


def saved(page):
    page.wait_for_url("**/naskah/#pasal-2")
    return told(page)


def stored(naskah) -> str:
    """The words of Pasal 2 as they are in the database."""
    return "\n".join(Clause.objects.filter(naskah=naskah, unit=unit(naskah, "Pasal 2").key).values_list("text", flat=True))


def copies(page) -> int:
    return page.evaluate("localStorage.length")


def test_edits_in_different_places_are_merged(desk):
    mine, theirs, naskah = desk
    save(theirs, TWO.replace("menyelenggarakan pelayanan", "menyelenggarakan pelayanan publik"))
    saved(theirs)
    save(mine, TWO.replace("b. kesehatan", "b. kesehatan masyarakat"))
    mine.wait_for_selector("h1:text-is('Dua suntingan pada Pasal 2')")
    assert "kesehatan masyarakat" in mine.inner_text("[data-label='Suntingan Anda, belum disimpan']")
    assert "pelayanan publik" in mine.inner_text("[data-label='Suntingan Ratna, tersimpan']")
    assert mine.is_visible("text=Kedua suntingan tidak saling menimpa")
    merged = mine.input_value("#id_text")
    mine.click("text=Simpan gabungan")
    assert "Pasal 2 tersimpan" in saved(mine)
    assert [words for words in ("pelayanan publik", "kesehatan masyarakat") if words not in merged] == []
    assert [words for words in ("pelayanan publik", "kesehatan masyarakat") if words not in stored(naskah)] == []
    assert copies(mine) == 0, "what is saved needs no copy"


def test_edits_of_one_place_keep_both_wordings_until_one_is_chosen(desk):
    mine, theirs, naskah = desk
    save(theirs, TWO.replace("pendidikan", "pendidikan dasar"))
    saved(theirs)
    save(mine, TWO.replace("pendidikan", "pendidikan menengah"))
    mine.wait_for_selector("text=Keduanya mengubah tempat yang sama.")
    both = mine.input_value("#id_text")
    assert "pendidikan dasar" in both
    assert "pendidikan menengah" in both
    assert "menengah" not in stored(naskah)
    mine.click("text=Simpan gabungan")
    mine.wait_for_selector("main h1")
    assert "pendidikan dasar" in stored(naskah)


def test_a_conflict_page_that_is_closed_loses_nothing(desk):
    mine, theirs, naskah = desk
    save(theirs, TWO.replace("pendidikan", "pendidikan dasar"))
    saved(theirs)
    save(mine, TWO + " Tambahan yang tidak boleh hilang.")
    mine.wait_for_selector("text=Simpan gabungan")
    mine.on("dialog", lambda dialog: dialog.accept())
    mine.click("text=Pakai suntingan Ratna")
    mine.wait_for_url("**/naskah/")
    of_unit(mine, "Sunting", "Pasal 2")
    mine.wait_for_selector(OFFER)
    mine.click("[data-restore-yes]")
    assert "Tambahan yang tidak boleh hilang." in mine.input_value("#id_text")
    assert "pendidikan dasar" in mine.input_value("#id_text")


def test_the_same_words_from_both_are_no_conflict(desk):
    mine, theirs, _ = desk
    for page in (theirs, mine):
        save(page, TWO.replace("b. kesehatan", "b. kesehatan masyarakat"))
        assert "tersimpan" in saved(page)


def test_a_reload_halfway_offers_the_unsaved_text(desk):
    page, _, naskah = desk
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.fill("#id_text", TWO + "\n(3) Setengah jalan.")
    page.wait_for_selector("[data-save]:has-text('Salinan di peramban ini')")
    page.reload()
    assert asked == ["beforeunload"]
    assert page.input_value("#id_text") == TWO
    page.click("[data-restore-yes]")
    assert page.input_value("#id_text") == TWO + "\n(3) Setengah jalan."
    page.click("button:text-is('Simpan')")
    assert "Pasal 2 tersimpan" in saved(page)
    assert "Setengah jalan." in stored(naskah)
    of_unit(page, "Sunting", "Pasal 2")
    assert not page.is_visible(OFFER)


def test_a_refused_text_is_kept_in_the_form_and_in_the_browser(desk):
    page, _, naskah = desk
    twice = "Satu.\nPasal 9\nDua."
    save(page, twice)
    page.wait_for_selector(".error:has-text('Kotak ini memuat satu pasal saja.')")
    assert page.input_value("#id_text") == twice
    assert copies(page) == 1
    page.fill("#id_text", TWO + "\n(3) Satu.")
    page.click("button:text-is('Simpan')")
    saved(page)
    assert "Satu." in stored(naskah)
    assert copies(page) == 0


def test_ctrl_enter_saves(desk):
    page, _, naskah = desk
    page.fill("#id_text", TWO.replace("kesehatan", "kesehatan masyarakat"))
    page.press("#id_text", "Control+Enter")
    assert "Pasal 2 tersimpan" in saved(page)
    assert "kesehatan masyarakat" in stored(naskah)


def test_esc_asks_before_it_leaves(desk):
    page, _, naskah = desk
    answers, asked = iter(["dismiss", "accept"]), []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, next(answers))()))
    page.fill("#id_text", TWO + " Belum.")
    page.press("#id_text", "Escape")
    assert asked == ["Suntingan belum tersimpan. Tinggalkan halaman ini?"]
    assert page.input_value("#id_text").endswith("Belum.")
    page.press("#id_text", "Escape")
    page.wait_for_url("**/naskah/")
    assert "Belum." not in stored(naskah)


def test_esc_leaves_at_once_when_nothing_was_typed(desk):
    page, *_ = desk
    page.press("#id_text", "Escape")
    page.wait_for_url("**/naskah/")


def test_the_preview_shows_the_typed_text_and_saves_nothing(desk):
    page, _, naskah = desk
    page.fill("#id_text", "Hanya untuk dilihat.")
    page.click("button:text-is('Pratinjau')")
    page.wait_for_selector("#pratinjau :text('Hanya untuk dilihat.')")
    assert len(page.context.pages) == 1
    assert "Hanya" not in stored(naskah)


def test_a_second_click_does_not_do_it_twice(desk):
    page, _, naskah = desk
    page.on("dialog", lambda dialog: dialog.accept())
    page.click("text=Sisipkan, pindahkan, hapus")
    page.fill("#id_text", "Pasal sekali saja.")
    page.locator("button:has-text('Sisipkan')").dblclick()
    page.wait_for_selector("h1:text-is('Menyunting Pasal 3')")
    assert Clause.objects.filter(naskah=naskah, text="Pasal sekali saja.").count() == 1
