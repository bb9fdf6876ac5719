"""Where a Raperda may go next and why not elsewhere: the engine over the tables of stages, moves, rules, and papers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deliberation.core.guards import OUT_OF_PROGRAM, RULES, Facts, Rule, review_kind
from deliberation.core.matters import MATTERS, UMUM, WAYS, Matter, matter_of, only_kdh, way_of
from deliberation.core.moves import MOVES, Move, moves_from
from deliberation.core.papers import ASKS, DOCUMENTS, KEPT, Ask, Document
from deliberation.core.tracks import FIRST, PHASES, STAGES, Phase, Stage

__all__ = [
    "ASKS",
    "BOARD",
    "DOCUMENTS",
    "KEPT",
    "MATTERS",
    "MOVES",
    "OUT_OF_PROGRAM",
    "PHASES",
    "STAGES",
    "WAYS",
    "Ask",
    "Document",
    "Facts",
    "Matter",
    "Move",
    "Offer",
    "Phase",
    "Refusal",
    "Stage",
    "ahead",
    "check_move",
    "column_of",
    "entry_refusals",
    "find_move",
    "first_stage",
    "matter_of",
    "moves",
    "only_kdh",
    "phase_of",
    "review_kind",
    "road",
    "way_of",
]

# The board's columns, left to right; a stopped Raperda is in none.
BOARD: tuple[Phase, ...] = tuple(
    PHASES[name]
    for name in ("usul", "harmonisasi", "tingkat_1", "fasilitasi", "tingkat_2", "penetapan", "pengundangan")
)
_COLUMN = {"berhenti": "", "evaluasi": "penetapan", "substansi": "fasilitasi"}
_FIRST_STEP = {"dprd": "Usul prakarsa", "kdh": "Penyusunan"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One rule that forbids a move: its name, one Indonesian sentence with the article, and the article alone."""

    rule: str
    message: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One move as it stands today.

    `allowed`: nothing forbids it beyond what the person can state in the move's own form. `refusals` are the rules
    that forbid it, `open_points` the rules that hold only once the form is filled in. `missing_documents` are ids
    of every document not yet at hand; those that block are named in `open_points` as well.
    """

    move: Move
    allowed: bool
    refusals: tuple[Refusal, ...]
    open_points: tuple[Refusal, ...]
    missing_documents: tuple[str, ...]


def first_stage(way: str) -> Stage:
    """The stage in which a Raperda of that way begins (UU 12/2011 Pasal 56 and Pasal 60)."""
    return STAGES[FIRST[way]]


def moves(stage_id: str, facts: Facts) -> tuple[Offer, ...]:
    """Every move out of a stage on the Raperda's way, the main road first, each with what still forbids it."""
    return tuple(_offer(move, facts) for move in moves_from(stage_id, facts.way))


def find_move(stage_id: str, target: str, way: str) -> Move | None:
    """The move of that way from one stage to another, or None."""
    return next((move for move in moves_from(stage_id, way) if move.target == target), None)


def check_move(stage_id: str, target: str, facts: Facts) -> tuple[Refusal, ...]:
    """Every rule that forbids the move with all that has been stated; empty when it is lawful."""
    move = find_move(stage_id, target, facts.way)
    if move is None:
        return (_no_such_move(stage_id, target, facts.way),)
    failed = tuple(_refusal(RULES[name], move, facts) for name in move.guards if not RULES[name].holds(facts))
    return failed + _blocking_documents(move, facts)


def entry_refusals(facts: Facts) -> tuple[Refusal, ...]:
    """What forbids a Raperda to begin its road at all (UU 23/2014 Pasal 65 ayat (1) dan Pasal 239 ayat (7))."""
    rule, found = RULES["terprogram"], []
    if not rule.holds(facts):
        found.append(Refusal(rule.name, rule.sentence(facts, ""), rule.legal_basis))
    if forbidden := only_kdh(facts.initiator, facts.matter):
        found.append(Refusal("hanya_kepala_daerah", *forbidden))
    return tuple(found)


def ahead(stage_id: str, facts: Facts) -> tuple[Stage, ...]:
    """The stages of the main road that still lie ahead, in order, until the act is in force; empty at an end."""
    found: list[Stage] = []
    while not STAGES[stage_id].terminal:
        stage_id = _main_move(stage_id, facts).target
        found.append(STAGES[stage_id])
    return tuple(found)


