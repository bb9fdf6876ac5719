"""What every test may ask for, what it needs, and what it must not do: skip rules, the corpus, the browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}
# Nothing may be skipped where the whole gate runs.
STRICT = bool(os.environ.get("RAPERDA_CI"))

# The gate draws the same examples each time; `--hypothesis-profile=luas` draws many fresh ones.
settings.register_profile(
    "gerbang", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("luas", max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gerbang")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database; skip, with the reason, what this machine cannot run."""
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        if _commits(item):
            # Such a test empties every table behind it: the rows that migrations made are put back before the next.
            kept = getattr(item.get_closest_marker("django_db"), "kwargs", {})
            marker = pytest.mark.django_db(**{**kept, "transaction": True, "serialized_rollback": True})
            item.add_marker(marker, append=False)
        for marker, reason in _lacking().items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def _commits(item: pytest.Item) -> bool:
    """Whether the test really commits, as with a live server, instead of being rolled back."""
    asked = item.get_closest_marker("django_db")
    return bool(asked and asked.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    )


def _lacking() -> dict[str, str]:
    lacking = {}
    if not CORPUS.is_dir():
        lacking["corpus"] = "../shared/corpus tidak ada"
    if CHROMIUM is None:
        lacking["browser"] = "Chromium tidak ada: apt-get install chromium"
    if "postgres" not in os.environ.get("DATABASE_URL", ""):
        lacking["postgres"] = "perlu PostgreSQL: bin/postgres .venv/bin/python -m pytest, atau bin/test"
    return lacking


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Under RAPERDA_CI a skipped test has failed."""
    report = yield
    if STRICT and report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else getattr(report, "wasxfail", "")
        report.outcome, report.longrepr = "failed", f"{item.nodeid} dilewati, padahal RAPERDA_CI melarangnya: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector):
    """Under RAPERDA_CI a skipped file has failed."""
    report = yield
    if STRICT and report.skipped:
        report.outcome, report.longrepr = "failed", f"{collector.nodeid} dilewati, padahal RAPERDA_CI melarangnya"
    return report


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory, django_db_modify_db_settings_parallel_suffix):
    """SQLite in a file of this run and this worker; on PostgreSQL one database a worker."""
    from django.db import connections

    test = connections["default"].settings_dict["TEST"]
    if connections["default"].vendor == "sqlite":
        test["NAME"] = str(tmp_path_factory.mktemp("basisdata") / "uji.sqlite3")


@pytest.fixture(autouse=True)
def _files_apart(request):
    """Uploads, prints, and stored pages of a test go to a folder of its own."""
    if request.node.get_closest_marker("database"):
        settings, var = request.getfixturevalue("settings"), request.getfixturevalue("tmp_path") / "var"
        settings.VAR_DIR, settings.MEDIA_ROOT = var, var / "berkas"


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real regulations with counted truth. Mark the test `corpus`."""
    return CORPUS


@pytest.fixture(scope="session")
def chromium(django_db_setup):
    """One Chromium for the session. Mark the test `browser`."""
    from django.db import connections
    from playwright.sync_api import sync_playwright

    # Playwright runs a loop in this thread: Django would refuse every query beside it, and it gives the thread other
    # connections from here on, which must know as well what the migrations wrote.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    written = {alias: getattr(connections[alias], "_test_serialized_contents", None) for alias in connections}
    with sync_playwright() as playwright:
        for alias, contents in written.items():
            if contents is not None:
                connections[alias]._test_serialized_contents = contents
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, live_server):
    """A page at 1280 × 800 on the live server; a console error or a request to another host fails the test."""
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800}, locale="id-ID")
    errors: list[str] = []
    foreign: list[str] = []

    def gate(route):
        if urlsplit(route.request.url).netloc == urlsplit(live_server.url).netloc:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    context.route("**/*", gate)
    context.set_default_timeout(15_000)
    opened = context.new_page()
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert foreign == [], "permintaan ke host lain"
    assert errors == [], "galat di konsol peramban"
