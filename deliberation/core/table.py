"""The whole table of a way in words: each stage with what leads in, who acts, papers, meeting, terms, what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deliberation.core.guards import RULES
from deliberation.core.matters import MATTERS
from deliberation.core.moves import MOVES, Move, moves_from
from deliberation.core.papers import DOCUMENTS
from deliberation.core.terms import TERMS, Term
from deliberation.core.tracks import FIRST, STAGES, Stage

_NAMES = {"dprd": "Usul DPRD", "kdh": "Usul kepala daerah"}
_HEAD = (
    "Tahap", "Nama", "Syarat masuk", "Pelaku", "Dokumen masuk", "Dokumen keluar", "Rapat", "Tenggat", "Bila lewat",
    "Lanjut", "Dasar hukum",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One stage of a way: the moves that lead in and out, and the terms that may run in it."""

    stage: Stage
    entering: tuple[Move, ...]
    leaving: tuple[Move, ...]
    terms: tuple[Term, ...]


def rows(way: str) -> tuple[Row, ...]:
    """The stages of that way, each after one that leads to it, the main road first. Raises KeyError for no such way."""
    found: dict[str, Row] = {}
    waiting = [FIRST[way]]
    while waiting:
        stage_id = waiting.pop(0)
        if stage_id in found:
            continue
        leaving = moves_from(stage_id, way)
        entering = tuple(move for move in MOVES if move.target == stage_id and way in move.tracks)
        terms = tuple(term for term in TERMS if stage_id in term.stages)
        found[stage_id] = Row(STAGES[stage_id], entering, leaving, terms)
        waiting += [move.target for move in leaving]
    return tuple(found.values())


def name_of(way: str) -> str:
    """The way in words: "Usul DPRD", or its matter."""
    return _NAMES.get(way) or f"{MATTERS[way].nama[0].upper()}{MATTERS[way].nama[1:]}"


def markdown(way: str) -> str:
    """The table of that way, and of its moves, as Markdown."""
    lines = [f"## {name_of(way)}", "", _line(_HEAD), _line("---" for _ in _HEAD)]
    lines += [_line(_cells(row)) for row in rows(way)]
    lines += ["", _line(("Dari", "Ke", "Langkah", "Pelaku", "Aturan", "Dokumen", "Dinyatakan", "Dasar hukum"))]
    lines.append(_line("---" for _ in range(8)))
    lines += [_line(_move_cells(move)) for row in rows(way) for move in row.leaving]
    return "\n".join(lines) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    stage = row.stage
    return (
        f"`{stage.id}`",
        stage.nama,
        _joined(name for move in row.entering for name in move.guards),
        _joined(actor for move in row.leaving for actor in move.actors),
        _joined(DOCUMENTS[name].nama for move in row.entering for name in move.documents),
        _joined(DOCUMENTS[name].nama for move in row.leaving for name in move.documents),
        stage.meeting,
        _joined(f"{term.title}: {term.counted}" for term in row.terms) or stage.deadline,
        _joined(term.on_expiry for term in row.terms),
        _joined(f"`{move.target}`" for move in row.leaving) or "akhir",
        stage.legal_basis if stage.confirmed else f"{stage.legal_basis} (belum dipastikan)",
    )


def _move_cells(move: Move) -> tuple[str, ...]:
    return (
        f"`{move.source}`",
        f"`{move.target}`",
        move.verb,
        _joined(move.actors),
        _joined(f"{name} ({RULES[name].legal_basis or move.legal_basis})" for name in move.guards),
        _joined(f"{DOCUMENTS[name].nama}{' (wajib)' if DOCUMENTS[name].blocks else ''}" for name in move.documents),
        _joined((*move.asks, *(("alasan",) if move.needs_note else ()))),
        move.legal_basis,
    )


def _joined(words: Iterable[str]) -> str:
    """Each once, in order."""
    return "; ".join(dict.fromkeys(words))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
