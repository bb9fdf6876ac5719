"""The moves of both tracks as a table: from, to, verb, who, which rules and papers, what to state, legal basis."""

from __future__ import annotations

from dataclasses import replace

from deliberation.core.matters import COMMON, WAYS
from deliberation.core.parts import Move
from deliberation.core.special_moves import ENACTMENT_GUARDS, SPECIAL_MOVES
from deliberation.core.tracks import STAGES

__all__ = ["MOVES", "Move", "moves_from"]

_DPRD = ("dprd",)
_KDH = tuple(way for way in COMMON if way != "dprd")
_DRAFTED = (*_KDH, "papbd", "pj", "rtrw")  # the head of the executive's road, up to its way to the DPRD
_NO_TAX = tuple(way for way in COMMON if way != "pajak")
_COMPARED = ("kdh",)
_FASILITATED = ("dprd", "kdh")
_COUNCIL = ("pimpinan_dprd", "setwan")
_PENGUSUL = ("anggota", "komisi", "bapemperda", "setwan")
_PEMBAHAS = ("bapemperda", "komisi", "pansus", "setwan")
_HUKUM = ("kepala_daerah", "bagian_hukum")
_LETTER = ("letter_number", "letter_on")
_P9 = "PP 12/2018 Pasal 9"
_USUL = "PP 12/2018 Pasal 7; semula PP 16/2010 Pasal 82 ayat"
_HARMONISASI = "UU 12/2011 Pasal 58 dan Pasal 63"
_FASILITASI = "Permendagri 80/2015 jo. 120/2018"
_TARIK = "UU 12/2011 Pasal 76 ayat (1)"

_DPRD_HEAD = (
    Move(
        "usul_prakarsa", "pengkajian_bapemperda", "Teruskan ke Bapemperda", _COUNCIL,
        "UU 12/2011 Pasal 60", ("terprogram", "urgensi_disetujui", "boleh_diajukan_lagi"),
        ("keterangan_na", "daftar_pengusul"),
        ("nomor_pokok",), _DPRD,
    ),
    Move("usul_prakarsa", "ditarik", "Tarik usul", _PENGUSUL, _TARIK, tracks=_DPRD, needs_note=True),
    Move(
        "pengkajian_bapemperda", "harmonisasi_kanwil", "Mohon harmonisasi ke Kanwil", ("bapemperda", *_COUNCIL),
        _HARMONISASI, ("terprogram", "naskah_beku"),
        ("keterangan_na", "hasil_pengkajian", "permohonan_harmonisasi", "petikan_propemperda"), _LETTER, _DPRD,
    ),
    Move(
        "pengkajian_bapemperda", "usul_prakarsa", "Kembalikan kepada pengusul", ("bapemperda", "setwan"),
        f"{_USUL} (3)", tracks=_DPRD, needs_note=True,
    ),
    Move(
        "harmonisasi_kanwil", "penyebaran_anggota", "Catat harmonisasi selesai", ("bapemperda", "setwan"),
        _HARMONISASI, ("naskah_beku",), ("hasil_harmonisasi",), _LETTER, _DPRD,
    ),
    Move(
        "harmonisasi_kanwil", "pengkajian_bapemperda", "Catat pengembalian oleh Kanwil", ("bapemperda", "setwan"),
        _HARMONISASI, tracks=_DPRD, needs_note=True,
    ),
    Move(
        "penyebaran_anggota", "paripurna_usul", "Bawa ke rapat paripurna usul", _COUNCIL,
        f"{_USUL} (5) dan ayat (6)", ("naskah_beku",), ("bukti_penyebaran",), tracks=_DPRD,
    ),
    Move(
        "paripurna_usul", "raperda_dprd_siap", "Catat persetujuan usul", _COUNCIL, f"{_USUL} (7)",
        documents=("keputusan_usul",), asks=_LETTER, tracks=_DPRD,
    ),
    Move(
        "paripurna_usul", "penyempurnaan_usul", "Catat persetujuan dengan pengubahan", _COUNCIL, f"{_USUL} (8)",
        documents=("keputusan_usul",), asks=_LETTER, tracks=_DPRD, needs_note=True,
    ),
    Move(
        "paripurna_usul", "ditolak_usul", "Catat penolakan usul", _COUNCIL, f"{_USUL} (7)",
        documents=("keputusan_usul",), asks=_LETTER, tracks=_DPRD, needs_note=True,
    ),
    Move(
        "penyempurnaan_usul", "raperda_dprd_siap", "Selesaikan penyempurnaan", _PEMBAHAS, f"{_USUL} (8)",
        ("naskah_beku",), tracks=_DPRD,
    ),
    Move(
        "raperda_dprd_siap", "penjelasan_dprd", "Sampaikan ke kepala daerah", _COUNCIL, "UU 12/2011 Pasal 61 ayat (1)",
        ("naskah_beku",), ("surat_pimpinan_dprd", "keterangan_na"), _LETTER, _DPRD,
    ),
    Move(
        "raperda_dprd_siap", "ditarik", "Tarik Raperda", _COUNCIL, _TARIK,
        documents=("keputusan_penarikan",), asks=_LETTER, tracks=_DPRD, needs_note=True,
    ),
    Move(
        "penjelasan_dprd", "pendapat_kdh", "Catat penjelasan pengusul", _COUNCIL, f"{_P9} ayat (3) huruf b angka 1",
        documents=("naskah_penjelasan",), tracks=_DPRD,
    ),
    Move(
        "pendapat_kdh", "jawaban_fraksi", "Catat pendapat kepala daerah", _COUNCIL,
        f"{_P9} ayat (3) huruf b angka 2", documents=("naskah_pendapat_kdh",), tracks=_DPRD,
    ),
    Move(
        "jawaban_fraksi", "pembahasan_akd", "Catat jawaban fraksi", _COUNCIL, f"{_P9} ayat (3) huruf b angka 3",
        documents=("naskah_jawaban_fraksi", "keputusan_pembahas"), tracks=_DPRD,
    ),
)  # fmt: skip