def road(track: str, review: str = "fasilitasi", matter: str = UMUM) -> tuple[Phase, ...]:
    """The steps of the road as a person sees them; evaluasi stands behind Tingkat II, fasilitasi before it.

    A matter with a road of its own has its own steps.
    """
    between = ("fasilitasi", "tingkat_2") if review == "fasilitasi" else ("tingkat_2", "evaluasi")
    names: tuple[str, ...] = ("usul", "harmonisasi", "tingkat_1", *between, "penetapan", "pengundangan")
    if matter != UMUM:
        names = MATTERS[matter].steps
    first, *rest = (PHASES[name] for name in names)
    return (replace(first, nama=_FIRST_STEP[track]), *rest)


def phase_of(stage_id: str, review: str = "fasilitasi") -> Phase:
    """The step of the road a stage belongs to. Raises KeyError for a stage that does not exist."""
    if stage_id == "penyampaian_kdh" and review == "evaluasi":
        return PHASES["evaluasi"]
    return PHASES[STAGES[stage_id].phase]


def column_of(stage_id: str) -> str:
    """The id of the board's column for a stage, or "" for a stopped Raperda.

    Evaluasi is shown with penetapan, persetujuan substansi with fasilitasi: both wait for a decision from above.
    """
    phase = STAGES[stage_id].phase
    return _COLUMN.get(phase, phase)


def _offer(move: Move, facts: Facts) -> Offer:
    """The move with what forbids it, parted into what a form can still supply and what it cannot."""
    refusals: list[Refusal] = []
    open_points: list[Refusal] = []
    for name in move.guards:
        rule = RULES[name]
        if rule.holds(facts):
            continue
        supplied = any(fact in move.asks or fact == "documents" for fact in rule.fills)
        (open_points if supplied else refusals).append(_refusal(rule, move, facts))
    open_points += _blocking_documents(move, facts)
    missing = tuple(document for document in _documents(move, facts) if document not in facts.documents)
    return Offer(move, not refusals, tuple(refusals), tuple(open_points), missing)


def _documents(move: Move, facts: Facts) -> tuple[str, ...]:
    """The documents of the move, with those that only this Raperda's case asks for."""
    urgent = not facts.in_propemperda and facts.out_of_program_reason == "urgensi"
    cases = {
        "urgensi_disetujui": ("persetujuan_urgensi", urgent),
        "perubahan_sekali": ("bukti_luar_biasa", bool(facts.changed_before)),
        "setelah_pertanggungjawaban": ("perda_pertanggungjawaban", not facts.account_enacted),
    }
    asked = [cases[guard][0] for guard in move.guards if guard in cases and cases[guard][1]]
    return (*move.documents, *asked)


def _blocking_documents(move: Move, facts: Facts) -> tuple[Refusal, ...]:
    return tuple(
        Refusal(
            f"dokumen_{paper.id}",
            f"Dokumen yang disyaratkan belum ada: {paper.nama} ({paper.legal_basis}).",
            paper.legal_basis,
        )
        for paper in (DOCUMENTS[name] for name in move.documents)
        if paper.blocks and paper.id not in facts.documents
    )


def _refusal(rule: Rule, move: Move, facts: Facts) -> Refusal:
    return Refusal(rule.name, rule.sentence(facts, move.legal_basis), rule.legal_basis or move.legal_basis)


def _no_such_move(stage_id: str, target: str, way: str) -> Refusal:
    """The refusal of a move the table does not have, naming the stages that can be reached instead."""
    stage = STAGES[stage_id]
    goal = STAGES[target].nama if target in STAGES else target
    ways = [STAGES[move.target].nama for move in moves_from(stage_id, way)]
    rest = f"dari tahap ini Raperda hanya dapat beralih ke {_or(ways)}" if ways else "tahap ini akhir perjalanan"
    message = f"Raperda pada tahap {stage.nama} tidak dapat beralih ke {goal}; {rest} ({stage.legal_basis})."
    return Refusal("urutan_tahap", message, stage.legal_basis)


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} atau {words[-1]}"


def _main_move(stage_id: str, facts: Facts) -> Move:
    """The first move of the table that no branch rule closes to this Raperda."""
    return next(
        move
        for move in moves_from(stage_id, facts.way)
        if all(RULES[name].holds(facts) for name in move.guards if RULES[name].branch)
    )
