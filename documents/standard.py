"""Standard clauses: pasal and phrases in official form that come with the system, in the words of a region."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from documents.models import Daerah

_FILE = Path(__file__).parent / "pustaka" / "klausul.txt"
_GROUP, _TITLE = re.compile(r"\[\[(\w+)\]\]"), re.compile(r"== (.+?)(?: @(\w+))?$")
_NOTE = ">> "


@dataclass(frozen=True, slots=True)
class Standard:
    """One clause: its group (LibraryItem.Group), title, printed form, explanation, and the level it is for ("" all)."""

    number: int
    group: str
    title: str
    text: str
    explanation: str = ""
    level: str = ""


def standards(daerah: Daerah) -> tuple[Standard, ...]:
    """Every standard clause that fits the level of the daerah, in its words."""
    fitting = (item for item in _all() if item.level in ("", daerah.level))
    return tuple(
        replace(item, text=adapted(item.text, daerah), explanation=adapted(item.explanation, daerah))
        for item in fitting
    )


def adapted(text: str, daerah: Daerah) -> str:
    """The text with [daerah], [kepala], [kepala daerah], and [perkada] filled in; other brackets stay to be filled."""
    words = {
        "[daerah]": daerah.lengkap,
        "[kepala]": daerah.kepala,
        "[kepala daerah]": f"{daerah.kepala} {daerah.nama}",
        "[perkada]": f"Peraturan {daerah.kepala}",
    }
    for mark, word in words.items():
        text = text.replace(mark, word)
    return text


@lru_cache(maxsize=1)
def _all() -> tuple[Standard, ...]:
    items: list[tuple[str, str, str, list[str]]] = []
    group = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if found := _GROUP.fullmatch(line):
            group = found[1]
        elif found := _TITLE.fullmatch(line):
            items.append((group, found[1], found[2] or "", []))
        elif items:
            items[-1][3].append(line)
    return tuple(
        Standard(number, group, title, _words(lines, False), _words(lines, True), level)
        for number, (group, title, level, lines) in enumerate(items, 1)
    )


def _words(lines: list[str], notes: bool) -> str:
    chosen = [line.removeprefix(_NOTE) for line in lines if line.startswith(_NOTE) == notes]
    return "\n".join(chosen).strip()
