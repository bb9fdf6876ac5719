"""The drafting room in a browser: edit in place, two people, a reload, a lost line, the keyboard, a long text."""

import re
import time

import pytest
from django.conf import settings

from documents import bridge, history
from documents.models import Clause, Presence, UnsavedText
from tests.documents.drafts import PASAL_2, long_draft, text_of, unit
from tests.people import person
from tests.stories.conftest import session_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AREA = ".editing textarea[name=text]"
SAVE = ".editing button.main-act"


@pytest.fixture
def mine(visit, clerk, naskah):
    """Sari in the room."""
    return entered(visit(clerk), naskah)


@pytest.fixture
def theirs(visit, naskah):
    """Ratna in the room."""
    return entered(visit(person("ratna", "setwan")), naskah)


def entered(page, naskah, end=""):
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/{end}")
    page.wait_for_selector(".naskah .pasal")
    return page


def opened(page, name="Pasal 2"):
    page.get_by_role("link", name=f"Sunting {name}", exact=True).click()
    page.wait_for_selector(AREA)
    return page.input_value(AREA)


def saved(page, name="Pasal 2"):
    page.wait_for_selector(AREA, state="detached")
    page.wait_for_selector(f"[data-news]:has-text('{name}. Tersimpan')", state="attached")


def until(true, seconds=5.0):
    """Wait for what the server does after the page has its answer."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def answers_to(page, end):
    """The sizes of what is sent to and comes back from addresses with that end."""
    seen = []
    page.on("response", lambda answer: seen.append(answer) if answer.url.endswith(end) else None)
    return seen


def test_a_pasal_is_edited_where_it_stands(mine, naskah):
    key = unit(naskah, "Pasal 2").key
    answers = answers_to(mine, f"{key}/")
    mine.evaluate("window.sama = true")
    assert opened(mine) == PASAL_2
    place = mine.locator("#pasal-2").bounding_box()["y"]
    mine.fill(AREA, PASAL_2.replace("b. kesehatan", "b. kesehatan masyarakat"))
    mine.wait_for_selector(
        "[data-preview] :text('kesehatan masyarakat;'), [data-preview] :text('kesehatan masyarakat.')"
    )
    mine.press(AREA, "Control+Enter")
    saved(mine)
    assert "kesehatan masyarakat" in mine.inner_text("#pasal-2")
    assert "kesehatan masyarakat" in text_of(naskah, "Pasal 2")
    assert mine.evaluate("window.sama"), "the page was not loaded again"
    assert abs(mine.locator("#pasal-2").bounding_box()["y"] - place) < 100, "the page keeps its scroll"
    assert answers[-1].request.sizes()["requestBodySize"] < len(PASAL_2) + 1_000
    assert len(answers[-1].body()) < 4_000
    assert mine.evaluate("localStorage.length") == 0
    assert mine.evaluate("document.activeElement.id") == "pasal-2"
    assert [answer.url for answer in answers if answer.url.endswith("/tinggal")] == [], "the save ends the lease itself"
    assert mine.inner_text("[data-lines] > li:first-child h4") == "Pasal 2"


def test_a_click_into_the_form_leaves_the_clipboard_alone(mine):
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.evaluate("navigator.clipboard.writeText('salinan saya')")
    opened(mine)
    mine.click(AREA)
    mine.click(".editing label >> nth=0")
    assert mine.evaluate("navigator.clipboard.readText()") == "salinan saya"
    assert mine.locator("[data-toast]").count() == 0


def test_the_explanation_and_an_item_are_edited_in_their_places(mine, naskah):
    mine.click("#pasal-3 details summary")
    opened(mine, "Penjelasan Pasal 3")
    mine.fill(AREA, "Tanpa biaya adalah tanpa pungutan.")
    mine.click(SAVE)
    saved(mine, "Penjelasan Pasal 3")
    assert "tanpa pungutan" in mine.inner_text("#pasal-3 details")
    opened(mine, "Pasal 3")
    mine.fill(AREA, "Pelayanan tanpa biaya.")
    mine.click(SAVE)
    saved(mine, "Pasal 3")
    assert "tanpa pungutan" in mine.inner_text("#pasal-3 details"), "the penjelasan stays where it is"
    assert mine.locator("#pasal-3 details[open]").count() == 1


def test_esc_asks_before_it_discards(mine, naskah):
    answers, asked = iter(["dismiss", "accept"]), []
    mine.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, next(answers))()))
    opened(mine)
    mine.press(AREA, "Escape")
    mine.wait_for_selector(AREA, state="detached")
    assert asked == []
    opened(mine)
    mine.fill(AREA, PASAL_2 + " Belum.")
    mine.press(AREA, "Escape")
    assert asked == ["Suntingan belum tersimpan. Tinggalkan suntingan ini?"]
    assert mine.input_value(AREA).endswith("Belum.")
    mine.press(AREA, "Escape")
    mine.wait_for_selector(AREA, state="detached")
    assert "Belum." not in mine.inner_text("#pasal-2")
    opened(mine)
    mine.click("[data-restore-yes]")
    assert mine.input_value(AREA).endswith("Belum."), "what was left is offered again"


def test_edits_in_different_places_are_merged_in_place(mine, theirs, naskah):
    opened(mine)
    opened(theirs)
    theirs.fill(AREA, PASAL_2.replace("menyelenggarakan pelayanan", "menyelenggarakan pelayanan publik"))
    theirs.click(SAVE)
    saved(theirs)
    mine.fill(AREA, PASAL_2.replace("b. kesehatan", "b. kesehatan masyarakat"))
    mine.click(SAVE)
    mine.wait_for_selector(".editing :text('Kedua suntingan tidak saling menimpa')")
    merged = mine.input_value(AREA)
    assert [words for words in ("pelayanan publik", "kesehatan masyarakat") if words not in merged] == []
    mine.click("text=Lihat ketiga teks")
    assert mine.locator(".three [data-label]").count() == 3
    mine.click(SAVE)
    saved(mine)
    assert [w for w in ("pelayanan publik", "kesehatan masyarakat") if w not in text_of(naskah, "Pasal 2")] == []
    assert mine.evaluate("localStorage.length") == 0


def test_edits_of_one_place_ask_which(mine, theirs, naskah):
    opened(mine)
    opened(theirs)
    theirs.fill(AREA, PASAL_2.replace("pendidikan", "pendidikan dasar"))
    theirs.click(SAVE)
    saved(theirs)
    mine.fill(AREA, PASAL_2.replace("pendidikan", "pendidikan menengah"))
    mine.click(SAVE)
    mine.wait_for_selector(".editing :text('Keduanya mengubah tempat yang sama.')")
    both = mine.input_value(AREA)
    assert "pendidikan dasar" in both
    assert "pendidikan menengah" in both
    mine.click(SAVE)
    mine.wait_for_selector("[data-errors]:has-text('Masih ada dua rumusan untuk satu tempat.')")
    assert mine.input_value(AREA) == both
    mine.fill(AREA, PASAL_2.replace("pendidikan", "pendidikan dasar dan menengah"))
    mine.click(SAVE)
    saved(mine)
    assert "pendidikan dasar dan menengah" in text_of(naskah, "Pasal 2")


def test_others_are_seen_and_what_they_save_arrives(mine, theirs, naskah):
    opened(theirs)
    until(lambda: Presence.objects.exists())
    mine.evaluate("dispatchEvent(new Event('focus'))")
    mine.wait_for_selector("#pasal-2 > .presence:has-text('Ratna sedang menyunting Pasal 2')")
    assert mine.locator("nav.tree [aria-label='Ratna sedang menyunting Pasal 2']").count() == 1
    opened(mine)
    theirs.fill(AREA, PASAL_2.replace("kesehatan", "kesehatan ibu dan anak"))
    theirs.click(SAVE)
    saved(theirs)
    mine.evaluate("dispatchEvent(new Event('focus'))")
    mine.wait_for_selector(".editing [data-beside]:has-text('Ratna menyimpan Pasal 2')")
    mine.wait_for_selector("[data-face]", state="detached")  # a save ends the lease
    assert "Ratna" in mine.inner_text("[data-lines] > li:first-child")
    mine.press(AREA, "Escape")
    opened(theirs, "Pasal 3")
    theirs.fill(AREA, "Pelayanan diselenggarakan setiap hari.")
    theirs.click(SAVE)
    saved(theirs, "Pasal 3")
    mine.evaluate("dispatchEvent(new Event('focus'))")
    mine.wait_for_selector("#pasal-3:has-text('setiap hari')")
    assert mine.locator("[data-face]").count() == 0


def test_a_reload_halfway_and_another_computer(mine, visit, clerk, naskah):
    asked = []
    mine.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    opened(mine)
    mine.fill(AREA, PASAL_2 + "\n(3) Setengah jalan.")
    mine.wait_for_selector("[data-save]:has-text('Belum tersimpan · salinan')")
    mine.reload()
    assert asked == ["beforeunload"]
    assert mine.is_visible("#konteks >> text=Teks belum tersimpan")
    assert opened(mine) == PASAL_2
    mine.wait_for_selector("[data-restore]", state="visible")
    other = entered(visit(clerk), naskah)
    assert opened(other) == PASAL_2
    other.click("[data-restore-yes]")
    assert other.input_value(AREA) == PASAL_2 + "\n(3) Setengah jalan."
    other.click(SAVE)
    saved(other)
    assert "Setengah jalan." in text_of(naskah, "Pasal 2")
    opened(other, "Pasal 3")
    until(lambda: not UnsavedText.objects.exists())


def test_the_network_goes_and_comes_back(mine, naskah):
    opened(mine)
    mine.context.set_offline(True)
    mine.fill(AREA, PASAL_2 + "\n(3) Tanpa jaringan.")
    mine.wait_for_selector("[data-save]:has-text('Luring. Teks aman di peramban ini.')")
    mine.click(SAVE)
    mine.wait_for_selector("[data-save]:has-text('Disimpan begitu tersambung.')")
    assert "Tanpa jaringan." not in text_of(naskah, "Pasal 2")
    mine.context.set_offline(False)
    saved(mine)
    assert "Tanpa jaringan." in text_of(naskah, "Pasal 2")


def test_a_second_pasal_typed_in_the_box_becomes_one(mine, naskah):
    opened(mine, "Pasal 1")
    mine.fill(AREA, mine.input_value(AREA) + "\nPasal\nPelayanan diselenggarakan di Daerah.")
    mine.wait_for_selector("[data-preview] :text('menjadi Pasal 2, dan nomor sesudahnya bergeser')")
    mine.click("[data-split]")
    saved(mine, "Pasal 1")
    headings = mine.locator(".naskah .pasal > h3").all_inner_texts()
    assert headings == [f"Pasal {n}" for n in range(1, 6)]
    assert "di Daerah" in mine.inner_text("#pasal-2")
    assert "pendidikan" in mine.inner_text("#pasal-3")
    assert mine.locator("nav.tree a[href='#pasal-5']").count() == 1
    ids = mine.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    assert Clause.objects.filter(naskah=naskah, kind="pasal", explains="").count() == 5
    opened(mine, "Pasal 3")
    assert "pendidikan" in mine.input_value(AREA)


def test_what_followed_is_shown_before_and_after(mine, naskah):
    opened(mine)
    lines = PASAL_2.split("\n")
    mine.fill(AREA, "\n".join(["(1) Baru.", lines[0].replace("(1)", "(2)"), *lines[1:]]))
    mine.wait_for_selector("[data-preview]")
    mine.click(SAVE)
    saved(mine)
    assert "ayat (2)" in text_of(naskah, "Pasal 2")


def test_two_hundred_quick_edits_lose_nothing(mine, naskah):
    key = unit(naskah, "Pasal 3").key
    mine.keyboard.press("g")
    mine.keyboard.type("3")
    mine.keyboard.press("Enter")
    mine.wait_for_selector("#pasal-3:focus")
    for n in range(200):
        mine.keyboard.press("e")
        mine.wait_for_selector(AREA)
        mine.keyboard.press("Control+End")
        mine.keyboard.insert_text(f" k{n}.")
        mine.keyboard.press("Control+Enter")
        mine.wait_for_selector(AREA, state="detached")
    stored = text_of(naskah, "Pasal 3")
    assert [int(n) for n in re.findall(r" k(\d+)\.", stored)] == list(range(200))
    edits = list(naskah.edits.filter(verb="sunting").order_by("pk").values_list("pk", flat=True))
    assert len(edits) == 200
    snapshots = {each.edit_id: each for each in history.snapshots(naskah.pk, key)}
    for count in (1, 77, 200):
        then = bridge.assemble(snapshots[edits[count - 1]].rows).text
        assert [int(n) for n in re.findall(r" k(\d+)\.", then)] == list(range(count))
    assert bridge.assembled(naskah, history.replay(naskah.pk)) == bridge.tree_of(naskah)


def test_an_edit_with_the_keyboard_alone(mine, naskah):
    mine.keyboard.press("g")
    mine.keyboard.type("Pasal 2 ayat (2)")
    mine.keyboard.press("Enter")
    mine.wait_for_selector("#pasal-2:focus")
    mine.keyboard.press("j")
    mine.wait_for_selector("#pasal-3.selected")
    mine.keyboard.press("k")
    mine.wait_for_selector("#pasal-2.selected")
    assert mine.locator("nav.tree [aria-current]").inner_text() == "Pasal 2"
    mine.keyboard.press("e")
    mine.wait_for_selector(AREA)
    mine.keyboard.press("Control+End")
    mine.keyboard.type("\n(3) Dengan papan ketik, j dan k.")
    mine.keyboard.press("Control+Enter")
    saved(mine)
    assert "papan ketik, j dan k." in text_of(naskah, "Pasal 2")
    mine.keyboard.press("?")
    assert mine.is_visible("#tombol >> text=Simpan suntingan")
    mine.keyboard.press("Escape")
    mine.keyboard.press("/")
    assert mine.evaluate("document.activeElement.id") == "cari-naskah"
    mine.evaluate("document.activeElement.blur()")
    mine.keyboard.press("c")
    mine.wait_for_selector("[data-talk] textarea:focus")
    assert "Percakapan Pasal 2" in mine.get_attribute("[data-talk] > [aria-label]", "aria-label")
    mine.evaluate("document.activeElement.blur()")
    mine.keyboard.press("m")
    mine.wait_for_selector("dialog#pindahkan[open]")


@pytest.fixture
def long(clerk):
    return long_draft(clerk, 300)


def test_a_long_text_is_drawn_as_one_scrolls(visit, clerk, long):
    page = entered(visit(clerk), long)
    assert page.locator(".naskah .pasal").count() < 150
    page.click("nav.tree a[href='#pasal-250']")
    page.wait_for_selector(".naskah section#pasal-250")
    until(lambda: abs(page.locator("#pasal-250").bounding_box()["y"]) < 400)
    assert page.locator("#pasal-250.selected").count() == 1
    page.goto(f"/raperda/{long.raperda_id}/naskah/#pasal-280-ayat-2")
    page.wait_for_selector("li#pasal-280-ayat-2")
    while page.locator(".later").count():
        page.evaluate("document.querySelector('.later')?.scrollIntoView()")
        page.wait_for_timeout(100)
    numbers = page.locator(".naskah .pasal > :is(h2, h3, h4)").all_inner_texts()
    assert [n for n in numbers if n.startswith("Pasal ")] == [f"Pasal {n}" for n in range(1, 301)]


def test_a_long_text_without_javascript(chromium, live_server, clerk, long):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session_of(clerk), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/raperda/{long.raperda_id}/naskah/#pasal-250")
    page.click("a#pasal-250")
    page.wait_for_url("**/naskah/?lengkap=1#pasal-250")
    assert page.locator("section#pasal-250").count() == 1
    page.get_by_role("link", name="Sunting Pasal 250", exact=True).click()
    page.fill("#id_text", "(1) Satu.\n(2) Dua.")
    page.click("button:text-is('Simpan')")
    page.wait_for_url("**/naskah/#pasal-250")
    assert text_of(long, "Pasal 250").startswith("(1) Satu.")
    context.close()
