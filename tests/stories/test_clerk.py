"""A clerk with a list of eight changes and only a keyboard: every change arrives, and what cites it follows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from documents.core.parse import parse
from tests.documents.drafts import imported, text_of, unit
from tests.people import sari

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFT = Path(__file__).parents[2] / "raperda" / "demo" / "texts" / "standar-pelayanan-minimal.txt"
AREA, NEW = "[data-editing] textarea.law", "[data-inserting] textarea.law"
BOX = "() => { const box = document.activeElement; return [box.value, box.selectionEnd]; }"
Looked = Callable[[str], object]


class Clerk:
    """Hands on the keyboard of a room: `delay` milliseconds from key to key; `look` hears of each look at the page."""

    def __init__(self, page, delay: float = 0, look: Looked = lambda at: None) -> None:
        self.page, self.delay, self.look = page, delay, look

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            if self.delay:
                self.page.wait_for_timeout(self.delay)

    def write(self, words: str) -> None:
        self.page.keyboard.type(words, delay=self.delay)

    def go(self, address: str) -> None:
        self.press("g")
        self.page.wait_for_selector("#ke-naskah:focus")
        self.write(address)
        self.press("Enter")
        self.page.wait_for_selector("[data-key]:focus")
        self.look("unit")

    def edit(self, address: str) -> None:
        self.go(address)
        self.press("e")
        self.page.wait_for_selector(f"{AREA}:focus")

    def insert(self, words: str) -> None:
        """A new unit after the chosen one; in a bab that is empty, its first pasal."""
        self.press("i")
        self.page.wait_for_selector(f"{NEW}:focus")
        self.write(words)

    def walk_to(self, words: str) -> None:
        """The cursor to the words, which stand behind it, by lines, words, and signs."""
        self.look("words")
        text, cursor = self.page.evaluate(BOX)
        target = text.index(words, cursor)
        for key in ("End", "Control+ArrowRight", "ArrowRight"):
            while cursor < target:
                before = cursor
                self.press(key)
                cursor = self.page.evaluate(BOX)[1]
                if cursor > target or cursor == before:
                    self.press("Home" if key == "End" else "Control+ArrowLeft")
                    cursor = self.page.evaluate(BOX)[1]
                    break
                if key == "End" and text.find("\n", cursor) in range(target):
                    self.press("ArrowRight")
                    cursor += 1

    def mark(self, words: str) -> None:
        self.press(*["Shift+ArrowRight"] * len(words))

    def replace(self, old: str, new: str) -> None:
        self.walk_to(old)
        self.mark(old)
        self.write(new)

    def save(self, name: str) -> None:
        self.look("preview")
        self.press("Control+Enter")
        self.page.wait_for_selector(f"[data-news]:has-text('{name}. Tersimpan')", state="attached")
        self.look("saved")

    def reloads(self, *keys: str) -> None:
        with self.page.expect_navigation():
            self.press(*keys)
        self.page.wait_for_load_state()
        self.page.wait_for_selector(".selected")
        self.look("saved")


def wording(clerk: Clerk) -> None:
    clerk.edit("Pasal 24")
    clerk.replace("3 (tiga) bulan", "1 (satu) bulan")
    clerk.save("Pasal 24")


def new_ayat(clerk: Clerk) -> None:
    clerk.edit("Pasal 9")
    clerk.press("Control+End")
    clerk.write("\n(3) Kerja sama sebagaimana dimaksud pada ayat (2) dituangkan dalam perjanjian tertulis.")
    clerk.save("Pasal 9")


def deleted_huruf(clerk: Clerk) -> None:
    clerk.edit("Pasal 26 ayat (2) huruf b")
    clerk.press("Home", "ArrowLeft", "Shift+ArrowDown", "Shift+End", "Delete")
    clerk.write(" dan")
    clerk.save("Pasal 26")


def moved_pasal(clerk: Clerk) -> None:
    clerk.go("Pasal 27")
    clerk.press("m")
    clerk.page.wait_for_selector("dialog[open] #pindahkan-ke:focus")
    clerk.write("setelah Pasal 24")
    clerk.reloads("Enter")


def new_bab(clerk: Clerk) -> None:
    clerk.go("BAB VII")
    clerk.insert("KERJA SAMA")
    clerk.reloads("Control+Enter")
    clerk.insert("Wali Kota dapat bekerja sama dengan pemerintah daerah lain dalam penerapan SPM.")
    clerk.save("Pasal 27")


def changed_definition(clerk: Clerk) -> None:
    clerk.edit("Pasal 1 angka 14")
    clerk.replace("5 (lima)", "4 (empat)")
    clerk.save("Pasal 1")


def changed_explanation(clerk: Clerk) -> None:
    clerk.edit("Penjelasan Pasal 13")
    clerk.press("Control+a")
    clerk.write("Rehabilitasi sosial dasar diberikan tanpa memandang asal daerah.")
    clerk.save("Penjelasan Pasal 13")


def shifted_reference(clerk: Clerk) -> None:
    clerk.edit("Pasal 16 ayat (3)")
    clerk.press("Home")
    clerk.write("(3) Tahapan sebagaimana dimaksud pada ayat (2) diselesaikan setiap tahun.\n")
    clerk.page.wait_for_selector("[data-follows]:has-text('1 rujukan akan disesuaikan')")
    clerk.save("Pasal 16")


LIST = (
    wording,
    new_ayat,
    deleted_huruf,
    moved_pasal,
    new_bab,
    changed_definition,
    changed_explanation,
    shifted_reference,
)


def test_eight_changes_with_the_keyboard_alone(visit):
    by = sari()
    naskah = imported(parse(DRAFT.read_text()).tree, by)
    tools = unit(naskah, "Pasal 27").key
    page = visit(by)
    page.goto(f"/raperda/{naskah.raperda_id}/naskah/")
    page.wait_for_load_state()
    clerk = Clerk(page)
    for change in LIST:
        change(clerk)
    assert "setiap 1 (satu) bulan." in unit(naskah, "Pasal 24 ayat (1)").text
    assert "(3) Kerja sama sebagaimana dimaksud pada ayat (2)" in text_of(naskah, "Pasal 9")
    assert unit(naskah, "Pasal 25").key == tools
    assert unit(naskah, "Penjelasan Pasal 25").text.startswith("Yang dimaksud"), "the penjelasan goes along"
    assert unit(naskah, "BAB VIII").heading == "KERJA SAMA"
    assert [pasal.number for pasal in unit(naskah, "BAB VIII").children] == ["27"]
    items = unit(naskah, "Pasal 28 ayat (2)").children
    assert [(item.number, item.text[:10]) for item in items] == [("a", "penyampaia"), ("b", "pengaduan ")]
    assert items[0].text.endswith("; dan")
    assert "jangka waktu 4 (empat) tahun." in unit(naskah, "Pasal 1 angka 14").text
    assert text_of(naskah, "Penjelasan Pasal 13").startswith("Rehabilitasi sosial dasar diberikan")
    assert unit(naskah, "Pasal 16 ayat (3)").text.startswith("Tahapan sebagaimana")
    assert "sebagaimana dimaksud pada ayat (4)" in unit(naskah, "Pasal 16 ayat (5)").text
    assert naskah.edits.exclude(verb="mulai").count() == 9
