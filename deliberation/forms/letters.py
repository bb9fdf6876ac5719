"""Strings of the forms about letters: their words, their numbers, what came in, signed scans, an office's own forms."""

from __future__ import annotations

from django import forms

from deliberation.core.letters import pattern_fault
from deliberation.forms.people import Day
from deliberation.models import LetterSeries
from deliberation.printing.paper import PaperBroken, fill
from deliberation.printing.papers import FORMS
from documents.fields import LawField, SizedFileField
from documents.models import Raperda

MAX_WORDS = 60_000
_MARKS = (
    "Tanda di awal baris: ^ kepala surat, # judul, = di tengah, > di kanan, : label | isi, 1. butir, "
    "| kolom | kolom |, & kiri | kanan, >> ruang tanda tangan, --- garis, === halaman baru. "
)


SIGNERS = {
    "kepala_daerah": "Kepala daerah", "sekretaris_daerah": "Sekretaris Daerah", "sekretaris_dprd": "Sekretaris DPRD",
    "kepala_bagian_hukum": "Kepala Bagian Hukum",
}  # fmt: skip
LETTERHEADS = {
    "kop_dprd": "Kepala surat DPRD", "kop_pimpinan": "Kepala surat pimpinan DPRD",
    "kop_setwan": "Kepala surat Sekretariat DPRD", "kop_kdh": "Kepala surat kepala daerah",
    "kop_setda": "Kepala surat Sekretariat Daerah",
}  # fmt: skip


class LineField(forms.CharField):
    """Words on one line, however they were pasted."""

    def to_python(self, value: object) -> str:
        """The words with single blanks between them."""
        return " ".join(super().to_python(value).split())


class LetterForm(forms.Form):
    """A draft: what it is about, to whom, and its words in the language of papers."""

    subject = LineField(label="Hal", max_length=400)
    recipient = LineField(label="Kepada", max_length=400, required=False)
    text = LawField(
        label="Isi",
        max_length=MAX_WORDS,
        strip=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 18, "spellcheck": "false"}),
        help_text=_MARKS + "Dalam kurung siku ganda terisi saat surat diberi nomor.",
        error_messages={"required": "Isi surat tidak boleh kosong. Muat ulang halaman untuk memakai bentuk bakunya."},
    )
    sekali = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)


