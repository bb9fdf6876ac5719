"""Comments in threads that follow the key; suggestions accepted, joined, accepted in part, refused, withdrawn."""

import pytest

from documents.actions import (
    StaleEdit,
    TalkRefused,
    TextLocked,
    accept_suggestion,
    comment,
    reject_suggestion,
    reopen_comment,
    resolve_comment,
    set_stage,
    suggest,
    withdraw_suggestion,
)
from documents.models import Clause, Comment, Suggestion
from tests.documents.drafts import move, remove, rewrite, short_draft, state, text_of, unit
from tests.people import NOW, person, sari

pytestmark = pytest.mark.django_db
NEW = "Pelayanan diselenggarakan tanpa biaya setiap hari kerja."


@pytest.fixture
def by():
    return sari()


@pytest.fixture
def member():
    return person("dewi", "anggota")


@pytest.fixture
def naskah(by):
    return short_draft(by)


def proposed(naskah, by, address="Pasal 3", text=NEW, **given) -> Suggestion:
    return suggest(
        naskah=naskah, key=unit(naskah, address).key, text=text, reason="Jam layanan", by=by, now=NOW, **given
    )


class TestComments:
    def said(self, naskah, by, text="Apakah cukup?", **given) -> Comment:
        return comment(naskah=naskah, key=unit(naskah, "Pasal 3").key, text=text, by=by, now=NOW, **given)

    def test_answers_join_one_thread(self, naskah, by, member):
        top = self.said(naskah, member)
        first = self.said(naskah, by, "Cukup.", answers=top)
        second = self.said(naskah, member, "Baik.", answers=first)
        assert (first.answers, second.answers) == (top, top)
        assert top.address == "Pasal 3"

    def test_the_thread_follows_the_unit_when_it_moves(self, naskah, by):
        top = self.said(naskah, by)
        move(naskah, "Pasal 3", "sebelum", "Pasal 2", by)
        assert unit(naskah, "Pasal 2").key == top.key
        assert self.said_at(naskah, "Pasal 2") == [top]

    def said_at(self, naskah, address):
        return list(Comment.objects.filter(naskah=naskah, key=unit(naskah, address).key))

    def test_a_closed_thread_takes_no_answer_until_it_is_opened(self, naskah, by):
        top = self.said(naskah, by)
        closed = resolve_comment(comment=top, by=by, now=NOW)
        assert (closed.resolved_by, closed.resolved_at) == (by, NOW)
        with pytest.raises(TalkRefused, match="sudah diselesaikan"):
            self.said(naskah, by, "Lagi.", answers=closed)
        opened = reopen_comment(comment=closed, by=by)
        assert self.said(naskah, by, "Lagi.", answers=opened).answers == top

    def test_an_answer_closes_its_thread(self, naskah, by):
        top = self.said(naskah, by)
        answer = self.said(naskah, by, "Cukup.", answers=top)
        assert resolve_comment(comment=answer, by=by, now=NOW) == top

    @pytest.mark.parametrize("text", ["", " \n "])
    def test_an_empty_one_is_refused(self, naskah, by, text):
        with pytest.raises(TalkRefused, match="masih kosong"):
            self.said(naskah, by, text)

    def test_not_on_a_unit_that_is_gone(self, naskah, by):
        key = unit(naskah, "Pasal 3").key
        remove(naskah, "Pasal 3", by)
        with pytest.raises(TalkRefused, match="sudah dihapus"):
            comment(naskah=naskah, key=key, text="Mengapa?", by=by, now=NOW)


