"""The form of the page "Bentuk cetak": what an office may choose for its prints, in words."""

from django import forms

from documents.fields import SizedFileField
from documents.printing.form import HIGHEST, LOWEST, SIZES, Form, choices_of

PAPERS = [
    ("F4", "F4, 21,5 x 33 cm"),
    ("folio", "Folio, 21,6 x 33 cm"),
    ("legal", "Legal, 21,6 x 35,6 cm"),
    ("A4", "A4, 21 x 29,7 cm"),
    ("setengah_folio", "Setengah folio, 16,5 x 21,6 cm"),
]
NUMBERS = [
    ("atas_strip", "Atas tengah, - 2 -, mulai halaman 2"),
    ("atas", "Atas tengah, 2, mulai halaman 2"),
    ("kaki_luar", "Kaki halaman sisi luar, mulai halaman 1"),
    ("tanpa", "Tanpa nomor halaman"),
]


class LookForm(forms.Form):
    """The choices of one form; the names are those of the stored setting."""

    kertas = forms.ChoiceField(label="Kertas", choices=PAPERS)
    huruf = forms.TypedChoiceField(label="Ukuran huruf", coerce=int, choices=[(n, f"{n} pt") for n in SIZES])
    spasi = forms.ChoiceField(label="Spasi", choices=[("tunggal", "Tunggal"), ("satu_setengah", "Satu setengah")])
    judul = forms.FloatField(
        label="Jarak judul dari tepi atas (mm)",
        min_value=LOWEST,
        max_value=HIGHEST,
        help_text="80 mm menurut UU 12/2011 Lampiran II angka 284a.",
    )
    badan = forms.ChoiceField(
        label="Batang tubuh", choices=[("sempit", "Sejajar huruf pada Menimbang"), ("penuh", "Selebar halaman")]
    )
    sumbu = forms.ChoiceField(
        label="Dengan Persetujuan Bersama dan MEMUTUSKAN",
        choices=[("halaman", "Di tengah halaman"), ("badan", "Di tengah batang tubuh")],
    )
    nomor_halaman = forms.ChoiceField(label="Nomor halaman", choices=NUMBERS)
    baris_lembaran = forms.ChoiceField(
        label="Baris Lembaran Daerah dan NOREG", choices=[("kiri", "Rata kiri"), ("tengah", "Di tengah")]
    )
    tebal = forms.BooleanField(label="Judul, BAB, dan Pasal tebal", required=False)
    rapat = forms.BooleanField(label="Tanpa baris kosong di bawah Pasal", required=False)
    kata_sambung = forms.BooleanField(label="Kata penyambung di kaki halaman", required=False)
    daftar_isi = forms.BooleanField(label="Daftar isi pada halaman terakhir", required=False)
    penjelasan_terpisah = forms.BooleanField(label="Penjelasan hanya dalam Tambahan Lembaran Daerah", required=False)

    @classmethod
    def start(cls, form: Form) -> dict[str, object]:
        """The values of the fields for a form in force."""
        return choices_of(form)


class EmblemForm(forms.Form):
    """The picture at the head of a print."""

    file = SizedFileField(
        label="Lambang",
        required=False,
        help_text="PNG atau JPEG. Naskah memakai lambang negara, Lembaran Daerah memakai lambang daerah.",
        widget=forms.ClearableFileInput(attrs={"accept": ".png,.jpg,.jpeg"}),
    )
    hapus = forms.BooleanField(label="Kosongkan tempat lambang", required=False)
