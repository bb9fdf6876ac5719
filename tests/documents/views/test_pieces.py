"""Potongan: the parts of a long text the room asks for."""

import pytest

from documents.actions import remove_unit
from tests.documents.drafts import long_draft, unit
from tests.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def long(writer):
    return long_draft(writer, 12)


def ask(client, naskah, **query):
    return client.get(f"/raperda/{naskah.raperda_id}/naskah/potongan", query)


def test_the_units_between_two_keys(client, writer, long):
    client.force_login(writer)
    keys = {n: unit(long, f"Pasal {n}").key for n in (3, 6)}
    found = ask(client, long, dari=keys[3], sebelum=keys[6]).content.decode()
    assert [n for n in range(1, 13) if f'id="pasal-{n}"' in found] == [3, 4, 5]
    assert 'id="bab-2"' in found
    assert "Sunting" in found
    last = ask(client, long, dari=keys[6], sebelum="").content.decode()
    assert 'id="pasal-12"' in last
    assert "Penjelasan pasal demi pasal ada di bawah" in last


def test_a_text_in_another_order_says_so(client, writer, long):
    client.force_login(writer)
    keys = {n: unit(long, f"Pasal {n}").key for n in (3, 6)}
    assert "Susunan naskah berubah" in ask(client, long, dari=keys[6], sebelum=keys[3]).content.decode()
    remove_unit(naskah=long, key=keys[6], by=writer, now=NOW)
    assert "Susunan naskah berubah" in ask(client, long, dari=keys[3], sebelum=keys[6]).content.decode()


def test_units_by_their_keys(client, writer, long):
    client.force_login(writer)
    pasal, note = unit(long, "Pasal 3").key, unit(long, "Penjelasan Pasal 5").key
    found = ask(client, long, kunci=f"{pasal},{note},zzzzzzzz").json()["units"]
    assert set(found) == {pasal, unit(long, "Pasal 5").key}
    assert 'id="pasal-3"' in found[pasal]
    assert ask(client, long).headers["Location"] == f"/raperda/{long.raperda_id}/naskah/"


def test_who_may_not_see_the_text_sees_no_part(client, stranger, long):
    client.force_login(stranger)
    assert ask(client, long, kunci="zzzzzzzz").status_code == 404
