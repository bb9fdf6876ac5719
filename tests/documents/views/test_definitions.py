"""Urutkan definisi, with a look before; a penjelasan where there was none."""

import pytest

from documents import bridge
from documents.core.tree import Kind, Node
from documents.models import Naskah
from tests.documents.drafts import imported, rewrite, state, unit
from tests.people import budi

pytestmark = pytest.mark.django_db
LIST = (
    "Dalam Peraturan Daerah ini yang dimaksud dengan:\n1. Pohon adalah tumbuhan.\n2. Daerah adalah Kota Serang.\n"
    "3. Wali Kota adalah Wali Kota Serang."
)


@pytest.fixture
def desk(client, writer, naskah):
    client.force_login(writer)
    rewrite(naskah, "Pasal 1", LIST, writer)
    return client


def numbers(answer) -> list[tuple[int, int]]:
    return [(item["number"], item["before"]) for item in answer.context["items"]]


def test_the_order_is_shown_before_it_is_made(desk, url, naskah):
    before = state(naskah)
    assert numbers(desk.get(url("naskah/definisi"))) == [(1, 3), (2, 2), (3, 1)]
    answer = desk.get(url("naskah/definisi?order=abjad"))
    assert numbers(answer) == [(1, 2), (2, 1), (3, 3)]
    assert "2 definisi berubah nomor" in answer.content.decode()
    assert state(naskah) == before
    revision = answer.context["form"]["revision"].value()
    answer = desk.post(url("naskah/definisi"), {"order": "abjad", "revision": revision}, follow=True)
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/#pasal-1", 302)]
    assert "Definisi diurutkan." in answer.content.decode()
    assert "/naskah/urung/" in answer.content.decode()
    assert unit(naskah, "Pasal 1 angka 1").text == "Daerah adalah Kota Serang."


@pytest.mark.parametrize("order", ["", "entah", "abjad"])
def test_what_cannot_be_sorted_is_said(desk, url, naskah, order):
    if order == "abjad":
        desk.post(url("naskah/definisi"), {"order": "abjad"})
    before = state(naskah)
    assert desk.post(url("naskah/definisi"), {"order": order}).status_code == 422
    assert state(naskah) == before


def test_a_list_that_changed_is_shown_anew(desk, url, naskah):
    revision = desk.get(url("naskah/definisi")).context["form"]["revision"].value()
    rewrite(naskah, "Pasal 1", LIST + "\n4. Aset adalah barang.", budi())
    answer = desk.post(url("naskah/definisi"), {"order": "abjad", "revision": revision})
    assert "diubah oleh Budi" in answer.content.decode()
    assert len(numbers(answer)) == 4


def test_without_a_list(desk, url, naskah, writer):
    rewrite(naskah, "Pasal 1", "Daerah adalah Kota Serang.", writer)
    assert "tidak memuat daftar definisi" in desk.get(url("naskah/definisi")).content.decode()


def test_a_penjelasan_is_added_once(desk, writer):
    pasal = Node(Kind.PASAL, "1", text="Isi.")
    draft = imported(Node(Kind.PERDA, children=(Node(Kind.BATANG_TUBUH, children=(pasal,)),)), writer)
    page = f"/raperda/{draft.raperda_id}/naskah/penjelasan"
    assert desk.get(page).status_code == 405
    assert "Penjelasan ditambahkan" in desk.post(page, follow=True).content.decode()
    assert bridge.tree_of(draft).first(Kind.PENJELASAN).children[1].text == "Cukup jelas."
    assert "sudah mempunyai penjelasan" in desk.post(page, follow=True).content.decode()
    assert Naskah.objects.get(pk=draft.pk).revision == 2


@pytest.mark.parametrize("end", ["naskah/definisi", "naskah/penjelasan"])
def test_who_may_not_edit_is_refused(client, url, member, end):
    client.force_login(member)
    assert client.post(url(end), {"order": "abjad"}).status_code == 403
