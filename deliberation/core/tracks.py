"""The stages of both tracks as a table: name, phase, legal basis, whether the text is open, who may read it."""

from __future__ import annotations

from deliberation.core.matters import WAYS
from deliberation.core.parts import Phase, Stage
from deliberation.core.special_tracks import SPECIAL_STAGES

__all__ = ["FIRST", "PHASES", "STAGES", "Phase", "Stage"]

PHASES: dict[str, Phase] = {
    phase.id: phase
    for phase in (
        Phase("usul", "Usul dan penyusunan"),
        Phase("harmonisasi", "Harmonisasi"),
        Phase("tingkat_1", "Pembicaraan Tk. I"),
        Phase("fasilitasi", "Fasilitasi"),
        Phase("substansi", "Persetujuan substansi"),
        Phase("tingkat_2", "Pembicaraan Tk. II"),
        Phase("evaluasi", "Evaluasi"),
        Phase("penetapan", "Noreg dan penetapan"),
        Phase("pengundangan", "Pengundangan"),
        Phase("berhenti", "Berhenti"),
    )
}

_P9 = "PP 12/2018 Pasal 9"
_USUL = "PP 12/2018 Pasal 7; semula PP 16/2010 Pasal 82 ayat"
_FASILITASI = "Permendagri 80/2015 jo. 120/2018"
_EVALUASI = "UU 23/2014 Pasal 267-271, Pasal 314-315, Pasal 319-322, dan Pasal 324-325"
_WD = "hari kerja sejak"
_HOUSE, _AKD = "rapat paripurna", "rapat alat kelengkapan"

_DPRD_HEAD = (
    Stage(
        "usul_prakarsa", "Pengajuan usul Raperda", "usul", "UU 12/2011 Pasal 60; PP 12/2018 Pasal 7",
        editable=True, public=False,
    ),
    Stage(
        "pengkajian_bapemperda", "Pengkajian Bapemperda", "usul", f"{_USUL} (3)", editable=True, confirmed=False,
        meeting="rapat Bapemperda",
    ),
    Stage(
        "penyebaran_anggota", "Penyampaian kepada anggota DPRD", "harmonisasi", f"{_USUL} (5)", confirmed=False,
        deadline="Paling lambat 7 (tujuh) hari kerja sebelum rapat paripurna usul (PP 16/2010 Pasal 82 ayat (5))",
    ),
    Stage("paripurna_usul", "Paripurna usul prakarsa", "harmonisasi", f"{_USUL} (6)", confirmed=False, meeting=_HOUSE),
    Stage(
        "penyempurnaan_usul", "Penyempurnaan usul", "harmonisasi", f"{_USUL} (8)", editable=True, confirmed=False,
        meeting=_AKD,
    ),
    Stage("raperda_dprd_siap", "Penyampaian ke kepala daerah", "harmonisasi", "UU 12/2011 Pasal 61 ayat (1)"),
    Stage("penjelasan_dprd", "Penjelasan pengusul", "tingkat_1", f"{_P9} ayat (3) huruf b angka 1", meeting=_HOUSE),
    Stage("pendapat_kdh", "Pendapat kepala daerah", "tingkat_1", f"{_P9} ayat (3) huruf b angka 2", meeting=_HOUSE),
    Stage(
        "jawaban_fraksi", "Tanggapan atau jawaban fraksi", "tingkat_1", f"{_P9} ayat (3) huruf b angka 3",
        meeting=_HOUSE,
    ),
)  # fmt: skip

_KDH_HEAD = (
    Stage(
        "penyusunan_opd", "Penyusunan", "usul", "UU 12/2011 Pasal 56 dan Pasal 59; Permendagri 80/2015",
        editable=True, public=False,
    ),
    Stage(
        "penelaahan_hukum", "Penelaahan bagian hukum", "usul", "Permendagri 80/2015", editable=True, confirmed=False,
        meeting="rapat tim",
    ),
    Stage("persetujuan_kdh_ajukan", "Pengajuan ke DPRD", "harmonisasi", "UU 12/2011 Pasal 61 ayat (2)"),
    Stage("menjadi_bahan_sanding", "Menjadi bahan sanding", "harmonisasi", "UU 12/2011 Pasal 62 dan Pasal 63"),
    Stage("penjelasan_kdh", "Penjelasan kepala daerah", "tingkat_1", f"{_P9} ayat (3) huruf a angka 1", meeting=_HOUSE),
    Stage("pandangan_umum", "Pemandangan umum fraksi", "tingkat_1", f"{_P9} ayat (3) huruf a angka 2", meeting=_HOUSE),
    Stage(
        "jawaban_kdh", "Tanggapan atau jawaban kepala daerah", "tingkat_1", f"{_P9} ayat (3) huruf a angka 3",
        meeting=_HOUSE,
    ),
)  # fmt: skip

