"""A made-up act of two pages that shows every part of a print, in the words of a region."""

from __future__ import annotations

from datetime import date

from documents.core.parse import parse
from documents.core.tree import Node
from documents.models import Daerah
from documents.printing.form import Form
from documents.printing.gazette import GazetteFacts, gazette

DAY = date(2026, 3, 2)
# ruff: noqa: E501 - a paragraph of law is one line
_TEXT = """\
PERATURAN DAERAH {DAERAH}
NOMOR 1 TAHUN 2026
TENTANG
CONTOH BENTUK CETAK

DENGAN RAHMAT TUHAN YANG MAHA ESA
{KEPALA},

Menimbang : a. bahwa bentuk cetak peraturan daerah perlu diperiksa sebelum dipakai, agar setiap salinan terbaca dengan jelas;
            b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Peraturan Daerah tentang Contoh Bentuk Cetak;

Mengingat : 1. Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
            2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587);

Dengan Persetujuan Bersama
DEWAN PERWAKILAN RAKYAT DAERAH {DAERAH}
dan
{KEPALA}

MEMUTUSKAN:

Menetapkan : PERATURAN DAERAH TENTANG CONTOH BENTUK CETAK.

BAB I
KETENTUAN UMUM

Pasal 1

Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah {Daerah}.
2. Bentuk cetak adalah susunan naskah peraturan daerah di atas kertas.

BAB II
PELAYANAN

Bagian Kesatu
Umum

Pasal 2

(1) Pemerintah Daerah menyelenggarakan pelayanan yang meliputi:
    a. pendaftaran; dan
    b. pencatatan, terdiri atas:
        1. pencatatan awal; dan
        2. pencatatan perubahan.
(2) Pelayanan sebagaimana dimaksud pada ayat (1) tidak dipungut biaya.

BAB III
KETENTUAN PENUTUP

Pasal 3

Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.

Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya dalam Lembaran Daerah {Daerah}.

Ditetapkan di {Ibu}
pada tanggal 2 Maret 2026
{KEPALA},
ttd
NAMA KEPALA DAERAH

Diundangkan di {Ibu}
pada tanggal 2 Maret 2026
SEKRETARIS DAERAH {DAERAH},
ttd
NAMA SEKRETARIS DAERAH

LEMBARAN DAERAH {DAERAH} TAHUN 2026 NOMOR 1
NOREG PERATURAN DAERAH {DAERAH}: (1-1/2026)
"""


def sample_act(daerah: Daerah) -> Node:
    """The act in the words of the region."""
    words = {
        "DAERAH": daerah.lengkap.upper(), "Daerah": daerah.lengkap, "KEPALA": f"{daerah.kepala} {daerah.nama}".upper(),
        "Ibu": daerah.ibu_kota,
    }  # fmt: skip
    return parse(_TEXT.format(**words)).tree


def sample_pdf(daerah: Daerah, form: Form, emblem: tuple[str, bytes] | None, *, issue: bool) -> bytes:
    """The sample in that form: as an issue of the Lembaran Daerah, else as a certified copy."""
    facts = GazetteFacts(
        level=daerah.level,
        office=f"{daerah.kepala} {daerah.nama}".upper(),
        provinsi="" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi}".upper(),
        date=DAY,
        form="lembaran_daerah" if issue else "salinan",
        certifier_office="KEPALA BAGIAN HUKUM,",
        certifier_name="NAMA PEJABAT, S.H.",
        title="Contoh bentuk cetak",
        emblem=emblem,
        look=form,
    )
    return gazette(sample_act(daerah), facts)
