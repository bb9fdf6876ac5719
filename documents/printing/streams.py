"""The drawing of the pages of a PDF: what is no text is set apart, what says nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

import pydyf

from documents.printing.tags import at, pages_of

_FINE = re.compile(rb"(\d\.\d{3})\d+")  # a thousandth of a pixel is finer than any printer
_ASIDE = b"/Artifact <</Type /Pagination>>"


def rewrite(pdf: pydyf.PDF, aside: Mapping[bytes, Set[int]]) -> None:
    """Every page is written as short as it can be; what stands `aside` by its page and number becomes an artifact."""
    for page in pages_of(pdf):
        stream = at(pdf, page["Contents"])
        data = b"\n".join(_plain(stream.stream, aside.get(page.reference, frozenset())))
        stream.stream = [_FINE.sub(rb"\1", data.replace(b">0<", b""))]


def settle(pdf: pydyf.PDF) -> None:
    """Every object with its bytes made once: the writer asks twice, for the file and for its identifier."""
    for place, thing in enumerate(pdf.objects):
        if thing.free != "f":
            pdf.objects[place] = _Settled(thing) if thing.compressible else _SettledStream(thing)


class _Settled(pydyf.Object):
    """An object that will not change any more."""

    def __init__(self, thing: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.bytes = thing.number, thing.generation, thing.data

    @property
    def data(self) -> bytes:
        """The bytes of the object."""
        return self.bytes


class _SettledStream(_Settled):
    """A stream, which stands in the file by itself."""

    compressible = False


def _page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """The references of the pages, made once: the typesetter asks at every tag, which adds up to pages squared."""
    kids = pdf.pages["Kids"]
    known: tuple[int, tuple[bytes, ...]] = getattr(pdf, "known_references", (-1, ()))
    if known[0] != len(kids):
        known = len(kids), tuple(f"{number} 0 R".encode() for number in kids[::3])
        pdf.known_references = known
    return known[1]


pydyf.PDF.page_references = property(_page_references)


def _plain(stream: list[Any], aside: Set[int]) -> Iterator[bytes]:
    """The operators of a page; content with those numbers is marked as an artifact."""
    skip = False
    for place, operator in enumerate(stream):
        if skip:
            skip = False
            continue
        properties = stream[place + 1] if place + 1 < len(stream) else None
        if aside and isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in aside:
            yield _ASIDE
            skip = True
        elif isinstance(operator, bytes):
            yield operator
        else:
            yield operator.data if isinstance(operator, pydyf.Object) else str(operator).encode()
