"""The page of one unit: two people on one pasal, a reload halfway, a lost page, the keyboard: nothing typed is lost."""

import pytest

from documents.models import Clause
from tests.documents.drafts import unit
from tests.people import person
from tests.stories.clicks import of_unit, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TWO = (
    "(1) Wali Kota menyelenggarakan pelayanan.\n"
    "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n    a. pendidikan; dan\n    b. kesehatan."
)
OFFER = "[data-restore]"
IN_ROOM = ".editing textarea[name=text]"


@pytest.fixture
def mine(visit, clerk, naskah):
    """Sari with Pasal 2 open."""
    return opened(visit(clerk), naskah)


@pytest.fixture
def theirs(visit, naskah):
    """Ratna with Pasal 2 open."""
    return opened(visit(person("ratna", "setwan")), naskah)


def opened(page, naskah):
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/{unit(naskah, 'Pasal 2').key}/")
    assert page.input_value("#id_text") == TWO
    return page


def save(page, text):
    page.fill("#id_text", text)
    page.click("button:text-is('Simpan')")


def arrived(page, selector):
    """The next page is there, and its scripts run."""
    page.wait_for_selector(selector)
    page.wait_for_load_state()


def saved(page):
    page.wait_for_url("**/naskah/#pasal-2")
    return told(page)


def stored(naskah) -> str:
    """The words of Pasal 2 as they are in the database."""
    rows = Clause.objects.filter(naskah=naskah, unit=unit(naskah, "Pasal 2").key)
    return "\n".join(rows.values_list("text", flat=True))


def copies(page) -> int:
    return page.evaluate("localStorage.length")


def test_edits_in_different_places_are_merged(mine, theirs, naskah):
    save(theirs, TWO.replace("menyelenggarakan pelayanan", "menyelenggarakan pelayanan publik"))
    saved(theirs)
    save(mine, TWO.replace("b. kesehatan", "b. kesehatan masyarakat"))
    arrived(mine, "h1:text-is('Dua suntingan pada Pasal 2')")
    assert "kesehatan masyarakat" in mine.inner_text("[data-label='Suntingan Anda, belum disimpan']")
    assert "pelayanan publik" in mine.inner_text("[data-label='Suntingan Ratna, tersimpan']")
    assert mine.is_visible("text=Kedua suntingan tidak saling menimpa")
    merged = mine.input_value("#id_text")
    mine.click("text=Simpan gabungan")
    assert "Pasal 2 tersimpan" in saved(mine)
    assert [words for words in ("pelayanan publik", "kesehatan masyarakat") if words not in merged] == []
    assert [words for words in ("pelayanan publik", "kesehatan masyarakat") if words not in stored(naskah)] == []
    assert copies(mine) == 0, "what is saved needs no copy"


def test_edits_of_one_place_keep_both_wordings_until_one_is_chosen(mine, theirs, naskah):
    save(theirs, TWO.replace("pendidikan", "pendidikan dasar"))
    saved(theirs)
    save(mine, TWO.replace("pendidikan", "pendidikan menengah"))
    arrived(mine, "text=Keduanya mengubah tempat yang sama.")
    both = mine.input_value("#id_text")
    assert "pendidikan dasar" in both
    assert "pendidikan menengah" in both
    assert "menengah" not in stored(naskah)
    mine.click("text=Simpan gabungan")
    arrived(mine, ".error:has-text('Masih ada dua rumusan untuk satu tempat.')")
    assert mine.input_value("#id_text") == both
    save(mine, TWO.replace("pendidikan", "pendidikan dasar dan menengah"))
    saved(mine)
    assert "pendidikan dasar dan menengah" in stored(naskah)


