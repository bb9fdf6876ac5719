"""Urungkan: one press in the message, or the page of an edit; what stands in the way is named."""

import pytest

from documents.actions import remove_unit
from tests.documents.drafts import rewrite, state, text_of, unit
from tests.people import NOW, budi

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


@pytest.fixture
def removed(naskah, writer):
    """Pasal 3 is gone."""
    given = {"address": "Pasal 3", "reason": "Tidak perlu"}
    return remove_unit(naskah=naskah, key=unit(naskah, "Pasal 3").key, by=writer, now=NOW, **given).edit


def test_the_message_of_a_removal_carries_the_button(desk, url, naskah):
    page = desk.post(url("hapus", "Pasal 3"), {}, follow=True).content.decode()
    edit = naskah.edits.order_by("-pk").first()
    address = f"/raperda/{naskah.raperda_id}/naskah/urung/{edit.pk}"
    toast = page[page.index("data-toast") :]
    assert f'<form method="post" action="{address}">' in toast
    answer = desk.post(address, follow=True)
    assert "Penghapusan Pasal 3 diurungkan." in answer.content.decode()
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/#pasal-3", 302)]
    assert text_of(naskah, "Pasal 3") == "Pelayanan diselenggarakan tanpa biaya."


@pytest.mark.parametrize(
    ("end", "given"),
    [
        ("sisip", {"kind": "pasal", "where": "sesudah", "text": "Baru."}),
        ("pindah", {"to": "sebelum Pasal 1"}),
        ("pecah", {"text": "Satu.\nPasal\nDua."}),
        ("gabung", {"other": "Pasal 2"}),
    ],
)
def test_every_change_of_order_can_be_taken_back_at_once(desk, url, naskah, end, given):
    given = given | ({"other": unit(naskah, "Pasal 2").key} if "other" in given else {})
    page = desk.post(url(end, "Pasal 3"), given, follow=True).content.decode()
    edit = naskah.edits.order_by("-pk").first()
    assert f'action="/raperda/{naskah.raperda_id}/naskah/urung/{edit.pk}"' in page


def test_the_page_of_an_edit_says_what_it_was(desk, url, naskah, removed):
    page = desk.get(url(f"naskah/urung/{removed.pk}")).content.decode()
    assert "Urungkan penghapusan Pasal 3?" in page
    assert "Alasan: Tidak perlu" in page


def test_what_stands_in_the_way_is_named(desk, url, naskah, writer):
    edit = rewrite(naskah, "Pasal 3", "Satu.", writer).edit
    later = rewrite(naskah, "Pasal 3", "Dua.", budi()).edit
    before = state(naskah)
    page = desk.get(url(f"naskah/urung/{edit.pk}")).content.decode()
    assert "diubah oleh Budi (Pasal 3)" in page
    assert f"/naskah/urung/{later.pk}" in page
    answer = desk.post(url(f"naskah/urung/{edit.pk}"))
    assert answer.status_code == 422
    assert "sesudahnya ada suntingan Pasal 3 oleh Budi" in answer.content.decode()
    assert state(naskah) == before


def test_the_beginning_has_no_button(desk, url, naskah):
    first = naskah.edits.order_by("pk").first()
    page = desk.get(url(f"naskah/urung/{first.pk}"))
    assert page.status_code == 200
    assert "dengan itulah naskah dimulai" in page.content.decode()
    assert "Urungkan</button>" not in page.content.decode()


def test_edits_of_another_text_are_not_found(desk, url, naskah, writer):
    from tests.documents.drafts import short_draft

    other = short_draft(writer).edits.first()
    assert desk.get(url(f"naskah/urung/{other.pk}")).status_code == 404
    assert desk.get(url("naskah/urung/999999999")).status_code == 404


def test_who_may_not_edit_takes_nothing_back(client, url, naskah, member, removed):
    before = state(naskah)
    client.force_login(member)
    assert client.post(url(f"naskah/urung/{removed.pk}")).status_code == 403
    assert state(naskah) == before


def test_nothing_is_taken_back_in_a_locked_text(desk, url, naskah, removed, lock):
    lock()
    before = state(naskah)
    assert "Naskah terkunci" in desk.post(url(f"naskah/urung/{removed.pk}"), follow=True).content.decode()
    assert state(naskah) == before
