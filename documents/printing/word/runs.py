"""Words as Word runs: italics, line breaks, and, under tracked changes, who put them in or took them out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_ITALIC = re.compile(r"(?<!\*)\*(?![\s*])([^*\n]+)(?<!\s)\*(?!\*)")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"([\n\t])")


@dataclass(slots=True)
class Author:
    """Who changed, and when (ISO 8601); every mark in a file has a number of its own."""

    name: str
    at: str
    count: int = field(default=0)

    def mark(self, name: str, inner: str | None = None) -> str:
        """A w:ins, w:del and the like, around `inner` or alone."""
        self.count += 1
        said_by = f"w:author={quoteattr(self.name)} w:date={quoteattr(self.at)}"
        opening = f'<w:{name} w:id="{90_000 + self.count}" {said_by}'
        return f"{opening}/>" if inner is None else f"{opening}>{inner}</w:{name}>"


def runs(text: str, *, gone: bool = False) -> str:
    """The runs of a text, `*…*` in italics; with `gone` as the words of a deletion."""
    return "".join(_run(words, italic, gone) for words, italic in spans(text))


def marked(ops: Sequence[tuple[str, str]], author: Author) -> str:
    """The runs of one paragraph that changed: "-" in w:del, "+" in w:ins, "=" as it is."""
    new = "".join(words for sign, words in ops if sign != "-")
    slants = [italic for words, italic in _lettered(new) for _ in words]
    out, at = [], 0
    for sign, words in ops:
        if sign == "-":
            out.append(author.mark("del", _run(words.replace("*", ""), False, True)))
            continue
        inner = "".join(_run(piece, slant, False) for piece, slant in _sliced(words, slants[at : at + len(words)]))
        at += len(words)
        out.append(author.mark("ins", inner) if sign == "+" and inner else inner)
    return "".join(out)


def shown(ops: Sequence[tuple[str, str]]) -> str:
    """The runs of differences that are only looked at: "-" struck out, "+" underlined."""
    looks = {"-": '<w:strike/><w:color w:val="B3261E"/>', "+": '<w:color w:val="146C2E"/><w:u w:val="single"/>'}
    return "".join(
        _run(piece, italic, False, looks.get(sign, "")) for sign, words in ops for piece, italic in spans(words)
    )


def spans(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of the text with whether they stand in italics, without the marks."""
    at = 0
    for found in _ITALIC.finditer(text) if "*" in text else ():
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[1], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def said(text: str) -> str:
    """The text safe for XML."""
    return escape(_UNPRINTABLE.sub("", text))


def _lettered(text: str) -> Iterator[tuple[str, bool | None]]:
    """Every letter accounted for: stretches with True or False, the marks of italics with None."""
    at = 0
    for found in _ITALIC.finditer(text):
        yield text[at : found.start()], False
        yield "*", None
        yield found[1], True
        yield "*", None
        at = found.end()
    yield text[at:], False


def _sliced(words: str, slants: Iterable[bool | None]) -> Iterator[tuple[str, bool]]:
    piece, now = "", False
    for sign, slant in zip(words, slants, strict=True):
        if slant is None:
            continue
        if slant is not now and piece:
            yield piece, now
            piece = ""
        piece, now = piece + sign, bool(slant)
    if piece:
        yield piece, now


def _run(words: str, italic: bool, gone: bool, look: str = "") -> str:
    tag = "delText" if gone else "t"
    inner = []
    for piece in _PIECES.split(words):
        if piece == "\n":
            inner.append("<w:br/>")
        elif piece == "\t":
            inner.append("<w:tab/>")
        elif piece:
            inner.append(f'<w:{tag} xml:space="preserve">{said(piece)}</w:{tag}>')
    look = f"<w:rPr>{'<w:i/>' * italic}{look}</w:rPr>" if italic or look else ""
    return f"<w:r>{look}{''.join(inner)}</w:r>" if inner else ""
