"""The pages of the site in a real browser: width, contrast and roles, what the small script adds."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from documents.actions import freeze, set_stage, store_gazette
from tests.people import NOW, sari
from tests.raperda.scenes import draft_of, paripurna, published_perda, roles, under_way

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"
PUBLIC = ["/", "/perda/", "/perda/?q=zzz", "/perda/2022/6", "/rancangan/", "/agenda/", "/akun/masuk/"]
MEMBERS = ["/tugas/", "/raperda/", "/raperda/?tampilan=daftar", "/akun/", "/akun/sandi/"]


@pytest.fixture
def town(page):
    """Sari, a published Perda, an open Raperda, a meeting to come."""
    roles()
    by = sari()
    perda = published_perda(by)
    raperda = under_way(by)
    freeze(naskah=draft_of(raperda), name="Usul", by=by, now=NOW)
    set_stage(raperda=raperda, stage="pembahasan_akd", editable=True, is_public=True, by=by)
    paripurna(by, timezone.localdate() + timedelta(days=9), raperda=raperda)
    return by, perda, raperda


def log_in(page):
    page.goto("/akun/masuk/")
    page.fill("#id_login", "sari")
    page.fill("#id_password", "sari-sari")
    page.click("text=Masuk >> nth=-1")
    page.wait_for_url("**/tugas/")


def faults(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_and_are_sound(page, town, width, scheme):
    _, _, raperda = town
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    wrong = []
    for url in [*PUBLIC, f"/rancangan/{raperda.pk}/"]:
        page.goto(url)
        wrong += [f"{url} {fault}" for fault in seen(page, width)]
    log_in(page)
    for url in MEMBERS:
        page.goto(url)
        wrong += [f"{url} {fault}" for fault in seen(page, width)]
    assert wrong == []


def seen(page, width) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*([f"is {wide} px wide"] if wide > width else []), *faults(page)]


def test_a_slash_goes_to_the_search_box(page, town):
    page.goto("/agenda/")
    page.keyboard.press("/")
    page.keyboard.type("pelayanan")
    assert page.input_value("#cari-atas") == "pelayanan"


def test_following_the_link_of_a_pasal_copies_it(page, town):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/perda/2022/6")
    page.click("#pasal-3 [data-copy]")
    page.wait_for_selector("text=Tautan disalin.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/perda/2022/6#pasal-3")
    assert page.url.endswith("#pasal-3")


def test_a_link_to_a_penjelasan_opens_it(page, town):
    page.goto("/perda/2022/6#penjelasan-pasal-2")
    assert page.is_visible("text=pelayanan kesehatan dasar")
    page.goto("/perda/2022/6")
    assert not page.is_visible("text=pelayanan kesehatan dasar")


def test_the_arrow_keys_go_from_pasal_to_pasal(page, town):
    page.goto("/perda/2022/6")
    page.keyboard.press("Alt+ArrowDown")
    assert page.url.endswith("#pasal-1")
    page.keyboard.press("Alt+ArrowDown")
    assert page.url.endswith("#pasal-2")
    page.keyboard.press("Alt+ArrowUp")
    assert page.url.endswith("#pasal-1")


def test_the_button_appears_when_the_gazette_is_printed(page, town):
    by, perda, _ = town
    page.goto("/perda/2022/6")
    assert page.is_visible("text=PDF sedang disiapkan")
    store_gazette(perda=perda, data=PDF, by=by, now=NOW)
    page.wait_for_selector("text=Unduh PDF", timeout=12_000)


def test_a_message_can_be_closed(page, town):
    log_in(page)
    page.goto("/akun/")
    page.click("button >> text=Keluar")
    page.wait_for_selector("text=Anda sudah keluar.")
    page.click("[data-close]")
    assert not page.is_visible("text=Anda sudah keluar.")


def test_a_filter_is_sent_when_it_changes(page, town):
    log_in(page)
    page.goto("/raperda/")
    page.select_option("#p", "kdh")
    page.wait_for_url("**prakarsa=kdh**")
    assert page.is_visible("text=0 Raperda berjalan.")
