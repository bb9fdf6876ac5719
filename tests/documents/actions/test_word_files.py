"""Files of every sort come back: twice, foreign, partial, late, whole; what may be kept is kept, the rest is said."""

from collections import Counter

import pytest

from documents import bridge
from documents.actions import import_text, reject_suggestion
from documents.actions.word import (
    AlreadyReceived,
    ForeignFile,
    NothingReturned,
    accept_upload,
    receive_word,
)
from documents.core.parse import parse
from documents.core.tree import Kind, walk
from documents.models import Attachment, Comment, Edit, Suggestion
from documents.printing.word import draft_docx
from documents.reading import Unreadable
from tests.documents.drafts import PASAL_2, draft_of, imported, rewrite, short_draft, text_of
from tests.documents.printing.word.acts import AMENDING, DEEP
from tests.documents.word_clerk import FREE, LAST, Clerk, back, only, opened, said
from tests.people import NOW, SHORT, kota_serang, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def naskah(clerk):
    return short_draft(clerk)


def test_the_same_file_twice_is_said_and_nothing_doubled(naskah, clerk):
    file = opened(naskah)
    file.write(FREE, "Pelayanan gratis.")
    file.comment("Pelayanan gratis.", "Setuju?", "Dewi")
    data = file.saved("Tono")
    first = receive_word(naskah=naskah, name="a.docx", data=data, by=clerk, now=NOW)
    with pytest.raises(AlreadyReceived, match="sudah pernah diunggah") as again:
        receive_word(naskah=naskah, name="b.docx", data=data, by=clerk, now=NOW)
    assert again.value.upload == first.upload
    saved_anew = Clerk(data)
    saved_anew.file.core_properties.comments = "disimpan ulang"
    with pytest.raises(AlreadyReceived):
        back(naskah, saved_anew, clerk)
    assert (Suggestion.objects.count(), Comment.objects.count()) == (1, 1)
    assert Attachment.objects.filter(kind=Attachment.Kind.EDARAN).count() == 1


def test_a_comment_alone_is_worth_a_file(naskah, clerk):
    file = opened(naskah)
    file.comment(FREE, "Sudah dibahas?", "Dewi")
    received = back(naskah, file, clerk)
    assert (received.proposals, received.comments) == (0, 1)


def test_a_file_of_another_raperda_is_asked_about(naskah, clerk):
    other = draft_of(
        import_text(
            daerah=kota_serang(), judul="Lain", initiator="dprd", tahun=2021, tree=parse(SHORT).tree, by=clerk, now=NOW
        )
    )
    file = opened(other)
    file.write(FREE, "Pelayanan gratis.")
    with pytest.raises(ForeignFile, match="Raperda lain"):
        back(naskah, file, clerk)
    received = back(naskah, file, clerk, anyway=True)
    assert said(received) == [("ubah", "Judul", "Tono"), ("ubah", "Pasal 3", "Tono")]


def test_a_stranger_without_marks_is_known_by_its_words(naskah, clerk):
    stranger = "PERATURAN DAERAH KOTA SERANG\nNOMOR 1 TAHUN 2020\nTENTANG\nPARKIR\n\nBAB I\nPARKIR\n\n" + "".join(
        f"Pasal {n}\nJuru parkir nomor {n} wajib memakai rompi jingga dan peluit kuningan setiap malam.\n\n"
        for n in range(1, 9)
    )
    with pytest.raises(ForeignFile, match="hampir tidak ada yang sama"):
        receive_word(naskah=naskah, name="x.docx", data=draft_docx(parse(stranger).tree), by=clerk, now=NOW)
    bare = Clerk(draft_docx(parse(SHORT).tree))
    bare.write(FREE, "Pelayanan diselenggarakan tanpa pungutan apa pun.")
    assert said(back(naskah, bare, clerk)) == [("ubah", "Pasal 3", "Tono")]


def test_other_files_are_refused(naskah, clerk):
    for data, why in ((b"%PDF-1.4 bukan", "bukan berkas Word"), (b"PK\x03\x04rusak", "rusak atau terpotong")):
        with pytest.raises(Unreadable, match=why):
            receive_word(naskah=naskah, name="x.docx", data=data, by=clerk, now=NOW)
    assert not Attachment.objects.exists()


