"""A Word file comes back: what a clerk did in it becomes proposals under the right names, and nothing else does."""

import pytest

from documents.actions.talk import TalkRefused
from documents.actions.word import (
    NothingReturned,
    accept_returned,
    accept_upload,
)
from documents.core.parse import parse
from documents.models import Attachment, Comment, Suggestion
from tests.documents.drafts import PASAL_2, imported, notes, short_draft, text_of, unit
from tests.documents.word_clerk import FREE, LAST, back, copied, only, opened, said, say
from tests.people import NOW, SHORT, sari

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return sari()


@pytest.fixture
def naskah(clerk):
    return short_draft(clerk)


def test_words_an_item_an_ayat_and_a_comment(naskah, clerk):
    file = opened(naskah)
    file.write(FREE, "Pelayanan diselenggarakan dengan *biaya* ringan.".replace("*", ""))
    file.comment("kesehatan.", "Mengapa hanya ini?", "Dewi")
    file.remove("pendidikan; dan")
    file.after("kesehatan.", "Pelayanan dievaluasi setiap tahun.", like="Wali Kota menyelenggarakan pelayanan.")
    received = back(naskah, file, clerk)
    assert said(received) == [("ubah", "Pasal 2", "Tono"), ("ubah", "Pasal 3", "Tono")]
    first, second = received.upload.suggestions.order_by("pk")
    assert first.base == PASAL_2
    assert first.text == (
        "(1) Wali Kota menyelenggarakan pelayanan.\n"
        "(2) Pelayanan sebagaimana dimaksud pada ayat (1) meliputi:\n"
        "    a. kesehatan.\n"
        "(3) Pelayanan dievaluasi setiap tahun."
    )
    assert second.text == "Pelayanan diselenggarakan dengan biaya ringan."
    assert received.upload.kind == Attachment.Kind.EDARAN
    remark = Comment.objects.get(naskah=naskah)
    assert (remark.address, remark.author, remark.text) == ("Pasal 2", "Dewi", "Mengapa hanya ini?")
    assert (received.proposals, received.comments, received.notes) == (2, 1, ())
    assert text_of(naskah, "Pasal 2") == PASAL_2, "belum ada yang berubah"


def test_tracked_changes_come_under_the_name_of_who_made_them(naskah, clerk):
    file = opened(naskah)
    file.track_words(FREE, "Pelayanan diselenggarakan gratis.", "Dewi")
    file.track_new("kesehatan.", "perumahan.", "Eko")
    file.write("Daerah adalah Kota Serang.", "Daerah adalah Kota Serang, Banten.")
    received = back(naskah, file, clerk)
    assert said(received) == [("ubah", "Pasal 1", "Tono"), ("ubah", "Pasal 2", "Eko"), ("ubah", "Pasal 3", "Dewi")]
    texts = list(received.upload.suggestions.order_by("pk").values_list("text", flat=True))
    assert texts[1].endswith("    b. kesehatan.\n    c. perumahan.")
    assert texts[2] == "Pelayanan diselenggarakan gratis."


def test_a_whole_pasal_deleted_under_tracking_is_a_removal(naskah, clerk):
    file = opened(naskah)
    file.track_removal(file.pasal(FREE), "Dewi")
    received = back(naskah, file, clerk)
    assert said(received) == [("hapus", "Pasal 3", "Dewi")]
    accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert text_of(naskah, "Pasal 3") == LAST


def test_an_item_deleted_under_tracking_leaves_the_rest(naskah, clerk):
    file = opened(naskah)
    file.track_removal([file.find("pendidikan; dan")._p], "Dewi")
    one = only(back(naskah, file, clerk))
    assert (one.address, one.author) == ("Pasal 2", "Dewi")
    assert one.text.endswith("meliputi:\n    a. kesehatan.")


def test_a_pasal_moved_by_cut_and_paste_keeps_its_identity(naskah, clerk):
    key = unit(naskah, "Pasal 3").key
    file = opened(naskah)
    spot = file.pasal("Wali Kota menyelenggarakan pelayanan.")[0]
    for element in file.pasal(FREE):
        spot.addprevious(element)
    received = back(naskah, file, clerk)
    assert [(one.verb, one.text) for one in received.upload.suggestions.all()] == [("pindah", "")]
    accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert unit(naskah, "Pasal 2").key == key


