"""The moves of the special tracks: APBD and its family, RTRW, and what RPJPD, RPJMD, and tax add to the common road."""

from __future__ import annotations

from deliberation.core.parts import Move

ENACTMENT_GUARDS = (
    "ada_noreg", "ada_nomor", "nomor_bebas", "ada_tanggal_penetapan", "ada_tanggal_persetujuan",
    "penetapan_setelah_persetujuan", "penetapan_tidak_mendatang", "tahun_penetapan",
)  # fmt: skip

_COUNCIL = ("pimpinan_dprd", "setwan")
_HUKUM = ("kepala_daerah", "bagian_hukum")
_LETTER = ("letter_number", "letter_on")
_TARIK = "UU 12/2011 Pasal 76 ayat (2)"
_RTRW = "UU 26/2007 sebagaimana diubah; PP 21/2021 Pasal 60-85"
_SUBMITTED = ("ada_penyampaian", "naskah_beku")


def _agreed(way: str, source: str, target: str, basis: str, *guards: str) -> tuple[Move, ...]:
    """The plenary that agrees, with two thirds of all members, and the same plenary put off."""
    return (
        Move(
            source, target, "Catat persetujuan bersama", _COUNCIL, basis,
            ("kuorum_perda", "naskah_beku", "ada_tanggal_persetujuan", "persetujuan_tidak_mendatang", *guards),
            (
                "laporan_tk2", "daftar_hadir", "naskah_pendapat_akhir_kdh", "ba_persetujuan_bersama",
                "keputusan_persetujuan",
            ),
            ("members", "present", "agreed_on", *_LETTER), (way,),
        ),
        Move(
            source, source, "Tunda karena kuorum tidak tercapai", _COUNCIL,
            "UU 23/2014 Pasal 129 ayat (5) dan Pasal 183 ayat (5)", documents=("ba_penundaan",), tracks=(way,),
            needs_note=True,
        ),
    )  # fmt: skip


def _reviewed(
    way: str, basis: str, annexes: tuple[str, ...], refine: str = "", guards: tuple[str, ...] = ()
) -> tuple[Move, ...]:
    """From agreement through evaluasi to the signed Perda; `guards` hold for the way to its enactment."""
    agreed, review, enacted = f"{way}_disetujui", f"{way}_evaluasi", f"{way}_ditetapkan"
    refine = refine or f"{way}_penyempurnaan"
    noreg, tracks = ("noreg", "noreg_on"), (way,)
    return (
        Move(
            agreed, review, "Sampaikan untuk dievaluasi", _HUKUM, basis, ("ada_tanggal_persetujuan", "naskah_beku"),
            ("surat_penyampaian", "ba_persetujuan_bersama", "permohonan_evaluasi", *annexes), _LETTER, tracks,
        ),
        Move(
            review, enacted, "Catat hasil evaluasi: sesuai, dan noreg", _HUKUM, f"{basis}; UU 23/2014 Pasal 245",
            ("ada_noreg", *guards), ("hasil_evaluasi", "surat_noreg"), noreg, tracks,
        ),
        Move(
            review, refine, "Catat hasil evaluasi: tidak sesuai", _HUKUM, basis, (), ("hasil_evaluasi",), _LETTER,
            tracks, needs_note=True,
        ),
        Move(
            refine, enacted, "Selesaikan penyempurnaan, catat noreg", (*_HUKUM, "banggar", "setwan"),
            f"{basis}; PP 12/2019 Pasal 115" if way != "rtrw" else basis, ("ada_noreg", "naskah_beku", *guards),
            ("hasil_evaluasi", "tindak_lanjut_evaluasi", "surat_noreg")
            if way == "rtrw" else ("hasil_evaluasi", "keputusan_pimpinan", "tindak_lanjut_evaluasi", "surat_noreg"),
            noreg, tracks,
        ),
        Move(
            enacted, "pengundangan", "Catat penetapan", _HUKUM, "UU 23/2014 Pasal 242 ayat (6) dan Pasal 243",
            (*ENACTMENT_GUARDS, *guards), ("naskah_bertanda_tangan",), ("nomor", "tahun", "enacted_on"), tracks,
        ),
        Move(
            enacted, "sah_tanpa_ttd", "Catat sah tanpa tanda tangan", ("bagian_hukum", "setwan"),
            "UU 23/2014 Pasal 242 ayat (7)",
            (
                "ada_noreg", "ada_tanggal_persetujuan", "batas_tanda_tangan_benar", "batas_tanda_tangan_lewat",
                *guards,
            ),
            asks=("signature_due",), tracks=tracks,
        ),
    )  # fmt: skip


