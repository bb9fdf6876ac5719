"""FORMS: every paper that is made or recorded here, by the name of its text; PAPERS: those of a meeting.

Wording and layout are each office's own (templates/print/papers, setting surat_<name>); what a paper is called, which
document of the procedure it becomes once it is signed, and whether it takes a number of the register stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

RAPAT, RAPERDA, PROGRAM, MASA = "rapat", "raperda", "propemperda", "masa_sidang"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `document` is an id of core DOCUMENTS; `hal` and `kepada` are filled with the facts of the region.

    `numbered`: it takes a number of the register. `incoming`: it comes from another office and has no text of ours.
    `track`: only for Raperda of that side.
    """

    slug: str
    nama: str
    document: str = ""
    hal: str = ""
    kepada: str = ""
    about: tuple[str, ...] = (RAPERDA,)
    numbered: bool = True
    incoming: bool = False
    track: str = ""


_BOTH = (RAPAT, RAPERDA)
_MEETING = (RAPAT,)
_RPD = "Rancangan Peraturan Daerah"
_TO_COUNCIL = "Pimpinan DPRD {daerah}"
_TO_HEAD = "{kepala} {nama}"
_TO_REVIEWER = "{pemfasilitasi} u.p. {pemroses}"

_OF_MEETING = (
    Paper("undangan", "Undangan", hal="Undangan {rapat}", kepada="{peserta}", about=_MEETING),
    Paper("susunan-acara", "Susunan acara", about=_MEETING, numbered=False),
    Paper("naskah-pimpinan", "Naskah pimpinan rapat", about=_MEETING, numbered=False),
    Paper("daftar-hadir-undangan", "Daftar hadir undangan", about=_MEETING, numbered=False),
    Paper("daftar-hadir", "Daftar hadir", "daftar_hadir", about=_MEETING, numbered=False),
    Paper("penundaan", "Berita acara penundaan", "ba_penundaan", "Penundaan {rapat}", about=_MEETING),
    Paper("hasil", "Berita acara hasil keputusan", hal="Hasil keputusan {rapat}", about=_MEETING),
    Paper(
        "persetujuan-bersama", "Berita acara persetujuan bersama", "ba_persetujuan_bersama",
        f"Persetujuan Bersama atas {_RPD} tentang {{tentang}}", about=_BOTH,
    ),
    Paper(
        "tingkat-1", "Berita acara Pembicaraan Tingkat I", "ba_tingkat_1",
        f"Pembicaraan Tingkat I {_RPD} tentang {{tentang}}", about=_BOTH,
    ),
    Paper("risalah", "Risalah", "risalah", about=_MEETING, numbered=False),
    Paper("notulen", "Notulen (catatan rapat)", about=_MEETING, numbered=False),
    Paper("penyampaian-risalah", "Surat penyampaian risalah", hal="Penyampaian Risalah {rapat}", kepada=_TO_HEAD,
          about=_MEETING),
)  # fmt: skip

_OTHER = (
    Paper("surat-lain", "Surat lain", about=_BOTH),
    Paper("keputusan-propemperda", "Keputusan DPRD tentang Propemperda", about=(PROGRAM,), numbered=False),
    Paper("jadwal-banmus", "Keputusan pimpinan DPRD tentang jadwal Badan Musyawarah", about=(MASA,), numbered=False),
)

_BEFORE = (
    Paper("usul-prakarsa", "Surat usul prakarsa dan daftar pengusul", "daftar_pengusul",
          f"Usul Prakarsa {_RPD} tentang {{tentang}}", _TO_COUNCIL),
    Paper("hasil-pengkajian", "Hasil pengkajian Bapemperda", "hasil_pengkajian",
          f"Hasil Pengkajian atas Usul {_RPD} tentang {{tentang}}", _TO_COUNCIL),
    Paper("permohonan-harmonisasi", "Surat permohonan harmonisasi", "permohonan_harmonisasi",
          f"Permohonan Pengharmonisasian, Pembulatan, dan Pemantapan Konsepsi {_RPD} tentang {{tentang}}",
          "Kepala Kantor Wilayah Kementerian Hukum {provinsi}"),
    Paper("ba-harmonisasi", "Berita acara rapat harmonisasi", "hasil_harmonisasi",
          f"Rapat Pengharmonisasian {_RPD} tentang {{tentang}}"),
    Paper("penyebaran-anggota", "Surat penyampaian Raperda kepada anggota", "bukti_penyebaran",
          f"Penyampaian {_RPD} Usul Prakarsa tentang {{tentang}}", "Sdr. Anggota DPRD {daerah}"),
    Paper("keputusan-usul", "Keputusan DPRD tentang usul Raperda", "keputusan_usul",
          f"Persetujuan Usul Prakarsa {_RPD} tentang {{tentang}} menjadi {_RPD} Prakarsa DPRD"),
    Paper("surat-pimpinan", "Surat pimpinan DPRD kepada kepala daerah", "surat_pimpinan_dprd",
          f"Penyampaian {_RPD} Prakarsa DPRD tentang {{tentang}}", _TO_HEAD),
    Paper("surat-pengantar", "Surat pengantar kepala daerah", "surat_pengantar_kdh",
          f"Penyampaian 1 (satu) {_RPD}", _TO_COUNCIL),
)  # fmt: skip

