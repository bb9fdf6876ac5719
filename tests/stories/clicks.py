"""What people do with the mouse, in short words: log in, write a unit, freeze, take a step of the road."""

from playwright.sync_api import Page


def log_in(page: Page, username: str) -> None:
    """Through the real form; the password is the name twice (tests.people)."""
    page.goto("/akun/masuk/")
    page.fill("#id_login", username)
    page.fill("#id_password", f"{username}-{username}")
    page.click("main button.main-act")
    page.wait_for_url("**/tugas/")


def press(page: Page, words: str, inside: str = "main") -> None:
    """The link or button of these very words."""
    page.locator(f"{inside} :is(a, button)").filter(has_text=words).first.click()


def told(page: Page) -> str:
    """The message on the page."""
    return page.inner_text("[data-toast]")


def of_unit(page: Page, verb: str, name: str) -> None:
    """The link of that verb in the bar of a unit, once the scripts of the room run."""
    page.wait_for_load_state()
    page.get_by_role("link", name=f"{verb} {name}", exact=True).click()


def rewrite(page: Page, name: str, text: str, reason: str = "") -> None:
    """Open the form of a unit in the room, where it stands, write, and save."""
    of_unit(page, "Sunting", name)
    page.fill(".editing textarea[name=text]", text)
    page.fill(".editing input[name=reason]", reason)
    page.click(".editing button.main-act")
    page.wait_for_selector(f"[data-news]:has-text('{name}. Tersimpan')", state="attached")


def freeze(page: Page, name: str) -> None:
    """Freeze a version from any page that offers it."""
    press(page, "Bekukan versi")
    page.fill("#id_name", name)
    page.click("main form button.main-act")
    page.wait_for_url("**/versi/")
    assert f"dibekukan: {name}." in told(page)


def take_step(page: Page, **typed: str) -> str:
    """The main step on the dossier, every paper ticked and the fields of `typed` that it has filled; the message."""
    page.click(".call a.main-act")
    page.wait_for_selector("main form.card")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    for name, value in typed.items():
        field = page.locator(f"#id_{name}")
        if field.count():
            field.fill(value)
    page.click("main form button.main-act")
    page.wait_for_selector("ol.steps")
    return told(page)
