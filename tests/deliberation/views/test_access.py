"""Every screen of the procedure: a login first, nothing for who holds no role, no step for who may only look."""

import pytest

from tests.raperda.scenes import paripurna

pytestmark = pytest.mark.django_db
WRITING = ["tahap/pengkajian_bapemperda", "unggah"]


def refuses(client, page, stranger, member, code=404):
    assert client.get(page).headers["Location"] == f"/akun/masuk/?next={page}"
    client.force_login(stranger)
    assert client.get(page).status_code == code
    client.force_login(member)
    return client.get(page)


def test_a_dossier_is_for_who_holds_a_role(client, url, stranger, member):
    assert refuses(client, url(), stranger, member).status_code == 200


@pytest.mark.parametrize("end", WRITING)
def test_a_step_is_for_who_may_record_it(client, url, stranger, member, end):
    answer = refuses(client, url(end), stranger, member)
    assert answer.status_code == 403
    assert "Peran Anda tidak dapat" in answer.content.decode()


@pytest.mark.parametrize(("stage", "end"), [("penetapan", "penetapan"), ("pengundangan", "pengundangan")])
def test_enactment_is_for_the_legal_bureau(client, url, at, clerk, stranger, member, legal, end, stage):
    at(stage)
    assert refuses(client, url(end), stranger, member).status_code == 403
    client.force_login(clerk)
    assert client.get(url(end)).status_code == 403
    client.force_login(legal)
    assert client.get(url(end)).status_code == 200


def test_publishing_and_copies_are_for_the_legal_bureau(client, url, at, clerk, stranger, member):
    at("autentifikasi")
    for end in ("terbitkan", "salinan"):
        for who, code in ((stranger, 404), (member, 403), (clerk, 403)):
            client.force_login(who)
            assert client.post(url(end), {"office": "x", "nama": "y"}).status_code == code


@pytest.mark.parametrize("page", ["/raperda/mulai", "/raperda/impor", "/raperda/impor/simpan", "/rapat/jadwalkan"])
def test_beginning_something_needs_the_right(client, clerk, stranger, member, page):
    assert refuses(client, page, stranger, member, code=403).status_code == 403
    client.force_login(clerk)
    assert client.get(page, follow=True).status_code == 200


def test_meetings_are_for_who_holds_a_role(client, clerk, stranger, member, raperda):
    rapat = paripurna(clerk, raperda.at.date(), raperda=raperda)
    assert refuses(client, "/rapat/", stranger, member, code=403).status_code == 200
    client.logout()
    assert refuses(client, f"/rapat/{rapat.pk}/", stranger, member).status_code == 200
    assert client.post(f"/rapat/{rapat.pk}/tutup").status_code == 403
