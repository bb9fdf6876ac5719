"""Percakapan: who may see it, say something, and close a thread, as a page and as the piece in the room."""

import pytest

from documents.actions import comment, resolve_comment, suggest
from documents.models import Comment
from tests.documents.drafts import unit
from tests.people import NOW

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def page(url):
    return url("percakapan", "Pasal 3")


def said(naskah, by, text="Apakah cukup?", **given) -> Comment:
    return comment(naskah=naskah, key=unit(naskah, "Pasal 3").key, text=text, by=by, now=NOW, **given)


def test_an_empty_talk_says_so_and_how_to_begin(client, page, member):
    client.force_login(member)
    text = client.get(page).content.decode()
    assert "Belum ada komentar." in text
    assert "Tidak ada usulan yang menunggu untuk Pasal 3." in text
    assert "Usulkan perubahan" in text


def test_a_comment_is_kept_and_shown_escaped(client, page, member, naskah):
    client.force_login(member)
    answer = client.post(page, {"text": "Mengapa <script>x</script> **wajib**?"}, follow=True)
    text = answer.content.decode()
    assert "Komentar tersimpan." in text
    assert "<script>x" not in text
    assert "<strong>wajib</strong>" in text
    assert Comment.objects.get(naskah=naskah).by == member


def test_the_piece_in_the_room_answers_with_itself(client, page, member):
    client.force_login(member)
    answer = client.post(page, {"text": "Cukup."}, headers=HTMX)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "<html" not in text
    assert 'id="percakapan"' in text
    assert "Cukup." in text


def test_an_answer_stands_in_its_thread(client, page, member, writer, naskah):
    top = said(naskah, member)
    client.force_login(writer)
    client.post(page, {"text": "Cukup.", "answers": top.pk})
    assert [row.text for row in top.replies.all()] == ["Cukup."]
    assert len(client.get(page).context["threads"]) == 1


def test_a_thread_is_closed_and_opened(client, page, member, naskah):
    top = said(naskah, member)
    client.force_login(member)
    state = f"/raperda/{naskah.raperda_id}/komentar/{top.pk}"
    assert "Diselesaikan oleh Dewi" in client.post(state, {"keadaan": "selesai"}, follow=True).content.decode()
    client.post(state, {"keadaan": "buka"}, headers=HTMX)
    top.refresh_from_db()
    assert top.resolved_at is None


def test_an_empty_comment_comes_back(client, page, member):
    client.force_login(member)
    answer = client.post(page, {"text": " "})
    assert answer.status_code == 422
    assert "Komentar masih kosong." in answer.content.decode()


def test_an_answer_to_a_closed_thread_comes_back_with_its_words(client, page, member, naskah):
    top = said(naskah, member)
    resolve_comment(comment=top, by=member, now=NOW)
    client.force_login(member)
    answer = client.post(page, {"text": "Masih ragu.", "answers": top.pk})
    assert answer.status_code == 422
    assert "Masih ragu." in answer.content.decode()


def test_who_may_not_see_the_draft_finds_nothing(client, page, stranger):
    client.force_login(stranger)
    assert client.get(page).status_code == 404
    assert client.post(page, {"text": "Hai."}).status_code == 404


def test_the_queries_do_not_grow_with_the_talk(client, page, member, naskah, django_assert_max_num_queries):
    client.force_login(member)
    for number in range(12):
        top = said(naskah, member, f"Ke-{number}?")
        said(naskah, member, "Jawab.", answers=top)
        suggest(naskah=naskah, key=top.key, text=f"Rumusan {number}.", reason="Uji", by=member, now=NOW)
    with django_assert_max_num_queries(14):
        assert client.get(page).status_code == 200
