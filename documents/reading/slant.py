"""Words in italics between asterisks, as every text of the system marks them."""

from __future__ import annotations

from collections.abc import Iterable


def slanted(spans: Iterable[tuple[str, bool]]) -> str:
    """The words of the spans in a row; each stretch in italics between asterisks, the blanks at its ends outside."""
    joined: list[tuple[str, bool]] = []
    for words, italic in spans:
        if joined and joined[-1][1] == italic:
            joined[-1] = (joined[-1][0] + words, italic)
        else:
            joined.append((words, italic))
    return "".join(_marked(words) if italic else words for words, italic in joined)


def _marked(words: str) -> str:
    inner = words.replace("*", "").strip()
    if not any(map(str.isalnum, inner)) or "\n" in words or "\t" in inner:
        return words
    at = len(words) - len(words.lstrip())
    return f"{words[:at]}*{inner}*{words[len(words.rstrip()) :]}"
