"""The titles of a programme read from a table, with every mistake by its row; what counts as the same title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from deliberation.core.guards import OUT_OF_PROGRAM
from documents.core.numbering import from_roman

# field: the column's heading in our own file, and other headings it is known by
COLUMNS: dict[str, tuple[str, ...]] = {
    "judul": ("Judul", "Tentang", "Judul Raperda", "Nama Raperda", "Judul Rancangan Peraturan Daerah"),
    "initiator": ("Prakarsa", "Pemrakarsa", "Pengusul", "Inisiatif", "Usulan"),
    "group": ("Kelompok",),
    "reason": ("Alasan di luar Propemperda", "Alasan"),
    "priority": ("Prioritas",),
    "changes": ("Status", "Baru/ubah", "Baru/perubahan"),
    "omnibus": ("Omnibus", "Metode omnibus"),
    "background": ("Latar belakang dan tujuan", "Latar belakang", "Urgensi dan tujuan"),
    "goal": ("Sasaran yang ingin diwujudkan", "Sasaran"),
    "scope": ("Materi pokok", "Pokok pikiran, lingkup, atau objek", "Materi yang diatur", "Materi muatan"),
    "direction": ("Jangkauan dan arah pengaturan", "Jangkauan dan arah"),
    "implements": ("Pelaksanaan", "Peraturan yang dilaksanakan", "Keterkaitan", "Dasar hukum"),
    "companion": ("Disertai", "Naskah pendamping", "NA/penjelasan"),
    "unit": ("Unit/instansi terkait", "Unit terkait", "Instansi terkait", "Unit", "Perangkat daerah", "OPD"),
    "target": ("Target penyampaian", "Target"),
    "note": ("Keterangan", "Ket"),
}
LIMITS = {"judul": 400, "implements": 400, "unit": 200, "note": 300}
_PLAIN = ("background", "goal", "scope", "direction", "implements", "unit", "note")
_UNREAD = {"no", "nomor", "nomor urut", "jenis", "raperda", "tahap", "luncuran dari", "disetujui bapemperda"}
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_GROUPS = {"": "daftar", "daftar": "daftar", "daftar judul": "daftar", "kumulatif": "kumulatif", "luar": "luar"}
_GROUPS |= {"kumulatif terbuka": "kumulatif", "daftar kumulatif terbuka": "kumulatif", "di luar propemperda": "luar"}
_YES, _NO = {"ya", "y", "x", "v", "1", "true", "omnibus"}, {"", "tidak", "t", "-", "0", "false"}
_HEAD = 15  # rows in which the heading is looked for


@dataclass(frozen=True, slots=True)
class Planned:
    """One title as a table states it."""

    judul: str
    initiator: str
    group: str = "daftar"
    reason: str = ""
    priority: int = 1
    changes: str = "baru"
    omnibus: bool = False
    background: str = ""
    goal: str = ""
    scope: str = ""
    direction: str = ""
    implements: str = ""
    companion: str = "na"
    unit: str = ""
    target: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row of the file (the first is 1; 0 for the file as a whole), and what to do."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file states; `ignored` are headings of columns nobody knows."""

    items: tuple[Planned, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = field(default=())


def read_items(rows: Sequence[Sequence[str]]) -> Table:
    """The titles of a matrix; a row such as "A. Prakarsa DPRD" sets the side for what follows it.

    Nothing is to be taken from a table with problems.
    """
    head = next((n for n, row in enumerate(rows[:_HEAD]) if "judul" in map(_column, row)), None)
    if head is None:
        message = "Baris judul kolom tidak ditemukan. Beri satu kolom nama Judul atau Tentang, lalu unggah lagi."
        return Table(problems=(Problem(0, message),))
    names = [_column(cell) for cell in rows[head]]
    ignored = tuple(
        cell.strip()
        for cell, name in zip(rows[head], names, strict=True)
        if cell.strip() and not name and _plain(cell) not in _UNREAD
    )
    items: list[Planned] = []
    problems: list[Problem] = []
    side, group, seen = "", "", dict[str, int]()
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {name: cell.strip() for name, cell in zip(names, row, strict=False) if name and cell.strip()}
        if (heading := _heading(row, cells)) is not None:
            side, group = heading[0] or side, heading[1]
            continue
        if not cells or _is_numbering(row):
            continue
        made, found = _item(cells, side, group)
        if made and (first := seen.setdefault(title_key(made.judul), number)) != number:
            found.append(f"Judul sama dengan baris {first}. Hapus salah satunya.")
        problems += [Problem(number, message) for message in found]
        if made:
            items.append(made)
    if not items and not problems:
        problems.append(Problem(0, "Tidak ada satu judul pun di bawah baris judul kolom. Periksa berkasnya."))
    return Table(tuple(items), tuple(problems), ignored)


def title_key(judul: str) -> str:
    """What two spellings of one title have in common."""
    return " ".join(re.findall(r"\w+", judul.lower()))


def clean_title(judul: str) -> str:
    """The name of a Raperda without the words before it and without a closing point (Lampiran II angka 4)."""
    name = " ".join(judul.split()).rstrip(".")
    name = re.sub(r"^(rancangan\s+)?(peraturan\s+daerah|raperda|ranperda|perda)\b.*?\btentang\s+", "", name, flags=re.I)
    return re.sub(r"^tentang\s+", "", name, flags=re.IGNORECASE)


def month_of(words: str) -> int | None:
    """1 to 12 for "3", "Maret", "Maret 2024", "15-03-2024", "Triwulan I" (its last month); None for anything else."""
    text = _plain(words)
    if found := re.fullmatch(r"(?:triwulan|tw|kuartal)\s*(?:ke\s*)?([ivx]+|\d)", text):
        quarter = int(found[1]) if found[1].isdecimal() else from_roman(found[1].upper()) or 0
        return 3 * quarter if 1 <= quarter <= 4 else None
    for number, name in enumerate(_MONTHS, 1):
        if re.search(rf"\b(?:{name}|{name[:3]})\b", text):
            return number
    found = re.fullmatch(r"(?:\d{1,2} )?(\d{1,2})(?: \d{4})?", text)
    return int(found[1]) if found and 1 <= int(found[1]) <= 12 else None


def _item(cells: dict[str, str], side: str, group: str) -> tuple[Planned | None, list[str]]:
    """The title of one row, or None, with what is wrong in it."""
    wrong: list[str] = []
    judul = clean_title(cells.get("judul", ""))
    if not judul:
        return None, ["Judul kosong. Isi judulnya atau hapus barisnya."]
    for name, limit in LIMITS.items():
        if len(judul if name == "judul" else cells.get(name, "")) > limit:
            wrong.append(f"{COLUMNS[name][0]} lebih dari {limit} karakter. Ringkaskan.")
    initiator = _initiator(cells["initiator"]) if "initiator" in cells else side
    if not initiator:
        given = cells.get("initiator", "")
        wrong.append(
            f'Prakarsa "{given}" tidak dikenal. Tulis DPRD atau Kepala daerah.' if given else "Prakarsa belum diisi."
        )
    kind = _GROUPS.get(_plain(cells["group"])) if "group" in cells else group or "daftar"
    if kind is None:
        wrong.append("Kelompok tidak dikenal. Tulis Daftar, Kumulatif terbuka, atau Di luar Propemperda.")
    reason = _reason(cells.get("reason", ""))
    if kind == "luar" and not reason:
        wrong.append("Judul di luar Propemperda memerlukan alasan UU 23/2014 Pasal 239 ayat (7).")
    priority = cells.get("priority", "1").removesuffix(".0")
    if not (priority.isdecimal() and 1 <= int(priority) <= 99):
        wrong.append(f'Prioritas "{priority}" bukan angka 1 sampai 99.')
    omnibus = _plain(cells.get("omnibus", ""))
    if omnibus not in _YES | _NO:
        wrong.append("Kolom omnibus diisi ya atau tidak.")
    target = month_of(cells["target"]) if "target" in cells else None
    if "target" in cells and target is None:
        wrong.append(f'Target "{cells["target"]}" bukan bulan. Tulis misalnya Maret atau 3.')
    if wrong:
        return None, wrong
    status = _plain(cells.get("changes", ""))
    with_na = "akademi" in _plain(cells.get("companion", "na")) or _plain(cells.get("companion", "na")).startswith("na")
    return Planned(
        judul=judul,
        initiator=initiator,
        group=kind or "daftar",
        reason=reason if kind == "luar" else "",
        priority=int(priority),
        changes="ubah" if re.search(r"ubah", status) else "baru",
        omnibus=omnibus in _YES,
        companion="na" if with_na else "keterangan",
        target=target,
        **{name: cells.get(name, "") for name in _PLAIN},
    ), []


def _heading(row: Sequence[str], cells: dict[str, str]) -> tuple[str, str] | None:
    """The side and the group a row such as "B. Prakarsa Wali Kota" or "C. Kumulatif terbuka" announces, or None."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if not filled or len(filled) > 2 or sum(len(cell) > 3 for cell in filled) != 1:
        return None
    words = _plain(max(filled, key=len))
    if "kumulatif" in words:
        return "", "kumulatif"
    if re.search(r"\b(prakarsa|usul|usulan|inisiatif|pemrakarsa)\b", words) and (side := _initiator(words)):
        return side, ""
    return None


def _is_numbering(row: Sequence[str]) -> bool:
    """Whether the row only numbers the columns: 1 2 3 …"""
    filled = [cell.strip().removesuffix(".0") for cell in row if cell.strip()]
    return len(filled) > 2 and all(cell.isdecimal() for cell in filled)


def _initiator(words: str) -> str:
    text = _plain(words)
    if re.search(r"\b(dprd|dewan|legislatif|bapemperda|komisi|fraksi)\b", text):
        return "dprd"
    kdh = r"\b(kdh|kepala daerah|wali ?kota|bupati|gubernur|eksekutif|pemerintah|pemda|pemkot|pemkab|pemprov)\b"
    return "kdh" if re.search(kdh, text) else ""


def _reason(words: str) -> str:
    """The id of the reason the words name; the id itself and the whole sentence are both understood."""
    text = title_key(words)
    known = {title_key(name): name for name in OUT_OF_PROGRAM} | {title_key(v): k for k, v in OUT_OF_PROGRAM.items()}
    return known.get(text, "")


def _column(cell: str) -> str:
    return _HEADINGS.get(_plain(re.sub(r"\(.*?\)", "", cell)), "")


def _plain(words: str) -> str:
    """Lower case, one space between words, signs left out."""
    return " ".join(re.findall(r"[^\W_]+", words.lower()))


_HEADINGS = {_plain(heading): name for name, headings in COLUMNS.items() for heading in headings}