def _by_head(way: str, stage: str, rule: str, basis: str) -> tuple[Move, ...]:
    """A Raperkada sent to the reviewer, then set: endorsed, or left without an answer as long as the law says."""
    return (
        Move(
            stage, "perkada_pengganti", "Catat penetapan peraturan kepala daerah", _HUKUM, basis, (rule,),
            ("pengesahan_perkada", "perkada"), _LETTER, (way,), needs_note=True,
        ),
        Move(
            stage, stage, "Catat pengiriman rancangan", _HUKUM, basis, ("ada_pengiriman_perkada",),
            ("rancangan_perkada",), ("perkada_sent_on", *_LETTER), (way,),
        ),
    )  # fmt: skip


def _withdrawn(way: str, stage: str) -> Move:
    return Move(
        stage, "ditarik", "Tarik Raperda dengan persetujuan bersama", (*_COUNCIL, "kepala_daerah"), _TARIK,
        documents=("persetujuan_penarikan",), asks=_LETTER, tracks=(way,), needs_note=True,
    )  # fmt: skip


_APBD = (
    Move(
        "kua_ppas_disepakati", "apbd_diajukan", "Sampaikan Raperda APBD ke DPRD", _HUKUM,
        "UU 23/2014 Pasal 311; PP 12/2019 Pasal 104", ("terprogram", *_SUBMITTED),
        ("kesepakatan_kua_ppas", "keterangan_na", "hasil_harmonisasi", "surat_pengantar_kdh"),
        ("submitted_on", *_LETTER), ("apbd",),
    ),
    Move(
        "apbd_diajukan", "apbd_dibahas", "Catat penjelasan, pemandangan umum, dan jawaban", _COUNCIL,
        "PP 12/2018 Pasal 9 ayat (3) huruf a; PP 12/2019 Pasal 105",
        documents=("naskah_penjelasan", "naskah_pandangan_fraksi", "naskah_jawaban_kdh"), tracks=("apbd",),
    ),
    *_agreed("apbd", "apbd_dibahas", "apbd_disetujui", "UU 23/2014 Pasal 312 ayat (1); PP 12/2019 Pasal 106"),
    Move(
        "apbd_dibahas", "perkada_apbd", "Susun peraturan kepala daerah tentang APBD", _HUKUM,
        "UU 23/2014 Pasal 313 ayat (1)", ("apbd_buntu",), tracks=("apbd",), needs_note=True,
    ),
    *_by_head("apbd", "perkada_apbd", "perkada_apbd_boleh", "UU 23/2014 Pasal 313; PP 12/2019 Pasal 107-110"),
    *_reviewed(
        "apbd", "UU 23/2014 Pasal 314 dan Pasal 315; PP 12/2019 Pasal 111-115",
        ("raperkada_penjabaran", "kesepakatan_kua_ppas"),
    ),
)  # fmt: skip

_CHANGE = (
    Move(
        "persetujuan_kdh_ajukan", "papbd_diajukan", "Sampaikan ke DPRD", _HUKUM,
        "UU 23/2014 Pasal 316 dan Pasal 317; PP 12/2019 Pasal 179", ("perubahan_sekali", *_SUBMITTED),
        ("surat_pengantar_kdh", "keterangan_na"), ("submitted_on", *_LETTER), ("papbd",),
    ),
    *_agreed("papbd", "papbd_diajukan", "papbd_disetujui", "UU 23/2014 Pasal 317 ayat (2)", "perubahan_tepat_waktu"),
    Move(
        "papbd_diajukan", "apbd_berjalan", "Catat APBD berjalan tanpa perubahan", _COUNCIL,
        "UU 23/2014 Pasal 317 ayat (3)", ("perubahan_lewat",), ("keputusan_penolakan",), tracks=("papbd",),
        needs_note=True,
    ),
    _withdrawn("papbd", "papbd_diajukan"),
    *_reviewed(
        "papbd", "UU 23/2014 Pasal 319; PP 12/2019 Pasal 179", ("raperkada_penjabaran", "perubahan_rkpd"),
        guards=("setelah_pertanggungjawaban",),
    ),
)  # fmt: skip

