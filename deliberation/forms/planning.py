"""Strings of the programme's forms turned into clean values: a title with its concept, its Keputusan DPRD, a file."""

from __future__ import annotations

from django import forms

from deliberation.actions import Amendment
from deliberation.core.programme import clean_title
from deliberation.core.stages import OUT_OF_PROGRAM
from deliberation.models import ProgrammeItem, Propemperda
from documents.fields import SizedFileField

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_LAW = "UU 23/2014 Pasal 239 ayat (7)"


def _day(label: str, **given) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **given)


def _words(label: str, **given) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "short"})
    return forms.CharField(label=label, max_length=8000, required=False, widget=widget, **given)


class AmendmentForm(forms.Form):
    """Why and by what a programme changes after it was set; without these fields as long as it is not."""

    change_reason = forms.CharField(label="Alasan perubahan", max_length=400)
    change_nomor = forms.CharField(
        label="Nomor Keputusan DPRD tentang perubahan",
        max_length=60,
        required=False,
        help_text="Wajib untuk daftar yang sudah ditetapkan; judul di luar Propemperda tidak memerlukannya.",
    )
    change_on = _day("Tanggal keputusan", required=False)

    def __init__(self, *args, programme: Propemperda, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not programme.enacted_on:
            for name in ("change_reason", "change_nomor", "change_on"):
                del self.fields[name]

    @property
    def amendment(self) -> Amendment | None:
        """What the actions take; None for a programme that is not set. Only of a valid form."""
        clean = self.cleaned_data
        if "change_reason" not in self.fields:
            return None
        return Amendment(clean["change_reason"], clean["change_nomor"], clean["change_on"])


class TitleForm(AmendmentForm):
    """One title of the programme with its concept (UU 12/2011 Pasal 33)."""

    judul = forms.CharField(label="Judul", max_length=400, help_text="Nama setelah kata tentang.")
    initiator = forms.ChoiceField(label="Prakarsa", choices=ProgrammeItem.Initiator, widget=forms.RadioSelect)
    group = forms.ChoiceField(label="Kelompok", choices=ProgrammeItem.Group, widget=forms.RadioSelect, initial="daftar")
    reason = forms.ChoiceField(
        label="Alasan di luar Propemperda",
        choices=[("", "Tidak di luar Propemperda"), *OUT_OF_PROGRAM.items()],
        required=False,
        help_text=_LAW,
    )
    bapemperda_agreed = forms.BooleanField(label="Urgensi disetujui Bapemperda", required=False)
    hukum_agreed = forms.BooleanField(label="Urgensi disetujui bagian hukum", required=False)
    priority = forms.IntegerField(label="Prioritas", min_value=1, max_value=99, initial=1)
    changes = forms.ChoiceField(label="Status", choices=[("baru", "Baru"), ("ubah", "Perubahan")], initial="baru")
    omnibus = forms.BooleanField(
        label="Metode omnibus",
        required=False,
        help_text="Harus sudah dinyatakan dalam Propemperda (UU 12/2011 Pasal 42A).",
    )
    companion = forms.ChoiceField(label="Disertai", choices=ProgrammeItem.Companion, initial="na")
    unit = forms.CharField(label="Unit atau instansi terkait", max_length=200, required=False)
    target = forms.TypedChoiceField(
        label="Target penyampaian",
        choices=[("", "Belum ditentukan"), *enumerate(MONTHS, 1)],
        coerce=int,
        empty_value=None,
        required=False,
    )
    background = _words("Latar belakang dan tujuan")
    goal = _words("Sasaran yang ingin diwujudkan")
    scope = _words("Pokok pikiran, lingkup, atau objek")
    direction = _words("Jangkauan dan arah pengaturan")
    implements = forms.CharField(label="Peraturan yang dilaksanakan atau terkait", max_length=400, required=False)
    note = forms.CharField(label="Keterangan", max_length=300, required=False)

    field_order = ("judul", "initiator", "group", "reason", "bapemperda_agreed", "hukum_agreed")

    def __init__(self, *args, programme: Propemperda, **kwargs) -> None:
        super().__init__(*args, programme=programme, **kwargs)
        head = programme.daerah.kepala
        self.fields["initiator"].choices = [("dprd", "DPRD"), ("kdh", head)]
        if not programme.enacted_on:
            self.fields["group"].choices = [c for c in ProgrammeItem.Group.choices if c[0] != "luar"]
            for name in ("reason", "bapemperda_agreed", "hukum_agreed"):
                del self.fields[name]
        self.order_fields([name for name in self.fields if not name.startswith("change_")])

    def clean_judul(self) -> str:
        """The name alone. Raises ValidationError when nothing is left."""
        if not (judul := clean_title(self.cleaned_data["judul"])):
            raise forms.ValidationError("Tulis nama Raperda, misalnya Penyelenggaraan Pelayanan Publik.")
        return judul

    @property
    def facts(self) -> dict[str, object]:
        """What the actions take; only of a valid form."""
        facts = {name: value for name, value in self.cleaned_data.items() if not name.startswith("change_")}
        return facts if facts["group"] == "luar" else facts | {"reason": ""}


class SetForm(forms.Form):
    """The Keputusan DPRD that sets a programme (UU 23/2014 Pasal 239 ayat (3))."""

    nomor = forms.CharField(label="Nomor Keputusan DPRD", max_length=60)
    enacted_on = _day("Tanggal Keputusan DPRD")


class TableForm(AmendmentForm):
    """A spreadsheet with titles."""

    file = SizedFileField(
        label="Lembar kerja (.xlsx atau .csv)",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Pilih berkas .xlsx atau .csv yang akan diimpor."},
    )
    field_order = ("file",)


class LinkForm(forms.Form):
    """A Raperda begun without its title of the programme."""

    raperda = forms.ModelChoiceField(label="Raperda yang sudah berjalan", queryset=None, empty_label="Pilih Raperda")

    def __init__(self, *args, rows, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["raperda"].queryset = rows
