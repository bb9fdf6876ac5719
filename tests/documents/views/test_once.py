"""A form that is sent twice."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache

from documents.views import once as module
from documents.views.once import StillUnderWay, new_token, once

pytestmark = pytest.mark.django_db
REQUEST = SimpleNamespace(user=SimpleNamespace(pk=1))
OTHER = SimpleNamespace(user=SimpleNamespace(pk=2))


def test_the_second_sending_leads_to_what_the_first_made():
    token = new_token()
    with once(REQUEST, token) as sent:
        assert sent.url == ""
        sent.url = "/satu"
    with once(REQUEST, token) as sent:
        assert sent.url == "/satu"
    with once(OTHER, token) as sent:
        assert sent.url == "", "another person's form"


def test_what_failed_may_be_sent_again():
    token = new_token()
    with pytest.raises(ZeroDivisionError), once(REQUEST, token):
        raise ZeroDivisionError
    with once(REQUEST, token) as sent:
        assert sent.url == ""


@pytest.mark.parametrize("token", ["", "pendek", "../../x"])
def test_without_a_token_every_sending_is_the_first(token):
    for _ in range(2):
        with once(REQUEST, token) as sent:
            assert sent.url == ""
            sent.url = "/satu"


def test_a_sending_that_is_not_done_is_waited_for_then_named(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    token = new_token()
    with once(REQUEST, token), pytest.raises(StillUnderWay), once(REQUEST, token):
        pass
    assert cache.get(f"sekali:1:{token}") is None
