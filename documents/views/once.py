"""once, new_token: a form sent twice makes one thing; the second answer leads to what the first one made."""

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import cache

from documents.errors import DomainError

FIELD = "sekali"
DAY = 24 * 60 * 60
# Seconds: how long one answer may take before its form can be sent anew, and how long the second one waits for it.
UNDER_WAY, PATIENCE = 60, 10
_TOKEN = re.compile("[0-9a-f]{32}")


class StillUnderWay(DomainError):
    """A form that was sent twice, whose first answer is not ready yet."""


@dataclass(slots=True)
class Sent:
    """One sending of a form: where its answer leads; filled already when the form was sent before."""

    url: str = ""


def new_token() -> str:
    """The one-time token of a fresh form, for its hidden field "sekali"."""
    return secrets.token_hex(16)


@contextmanager
def once(request, token: str) -> Iterator[Sent]:
    """The sending of the form with that token, its `url` known for a day once the caller has filled it.

    Without a proper token every sending is the first. Raises StillUnderWay when another sending is not done in time.
    """
    key = f"{FIELD}:{request.user.pk}:{token}"
    if not _TOKEN.fullmatch(token):
        yield Sent()
        return
    if known := _claim(key):
        yield Sent(known)
        return
    sent = Sent()
    try:
        yield sent
    finally:
        if sent.url:
            cache.set(key, sent.url, DAY)
        else:
            cache.delete(key)


def _claim(key: str) -> str:
    """Where the other sending leads; "" when this one is the first."""
    until = time.monotonic() + PATIENCE
    while not cache.add(key, "", UNDER_WAY):
        if url := cache.get(key):
            return str(url)
        if time.monotonic() > until:
            raise StillUnderWay("Formulir ini sedang disimpan. Tunggu sebentar, lalu muat ulang halamannya.")
        time.sleep(0.1)
    return ""
