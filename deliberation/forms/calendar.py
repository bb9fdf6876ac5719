"""Strings of the calendar's forms turned into clean values: a day off, a masa sidang, how a deadline was met."""

from __future__ import annotations

from datetime import date

from django import forms

from deliberation.models import Holiday


class HolidayForm(forms.Form):
    """One day off in a year."""

    date = forms.DateField(label="Tanggal", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label="Nama", max_length=120, help_text="Misalnya Hari Jadi Kota Serang.")
    kind = forms.ChoiceField(label="Jenis", choices=Holiday.Kind, widget=forms.RadioSelect, initial=Holiday.Kind.LOKAL)

    def __init__(self, *args, year: int, national: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        if not national:  # a day for all regions is not one region's to set
            self.fields["kind"].choices = [(Holiday.Kind.LOKAL.value, Holiday.Kind.LOKAL.label)]

    def clean_date(self) -> date:
        """The day. Raises ValidationError for one of another year, which the page would not show."""
        if self.cleaned_data["date"].year != self.year:
            raise forms.ValidationError(f"Tanggal itu bukan dalam tahun {self.year}. Pilih tahunnya di atas.")
        return self.cleaned_data["date"]


class SessionForm(forms.Form):
    """One of the three masa sidang of a sitting year."""

    tahun_sidang = forms.RegexField(
        r"^\d{4}/\d{4}$", label="Tahun sidang", max_length=9, help_text="Misalnya 2026/2027.",
        error_messages={"invalid": "Tulis dua tahun berurutan, misalnya 2026/2027."},
    )  # fmt: skip
    nomor = forms.TypedChoiceField(label="Masa sidang", coerce=int, choices=[(1, "I"), (2, "II"), (3, "III")])
    start = forms.DateField(label="Mulai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    end = forms.DateField(label="Sampai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def clean_tahun_sidang(self) -> str:
        """The sitting year. Raises ValidationError for two years that do not follow each other."""
        first, second = self.cleaned_data["tahun_sidang"].split("/")
        if int(second) != int(first) + 1:
            raise forms.ValidationError("Tulis dua tahun berurutan, misalnya 2026/2027.")
        return f"{first}/{second}"


class SettleForm(forms.Form):
    """By what a deadline was met that no stage of the road ends."""

    note = forms.CharField(
        label="Dipenuhi dengan",
        max_length=300,
        help_text="Misalnya Peraturan Wali Kota Nomor 12 Tahun 2024.",
        error_messages={"required": "Tulis nomor dan tahun peraturan yang memenuhinya."},
    )
