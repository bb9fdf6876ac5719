"""The rules of law over the facts of a Raperda: each a small pure function with its sentence and article."""

from __future__ import annotations

from deliberation.core.deadlines import due_fasilitasi, due_signature
from deliberation.core.facts import Facts, Rule
from deliberation.core.special_guards import SPECIAL_RULES

__all__ = ["EVALUASI_SUBJECTS", "OUT_OF_PROGRAM", "RULES", "Facts", "Rule", "review_kind"]

# UU 23/2014 Pasal 239 ayat (7)
OUT_OF_PROGRAM = {
    "keadaan_luar_biasa": "Keadaan luar biasa, konflik, atau bencana alam",
    "kerja_sama": "Kerja sama dengan pihak lain",
    "urgensi": "Keadaan tertentu yang memastikan urgensi",
    "pembatalan": "Akibat pembatalan oleh Menteri atau gubernur",
    "perintah_peraturan": "Perintah peraturan yang lebih tinggi setelah Propemperda ditetapkan",
}

# UU 23/2014 Pasal 245
EVALUASI_SUBJECTS = frozenset(
    {"rpjpd", "rpjmd", "apbd", "perubahan_apbd", "pertanggungjawaban_apbd", "pajak_retribusi", "rtrw"}
)
PERKADA_SUBJECTS = frozenset({"apbd", "pertanggungjawaban_apbd", "rtrw"})


def review_kind(subject: str) -> str:
    """ "evaluasi" for the subjects of UU 23/2014 Pasal 245 ayat (1) and (3), else "fasilitasi"."""
    return "evaluasi" if subject in EVALUASI_SUBJECTS else "fasilitasi"


def _programmed(facts: Facts) -> bool:
    return facts.in_propemperda or facts.out_of_program_reason in OUT_OF_PROGRAM


def _urgency_agreed(facts: Facts) -> bool:
    urgent = not facts.in_propemperda and facts.out_of_program_reason == "urgensi"
    return not urgent or "persetujuan_urgensi" in facts.documents


def _quorate(facts: Facts) -> bool:
    return facts.members is None or facts.present is None or 3 * facts.present >= 2 * facts.members


def _fasilitasi_silent(facts: Facts) -> bool:
    return facts.review_received_on is not None and facts.today > due_fasilitasi(
        facts.review_received_on, facts.holidays
    )


def _agreed_by_today(facts: Facts) -> bool:
    return facts.agreed_on is None or facts.agreed_on <= facts.today


def _signature_due_counted(facts: Facts) -> bool:
    # A day off that nobody has recorded yet only lengthens the term: this is the earliest day that can be right.
    if facts.signature_due is None or facts.agreed_on is None:
        return True
    return facts.signature_due >= due_signature(facts.agreed_on, facts.holidays)


def _signature_overdue(facts: Facts) -> bool:
    return facts.signature_due is not None and facts.today > facts.signature_due


def _numbered(facts: Facts) -> bool:
    return bool(facts.nomor) and facts.tahun is not None


def _enacted_after_agreed(facts: Facts) -> bool:
    return facts.enacted_on is None or facts.agreed_on is None or facts.enacted_on >= facts.agreed_on


def _enacted_by_today(facts: Facts) -> bool:
    return facts.enacted_on is None or facts.enacted_on <= facts.today


def _year_of_enactment(facts: Facts) -> bool:
    return facts.enacted_on is None or facts.tahun is None or facts.tahun == facts.enacted_on.year


def _promulgated_after_enacted(facts: Facts) -> bool:
    return facts.promulgated_on is None or facts.enacted_on is None or facts.promulgated_on >= facts.enacted_on


def _promulgated_by_today(facts: Facts) -> bool:
    return facts.promulgated_on is None or facts.promulgated_on <= facts.today


def _in_effect(facts: Facts) -> bool:
    start = facts.effective_on or facts.promulgated_on
    return start is not None and start <= facts.today


def _effective_after_promulgated(facts: Facts) -> bool:
    return facts.effective_on is None or facts.promulgated_on is None or facts.effective_on >= facts.promulgated_on


