"""Word: download, upload, and the page of what a file proposes."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.actions import freeze, receive_word
from documents.actions.pictures import insert_picture
from documents.actions.word import NothingReturned
from documents.core.parse import parse
from documents.models import Attachment, Setting, Suggestion
from tests.documents.drafts import imported, text_of, unit
from tests.documents.reading.samples import jpeg
from tests.documents.word_clerk import Clerk
from tests.people import NOW, SHORT

pytestmark = pytest.mark.django_db

FREE = "Pelayanan diselenggarakan tanpa biaya."


def download(client, url) -> bytes:
    answer = client.get(url("naskah/word/unduh"))
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    return answer.content


def upload(client, url, data: bytes, **more):
    return client.post(url("naskah/word"), {"file": SimpleUploadedFile("edaran.docx", data), **more}, follow=True)


def changed(client, url, **words: str) -> bytes:
    file = Clerk(download(client, url))
    file.write(FREE, words.get("free", "Pelayanan diselenggarakan gratis."))
    file.write("kesehatan.", "kesehatan masyarakat.")
    return file.saved("Tono")


def told(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_the_file_is_named_after_the_text_and_says_which_it_is(client, writer, url, naskah):
    client.force_login(writer)
    answer = client.get(url("naskah/word/unduh"))
    name = f"raperda-{naskah.raperda_id}-suntingan-{naskah.revision}.docx"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    head = docx.Document(io.BytesIO(answer.content)).sections[0].first_page_header.paragraphs
    assert [p.text for p in head if p.text][1:] == ["WALI KOTA SERANG", "PROVINSI BANTEN"]
    assert f"suntingan ke-{naskah.revision}" in head[0].text


def test_an_office_may_set_its_paper(client, writer, url):
    Setting.objects.create(name="kertas", value="A4")
    client.force_login(writer)
    assert round(docx.Document(io.BytesIO(download(client, url))).sections[0].page_height.cm, 1) == 29.7


def test_the_images_of_a_lampiran_are_in_the_file(client, writer, url):
    annex = "\nLAMPIRAN\nPERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\n\nPETA\n"
    naskah = imported(parse(SHORT + annex).tree, writer)
    key = unit(naskah, "Lampiran").key
    insert_picture(naskah=naskah, key=key, name="peta.jpg", data=jpeg(), caption="Peta", by=writer, now=NOW)
    client.force_login(writer)
    data = client.get(f"/raperda/{naskah.raperda_id}/naskah/word/unduh").content
    assert len(docx.Document(io.BytesIO(data)).inline_shapes) == 1
    with pytest.raises(NothingReturned) as same:
        receive_word(naskah=naskah, name="x.docx", data=Clerk(data).saved(), by=writer, now=NOW)
    assert "gambar" not in str(same.value)
    file = Clerk(data)
    file.find("PETA").add_run().add_picture(io.BytesIO(jpeg()))
    with pytest.raises(NothingReturned, match="1 gambar baru yang tidak dibaca. Unggah gambarnya"):
        receive_word(naskah=naskah, name="x.docx", data=file.saved(), by=writer, now=NOW)


def test_a_version_opens_as_word(client, writer, url, naskah):
    version = freeze(naskah=naskah, name="Usul awal", by=writer, now=NOW)
    client.force_login(writer)
    answer = client.get(url(f"versi/{version.number}/docx"))
    head = docx.Document(io.BytesIO(answer.content)).sections[0].first_page_header.paragraphs
    assert head[0].text == f"Versi 1: Usul awal, sidik {version.digest[:12]}"
    assert client.get(url("versi/9/docx")).status_code == 404
    assert client.get(url(f"versi/{version.number}/docx")).content == answer.content


def test_a_changed_file_becomes_proposals_that_are_decided_one_by_one(client, writer, url, naskah):
    client.force_login(writer)
    answer = upload(client, url, changed(client, url))
    assert "Berkas dibaca: 2 usulan." in told(answer)[0]
    page = answer.content.decode()
    assert "<strong>Tono</strong> mengusulkan mengubah" in page
    assert "<ins>" in page
    first, second = Suggestion.objects.order_by("pk")
    back = answer.redirect_chain[-1][0]
    answer = client.post(back, {"putusan": f"terima-{second.pk}"}, follow=True)
    assert told(answer) == ["Usulan untuk Pasal 3 diterima dan tercatat dalam riwayat."]
    assert text_of(naskah, "Pasal 3") == "Pelayanan diselenggarakan gratis."
    answer = client.post(back, {"putusan": f"tolak-{first.pk}", "reason": ""}, follow=True)
    assert "Tulis alasan penolakan" in told(answer)[0]
    answer = client.post(back, {"putusan": f"tolak-{first.pk}", "reason": "Terlalu luas."}, follow=True)
    assert told(answer) == ["Usulan untuk Pasal 2 ditolak."]
    assert "Terlalu luas." in answer.content.decode()
    assert "Tidak ada usulan yang menunggu" in answer.content.decode()
    for wrong in ("terima-0", "terima-x", "tolak-", ""):
        assert client.post(back, {"putusan": wrong}).status_code == 404


def test_all_at_once(client, writer, url, naskah):
    client.force_login(writer)
    back = upload(client, url, changed(client, url)).redirect_chain[-1][0]
    answer = client.post(back, {"putusan": "semua"}, follow=True)
    assert told(answer) == ["2 usulan diterima dan tercatat dalam riwayat."]
    assert "kesehatan masyarakat" in text_of(naskah, "Pasal 2")


def test_who_may_not_edit_proposes_and_does_not_decide(client, writer, member, url, naskah):
    client.force_login(member)
    answer = upload(client, url, changed(client, url))
    back = answer.redirect_chain[-1][0]
    assert "Terima semua" not in answer.content.decode()
    assert client.post(back, {"putusan": "semua"}).status_code == 403
    assert Suggestion.objects.filter(by=member).count() == 2
    client.force_login(writer)
    assert "Terima semua" in client.get(back).content.decode()


def test_a_stranger_sees_and_sends_nothing(client, stranger, url):
    client.force_login(stranger)
    for page in ("naskah/word", "naskah/word/unduh", "naskah/word/1/", "versi/1/docx"):
        assert client.get(url(page)).status_code == 404


def test_nothing_changed_and_uploaded_twice_are_said(client, writer, url):
    client.force_login(writer)
    data = download(client, url)
    assert "Tidak ada yang diusulkan." in told(upload(client, url, data))[0]
    data = changed(client, url)
    first = upload(client, url, data)
    again = upload(client, url, data)
    assert "sudah pernah diunggah" in told(again)[0]
    assert again.redirect_chain == first.redirect_chain
    assert Attachment.objects.filter(kind="edaran").count() == 1


def test_a_foreign_file_is_asked_about_and_may_go_on(client, writer, url):
    client.force_login(writer)
    stranger = docx.Document()
    for words in ("Undangan rapat", "Diharapkan hadir tepat waktu di ruang paripurna", "Pasal 1", "Pasal rapat."):
        stranger.add_paragraph(words)
    stream = io.BytesIO()
    stranger.save(stream)
    answer = upload(client, url, stream.getvalue())
    assert answer.status_code == 422
    assert "hampir tidak ada yang sama" in answer.content.decode()
    assert not Attachment.objects.exists()
    sent = {"token": answer.context["token"], "name": "edaran.docx"}
    answer = client.post(url("naskah/word"), sent, follow=True)
    assert answer.status_code == 200
    assert Attachment.objects.get(kind="edaran").name == "edaran.docx"


def test_wrong_files_are_refused_in_words(client, writer, url):
    client.force_login(writer)
    answer = upload(client, url, b"%PDF-1.4 bukan Word")
    assert answer.status_code == 422
    assert "bukan berkas Word (.docx)" in answer.content.decode()
    for empty, why in (({}, "Pilih berkas .docx"), ({"token": "0" * 32}, "Berkas itu sudah tidak disimpan.")):
        answer = client.post(url("naskah/word"), empty)
        assert answer.status_code == 422
        assert why in answer.content.decode()


def test_a_new_and_a_moved_pasal_say_where_they_go(client, writer, url):
    client.force_login(writer)
    file = Clerk(download(client, url))
    file.new_pasal("Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.", "Pelayanan dievaluasi.")
    spot = file.pasal("Wali Kota menyelenggarakan pelayanan.")[0]
    for element in file.pasal(FREE):
        spot.addprevious(element)
    page = upload(client, url, file.saved("Tono")).content.decode()
    assert "mengusulkan menyisipkan sebelum Pasal 4" in page
    assert "mengusulkan memindahkan sebelum Pasal 2" in page


def test_the_page_lists_what_came_back(client, writer, url):
    client.force_login(writer)
    upload(client, url, changed(client, url))
    page = client.get(url("naskah/word")).content.decode()
    assert "edaran.docx" in page
    assert "2 usulan, 2 menunggu keputusan" in page


def test_the_page_of_a_file_takes_few_queries(client, writer, url, django_assert_max_num_queries):
    client.force_login(writer)
    back = upload(client, url, changed(client, url)).redirect_chain[-1][0]
    client.get(back)
    with django_assert_max_num_queries(14):
        client.get(back)
