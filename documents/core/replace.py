"""Find words in law text, in their forms if wanted, and what would stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from documents.core.tree import Node, Path, walk_paths

_CLITICS = r"(?:nya|lah|kah|pun|ku|mu)"
MOST = 1000


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for and what to put there: `whole` words only, `clitics` also with -nya and the like, and `case`.

    With `case` unset the replacement follows the letters it replaces: PELAYANAN, Pelayanan, pelayanan.
    """

    words: str
    replacement: str = ""
    whole: bool = True
    clitics: bool = False
    case: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One place: the key and field ("text" or "heading") of the unit it stands in, where, and what would replace it."""

    path: Path
    key: str
    field: str
    start: int
    end: int
    found: str
    replacement: str

    @property
    def name(self) -> str:
        """The place as one word, for a form."""
        return f"{self.key}-{self.field}-{self.start}"


def find(tree: Node, query: Query) -> tuple[Hit, ...]:
    """Every place where the words stand, in reading order, at most MOST; none for a query without words."""
    pattern = _pattern(query)
    if pattern is None:
        return ()
    hits: list[Hit] = []
    for path, node in walk_paths(tree):
        for field, text in (("heading", node.heading), ("text", node.text)):
            for match in pattern.finditer(text):
                if len(hits) == MOST:
                    return tuple(hits)
                hits.append(Hit(path, node.key, field, match.start(), match.end(), match[0], _instead(match, query)))
    return tuple(hits)


def replaced(text: str, hits: Iterable[Hit]) -> str:
    """The text of one field with its hits replaced."""
    for hit in sorted(hits, key=lambda each: each.start, reverse=True):
        text = text[: hit.start] + hit.replacement + text[hit.end :]
    return text


def _pattern(query: Query) -> re.Pattern[str] | None:
    words = query.words.split()
    if not words:
        return None
    said = r"\s+".join(re.escape(word) for word in words)
    if query.clitics:
        # A word doubled ("izin-izin") is one word; what hangs on it stays.
        said = rf"{said}(?:-{said})?(?P<clitic>{_CLITICS})?" if len(words) == 1 else rf"{said}(?P<clitic>{_CLITICS})?"
    if query.whole:
        said = rf"(?<!\w){said}(?!\w)"
    return re.compile(said, 0 if query.case else re.IGNORECASE)


def _instead(match: re.Match[str], query: Query) -> str:
    clitic = (match["clitic"] or "") if query.clitics else ""
    found = match[0][: len(match[0]) - len(clitic)]
    said = " ".join(query.replacement.split())
    if not query.case:
        said = _like(found, said, query.words)
    return said + clitic if said else ""


def _like(found: str, said: str, asked: str) -> str:
    """The replacement in the letters of what it replaces, where those differ from the letters that were asked for."""
    if " ".join(found.split()) == " ".join(asked.split()):
        return said
    letters = [sign for sign in found if sign.isalpha()]
    if len(letters) > 1 and all(sign.isupper() for sign in letters):
        return said.upper()
    if all(word[:1].isupper() for word in found.split()):
        return " ".join(word[:1].upper() + word[1:] for word in said.split(" "))
    if letters and letters[0].isupper():
        return said[:1].upper() + said[1:]
    return said