_UNTIL_AGREED = (
    Stage(
        "harmonisasi_kanwil", "Harmonisasi di Kanwil", "harmonisasi", "UU 12/2011 Pasal 58 dan Pasal 63",
        editable=True,
        deadline=f"5 (lima) {_WD} permohonan lengkap (SE Menteri Hukum dan HAM M.HH-01.PP.04.02 Tahun 2022)",
        meeting="rapat harmonisasi",
    ),
    Stage(
        "pembahasan_akd", "Pembahasan alat kelengkapan", "tingkat_1", f"{_P9} ayat (3) huruf c", editable=True,
        meeting="rapat kerja alat kelengkapan",
    ),
    Stage("pendapat_akhir_fraksi", "Pendapat akhir fraksi", "tingkat_1", f"{_P9} ayat (3) huruf d", meeting=_AKD),
    Stage(
        "ba_tingkat_1", "Berita acara pembicaraan tingkat I", "tingkat_1",
        f"{_FASILITASI} Pasal 89 ayat (2) huruf b", confirmed=False,
    ),
    Stage(
        "fasilitasi", "Fasilitasi", "fasilitasi", f"{_FASILITASI} Pasal 87 ayat (2) dan Pasal 88", confirmed=False,
        deadline=f"15 (lima belas) {_WD} permohonan diterima ({_FASILITASI} Pasal 88)",
    ),
    Stage(
        "penyempurnaan_fasilitasi", "Penyempurnaan hasil fasilitasi", "fasilitasi", f"{_FASILITASI} Pasal 88",
        editable=True, confirmed=False,
        meeting=_AKD,
    ),
    Stage("laporan_tk2", "Laporan alat kelengkapan", "tingkat_2", f"{_P9} ayat (4) huruf a angka 1", meeting=_HOUSE),
    Stage(
        "permintaan_persetujuan", "Permintaan persetujuan anggota", "tingkat_2", f"{_P9} ayat (4) huruf a angka 2",
        meeting=_HOUSE,
    ),
    Stage(
        "pendapat_akhir_kdh", "Pendapat akhir kepala daerah", "tingkat_2", f"{_P9} ayat (4) huruf a angka 3",
        meeting=_HOUSE,
    ),
    Stage("persetujuan_bersama", "Persetujuan bersama", "tingkat_2", "UU 23/2014 Pasal 241"),
)  # fmt: skip

