"""A sitting in figures: which quorum it needs, whether it is met, whether a vote carries, each with its sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deliberation.core.quorum import B, C, akd_quorate, passes, quorum
from deliberation.core.special_tracks import DECIDING

AKD = "akd"
PHYSICAL, SIGNED, EITHER = "fisik", "paraf", "gabungan"  # what counts as being there (setting attendance_basis)
_AKD_BASIS = "PP 12/2018; semula PP 16/2010 Pasal 65"
_VOTE_BASIS = "UU 23/2014 Pasal 129 ayat (3) dan Pasal 183 ayat (3)"
_STRICTEST = (B, C)


@dataclass(frozen=True, slots=True)
class Tally:
    """One count of heads: what is needed, what is there, the sum a chair can read aloud, and the article."""

    kind: str
    members: int
    present: int
    needed: int
    holds: bool
    proof: tuple[str, ...]
    legal_basis: str

    @property
    def lacking(self) -> int:
        """How many are still missing; 0 once enough are there."""
        return max(self.needed - self.present, 0)

    @property
    def sentence(self) -> str:
        """ "70 dari 106 anggota hadir; kuorum 71. Kuorum belum tercapai, kurang 1 anggota (…)."."""
        if not self.members:
            return "Belum ada anggota yang tercatat. Isi daftar anggota lebih dahulu."
        if self.holds:
            state = "Kuorum tercapai"
        elif self.lacking:
            state = f"Kuorum belum tercapai, kurang {self.lacking} anggota"
        else:
            state = "Kuorum belum tercapai, yang hadir baru dari satu fraksi"
        return f"{self.present} dari {self.members} anggota hadir; kuorum {self.needed}. {state} ({self.legal_basis})."


@dataclass(frozen=True, slots=True)
class Count:
    """One count of votes: whether it carries, with its sum and article."""

    kind: str
    present: int
    yes: int
    no: int
    abstain: int
    carried: bool
    proof: tuple[str, ...]
    legal_basis: str = _VOTE_BASIS


def tally(kind: str, members: int, present: int, fraksi: int) -> Tally:
    """The quorum of a decision of that kind: "b" and "c" of a plenary, "akd" of a committee."""
    if members < 1:
        return Tally(kind, 0, present, 0, False, (), "")
    if kind == AKD:
        needed = members // 2 + 1
        proof = _more_than_half(members, present, needed) + (f"{fraksi} fraksi hadir; perlu lebih dari 1",)
        return Tally(kind, members, present, needed, akd_quorate(members, present, fraksi), proof, _AKD_BASIS)
    found = quorum(kind, members, present)
    if kind == B:
        share = f"2/3 × {members} = {_decimal(2 * members, 3)}: perlu {found.needed}"
        sides = (3 * present, f"3 × {present}", 2 * members, f"2 × {members}")
        proof = (share, _compared(*sides, strict=False))
    else:
        proof = _more_than_half(members, present, found.needed)
    return Tally(kind, members, present, found.needed, found.holds, proof, found.legal_basis)


def count(kind: str, present: int, yes: int, no: int, abstain: int) -> Count:
    """The outcome of a vote. Raises ValueError for more votes than members present."""
    if yes + no + abstain > present:
        raise ValueError("more votes than members present")
    carried = passes(kind, present, yes, no)
    if kind == B:
        share = f"lebih dari 1/2 × {present} = {_decimal(present, 2)}"
        proof: tuple[str, ...] = (share, _compared(2 * yes, f"2 × {yes}", present, str(present), strict=True))
    else:
        proof = (f"{yes} setuju {'>' if carried else '≤'} {no} tidak setuju",)
    return Count(kind, present, yes, no, abstain, carried, proof)


def quorum_kind(house: bool, decides: Iterable[str]) -> str:
    """The quorum a meeting needs: that of the strictest decision on its agenda; a committee has its own."""
    if not house:
        return AKD
    asked = set(decides)
    return next((kind for kind in _STRICTEST if kind in asked), C)


def decided_in(house: bool, phase: str, stage: str) -> str:
    """What an item about a Raperda in that stage decides, "" for nothing (UU 23/2014 Pasal 183; PP 12/2018 Pasal 9)."""
    if not house:
        return AKD if stage else ""
    if phase == "tingkat_2" or stage in DECIDING:
        return B
    return C if stage == "paripurna_usul" else ""


def _more_than_half(members: int, present: int, needed: int) -> tuple[str, ...]:
    share = f"1/2 × {members} = {_decimal(members, 2)}; lebih dari itu: perlu {needed}"
    return share, _compared(2 * present, f"2 × {present}", members, str(members), strict=True)


def _compared(left: int, left_sum: str, right: int, right_sum: str, *, strict: bool) -> str:
    """ "3 × 34 = 102 ≥ 2 × 45 = 90": both sides worked out, with the sign that is true."""
    more, less = (">", "≤") if strict else ("≥", "<")
    holds = left > right if strict else left >= right
    worked = right_sum if right_sum == str(right) else f"{right_sum} = {right}"
    return f"{left_sum} = {left} {more if holds else less} {worked}"


def _decimal(part: int, whole: int) -> str:
    """The quotient to two places as it is written here: 70,67."""
    if part % whole == 0:
        return str(part // whole)
    hundredths = (100 * part + whole // 2) // whole
    return f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0")
