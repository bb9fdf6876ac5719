"""The register of letters: drafted, numbered once and without gaps, confirmed by a second person, sent, scanned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from deliberation.actions.office import chosen, setting_of
from deliberation.actions.paper_facts import LATER, paper_for
from deliberation.actions.papers import paper_of
from deliberation.core.letters import MAX_NUMBER, pattern_fault, write_number
from deliberation.core.wording import spelled_day
from deliberation.models import Deliberation, Letter, LetterSeries, Rapat
from deliberation.printing.paper import fill, finish
from deliberation.printing.papers import FORMS
from documents.actions import attach
from documents.core.formal import tanggal
from documents.errors import DomainError
from documents.models import Attachment, Daerah, Raperda, Setting

_KEPT = Letter.Status


class LetterRefused(DomainError):
    """What the register does not allow."""


@transaction.atomic
def draft_letter(
    *, daerah: Daerah, paper: str, subject: str, recipient: str, by, now, text: str = "",
    raperda: Raperda | None = None, rapat: Rapat | None = None,
) -> Letter:  # fmt: skip
    """A draft of that paper without a number; an empty `text` follows the wording of the form until it is numbered."""
    return Letter.objects.create(
        daerah=daerah, paper=paper, subject=subject, recipient=recipient, text=text, raperda=raperda, rapat=rapat,
        stage=raperda.stage if raperda else "", by=by, at=now,
    )  # fmt: skip


@transaction.atomic
def change_letter(*, letter: Letter, subject: str, recipient: str, text: str, by, now) -> Letter:
    """The draft with other words. Raises LetterRefused once it has a number."""
    letter = _held(letter)
    if letter.status != _KEPT.KONSEP:
        raise LetterRefused("Surat yang sudah bernomor tidak diubah lagi. Batalkan, lalu buat surat baru.")
    letter.subject, letter.recipient, letter.text, letter.by, letter.at = subject, recipient, text, by, now
    letter.save()
    return letter


@transaction.atomic
def take_number(*, letter: Letter, series: LetterSeries, on: date, by, now) -> Letter:
    """The letter with the next number of its book in the year of that date, and its text as it goes out.

    A book of another year is opened anew with the same pattern. Two people get two numbers, none twice and none left
    out. Raises LetterRefused for a letter that has one, PaperMissing and PaperBroken as its paper does.
    """
    letter = _held(letter)
    if letter.status != _KEPT.KONSEP:
        raise LetterRefused(f"Surat ini sudah bernomor {letter.nomor}." if letter.nomor else "Surat ini sudah batal.")
    text = words_of(letter, on)
    book = _book(series, on)
    book.last += 1
    number = write_number(book.pattern, kode=book.kode, unit=book.unit, urut=book.last, day=on)
    if len(number) > MAX_NUMBER:
        raise LetterRefused("Nomor surat terlalu panjang. Perpendek kode atau unit pada buku nomornya.")
    book.save(update_fields=["last"])
    known = {
        "nomor": number, "tanggal": tanggal(on), "terbilang": spelled_day(on), "hal": letter.subject,
        "kepada": letter.recipient,
    }  # fmt: skip
    letter.series, letter.urut, letter.nomor, letter.date = book, book.last, number, on
    letter.text, letter.status, letter.by, letter.at = finish(text, known), _KEPT.BERNOMOR, by, now
    letter.save()
    return letter


@transaction.atomic
def confirm_letter(*, letter: Letter, by, now) -> Letter:
    """The numbered letter confirmed. Raises LetterRefused for who took its number (setting empat_mata, on)."""
    letter = _held(letter)
    if letter.status != _KEPT.BERNOMOR or letter.confirmed_at:
        raise LetterRefused("Hanya surat bernomor yang belum dikukuhkan yang dapat dikukuhkan.")
    if letter.by_id == by.pk and needs_second(letter.daerah, letter.date):
        raise LetterRefused("Nomor yang Anda ambil dikukuhkan oleh orang lain. Minta rekan atau pimpinan memeriksanya.")
    letter.confirmed_by, letter.confirmed_at = by, now
    letter.save(update_fields=["confirmed_by", "confirmed_at"])
    return letter


@transaction.atomic
def send_letter(*, letter: Letter, by, now) -> Letter:
    """The letter gone out. Raises LetterRefused before it was confirmed."""
    letter = _held(letter)
    if letter.status != _KEPT.BERNOMOR or not letter.confirmed_at:
        raise LetterRefused("Surat dikirim setelah bernomor dan dikukuhkan. Kukuhkan nomornya lebih dahulu.")
    letter.status = _KEPT.TERKIRIM
    letter.save(update_fields=["status"])
    return letter


@transaction.atomic
def receive_receipt(*, letter: Letter, on: date, today: date, by) -> Letter:
    """The letter received by whom it was sent to, on that day.

    Raises LetterRefused before it went out, and for a day before its date or after today.
    """
    letter = _held(letter)
    if letter.status != _KEPT.TERKIRIM:
        raise LetterRefused("Penerimaan dicatat setelah surat terkirim. Catat pengirimannya lebih dahulu.")
    if letter.date > on:
        raise LetterRefused(f"Surat bertanggal {tanggal(letter.date)} tidak diterima sebelumnya. Periksa tanggalnya.")
    if on > today:
        raise LetterRefused("Penerimaan dicatat setelah terjadi. Tulis tanggal hari ini atau sebelumnya.")
    letter.status, letter.received_on = _KEPT.DITERIMA, on
    letter.save(update_fields=["status", "received_on"])
    return letter


@transaction.atomic
def void_letter(*, letter: Letter, note: str, by, now) -> Letter:
    """The letter void for the reason in `note`; its number stays its own.

    Raises LetterRefused without a reason, and once it went out or was signed.
    """
    if not note.strip():
        raise LetterRefused("Tulis alasan pembatalan, agar nomor yang tidak terpakai dapat dijelaskan.")
    letter = _held(letter)
    if letter.status not in (_KEPT.KONSEP, _KEPT.BERNOMOR) or letter.scan_id:
        raise LetterRefused("Surat yang sudah terkirim atau ditandatangani tidak dibatalkan. Kirim surat pembetulan.")
    letter.status, letter.note = _KEPT.BATAL, note.strip()
    letter.save(update_fields=["status", "note"])
    return letter


@transaction.atomic
def keep_scan(*, letter: Letter, name: str, data: bytes, by, now) -> Letter:
    """The signed scan with its letter, and as document of the procedure with every Raperda the letter is about.

    Raises LetterRefused before the letter was confirmed and where it is about no Raperda, UploadRefused and Unreadable
    for a file that cannot be kept.
    """
    letter = _held(letter)
    if letter.status == _KEPT.BATAL or not (letter.confirmed_at or letter.direction == Letter.Direction.MASUK):
        raise LetterRefused("Pindaian diunggah setelah nomor surat dikukuhkan. Kukuhkan nomornya lebih dahulu.")
    letter.scan = _attached(letter, name, data, by, now)
    letter.save(update_fields=["scan"])
    return letter


@transaction.atomic
def keep_meeting_scan(*, rapat: Rapat, slug: str, name: str, data: bytes, by, now) -> list[Attachment]:
    """The signed scan of a paper of a meeting that takes no number, once with every Raperda on the agenda.

    Raises LetterRefused for a meeting about no Raperda, UploadRefused and Unreadable for a file that cannot be kept.
    """
    about = {item.raperda_id: item.raperda for item in rapat.items.select_related("raperda") if item.raperda}
    if not about:
        raise LetterRefused("Pindaian disimpan bersama Raperda, dan rapat ini tidak membicarakan Raperda.")
    given = {"kind": Attachment.Kind.DOKUMEN, "document": FORMS[slug].document, "by": by, "now": now}
    return [attach(name=name, data=data, raperda=raperda, **given) for raperda in about.values()]


@transaction.atomic
def receive_letter(
    *, daerah: Daerah, nomor: str, on: date, subject: str, sender: str, by, now, paper: str = "",
    raperda: Raperda | None = None, name: str = "", data: bytes | None = None,
) -> Letter:  # fmt: skip
    """A letter that came in, with its own number and date; as a document of its Raperda where a file comes with it.

    Raises LetterRefused for one that is on record, or a file about no Raperda, and as keep_scan does.
    """
    Daerah.objects.select_for_update().get(pk=daerah.pk)  # two people may hold the same letter in their hands
    there = Letter.objects.filter(daerah=daerah, direction=Letter.Direction.MASUK, nomor=nomor, date=on, sender=sender)
    if there.exclude(status=_KEPT.BATAL).exists():
        raise LetterRefused(f"Surat Nomor {nomor} dari {sender} sudah tercatat. Cari dalam daftar surat masuk.")
    letter = Letter.objects.create(
        daerah=daerah, direction=Letter.Direction.MASUK, paper=paper, nomor=nomor, date=on, subject=subject,
        sender=sender, raperda=raperda, stage=raperda.stage if raperda else "", status=_KEPT.DITERIMA, by=by, at=now,
    )  # fmt: skip
    if data is not None:
        letter.scan = _attached(letter, name, data, by, now)
        letter.save(update_fields=["scan"])
    return letter


@transaction.atomic
def open_series(
    *, daerah: Daerah, name: str, tahun: int, kode: str, unit: str, pattern: str, first: int, by
) -> LetterSeries:
    """A book of numbers for a year, from `first` on. Raises LetterRefused for a faulty pattern or a name in use."""
    if fault := pattern_fault(pattern):
        raise LetterRefused(fault)
    if LetterSeries.objects.filter(daerah=daerah, name=name, tahun=tahun).exists():
        raise LetterRefused(f"Buku nomor {name} tahun {tahun} sudah ada. Pakai nama lain.")
    given = {"kode": kode, "unit": unit, "pattern": pattern, "last": first - 1}
    return LetterSeries.objects.create(daerah=daerah, name=name, tahun=tahun, **given)


@transaction.atomic
def adapt_form(*, daerah: Daerah, slug: str, text: str, on: date, by) -> Setting:
    """The office's own text of a paper from that day on; an empty one goes back to the text of the house.

    Earlier texts stay with the days they were valid. Raises PaperBroken for a text that cannot be filled.
    """
    fill(text, {})
    name = setting_of(slug)
    row = Setting.objects.filter(daerah=daerah, name=name, valid_from=on).first() or Setting(
        daerah=daerah, name=name, valid_from=on, legal_basis="Bahasa surat kantor"
    )
    row.value = text
    row.save()
    return row


@transaction.atomic
def name_office(*, daerah: Daerah, values: Mapping[str, object], on: date, by) -> list[Setting]:
    """The officers and letterheads of the office from that day on; what did not change is left alone.

    Earlier ones stay with the days they were valid, so that an old paper names who held the office then.
    """
    own, made = chosen(daerah, on), []
    for name, value in values.items():
        if value == own.get(name) or (not value and not own.get(name)):
            continue
        row = Setting.objects.filter(daerah=daerah, name=name, valid_from=on).first()
        row = row or Setting(daerah=daerah, name=name, valid_from=on, legal_basis="Pejabat dan kepala surat kantor")
        row.value = value
        row.save()
        made.append(row)
    return made


def words_of(letter: Letter, on: date) -> str:
    """The text of the letter in the language of papers; of a draft with double brackets for what its number brings."""
    if letter.text.strip() or letter.nomor:
        return letter.text
    if letter.rapat_id:
        return paper_of(letter.rapat, letter.paper, LATER)
    rows = Deliberation.objects.select_related("raperda__daerah")
    return paper_for(rows.get(raperda_id=letter.raperda_id), letter.paper, on, LATER)


def needs_second(daerah: Daerah, on: date) -> bool:
    """Whether who took a number may not confirm it (process.md §1.1; setting empat_mata)."""
    return bool(Setting.objects.choice("empat_mata", daerah, on, True))


def raperda_of(letter: Letter) -> list[Raperda]:
    """The Raperda a letter is about: its own, else those on the agenda of its meeting (of an agreement: the agreed)."""
    if letter.raperda:
        return [letter.raperda]
    if letter.rapat is None:
        return []
    items = letter.rapat.items.filter(raperda__isnull=False).select_related("raperda")
    if letter.paper == "persetujuan-bersama":
        items = items.filter(decision__carried=True, decision__quorum="b")
    return list({item.raperda_id: item.raperda for item in items}.values())


def _held(letter: Letter) -> Letter:
    """The letter, locked until the transaction ends."""
    rows = Letter.objects.select_for_update(of=("self",)).select_related(
        "daerah", "raperda", "rapat__body", "rapat__daerah"
    )
    return rows.get(pk=letter.pk)


def _book(series: LetterSeries, on: date) -> LetterSeries:
    """The book of that name for the year, locked until the transaction ends."""
    rows = LetterSeries.objects.select_for_update()
    if series.tahun == on.year:
        return rows.get(pk=series.pk)
    known = {"kode": series.kode, "unit": series.unit, "pattern": series.pattern}
    LetterSeries.objects.get_or_create(daerah=series.daerah, name=series.name, tahun=on.year, defaults=known)
    return rows.get(daerah=series.daerah, name=series.name, tahun=on.year)


def _attached(letter: Letter, name: str, data: bytes, by, now) -> Attachment:
    about = raperda_of(letter)
    if not about:
        raise LetterRefused(
            "Pindaian disimpan bersama Raperda, dan surat ini tidak menyebut Raperda. Catat tanpa berkas."
        )
    paper = FORMS.get(letter.paper)
    given = {"kind": Attachment.Kind.DOKUMEN, "document": paper.document if paper else "", "by": by, "now": now}
    return [attach(name=name, data=data, raperda=raperda, **given) for raperda in about][0]