class TestAccepting:
    def test_the_text_changes_and_history_names_who_proposed_it(self, naskah, by, member):
        made = proposed(naskah, member)
        accepted = accept_suggestion(suggestion=made, by=by, now=NOW, reason="Sepakat")
        assert unit(naskah, "Pasal 3").text == NEW
        assert (accepted.status, accepted.decided_by, accepted.decision) == ("diterima", by, "Sepakat")
        edit = accepted.edit
        assert (edit.by, edit.source_kind, edit.source_id) == (by, "usulan", str(made.pk))
        assert edit.reason == "Usulan Dewi: Jam layanan"
        last = Clause.history.filter(key=made.key).latest("history_id")
        assert last.edit_id == edit.pk

    def test_another_text_is_accepted_in_part(self, naskah, by, member):
        part = "Pelayanan diselenggarakan tanpa biaya pada hari kerja."
        accepted = accept_suggestion(suggestion=proposed(naskah, member), text=part, by=by, now=NOW)
        assert accepted.status == "sebagian"
        assert unit(naskah, "Pasal 3").text == part

    def test_what_others_saved_since_is_joined(self, naskah, by, member):
        made = proposed(naskah, member, "Pasal 2", text_of(naskah, "Pasal 2").replace("pendidikan", "pendidikan dasar"))
        rewrite(naskah, "Pasal 2", text_of(naskah, "Pasal 2").replace("Wali Kota meny", "Pemerintah Daerah meny"), by)
        accept_suggestion(suggestion=made, by=by, now=NOW)
        joined = text_of(naskah, "Pasal 2")
        assert "pendidikan dasar" in joined
        assert "Pemerintah Daerah menyelenggarakan" in joined

    def test_where_both_changed_the_same_words_a_person_decides(self, naskah, by, member):
        made = proposed(naskah, member)
        rewrite(naskah, "Pasal 3", "Pelayanan diselenggarakan dengan biaya ringan.", by)
        before = state(naskah)
        with pytest.raises(StaleEdit) as caught:
            accept_suggestion(suggestion=made, by=by, now=NOW)
        assert not caught.value.merge.clean
        assert state(naskah) == before
        made.refresh_from_db()
        assert made.status == "terbuka"
        accept_suggestion(suggestion=made, text="Pelayanan diselenggarakan cuma-cuma.", by=by, now=NOW)
        assert unit(naskah, "Pasal 3").text == "Pelayanan diselenggarakan cuma-cuma."

    def test_a_new_unit_comes_in_beside(self, naskah, by, member):
        made = proposed(naskah, member, text="Pelayanan diawasi.", verb="sisip", kind="pasal", where="sesudah")
        accept_suggestion(suggestion=made, by=by, now=NOW)
        assert unit(naskah, "Pasal 4").text == "Pelayanan diawasi."

    def test_a_unit_goes(self, naskah, by, member):
        made = proposed(naskah, member, text="", verb="hapus")
        accept_suggestion(suggestion=made, by=by, now=NOW)
        assert not Clause.objects.filter(naskah=naskah, key=made.key).exists()

    def test_a_unit_moves(self, naskah, by, member):
        place = unit(naskah, "Pasal 2").key
        made = proposed(naskah, member, text="", verb="pindah", where="sebelum", place=place)
        accept_suggestion(suggestion=made, by=by, now=NOW)
        assert unit(naskah, "Pasal 2").key == made.key

    def test_once_only(self, naskah, by, member):
        made = proposed(naskah, member)
        accept_suggestion(suggestion=made, by=by, now=NOW)
        with pytest.raises(TalkRefused, match="sudah diputuskan: diterima"):
            accept_suggestion(suggestion=made, by=by, now=NOW)

    def test_not_for_a_unit_that_is_gone(self, naskah, by, member):
        made = proposed(naskah, member)
        remove(naskah, "Pasal 3", by)
        with pytest.raises(TalkRefused, match="sudah dihapus"):
            accept_suggestion(suggestion=made, by=by, now=NOW)

    def test_not_while_the_text_is_locked(self, naskah, by, member):
        made = proposed(naskah, member)
        raperda = naskah.raperda
        set_stage(raperda=raperda, stage=raperda.stage, editable=False, is_public=False, by=by)
        with pytest.raises(TextLocked):
            accept_suggestion(suggestion=made, by=by, now=NOW)


class TestSuggesting:
    def test_words_that_change_nothing_are_refused(self, naskah, member):
        with pytest.raises(TalkRefused, match="sama dengan teks sekarang"):
            proposed(naskah, member, text=text_of(naskah, "Pasal 3"))

    def test_nothing_is_not_a_suggestion(self, naskah, member):
        with pytest.raises(TalkRefused, match="masih kosong"):
            proposed(naskah, member, text=" ")

    def test_it_changes_nothing_by_itself(self, naskah, member):
        before = state(naskah)
        proposed(naskah, member)
        assert state(naskah) == before

    def test_a_rejection_needs_a_reason(self, naskah, by, member):
        made = proposed(naskah, member)
        with pytest.raises(TalkRefused, match="alasan penolakan"):
            reject_suggestion(suggestion=made, reason=" ", by=by, now=NOW)
        rejected = reject_suggestion(suggestion=made, reason="Sudah diatur.", by=by, now=NOW)
        assert (rejected.status, rejected.decision) == ("ditolak", "Sudah diatur.")

    def test_only_who_made_it_takes_it_back(self, naskah, by, member):
        made = proposed(naskah, member)
        with pytest.raises(TalkRefused, match="Hanya pengusul"):
            withdraw_suggestion(suggestion=made, by=by, now=NOW)
        assert withdraw_suggestion(suggestion=made, by=member, now=NOW).status == "ditarik"
