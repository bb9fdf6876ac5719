"""Usulan: a member proposes, who edits decides; the words typed never get lost."""

import pytest

from documents.actions import remove_unit, suggest
from documents.core.tree import Kind
from documents.models import Suggestion
from tests.documents.drafts import insert, rewrite, text_of, unit
from tests.people import NOW

pytestmark = pytest.mark.django_db
NEW = "Pelayanan diselenggarakan tanpa biaya setiap hari."


@pytest.fixture
def made(naskah, member) -> Suggestion:
    return suggest(naskah=naskah, key=unit(naskah, "Pasal 3").key, text=NEW, reason="Jam layanan", by=member, now=NOW)


@pytest.fixture
def page(made, url) -> str:
    return url(f"usulan/{made.pk}")


def test_the_form_starts_from_the_present_words(client, url, member, naskah):
    client.force_login(member)
    shown = client.get(url("usul", "Pasal 2"))
    assert shown.context["form"]["text"].value() == text_of(naskah, "Pasal 2")
    assert "Menghapus Pasal 2" in shown.content.decode()


def test_a_member_proposes_and_the_text_stays(client, url, member, naskah):
    client.force_login(member)
    before = text_of(naskah, "Pasal 3")
    sent = {"verb": "ubah", "text": NEW, "reason": "Jam layanan"}
    answer = client.post(url("usul", "Pasal 3"), sent, follow=True)
    assert "Usulan untuk Pasal 3 tersimpan" in answer.content.decode()
    assert text_of(naskah, "Pasal 3") == before
    listed = client.get(url("usulan")).content.decode()
    assert "Dewi" in listed
    assert "<ins>" in listed


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"verb": "ubah", "text": NEW, "reason": ""}, "Tulis alasan usulan"),
        ({"verb": "ubah", "text": " ", "reason": "x"}, "Isi usulan masih kosong"),
        ({"verb": "lain", "text": NEW, "reason": "x"}, "lain"),
    ],
)
def test_a_refused_proposal_comes_back(client, url, member, sent, sentence):
    client.force_login(member)
    answer = client.post(url("usul", "Pasal 3"), sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_a_heading_can_only_be_changed(client, url, member):
    client.force_login(member)
    assert len(client.get(url("usul", "BAB II")).context["form"].fields["verb"].choices) == 1


def test_who_edits_accepts(client, page, url, writer, naskah, made):
    client.force_login(writer)
    answer = client.post(page, {"putusan": "terima", "text": NEW, "reason": ""}, follow=True)
    assert "diterima dan tercatat" in answer.content.decode()
    assert unit(naskah, "Pasal 3").text == NEW
    assert "Usulan Dewi: Jam layanan" in client.get(url("riwayat", "Pasal 3")).content.decode()


def test_who_edits_accepts_a_part(client, page, writer, naskah, made):
    client.force_login(writer)
    client.post(page, {"putusan": "sebagian", "text": "Pelayanan cuma-cuma.", "reason": "Singkat"})
    made.refresh_from_db()
    assert (made.status, made.decision) == ("sebagian", "Singkat")
    assert unit(naskah, "Pasal 3").text == "Pelayanan cuma-cuma."


def test_a_rejection_without_a_reason_comes_back(client, page, writer, made):
    client.force_login(writer)
    answer = client.post(page, {"putusan": "tolak", "text": NEW, "reason": ""})
    assert answer.status_code == 422
    assert "Tulis alasan penolakan" in answer.content.decode()
    client.post(page, {"putusan": "tolak", "text": NEW, "reason": "Sudah diatur"})
    made.refresh_from_db()
    assert made.status == "ditolak"


def test_a_collision_shows_both_wordings_and_saves_nothing(client, page, writer, naskah, made):
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan dengan biaya ringan.", writer)
    client.force_login(writer)
    shown = client.get(page).context["form"]["text"].value()
    assert "biaya ringan" in shown
    assert "setiap hari" in shown
    answer = client.post(page, {"putusan": "sebagian", "text": shown, "reason": ""})
    assert answer.status_code == 422
    assert "Masih ada dua rumusan" in answer.content.decode()


def test_a_member_decides_nothing_but_takes_back_his_own(client, page, member, made):
    client.force_login(member)
    assert client.post(page, {"putusan": "terima", "text": NEW}).status_code == 403
    client.post(page, {"putusan": "tarik"})
    made.refresh_from_db()
    assert made.status == "ditarik"


def test_a_suggestion_for_a_unit_that_is_gone_says_so(client, page, writer, naskah, made):
    remove_unit(naskah=naskah, key=made.key, by=writer, now=NOW)
    client.force_login(writer)
    assert "sudah dihapus dari naskah" in client.get(page).content.decode()
    assert client.post(page, {"putusan": "terima", "text": NEW}).status_code == 422


def test_the_list_that_is_empty_says_where_they_come_from(client, url, member):
    client.force_login(member)
    assert "Tidak ada usulan yang menunggu" in client.get(url("usulan")).content.decode()


def test_decided_ones_are_listed_on_request(client, url, page, writer, made):
    client.force_login(writer)
    client.post(page, {"putusan": "tolak", "text": NEW, "reason": "Sudah diatur"})
    assert "Jam layanan" not in client.get(url("usulan")).content.decode()
    assert "Sudah diatur" in client.get(url("usulan") + "?tampil=semua").content.decode()


def test_who_may_not_see_the_draft_finds_nothing(client, page, url, stranger):
    client.force_login(stranger)
    assert [client.get(place).status_code for place in (page, url("usulan"), url("usul", "Pasal 3"))] == [404] * 3


def test_the_list_asks_the_same_of_many(client, url, member, naskah, django_assert_max_num_queries):
    key = unit(naskah, "Pasal 3").key
    for number in range(30):
        suggest(naskah=naskah, key=key, text=f"Rumusan {number}.", reason="Uji", by=member, now=NOW)
    client.force_login(member)
    with django_assert_max_num_queries(12):
        assert client.get(url("usulan")).status_code == 200


def test_a_rejection_needs_no_clean_text(client, page, writer, naskah, made):
    client.force_login(writer)
    rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan tanpa biaya setiap Senin.", writer)
    both = client.get(page).context["form"]["text"].value()
    assert "<<<<<<<" in both
    answer = client.post(page, {"putusan": "tolak", "text": both, "reason": ""})
    assert "reason" in answer.context["form"].errors
    assert "text" not in answer.context["form"].errors
    client.post(page, {"putusan": "tolak", "text": both, "reason": "Sudah diatur."})
    made.refresh_from_db()
    assert made.status == Suggestion.Status.DITOLAK


def test_words_changed_before_they_are_accepted_are_the_ones_that_are_saved(client, page, writer, naskah, made):
    client.force_login(writer)
    text = NEW.replace("setiap hari", "setiap hari kerja")
    client.post(page, {"putusan": "terima", "text": text, "reason": "", "revision": 0})
    made.refresh_from_db()
    assert made.status == Suggestion.Status.SEBAGIAN
    assert text_of(naskah, "Pasal 3") == text


def test_changed_words_do_not_write_over_what_somebody_saved_since(client, page, writer, naskah, made):
    client.force_login(writer)
    rewrite(naskah, "Pasal 3", "Pelayanan publik diselenggarakan tanpa biaya.", writer)
    sent = {"putusan": "sebagian", "text": "Pelayanan gratis.", "reason": "", "revision": 0}
    answer = client.post(page, sent)
    assert "disimpan orang lain sejak halaman ini dibuka" in answer.content.decode()
    assert text_of(naskah, "Pasal 3") == "Pelayanan publik diselenggarakan tanpa biaya."


def test_the_list_calls_a_unit_by_its_present_name(client, url, writer, naskah, made):
    insert(naskah, Kind.PASAL, "sebelum", "Pasal 3", "Baru.", writer)
    client.force_login(writer)
    page = client.get(url("usulan")).content.decode()
    assert ">Pasal 4</a></h2>" in page
    assert "semula Pasal 3" in page
