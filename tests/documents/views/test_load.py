"""Every screen of a text: a login first, nothing for who holds no role, no writing for who may only read."""

import pytest

pytestmark = pytest.mark.django_db
READING = ["naskah/", "versi/", "bandingkan"]
UNIT_WRITING = ["", "susun", "sisip", "pindah", "hapus"]


@pytest.mark.parametrize("end", [*READING, "bekukan"])
def test_who_may_see_and_write_a_text(client, url, member, stranger, end):
    page = url(end)
    assert client.get(page).headers["Location"] == f"/akun/masuk/?next={page}"
    client.force_login(stranger)
    assert client.get(page).status_code == 404
    client.force_login(member)
    assert client.get(page, follow=True).status_code == (200 if end in READING else 403)


@pytest.mark.parametrize("end", [*UNIT_WRITING, "riwayat"])
def test_who_may_see_and_write_a_unit(client, url, writer, member, stranger, end):
    page = url(end, "Pasal 2")
    assert client.get(page).headers["Location"] == f"/akun/masuk/?next={page}"
    client.force_login(stranger)
    assert client.get(page).status_code == 404
    client.force_login(member)
    assert client.get(page).status_code == (200 if end == "riwayat" else 403)
    client.force_login(writer)
    assert client.get(page).status_code == 200
    assert client.get(page.replace(page.split("/")[4], "zzzzzzzz")).status_code == 404


@pytest.mark.parametrize("end", UNIT_WRITING)
def test_no_form_opens_for_a_locked_text(client, url, writer, lock, end):
    lock()
    client.force_login(writer)
    answer = client.get(url(end, "Pasal 2"))
    assert answer.status_code == 409
    assert "Naskah terkunci pada tahap ini" in answer.content.decode()


def test_a_text_that_does_not_exist(client, writer):
    client.force_login(writer)
    assert client.get("/raperda/999/naskah/").status_code == 404
