"""New units by keys, in the room, where they shall stand: a pasal, a bab with its first pasal, what is refused."""

import pytest

from tests.documents.drafts import unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AREA = "[data-editing] textarea.law"


@pytest.fixture
def mine(visit, clerk, naskah):
    """Sari in the room."""
    page = visit(clerk)
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/")
    return page


def test_a_pasal_is_inserted_where_it_shall_stand(mine, naskah):
    cited = unit(naskah, "Pasal 3").key
    mine.evaluate("window.sama = true")
    mine.click("#pasal-2 > h3")
    mine.keyboard.press("i")
    mine.wait_for_selector("[data-inserting] textarea:focus")
    mine.keyboard.type("(1) Satu.\n(2) Dua sebagaimana dimaksud pada ayat (1).")
    mine.keyboard.press("Control+Enter")
    mine.wait_for_selector("[data-news]:has-text('Pasal 3. Tersimpan')", state="attached")
    assert mine.evaluate("window.sama"), "the page was not loaded again"
    assert mine.evaluate("document.activeElement.id") == "pasal-3"
    assert mine.locator(".naskah .pasal > h3").all_inner_texts() == [f"Pasal {n}" for n in range(1, 6)]
    assert mine.locator("nav.tree a[data-key]", has_text="Pasal").all_inner_texts()[2:4] == ["Pasal 3", "Pasal 4"]
    assert unit(naskah, "Pasal 4").key == cited
    assert "Cukup jelas" in mine.text_content("#pasal-3 details")
    mine.keyboard.press("e")
    mine.wait_for_selector(AREA)
    assert mine.input_value(AREA).startswith("(1) Satu.")


def test_a_bab_and_a_first_pasal_in_it_are_inserted_by_keys(mine, naskah):
    mine.click("#bab-2 > h2")
    mine.keyboard.press("i")
    mine.wait_for_selector("[data-inserting] textarea:focus")
    mine.keyboard.type("PENGAWASAN")
    with mine.expect_navigation():
        mine.keyboard.press("Control+Enter")
    mine.wait_for_selector("#bab-3.selected:focus")
    mine.wait_for_load_state()
    mine.keyboard.press("i")
    mine.wait_for_selector("[data-inserting] textarea:focus")
    chosen = [mine.input_value(f"[data-inserting] select[name={name}]") for name in ("kind", "where")]
    assert chosen == ["pasal", "dalam"], "an empty bab waits for its first pasal"
    mine.select_option("[data-inserting] select[name=kind]", "bab")
    assert mine.input_value("[data-inserting] select[name=where]") == "sesudah"
    mine.select_option("[data-inserting] select[name=kind]", "pasal")
    mine.fill("[data-inserting] textarea", "Wali Kota mengawasi.")
    mine.press("[data-inserting] textarea", "Control+Enter")
    mine.wait_for_selector("[data-news]:has-text('Pasal 4. Tersimpan')", state="attached")
    assert unit(naskah, "BAB III").heading == "PENGAWASAN"
    assert unit(naskah, "BAB III").children[0].text == "Wali Kota mengawasi."
    assert "BAB IV" in mine.inner_text("nav.tree")
    assert mine.locator("nav.tree li.bab:has(> a[href='#bab-3']) li").count() == 1


def test_what_is_refused_in_place_is_said_there(mine, naskah):
    mine.click("#pasal-2 > h3")
    mine.keyboard.press("i")
    mine.wait_for_selector("[data-inserting] textarea:focus")
    mine.keyboard.type("   ")
    mine.keyboard.press("Control+Enter")
    mine.wait_for_selector("[data-inserting] .error")
    mine.keyboard.press("Escape")
    mine.click("#judul")
    mine.keyboard.press("i")
    mine.wait_for_selector("[data-news]:has-text('Di sini tidak dapat disisipkan.')", state="attached")
