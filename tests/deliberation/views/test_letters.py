"""Surat: from the dossier to a draft, its number, its confirmation, its scan, and the step that finds its document."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deliberation.actions import agree, confirm_decisions, draft_letter, open_series, receive_letter, take_number
from deliberation.models import Letter, LetterSeries
from documents.models import Attachment
from tests.deliberation.council import NOW as SITTING
from tests.deliberation.council import council, opened, plenary
from tests.deliberation.views.test_rapat_papers import pdf_words
from tests.people import NOW, kota_serang, person
from tests.raperda.scenes import paripurna, under_way

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"
DAY = date(2026, 11, 25)


@pytest.fixture
def desk(client, legal):
    client.force_login(legal)
    return client


@pytest.fixture
def book(legal):
    return open_series(
        daerah=kota_serang(), name="Bagian Hukum", tahun=2026, kode="188.34", unit="HUK",
        pattern="{kode}/{urut}-{unit}/{tahun}", first=7, by=legal,
    )  # fmt: skip


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("surat.pdf", PDF)


def drafted(desk, raperda, slug="permohonan-fasilitasi", **other):
    """The draft of that paper as the form fills it, with other words where given."""
    page = f"/raperda/{raperda.pk}/surat/{slug}"
    shown = desk.get(page).context["form"].initial
    return desk.post(page, {name: shown[name] for name in ("subject", "recipient", "text", "sekali")} | other)


def test_a_letter_from_its_form_to_its_scan(desk, client, at, legal, book):
    raperda = at("ba_tingkat_1")
    Attachment.objects.filter(document="permohonan_fasilitasi").delete()
    answer = drafted(desk, raperda)
    letter = Letter.objects.get()
    assert answer.headers["Location"] == f"/surat/{letter.pk}/"
    assert (letter.text, letter.stage, letter.status) == ("", "ba_tingkat_1", "konsep")
    assert "Gubernur Banten sebagai Wakil Pemerintah Pusat di Daerah u.p. Kepala Biro Hukum" in letter.recipient
    desk.post(f"/surat/{letter.pk}/nomor", {"series": book.pk, "on": "2026-11-25"})
    letter.refresh_from_db()
    assert (letter.nomor, letter.status, letter.by) == ("188.34/7-HUK/2026", "bernomor", legal)
    assert "[[" not in letter.text
    page = desk.get(f"/surat/{letter.pk}/").content.decode()
    assert "dikukuhkan oleh orang lain" in page
    assert "Kukuhkan nomor" not in page
    desk.post(f"/surat/{letter.pk}/catat", {"langkah": "kukuhkan"})
    assert Letter.objects.get().confirmed_at is None
    client.force_login(person("ratna", "setwan"))
    client.post(f"/surat/{letter.pk}/catat", {"langkah": "kukuhkan"})
    client.post(f"/surat/{letter.pk}/catat", {"langkah": "kirim"})
    assert Letter.objects.get().status == "terkirim"
    assert f"/surat/{letter.pk}/diterima" in client.get(f"/surat/{letter.pk}/").content.decode()
    text = pdf_words(client.get(f"/surat/{letter.pk}/surat.pdf").content)
    for words in ("WALI KOTA SERANG", "188.34/7-HUK/2026", "25 November 2026", "Permohonan Fasilitasi Rancangan"):
        assert words in text
    assert client.get(f"/surat/{letter.pk}/surat.docx").content.startswith(b"PK")
    client.post(f"/surat/{letter.pk}/pindaian", {"file": scan()})
    kept = Letter.objects.get().scan
    assert (kept.document, kept.raperda) == ("permohonan_fasilitasi", raperda)
    move = client.get(f"/raperda/{raperda.pk}/tahap/fasilitasi")
    client.force_login(legal)
    move = client.get(f"/raperda/{raperda.pk}/tahap/fasilitasi")
    assert "permohonan_fasilitasi" not in move.context["offer"].missing_documents


def test_every_numbered_form_opens_and_prints(desk, at, book):
    from deliberation.printing.papers import FORMS, RAPERDA

    raperda = at("ba_tingkat_1")
    for slug, paper in FORMS.items():
        page = f"/raperda/{raperda.pk}/surat/{slug}"
        if paper.incoming or not paper.numbered or RAPERDA not in paper.about:
            assert desk.get(page).status_code == 404
        else:
            answer = desk.get(page)
            assert answer.status_code == (409 if slug == "penyampaian-perda" else 200), slug
    for slug in (slug for slug, paper in FORMS.items() if not paper.numbered and RAPERDA in paper.about):
        answer = desk.get(f"/raperda/{raperda.pk}/naskah-surat/{slug}.docx")
        assert answer.status_code == (409 if slug == "abstrak" else 200), slug


def test_own_words_are_kept_and_nothing_typed_is_lost(desk, raperda):
    answer = drafted(desk, raperda, "surat-lain", text="# SURAT [[nomor]]\r\n. Isi.", subject=" Hal\n satu ")
    letter = Letter.objects.get()
    assert (letter.text, letter.subject) == ("# SURAT [[nomor]]\n. Isi.", "Hal satu")
    answer = desk.post(f"/surat/{letter.pk}/ubah", {"subject": "", "text": ". Ketikan."})
    assert answer.status_code == 422
    assert answer.context["form"]["text"].value() == ". Ketikan."
    answer = desk.post(f"/surat/{letter.pk}/ubah", {"subject": "A", "text": ". <b>Lihat</b>", "lihat": "1"})
    assert "&lt;b&gt;Lihat" in answer.content.decode()
    assert Letter.objects.get().subject == "Hal satu"


def test_a_draft_the_record_no_longer_bears_out_opens_and_can_be_voided(desk, clerk, raperda, book):
    drafted(desk, raperda, "keputusan-persetujuan")
    letter = Letter.objects.get()
    rapat = opened(plenary(clerk, [raperda]), clerk, 34)
    agree(item=rapat.items.get(), by=clerk, now=SITTING)
    assert "belum dikukuhkan" in desk.get(f"/surat/{letter.pk}/").content.decode()
    answer = desk.post(f"/surat/{letter.pk}/nomor", {"series": book.pk, "on": "2026-11-25"})
    assert (answer.status_code, LetterSeries.objects.get().last) == (422, 6)
    answer = desk.post(f"/surat/{letter.pk}/ubah", {"subject": "", "text": ". Ketikan."})
    assert answer.context["form"]["text"].value() == ". Ketikan."
    page = f"/raperda/{raperda.pk}/surat/keputusan-persetujuan"
    assert desk.get(page).status_code == 409
    assert desk.post(page, {"subject": "", "text": ". Ketikan."}).context["form"]["text"].value() == ". Ketikan."
    assert desk.post(f"/surat/{letter.pk}/batal", {"note": " "}).status_code == 422
    desk.post(f"/surat/{letter.pk}/batal", {"note": "Rapat menunda."})
    assert (Letter.objects.get().status, Letter.objects.get().note) == ("batal", "Rapat menunda.")
    assert "Rapat menunda." in desk.get(f"/surat/{letter.pk}/").content.decode()
    assert desk.get(f"/surat/{letter.pk}/batal").status_code == 302
    assert desk.post(f"/surat/{letter.pk}/batal", {"note": "Lagi."}).status_code == 422


def test_a_form_sent_twice_makes_one_letter(desk, raperda):
    page = f"/raperda/{raperda.pk}/surat/surat-lain"
    given = {"subject": "Hal", "recipient": "", "text": ". Isi.", "sekali": "a" * 32}
    first, second = desk.post(page, given), desk.post(page, given)
    assert first.headers["Location"] == second.headers["Location"]
    assert Letter.objects.count() == 1


def test_a_letter_that_came_in_is_a_document(desk, at):
    raperda = at("fasilitasi")
    page = f"/surat/masuk?raperda={raperda.pk}&bentuk=hasil-fasilitasi"
    form = desk.get(page).context["form"]
    assert (form["raperda"].value(), form["paper"].value()) == (str(raperda.pk), "hasil-fasilitasi")
    given = {"paper": "hasil-fasilitasi", "raperda": raperda.pk, "nomor": "188.342/2844-HUK/2021", "on": "2021-12-01"}
    given |= {"sender": "Sekretaris Daerah Provinsi Banten", "subject": "Hasil fasilitasi"}
    desk.post(page, given | {"file": scan()})
    letter = Letter.objects.get()
    assert (letter.status, letter.scan.document) == ("diterima", "hasil_fasilitasi")
    assert "Buka pindaian" in desk.get(f"/surat/{letter.pk}/").content.decode()
    again = desk.post(page, given)
    assert again.status_code == 422
    assert "sudah tercatat" in again.content.decode()
    assert again.context["form"]["sender"].value() == given["sender"]


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"nomor": ""}, "nomor"), ({"on": "kapan"}, "on"), ({"raperda": ""}, "raperda"),
        ({"paper": "undangan"}, "paper"), ({"raperda": "999999"}, "raperda"),
    ],
)  # fmt: skip
def test_a_mistake_stands_beside_its_field(desk, raperda, other, field):
    given = {"paper": "hasil-harmonisasi", "raperda": raperda.pk, "nomor": "1", "on": "2021-12-01", "sender": "A"}
    answer = desk.post("/surat/masuk", given | {"subject": "B"} | other)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Letter.objects.count() == 0


def test_a_scan_that_is_none_is_told(desk, raperda, book, legal):
    letter = draft_letter(
        daerah=kota_serang(), paper="surat-lain", subject="A", recipient="", raperda=raperda, by=legal, now=NOW
    )
    answer = desk.post(f"/surat/{letter.pk}/pindaian", {"file": SimpleUploadedFile("a.pdf", b"MZ\0\0")})
    assert answer.status_code == 422
    answer = desk.post(f"/surat/{letter.pk}/pindaian", {"file": scan()})
    assert answer.status_code == 422
    assert "Kukuhkan nomornya lebih dahulu" in answer.content.decode()


def test_the_register_is_found_and_filtered(desk, raperda, book, legal):
    out = draft_letter(
        daerah=kota_serang(),
        paper="surat-lain",
        subject="Keluar satu",
        recipient="Kanwil",
        raperda=raperda,
        by=legal,
        now=NOW,
    )
    take_number(letter=out, series=book, on=DAY, by=legal, now=NOW)
    receive_letter(
        daerah=kota_serang(), nomor="9/X", on=date(2025, 1, 2), subject="Masuk satu", sender="Biro", by=legal, now=NOW
    )

    def shown(query: str) -> list[str]:
        return [row.subject for row, _ in desk.get(f"/surat/?{query}").context["rows"]]

    assert shown("") == ["Masuk satu", "Keluar satu"]
    assert shown("arah=masuk") == ["Masuk satu"]
    assert shown("tahun=2026") == ["Keluar satu"]
    assert shown("q=kanwil+188.34") == ["Keluar satu"]
    assert shown(f"raperda={raperda.pk}") == ["Keluar satu"]
    assert shown("keadaan=diterima") == ["Masuk satu"]
    assert shown("q=tidak-ada") == []
    assert "Tidak ada surat yang cocok" in desk.get("/surat/?q=tidak-ada").content.decode()
    for junk in ("tahun=9999999999", "raperda=99999999999999", "arah=x", "q=%00", "halaman=x"):
        assert desk.get(f"/surat/?{junk}").status_code == 200


def test_who_holds_no_right_sees_no_letters(client, raperda, member, stranger, legal):
    letter = draft_letter(
        daerah=kota_serang(), paper="surat-lain", subject="A", recipient="", raperda=raperda, by=legal, now=NOW
    )
    for someone in (member, stranger):
        client.force_login(someone)
        assert client.get("/surat/").status_code == 403
        assert client.get(f"/surat/{letter.pk}/").status_code == 404
        assert client.get(f"/raperda/{raperda.pk}/surat/surat-lain").status_code == (403 if someone is member else 404)
    client.force_login(member)
    assert client.get(f"/raperda/{raperda.pk}/surat").status_code == 200
    chair = person("hasan", "pimpinan_dprd")
    client.force_login(chair)
    assert client.get("/surat/").status_code == 200
    assert client.get(f"/surat/{letter.pk}/ubah").status_code == 403
    assert client.post(f"/surat/{letter.pk}/batal", {"note": "Coba."}).status_code == 403
    assert client.post(f"/surat/{letter.pk}/diterima", {"on": "2026-11-25"}).status_code == 403


def test_pages_ask_as_often_for_twice_the_letters(desk, at, legal, book):
    raperda, counts = at("ba_tingkat_1"), []
    about = {"daerah": kota_serang(), "paper": "permohonan-fasilitasi", "subject": "A", "recipient": "B"}
    for _ in range(2):
        for _ in range(6):
            letter = draft_letter(raperda=raperda, by=legal, now=NOW, **about)
            take_number(letter=letter, series=book, on=DAY, by=legal, now=NOW)
        draft = draft_letter(raperda=raperda, by=legal, now=NOW, **about)
        counts.append({page: asked(desk, page) for page in pages(raperda, letter, draft)})
    first, second = counts
    assert list(first.values()) == list(second.values()), (first, second)
    assert max(second.values()) <= 15, second


def pages(raperda, letter, draft) -> list[str]:
    """Every page about letters of one Raperda."""
    ends = ("", "masuk", "buku", "bentuk", "bentuk/permohonan-fasilitasi", f"{letter.pk}/", f"{draft.pk}/")
    of_draft = (f"{draft.pk}/nomor", f"{draft.pk}/ubah", f"{draft.pk}/surat.docx", f"{letter.pk}/pindaian")
    own = ("surat", "surat/permohonan-fasilitasi", "surat/keputusan-persetujuan", "e-perda")
    return [f"/surat/{end}" for end in (*ends, *of_draft)] + [f"/raperda/{raperda.pk}/{end}" for end in own]


def asked(desk, page: str) -> int:
    """How often the page asks the database."""
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(page).status_code == 200, page
    return len(queries)


def test_letters_of_a_meeting(desk, client, clerk, raperda, book):
    client.force_login(clerk)
    rapat = paripurna(clerk, DAY, raperda=raperda)
    assert "Nomor surat rapat ini" in client.get(f"/rapat/{rapat.pk}/").content.decode()
    assert 'Buat konsep<span class="unseen">: Undangan' in client.get(f"/rapat/{rapat.pk}/surat").content.decode()
    drafted_page = f"/rapat/{rapat.pk}/surat/undangan"
    shown = client.get(drafted_page).context["form"].initial
    assert shown["recipient"] == "Sdr. Pimpinan dan Anggota DPRD Kota Serang"
    client.post(drafted_page, {name: shown[name] for name in ("subject", "recipient", "text", "sekali")})
    letter = Letter.objects.get()
    client.post(f"/surat/{letter.pk}/nomor", {"series": book.pk, "on": "2026-11-20"})
    text = pdf_words(client.get(f"/rapat/{rapat.pk}/dokumen/undangan.pdf").content)
    assert "188.34/7-HUK/2026" in text
    assert "20 November 2026" in text
    assert client.get(f"/rapat/{rapat.pk}/surat/risalah").status_code == 404


def test_the_scan_of_a_meeting_is_kept_with_every_raperda(client, clerk, raperda):
    client.force_login(clerk)
    rapat = plenary(clerk, [raperda, under_way(clerk, judul="Contoh Besar")])
    page = f"/rapat/{rapat.pk}/surat/daftar-hadir/pindaian"
    assert page in client.get(f"/rapat/{rapat.pk}/surat").content.decode()
    assert client.post(page, {"file": SimpleUploadedFile("a.pdf", b"MZ\0")}).status_code == 422
    answer = client.post(page, {"file": scan()}, follow=True)
    assert "Daftar hadir disimpan bersama 2 Raperda." in answer.content.decode()
    assert Attachment.objects.filter(document="daftar_hadir").count() == 2
    assert client.get(f"/rapat/{rapat.pk}/surat/undangan/pindaian").status_code == 404
    bare = plenary(clerk, house=rapat.body)
    assert (
        "tidak membicarakan Raperda"
        in client.post(f"/rapat/{bare.pk}/surat/daftar-hadir/pindaian", {"file": scan()}).content.decode()
    )


def test_pages_of_a_meeting_ask_as_often_for_twice_the_members(client, clerk, raperda, legal):
    client.force_login(clerk)
    rapat, counts = opened(plenary(clerk, [raperda]), clerk, 34), []
    agree(item=rapat.items.get(), by=clerk, now=SITTING)
    confirm_decisions(rapat=rapat, by=legal, now=SITTING)
    about = {"daerah": kota_serang(), "paper": "hasil", "subject": "A", "recipient": "B", "rapat": rapat}
    draft = draft_letter(by=clerk, now=NOW, **about)
    urls = [f"/surat/{draft.pk}/", f"/surat/{draft.pk}/ubah", f"/rapat/{rapat.pk}/surat"]
    urls += [f"/rapat/{rapat.pk}/surat/{slug}" for slug in ("undangan", "hasil", "persetujuan-bersama", "tingkat-1")]
    for size in (45, 90):
        council(clerk, size)
        counts.append({page: asked(client, page) for page in urls})
    assert counts[0] == counts[1]
    assert max(counts[1].values()) <= 15, counts[1]


def test_a_book_is_opened_where_there_is_none(desk, raperda, legal):
    letter = draft_letter(
        daerah=kota_serang(), paper="surat-lain", subject="A", recipient="", raperda=raperda, by=legal, now=NOW
    )
    page = desk.get(f"/surat/{letter.pk}/nomor").content.decode()
    assert f"/surat/buku?surat={letter.pk}" in page
    given = {"name": "Umum", "tahun": "2026", "kode": "", "unit": "", "pattern": "{salah}", "first": "1"}
    bad = desk.post("/surat/buku", given)
    assert bad.status_code == 422
    assert "tidak dikenal" in bad.content.decode()
    answer = desk.post(f"/surat/buku?surat={letter.pk}", given | {"pattern": "{urut}/{tahun}"})
    assert answer.headers["Location"] == f"/surat/{letter.pk}/nomor"
    twice = desk.post("/surat/buku", given | {"pattern": "{urut}"})
    assert "sudah ada" in twice.content.decode()
    assert LetterSeries.objects.count() == 1
    far = desk.post(f"/surat/{letter.pk}/nomor", {"series": LetterSeries.objects.get().pk, "on": "1999-01-01"})
    assert "Periksa tahunnya" in far.content.decode()