_ACCOUNT = (
    Move(
        "persetujuan_kdh_ajukan", "pj_diajukan", "Sampaikan ke DPRD", _HUKUM,
        "UU 23/2014 Pasal 320 ayat (1); PP 12/2019 Pasal 191 dan Pasal 194", _SUBMITTED,
        ("surat_pengantar_kdh", "keterangan_na", "laporan_keuangan", "ikhtisar_bumd"),
        ("bpk_received_on", "submitted_on", *_LETTER), ("pj",),
    ),
    *_agreed("pj", "pj_diajukan", "pj_disetujui", "UU 23/2014 Pasal 320 ayat (4); PP 12/2019 Pasal 194"),
    Move(
        "pj_diajukan", "pj_perkada", "Susun peraturan kepala daerah tentang pertanggungjawaban", _HUKUM,
        "UU 23/2014 Pasal 323", ("pj_tidak_diputus",), tracks=("pj",), needs_note=True,
    ),
    *_by_head("pj", "pj_perkada", "perkada_pj_boleh", "UU 23/2014 Pasal 323; PP 12/2019 Pasal 195-197"),
    *_reviewed("pj", "UU 23/2014 Pasal 321 dan Pasal 322; PP 12/2019 Pasal 195-197", ("raperkada_penjabaran",)),
)  # fmt: skip

_SPACE = (
    Move(
        "persetujuan_kdh_ajukan", "rtrw_dibahas_dprd", "Sampaikan ke DPRD", _HUKUM, _RTRW, ("naskah_beku",),
        ("surat_pengantar_kdh", "keterangan_na"), _LETTER, ("rtrw",),
    ),
    Move(
        "rtrw_dibahas_dprd", "rtrw_lintas_sektor", "Catat kesepakatan substansi", _COUNCIL, _RTRW, ("naskah_beku",),
        ("kesepakatan_substansi",), _LETTER, ("rtrw",),
    ),
    _withdrawn("rtrw", "rtrw_dibahas_dprd"),
    Move(
        "rtrw_lintas_sektor", "persetujuan_substansi", "Catat persetujuan substansi", _HUKUM, _RTRW,
        ("naskah_beku", "ada_substansi"), ("ba_lintas_sektor", "persetujuan_substansi"),
        ("substance_on", *_LETTER), ("rtrw",),
    ),
    Move(
        "rtrw_lintas_sektor", "rtrw_dibahas_dprd", "Kembalikan ke pembahasan substansi", _HUKUM, _RTRW,
        tracks=("rtrw",), needs_note=True,
    ),
    *_agreed("rtrw", "persetujuan_substansi", "rtrw_disetujui", f"UU 23/2014 Pasal 241; {_RTRW}"),
    *_reviewed(
        "rtrw", f"UU 23/2014 Pasal 245; {_RTRW}", ("persetujuan_substansi",), refine="penyempurnaan_evaluasi"
    ),
    *(
        Move(
            source, "rtrw_oleh_kdh", "Tetapkan dengan peraturan kepala daerah", _HUKUM, _RTRW, ("lewat_dua_bulan",),
            tracks=("rtrw",), needs_note=True,
        )
        for source in ("persetujuan_substansi", "rtrw_disetujui", "rtrw_evaluasi", "rtrw_ditetapkan")
    ),
    Move(
        "rtrw_oleh_kdh", "perkada_pengganti", "Catat penetapan peraturan kepala daerah", _HUKUM, _RTRW,
        documents=("perkada",), asks=_LETTER, tracks=("rtrw",), needs_note=True,
    ),
    Move(
        "rtrw_oleh_kdh", "rtrw_oleh_pusat", "Catat penetapan oleh Pemerintah Pusat", _HUKUM, _RTRW,
        ("lewat_tiga_bulan",), tracks=("rtrw",), needs_note=True,
    ),
)  # fmt: skip

_TAX = (
    Move(
        "diundangkan_berlaku", "diundangkan_berlaku", "Catat rekomendasi Menteri Keuangan", _HUKUM,
        "UU 1/2022 Pasal 99", ("ada_rekomendasi_menkeu",), ("rekomendasi_menkeu",), ("menkeu_recommended_on",),
        ("pajak",), needs_note=True,
    ),
)  # fmt: skip

SPECIAL_MOVES: tuple[Move, ...] = (*_APBD, *_CHANGE, *_ACCOUNT, *_SPACE, *_TAX)
