"""The register: numbers without gap or double, four eyes, what is numbered stays, a number that is void stays taken."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections

from deliberation.actions import (
    LetterRefused,
    adapt_form,
    agree,
    change_letter,
    confirm_decisions,
    confirm_letter,
    draft_letter,
    keep_scan,
    open_series,
    receive_letter,
    receive_receipt,
    send_letter,
    take_number,
    void_letter,
)
from deliberation.actions.letters import words_of
from deliberation.actions.paper_facts import LATER, PaperMissing, paper_for
from deliberation.bridge import documents_of
from deliberation.models import Deliberation, Letter, LetterSeries
from deliberation.printing.paper import PaperBroken
from documents.models import Attachment, Setting
from tests.deliberation.council import DAY, opened, plenary
from tests.deliberation.council import NOW as SITTING
from tests.people import NOW, budi, kota_serang, person, sari
from tests.raperda.scenes import roles, under_way

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 25)
PDF = b"%PDF-1.7\ntrailer\n<<>>\n%%EOF\n"


def book(by, **other) -> LetterSeries:
    given = {"name": "Setwan", "tahun": 2026, "kode": "005", "unit": "DPRD", "pattern": "{kode}/{urut}/{unit}/{tahun}"}
    return open_series(daerah=kota_serang(), by=by, **(given | {"first": 1} | other))


def draft(by, paper: str = "surat-lain", **about) -> Letter:
    given = {"subject": "Hal | satu", "recipient": "Wali Kota Serang", "text": "", "by": by, "now": NOW}
    return draft_letter(daerah=kota_serang(), paper=paper, **(given | about))


@pytest.fixture
def by():
    return budi()


@pytest.fixture
def raperda(by):
    return under_way(by)


def road(raperda) -> Deliberation:
    return Deliberation.objects.select_related("raperda__daerah").get(raperda=raperda)


@pytest.mark.django_db(transaction=True)
def test_two_people_take_numbers_at_once():
    """On SQLite and on PostgreSQL: every number once, none left out."""
    roles()
    people = [sari(), budi()]
    raperda, series = under_way(people[0]), book(people[0])
    letters = [draft(people[n % 2], raperda=raperda, text=". Isi [[nomor]].") for n in range(12)]
    gate = threading.Barrier(2, timeout=30)

    def takes(n: int):
        try:
            gate.wait()
            for letter in letters[n::2]:
                take_number(letter=letter, series=series, on=ON, by=people[n], now=NOW)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(takes, range(2), timeout=60))
    rows = list(Letter.objects.order_by("urut"))
    assert [row.urut for row in rows] == list(range(1, 13))
    assert [row.nomor for row in rows] == [f"005/{n}/DPRD/2026" for n in range(1, 13)]
    assert all(f"Isi {row.nomor}." in row.text for row in rows)
    assert LetterSeries.objects.get().last == 12


@pytest.mark.django_db(transaction=True)
def test_one_letter_takes_one_number_from_two_people():
    roles()
    by = budi()
    raperda, series = under_way(by), book(by)
    letter, gate = draft(by, raperda=raperda, text=". Isi."), threading.Barrier(2, timeout=30)

    def takes(_):
        try:
            gate.wait()
            take_number(letter=letter, series=series, on=ON, by=by, now=NOW)
        except LetterRefused as refused:
            return str(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(takes, range(2), timeout=60))
    assert sorted(map(str, said)) == ["None", "Surat ini sudah bernomor 005/1/DPRD/2026."]
    assert LetterSeries.objects.get().last == 1


def test_another_year_opens_its_own_book(by, raperda):
    series = book(by, first=41)
    assert (
        take_number(letter=draft(by, raperda=raperda), series=series, on=ON, by=by, now=NOW).nomor == "005/41/DPRD/2026"
    )
    later = take_number(letter=draft(by, raperda=raperda), series=series, on=date(2027, 1, 4), by=by, now=NOW)
    assert later.nomor == "005/1/DPRD/2027"
    assert later.series.tahun == 2027


def test_who_took_a_number_does_not_confirm_it(by, raperda):
    letter = take_number(letter=draft(by, raperda=raperda), series=book(by), on=ON, by=by, now=NOW)
    with pytest.raises(LetterRefused, match="setelah bernomor dan dikukuhkan"):
        send_letter(letter=letter, by=by, now=NOW)
    with pytest.raises(LetterRefused, match="oleh orang lain"):
        confirm_letter(letter=letter, by=by, now=NOW)
    second = person("ratna", "setwan")
    assert confirm_letter(letter=letter, by=second, now=NOW).confirmed_by == second
    with pytest.raises(LetterRefused, match="belum dikukuhkan"):
        confirm_letter(letter=letter, by=second, now=NOW)
    assert send_letter(letter=letter, by=by, now=NOW).status == "terkirim"
    with pytest.raises(LetterRefused, match="tidak dibatalkan"):
        void_letter(letter=letter, note="Salah.", by=by, now=NOW)


def test_a_receipt_follows_the_sending(by, raperda):
    letter = take_number(letter=draft(by, raperda=raperda), series=book(by), on=ON, by=by, now=NOW)
    with pytest.raises(LetterRefused, match="setelah surat terkirim"):
        receive_receipt(letter=letter, on=ON, today=ON, by=by)
    send_letter(letter=confirm_letter(letter=letter, by=sari(), now=NOW), by=by, now=NOW)
    with pytest.raises(LetterRefused, match="bertanggal 25 November 2026"):
        receive_receipt(letter=letter, on=ON - timedelta(days=1), today=ON, by=by)
    with pytest.raises(LetterRefused, match="setelah terjadi"):
        receive_receipt(letter=letter, on=ON + timedelta(days=1), today=ON, by=by)
    letter = receive_receipt(letter=letter, on=ON, today=ON, by=by)
    assert (letter.status, letter.received_on) == ("diterima", ON)
    with pytest.raises(LetterRefused):
        receive_receipt(letter=letter, on=ON, today=ON, by=by)


def test_an_office_may_do_without_the_second_pair_of_eyes(by, raperda):
    Setting.objects.create(name="empat_mata", value=False)
    letter = take_number(letter=draft(by, raperda=raperda), series=book(by), on=ON, by=by, now=NOW)
    assert confirm_letter(letter=letter, by=by, now=NOW).confirmed_by == by


def test_a_void_letter_keeps_its_number(by, raperda):
    series = book(by)
    first = take_number(letter=draft(by, raperda=raperda), series=series, on=ON, by=by, now=NOW)
    with pytest.raises(LetterRefused, match="Tulis alasan"):
        void_letter(letter=first, note=" \n", by=by, now=NOW)
    first = void_letter(letter=first, note=" Rapat batal. ", by=by, now=NOW)
    assert (first.nomor, first.note) == ("005/1/DPRD/2026", "Rapat batal.")
    assert take_number(letter=draft(by, raperda=raperda), series=series, on=ON, by=by, now=NOW).urut == 2
    with pytest.raises(LetterRefused):
        take_number(letter=first, series=series, on=ON, by=by, now=NOW)
    assert void_letter(letter=draft(by, raperda=raperda), note="Ganda.", by=by, now=NOW).nomor == ""


def test_a_numbered_letter_keeps_its_words(by, raperda):
    letter = draft(by, "permohonan-fasilitasi", raperda=raperda)
    assert "[[nomor]]" in words_of(letter, ON)
    Setting.objects.create(name="kepala_daerah", value={"nama": "{{ rahasia }} SATU"})
    letter = take_number(letter=letter, series=book(by), on=ON, by=by, now=NOW)
    Setting.objects.update(value={"nama": "LAIN"})
    assert "Hal / satu" in letter.text
    assert "> {{ rahasia }} SATU" in words_of(letter, ON)
    with pytest.raises(LetterRefused, match="tidak diubah lagi"):
        change_letter(letter=letter, subject="A", recipient="", text="", by=by, now=NOW)


def test_a_scan_is_the_document_the_move_needs(by, raperda):
    letter = take_number(
        letter=draft(by, "permohonan-harmonisasi", raperda=raperda), series=book(by), on=ON, by=by, now=NOW
    )
    with pytest.raises(LetterRefused, match="Kukuhkan"):
        keep_scan(letter=letter, name="a.pdf", data=PDF, by=by, now=NOW)
    confirm_letter(letter=letter, by=sari(), now=NOW)
    keep_scan(letter=letter, name="a.pdf", data=PDF, by=by, now=NOW)
    assert "permohonan_harmonisasi" in documents_of(road(raperda))
    with pytest.raises(LetterRefused, match="tidak dibatalkan"):
        void_letter(letter=letter, note="Salah.", by=by, now=NOW)


def test_the_scan_of_an_agreement_reaches_every_raperda_agreed(by):
    second, both = person("ratna", "setwan"), [under_way(by), under_way(by, judul="Contoh Besar")]
    rapat = opened(plenary(by, both), by, 34)
    first, other = rapat.items.all()
    agree(item=first, by=by, now=SITTING)
    agree(item=other, by=by, now=SITTING, carried=False)
    confirm_decisions(rapat=rapat, by=second, now=SITTING)
    letter = take_number(letter=draft(by, "persetujuan-bersama", rapat=rapat), series=book(by), on=ON, by=by, now=NOW)
    confirm_letter(letter=letter, by=second, now=NOW)
    keep_scan(letter=letter, name="a.pdf", data=PDF, by=by, now=NOW)
    assert [row.raperda for row in Attachment.objects.filter(document="ba_persetujuan_bersama")] == [both[0]]


def test_a_decision_of_the_council_states_the_votes(by):
    second, raperda = person("ratna", "setwan"), under_way(by)
    rapat = opened(plenary(by, [raperda]), by, 34)
    agree(item=rapat.items.get(), by=by, now=SITTING)
    with pytest.raises(PaperMissing, match="belum dikukuhkan"):
        paper_for(road(raperda), "keputusan-persetujuan", ON, LATER)
    confirm_decisions(rapat=rapat, by=second, now=SITTING)
    text = paper_for(road(raperda), "keputusan-persetujuan", ON, LATER)
    for words in (
        "dihadiri 34 (tiga puluh empat) dari 45 (empat puluh lima) anggota DPRD",
        "kuorum 30 (tiga puluh) anggota (UU 23/2014", "secara musyawarah mufakat", "Rabu, 15 Maret 2023",
        "KESATU | Menyetujui Rancangan Peraturan Daerah Kota Serang tentang Contoh Kecil",
    ):  # fmt: skip
        assert words in text, text
    assert "menyatakan bahwa dalam Rapat Paripurna" in paper_for(road(raperda), "persetujuan-bersama", ON, LATER)


def test_a_council_that_said_no_prints_no_agreement(by):
    raperda = under_way(by)
    rapat = opened(plenary(by, [raperda]), by, 34)
    agree(item=rapat.items.get(), by=by, now=SITTING, carried=False)
    confirm_decisions(rapat=rapat, by=person("ratna", "setwan"), now=SITTING)
    with pytest.raises(PaperMissing, match="tidak menyetujui"):
        paper_for(road(raperda), "keputusan-persetujuan", ON)
    text = paper_for(road(raperda), "keputusan-penolakan", ON)
    assert "tidak disetujui secara musyawarah mufakat" in text
    assert "masa sidang ini" in text


def test_papers_name_the_letters_before_them(by, raperda):
    receive_letter(
        daerah=kota_serang(), nomor="W.12-PP.04.02-77", on=DAY, subject="Hasil", sender="Kanwil", raperda=raperda,
        paper="hasil-harmonisasi", by=by, now=NOW,
    )  # fmt: skip
    text = paper_for(road(raperda), "permohonan-fasilitasi", ON, LATER)
    assert "Nomor W.12-PP.04.02-77 tanggal 15 Maret 2023" in text
    with pytest.raises(PaperMissing, match="setelah Peraturan Daerah ditetapkan"):
        paper_for(road(raperda), "penyampaian-perda", ON)


def test_what_came_in_is_recorded_once(by, raperda):
    given = {"daerah": kota_serang(), "nomor": "1", "on": ON, "subject": "A", "sender": "B", "by": by, "now": NOW}
    receive_letter(**given)
    with pytest.raises(LetterRefused, match="sudah tercatat"):
        receive_letter(**given)
    with pytest.raises(LetterRefused, match="tidak menyebut Raperda"):
        receive_letter(**(given | {"nomor": "2", "name": "a.pdf", "data": PDF}))
    assert Letter.objects.count() == 1


def test_a_book_has_one_name_a_year_and_a_sound_pattern(by):
    book(by)
    with pytest.raises(LetterRefused, match="sudah ada"):
        book(by)
    with pytest.raises(LetterRefused, match="harus memuat"):
        book(by, name="Lain", pattern="{kode}")
    book(by, tahun=2027)


def test_an_office_writes_a_form_in_its_own_words(by, raperda):
    daerah, slug = kota_serang(), "permohonan-noreg"
    adapt_form(daerah=daerah, slug=slug, text="# {{ rancangan.JUDUL }}\n", on=DAY, by=by)
    assert paper_for(road(raperda), slug, ON) == "# CONTOH KECIL\n"
    adapt_form(daerah=daerah, slug=slug, text="", on=ON, by=by)
    assert "nomor register" in paper_for(road(raperda), slug, ON)
    assert paper_for(road(raperda), slug, DAY) == "# CONTOH KECIL\n"
    for faulty in ("{% for %}", "{% include 'x' %}", "{{ a|lain }}", "{% extends 'base.html' %}"):
        with pytest.raises(PaperBroken):
            adapt_form(daerah=daerah, slug=slug, text=faulty, on=ON, by=by)
    assert Setting.objects.filter(name="surat_permohonan_noreg").count() == 2
