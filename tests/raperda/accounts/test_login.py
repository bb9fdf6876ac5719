"""Logging in: the words of a mistake, the tries left, and a lock that hits one person at one address only."""

import pytest
from django.core import mail
from django.urls import NoReverseMatch, reverse

from tests.people import person

pytestmark = pytest.mark.django_db
LOGIN = "/akun/masuk/"
TRIES = 5


@pytest.fixture
def sari():
    return person("sari", "perancang")


def try_in(client, login="sari", password="salah", address="10.0.0.1", **more):  # noqa: S107
    return client.post(LOGIN, {"login": login, "password": password, **more}, REMOTE_ADDR=address)


@pytest.mark.parametrize("login", ["sari", "sari@contoh.test"])
def test_name_or_address_opens_the_tasks(client, sari, login):
    answer = try_in(client, login, "sari-sari")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/tugas/"
    assert client.get("/tugas/").status_code == 200


def test_goes_back_to_where_the_person_wanted_to_be(client, sari):
    first = client.get("/akun/")
    assert first.headers["Location"] == f"{LOGIN}?next=/akun/"
    assert 'name="next" value="/akun/"' in client.get(first.headers["Location"]).content.decode()
    assert try_in(client, password="sari-sari", next="/akun/").headers["Location"] == "/akun/"
    assert "Sari" in client.get("/akun/").content.decode()


def test_never_leads_to_another_host(client, sari):
    assert try_in(client, password="sari-sari", next="https://lain.test/").headers["Location"] == "/tugas/"


def test_the_session_lasts_only_if_asked(client, sari):
    try_in(client, password="sari-sari")
    assert client.session.get_expire_at_browser_close()
    try_in(client, password="sari-sari")
    client.post("/akun/keluar/")
    try_in(client, password="sari-sari", remember="on")
    assert not client.session.get_expire_at_browser_close()


def test_a_wrong_password_says_how_many_tries_are_left(client, sari):
    for left in (4, 3, 2, 1):
        page = try_in(client).content.decode()
        assert f"Kata sandi tidak cocok. Tersisa {left} kali percobaan." in page
        assert 'aria-invalid="true"' in page
        assert 'value="sari"' in page


def test_an_unknown_name_is_answered_like_a_wrong_password(client, sari):
    known, unknown = try_in(client).content.decode(), try_in(client, "siapa").content.decode()
    sentence = "Kata sandi tidak cocok. Tersisa 4 kali percobaan."
    assert sentence in known
    assert sentence in unknown


def test_the_fifth_mistake_locks_even_the_right_password(client, sari):
    for _ in range(TRIES - 1):
        assert try_in(client).status_code == 200
    locked = try_in(client)
    assert locked.status_code == 429
    assert "Tunggu 15 menit" in locked.content.decode()
    assert try_in(client, password="sari-sari").status_code == 429
    assert client.get("/tugas/").status_code == 302


def test_the_lock_hits_one_person_at_one_address(client, sari):
    person("wulan")
    for _ in range(TRIES):
        try_in(client)
    assert try_in(client, "wulan", "wulan-wulan", "10.0.0.1").status_code == 302, "a colleague in the same office"
    client.post("/akun/keluar/")
    assert try_in(client, "sari", "sari-sari", "10.0.0.2").status_code == 302, "the same person at home"


def test_capitals_do_not_give_new_tries(client, sari):
    for name in ("sari", "Sari", "SARI", " sari "):
        try_in(client, name)
    assert try_in(client, "sArI").status_code == 429


def test_success_forgets_the_mistakes(client, sari):
    for _ in range(TRIES - 1):
        try_in(client)
    try_in(client, password="sari-sari")
    client.post("/akun/keluar/")
    assert "Tersisa 4 kali" in try_in(client).content.decode()


def test_leaving_needs_a_click_and_says_so(client, sari):
    client.force_login(sari)
    assert "Keluar" in client.get("/akun/keluar/").content.decode()
    assert client.get("/tugas/").status_code == 200
    answer = client.post("/akun/keluar/", follow=True)
    assert "Anda sudah keluar." in answer.content.decode()
    assert client.get("/tugas/").status_code == 302


def test_a_forgotten_password_is_replaced_by_a_link(client, sari):
    assert "Surel dinas" in client.get("/akun/sandi/lupa/").content.decode()
    client.post("/akun/sandi/lupa/", {"email": "sari@contoh.test"})
    (letter,) = mail.outbox
    assert letter.subject == "[Raperda] Kata sandi baru"
    link = next(line for line in letter.body.splitlines() if "/akun/sandi/baru/" in line)
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    assert "Kata sandi baru" in page.content.decode()
    where = page.redirect_chain[-1][0]
    assert "Ulangi" in client.post(where, {"password1": "sungai-besar-1", "password2": "lain"}).content.decode()
    done = client.post(where, {"password1": "sungai-besar-1", "password2": "sungai-besar-1"}, follow=True)
    assert "Kata sandi disimpan" in done.content.decode()
    assert "Tautan tidak berlaku" in client.get(link.removeprefix("http://testserver"), follow=True).content.decode()
    assert try_in(client, password="sungai-besar-1").status_code == 302


def test_asking_for_an_unknown_address_looks_the_same(client, sari):
    known = client.post("/akun/sandi/lupa/", {"email": "sari@contoh.test"}, follow=True).content
    unknown = client.post("/akun/sandi/lupa/", {"email": "siapa@contoh.test"}, follow=True).content
    assert known == unknown


def test_changing_the_password(client, sari):
    client.force_login(sari)
    assert "Kata sandi sekarang" in client.get("/akun/sandi/").content.decode()
    new = {"password1": "sungai-besar-1", "password2": "sungai-besar-1"}
    assert client.post("/akun/sandi/", {"oldpassword": "salah", **new}).status_code == 200
    client.post("/akun/sandi/", {"oldpassword": "sari-sari", **new})
    sari.refresh_from_db()
    assert sari.check_password("sungai-besar-1")


def test_nobody_signs_up(client):
    assert client.get("/akun/daftar/").status_code == 404
    assert client.get("/akun/signup/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_an_inactive_account_stays_out(client):
    person("lama", is_active=False)
    answer = try_in(client, "lama", "lama-lama")
    assert answer.status_code != 302 or answer.headers["Location"] == "/akun/tidak-aktif/"
    assert client.get("/tugas/").status_code == 302


def test_the_admin_uses_the_same_door(client, sari):
    assert client.get("/kelola/", follow=True).redirect_chain[-1][0].startswith(LOGIN)
    client.force_login(sari)
    assert client.get("/kelola/login/").status_code == 403
