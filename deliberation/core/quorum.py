"""Quorum and majority of plenaries and committees, in whole numbers (UU 23/2014 Pasal 129 dan Pasal 183)."""

from __future__ import annotations

from dataclasses import dataclass

# Kinds of decision (Pasal 129 ayat (1) and 183 ayat (1)): a hak angket and the like, b Perda and APBD, c any other.
A, B, C = "a", "b", "c"
MAX_ADJOURNMENTS, MAX_MINUTES = 2, 60
_NEEDS = {A: (3, 4), B: (2, 3)}  # of all members; c is more than half
_BASIS = {
    A: "UU 23/2014 Pasal 129 ayat (1) huruf a dan Pasal 183 ayat (1) huruf a",
    B: "UU 23/2014 Pasal 129 ayat (1) huruf b dan Pasal 183 ayat (1) huruf b",
    C: "UU 23/2014 Pasal 129 ayat (1) huruf c dan Pasal 183 ayat (1) huruf c",
}


@dataclass(frozen=True, slots=True)
class Quorum:
    """The arithmetic of one count: how many of `members` must be there, how many are, and the article."""

    kind: str
    members: int
    present: int
    needed: int
    holds: bool
    legal_basis: str

    @property
    def sentence(self) -> str:
        """ "70 dari 106 anggota hadir; kuorum 71. Kuorum belum tercapai, kurang 1 anggota." with its article."""
        state = (
            "Kuorum tercapai" if self.holds else f"Kuorum belum tercapai, kurang {self.needed - self.present} anggota"
        )
        return f"{self.present} dari {self.members} anggota hadir; kuorum {self.needed}. {state} ({self.legal_basis})."


def quorum_min(kind: str, members: int) -> int:
    """How many of all members must be there. Raises ValueError for another kind than a, b, c, or for no members."""
    if members < 1:
        raise ValueError("a council has members")
    if kind == C:
        return members // 2 + 1
    if kind not in _NEEDS:
        raise ValueError(f"no such kind of decision: {kind}")
    part, whole = _NEEDS[kind]
    return -(-part * members // whole)


def is_quorate(kind: str, members: int, present: int) -> bool:
    """Whether enough members are there for a decision of that kind."""
    return present >= quorum_min(kind, members)


def quorum(kind: str, members: int, present: int) -> Quorum:
    """The count with its arithmetic and article, to be shown."""
    needed = quorum_min(kind, members)
    return Quorum(kind, members, present, needed, present >= needed, _BASIS[kind])


def passes_perda(present: int, yes: int) -> bool:
    """Whether a Perda is agreed: more than half of those present; who abstains is present (Pasal 183 ayat (2))."""
    return 2 * yes > present


def passes_plurality(yes: int, no: int) -> bool:
    """Whether a decision of kind c has the most votes (suara terbanyak)."""
    return yes > no


def passes_two_thirds(present: int, yes: int) -> bool:
    """Whether a decision of kind a has two thirds of those present."""
    return 3 * yes >= 2 * present


def passes(kind: str, present: int, yes: int, no: int) -> bool:
    """Whether a vote of that kind carries. Raises ValueError for votes that cannot be."""
    if min(present, yes, no) < 0 or yes + no > present:
        raise ValueError("more votes than members present")
    if kind == B:
        return passes_perda(present, yes)
    return passes_two_thirds(present, yes) if kind == A else passes_plurality(yes, no)


def akd_quorate(members: int, present: int, fraksi: int) -> bool:
    """Whether a committee may decide: more than half of it, of more than one fraksi (PP 16/2010 Pasal 65)."""
    return 2 * present > members and fraksi > 1


def next_adjournment(count: int, minutes: int) -> bool:
    """Whether a plenary without quorum may adjourn once more: twice at most, an hour each (Pasal 183 ayat (4))."""
    return count < MAX_ADJOURNMENTS and 0 < minutes <= MAX_MINUTES


def timus_max(panja: int) -> int:
    """The largest drafting team of a working committee: two thirds of it."""
    return 2 * panja // 3
