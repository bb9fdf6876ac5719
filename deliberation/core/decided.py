"""Which steps of the road a decision of a meeting brings, so that nobody states its outcome a second time."""

from __future__ import annotations

from deliberation.core.quorum import B, C
from deliberation.core.sitting import AKD
from deliberation.core.special_tracks import DECIDING

_AGREED = {"apbd_dibahas": "apbd_disetujui", "papbd_diajukan": "papbd_disetujui", "pj_diajukan": "pj_disetujui"} | {
    "persetujuan_substansi": "rtrw_disetujui"
}
# By kind of decision and stage: the stages entered when it carried, and when it did not.
_STEPS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    (AKD, "pembahasan_akd"): (("pendapat_akhir_fraksi",), ()),
    (C, "paripurna_usul"): (("raperda_dprd_siap",), ("ditolak_usul",)),
    (B, "laporan_tk2"): (
        ("permintaan_persetujuan", "pendapat_akhir_kdh"),
        ("permintaan_persetujuan", "tidak_disetujui"),
    ),
    (B, "permintaan_persetujuan"): (("pendapat_akhir_kdh",), ("tidak_disetujui",)),
    (B, "pendapat_akhir_kdh"): (("persetujuan_bersama",), ()),
} | {(B, stage): ((_AGREED[stage],), ()) for stage in DECIDING}


def steps_after(kind: str, stage: str, carried: bool) -> tuple[str, ...]:
    """The stages a confirmed decision of that kind leads to from the stage, in order; empty where it moves nothing.

    PP 12/2018 Pasal 9 ayat (4): the members' assent comes before the pendapat akhir of the head, which is recorded as a
    step of its own.
    """
    for_, against = _STEPS.get((kind, stage), ((), ()))
    return for_ if carried else against
