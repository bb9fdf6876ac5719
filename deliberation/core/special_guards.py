"""Rules of the special tracks, and of what a masa sidang forbids: each a pure function with sentence and article."""

from __future__ import annotations

from deliberation.core.budget import (
    apbd_deadlock_on,
    papbd_decide_latest,
    perkada_silent_on,
    pj_perkada_from,
    rtrw_limits,
)
from deliberation.core.facts import Facts, Rule

_SAME_SESSION = "UU 12/2011 Pasal 76; PP 12/2018 Pasal 9 ayat (4); semula PP 16/2010 Pasal 85 ayat (6) dan Pasal 86"
_RTRW = "UU 26/2007 sebagaimana diubah; PP 21/2021"


def deadlocked(facts: Facts) -> bool:
    """Whether the 60 Hari since submission are over without a decision on the APBD (UU 23/2014 Pasal 313)."""
    return facts.submitted_on is not None and facts.today > apbd_deadlock_on(facts.submitted_on, facts.holidays)


def endorsed(facts: Facts, days: int) -> bool:
    """Whether a Raperkada may be set: endorsed, or so many Hari after it was sent without an answer."""
    if facts.perkada_sent_on is None:
        return False
    silent = facts.today > perkada_silent_on(facts.perkada_sent_on, days, facts.holidays)
    return silent or "pengesahan_perkada" in facts.documents


def _change_in_time(facts: Facts) -> bool:
    """Whether perubahan APBD was agreed by 30 September of its year."""
    if facts.planned_year is None or facts.agreed_on is None:
        return True
    return facts.agreed_on <= papbd_decide_latest(facts.planned_year)


def _change_too_late(facts: Facts) -> bool:
    over = facts.planned_year is not None and facts.today > papbd_decide_latest(facts.planned_year)
    return over or "keputusan_penolakan" in facts.documents


def _account_undecided(facts: Facts) -> bool:
    return facts.submitted_on is not None and facts.today > pj_perkada_from(facts.submitted_on).may_from


def _substance_months_over(facts: Facts, months: int) -> bool:
    if facts.substance_on is None:
        return False
    limits = rtrw_limits(facts.substance_on)
    return facts.today > (limits.perda if months == 2 else limits.kdh)


def _past(name: str, fact: str, what: str, basis: str) -> Rule:
    """The rule that such a date is known and not ahead."""

    def holds(facts: Facts) -> bool:
        day = getattr(facts, fact)
        return day is not None and day <= facts.today

    return Rule(name, holds, f"Tanggal {what} belum diisi atau belum tiba", basis, (fact,))


