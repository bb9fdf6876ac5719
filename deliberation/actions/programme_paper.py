"""programme_decision: the Keputusan DPRD on the programme of a year with its matrix. Reads, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from deliberation.actions.office import chosen, office_facts, setting_of
from deliberation.models import ProgrammeItem, Propemperda
from deliberation.printing.paper import DOTS, fill, standard
from documents.core.formal import BULAN, tanggal

SLUG = "keputusan-propemperda"


def programme_decision(programme: Propemperda, groups: Iterable[tuple[str, str, list[ProgrammeItem]]], on: date) -> str:
    """The filled text; `groups` are letter, heading, and titles as the page lists them. Raises PaperBroken."""
    day = programme.enacted_on or on
    own = chosen(programme.daerah, day, [setting_of(SLUG)])
    wording = own.get(setting_of(SLUG))
    facts = office_facts(programme.daerah, day, own) | programme_facts(programme, groups)
    return fill(wording if isinstance(wording, str) and wording.strip() else standard(SLUG), facts)


def programme_facts(programme: Propemperda, groups: Iterable[tuple[str, str, list[ProgrammeItem]]]) -> dict:
    """What the decision says of the programme (matrix as Permendagri 80/2015 has it)."""
    decided = programme.enacted_on
    return {
        "program": {"tahun": str(programme.tahun), "nomor": programme.nomor},
        "surat": {"nomor": programme.nomor or DOTS, "tanggal": tanggal(decided) if decided else DOTS},
        "kelompok": [
            {"huruf": letter, "judul": title, "baris": [_row(n, item) for n, item in enumerate(items, 1)]}
            for letter, title, items in groups
        ],
    }


def _row(number: int, item: ProgrammeItem) -> dict[str, str]:
    return {
        "nomor": str(number), "tentang": item.judul, "materi": item.scope or item.goal or item.background,
        "status": "Ubah" if item.changes == "ubah" else "Baru", "pelaksanaan": item.implements,
        "disertai": item.get_companion_display(), "unit": item.unit,
        "target": BULAN[item.target - 1] if item.target else "", "keterangan": item.note,
    }  # fmt: skip
