"""People in front of a browser: each in a context of their own, watched for errors and for requests that leave."""

import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site
from django.test import Client

from tests.people import sari
from tests.raperda.scenes import draft_of, under_way

# Chromium notes on the console when a page says no, or a test takes the line away; the page itself tells the person.
SAID_NO = re.compile(
    r"Failed to load resource: (.* status of (403|404|409|422) |net::ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED))"
)


@pytest.fixture
def visit(chromium, live_server):
    """visit(user, width, scheme): a page for that person (None: the public); its console must stay clean."""
    contexts, wrong = [], []

    def gate(route):
        if urlsplit(route.request.url).netloc == urlsplit(live_server.url).netloc:
            route.continue_()
        else:
            wrong.append(f"permintaan ke host lain: {route.request.url}")
            route.abort()

    def opened(user=None, width=1280, scheme="light"):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": 800}, locale="id-ID", color_scheme=scheme,
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.route("**/*", gate)
        if user:
            context.add_cookies([{"name": site.SESSION_COOKIE_NAME, "value": session_of(user), "url": live_server.url}])
        page, pages = context.new_page(), set()

        def note(message):
            said_no = message.location["url"] in pages and SAID_NO.search(message.text)
            if message.type == "error" and not said_no:
                wrong.append(f"{page.url}: {message.text}")

        asked = lambda request: request.is_navigation_request() or "hx-request" in request.headers  # noqa: E731
        page.on("request", lambda request: pages.add(request.url) if asked(request) else None)
        page.on("console", note)
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def clerk():
    """Sari, a drafter."""
    return sari()


@pytest.fixture
def naskah(clerk):
    """A draft of four pasal in three bab."""
    return draft_of(under_way(clerk))


def session_of(user) -> str:
    """The session of somebody who has logged in."""
    client = Client()
    client.force_login(user, backend="raperda.accounts.permissions.RoleBackend")
    return client.cookies[site.SESSION_COOKIE_NAME].value
