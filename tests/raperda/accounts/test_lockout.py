"""Guessing at one account from one address ends after five tries, and hits nobody else."""

import pytest
from django.test import RequestFactory

from raperda.accounts.lockout import username_of
from tests.people import budi, sari

pytestmark = pytest.mark.django_db
LOGIN = "/akun/masuk/"
OFFICE, ELSEWHERE = "10.0.0.1", "10.0.0.2"


@pytest.fixture
def office():
    return budi(), sari()


def try_in(client, login: str, password: str = "salah", address: str = OFFICE):  # noqa: S107
    return client.post(LOGIN, {"login": login, "password": password}, REMOTE_ADDR=address)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_budi_is_locked_out_and_sari_at_the_next_desk_is_not(client, office):
    answers = [try_in(client, "budi") for _ in range(5)]
    assert [answer.status_code for answer in answers[:4]] == [200] * 4
    assert answers[4].status_code == 429
    assert "15 menit" in answers[4].content.decode()
    assert try_in(client, "budi", "budi-budi").status_code == 429
    assert not is_in(client)
    assert try_in(client, "sari", "sari-sari").status_code == 302
    assert is_in(client)


def test_budi_gets_in_from_another_address(client, office):
    for _ in range(5):
        try_in(client, "budi")
    assert try_in(client, "budi", "budi-budi", ELSEWHERE).status_code == 302


def test_name_and_address_of_one_account_are_one_target(client, office):
    for login in ("budi", "budi@contoh.test", "BUDI", "Budi@Contoh.test", " budi "):
        answer = try_in(client, login)
    assert answer.status_code == 429
    assert try_in(client, "budi@contoh.test", "budi-budi").status_code == 429


def test_getting_in_forgives_the_tries_before(client, office):
    for _ in range(4):
        try_in(client, "budi")
    assert try_in(client, "budi", "budi-budi").status_code == 302
    client.logout()
    assert [try_in(client, "budi").status_code for _ in range(4)] == [200] * 4


def test_an_unknown_name_is_locked_like_a_known_one(client, office):
    answers = [try_in(client, "hantu") for _ in range(5)]
    assert answers[4].status_code == 429


@pytest.mark.parametrize(
    ("credentials", "posted", "name"),
    [
        ({"username": "Budi"}, {}, "budi"),
        ({"email": "budi@contoh.test"}, {}, "budi"),
        ({"email": "Lain@contoh.test"}, {}, "lain@contoh.test"),
        (None, {"login": " BUDI "}, "budi"),
        ({}, {"username": "sari"}, "sari"),
        (None, {}, ""),
    ],
)
def test_whom_somebody_tries_to_be(office, credentials, posted, name):
    assert username_of(RequestFactory().post(LOGIN, posted), credentials) == name


def test_without_a_request_the_credentials_tell(office):
    assert username_of(None, {"username": "sari"}) == "sari"
    assert username_of(None, None) == ""