def test_what_others_saved_meanwhile_is_not_taken_back(naskah, clerk):
    file = opened(naskah)
    rewrite(naskah, "Pasal 2", PASAL_2.replace("pendidikan", "pendidikan dasar"), clerk)
    rewrite(naskah, "Pasal 1", text_of(naskah, "Pasal 1").replace("Kota Serang.", "Kota Serang Raya.", 1), clerk)
    file.write("kesehatan.", "kesehatan masyarakat.")
    received = back(naskah, file, clerk)
    assert said(received) == [("ubah", "Pasal 2", "Tono")]
    accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert "a. pendidikan dasar; dan\n    b. kesehatan masyarakat." in text_of(naskah, "Pasal 2")
    assert "Serang Raya" in text_of(naskah, "Pasal 1")


def test_what_collides_stays_open_and_is_told(naskah, clerk):
    file = opened(naskah)
    file.write("kesehatan.", "kesehatan masyarakat.")
    file.write(FREE, "Pelayanan gratis.")
    rewrite(naskah, "Pasal 2", PASAL_2.replace("kesehatan", "kesehatan jiwa"), clerk)
    received = back(naskah, file, clerk)
    settled = accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert settled.accepted == 1
    ((left, why),) = settled.collided
    assert (left.address, "disimpan orang lain" in why) == ("Pasal 2", True)
    assert Suggestion.objects.get(pk=left.pk).status == Suggestion.Status.TERBUKA
    assert text_of(naskah, "Pasal 3") == "Pelayanan gratis."


def test_history_names_the_author(naskah, clerk):
    file = opened(naskah)
    file.track_words(FREE, "Pelayanan gratis.", "Dewi")
    received = back(naskah, file, clerk)
    accept_upload(upload=received.upload, by=clerk, now=NOW)
    edit = Edit.objects.filter(naskah=naskah).latest("pk")
    assert (edit.source_kind, edit.reason) == ("usulan", "Usulan Dewi: Berkas Word edaran.docx")
    again = opened(naskah)
    again.write("Pelayanan gratis.", "Pelayanan bebas biaya.")
    one = only(back(naskah, again, clerk))
    reject_suggestion(suggestion=one, reason="Sudah baik.", by=clerk, now=NOW)
    assert text_of(naskah, "Pasal 3") == "Pelayanan gratis."


def test_a_file_with_a_part_of_the_text_removes_nothing(naskah, clerk):
    file = opened(naskah)
    for first in ("Dalam Peraturan Daerah ini yang dimaksud dengan:", FREE, LAST):
        for element in file.pasal(first):
            element.getparent().remove(element)
    file.write("kesehatan.", "kesehatan masyarakat.")
    received = back(naskah, file, clerk)
    assert said(received) == [("ubah", "Pasal 2", "Tono")]
    assert any("hanya memuat sebagian naskah" in note for note in received.notes)


def test_an_upload_proposes_also_while_the_text_is_locked(naskah, clerk):
    naskah.raperda.editable = False
    naskah.raperda.save()
    file = opened(naskah)
    file.write(FREE, "Pelayanan gratis.")
    received = back(naskah, file, clerk)
    settled = accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert settled.accepted == 0
    assert "Naskah terkunci" in settled.collided[0][1]


def test_every_kind_of_unit_survives_the_way_there_and_back(clerk):
    for text in (SHORT, AMENDING, DEEP):
        naskah = imported(parse(text).tree, clerk)
        with pytest.raises(NothingReturned):
            back(naskah, opened(naskah), clerk)
    assert Kind.PERUBAHAN in {node.kind for node in walk(parse(AMENDING).tree)}


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["kulonprogo-1-2005", "kulonprogo-1-2012", "kulonprogo-11-2016", "kulonprogo-13-2015"])
def test_real_acts_come_back_unchanged_and_with_the_one_change_made(corpus, clerk, name):
    tree = parse((corpus / "perda" / name / "teks.txt").read_text(errors="replace")).tree
    naskah = imported(tree, clerk)
    with pytest.raises(NothingReturned):
        back(naskah, opened(naskah), clerk)
    texts = Counter(node.text for node in walk(bridge.tree_of(naskah)) if node.kind is Kind.AYAT)
    words = next(text for text, many in texts.items() if many == 1 and text.endswith(".") and "\n" not in text)
    file = opened(naskah)
    file.write(words, words.replace(" ", " sungguh ", 1))
    one = only(back(naskah, file, clerk))
    assert (one.verb, one.text.count("sungguh") - one.base.count("sungguh")) == ("ubah", 1)