_RULES = (
    Rule(
        "terprogram",
        _programmed,
        "Raperda tidak tercantum dalam Propemperda dan belum ada alasan yang sah untuk mengajukannya di luar program",
        "UU 23/2014 Pasal 239 ayat (7)",
    ),
    Rule(
        "urgensi_disetujui",
        _urgency_agreed,
        "Urgensi Raperda di luar Propemperda belum disetujui bersama oleh Bapemperda dan bagian hukum",
        "UU 23/2014 Pasal 239 ayat (7) huruf c",
        ("documents",),
    ),
    Rule(
        "naskah_beku",
        lambda facts: facts.frozen_version,
        "Naskah belum dibekukan sejak suntingan terakhir, sehingga belum pasti naskah mana yang diteruskan; "
        "bekukan versi lebih dahulu",
        "",
    ),
    Rule(
        "objek_fasilitasi",
        lambda facts: facts.review_kind == "fasilitasi",
        "Raperda ini objek evaluasi setelah persetujuan bersama, sehingga tidak menempuh fasilitasi",
        "UU 23/2014 Pasal 245",
        branch=True,
    ),
    Rule(
        "objek_evaluasi",
        lambda facts: facts.review_kind == "evaluasi",
        "Raperda ini bukan objek evaluasi; Raperda difasilitasi sebelum persetujuan bersama",
        "UU 23/2014 Pasal 245; Permendagri 80/2015 jo. 120/2018 Pasal 87 ayat (2) dan Pasal 88",
        branch=True,
    ),
    Rule(
        "bukan_objek_evaluasi",
        lambda facts: facts.review_kind == "fasilitasi",
        "Raperda ini objek evaluasi, sehingga harus dievaluasi sebelum nomor register dimohonkan",
        "UU 23/2014 Pasal 242 ayat (5) dan Pasal 245",
        branch=True,
    ),
    Rule(
        "pajak_retribusi",
        lambda facts: facts.subject == "pajak_retribusi",
        "Hanya Raperda tentang pajak daerah dan retribusi daerah yang dievaluasi ulang setelah diperbaiki",
        "UU 1/2022 Pasal 98",
        branch=True,
    ),
    Rule(
        "bukan_pajak_retribusi",
        lambda facts: facts.subject != "pajak_retribusi",
        "Raperda tentang pajak daerah dan retribusi daerah yang ditolak harus diperbaiki dan dievaluasi ulang",
        "UU 1/2022 Pasal 98",
        branch=True,
    ),
    Rule(
        "perkada_dimungkinkan",
        lambda facts: facts.subject in PERKADA_SUBJECTS,
        "Raperda ini tidak dapat diganti dengan peraturan kepala daerah; itu hanya untuk APBD, pertanggungjawaban "
        "pelaksanaan APBD, dan RTRW",
        "UU 23/2014 Pasal 313 dan Pasal 323; PP 21/2021",
        branch=True,
    ),
    Rule(
        "kuorum_perda",
        _quorate,
        "Rapat paripurna dihadiri {f.present} dari {f.members} anggota DPRD, belum mencapai kuorum dua pertiga",
        "UU 23/2014 Pasal 129 dan Pasal 183 ayat (2) huruf b",
        ("members", "present"),
    ),
    Rule(
        "fasilitasi_lewat_waktu",
        _fasilitasi_silent,
        "Jangka waktu fasilitasi 15 hari kerja sejak permohonan diterima belum lewat",
        "Permendagri 80/2015 jo. 120/2018 Pasal 88",
        ("review_received_on",),
    ),
    Rule(
        "ada_tanggal_persetujuan",
        lambda facts: facts.agreed_on is not None,
        "Tanggal persetujuan bersama DPRD dan kepala daerah belum dicatat",
        "UU 23/2014 Pasal 241 dan Pasal 242 ayat (1)",
        ("agreed_on",),
    ),
    Rule(
        "persetujuan_tidak_mendatang",
        _agreed_by_today,
        "Tanggal persetujuan bersama belum tiba; persetujuan dicatat setelah diambil",
        "UU 23/2014 Pasal 241",
        ("agreed_on",),
    ),
    Rule(
        "ada_noreg",
        lambda facts: bool(facts.noreg.strip()),
        "Raperda belum memiliki nomor register, sehingga belum dapat ditetapkan",
        "UU 23/2014 Pasal 243 ayat (1)",
        ("noreg",),
    ),
    Rule(
        "belum_ada_noreg",
        lambda facts: not facts.noreg.strip(),
        "Nomor register sudah ada, sehingga Raperda dapat langsung ditetapkan",
        "UU 23/2014 Pasal 242 ayat (5) dan ayat (6)",
    ),
    Rule(
        "batas_tanda_tangan_benar",
        _signature_due_counted,
        "Batas penandatanganan yang diisi kurang dari 30 hari kerja sejak persetujuan bersama",
        "UU 23/2014 Pasal 242 ayat (6)",
        ("signature_due",),
    ),
    Rule(
        "batas_tanda_tangan_lewat",
        _signature_overdue,
        "Jangka waktu penandatanganan 30 hari kerja sejak persetujuan bersama belum lewat",
        "UU 23/2014 Pasal 242 ayat (6) dan ayat (7)",
        ("signature_due",),
    ),
    Rule(
        "ada_nomor",
        _numbered,
        "Nomor dan tahun Peraturan Daerah belum diisi",
        "UU 12/2011 Lampiran II angka 2",
        ("nomor", "tahun"),
    ),
    Rule(
        "nomor_bebas",
        lambda facts: not facts.number_taken_by,
        "Nomor {f.nomor} Tahun {f.tahun} sudah dipakai oleh {f.number_taken_by}; isi nomor berikutnya",
        "UU 12/2011 Lampiran II angka 2",
        ("nomor", "tahun"),
    ),
    Rule(
        "ada_tanggal_penetapan",
        lambda facts: facts.enacted_on is not None,
        "Tanggal penetapan oleh kepala daerah belum diisi",
        "UU 23/2014 Pasal 242 ayat (6)",
        ("enacted_on",),
    ),
    Rule(
        "penetapan_setelah_persetujuan",
        _enacted_after_agreed,
        "Tanggal penetapan mendahului tanggal persetujuan bersama",
        "UU 23/2014 Pasal 242 ayat (6)",
        ("enacted_on",),
    ),
    Rule(
        "penetapan_tidak_mendatang",
        _enacted_by_today,
        "Tanggal penetapan belum tiba; penetapan dicatat setelah ditandatangani",
        "UU 23/2014 Pasal 242 ayat (6)",
        ("enacted_on",),
    ),
    Rule(
        "tahun_penetapan",
        _year_of_enactment,
        "Tahun Peraturan Daerah tidak sama dengan tahun penetapannya",
        "UU 12/2011 Lampiran II angka 2",
        ("tahun", "enacted_on"),
    ),
    Rule(
        "ada_pengundangan",
        lambda facts: facts.promulgated_on is not None and bool(facts.nomor_ld),
        "Tanggal pengundangan dan nomor Lembaran Daerah belum diisi",
        "UU 23/2014 Pasal 244 ayat (1) dan ayat (2); UU 12/2011 Pasal 86",
        ("promulgated_on", "nomor_ld"),
    ),
    Rule(
        "pengundangan_setelah_penetapan",
        _promulgated_after_enacted,
        "Tanggal pengundangan mendahului tanggal penetapan",
        "UU 23/2014 Pasal 244 ayat (1)",
        ("promulgated_on",),
    ),
    Rule(
        "pengundangan_tidak_mendatang",
        _promulgated_by_today,
        "Tanggal pengundangan belum tiba; pengundangan dicatat setelah dilakukan",
        "UU 23/2014 Pasal 244 ayat (1)",
        ("promulgated_on",),
    ),
    Rule(
        "mulai_berlaku_benar",
        _effective_after_promulgated,
        "Tanggal mulai berlaku mendahului tanggal pengundangan",
        "UU 23/2014 Pasal 244 ayat (3)",
        ("effective_on",),
    ),
    Rule(
        "sudah_mulai_berlaku",
        _in_effect,
        "Peraturan Daerah belum mulai berlaku",
        "UU 23/2014 Pasal 244 ayat (3)",
    ),
)

RULES: dict[str, Rule] = {rule.name: rule for rule in (*_RULES, *SPECIAL_RULES)}
