"""Strings of the forms about people: members of the council, their seats, and a list of them."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError

from deliberation.actions import Newcomer
from deliberation.models import Body, Membership
from deliberation.reading.grid import Grid, GridUnreadable, read_grid, text_grid
from documents.fields import SizedFileField

_TITLES = r"Prof|Dr|drg|drh|Ir|Drs|Dra|Hj?|KH|K\.\s?H|Tgk|R|R\.\s?A|Ns|Apt"
_BEFORE = re.compile(rf"((?:{_TITLES})\.?(?:\s*[.,]\s*|\s+))+", re.IGNORECASE)
# Column of a list: the words of its head that name it, the first that fits.
_COLUMNS = {
    "gelar_depan": ("gelar depan", "gelar di depan"),
    "gelar_belakang": ("gelar belakang", "gelar di belakang"),
    "fraksi": ("fraksi", "partai"),
    "komisi": ("komisi",),
    "pimpinan": ("jabatan", "pimpinan", "kedudukan"),
    "nama": ("nama",),
}


class Day(forms.DateInput):
    """A date as the browser's own date field gives and takes it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class MemberForm(forms.Form):
    """A member of the council with their term."""

    gelar_depan = forms.CharField(label="Gelar di depan", max_length=60, required=False, help_text="Misalnya Dra. Hj.")
    nama = forms.CharField(label="Nama", max_length=120, help_text="Tanpa gelar.")
    gelar_belakang = forms.CharField(
        label="Gelar di belakang", max_length=80, required=False, help_text="Misalnya S.H., M.H."
    )
    valid_from = forms.DateField(label="Mulai menjabat", widget=Day())
    valid_to = forms.DateField(
        label="Sampai", widget=Day(), required=False, help_text="Akhir masa jabatan, bila sudah tetap."
    )

    def clean(self) -> dict:
        """The dates in order."""
        clean = super().clean()
        start, end = clean.get("valid_from"), clean.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", "Akhir masa jabatan mendahului mulainya. Periksa tanggalnya.")
        return clean


class SeatForm(forms.Form):
    """A seat of a member in a body of the same council."""

    body = forms.ModelChoiceField(label="Alat kelengkapan atau fraksi", queryset=Body.objects.none(), empty_label=None)
    role = forms.ChoiceField(label="Kedudukan", choices=Membership.Role, initial=Membership.Role.ANGGOTA)
    valid_from = forms.DateField(label="Sejak", widget=Day())

    def __init__(self, *args, daerah, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.filter(daerah=daerah).exclude(kind=Body.Kind.DPRD)


class EndForm(forms.Form):
    """The last day of a seat or a term."""

    on = forms.DateField(label="Hari terakhir", widget=Day())


class MemberListForm(forms.Form):
    """A list of members, as a spreadsheet or pasted from one."""

    file = SizedFileField(label="Lembar kerja", required=False, help_text=".xlsx atau .csv dengan baris kepala.")
    pasted = forms.CharField(
        label="Atau tempel daftarnya",
        required=False,
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text="Satu anggota tiap baris. Kolom yang dikenal: Nama, Gelar depan, Gelar belakang, Fraksi, Komisi, "
        "Jabatan (Ketua atau Wakil Ketua DPRD).",
    )
    valid_from = forms.DateField(label="Mulai menjabat", widget=Day())
    valid_to = forms.DateField(label="Sampai", widget=Day(), required=False)

    def clean(self) -> dict:
        """With `rows`, the members of the list."""
        clean = super().clean()
        if not (clean.get("file") or clean.get("pasted", "").strip()):
            raise ValidationError("Pilih berkas, atau tempel daftar anggotanya.")
        try:
            grid = read_grid(clean["file"].read()) if clean.get("file") else text_grid(clean["pasted"])
        except GridUnreadable as unreadable:
            raise ValidationError(str(unreadable))
        clean["rows"] = _newcomers(grid, clean.get("valid_to"))
        return clean


def _newcomers(grid: Grid, valid_to) -> list[Newcomer]:
    """The members of a list. Raises ValidationError when it holds none, or a name that is too long."""
    places = _heads(grid[0]) if grid else {}
    rows = grid[1:] if "nama" in places else grid
    places = places if "nama" in places else {"nama": 0}
    found = []
    for number, row in enumerate(rows, 1):
        cells = {name: row[place] if place < len(row) else "" for name, place in places.items()}
        if not (nama := cells["nama"]):
            continue
        before, nama, after = parted(nama)
        if len(nama) > 120:
            raise ValidationError(f"Nama pada baris {number} terlalu panjang. Periksa kolom daftarnya.")
        given = {
            "gelar_depan": (cells.get("gelar_depan") or before)[:60],
            "gelar_belakang": (cells.get("gelar_belakang") or after)[:80],
        }
        given |= {name: cells.get(name, "")[:120] for name in ("fraksi", "komisi")}
        found.append(Newcomer(nama, **given, pimpinan=_leads(cells.get("pimpinan", "")), valid_to=valid_to))
    if not found:
        raise ValidationError("Tidak ada nama dalam daftar ini. Periksa kolom Nama.")
    return found


def parted(name: str) -> tuple[str, str, str]:
    """Titles before, the name, titles after: "Dra. Hj. Sari Contoh, M.H." gives "Dra. Hj.", "Sari Contoh", "M.H."."""
    before = match.group(0) if (match := _BEFORE.match(name)) and match.end() < len(name) else ""
    bare, _, after = name[len(before) :].partition(",")
    return before.strip(" ,"), bare.strip(), after.strip()


def _heads(row: list[str]) -> dict[str, int]:
    """Which column holds what, from the words of the head."""
    places: dict[str, int] = {}
    for place, head in enumerate(row):
        for name, words in _COLUMNS.items():
            if name not in places and any(word in head.lower() for word in words):
                places[name] = place
                break
    return places


def _leads(words: str) -> str:
    """The role in the leadership of the DPRD that the words name, or ""."""
    words = words.lower()
    if "dprd" not in words and words.strip() not in ("ketua", "wakil ketua"):
        return ""
    if "wakil" in words:
        return Membership.Role.WAKIL_KETUA
    return Membership.Role.KETUA if "ketua" in words else ""
