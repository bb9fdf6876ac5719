"""What is known of a Raperda on a day, and the shape of a rule over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from deliberation.core.matters import UMUM, way_of


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a Raperda on a day. `documents` holds ids of `papers.DOCUMENTS` that are at hand.

    `frozen_version`: a version has been frozen since the last edit. `number_taken_by`: which act already bears
    `nomor` of `tahun` in this daerah, or empty. `present` of `members` sat in the plenary that decides. `holidays`: the
    days off that no hari kerja counts. `planned_year` is the year of the Propemperda, from which the fiscal year
    follows. `stopped_before`: which Raperda of the same name stopped in this masa sidang; `twin`: which Raperda of the
    DPRD on the same matter is under way in it; `compared_now`: it became bahan sanding in this masa sidang. `paused`:
    the reviewer's term does not run, the file being incomplete. `account_enacted`: last year's Perda
    pertanggungjawaban is enacted; `changed_before`: which perubahan APBD of the year is agreed already.
    """

    today: date
    initiator: str = "dprd"
    matter: str = UMUM
    level: str = "kota"
    subject: str = "umum"
    planned_year: int | None = None
    review_kind: str = "fasilitasi"
    in_propemperda: bool = True
    out_of_program_reason: str = ""
    frozen_version: bool = False
    nomor_pokok: str = ""
    stopped_before: str = ""
    twin: str = ""
    sanding: str = ""
    compared_now: bool = False
    paused: bool = False
    account_enacted: bool = False
    changed_before: str = ""
    inaugurated_on: date | None = None
    rpjpd_ends_on: date | None = None
    bpk_received_on: date | None = None
    submitted_on: date | None = None
    perkada_sent_on: date | None = None
    substance_on: date | None = None
    menkeu_received_on: date | None = None
    menkeu_recommended_on: date | None = None
    members: int | None = None
    present: int | None = None
    review_received_on: date | None = None
    agreed_on: date | None = None
    signature_due: date | None = None
    noreg: str = ""
    noreg_on: date | None = None
    nomor: int | None = None
    tahun: int | None = None
    number_taken_by: str = ""
    enacted_on: date | None = None
    promulgated_on: date | None = None
    nomor_ld: int | None = None
    nomor_tld: int | None = None
    effective_on: date | None = None
    letter_number: str = ""
    letter_on: date | None = None
    documents: frozenset[str] = frozenset()
    holidays: frozenset[date] = frozenset()

    @property
    def way(self) -> str:
        """Its way through the table of moves: who proposed it, or its matter."""
        return way_of(self.initiator, self.matter)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that a move must satisfy. `fills` names the facts that a person can state to satisfy it.

    A rule without a legal basis of its own rests on that of the move. A rule that parts two branches of the road
    (fasilitasi or evaluasi) has `branch` set: no form can satisfy it.
    """

    name: str
    holds: Callable[[Facts], bool]
    message: str
    legal_basis: str
    fills: tuple[str, ...] = ()
    branch: bool = False

    def sentence(self, facts: Facts, basis_of_move: str) -> str:
        """The refusal as one Indonesian sentence with its legal basis."""
        return f"{self.message.format(f=facts)} ({self.legal_basis or basis_of_move})."
