"""Strings of the drafting room's forms turned into clean values."""

from collections.abc import Callable

from django import forms

from documents.core.act import ActFacts
from documents.core.definitions import ALPHABET, USE
from documents.core.destination import read_destination
from documents.core.diff import has_marks
from documents.core.replace import Query
from documents.core.tree import Kind
from documents.fields import LawField, ManyFiles, ManyFilesField, SizedFileField
from documents.models import LibraryItem
from documents.reading import MAX_TEXT

MAX_UNIT = 500_000  # characters: a lampiran with a table of 5,000 rows


class UnitForm(forms.Form):
    """One unit of editing: its printed form, the reason, and the revision the person started from."""

    text = LawField(
        label="Isi, ditulis seperti tercetak",
        max_length=MAX_UNIT,
        strip=False,
        error_messages={
            "required": "Isi tidak boleh kosong. Untuk membuang bagian ini, gunakan Hapus pada halaman Susun."
        },
        widget=forms.Textarea(attrs={"class": "law", "rows": 14, "spellcheck": "false"}),
    )
    reason = forms.CharField(label="Alasan perubahan", max_length=400, required=False)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The text. Raises ValidationError while it holds both wordings of a merge."""
        if has_marks(self.cleaned_data["text"]):
            raise forms.ValidationError(
                "Masih ada dua rumusan untuk satu tempat. Hapus yang tidak dipakai beserta baris penandanya."
            )
        return self.cleaned_data["text"]


class InsertForm(forms.Form):
    """A new unit beside another."""

    kind = forms.ChoiceField(label="Yang disisipkan")
    where = forms.ChoiceField(
        label="Tempat", choices=[("sesudah", "Sesudah"), ("sebelum", "Sebelum"), ("dalam", "Di dalam")]
    )
    text = LawField(
        label="Isi",
        max_length=MAX_UNIT,
        strip=False,
        widget=forms.Textarea(attrs={"class": "law short", "rows": 8}),
        help_text="Untuk bab, bagian, atau paragraf tulis judulnya saja. Nomor dihitung sendiri.",
    )
    reason = forms.CharField(label="Alasan", max_length=400, required=False)

    def __init__(self, *args, kinds: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds

    def clean_kind(self) -> Kind:
        """The chosen kind."""
        return Kind(self.cleaned_data["kind"])


class ReasonForm(forms.Form):
    """A reason, and the revision of the text the person saw."""

    reason = forms.CharField(label="Alasan", max_length=400, required=False)
    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class MoveForm(ReasonForm):
    """Where a unit goes: typed ("setelah Pasal 12"), or a place beside one chosen from the list."""

    to = forms.CharField(
        label="Pindahkan ke",
        max_length=200,
        required=False,
        help_text="Misalnya: setelah Pasal 12, sebelum BAB III, atau ke dalam BAB II Bagian Kesatu.",
        widget=forms.TextInput(attrs={"list": "tempat", "autocomplete": "off"}),
    )
    where = forms.ChoiceField(
        label="Atau pilih tempatnya",
        choices=[("sesudah", "Sesudah"), ("sebelum", "Sebelum"), ("dalam", "Di dalam, paling akhir")],
        required=False,
    )
    anchor = forms.ChoiceField(label="Bagian tujuan", required=False)
    field_order = ["to", "where", "anchor", "reason", "revision"]

    def __init__(self, *args, anchors: list[tuple[str, str]], find: Callable[[str], str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anchor"].choices = anchors
        self.find = find

    def clean(self) -> dict[str, object]:
        """Place and unit. Raises ValidationError where neither a text nor a choice names one."""
        clean = super().clean()
        if typed := clean.get("to"):
            where, address = read_destination(typed)
            clean |= {"where": where or "sesudah", "anchor": self.find(address)}
            if not clean["anchor"]:
                self.add_error("to", f"“{address}” tidak ditemukan. Tulis seperti: setelah Pasal 12.")
        elif not clean.get("anchor") and "anchor" not in self.errors:
            self.add_error("anchor", "Tulis atau pilih tempat tujuannya.")
        clean["where"] = clean.get("where") or "sesudah"
        return clean


class SplitForm(ReasonForm):
    """Where a pasal is parted: before an ayat, or at a line "Pasal" in its typed text."""

    at = forms.ChoiceField(label="Pasal baru dimulai dari", required=False)
    text = LawField(
        label="Atau tulis satu baris “Pasal” di tempat pasal itu dipecah",
        max_length=MAX_UNIT,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 12, "spellcheck": "false"}),
    )
    field_order = ["at", "text", "reason", "revision"]

    def __init__(self, *args, ayat: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].choices = ayat
        if len(ayat) < 2:
            self.fields["at"].widget = forms.HiddenInput()


class JoinForm(ReasonForm):
    """The neighbour a pasal is joined with."""

    other = forms.ChoiceField(label="Gabungkan dengan")
    field_order = ["other", "reason", "revision"]

    def __init__(self, *args, neighbours: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = neighbours


class OrderForm(forms.Form):
    """The order of the definitions."""

    order = forms.ChoiceField(
        label="Urutan",
        choices=[(USE, "Menurut pemakaian pertama dalam batang tubuh"), (ALPHABET, "Menurut abjad")],
        widget=forms.RadioSelect,
    )
    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class PictureForm(forms.Form):
    """A picture of a lampiran, and what it shows in words."""

    file = SizedFileField(
        label="Gambar",
        help_text="PNG atau JPEG, paling besar 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
    )
    caption = forms.CharField(label="Keterangan gambar", max_length=200)


class FreezeForm(forms.Form):
    """The name of a version."""

    name = forms.CharField(label="Nama versi", max_length=160, help_text="Misalnya: Hasil Pansus II, 5 November 2026.")


class UploadForm(forms.Form):
    """A file to read."""

    file = SizedFileField(
        label="Berkas naskah",
        help_text="Word (.docx), PDF dengan lapisan teks, Akoma Ntoso (.xml), atau teks (.txt). Paling besar 25 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.xml,.txt,.md"}),
        allow_empty_file=True,
    )


class UploadManyForm(forms.Form):
    """Files to read, one or several at once."""

    file = ManyFilesField(
        label="Berkas naskah",
        help_text="Boleh beberapa sekaligus: Word, PDF, Akoma Ntoso (.xml), atau teks. Paling besar 25 MB tiap berkas.",
        widget=ManyFiles(attrs={"accept": ".docx,.pdf,.xml,.txt,.md"}),
        allow_empty_file=True,
    )


class WordForm(forms.Form):
    """A Word file that came back, or the token and name of one that is kept while the person is asked about it."""

    file = SizedFileField(
        label="Berkas Word yang sudah diubah (.docx)",
        error_messages={"required": "Pilih berkas .docx yang akan diunggah."},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
    )
    token = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    name = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("token")


class PerdaForm(forms.Form):
    """An act of the archive: its text as read, still open to correction, and what it states about itself."""

    nomor = forms.IntegerField(label="Nomor", min_value=1, max_value=9999)
    tahun = forms.IntegerField(label="Tahun", min_value=1945, max_value=2100)
    nama = forms.CharField(label="Judul", max_length=400, help_text="Nama setelah kata tentang.")
    enacted_on = forms.DateField(label="Tanggal penetapan", widget=forms.DateInput(attrs={"type": "date"}))
    office = forms.CharField(label="Jabatan penanda tangan", max_length=80, required=False)
    signer = forms.CharField(label="Nama penanda tangan", max_length=120, required=False)
    promulgated_on = forms.DateField(
        label="Tanggal pengundangan", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    secretary_office = forms.CharField(label="Jabatan yang mengundangkan", max_length=80, required=False)
    secretary = forms.CharField(label="Nama yang mengundangkan", max_length=120, required=False)
    nomor_ld = forms.IntegerField(label="Nomor Lembaran Daerah", min_value=1, max_value=99999, required=False)
    nomor_tld = forms.IntegerField(label="Nomor Tambahan Lembaran Daerah", min_value=1, max_value=99999, required=False)
    noreg = forms.CharField(label="Nomor register", max_length=60, required=False)
    text = LawField(
        label="Teks yang terbaca",
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 16, "spellcheck": "false"}),
        help_text="Perbaiki di sini bila ada yang salah dibaca, lalu periksa lagi.",
    )
    source = forms.CharField(max_length=80, required=False, widget=forms.HiddenInput)
    token = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)

    @property
    def facts(self) -> ActFacts:
        """What the act states, as the person confirmed it; only of a valid form."""
        hidden = {"text", "source", "token"}
        return ActFacts(**{name: value for name, value in self.cleaned_data.items() if name not in hidden})


class PromulgationForm(PerdaForm):
    """Only the promulgation of an act that is filed already (UU 12/2011 Pasal 86)."""

    nomor = tahun = nama = enacted_on = office = signer = text = source = token = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("promulgated_on", "secretary", "nomor_ld"):
            self.fields[name].required = True
        self.fields["promulgated_on"].widget.format = "%Y-%m-%d"  # the only one a browser's date field takes

    @staticmethod
    def stated_by(perda) -> dict[str, object]:
        """What is known of its promulgation so far, as the first values of the form."""
        return {
            "promulgated_on": perda.tanggal_pengundangan,
            "secretary_office": perda.jabatan_sekda or f"SEKRETARIS DAERAH {perda.daerah.lengkap}".upper(),
            "secretary": perda.nama_sekda,
            "nomor_ld": perda.nomor_ld,
            "nomor_tld": perda.nomor_tld,
            "noreg": perda.noreg,
        }


class CommentForm(forms.Form):
    """A remark on a unit, or an answer."""

    text = forms.CharField(
        label="Komentar",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Komentar masih kosong. Tulis komentarnya, lalu kirim lagi."},
    )
    answers = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SuggestForm(forms.Form):
    """Other words for a unit, a new unit after it, or its removal."""

    verb = forms.ChoiceField(label="Yang diusulkan", widget=forms.RadioSelect)
    text = LawField(
        label="Rumusan yang diusulkan, ditulis seperti tercetak",
        max_length=MAX_UNIT,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 12, "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Tulis alasan usulan, agar yang memutuskan memahaminya."},
    )

    def __init__(self, *args, name: str, verbs: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [(value, word.format(name)) for value, word in verbs]


class DecideForm(forms.Form):
    """What becomes of a suggestion: as proposed, as changed here, or turned down."""

    text = LawField(
        label="Rumusan yang disimpan",
        max_length=MAX_UNIT,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 12, "spellcheck": "false"}),
    )
    reason = forms.CharField(label="Alasan keputusan", max_length=400, required=False)
    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        """The text. Raises ValidationError while it holds both wordings of a merge and is to be saved."""
        saved = self.data.get("putusan") not in ("tolak", "tarik")
        if saved and has_marks(self.cleaned_data["text"]):
            raise forms.ValidationError(
                "Masih ada dua rumusan untuk satu tempat. Hapus yang tidak dipakai beserta baris penandanya."
            )
        return self.cleaned_data["text"]


class ReplaceForm(forms.Form):
    """Words to look for and what to put in their place; `revision` is that of the list the ticks were made on."""

    words = forms.CharField(
        label="Cari", max_length=200, error_messages={"required": "Tulis kata yang dicari, lalu tekan Cari."}
    )
    replacement = forms.CharField(label="Ganti dengan", max_length=400, required=False)
    whole = forms.BooleanField(label="Kata utuh saja", required=False)
    clitics = forms.BooleanField(label="Juga bentuk dengan -nya, -lah, -kah, -pun, dan kata ulang", required=False)
    case = forms.BooleanField(label="Bedakan huruf besar dan kecil", required=False)
    reason = forms.CharField(label="Alasan perubahan", max_length=400, required=False)
    revision = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def query(self) -> Query:
        """What the form asks for."""
        given = {name: self.cleaned_data.get(name) for name in ("words", "replacement", "whole", "clitics", "case")}
        return Query(**given)


class ClauseForm(forms.Form):
    """A clause of the office's own library."""

    group = forms.ChoiceField(label="Kelompok", choices=LibraryItem.Group)
    title = forms.CharField(label="Judul", max_length=160)
    text = LawField(
        label="Isi, ditulis seperti tercetak",
        max_length=MAX_UNIT,
        strip=False,
        help_text="[daerah], [kepala], [kepala daerah], dan [perkada] diisi sendiri saat disisipkan.",
        widget=forms.Textarea(attrs={"class": "law", "rows": 10, "spellcheck": "false"}),
    )
    explanation = LawField(
        label="Penjelasan",
        max_length=MAX_UNIT,
        required=False,
        widget=forms.Textarea(attrs={"class": "law", "rows": 3, "spellcheck": "false"}),
    )


class BesideForm(forms.Form):
    """Where a clause is put, seen from the unit it is picked for."""

    where = forms.ChoiceField(label="Tempat", choices=[("sesudah", "Sesudah"), ("sebelum", "Sebelum")])
    reason = forms.CharField(label="Alasan", max_length=400, required=False)
