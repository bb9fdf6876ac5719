"""Somebody who rearranges a draft all day: drag and keyboard in the tree, delete and undo, split and join, paste."""

import pytest

from documents.core.tree import Kind
from documents.models import Clause
from tests.documents.drafts import insert, text_of, unit
from tests.stories.clicks import press, told

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(visit, clerk, naskah):
    """Sari in the room of the draft."""
    page = visit(clerk)
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/")
    return page


def link(page, name: str):
    """The link of a unit in the tree."""
    return page.locator("nav.tree a[data-key]").filter(has_text=name).first


def tree(page) -> list[str]:
    return [" ".join(words.split()) for words in page.locator("nav.tree a[data-key]").all_inner_texts()]


def body(naskah) -> list[list[str]]:
    """The first words of every pasal, by bab."""
    found = unit(naskah, "Batang Tubuh").children
    words = {"Dalam": "definisi", "": "ayat", "Pelayanan": "biaya", "Peraturan": "berlaku"}
    return [[words[node.text.split(" ")[0]] for node in bab.children if node.kind is Kind.PASAL] for bab in found]


def test_a_pasal_is_dragged_to_its_place(room, naskah):
    moved = unit(naskah, "Pasal 3").key
    link(room, "Pasal 3").drag_to(link(room, "Pasal 2"), target_position={"x": 20, "y": 3})
    room.wait_for_selector("[data-toast]:has-text('Pasal 3 dipindahkan, kini Pasal 2.')")
    assert unit(naskah, "Pasal 2").key == moved
    assert body(naskah) == [["definisi"], ["biaya", "ayat"], ["berlaku"]]
    room.click("[data-toast] button:text-is('Urungkan')")
    room.wait_for_selector("[data-toast]:has-text('Pemindahan Pasal 3 diurungkan.')")
    assert body(naskah) == [["definisi"], ["ayat", "biaya"], ["berlaku"]]


def test_a_pasal_is_dragged_into_a_bab_and_a_bab_past_another(room, naskah):
    link(room, "Pasal 2").drag_to(link(room, "BAB III"))
    room.wait_for_selector("[data-toast]:has-text('Pasal 2 dipindahkan, kini Pasal 3.')")
    assert body(naskah) == [["definisi"], ["biaya"], ["ayat", "berlaku"]]
    link(room, "BAB III").drag_to(link(room, "BAB I"), target_position={"x": 20, "y": 3})
    room.wait_for_selector("[data-toast]:has-text('BAB III dipindahkan, kini BAB I.')")
    assert body(naskah) == [["ayat", "berlaku"], ["definisi"], ["biaya"]]


def test_the_arrows_move_a_pasal_on_and_the_focus_stays_with_it(room, naskah):
    key = unit(naskah, "Pasal 2").key
    link(room, "Pasal 2").focus()
    for order in (
        [["definisi"], ["biaya", "ayat"], ["berlaku"]],
        [["definisi"], ["biaya"], ["ayat", "berlaku"]],
        [["definisi"], ["biaya"], ["berlaku", "ayat"]],
    ):
        with room.expect_navigation():
            room.keyboard.press("Alt+Shift+ArrowDown")
        room.wait_for_selector(f"a[data-key='{key}']:focus")
        assert body(naskah) == order
    room.keyboard.press("Alt+Shift+ArrowDown")
    for order in ([["definisi"], ["biaya"], ["ayat", "berlaku"]], [["definisi"], ["biaya", "ayat"], ["berlaku"]]):
        with room.expect_navigation():
            room.keyboard.press("Alt+Shift+ArrowUp")
        room.wait_for_selector(f"a[data-key='{key}']:focus")
        assert body(naskah) == order


def test_the_place_is_typed_into_the_dialog(room, naskah):
    link(room, "Pasal 4").focus()
    room.keyboard.press("m")
    room.wait_for_selector("dialog[open] h2:text-is('Pindahkan Pasal 4')")
    assert room.locator("dialog datalist option").count() == len(tree(room)) - 1
    room.keyboard.type("setelah Pasal 1")
    room.keyboard.press("Enter")
    room.wait_for_selector("[data-toast]:has-text('Pasal 4 dipindahkan, kini Pasal 2.')")
    assert body(naskah) == [["definisi", "berlaku"], ["ayat", "biaya"], []]


def test_esc_closes_the_dialog_and_nothing_moves(room, naskah):
    before = body(naskah)
    link(room, "Pasal 4").focus()
    room.keyboard.press("m")
    room.wait_for_selector("dialog[open]")
    room.keyboard.press("Escape")
    room.wait_for_selector("dialog:not([open])", state="attached")
    assert body(naskah) == before