def test_numbers_typed_by_hand_are_no_change(naskah, clerk):
    file = opened(naskah)
    file.write("Wali Kota menyelenggarakan pelayanan.", "(1) Wali Kota menyelenggarakan pelayanan.")
    file.write("kesehatan.", "b. kesehatan.")
    with pytest.raises(NothingReturned, match="Isi berkas sama dengan naskah"):
        back(naskah, file, clerk)


def test_a_reference_the_clerk_renumbered_herself_is_no_change(clerk):
    text = SHORT.replace(FREE, "Pelayanan sebagaimana dimaksud dalam Pasal 2 diselenggarakan tanpa biaya.")
    naskah = imported(parse(text).tree, clerk)
    file = opened(naskah)
    file.new_pasal("Wali Kota menyelenggarakan pelayanan.", "Pelayanan adalah hak setiap penduduk.")
    file.write(
        "Pelayanan sebagaimana dimaksud dalam Pasal 2 diselenggarakan tanpa biaya.",
        "Pelayanan sebagaimana dimaksud dalam Pasal 3 diselenggarakan tanpa biaya.",
    )
    received = back(naskah, file, clerk)
    assert said(received) == [("sisip", "Pasal 2", "Tono")]
    assert accept_upload(upload=received.upload, by=clerk, now=NOW).accepted == 1
    assert text_of(naskah, "Pasal 4").startswith("Pelayanan sebagaimana dimaksud dalam Pasal 3 ")


def test_a_new_bab_with_its_pasal_and_their_penjelasan(naskah, clerk):
    file = opened(naskah)
    bab = file.find("KETENTUAN PENUTUP")._p
    heading = copied(bab)
    say(heading, "")
    file.new_pasal(LAST, "Setiap orang dilarang menjual pelayanan.")
    pasal = file.pasal("Setiap orang dilarang menjual pelayanan.")
    bab.addprevious(heading)
    for element in pasal:
        bab.addprevious(element)
    run = heading.find(f"{{{heading.nsmap['w']}}}r")
    run.insert(0, run.makeelement(f"{{{heading.nsmap['w']}}}br"))
    run[-1].text = "LARANGAN"
    received = back(naskah, file, clerk)
    assert said(received)[:2] == [("sisip", "BAB III", "Tono"), ("sisip", "Pasal 4", "Tono")]
    bab_row, pasal_row = received.upload.suggestions.order_by("pk")[:2]
    with pytest.raises(TalkRefused, match="Terima dahulu usulan Tono menyisipkan BAB III"):
        accept_returned(suggestion=pasal_row, by=clerk, now=NOW)
    accept_returned(suggestion=bab_row, by=clerk, now=NOW)
    accept_returned(suggestion=Suggestion.objects.get(pk=pasal_row.pk), by=clerk, now=NOW)
    assert unit(naskah, "BAB III").heading == "LARANGAN"
    assert text_of(naskah, "Pasal 4") == "Setiap orang dilarang menjual pelayanan."
    assert unit(naskah, "BAB III").children[0].number == "4"
    assert text_of(naskah, "Pasal 5") == LAST


def test_a_new_pasal_with_its_penjelasan(naskah, clerk):
    file = opened(naskah)
    file.new_pasal(LAST, "Setiap orang dilarang menjual pelayanan.")
    explained = 'Yang dimaksud dengan "menjual" adalah memungut uang.'
    last = [p for p in file.paragraphs() if p.text == "Pasal 4"][0]
    label, words = copied(last._p), copied(last._p.getnext())
    last._p.addprevious(label)
    last._p.addprevious(words)
    say(words, explained)
    say(last._p, "Pasal 5")
    received = back(naskah, file, clerk)
    assert said(received) == [("sisip", "Pasal 4", "Tono"), ("ubah", "Penjelasan Pasal 4", "Tono")]
    settled = accept_upload(upload=received.upload, by=clerk, now=NOW)
    assert (settled.accepted, settled.collided) == (2, ())
    assert notes(naskah)[3:] == [("4", explained), ("5", "Cukup jelas.")]


