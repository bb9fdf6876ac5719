"""The stages of the special tracks: APBD and its family, and RTRW (process.md §3.5); RPJPD, RPJMD, and tax share
those of the common road."""

from __future__ import annotations

from deliberation.core.parts import Stage

_WD = "hari kerja sejak"
_APBD = "UU 23/2014 Pasal"
_RTRW = "UU 26/2007 sebagaimana diubah; PP 21/2021 Pasal 60-85"
_EVALUATED = f"15 (lima belas) {_WD} diterima"
_REFINED = f"7 (tujuh) {_WD} hasil evaluasi diterima"
_SIGNED = f"30 (tiga puluh) {_WD} persetujuan bersama (UU 23/2014 Pasal 242 ayat (6))"
_SENT = f"3 (tiga) {_WD} persetujuan bersama"
_HOUSE, _BANGGAR = "rapat paripurna", "rapat Banggar dengan TAPD"

_BUDGET = (
    Stage(
        "kua_ppas_disepakati", "Penyusunan setelah KUA dan PPAS disepakati", "usul",
        f"{_APBD} 310; PP 12/2019 Pasal 89-104", editable=True, public=False,
        deadline="60 (enam puluh) hari kerja sebelum 30 November (PP 12/2019 Pasal 104 ayat (1))",
    ),
    Stage(
        "apbd_diajukan", "Raperda APBD disampaikan", "tingkat_1", f"{_APBD} 311; PP 12/2019 Pasal 104",
        meeting=_HOUSE, deadline=f"60 (enam puluh) {_WD} disampaikan ({_APBD} 313 ayat (1))",
    ),
    Stage(
        "apbd_dibahas", "Pembahasan Raperda APBD", "tingkat_1", f"{_APBD} 311 dan Pasal 312; PP 12/2019 Pasal 105",
        editable=True, meeting=f"{_BANGGAR}; {_HOUSE}", deadline=f"30 November ({_APBD} 312 ayat (1))",
    ),
    Stage(
        "apbd_disetujui", "Persetujuan bersama APBD", "tingkat_2", f"{_APBD} 312; PP 12/2019 Pasal 106-111",
        deadline=f"{_SENT} ({_APBD} 314 dan Pasal 315)",
    ),
    Stage(
        "apbd_evaluasi", "Evaluasi APBD", "evaluasi", f"{_APBD} 314 dan Pasal 315; PP 12/2019 Pasal 111-113",
        deadline=f"{_EVALUATED} ({_APBD} 314 dan Pasal 315)",
    ),
    Stage(
        "apbd_penyempurnaan", "Penyempurnaan hasil evaluasi APBD", "evaluasi",
        f"{_APBD} 314 dan Pasal 315; PP 12/2019 Pasal 115", editable=True, meeting=_BANGGAR,
        deadline=f"{_REFINED} (PP 12/2019 Pasal 115)",
    ),
    Stage(
        "apbd_ditetapkan", "Penetapan Perda APBD", "penetapan", "UU 23/2014 Pasal 243; PP 12/2019 Pasal 117",
        deadline="31 Desember sebelum tahun anggaran (PP 12/2019 Pasal 117 ayat (2))",
    ),
    Stage(
        "perkada_apbd", "Rancangan peraturan kepala daerah tentang APBD", "penetapan",
        f"{_APBD} 313; PP 12/2019 Pasal 107-110",
        deadline=f"15 (lima belas) {_WD} DPRD tidak memutus; disahkan 30 (tiga puluh) {_WD} diterima ({_APBD} 313)",
    ),
    Stage(
        "papbd_diajukan", "Pembahasan Raperda perubahan APBD", "tingkat_1",
        f"{_APBD} 316 dan Pasal 317; PP 12/2019 Pasal 179", editable=True, meeting=f"{_BANGGAR}; {_HOUSE}",
        deadline=f"30 September ({_APBD} 317 ayat (2))",
    ),
    Stage(
        "papbd_disetujui", "Persetujuan bersama perubahan APBD", "tingkat_2", f"{_APBD} 317",
        deadline=f"{_SENT} ({_APBD} 319)",
    ),
    Stage("papbd_evaluasi", "Evaluasi perubahan APBD", "evaluasi", f"{_APBD} 319", deadline=_EVALUATED),
    Stage(
        "papbd_penyempurnaan", "Penyempurnaan hasil evaluasi perubahan APBD", "evaluasi", f"{_APBD} 319",
        editable=True, meeting=_BANGGAR, deadline=_REFINED,
    ),
    Stage(
        "papbd_ditetapkan", "Penetapan Perda perubahan APBD", "penetapan", "PP 12/2019 Pasal 179", deadline=_SIGNED
    ),
    Stage(
        "pj_diajukan", "Pembahasan Raperda pertanggungjawaban APBD", "tingkat_1",
        f"{_APBD} 320; PP 12/2019 Pasal 191 dan Pasal 194", editable=True, meeting=f"{_BANGGAR}; {_HOUSE}",
        deadline=f"31 Juli, dan 1 (satu) bulan sejak diterima ({_APBD} 320 ayat (4) dan Pasal 323)",
    ),
    Stage(
        "pj_disetujui", "Persetujuan bersama pertanggungjawaban APBD", "tingkat_2", f"{_APBD} 320 ayat (4)",
        deadline=f"{_SENT} ({_APBD} 321 dan Pasal 322)",
    ),
    Stage(
        "pj_evaluasi", "Evaluasi pertanggungjawaban APBD", "evaluasi", f"{_APBD} 321 dan Pasal 322",
        deadline=_EVALUATED,
    ),
    Stage(
        "pj_penyempurnaan", "Penyempurnaan hasil evaluasi pertanggungjawaban APBD", "evaluasi",
        f"{_APBD} 321 dan Pasal 322 ayat (5)", editable=True, meeting=_BANGGAR, deadline=_REFINED,
    ),
    Stage(
        "pj_ditetapkan", "Penetapan Perda pertanggungjawaban APBD", "penetapan", "PP 12/2019 Pasal 197",
        deadline=_SIGNED,
    ),
    Stage(
        "pj_perkada", "Rancangan peraturan kepala daerah tentang pertanggungjawaban APBD", "penetapan", f"{_APBD} 323",
        deadline=f"7 (tujuh) {_WD} DPRD tidak memutus; disahkan 15 (lima belas) {_WD} diterima ({_APBD} 323)",
    ),
)  # fmt: skip

