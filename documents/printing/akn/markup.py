"""Elements of an Akoma Ntoso file, and the words of a paragraph with italics, references, and dates marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from documents.core.akn import NAMESPACE, OWN, collapsed

_XML = "http://www.w3.org/XML/1998/namespace"
_SPACE = f"{{{_XML}}}space"
_ITALIC = re.compile(r"(?<!\*)\*(?![\s*])([^*\n]+)(?<!\s)\*(?!\*)")
# What XML 1.0 has no place for; the readers of files and forms take these signs out as well.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Element = etree._Element


class Span(NamedTuple):
    """Words from `start` to `end` of a text that stand in an element with these attributes."""

    start: int
    end: int
    name: str
    attributes: Mapping[str, str]


def root(name: str) -> Element:
    """The outermost element, with the two namespaces of the file."""
    return etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE, "rap": OWN})


def add(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new last child on a line of its own; attributes without a value are left out."""
    child = inside(parent, name, attributes)
    if parent.text is None:
        parent.text = "\n"
    child.tail = "\n"
    return child


def inside(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """A new last child among words."""
    child = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in (attributes or {}).items():
        if value:
            child.set(key, legal(value))
    return child


def own(name: str) -> str:
    """The name of an attribute or element of our own."""
    return f"{{{OWN}}}{name}"


def line(parent: Element, name: str, text: str, spans: Iterable[Span] = ()) -> Element:
    """A new child that holds one paragraph."""
    child = add(parent, name)
    fill(child, text, spans)
    return child


def lines(parent: Element, text: str, spans: Iterable[Span] = (), *, none: bool = False) -> list[Element]:
    """One `p` for each line of a text; an empty text has none, with `none` one that is empty."""
    if not text and not none:
        return []
    made, start, found = [], 0, list(spans)
    for words in text.split("\n"):
        end = start + len(words)
        inside = [span for span in found if start <= span.start and span.end <= end] if found else ()
        made.append(line(parent, "p", words, [shifted(span, -start) for span in inside]))
        start = end + 1
    return made


def shifted(span: Span, by: int) -> Span:
    """The span in a text that begins elsewhere."""
    return Span(span.start + by, span.end + by, span.name, span.attributes)


def fill(element: Element, text: str, spans: Iterable[Span] = ()) -> None:
    """Put the words into the element, `*…*` as `i`; a span that would cut another one is left out."""
    keep(element, text)
    marks = [*spans, *italics(text)] if "*" in text else list(spans)
    _write(element, text, 0, len(text), _nested(marks))


def keep(element: Element, text: str) -> None:
    """Ask readers to keep the blanks of the element where its text has others than single spaces between words."""
    if collapsed(text) != text:
        element.set(_SPACE, "preserve")


def italics(text: str) -> list[Span]:
    """The words between `*…*`, marks included."""
    return [Span(found.start(), found.end(), "i", {}) for found in _ITALIC.finditer(text)]


def legal(text: str) -> str:
    """The text without signs that XML has no place for."""
    return _ILLEGAL.sub("", text)


def _nested(spans: list[Span]) -> list[Span]:
    """The spans from outer to inner in reading order, those left out that overlap another without lying inside it."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end, span.name))
    kept: list[Span] = []
    open_until: list[int] = []
    for span in ordered:
        while open_until and open_until[-1] <= span.start:
            open_until.pop()
        # Marks stand at both ends of italics: what would begin or end between a mark and its word cannot be kept.
        if (open_until and span.end > open_until[-1]) or span.start >= span.end:
            continue
        kept.append(span)
        open_until.append(span.end)
    return kept


def _write(element: Element, text: str, start: int, end: int, spans: list[Span]) -> None:
    """The words from start to end into the element; all spans lie inside."""
    last: Element | None = None
    place = start

    def words(until: int) -> None:
        piece = legal(text[place:until])
        if not piece:
            return
        if last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece

    rest = spans
    while rest:
        span = rest[0]
        inner = list(takewhile(partial(_within, span), rest[1:]))
        words(span.start)
        last = inside(element, span.name, span.attributes)
        mark = span.name == "i"
        _write(last, text, span.start + mark, span.end - mark, [each for each in inner if _clear(each, span, mark)])
        place = span.end
        rest = rest[1 + len(inner) :]
    words(end)


def _within(outer: Span, inner: Span) -> bool:
    return inner.end <= outer.end


def _clear(inner: Span, outer: Span, mark: bool) -> bool:
    """Whether a span inside italics leaves their marks alone."""
    return not mark or (inner.start > outer.start and inner.end < outer.end)