def test_a_pasal_is_deleted_and_brought_back(room, naskah):
    link(room, "Pasal 2").focus()
    room.keyboard.press("Delete")
    room.wait_for_selector("h1:text-is('Hapus Pasal 2?')")
    assert "1 Pasal, 2 ayat, beserta penjelasannya" in room.inner_text("main")
    press(room, "Hapus Pasal 2")
    room.wait_for_selector("[data-toast]:has-text('Pasal 2 dihapus.')")
    assert body(naskah) == [["definisi"], ["biaya"], ["berlaku"]]
    room.click("[data-toast] button:text-is('Urungkan')")
    room.wait_for_selector("[data-toast]:has-text('Penghapusan Pasal 2 diurungkan.')")
    assert body(naskah) == [["definisi"], ["ayat", "biaya"], ["berlaku"]]
    assert "kesehatan dasar" in text_of(naskah, "Penjelasan Pasal 2")


def test_a_pasal_is_split_and_joined_again(room, naskah):
    before = text_of(naskah, "Pasal 2")
    room.goto(f"/raperda/{naskah.raperda_id}/naskah/{unit(naskah, 'Pasal 2').key}/susun")
    press(room, "Pecah Pasal 2")
    room.select_option("#pecah_at", index=1)
    press(room, "Pecah Pasal 2")
    room.wait_for_url("**/naskah/#pasal-2")
    assert "bagian keduanya kini Pasal 3" in told(room)
    assert text_of(naskah, "Pasal 2") == "Wali Kota menyelenggarakan pelayanan."
    room.goto(f"/raperda/{naskah.raperda_id}/naskah/{unit(naskah, 'Pasal 2').key}/susun")
    press(room, "Gabungkan")
    room.wait_for_url("**/naskah/#pasal-2")
    assert text_of(naskah, "Pasal 2") == before


def test_everything_works_without_script(chromium, live_server, clerk, naskah):
    from django.conf import settings as site

    from tests.stories.conftest import session_of

    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": session_of(clerk), "url": live_server.url}])
    page = context.new_page()
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/{unit(naskah, 'Pasal 4').key}/susun")
    page.fill("#pindah_to", "sebelum Pasal 1")
    press(page, "Pindahkan", "#pindah")
    page.wait_for_selector("[data-toast]:has-text('Pasal 4 dipindahkan, kini Pasal 1.')")
    page.click("[data-toast] button:text-is('Urungkan')")
    page.wait_for_selector("[data-toast]:has-text('Pemindahan Pasal 4 diurungkan.')")
    assert body(naskah) == [["definisi"], ["ayat", "biaya"], ["berlaku"]]
    context.close()


PASTE = """([selector, type, text]) => {
  const data = new DataTransfer();
  data.setData(type, text);
  const box = document.querySelector(selector);
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
WORD = (
    "<p>x</p><table><tr><td>No</td><td><b>Jenis</b> layanan</td><td>Tarif</td></tr>"
    "<tr><td rowspan=2>1</td><td>Kir | uji</td><td>10.000</td></tr><tr><td>Parkir</td><td>2.000,50</td></tr></table>"
)
MADE = "| No | Jenis layanan | Tarif |\n| --- | --- | ---: |\n| 1 | Kir \\| uji | 10.000 |\n|  | Parkir | 2.000,50 |\n"


@pytest.mark.parametrize(
    ("type", "text", "made"),
    [
        ("text/html", WORD, MADE),
        ("text/plain", "No\tJenis\n1\tKir\n", "| No | Jenis |\n| --- | --- |\n| 1 | Kir |\n"),
        ("text/plain", "Kata biasa.", ""),
    ],
)
def test_a_pasted_table_becomes_a_table_of_the_lampiran(room, naskah, clerk, type, text, made):
    insert(naskah, Kind.LAMPIRAN, "sesudah", "Penjelasan", "LAMPIRAN\nDAFTAR\n\nTarif:", clerk)
    key = Clause.objects.get(naskah=naskah, kind=Kind.LAMPIRAN).key
    room.goto(f"/raperda/{naskah.raperda_id}/naskah/{key}/susun")
    room.select_option("#id_kind", "lampiran")
    room.fill("#id_text", "LAMPIRAN\nDAFTAR LAIN\n")
    room.evaluate(PASTE, ["#id_text", type, text])
    assert room.input_value("#id_text") == f"LAMPIRAN\nDAFTAR LAIN\n{made}"
    if made:
        room.fill("#id_text", f"LAMPIRAN\nDAFTAR LAIN\n\n{made}")
        press(room, "Sisipkan", "main form")
        room.wait_for_selector("h1:text-is('Menyunting Lampiran II')")
        assert unit(naskah, "Lampiran II").text == made.strip()
        assert room.locator("main table tbody tr").count() == made.count("\n") - 2
