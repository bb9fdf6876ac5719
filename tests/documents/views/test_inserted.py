"""A unit inserted from the room: the form as a piece, the new pasal and the numbers after it, what is refused."""

import pytest

from tests.documents.drafts import unit

pytestmark = pytest.mark.django_db
ROOM = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def desk(client, writer):
    client.force_login(writer)
    return client


def test_the_form_is_a_piece_and_offers_what_fits(desk, url):
    piece = desk.get(url("sisip", "Pasal 2"), **ROOM)
    assert "<main" not in piece.content.decode()
    assert piece.context["form"].initial == {"kind": "pasal", "where": "sesudah"}
    inside = desk.get(url("sisip", "BAB II"), **ROOM).context["inside"].split()
    assert "pasal" in inside
    assert "bab" not in inside
    assert desk.get(url("sisip", "Judul"), **ROOM).status_code == 404


def test_a_pasal_comes_back_with_the_numbers_after_it(desk, url, naskah):
    moved = [unit(naskah, f"Pasal {n}").key for n in (3, 4)]
    given = {"kind": "pasal", "where": "sesudah", "text": "Baru.", "reason": "Perlu"}
    said = desk.post(url("sisip", "Pasal 2"), given, **ROOM).json()
    made = unit(naskah, "Pasal 3")
    assert (said["key"], said["name"]) == (made.key, "Pasal 3")
    assert said["after"] == {made.key: unit(naskah, "Pasal 2").key}
    assert said["labels"] == f"{moved[0]}:4 {moved[1]}:5"
    assert 'id="pasal-3"' in said["units"][made.key]
    assert "Perlu" in said["line"]


def test_a_first_pasal_stands_after_its_heading(desk, url, naskah):
    given = {"kind": "pasal", "where": "sebelum", "text": "Baru."}
    said = desk.post(url("sisip", "Pasal 2"), given, **ROOM).json()
    assert said["after"] == {said["key"]: unit(naskah, "BAB II").key}


def test_other_kinds_are_shown_by_the_whole_page(desk, url, naskah):
    given = {"kind": "bab", "where": "sesudah", "text": "PENGAWASAN"}
    said = desk.post(url("sisip", "BAB II"), given, **ROOM).json()
    assert said["go"] == url("naskah/") + "#bab-3"
    assert unit(naskah, "BAB III").key == said["key"]


@pytest.mark.parametrize(("kind", "text", "sentence"), [("pasal", " ", "kosong"), ("pasal", "", ""), ("buku", "A", "")])
def test_what_cannot_stand_is_said(desk, url, naskah, kind, text, sentence):
    before = naskah.edits.count()
    answer = desk.post(url("sisip", "Pasal 2"), {"kind": kind, "where": "sesudah", "text": text}, **ROOM)
    assert answer.status_code == 422
    assert sentence in answer.json()["errors"][0]
    assert naskah.edits.count() == before


def test_who_may_not_is_told_so(client, url, member):
    client.force_login(member)
    answer = client.post(url("sisip", "Pasal 2"), {"kind": "pasal", "where": "sesudah", "text": "A"}, **ROOM)
    assert answer.status_code == 403
    assert "Peran Anda" in answer.json()["errors"][0]
