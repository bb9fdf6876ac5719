"""What a Raperda is about, as far as it changes its road: the special tracks, who may start them, their steps."""

from __future__ import annotations

from dataclasses import dataclass

UMUM = "umum"
_KDH_SUBMITS = "UU 23/2014 Pasal 65 ayat (1) huruf"


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter with a road of its own. `subject` is the Raperda's; `only_kdh` the article that gives it to the head.

    `steps` are the phases of its road in order.
    """

    id: str
    nama: str
    subject: str
    only_kdh: str
    steps: tuple[str, ...]


_DRAFTED = ("usul", "harmonisasi", "tingkat_1")
_AGREED = ("tingkat_2", "evaluasi", "penetapan", "pengundangan")

MATTERS: dict[str, Matter] = {
    matter.id: matter
    for matter in (
        Matter("apbd", "APBD", "apbd", f"{_KDH_SUBMITS} d", ("usul", "tingkat_1", *_AGREED)),
        Matter("papbd", "perubahan APBD", "perubahan_apbd", f"{_KDH_SUBMITS} d", (*_DRAFTED, *_AGREED)),
        Matter(
            "pj", "pertanggungjawaban pelaksanaan APBD", "pertanggungjawaban_apbd", f"{_KDH_SUBMITS} d",
            (*_DRAFTED, *_AGREED),
        ),
        Matter("rpjpd", "RPJPD", "rpjpd", f"{_KDH_SUBMITS} c", (*_DRAFTED, *_AGREED)),
        Matter("rpjmd", "RPJMD", "rpjmd", f"{_KDH_SUBMITS} c", (*_DRAFTED, *_AGREED)),
        Matter(
            "pajak", "pajak daerah dan retribusi daerah", "pajak_retribusi", "UU 1/2022 Pasal 98",
            (*_DRAFTED, *_AGREED),
        ),
        Matter(
            "rtrw", "rencana tata ruang wilayah", "rtrw", "UU 26/2007; PP 21/2021 Pasal 60-85",
            (*_DRAFTED, "substansi", *_AGREED),
        ),
    )
}  # fmt: skip

SPECIAL = tuple(MATTERS)
# Ways through the table of moves: by who proposed it, or by its matter.
WAYS = ("dprd", "kdh", *SPECIAL)
# These go the common road of the executive with evaluasi instead of fasilitasi.
COMMON = ("dprd", "kdh", "rpjpd", "rpjmd", "pajak")
_BY_SUBJECT = {matter.subject: matter.id for matter in MATTERS.values()}


def matter_of(subject: str) -> str:
    """The matter of a Raperda on that subject, "umum" for one without a road of its own."""
    return _BY_SUBJECT.get(subject, UMUM)


def way_of(initiator: str, matter: str = UMUM) -> str:
    """The way through the table of moves. Raises KeyError for a matter that does not exist."""
    return initiator if matter == UMUM else MATTERS[matter].id


def only_kdh(initiator: str, matter: str) -> tuple[str, str] | None:
    """Why the DPRD may not propose a Raperda on that matter, as sentence and article; None when it may be begun."""
    if initiator == "kdh" or matter == UMUM:
        return None
    basis = MATTERS[matter].only_kdh
    return f"Raperda tentang {MATTERS[matter].nama} diajukan oleh kepala daerah, bukan oleh DPRD ({basis}).", basis