_KDH_HEAD = (
    *(
        Move(
            "penyusunan_opd", "penelaahan_hukum", "Ajukan ke bagian hukum", ("opd", "bagian_hukum"),
            "UU 12/2011 Pasal 56 dan Pasal 59", ("terprogram", "urgensi_disetujui", *guards),
            ("keterangan_na", "paraf_pemrakarsa"), asks, ways,
        )
        for ways, guards, asks in (
            (("kdh", "pajak", "papbd", "pj", "rtrw"), (), ()),
            (("rpjmd",), ("ada_pelantikan",), ("inaugurated_on",)),
            (("rpjpd",), ("ada_akhir_rpjpd",), ("rpjpd_ends_on",)),
        )
    ),
    Move(
        "penelaahan_hukum", "harmonisasi_kanwil", "Mohon harmonisasi ke Kanwil", (*_HUKUM, "sekda"),
        _HARMONISASI, ("terprogram", "naskah_beku"),
        ("keterangan_na", "paraf_koordinasi", "permohonan_harmonisasi", "petikan_propemperda"), _LETTER, _DRAFTED,
    ),
    Move(
        "penelaahan_hukum", "penyusunan_opd", "Kembalikan kepada pemrakarsa", ("bagian_hukum",),
        "Permendagri 80/2015", tracks=_DRAFTED, needs_note=True,
    ),
    Move(
        "harmonisasi_kanwil", "persetujuan_kdh_ajukan", "Catat harmonisasi selesai", ("bagian_hukum",),
        _HARMONISASI, ("naskah_beku",), ("hasil_harmonisasi",), _LETTER, _DRAFTED,
    ),
    Move(
        "harmonisasi_kanwil", "penelaahan_hukum", "Catat pengembalian oleh Kanwil", ("bagian_hukum",),
        _HARMONISASI, tracks=_DRAFTED, needs_note=True,
    ),
    Move(
        "persetujuan_kdh_ajukan", "penjelasan_kdh", "Sampaikan ke DPRD", _HUKUM, "UU 12/2011 Pasal 61 ayat (2)",
        ("boleh_diajukan_lagi", "bukan_sandingan", "naskah_beku"), ("surat_pengantar_kdh", "keterangan_na"),
        _LETTER, _KDH,
    ),
    Move(
        "persetujuan_kdh_ajukan", "menjadi_bahan_sanding", "Jadikan bahan sanding", _COUNCIL,
        "UU 12/2011 Pasal 62 dan Pasal 63", ("ada_sandingan",), (), ("sanding",), _COMPARED, needs_note=True,
    ),
    Move(
        "persetujuan_kdh_ajukan", "ditarik", "Tarik Raperda", _HUKUM, _TARIK,
        documents=("keputusan_penarikan",), asks=_LETTER, tracks=_DRAFTED, needs_note=True,
    ),
    Move(
        "menjadi_bahan_sanding", "persetujuan_kdh_ajukan", "Ajukan pada masa sidang lain", _HUKUM,
        "UU 12/2011 Pasal 62 dan Pasal 63", ("masa_sidang_lain",), tracks=_COMPARED, needs_note=True,
    ),
    Move(
        "menjadi_bahan_sanding", "ditarik", "Tarik Raperda", _HUKUM, _TARIK,
        documents=("keputusan_penarikan",), asks=_LETTER, tracks=_COMPARED, needs_note=True,
    ),
    Move(
        "penjelasan_kdh", "pandangan_umum", "Catat penjelasan kepala daerah", _COUNCIL,
        f"{_P9} ayat (3) huruf a angka 1", documents=("naskah_penjelasan",), tracks=_KDH,
    ),
    Move(
        "pandangan_umum", "jawaban_kdh", "Catat pemandangan umum fraksi", _COUNCIL,
        f"{_P9} ayat (3) huruf a angka 2", documents=("naskah_pandangan_fraksi",), tracks=_KDH,
    ),
    Move(
        "jawaban_kdh", "pembahasan_akd", "Catat jawaban kepala daerah", _COUNCIL, f"{_P9} ayat (3) huruf a angka 3",
        documents=("naskah_jawaban_kdh", "keputusan_pembahas"), tracks=_KDH,
    ),
)  # fmt: skip

