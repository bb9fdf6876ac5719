"""Strings of the procedure's forms turned into clean values: starting, moving on, enacting, scheduling a meeting."""

from __future__ import annotations

import re

from django import forms
from django.utils import timezone

from deliberation.actions import AgendaLine
from deliberation.core.stages import ASKS, DOCUMENTS, OUT_OF_PROGRAM, STAGES, Ask, Offer, matter_of, only_kdh
from deliberation.forms.meetings import agenda_line
from deliberation.forms.people import Day
from deliberation.models import Body, Letter, Rapat
from documents.fields import LawField, SizedFileField
from documents.models import Raperda
from documents.reading import MAX_TEXT

FACTS = (
    "judul", "initiator", "tahun", "subject", "opd", "anggaran", "catatan_anggaran", "menggantikan", "keterangan",
)  # fmt: skip


class MoveForm(forms.Form):
    """One move: the facts it asks for, the documents now at hand, and a note. Built from the Offer it carries out.

    Number and date of the registered letter, where there is one, stand there to begin with.
    """

    note = forms.CharField(
        label="Catatan",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Markdown. Terlihat dalam perjalanan Raperda.",
    )

    field_order = (*ASKS, "documents", "note")

    def __init__(self, *args, offer: Offer, letter: Letter | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.offer = offer
        for name in offer.move.asks:
            self.fields[name] = _field(ASKS[name])
        if letter and "letter_number" in self.fields:
            self.fields["letter_number"].initial, self.fields["letter_on"].initial = letter.nomor, letter.date
            self.fields["letter_number"].help_text = "Terisi dari register surat. Ubah bila dasarnya surat lain."
        if offer.missing_documents:
            self.fields["documents"] = forms.MultipleChoiceField(
                label="Dokumen yang sudah ada",
                required=False,
                choices=[(name, _document_label(name)) for name in offer.missing_documents],
                widget=forms.CheckboxSelectMultiple,
            )
        if offer.move.needs_note:
            self.fields["note"].required = True
            self.fields["note"].label = "Alasan"
        self.order_fields(self.field_order)

    @property
    def stated(self) -> dict[str, object]:
        """What the person stated, as `actions.move_to` takes it for `facts`; only of a valid form."""
        return {
            name: value for name, value in self.cleaned_data.items() if name != "note" and value not in (None, "", [])
        }


class RapatForm(forms.Form):
    """A meeting of one daerah with its agenda: other items one a line, then the Raperda in their present stage."""

    kind = forms.ChoiceField(label="Jenis rapat", choices=Rapat.Kind)
    body = forms.ModelChoiceField(label="Penyelenggara", queryset=Body.objects.none(), empty_label=None)
    title = forms.CharField(label="Acara", max_length=240)
    date = forms.DateField(label="Tanggal", widget=Day())
    time = forms.TimeField(
        label="Waktu", required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(label="Tempat", max_length=200)
    raperda = forms.ModelMultipleChoiceField(
        label="Raperda yang dibicarakan", queryset=Raperda.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    agenda = forms.CharField(
        label="Mata acara lain",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Satu mata acara tiap baris.",
    )
    closed = forms.BooleanField(
        label="Rapat tertutup",
        required=False,
        help_text="Tidak tampil di halaman publik. Rapat terbuka kecuali dinyatakan tertutup (UU 23/2014 Pasal 126 "
        "dan Pasal 180).",
    )
    notes = forms.CharField(
        label="Catatan",
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Markdown.",
    )

    def __init__(self, *args, daerah, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ended = [stage.id for stage in STAGES.values() if stage.terminal]
        self.fields["body"].queryset = Body.objects.filter(daerah=daerah)
        self.fields["raperda"].queryset = Raperda.objects.filter(daerah=daerah).exclude(stage__in=ended)

    @property
    def items(self) -> list[AgendaLine]:
        """The agenda as `actions.schedule_rapat` takes it; only of a valid form."""
        lines = [AgendaLine(line.strip()[:300]) for line in self.cleaned_data["agenda"].splitlines() if line.strip()]
        return lines + [agenda_line(raperda) for raperda in self.cleaned_data["raperda"]]


class RupiahField(forms.DecimalField):
    """An amount as it is written in Indonesia: 4.500.000.000,00; "Rp" before it is tolerated."""

    def to_python(self, value):
        """The amount. Raises ValidationError for what is no number."""
        if isinstance(value, str):
            value = value.strip().removeprefix("Rp").strip()
            value = value.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d*)?", value) else value
        return super().to_python(value)


class FactsForm(forms.Form):
    """What is known of a Raperda before its first word."""

    judul = forms.CharField(
        label="Judul",
        max_length=400,
        help_text="Nama setelah kata tentang, misalnya Penyelenggaraan Pelayanan Publik.",
    )
    initiator = forms.ChoiceField(label="Prakarsa", choices=Raperda.Initiator, widget=forms.RadioSelect, initial="dprd")
    tahun = forms.IntegerField(label="Tahun Propemperda", min_value=1950, max_value=2100)
    subject = forms.ChoiceField(
        label="Pokok", choices=Raperda.Subject, initial="umum",
        help_text="APBD, rencana pembangunan, pajak, dan RTRW menempuh jalurnya sendiri dan dievaluasi.",
    )  # fmt: skip
    out_of_program_reason = forms.ChoiceField(
        label="Dasar pengajuan",
        choices=[("", "Tercantum dalam Propemperda"), *OUT_OF_PROGRAM.items()],
        required=False,
        help_text="Di luar Propemperda hanya dengan alasan UU 23/2014 Pasal 239 ayat (7).",
    )
    opd = forms.CharField(label="Perangkat daerah pelaksana", max_length=160, required=False)
    anggaran = RupiahField(
        label="Perkiraan anggaran (Rp)", min_value=0, max_digits=18, decimal_places=2, required=False, localize=True
    )
    catatan_anggaran = forms.CharField(label="Catatan anggaran", max_length=300, required=False)
    menggantikan = forms.CharField(label="Peraturan yang digantikan", max_length=400, required=False)
    keterangan = forms.CharField(
        label="Keterangan",
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Pokok pikiran dan materi muatan, boleh dengan Markdown.",
    )

    def __init__(self, *args, daerah, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.daerah = daerah
        self.fields["tahun"].initial = timezone.localdate().year

    def clean_judul(self) -> str:
        """The name without the words that come before it and without a closing point (Lampiran II angka 4)."""
        judul = " ".join(self.cleaned_data["judul"].split()).rstrip(".")
        if judul.lower().startswith("tentang "):
            judul = judul[8:]
        if not judul:
            raise forms.ValidationError("Tulis nama Raperda, misalnya Penyelenggaraan Pelayanan Publik.")
        return judul

    def clean(self) -> dict:
        """The facts together: some matters are the head of region's to submit (UU 23/2014 Pasal 65)."""
        cleaned = super().clean()
        forbidden = only_kdh(cleaned.get("initiator", "kdh"), matter_of(cleaned.get("subject", "umum")))
        if forbidden:
            self.add_error("subject", forbidden[0])
        return cleaned

    @property
    def given(self) -> dict[str, object]:
        """The facts as the actions take them; only of a valid form."""
        facts = {name: self.cleaned_data[name] for name in FACTS}
        return facts | {"daerah": self.daerah, "reason": self.cleaned_data["out_of_program_reason"]}


class StartForm(FactsForm):
    """A blank Raperda."""


class ConfirmForm(FactsForm):
    """What was read, as canonical text the person may still correct, with the facts of the Raperda."""

    text = LawField(
        label="Teks yang terbaca",
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 16, "spellcheck": "false"}),
        help_text="Perbaiki di sini bila ada yang salah dibaca, lalu periksa lagi.",
    )
    source = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    token = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)


class EnactForm(forms.Form):
    """Penetapan: what the head of region signs (UU 12/2011 Lampiran II angka 164-167)."""

    nomor = forms.IntegerField(label="Nomor Perda", min_value=1, max_value=9999)
    enacted_on = forms.DateField(label="Tanggal penetapan", widget=Day())
    jabatan = forms.CharField(label="Jabatan penanda tangan", max_length=80, help_text="Misalnya WALI KOTA SERANG.")
    nama = forms.CharField(label="Nama penanda tangan", max_length=120, help_text="Tanpa gelar, pangkat, dan NIP.")

    @property
    def stated(self) -> dict[str, object]:
        """What the deliberation keeps of it; only of a valid form."""
        day = self.cleaned_data["enacted_on"]
        return {"nomor": self.cleaned_data["nomor"], "tahun": day.year, "enacted_on": day}


class PromulgateForm(forms.Form):
    """Pengundangan: the place in the Lembaran Daerah (UU 23/2014 Pasal 244)."""

    promulgated_on = forms.DateField(label="Tanggal pengundangan", widget=Day())
    jabatan = forms.CharField(label="Jabatan yang mengundangkan", max_length=80)
    nama = forms.CharField(label="Nama yang mengundangkan", max_length=120, help_text="Tanpa gelar, pangkat, dan NIP.")
    nomor_ld = forms.IntegerField(label="Nomor Lembaran Daerah", min_value=1, max_value=99999)
    nomor_tld = forms.IntegerField(
        label="Nomor Tambahan Lembaran Daerah",
        min_value=1,
        max_value=99999,
        help_text="Nomor untuk penjelasan; berlanjut antartahun.",
    )

    @property
    def stated(self) -> dict[str, object]:
        """What the deliberation keeps of it; only of a valid form."""
        return {name: self.cleaned_data[name] for name in ("promulgated_on", "nomor_ld", "nomor_tld")}


class CopyForm(forms.Form):
    """Who certifies a copy (autentifikasi); degrees and NIP are usual here."""

    office = forms.CharField(label="Jabatan", max_length=120, help_text="Misalnya KEPALA BAGIAN HUKUM,")
    nama = forms.CharField(label="Nama", max_length=120)
    nip = forms.CharField(label="NIP", max_length=40, required=False)

    @property
    def name_lines(self) -> str:
        """Name and NIP as they print under the certificate; only of a valid form."""
        nip = self.cleaned_data["nip"].strip()
        return "\n".join([self.cleaned_data["nama"], *([f"NIP. {nip}"] if nip else [])])


class DocumentForm(forms.Form):
    """One document of the procedure as a file."""

    document = forms.ChoiceField(label="Jenis dokumen", choices=[(d.id, d.nama) for d in DOCUMENTS.values()])
    file = SizedFileField(label="Berkas", help_text="PDF, .docx, JPEG, PNG, atau teks.")


def _field(ask: Ask) -> forms.Field:
    """The form field of one fact."""
    given = {"label": ask.label, "help_text": ask.help, "required": ask.required}
    if ask.kind == "tanggal":
        return forms.DateField(widget=Day(), **given)
    if ask.kind == "angka":
        return forms.IntegerField(min_value=1, max_value=9999, **given)
    return forms.CharField(max_length=60, **given)


def _document_label(name: str) -> str:
    document = DOCUMENTS[name]
    return f"{document.nama} (wajib, {document.legal_basis})" if document.blocks else document.nama
