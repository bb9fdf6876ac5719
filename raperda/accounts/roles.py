"""The roles a new site starts with, as rows an operator may change afterwards (process.md §1.1)."""

ROLES = {
    "perancang": "Perancang peraturan perundang-undangan",
    "setwan": "Sekretariat DPRD",
    "bagian_hukum": "Bagian Hukum",
    "anggota": "Anggota DPRD",
    "pimpinan_dprd": "Pimpinan DPRD",
    "sekda": "Sekretaris Daerah",
    "kepala_daerah": "Kepala Daerah",
    "opd": "Perangkat Daerah",
    "operator": "Operator",
}
_TEXT = ("sunting", "bekukan")
_TALK = ("komentari", "usulkan")

# (role, permission, scope): who writes a draft before and during deliberation, and who moves it on.
GRANTS = [
    *((role, "lihat", "semua") for role in ROLES),
    *((role, permission, "semua") for role in ROLES if role != "operator" for permission in _TALK),
    ("perancang", "mulai", "semua"),
    ("setwan", "mulai", "semua"),
    ("bagian_hukum", "mulai", "semua"),
    *((role, permission, "usul_dprd") for role in ("perancang", "setwan") for permission in _TEXT),
    *((role, permission, "usul_kdh") for role in ("perancang", "bagian_hukum") for permission in _TEXT),
    *((role, permission, "pembahasan") for role in ("perancang", "setwan") for permission in _TEXT),
    ("setwan", "pindah_tahap", "semua"),
    ("bagian_hukum", "pindah_tahap", "semua"),
    ("pimpinan_dprd", "pindah_tahap", "pembahasan"),
    ("setwan", "jadwalkan", "semua"),
    ("setwan", "kukuhkan", "semua"),
    ("pimpinan_dprd", "kukuhkan", "semua"),
    ("setwan", "surat", "semua"),
    ("bagian_hukum", "surat", "semua"),
    *((role, "tugaskan", "semua") for role in ("perancang", "setwan", "bagian_hukum", "pimpinan_dprd")),
    ("bagian_hukum", "tetapkan", "semua"),
    ("kepala_daerah", "tetapkan", "semua"),
    ("bagian_hukum", "undangkan", "semua"),
    ("sekda", "undangkan", "semua"),
    ("bagian_hukum", "terbitkan", "semua"),
    ("bagian_hukum", "arsipkan", "semua"),
]