_DELIBERATION = (
    Move(
        "pembahasan_akd", "pendapat_akhir_fraksi", "Selesaikan pembahasan", _PEMBAHAS, f"{_P9} ayat (3) huruf c",
        ("naskah_beku",), ("laporan_pembahasan", "risalah"),
    ),
    Move(
        "pembahasan_akd", "ditarik", "Tarik Raperda dengan persetujuan bersama", (*_COUNCIL, "kepala_daerah"),
        "UU 12/2011 Pasal 76 ayat (2)", documents=("persetujuan_penarikan",), asks=_LETTER, needs_note=True,
    ),
    Move(
        "pembahasan_akd", "tidak_disetujui", "Catat tidak disetujui", _COUNCIL, f"{_P9} ayat (4) huruf c",
        documents=("keputusan_penolakan",), asks=_LETTER, needs_note=True,
    ),
    Move(
        "pembahasan_akd", "kedaluwarsa", "Nyatakan kedaluwarsa", _COUNCIL,
        "Tata tertib DPRD tentang jangka waktu pembahasan", needs_note=True,
    ),
    Move(
        "pembahasan_akd", "perkada_pengganti", "Catat peraturan kepala daerah pengganti", _HUKUM,
        "UU 23/2014 Pasal 313 dan Pasal 323; PP 21/2021", ("perkada_dimungkinkan",), ("perkada",), _LETTER,
        _COMPARED, needs_note=True,
    ),
    Move(
        "pendapat_akhir_fraksi", "ba_tingkat_1", "Catat pendapat akhir fraksi", _COUNCIL, f"{_P9} ayat (3) huruf d",
        documents=("pendapat_akhir_fraksi",),
    ),
    Move(
        "ba_tingkat_1", "fasilitasi", "Mohon fasilitasi", _HUKUM, f"{_FASILITASI} Pasal 87 ayat (2) dan Pasal 88",
        ("objek_fasilitasi", "naskah_beku"), ("ba_tingkat_1", "hasil_harmonisasi", "permohonan_fasilitasi"), _LETTER,
        tracks=_FASILITATED,
    ),
    Move(
        "ba_tingkat_1", "laporan_tk2", "Bawa ke rapat paripurna", _COUNCIL, "UU 23/2014 Pasal 245",
        ("objek_evaluasi", "naskah_beku"), ("ba_tingkat_1",),
    ),
    Move(
        "fasilitasi", "penyempurnaan_fasilitasi", "Catat hasil fasilitasi", _HUKUM,
        f"{_FASILITASI} Pasal 88", documents=("hasil_fasilitasi",), asks=_LETTER, tracks=_FASILITATED,
    ),
    Move(
        "fasilitasi", "laporan_tk2", "Lanjutkan tanpa hasil fasilitasi", _COUNCIL, f"{_FASILITASI} Pasal 88",
        ("berkas_lengkap", "fasilitasi_lewat_waktu", "naskah_beku"), asks=("review_received_on",), needs_note=True,
        tracks=_FASILITATED,
    ),
    Move(
        "fasilitasi", "fasilitasi", "Mohon fasilitasi ulang", _HUKUM, f"{_FASILITASI} Pasal 87 ayat (2) dan Pasal 88",
        ("naskah_beku",), ("permohonan_fasilitasi",), _LETTER, needs_note=True, tracks=_FASILITATED,
    ),
    Move(
        "penyempurnaan_fasilitasi", "laporan_tk2", "Selesaikan penyempurnaan", _PEMBAHAS, f"{_FASILITASI} Pasal 88",
        ("naskah_beku",), ("hasil_fasilitasi", "matriks_fasilitasi"), tracks=_FASILITATED,
    ),
    Move(
        "penyempurnaan_fasilitasi", "fasilitasi", "Mohon fasilitasi ulang", _HUKUM,
        f"{_FASILITASI} Pasal 87 ayat (2) dan Pasal 88", ("naskah_beku",), ("permohonan_fasilitasi",), _LETTER,
        needs_note=True, tracks=_FASILITATED,
    ),
    Move(
        "laporan_tk2", "permintaan_persetujuan", "Catat laporan dan kuorum", _COUNCIL,
        f"{_P9} ayat (4) huruf a angka 1; UU 23/2014 Pasal 129 dan Pasal 183", ("kuorum_perda",),
        ("laporan_tk2", "daftar_hadir"), ("members", "present"),
    ),
    Move(
        "laporan_tk2", "laporan_tk2", "Tunda karena kuorum tidak tercapai", _COUNCIL,
        "UU 23/2014 Pasal 129 ayat (5) dan Pasal 183 ayat (5)", documents=("ba_penundaan",), needs_note=True,
    ),
    Move(
        "permintaan_persetujuan", "pendapat_akhir_kdh", "Catat persetujuan anggota", _COUNCIL,
        f"{_P9} ayat (4) huruf a angka 2; UU 23/2014 Pasal 129 dan Pasal 183 ayat (3) huruf b",
    ),
    Move(
        "permintaan_persetujuan", "tidak_disetujui", "Catat tidak disetujui", _COUNCIL, f"{_P9} ayat (4) huruf c",
        documents=("keputusan_penolakan",), asks=_LETTER, needs_note=True,
    ),
    Move(
        "pendapat_akhir_kdh", "persetujuan_bersama", "Catat persetujuan bersama", _COUNCIL, "UU 23/2014 Pasal 241",
        ("naskah_beku", "ada_tanggal_persetujuan", "persetujuan_tidak_mendatang"),
        ("naskah_pendapat_akhir_kdh", "ba_persetujuan_bersama", "keputusan_persetujuan"), ("agreed_on", *_LETTER),
    ),
    Move(
        "pendapat_akhir_kdh", "tidak_disetujui", "Catat tidak disetujui", _COUNCIL, f"{_P9} ayat (4) huruf c",
        documents=("keputusan_penolakan",), asks=_LETTER, needs_note=True,
    ),
    Move(
        "persetujuan_bersama", "penyampaian_kdh", "Siapkan penyampaian", _COUNCIL,
        "UU 23/2014 Pasal 242 ayat (1)", ("ada_tanggal_persetujuan", "naskah_beku"), ("ba_persetujuan_bersama",),
    ),
)  # fmt: skip