SPECIAL_RULES = (
    Rule(
        "boleh_diajukan_lagi",
        lambda facts: not facts.stopped_before,
        "{f.stopped_before}; Raperda yang sama tidak dapat diajukan lagi dalam masa sidang ini",
        _SAME_SESSION,
    ),
    Rule(
        "bukan_sandingan",
        lambda facts: not facts.twin,
        "DPRD mengajukan {f.twin} dalam masa sidang ini; yang dibahas Raperda DPRD, dan Raperda ini menjadi bahan "
        "untuk dipersandingkan",
        "UU 12/2011 Pasal 62 dan Pasal 63",
    ),
    Rule(
        "ada_sandingan",
        lambda facts: bool(facts.twin or facts.sanding.strip()),
        "Raperda DPRD yang dibahas bersama Raperda ini belum disebut",
        "UU 12/2011 Pasal 62 dan Pasal 63",
        ("sanding",),
    ),
    Rule(
        "masa_sidang_lain",
        lambda facts: not facts.compared_now,
        "Masa sidang ketika Raperda ini menjadi bahan sanding belum berakhir",
        "UU 12/2011 Pasal 62 dan Pasal 63",
    ),
    Rule(
        "berkas_lengkap",
        lambda facts: not facts.paused,
        "Berkas permohonan belum lengkap, sehingga jangka waktunya belum berjalan",
        "Permendagri 80/2015 jo. 120/2018 Pasal 88",
    ),
    _past("ada_pelantikan", "inaugurated_on", "pelantikan kepala daerah", "UU 23/2014 Pasal 264 ayat (4)"),
    Rule(
        "ada_akhir_rpjpd",
        lambda facts: facts.rpjpd_ends_on is not None,
        "Tanggal berakhirnya RPJPD yang berlaku belum diisi",
        "UU 23/2014 Pasal 264",
        ("rpjpd_ends_on",),
    ),
    _past("ada_penyampaian", "submitted_on", "penyampaian Raperda kepada DPRD", "UU 23/2014 Pasal 311 dan Pasal 320"),
    Rule(
        "apbd_buntu",
        deadlocked,
        "Jangka waktu 60 hari kerja sejak Raperda APBD disampaikan belum lewat",
        "UU 23/2014 Pasal 313 ayat (1)",
    ),
    _past(
        "ada_pengiriman_perkada",
        "perkada_sent_on",
        "pengiriman rancangan peraturan kepala daerah",
        "UU 23/2014 Pasal 313 dan Pasal 323",
    ),
    Rule(
        "perkada_apbd_boleh",
        lambda facts: endorsed(facts, 30),
        "Rancangan peraturan kepala daerah belum disahkan, dan 30 hari kerja sejak dikirim belum lewat",
        "UU 23/2014 Pasal 313",
        ("documents",),
    ),
    Rule(
        "perkada_pj_boleh",
        lambda facts: endorsed(facts, 15),
        "Rancangan peraturan kepala daerah belum disahkan, dan 15 hari kerja sejak dikirim belum lewat",
        "UU 23/2014 Pasal 323",
        ("documents",),
    ),
    Rule(
        "perubahan_sekali",
        lambda facts: not facts.changed_before or "bukti_luar_biasa" in facts.documents,
        "{f.changed_before} sudah mengubah APBD tahun ini; perubahan kedua hanya dalam keadaan luar biasa",
        "UU 23/2014 Pasal 316 ayat (2) dan ayat (3)",
        ("documents",),
    ),
    Rule(
        "perubahan_tepat_waktu",
        _change_in_time,
        "Keputusan tentang perubahan APBD paling lambat 3 bulan sebelum tahun anggaran berakhir",
        "UU 23/2014 Pasal 317 ayat (2)",
        ("agreed_on",),
    ),
    Rule(
        "perubahan_lewat",
        _change_too_late,
        "Batas keputusan tentang perubahan APBD, 30 September, belum lewat dan Raperda belum ditolak",
        "UU 23/2014 Pasal 317 ayat (2) dan ayat (3)",
        ("documents",),
    ),
    Rule(
        "setelah_pertanggungjawaban",
        lambda facts: facts.account_enacted or "perda_pertanggungjawaban" in facts.documents,
        "Perubahan APBD ditetapkan setelah Perda pertanggungjawaban pelaksanaan APBD tahun sebelumnya",
        "PP 12/2019 Pasal 179",
        ("documents",),
    ),
    Rule(
        "pj_tidak_diputus",
        _account_undecided,
        "Jangka waktu 1 bulan sejak Raperda diterima DPRD belum lewat",
        "UU 23/2014 Pasal 323",
    ),
    _past("ada_substansi", "substance_on", "persetujuan substansi", _RTRW),
    Rule(
        "lewat_dua_bulan",
        lambda facts: _substance_months_over(facts, 2),
        "Jangka waktu 2 bulan sejak persetujuan substansi belum lewat",
        f"{_RTRW} Pasal 60-85",
    ),
    Rule(
        "lewat_tiga_bulan",
        lambda facts: _substance_months_over(facts, 3),
        "Jangka waktu 3 bulan sejak persetujuan substansi belum lewat",
        f"{_RTRW} Pasal 60-85",
    ),
    _past("ada_penerimaan_menkeu", "menkeu_received_on", "penerimaan oleh Menteri Keuangan", "UU 1/2022 Pasal 99"),
    _past("ada_rekomendasi_menkeu", "menkeu_recommended_on", "rekomendasi Menteri Keuangan", "UU 1/2022 Pasal 99"),
)
