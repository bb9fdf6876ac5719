"""The pages of letters, for whoever looks at every page: a draft, one with its number, and where they come from."""

from django.urls import reverse
from django.utils import timezone

from deliberation.actions import confirm_letter, draft_letter, open_series, send_letter, take_number
from deliberation.models import Letter
from tests.people import NOW, kota_serang


def two_letters(first, second, by) -> list[Letter]:
    """A draft about the first Raperda, and a letter with its number about the second."""
    day = timezone.localdate()
    book = open_series(
        daerah=kota_serang(), name="Umum", tahun=day.year, kode="005", unit="DPRD",
        pattern="{kode}/{urut}/{unit}/{tahun}", first=1, by=by,
    )  # fmt: skip
    given = {"daerah": kota_serang(), "paper": "permohonan-noreg", "subject": "Contoh", "recipient": "", "by": by}
    draft, numbered = (draft_letter(raperda=raperda, now=NOW, **given) for raperda in (first, second))
    return [draft, take_number(letter=numbered, series=book, on=day, by=by, now=NOW)]


def sent_letter(town) -> Letter:
    """A letter that went out, and whose receipt is still to be recorded; one however often it is asked for."""
    by, second = town.people["sari"], town.people["budi"]
    if there := Letter.objects.filter(status=Letter.Status.TERKIRIM).first():
        return there
    given = {"paper": "surat-lain", "subject": "Terkirim", "recipient": "Wali Kota Serang", "text": ". Isi."}
    letter = draft_letter(daerah=kota_serang(), by=by, now=NOW, **given)
    letter = take_number(letter=letter, series=town.numbered.series, on=timezone.localdate(), by=by, now=NOW)
    return send_letter(letter=confirm_letter(letter=letter, by=second, now=NOW), by=by, now=NOW)


def letters(town) -> dict[str, list[str]]:
    """The pages of letters of a Raperda and of a meeting, and what an office sets for them."""
    draft, out = [town.draft.pk], [town.numbered.pk]
    return {
        "letters": [reverse("letters"), reverse("letters") + "?q=zzz"],
        "letter": [reverse("letter", args=draft), reverse("letter", args=out)],
        "letter_in": [reverse("letter_in")],
        "letter_series": [reverse("letter_series")],
        "letter_forms": [reverse("letter_forms")],
        "letter_form": [reverse("letter_form", args=["keputusan-pansus"])],
        "letter_office": [reverse("letter_office")],
        "letter_edit": [reverse("letter_edit", args=draft)],
        "letter_number": [reverse("letter_number", args=draft)],
        "letter_void": [reverse("letter_void", args=draft), reverse("letter_void", args=out)],
        "letter_receipt": [reverse("letter_receipt", args=[sent_letter(town).pk])],
        "letter_scan": [reverse("letter_scan", args=out)],
        "letter_new": [reverse("letter_new", args=[town.open.pk, "usul-prakarsa"])],
        "raperda_letters": [reverse("raperda_letters", args=[one.pk]) for one in (town.raperda, town.open)],
        "eperda": [reverse("eperda", args=[town.deciding.pk])],
        "rapat_letters": [reverse("rapat_letters", args=[town.rapat.pk])],
        "rapat_scan": [reverse("rapat_scan", args=[town.rapat.pk, "daftar-hadir"])],
        "rapat_letter_new": [reverse("rapat_letter_new", args=[town.rapat.pk, "undangan"])],
    }