_AFTER_AGREED = (
    Move(
        "penyampaian_kdh", "permohonan_noreg", "Catat penyampaian", _COUNCIL,
        "UU 23/2014 Pasal 242 ayat (1) dan ayat (2)", ("ada_tanggal_persetujuan", "bukan_objek_evaluasi"),
        ("surat_penyampaian", "ba_persetujuan_bersama"), _LETTER, _FASILITATED,
    ),
    Move(
        "penyampaian_kdh", "penyampaian_evaluasi", "Catat penyampaian", _COUNCIL,
        "UU 23/2014 Pasal 242 ayat (1) dan Pasal 245", ("ada_tanggal_persetujuan", "objek_evaluasi"),
        ("surat_penyampaian", "ba_persetujuan_bersama"), _LETTER,
    ),
    *(
        Move(
            "penyampaian_evaluasi", "evaluasi", "Sampaikan untuk dievaluasi", _HUKUM,
            "UU 23/2014 Pasal 267, Pasal 314-315, Pasal 319, dan Pasal 321-325", ("objek_evaluasi", "naskah_beku"),
            ("permohonan_evaluasi", *recipients), _LETTER, ways,
        )
        for ways, recipients in ((_NO_TAX, ()), (("pajak",), ("bukti_penerima_pajak",)))
    ),
    Move(
        "evaluasi", "permohonan_noreg", "Catat hasil evaluasi: sesuai", _HUKUM,
        "UU 23/2014 Pasal 245 dan Pasal 268-271", ("objek_evaluasi",), ("hasil_evaluasi",), _LETTER,
    ),
    Move(
        "evaluasi", "penyempurnaan_evaluasi", "Catat hasil evaluasi: tidak sesuai", _HUKUM,
        "UU 23/2014 Pasal 268-271, Pasal 314-315, dan Pasal 319-325", ("objek_evaluasi",), ("hasil_evaluasi",),
        _LETTER, needs_note=True,
    ),
    Move(
        "penyempurnaan_evaluasi", "permohonan_noreg", "Selesaikan penyempurnaan", (*_HUKUM, "banggar", "setwan"),
        "UU 23/2014 Pasal 268-271 dan Pasal 314-315; PP 12/2019 Pasal 115", ("bukan_pajak_retribusi", "naskah_beku"),
        ("hasil_evaluasi", "tindak_lanjut_evaluasi"), tracks=_NO_TAX,
    ),
    Move(
        "penyempurnaan_evaluasi", "penyampaian_evaluasi", "Kirim ulang untuk dievaluasi", (*_HUKUM, "setwan"),
        "UU 1/2022 Pasal 98", ("pajak_retribusi", "naskah_beku"), ("tindak_lanjut_evaluasi",),
        tracks=(*_FASILITATED, "pajak"),
    ),
    Move(
        "permohonan_noreg", "pemberian_noreg", "Mohon nomor register", _HUKUM,
        "UU 23/2014 Pasal 242 ayat (3) dan ayat (4)", ("ada_tanggal_persetujuan", "naskah_beku"),
        ("permohonan_noreg", "ba_persetujuan_bersama", "keputusan_persetujuan"), _LETTER,
    ),
    Move(
        "pemberian_noreg", "penetapan", "Catat nomor register", _HUKUM, "UU 23/2014 Pasal 242 ayat (5) dan Pasal 243",
        ("ada_noreg",), ("surat_noreg",), ("noreg", "noreg_on"),
    ),
    Move(
        "pemberian_noreg", "permohonan_noreg", "Catat berkas dikembalikan", _HUKUM,
        "UU 23/2014 Pasal 242 ayat (5)", ("belum_ada_noreg",), needs_note=True,
    ),
    Move(
        "pemberian_noreg", "menunggu_noreg_terlambat", "Tandai noreg terlambat", (*_HUKUM, "setwan"),
        "UU 23/2014 Pasal 242 ayat (7) dan Pasal 243",
        ("belum_ada_noreg", "batas_tanda_tangan_benar", "batas_tanda_tangan_lewat"), asks=("signature_due",),
    ),
    Move(
        "menunggu_noreg_terlambat", "penetapan", "Catat nomor register", _HUKUM,
        "UU 23/2014 Pasal 242 ayat (5) dan Pasal 243", ("ada_noreg",), ("surat_noreg",), ("noreg", "noreg_on"),
    ),
    Move(
        "penetapan", "pengundangan", "Catat penetapan", _HUKUM, "UU 23/2014 Pasal 242 ayat (6) dan Pasal 243",
        ENACTMENT_GUARDS, ("naskah_bertanda_tangan",), ("nomor", "tahun", "enacted_on"),
    ),
    Move(
        "penetapan", "sah_tanpa_ttd", "Catat sah tanpa tanda tangan", ("bagian_hukum", "setwan"),
        "UU 23/2014 Pasal 242 ayat (7)",
        ("ada_noreg", "ada_tanggal_persetujuan", "batas_tanda_tangan_benar", "batas_tanda_tangan_lewat"),
        asks=("signature_due",),
    ),
)  # fmt: skip