def test_a_conflict_page_that_is_closed_loses_nothing(mine, theirs, naskah):
    save(theirs, TWO.replace("pendidikan", "pendidikan dasar"))
    saved(theirs)
    save(mine, TWO + " Tambahan yang tidak boleh hilang.")
    arrived(mine, "text=Simpan gabungan")
    mine.on("dialog", lambda dialog: dialog.accept())
    mine.click("text=Pakai suntingan Ratna")
    mine.wait_for_url("**/naskah/")
    of_unit(mine, "Sunting", "Pasal 2")
    mine.wait_for_selector(OFFER)
    mine.click("[data-restore-yes]")
    assert "Tambahan yang tidak boleh hilang." in mine.input_value(IN_ROOM)
    assert "pendidikan dasar" in mine.input_value(IN_ROOM)


def test_the_same_words_from_both_are_no_conflict(mine, theirs):
    for page in (theirs, mine):
        save(page, TWO.replace("b. kesehatan", "b. kesehatan masyarakat"))
        assert "tersimpan" in saved(page)


def test_a_reload_halfway_offers_the_unsaved_text(mine, naskah):
    asked = []
    mine.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    mine.fill("#id_text", TWO + "\n(3) Setengah jalan.")
    mine.wait_for_selector("[data-save]:has-text('Belum tersimpan · salinan')")
    mine.reload()
    assert asked == ["beforeunload"]
    assert mine.input_value("#id_text") == TWO
    mine.click("[data-restore-yes]")
    assert mine.input_value("#id_text") == TWO + "\n(3) Setengah jalan."
    mine.click("button:text-is('Simpan')")
    assert "Pasal 2 tersimpan" in saved(mine)
    assert "Setengah jalan." in stored(naskah)
    of_unit(mine, "Sunting", "Pasal 2")
    mine.wait_for_selector(IN_ROOM)
    assert not mine.is_visible(OFFER)


def test_a_refused_text_is_kept_in_the_form_and_in_the_browser(mine, naskah):
    twice = "Satu.\nPasal 9\nDua."
    save(mine, twice)
    arrived(mine, ".error:has-text('Kotak ini memuat satu pasal saja.')")
    assert mine.input_value("#id_text") == twice
    assert copies(mine) == 1
    mine.fill("#id_text", TWO + "\n(3) Satu.")
    mine.click("button:text-is('Simpan')")
    saved(mine)
    assert "Satu." in stored(naskah)
    assert copies(mine) == 0


def test_ctrl_enter_saves(mine, naskah):
    mine.fill("#id_text", TWO.replace("kesehatan", "kesehatan masyarakat"))
    mine.press("#id_text", "Control+Enter")
    assert "Pasal 2 tersimpan" in saved(mine)
    assert "kesehatan masyarakat" in stored(naskah)


def test_esc_asks_before_it_leaves(mine, naskah):
    answers, asked = iter(["dismiss", "accept"]), []
    mine.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, next(answers))()))
    mine.fill("#id_text", TWO + " Belum.")
    mine.press("#id_text", "Escape")
    assert asked == ["Suntingan belum tersimpan. Tinggalkan halaman ini?"]
    assert mine.input_value("#id_text").endswith("Belum.")
    mine.press("#id_text", "Escape")
    mine.wait_for_url("**/naskah/")
    assert "Belum." not in stored(naskah)


def test_esc_leaves_at_once_when_nothing_was_typed(mine):
    mine.press("#id_text", "Escape")
    mine.wait_for_url("**/naskah/")


def test_the_preview_shows_the_typed_text_and_saves_nothing(mine, naskah):
    mine.fill("#id_text", "Hanya untuk dilihat.")
    mine.click("button:text-is('Pratinjau')")
    mine.wait_for_selector("#pratinjau :text('Hanya untuk dilihat.')")
    assert len(mine.context.pages) == 1
    assert "Hanya" not in stored(naskah)


def test_a_second_click_does_not_do_it_twice(mine, naskah):
    mine.on("dialog", lambda dialog: dialog.accept())
    mine.click("text=Sisipkan, pindahkan, hapus")
    arrived(mine, "#id_text.short")
    mine.fill("#id_text", "Pasal sekali saja.")
    mine.locator("button:has-text('Sisipkan')").dblclick()
    mine.wait_for_selector("h1:text-is('Menyunting Pasal 3')")
    assert Clause.objects.filter(naskah=naskah, text="Pasal sekali saja.").count() == 1