_UNTIL_ENACTED = (
    Stage(
        "penyampaian_kdh", "Penyampaian ke kepala daerah", "penetapan", "UU 23/2014 Pasal 242 ayat (1) dan ayat (2)",
        deadline=f"3 (tiga) {_WD} persetujuan bersama (UU 23/2014 Pasal 242 ayat (2))",
    ),
    Stage(
        "penyampaian_evaluasi", "Penyampaian untuk evaluasi", "evaluasi", _EVALUASI,
        deadline=f"3 (tiga) {_WD} persetujuan bersama (UU 23/2014 Pasal 267, Pasal 314, dan Pasal 324)",
    ),
    Stage(
        "evaluasi", "Evaluasi", "evaluasi", _EVALUASI,
        deadline=f"15 (lima belas) {_WD} diterima (UU 23/2014 Pasal 268-269, Pasal 314-315, dan Pasal 324-325)",
    ),
    Stage(
        "penyempurnaan_evaluasi", "Penyempurnaan hasil evaluasi", "evaluasi", _EVALUASI, editable=True,
        deadline=f"7 (tujuh) {_WD} hasil evaluasi diterima (UU 23/2014 Pasal 268-271 dan Pasal 314-315)",
        meeting=_AKD,
    ),
    Stage(
        "permohonan_noreg", "Permohonan nomor register", "penetapan", "UU 23/2014 Pasal 242 ayat (3) dan ayat (4)",
        deadline=f"3 (tiga) {_WD} Raperda diterima kepala daerah (UU 23/2014 Pasal 242 ayat (3) dan ayat (4))",
    ),
    Stage(
        "pemberian_noreg", "Pemberian nomor register", "penetapan", "UU 23/2014 Pasal 242 ayat (5) dan Pasal 243",
        deadline=f"7 (tujuh) {_WD} permohonan diterima (UU 23/2014 Pasal 242 ayat (5))",
    ),
    Stage("menunggu_noreg_terlambat", "Noreg terlambat", "penetapan", "UU 23/2014 Pasal 242 ayat (7) dan Pasal 243"),
    Stage(
        "penetapan", "Penetapan oleh kepala daerah", "penetapan", "UU 23/2014 Pasal 242 ayat (6); UU 12/2011 Pasal 79",
        deadline=f"30 (tiga puluh) {_WD} persetujuan bersama (UU 23/2014 Pasal 242 ayat (6))",
    ),
    Stage("sah_tanpa_ttd", "Sah tanpa tanda tangan", "penetapan", "UU 23/2014 Pasal 242 ayat (7) dan ayat (8)"),
)  # fmt: skip

_IN_FORCE = (
    Stage("pengundangan", "Pengundangan", "pengundangan", "UU 23/2014 Pasal 244; UU 12/2011 Pasal 81 dan Pasal 86"),
    Stage("autentifikasi", "Autentifikasi dan salinan", "pengundangan", "Permendagri 80/2015", confirmed=False),
    Stage(
        "penyampaian_pasca", "Penyampaian ke Menteri atau gubernur", "pengundangan", "UU 23/2014 Pasal 249",
        deadline=f"7 (tujuh) {_WD} ditetapkan (UU 23/2014 Pasal 249)",
    ),
    Stage("publikasi", "Publikasi JDIH dan penyebarluasan", "pengundangan", "UU 23/2014 Pasal 253 dan Pasal 254"),
    Stage("diundangkan_berlaku", "Berlaku", "pengundangan", "UU 23/2014 Pasal 244 ayat (3)", terminal=True),
    Stage("diubah", "Berlaku dengan perubahan", "pengundangan", "UU 12/2011 Lampiran II angka 230", terminal=True),
)  # fmt: skip

_ENDS = (
    Stage("ditarik", "Ditarik kembali", "berhenti", "UU 12/2011 Pasal 76", terminal=True),
    Stage("ditolak_usul", "Usul ditolak", "berhenti", f"{_USUL} (7)", terminal=True, confirmed=False),
    Stage("tidak_disetujui", "Tidak disetujui bersama", "berhenti", f"{_P9} ayat (4) huruf c", terminal=True),
    Stage("kedaluwarsa", "Kedaluwarsa", "berhenti", "Tata tertib DPRD", terminal=True, confirmed=False),
    Stage(
        "perkada_pengganti", "Diganti peraturan kepala daerah", "berhenti",
        "UU 23/2014 Pasal 313 dan Pasal 323; PP 21/2021", terminal=True,
    ),
    Stage("dicabut", "Dicabut", "berhenti", "UU 12/2011 Lampiran II angka 221", terminal=True),
    Stage("tidak_berlaku_ma", "Tidak berlaku berdasarkan putusan MA", "berhenti", "UUD 1945 Pasal 24A; Perma 1/2011",
          terminal=True, confirmed=False),
)  # fmt: skip

_ALL = (*_DPRD_HEAD, *_KDH_HEAD, *_UNTIL_AGREED, *_UNTIL_ENACTED, *SPECIAL_STAGES, *_IN_FORCE, *_ENDS)
STAGES: dict[str, Stage] = {stage.id: stage for stage in _ALL}

FIRST = dict.fromkeys(WAYS, "penyusunan_opd") | {"dprd": "usul_prakarsa", "apbd": "kua_ppas_disepakati"}