_SPEECHES = tuple(
    Paper(slug, nama, document, numbered=False, track=slug.partition("penjelasan-")[2])
    for slug, nama, document in (
        ("penjelasan-dprd", "Naskah penjelasan DPRD", "naskah_penjelasan"),
        ("penjelasan-kdh", "Nota penjelasan kepala daerah", "naskah_penjelasan"),
        ("pandangan-umum", "Pemandangan umum fraksi", "naskah_pandangan_fraksi"),
        ("pendapat-kdh", "Pendapat kepala daerah", "naskah_pendapat_kdh"),
        ("jawaban-fraksi", "Jawaban fraksi", "naskah_jawaban_fraksi"),
        ("jawaban-kdh", "Jawaban kepala daerah", "naskah_jawaban_kdh"),
        ("pendapat-akhir-fraksi", "Pendapat akhir fraksi", "pendapat_akhir_fraksi"),
        ("pendapat-akhir-kdh", "Pendapat akhir kepala daerah", "naskah_pendapat_akhir_kdh"),
        ("laporan-pembahasan", "Laporan pembahasan alat kelengkapan", "laporan_pembahasan"),
        ("laporan-pansus", "Laporan alat kelengkapan dalam rapat paripurna", "laporan_tk2"),
        ("tindak-lanjut-fasilitasi", "Matriks tindak lanjut hasil fasilitasi", "matriks_fasilitasi"),
        ("tindak-lanjut-evaluasi", "Matriks tindak lanjut hasil evaluasi", "tindak_lanjut_evaluasi"),
        ("abstrak", "Abstrak JDIH", "abstrak_jdih"),
    )
)

_DECIDED = (
    Paper("keputusan-pansus", "Keputusan DPRD tentang pembentukan panitia khusus", "keputusan_pembahas",
          f"Pembentukan Panitia Khusus Pembahasan {_RPD} tentang {{tentang}}"),
    Paper("permohonan-fasilitasi", "Surat permohonan fasilitasi", "permohonan_fasilitasi",
          f"Permohonan Fasilitasi {_RPD} {{daerah}} tentang {{tentang}}", _TO_REVIEWER),
    Paper("keputusan-persetujuan", "Keputusan DPRD tentang persetujuan Raperda", "keputusan_persetujuan",
          f"Persetujuan atas {_RPD} tentang {{tentang}} untuk Ditetapkan menjadi Peraturan Daerah"),
    Paper("keputusan-penolakan", "Keputusan DPRD tentang tidak disetujuinya Raperda", "keputusan_penolakan",
          f"{_RPD} tentang {{tentang}} yang Tidak Disetujui Bersama"),
    Paper("keputusan-penyempurnaan", "Keputusan pimpinan DPRD tentang hasil penyempurnaan", "keputusan_pimpinan",
          f"Hasil Penyempurnaan {_RPD} tentang {{tentang}} Berdasarkan Hasil Evaluasi"),
    Paper("keputusan-penarikan", "Keputusan pimpinan DPRD tentang penarikan", "keputusan_penarikan",
          f"Penarikan Kembali {_RPD} tentang {{tentang}}", track="dprd"),
    Paper("surat-penarikan", "Surat kepala daerah tentang penarikan", "keputusan_penarikan",
          f"Penarikan Kembali {_RPD} tentang {{tentang}}", _TO_COUNCIL, track="kdh"),
    Paper("persetujuan-penarikan", "Persetujuan bersama untuk menarik Raperda", "persetujuan_penarikan",
          f"Persetujuan Bersama Penarikan Kembali {_RPD} tentang {{tentang}}"),
    Paper("penyampaian-kdh", "Surat penyampaian Raperda yang disetujui", "surat_penyampaian",
          f"Penyampaian {_RPD} tentang {{tentang}} yang Telah Disetujui Bersama", _TO_HEAD),
    Paper("penyampaian-keputusan", "Surat penyampaian Keputusan DPRD", hal="Penyampaian Keputusan DPRD",
          kepada="{pemfasilitasi}"),
    Paper("permohonan-evaluasi", "Surat permohonan evaluasi", "permohonan_evaluasi",
          f"Permohonan Evaluasi {_RPD} {{daerah}} tentang {{tentang}}", _TO_REVIEWER),
    Paper("permohonan-noreg", "Surat permohonan nomor register", "permohonan_noreg",
          f"Permohonan Nomor Register {_RPD} {{daerah}} tentang {{tentang}}", _TO_REVIEWER),
    Paper("penyampaian-perda", "Surat penyampaian Peraturan Daerah", "surat_pascapenetapan",
          "Penyampaian Peraturan Daerah {daerah} tentang {tentang}", _TO_REVIEWER),
)  # fmt: skip

_INCOMING = tuple(
    Paper(slug, nama, document, incoming=True)
    for slug, nama, document in (
        ("hasil-harmonisasi", "Surat selesai harmonisasi", "hasil_harmonisasi"),
        ("hasil-fasilitasi", "Surat hasil fasilitasi", "hasil_fasilitasi"),
        ("hasil-evaluasi", "Keputusan hasil evaluasi", "hasil_evaluasi"),
        ("surat-noreg", "Surat pemberian nomor register", "surat_noreg"),
    )
)

FORMS: dict[str, Paper] = {
    paper.slug: paper for paper in (*_OF_MEETING, *_BEFORE, *_SPEECHES, *_DECIDED, *_INCOMING, *_OTHER)
}
PAPERS: dict[str, str] = {
    slug: paper.nama for slug, paper in FORMS.items() if RAPAT in paper.about and slug != "surat-lain"
}