class NumberForm(forms.Form):
    """The book a number is taken from, and the date of the letter."""

    series = forms.ModelChoiceField(label="Buku nomor", queryset=LetterSeries.objects.none(), empty_label=None)
    on = forms.DateField(label="Tanggal surat", widget=Day())

    def __init__(self, *args, daerah, today, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        books = LetterSeries.objects.filter(daerah=daerah, tahun__lte=today.year + 1)
        newest: dict[str, int] = {row.name: row.pk for row in books.order_by("tahun")}
        self.fields["series"].queryset = books.filter(pk__in=newest.values())

    def clean_on(self):
        """The date, at most a year from today: letters are not numbered for other times."""
        on = self.cleaned_data["on"]
        if abs(on.year - self.today.year) > 1:
            raise forms.ValidationError("Tanggal surat terlalu jauh dari hari ini. Periksa tahunnya.")
        return on


class SeriesForm(forms.Form):
    """A book of numbers for one year."""

    name = LineField(label="Nama buku", max_length=40, help_text="Misalnya Setwan, Bagian Hukum, Keputusan DPRD.")
    tahun = forms.IntegerField(label="Tahun", min_value=1950, max_value=2100)
    kode = LineField(label="Kode klasifikasi", max_length=20, required=False, help_text="Misalnya 100.3.2 atau 188.34.")
    unit = LineField(label="Kode unit", max_length=40, required=False, help_text="Misalnya DPRD atau HUK.")
    pattern = LineField(
        label="Pola nomor",
        max_length=80,
        initial="{kode}/{urut}/{unit}/{tahun}",
        help_text="{kode}, {urut} atau {urut:3}, {unit}, {romawi} (bulan), {bulan}, {tahun}.",
    )
    first = forms.IntegerField(label="Nomor pertama", min_value=1, max_value=99_999, initial=1)

    def clean_pattern(self) -> str:
        """The pattern. Raises ValidationError for one that writes no number."""
        if fault := pattern_fault(self.cleaned_data["pattern"]):
            raise forms.ValidationError(fault)
        return self.cleaned_data["pattern"]


class IncomingForm(forms.Form):
    """A letter that came in, with its own number, and its scan where it is about a Raperda."""

    paper = forms.ChoiceField(
        label="Bentuk", required=False,
        choices=[("", "Surat lain"), *((p.slug, p.nama) for p in FORMS.values() if p.incoming)],
    )  # fmt: skip
    raperda = forms.ModelChoiceField(
        label="Tentang Raperda", queryset=Raperda.objects.none(), required=False, empty_label="Tidak tentang Raperda"
    )
    nomor = LineField(label="Nomor surat", max_length=80)
    on = forms.DateField(label="Tanggal surat", widget=Day())
    sender = LineField(label="Dari", max_length=200)
    subject = LineField(label="Hal", max_length=400)
    file = SizedFileField(
        label="Pindaian", required=False, help_text="PDF, .docx, JPEG, atau PNG; disimpan bersama Raperda."
    )

    def __init__(self, *args, daerah, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rows = Raperda.objects.filter(daerah=daerah).defer("keterangan").order_by("-tahun", "judul")
        self.fields["raperda"].queryset = rows
        self.fields["raperda"].label_from_instance = lambda row: f"{row.judul} ({row.tahun})"

    def clean(self) -> dict:
        """A known kind of letter, and a file, belong to a Raperda."""
        clean = super().clean()
        if not clean.get("raperda") and "raperda" not in self.errors:
            if clean.get("paper"):
                self.add_error("raperda", "Surat dengan bentuk ini menyangkut satu Raperda. Pilih Raperdanya.")
            elif clean.get("file"):
                self.add_error(
                    "raperda", "Pindaian disimpan bersama Raperda. Pilih Raperdanya, atau catat tanpa berkas."
                )
        return clean


class ScanForm(forms.Form):
    """The signed scan of a letter."""

    file = SizedFileField(label="Pindaian bertanda tangan", help_text="PDF, JPEG, atau PNG.")


class VoidForm(forms.Form):
    """Why a letter is void."""

    note = LawField(
        label="Alasan", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tercatat dalam register, misalnya salah alamat atau rapat dibatalkan.",
    )  # fmt: skip


class ReceiptForm(forms.Form):
    """The day on which whom a letter was sent to received it."""

    on = forms.DateField(label="Tanggal diterima", widget=Day(), help_text="Menurut tanda terima surat.")


class WordingForm(forms.Form):
    """An office's own text of a form."""

    text = LawField(
        label="Bahasa surat",
        max_length=MAX_WORDS,
        strip=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 24, "spellcheck": "false"}),
        help_text=_MARKS + "Isian ditulis {{ daerah.judul }}; yang tidak dikenal tercetak sebagai titik-titik.",
        error_messages={
            "required": "Bahasa surat tidak boleh kosong. Untuk kembali ke bentuk baku, tekan Pakai bentuk baku."
        },
    )

    def clean_text(self) -> str:
        """The text. Raises ValidationError for one that cannot be filled in."""
        try:
            fill(self.cleaned_data["text"], {})
        except PaperBroken as broken:
            raise forms.ValidationError(str(broken))
        return self.cleaned_data["text"]


class OfficeForm(forms.Form):
    """Who signs for the office and what stands at the head of its letters."""

    def __init__(self, *args, own: dict, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, label in SIGNERS.items():
            known = own.get(name) if isinstance(own.get(name), dict) else {}
            self.fields[f"{name}_nama"] = LineField(
                label=label, max_length=160, required=False, initial=known.get("nama"), help_text="Nama dengan gelar."
            )
            second = ("jabatan", "Jabatan yang tercetak") if name == "kepala_daerah" else ("nip", "NIP")
            self.fields[f"{name}_{second[0]}"] = LineField(
                label=f"{second[1]} {label}", max_length=80, required=False, initial=known.get(second[0]),
                help_text="Misalnya Pj. WALI KOTA SERANG; kosong bila definitif." if second[0] == "jabatan" else "",
            )  # fmt: skip
        for name, label in LETTERHEADS.items():
            known = own.get(name) if isinstance(own.get(name), list) else []
            self.fields[name] = LawField(
                label=label, max_length=600, required=False, initial="\n".join(map(str, known)),
                widget=forms.Textarea(attrs={"rows": 3}), help_text="Satu baris tiap baris kepala surat.",
            )  # fmt: skip

    @property
    def values(self) -> dict[str, object]:
        """The settings as `actions.name_office` takes them; only of a valid form."""
        clean, found = self.cleaned_data, {}
        for name in SIGNERS:
            given = {part: clean.get(f"{name}_{part}", "") for part in ("nama", "nip", "jabatan")}
            found[name] = {part: value for part, value in given.items() if value}
        for name in LETTERHEADS:
            found[name] = [" ".join(line.split()) for line in clean[name].splitlines() if line.strip()]
        return found
