"""What the law leaves open, as the house decides it: each choice with its default, its values, and its legal basis."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Choice:
    """One point of process.md §8. `name` is that of its Setting, "" where the house has one answer for all.

    `values` has what may be chosen with its words; empty for a free value. `default` is in words. `confirmed` is False
    where the point was read in a secondary source or a repealed predecessor only.
    """

    title: str
    default: str
    legal_basis: str
    name: str = ""
    values: dict[object, str] = field(default_factory=dict)
    confirmed: bool = True

    def words(self, value: object) -> str:
        """A stored value as a person reads it; one the table does not know as it stands."""
        known = value if isinstance(value, (str, bool, int)) else None
        return self.values.get(known, "diisi sendiri" if known is None else str(value))


_YES_NO: dict[object, str] = {True: "Ya", False: "Tidak"}

CHOICES: tuple[Choice, ...] = (
    Choice(
        "Hari penandatanganan", "Hari kerja; tanggal hari kalender ditampilkan sebagai tanggal aman",
        "UU 23/2014 Pasal 1 angka 50 dan Pasal 242 ayat (6); UU 12/2011 Pasal 79", "hari_penandatanganan",
        {"kerja": "Hari kerja", "kalender": "Hari kalender"},
    ),
    Choice(
        "Dasar kehadiran", "Hadir secara fisik saat keputusan diambil", "UU 23/2014 Pasal 129 dan Pasal 183",
        "attendance_basis",
        {"fisik": "Hadir secara fisik", "paraf": "Tanda tangan", "gabungan": "Salah satu dari keduanya"},
    ),
    Choice(
        "Jumlah seluruh anggota", "Anggota yang menjabat pada hari rapat", "UU 23/2014 Pasal 129 dan Pasal 183",
        "quorum_denominator", {"menjabat": "Anggota yang menjabat"},
    ),
    Choice(
        "Empat mata", "Ya", "Kebijakan; UU 23/2014 Pasal 183", "empat_mata", _YES_NO,
    ),
    Choice("Pengingat tenggat dikirim", "Ya", "Kebijakan", "ingatkan_tenggat", _YES_NO),
    Choice("Baris NOREG", "Menurut tingkat daerah", "UU 23/2014 Pasal 243", "noreg", confirmed=False),
    Choice("Ukuran kertas", "F4", "Permendagri 80/2015", "kertas", {"F4": "F4", "A4": "A4"}, confirmed=False),
    Choice("Kop surat DPRD", "Nama DPRD", "Permendagri 1/2023", "kop_dprd", confirmed=False),
    Choice("Penyampaian ke kepala daerah", "3 hari kerja; 7 hari UU 12/2011 ditampilkan",
           "UU 23/2014 Pasal 242 ayat (2); UU 12/2011 Pasal 78 ayat (2)"),
    Choice("Hari peristiwa", "Tidak dihitung", "Tidak diatur; kebijakan"),
    Choice("Cuti bersama", "Bukan hari kerja; daftarnya diisi setiap tahun", "SKB tiga menteri setiap tahun"),
    Choice("Saat fasilitasi", "Setelah berita acara pembicaraan tingkat I",
           "Permendagri 80/2015 jo. 120/2018 Pasal 88 dan Pasal 89", confirmed=False),
    Choice("Fasilitasi tanpa jawaban", "Dapat dilanjutkan setelah 15 hari kerja, dengan catatan",
           "Permendagri 80/2015 jo. 120/2018 Pasal 88", confirmed=False),
    Choice("Berkas belum lengkap", "Jangka waktu penelaah dihitung sejak berkas lengkap",
           "SE M.HH-01.PP.04.02 Tahun 2022; Permendagri 80/2015", confirmed=False),
    Choice("Pendapat akhir fraksi", "Pada akhir pembicaraan tingkat I", "PP 12/2018 Pasal 9 ayat (3) huruf d"),
    Choice("Kuorum gagal setelah dua penundaan", "Keputusan tidak dapat diambil",
           "UU 23/2014 Pasal 129 ayat (6) dan Pasal 183 ayat (6)"),
    Choice("Urgensi di luar Propemperda", "Disetujui Bapemperda dan bagian hukum",
           "UU 23/2014 Pasal 239 ayat (7) huruf c"),
    Choice("Nomor Lembaran Daerah", "Sama dengan nomor Perda, dapat diubah", "UU 12/2011 Pasal 86", confirmed=False),
    Choice("Evaluasi dalam 30 Hari penandatanganan", "Jangka waktu tetap berjalan; tidak sah tanpa noreg",
           "UU 23/2014 Pasal 242 dan Pasal 243"),
    Choice("Noreg terlambat, lalu tidak ditandatangani", "Ditandatangani; 3 hari kerja kemudian sah tanpa tanda tangan",
           "UU 23/2014 Pasal 242 ayat (7) dan Pasal 243 ayat (1); kebijakan", confirmed=False),
    Choice("Masa panitia khusus", "Paling lama 1 tahun", "PP 12/2018", confirmed=False),
)  # fmt: skip
