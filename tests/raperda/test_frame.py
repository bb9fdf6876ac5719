"""The frame of every page: strict policy, no inline code, a menu that leads everywhere, pages for what goes wrong."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.urls import path
from django.views.defaults import permission_denied

from documents.actions import TextLocked
from raperda.urls import urlpatterns as site
from tests.people import budi, person, sari
from tests.raperda.scenes import published_perda, under_way

pytestmark = pytest.mark.django_db
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|<[^>]*\s(style|on[a-z]+)\s*=|javascript:", re.IGNORECASE)
FOREIGN = re.compile(r"\b(src|href|action)=[\"']?(https?:)?//", re.IGNORECASE)
PUBLIC = [
    "/", "/perda/", "/perda/2022/6", "/rancangan/", "/agenda/", "/agenda/?waktu=lalu", "/akun/masuk/",
    "/akun/sandi/lupa/", "/akun/sandi/lupa/dikirim/", "/akun/sandi/baru/disimpan/", "/akun/tidak-aktif/",
]  # fmt: skip
MEMBERS = ["/tugas/", "/raperda/", "/raperda/?tampilan=daftar", "/akun/", "/akun/sandi/", "/akun/keluar/", "/perda/"]


def forbidden(request):
    raise PermissionDenied("Peran Anda tidak dapat membekukan versi.")


def broken(request):
    raise RuntimeError


def refused(request):
    raise TextLocked("Naskah terkunci pada tahap ini.")


urlpatterns = [*site, path("uji/terlarang", forbidden), path("uji/rusak", broken), path("uji/tolak", refused)]


def holds(answer):
    page = answer.content.decode()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert not INLINE.search(page), INLINE.search(page)
    assert not FOREIGN.search(page), FOREIGN.search(page)
    assert page.count("<h1") == 1
    assert '<main id="isi"' in page
    assert 'lang="id"' in page
    return page


@pytest.mark.parametrize("url", PUBLIC)
def test_public_pages_keep_the_frame(client, url):
    published_perda(budi())
    answer = client.get(url)
    assert answer.status_code == 200
    holds(answer)


@pytest.mark.parametrize("url", MEMBERS)
def test_pages_of_members_keep_the_frame(client, url):
    by = sari()
    under_way(by)
    client.force_login(by)
    answer = client.get(url)
    assert answer.status_code == 200
    holds(answer)


@pytest.mark.parametrize(("who", "entries"), [(None, 5), ("anggota", 7), ("operator", 8)])
def test_every_entry_of_the_menu_answers(client, who, entries):
    if who:
        client.force_login(person("orang", who, is_staff=who == "operator", is_superuser=who == "operator"))
    page = client.get("/agenda/").content.decode()
    menu = re.search(r'<nav aria-label="Utama">(.*?)</nav>', page).group(1)
    links = re.findall(r'href="([^"]+)"', menu)
    assert len(links) == entries
    assert ("/kelola/" in links) == (who == "operator")
    assert [client.get(link, follow=True).status_code for link in links] == [200] * entries
    if who is None:
        assert '<a href="/agenda/" aria-current="page">' in menu


@pytest.mark.parametrize(
    ("role", "names"),
    [
        (None, ["Peraturan Daerah", "Raperda berjalan", "Program Perda", "Agenda rapat"]),
        ("anggota", ["Pustaka klausul", "Pilihan aturan"]),
        ("pimpinan_dprd", ["Surat", "Pustaka klausul", "Pilihan aturan"]),
        ("bagian_hukum", ["Surat", "Pustaka klausul", "Pilihan aturan", "Bentuk cetak"]),
    ],
)
def test_the_foot_leads_to_what_is_opened_seldom(client, role, names):
    if role:
        client.force_login(person("orang", role))
        names = [*names, "Raperda berjalan", "Program Perda", "Agenda rapat"]
    page = client.get("/agenda/").content.decode()
    foot = re.search(r'<nav aria-label="Kaki halaman".*?</nav>', page).group(0)
    links = re.findall(r'href="([^"]+)">([^<]+)<', foot)
    assert [name for _, name in links] == names
    assert [client.get(link, follow=True).status_code for link, _ in links] == [200] * len(links)


def test_a_person_may_keep_it_light(client):
    client.force_login(person("orang", terang=True))
    assert 'data-tema="terang"' in client.get("/tugas/").content.decode()


def test_what_does_not_exist(client):
    answer = client.get("/tidak-ada")
    assert answer.status_code == 404
    page = holds(answer)
    assert "Halaman ini tidak ada" in page
    assert "/akun/masuk/?next=/tidak-ada" in page


def test_what_is_forbidden_says_why(client, settings):
    settings.ROOT_URLCONF = __name__
    client.force_login(person("wulan"))
    answer = client.get("/uji/terlarang")
    assert answer.status_code == 403
    assert "Peran Anda tidak dapat membekukan versi." in holds(answer)


def test_what_the_law_forbids_is_a_sentence(client, settings):
    settings.ROOT_URLCONF = __name__
    answer = client.get("/uji/tolak")
    assert answer.status_code == 409
    assert "Naskah terkunci pada tahap ini." in holds(answer)
    back = client.post("/uji/tolak", headers={"Referer": "http://testserver/agenda/"})
    assert back.headers["Location"] == "http://testserver/agenda/"
    page = holds(client.get("/agenda/"))
    assert "Naskah terkunci pada tahap ini." in page
    assert "data-warning" in page, "a warning stays until it is closed"


def test_forbidden_without_a_reason(rf):
    request = rf.get("/")
    request.user = person("wulan")
    page = permission_denied(request, PermissionDenied()).content.decode()
    assert "Peran Anda tidak memuat hak" in page


def test_a_bug_shows_a_page_that_needs_nothing(client, settings):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    answer = client.get("/uji/rusak")
    assert answer.status_code == 500
    assert "Naskah yang sudah tersimpan tetap aman." in holds_alone(answer.content.decode())


def holds_alone(page):
    assert not INLINE.search(page)
    return page


def test_an_old_form_says_what_to_do():
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/akun/masuk/", {"login": "sari", "password": "x"})
    assert answer.status_code == 403
    assert "Formulir tidak dapat dikirim" in holds(answer)


def test_a_message_leads_to_its_thing():
    class Message(str):
        level_tag, extra_tags = "success", "/raperda/1/versi/9/"

    page = render_to_string("components/_messages.html", {"messages": [Message("Versi 9 dibekukan.")]})
    assert 'role="status"' in page
    assert 'href="/raperda/1/versi/9/"' in page
    assert "data-warning" not in page