_ENACTED = (
    Move(
        "sah_tanpa_ttd", "pengundangan", "Siapkan pengundangan", ("bagian_hukum",),
        "UU 23/2014 Pasal 242 ayat (8) dan ayat (9)", ENACTMENT_GUARDS, ("kalimat_pengesahan",),
        ("nomor", "tahun", "enacted_on"),
    ),
    Move(
        "pengundangan", "autentifikasi", "Catat pengundangan", ("sekda", "bagian_hukum"),
        "UU 23/2014 Pasal 243 ayat (1) dan Pasal 244; UU 12/2011 Pasal 86",
        (
            "ada_noreg", "ada_tanggal_penetapan", "ada_pengundangan", "pengundangan_setelah_penetapan",
            "pengundangan_tidak_mendatang",
        ),
        ("lembaran_daerah",), ("promulgated_on", "nomor_ld", "nomor_tld"),
    ),
    Move(
        "autentifikasi", "penyampaian_pasca", "Catat autentifikasi", ("bagian_hukum",), "Permendagri 80/2015",
        documents=("salinan",),
    ),
    *(
        Move(
            "penyampaian_pasca", "publikasi", "Catat penyampaian", _HUKUM, basis, guards,
            ("salinan", "surat_pascapenetapan"), (*asks, *_LETTER), ways,
        )
        for ways, basis, guards, asks in (
            (tuple(way for way in WAYS if way != "pajak"), "UU 23/2014 Pasal 249", (), ()),
            (("pajak",), "UU 1/2022 Pasal 99", ("ada_penerimaan_menkeu",), ("menkeu_received_on",)),
        )
    ),
    Move(
        "publikasi", "diundangkan_berlaku", "Nyatakan berlaku", ("bagian_hukum", "setwan"),
        "UU 23/2014 Pasal 244 ayat (3) dan Pasal 253-254", ("mulai_berlaku_benar", "sudah_mulai_berlaku"),
        ("abstrak_jdih",), ("effective_on",),
    ),
    *(
        Move(
            source, "diubah", "Catat perubahan", ("bagian_hukum",), "UU 12/2011 Lampiran II angka 230",
            needs_note=True,
        )
        for source in ("diundangkan_berlaku", "diubah")
    ),
    *(
        Move(
            source, "dicabut", "Catat pencabutan", ("bagian_hukum",), "UU 12/2011 Lampiran II angka 221",
            needs_note=True,
        )
        for source in ("diundangkan_berlaku", "diubah")
    ),
    *(
        Move(
            source, "tidak_berlaku_ma", "Catat putusan Mahkamah Agung", ("bagian_hukum",),
            "UUD 1945 Pasal 24A; Perma 1/2011", documents=("putusan_ma",), asks=_LETTER, needs_note=True,
        )
        for source in ("diundangkan_berlaku", "diubah")
    ),
)  # fmt: skip


def _on(ways: tuple[str, ...], rows: tuple[Move, ...]) -> tuple[Move, ...]:
    """The rows on those ways, where a row names none itself."""
    return tuple(row if row.tracks else replace(row, tracks=ways) for row in rows)


MOVES: tuple[Move, ...] = (
    *_DPRD_HEAD, *_KDH_HEAD, *_on(COMMON, _DELIBERATION), *_on(COMMON, _AFTER_AGREED), *SPECIAL_MOVES,
    *_on(WAYS, _ENACTED),
)  # fmt: skip


def moves_from(stage_id: str, track: str) -> tuple[Move, ...]:
    """The moves of that way out of a stage, the main road first. Raises KeyError for a stage that does not exist."""
    STAGES[stage_id]
    return tuple(move for move in MOVES if move.source == stage_id and track in move.tracks)