_SPACE = (
    Stage(
        "rtrw_dibahas_dprd", "Pembahasan substansi RTRW", "tingkat_1", _RTRW, editable=True,
        meeting="rapat alat kelengkapan",
    ),
    Stage(
        "rtrw_lintas_sektor", "Pembahasan lintas sektor", "substansi", _RTRW, editable=True,
        meeting="rapat lintas sektor", deadline=f"20 (dua puluh) {_WD} permohonan diterima (PP 21/2021)",
    ),
    Stage(
        "persetujuan_substansi", "Persetujuan substansi terbit", "substansi", _RTRW, meeting=_HOUSE,
        deadline="Perda ditetapkan paling lama 2 (dua) bulan sejak persetujuan substansi (PP 21/2021)",
    ),
    Stage("rtrw_disetujui", "Persetujuan bersama RTRW", "tingkat_2", "UU 23/2014 Pasal 241 dan Pasal 245",
          deadline=_SENT),
    Stage("rtrw_evaluasi", "Evaluasi RTRW", "evaluasi", f"UU 23/2014 Pasal 245; {_RTRW}", deadline=_EVALUATED),
    Stage(
        "rtrw_ditetapkan", "Penetapan Perda RTRW", "penetapan", _RTRW,
        deadline="2 (dua) bulan sejak persetujuan substansi (PP 21/2021)",
    ),
    Stage(
        "rtrw_oleh_kdh", "Penetapan RTRW oleh kepala daerah", "penetapan", _RTRW,
        deadline="3 (tiga) bulan sejak persetujuan substansi (PP 21/2021)",
    ),
)  # fmt: skip

_ENDS = (
    Stage(
        "apbd_berjalan", "APBD berjalan tanpa perubahan", "berhenti", f"{_APBD} 317 ayat (3)", terminal=True
    ),
    Stage("rtrw_oleh_pusat", "RTRW ditetapkan Pemerintah Pusat", "berhenti", _RTRW, terminal=True),
)  # fmt: skip

SPECIAL_STAGES: tuple[Stage, ...] = (*_BUDGET, *_SPACE, *_ENDS)
# In these the plenary decides with two thirds of all members (UU 23/2014 Pasal 129 dan Pasal 183).
DECIDING = frozenset({"apbd_dibahas", "papbd_diajukan", "pj_diajukan", "persetujuan_substansi"})
