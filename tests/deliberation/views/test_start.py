"""Mulai Raperda: the blank frame, and a file that is looked at before it is kept."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from deliberation.models import Deliberation
from documents.models import Attachment, Raperda
from tests.documents.drafts import draft_of, text_of, unit
from tests.documents.reading.samples import W, p, run, word
from tests.people import SHORT, kota_serang

pytestmark = pytest.mark.django_db
FACTS = {"judul": "Tentang Pohon.", "initiator": "dprd", "tahun": 2026, "subject": "umum"}


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def read_file(desk, text=SHORT):
    return desk.post("/raperda/impor", {"file": SimpleUploadedFile("naskah.txt", text.encode())})


def kept(answer, **given) -> dict:
    """What the preview's form sends when it is confirmed."""
    form = answer.context["form"]
    fields = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in fields.items() if value is not None} | given


def test_a_blank_raperda_comes_with_its_frame(desk):
    answer = desk.post("/raperda/mulai", FACTS | {"anggaran": "Rp4.500.000.000,00"}, follow=True)
    made = Raperda.objects.get()
    assert answer.redirect_chain == [(f"/raperda/{made.pk}/naskah/", 302)]
    assert "Raperda dibuat dengan kerangka resmi." in answer.content.decode()
    assert (made.judul, made.anggaran, made.stage) == ("Pohon", 4_500_000_000, "usul_prakarsa")
    assert unit(draft_of(made), "Judul").text.endswith("TENTANG\nPOHON")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"judul": ""}, "judul"),
        ({"judul": "tentang ."}, "judul"),
        ({"judul": "x" * 401}, "judul"),
        ({"tahun": "kini"}, "tahun"),
        ({"initiator": "rakyat"}, "initiator"),
        ({"anggaran": "banyak"}, "anggaran"),
        ({"anggaran": "-1"}, "anggaran"),
        ({"out_of_program_reason": "ingin"}, "out_of_program_reason"),
    ],
)
def test_a_mistake_stands_beside_its_field(desk, given, field):
    answer = desk.post("/raperda/mulai", FACTS | given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Raperda.objects.count() == 0


@pytest.mark.parametrize("text", ["4.500", "4500", "4500,00", "Rp 4.500"])
def test_an_amount_is_read_as_it_is_written_here(desk, text):
    desk.post("/raperda/mulai", FACTS | {"anggaran": text})
    assert Raperda.objects.get().anggaran == 4500


def test_outside_the_programme_the_reason_is_kept(desk):
    desk.post("/raperda/mulai", FACTS | {"out_of_program_reason": "urgensi"})
    deliberation = Deliberation.objects.get()
    assert (deliberation.in_propemperda, deliberation.out_of_program_reason) == (False, "urgensi")


def test_a_file_is_shown_first_and_kept_when_confirmed(desk):
    answer = read_file(desk)
    assert answer.status_code == 200
    assert answer.context["found"] == [("Bab", 3), ("Pasal", 4), ("Ayat", 2), ("Penjelasan pasal", 4), ("Lampiran", 0)]
    assert answer.context["form"]["judul"].value() == "Contoh Kecil"
    assert Raperda.objects.count() == Attachment.objects.count() == 0
    sent = kept(answer)
    sent["text"] = sent["text"].replace("\n", "\r\n")
    saved = desk.post("/raperda/impor/simpan", sent, follow=True)
    assert "Naskah diimpor." in saved.content.decode()
    made = Raperda.objects.get()
    assert text_of(draft_of(made), "Pasal 3") == "Pelayanan diselenggarakan tanpa biaya."
    original = made.attachments.get()
    assert (original.name, original.size, original.kind) == ("naskah.txt", len(SHORT.encode()), Attachment.Kind.SUMBER)
    assert not [path for path in (settings.MEDIA_ROOT / "titipan").iterdir() if path.is_file()]


def test_the_text_may_be_corrected_and_read_again(desk):
    sent = kept(read_file(desk))
    again = sent | {"text": sent["text"].replace("Pasal 3", "Pasal tiga"), "again": "1"}
    answer = desk.post("/raperda/impor/simpan", again)
    assert answer.status_code == 200
    assert ("Pasal", 3) in answer.context["found"]
    assert Raperda.objects.count() == 0
    desk.post("/raperda/impor/simpan", sent | {"text": sent["text"].replace("tanpa biaya", "cuma-cuma")})
    assert text_of(draft_of(Raperda.objects.get()), "Pasal 3") == "Pelayanan diselenggarakan cuma-cuma."


def test_what_the_reader_noted_is_said_again_on_the_next_look(desk):
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p("Lihat lampiran.")}</w:footnote></w:footnotes>'
    lines = "".join(p(line) for line in SHORT.splitlines() if line)
    body = lines + p(run("akhir") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    file = SimpleUploadedFile("naskah.docx", word(body, **{"word/footnotes.xml": notes}))
    answer = desk.post("/raperda/impor", {"file": file})
    assert "catatan kaki" in answer.context["notes"][0]
    again = desk.post("/raperda/impor/simpan", kept(answer, again="1"))
    assert again.context["notes"] == list(answer.context["notes"])


@pytest.mark.parametrize("given", [{"judul": ""}, {"text": ""}, {"tahun": "x"}])
def test_a_mistake_brings_the_preview_back(desk, given):
    answer = desk.post("/raperda/impor/simpan", kept(read_file(desk), **given))
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(given)
    assert Raperda.objects.count() == 0


@pytest.mark.parametrize("token", ["", "0" * 32, "../../etc/passwd"])
def test_without_the_kept_bytes_the_text_is_still_saved(desk, token):
    desk.post("/raperda/impor/simpan", kept(read_file(desk), token=token))
    assert Raperda.objects.get().attachments.count() == 0


def test_the_preview_cannot_be_opened_by_itself(desk):
    kota_serang()
    assert desk.get("/raperda/impor/simpan").headers["Location"] == "/raperda/impor"


def test_a_form_sent_twice_makes_one_raperda(desk):
    token = desk.get("/raperda/mulai").context["once"]
    first = desk.post("/raperda/mulai", FACTS | {"sekali": token})
    assert desk.post("/raperda/mulai", FACTS | {"sekali": token}).url == first.url
    assert Raperda.objects.count() == 1
    assert desk.get("/raperda/mulai").context["once"] != token


def test_a_mistake_keeps_the_token_of_its_form(desk):
    token = desk.get("/raperda/mulai").context["once"]
    answer = desk.post("/raperda/mulai", FACTS | {"judul": "", "sekali": token})
    assert answer.context["once"] == token
    desk.post("/raperda/mulai", FACTS | {"sekali": token})
    assert Raperda.objects.count() == 1


def test_a_file_confirmed_twice_makes_one_raperda(desk):
    sent = kept(read_file(desk))
    first = desk.post("/raperda/impor/simpan", sent)
    assert desk.post("/raperda/impor/simpan", sent).url == first.url
    assert Raperda.objects.count() == 1


def test_a_text_its_form_would_not_take_is_refused_before_the_preview(desk, monkeypatch):
    monkeypatch.setattr("documents.views.found.MAX_TEXT", 100)
    answer = read_file(desk)
    assert answer.status_code == 422
    assert "terlalu panjang setelah disusun" in answer.content.decode()
