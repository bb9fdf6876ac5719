"""Sunting: a saved unit, a refused one, the preview, and the answer when somebody was faster."""

import pytest

from documents.actions import remove_unit
from documents.models import Clause
from raperda.accounts.models import Role, RoleAssignment
from tests.documents.drafts import long_draft, rewrite, row, text_of, unit
from tests.people import NOW, kota_serang

pytestmark = pytest.mark.django_db
NEW = "Pelayanan diselenggarakan tanpa biaya setiap hari."


def stored(naskah, address="Pasal 3") -> str:
    return unit(naskah, address).text


def test_the_form_holds_the_unit_as_it_prints(client, url, naskah, writer):
    client.force_login(writer)
    page = client.get(url("", "Pasal 2"))
    assert page.context["form"]["text"].value() == text_of(naskah, "Pasal 2")
    assert "maxlength" not in str(page.context["form"]["text"]), "a browser would cut the text without a word"


def test_a_save_is_recorded_and_leads_back_to_the_unit(client, url, naskah, writer):
    client.force_login(writer)
    page = url("", "Pasal 3")
    answer = client.post(page, {"text": NEW, "revision": 0, "reason": "Jam layanan"}, follow=True)
    assert answer.redirect_chain == [(f"/raperda/{naskah.raperda_id}/naskah/#pasal-3", 302)]
    assert stored(naskah) == NEW
    assert "Pasal 3 tersimpan" in answer.content.decode()
    assert f'data-saved="sunting-{naskah.raperda_id}-{unit(naskah, "Pasal 3").key}"' in answer.content.decode()
    edit = naskah.edits.latest("pk")
    assert (edit.by, edit.reason, edit.address) == (writer, "Jam layanan", "Pasal 3")


def test_a_save_that_changes_nothing_says_so(client, url, naskah, writer):
    client.force_login(writer)
    before = naskah.edits.count()
    same = {"text": text_of(naskah, "Pasal 2").replace("\n", "\r\n"), "revision": 0}
    answer = client.post(url("", "Pasal 2"), same, follow=True)
    assert "Pasal 2 tidak berubah." in answer.content.decode()
    assert naskah.edits.count() == before


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Isi tidak boleh kosong. Untuk membuang bagian ini, gunakan Hapus"),
        (" \r\n ", "Isi tidak boleh kosong. Untuk membuang bagian ini, gunakan Hapus"),
        ("Satu.\nPasal 9\nDua.", "Kotak ini memuat satu pasal saja."),
        ("<<<<<<< Versi Anda\nSatu.", "Masih ada dua rumusan untuk satu tempat."),
        ("kata " * 100_001, "paling banyak 500000"),
    ],
)
def test_a_refused_text_comes_back_with_one_sentence(client, url, naskah, writer, text, sentence):
    client.force_login(writer)
    answer = client.post(url("", "Pasal 3"), {"text": text, "revision": 0})
    assert answer.status_code == 422
    (said,) = answer.context["form"].errors["text"]
    assert sentence in said
    assert "data-unsaved" in answer.content.decode()
    assert stored(naskah) == "Pelayanan diselenggarakan tanpa biaya."


def test_a_long_text_is_saved_whole(client, url, naskah, writer):
    client.force_login(writer)
    words = ("kata " * 39_999).strip()
    client.post(url("", "Pasal 3"), {"text": words, "revision": 0})
    assert stored(naskah) == words


def test_who_was_slower_sees_both_texts(client, url, naskah, writer):
    rewrite(naskah, "Pasal 3", "Pelayanan publik diselenggarakan tanpa biaya.", writer)
    client.force_login(writer)
    answer = client.post(url("", "Pasal 3"), {"text": NEW, "revision": 0})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Pelayanan publik diselenggarakan tanpa biaya." in page
    assert NEW in page
    assert answer.context["form"]["text"].value() == "Pelayanan publik diselenggarakan tanpa biaya setiap hari."
    assert stored(naskah) == "Pelayanan publik diselenggarakan tanpa biaya."


def test_the_same_form_sent_twice_is_one_save(client, url, naskah, writer):
    client.force_login(writer)
    for _ in range(2):
        answer = client.post(url("", "Pasal 3"), {"text": NEW, "revision": 0}, follow=True)
        assert answer.status_code == 200
        assert "tersimpan" in answer.content.decode()
    assert naskah.edits.filter(verb="sunting").count() == 1


def test_a_text_typed_before_the_stage_moved_comes_back(client, url, naskah, writer, lock):
    lock()
    client.force_login(writer)
    answer = client.post(url("", "Pasal 3"), {"text": NEW, "revision": 0})
    assert answer.status_code == 422
    assert "Naskah terkunci pada tahap ini" in answer.context["form"].errors["text"][0]
    assert NEW in answer.content.decode()