def test_a_definition_a_consideration_the_judul_and_the_penjelasan(naskah, clerk):
    file = opened(naskah)
    file.write("Wali Kota adalah Wali Kota Serang.", "Wali Kota adalah kepala daerah.")
    file.write("bahwa contoh diperlukan untuk menguji;", "bahwa contoh amat diperlukan untuk menguji;")
    file.write("CONTOH KECIL", "CONTOH BESAR")
    file.write('Yang dimaksud dengan "kesehatan" adalah pelayanan kesehatan dasar.', "Kesehatan dasar.")
    received = back(naskah, file, clerk)
    assert [address for _, address, _ in said(received)] == [
        "Judul", "Menimbang huruf a", "Pasal 1", "Penjelasan Pasal 2",
    ]  # fmt: skip
    assert accept_upload(upload=received.upload, by=clerk, now=NOW).accepted == 4
    assert notes(naskah)[1] == ("2", "Cukup jelas. Kesehatan dasar.")
    assert text_of(naskah, "Menimbang huruf a") == "bahwa contoh amat diperlukan untuk menguji;"


def test_an_item_of_menimbang_comes_in_and_goes(naskah, clerk):
    file = opened(naskah)
    file.after("bahwa contoh diperlukan untuk menguji;", "bahwa menguji itu perlu;")
    received = back(naskah, file, clerk)
    assert said(received) == [("sisip", "Menimbang huruf b", "Tono")]
    accept_upload(upload=received.upload, by=clerk, now=NOW)
    file = opened(naskah)
    file.remove("bahwa menguji itu perlu;")
    received = back(naskah, file, clerk)
    assert said(received) == [("hapus", "Menimbang huruf b", "Tono")]


def test_a_row_of_a_table_of_the_lampiran(clerk):
    annex = (
        "\nLAMPIRAN\nPERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\nCONTOH KECIL\n\n"
        "TARIF\n| NO | JENIS | TARIF |\n| --- | --- | --- |\n| 1 | Kios | 5.000 |\n| 2 | Los | 3.000 |\n"
    )
    naskah = imported(parse(SHORT + annex).tree, clerk)
    with pytest.raises(NothingReturned):
        back(naskah, opened(naskah), clerk)
    file = opened(naskah)
    file.file.tables[-1].rows[2].cells[2].paragraphs[0].runs[0].text = "4.000"
    one = only(back(naskah, file, clerk))
    assert one.address == "Lampiran"
    assert "| 2 | Los | 4.000 |" in one.text
    accept_returned(suggestion=one, by=clerk, now=NOW)
    assert "| 2 | Los | 4.000 |" in unit(naskah, "Lampiran").text


def test_typographic_signs_that_word_puts_in_are_no_change(naskah, clerk):
    file = opened(naskah)
    file.write(
        'Yang dimaksud dengan "kesehatan" adalah pelayanan kesehatan dasar.',
        "Yang dimaksud dengan “kesehatan” adalah\u00a0pelayanan kesehatan dasar.",
    )
    with pytest.raises(NothingReturned):
        back(naskah, file, clerk)


def test_a_bab_whose_heading_went_leaves_its_pasal(naskah, clerk):
    file = opened(naskah)
    heading = file.find("KETENTUAN PENUTUP")._p
    heading.getparent().remove(heading)
    received = back(naskah, file, clerk)
    assert [(verb, name) for verb, name, _ in said(received)] == [("pindah", "Pasal 4"), ("hapus", "BAB III")]
    with pytest.raises(TalkRefused, match="Terima dahulu usulan memindahkan Pasal 4"):
        accept_returned(suggestion=received.upload.suggestions.get(verb="hapus"), by=clerk, now=NOW)
    assert accept_upload(upload=received.upload, by=clerk, now=NOW).collided == ()
    assert unit(naskah, "BAB II").children[-1].number == "4"
    assert text_of(naskah, "Pasal 4") == LAST
