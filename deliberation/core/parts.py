"""The shapes of the tables of the procedure: a phase of the road, a stage, a move."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of the road and one column of the board."""

    id: str
    nama: str


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `editable`: the text may be edited in it; `public`: the draft is open to the public by default.

    `deadline` is the term in words with its article, for display only, `meeting` the kind of meeting it is held in, ""
    for none. `confirmed` is False where the rule was read in a secondary source or a repealed predecessor only and
    Bagian Hukum should confirm it.
    """

    id: str
    nama: str
    phase: str
    legal_basis: str
    editable: bool = False
    public: bool = True
    terminal: bool = False
    deadline: str = ""
    confirmed: bool = True
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """One way out of a stage; the first one in the table that is open to a Raperda is the main road.

    `verb` is the words on its button, `guards` are names of `guards.RULES`, `documents` ids of `papers.DOCUMENTS`,
    `asks` names of `papers.ASKS`, `tracks` names of `matters.WAYS`. `needs_note`: the reason must be written down.
    """

    source: str
    target: str
    verb: str
    actors: tuple[str, ...]
    legal_basis: str
    guards: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    needs_note: bool = False