def test_the_preview_shows_and_saves_nothing(client, url, naskah, writer):
    client.force_login(writer)
    page = url("pratinjau", "Pasal 3")
    piece = client.post(page, {"text": NEW, "revision": 0}, headers={"HX-Request": "true"}).content.decode()
    assert NEW in piece
    assert "<main" not in piece
    whole = client.post(page, {"text": NEW, "revision": 0}).content.decode()
    assert "data-unsaved" in whole
    assert client.get(page).headers["Location"] == url("", "Pasal 3")
    assert stored(naskah) == "Pelayanan diselenggarakan tanpa biaya."


def test_the_preview_says_what_is_wrong(client, url, writer):
    client.force_login(writer)
    long = {"text": "kata " * 100_001, "revision": 0}
    piece = client.post(url("pratinjau", "Pasal 3"), long, headers={"HX-Request": "true"}).content.decode()
    assert "500000" in piece


def test_a_part_of_the_penjelasan_is_written_like_any_other(client, url, naskah, writer):
    client.force_login(writer)
    text = "Yang dimaksud dengan tanpa biaya adalah tanpa pungutan."
    client.post(url("", "Penjelasan Pasal 3"), {"text": text, "revision": 0})
    assert stored(naskah, "Penjelasan Pasal 3") == text


def test_asks_as_often_in_a_long_text_as_in_a_short_one(client, writer, django_assert_max_num_queries):
    client.force_login(writer)
    for pasal in (3, 120):
        naskah = long_draft(writer, pasal)
        found = row(naskah, "Pasal 2")
        page = f"/raperda/{naskah.raperda_id}/naskah/{found.key}/"
        with django_assert_max_num_queries(9):
            client.get(page)
        with django_assert_max_num_queries(26):
            assert client.post(page, {"text": "(1) Satu.\n(2) Dua.", "revision": found.revision}).status_code == 302


def no_longer(person) -> None:
    """Take every role from the person but the one that only reads."""
    person.assignments.all().delete()
    RoleAssignment.objects.create(user=person, role=Role.objects.get(code="anggota"), daerah=kota_serang())


def test_a_text_typed_for_a_unit_that_is_gone_is_shown_to_be_copied(client, url, naskah, writer):
    page, before = url("", "Pasal 3"), Clause.objects.count()
    remove_unit(naskah=naskah, key=unit(naskah, "Pasal 3").key, by=writer, now=NOW)
    left = Clause.objects.count()
    client.force_login(writer)
    answer = client.post(page, {"text": f"{NEW} <b>", "revision": 0, "reason": "Jam layanan"})
    assert answer.status_code == 409
    said = answer.content.decode()
    assert f"{NEW} &lt;b&gt;</textarea>" in said
    assert "Jam layanan" in said
    assert "sudah dihapus dari naskah" in said
    assert f'href="/raperda/{naskah.raperda_id}/naskah/"' in said
    assert Clause.objects.count() == left < before
    assert client.get(page).status_code == 404
    preview = f"{page}pratinjau"
    assert NEW in client.post(preview, {"text": NEW, "revision": 0}).content.decode()
    piece = client.post(preview, {"text": NEW, "revision": 0}, headers={"HX-Request": "true"})
    assert piece.status_code == 200, "a piece of another status would not be shown"
    assert "sudah dihapus dari naskah" in piece.content.decode()


def test_who_may_not_see_the_text_learns_nothing_of_a_unit_that_is_gone(client, url, stranger):
    client.force_login(stranger)
    page = url("", "Pasal 3").replace(url("", "Pasal 3").split("/")[4], "zzzzzzzz")
    assert client.post(page, {"text": NEW, "revision": 0}).status_code == 404


def test_a_text_typed_before_the_right_was_lost_comes_back(client, url, naskah, writer):
    page = url("", "Pasal 3")
    no_longer(writer)
    client.force_login(writer)
    answer = client.post(page, {"text": NEW, "revision": 0})
    assert answer.status_code == 403
    assert "Peran Anda tidak dapat melakukan ini pada tahap sekarang." in answer.context["form"].errors["text"][0]
    assert answer.context["form"]["text"].value() == NEW
    assert "data-unsaved" in answer.content.decode()
    assert stored(naskah) == "Pelayanan diselenggarakan tanpa biaya."
    assert client.get(page).status_code == 403


@pytest.mark.parametrize("kind", ["perda", "batang_tubuh"])
@pytest.mark.parametrize("end", ["", "pratinjau", "susun", "sisip"])
def test_what_has_no_words_has_no_form(client, naskah, writer, kind, end):
    client.force_login(writer)
    key = Clause.objects.get(naskah=naskah, kind=kind).key
    page = f"/raperda/{naskah.raperda_id}/naskah/{key}/{end}"
    assert client.get(page, follow=True).status_code == 404
    assert client.post(page, {"text": NEW, "revision": 0}).status_code == 404
