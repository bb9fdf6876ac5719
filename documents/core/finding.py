"""Finding: one remark of the parser or of the lint, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was noticed and where.

    `rule` is a short stable id, `severity` is "E" (wajib), "W" (saran) or "H" (info), `address` is the place
    in words ("Pasal 5 ayat (2)") or empty, `message` one Indonesian sentence for the drafter.
    """

    rule: str
    severity: str
    address: str
    message: str
