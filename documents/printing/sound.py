"""A sound file: HTML to a PDF that is PDF/A-3a and PDF/UA-1 at once, with its source inside, the same bytes every time.

WeasyPrint makes PDF/A-3a; what PDF/UA-1 wants beyond that is added before the file is written.
"""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import pydyf
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from documents.errors import DomainError
from documents.printing.margins import Margins
from documents.printing.streams import rewrite, settle
from documents.printing.tags import at, put_right

_COLOURS = "srgb"
FACE = "TeX Gyre Bonum"
_LINK = "Menuju bagian ini dalam dokumen"
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class FontMissing(DomainError):
    """The letters of the official form are not installed here."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text for machines inside a print: name and bytes of the file, and what it is in words."""

    name: str
    data: bytes
    about: str


@dataclass(frozen=True, slots=True)
class Back:
    """Pages that follow the text, made once its pages are known: from the page of each anchor to their document."""

    make: Callable[[Mapping[str, int], int], str]


def sound(
    html: str, styles: CSS, *, day: datetime.date, source: Source | None, margins: Margins, back: Back | None = None
) -> bytes:
    """The PDF of a document under its style sheet, with the source attached as such (AFRelationship Source).

    Raises FontMissing. The only date in the file is `day`.
    """
    require_letters()
    moment = datetime.datetime(day.year, day.month, day.day)
    attached = []
    if source:
        said = {"name": source.name, "description": source.about, "relationship": "Source"}
        attached.append(Attachment(file_obj=BytesIO(source.data), created=moment, modified=moment, **said))

    def finish(document: Any, pdf: pydyf.PDF) -> None:
        margins.draw(document, pdf)
        _finish(document, pdf)

    with _no_collection():
        document = _laid_out(html, styles, back)
        document.color_profiles[_COLOURS] = _colours()
        data: bytes = document.write_pdf(
            attachments=attached, finisher=finish, pdf_variant="pdf/a-3a", output_intent=_COLOURS + " kertas"
        )
    return data


def _laid_out(html: str, styles: CSS, back: Back | None) -> Any:
    """The pages of the document; those at its back are laid out apart, which spares laying out all of it twice."""
    fonts = FontConfiguration()
    document = _page(html).render(fonts, stylesheets=[styles])
    if back is None:
        return document
    pages = {name: number for number, page in enumerate(document.pages, 1) for name in page.anchors}
    more = back.make(pages, len(document.pages))
    return (
        document.copy([*document.pages, *_page(more).render(fonts, stylesheets=[styles]).pages]) if more else document
    )


def _page(html: str) -> HTML:
    # Nothing may be fetched: the text is foreign, and bytes must not hang on anything outside the document.
    return HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=("data",)))


def _colours() -> ColorProfile:
    """The colours the file is meant for; given along, since the typesetter leaves open the file it reads itself."""
    data = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(BytesIO(data), "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))


@cache
def require_letters() -> None:
    """Raises FontMissing unless the letters of the official form are installed; asked once a process."""
    found: set[str] = set()

    def note(document: Any, pdf: pydyf.PDF) -> None:
        found.update(font.family for font in document.fonts.values())

    HTML(string=f'<p style="font-family: {FACE!r}">Pasal').write_pdf(finisher=note)
    if FACE not in found:
        raise FontMissing(
            f"Huruf {FACE} tidak terpasang di peladen ini, sehingga naskah resmi tidak dapat dicetak. Pasang paket "
            "fonts-texgyre, lalu cetak lagi."
        )


def _finish(document: Any, pdf: pydyf.PDF) -> None:
    """Says in the file what PDF/UA-1 asks for and PDF/A-3a leaves open, and says nothing twice."""
    for thing in pdf.objects:
        if not isinstance(thing, dict):
            continue
        kind = thing.get("S")
        if kind == "/TH":
            # A head that is repeated on every page would give one name to many cells: say the scope instead.
            thing.pop("ID", None)
            thing["A"]["Scope"] = "/Column"
        elif kind == "/TD" and set(thing["A"]) <= {"O", "Headers"}:
            del thing["A"]
        elif thing.get("Subtype") == "/Link":
            thing["Contents"] = pydyf.String(_LINK)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    metadata = at(pdf, pdf.catalog["Metadata"])
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", _UA.encode() + b"</rdf:RDF>")]
    metadata.compress = False
    rewrite(pdf, put_right(document, pdf))
    settle(pdf)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the cyclic collector a rendering takes a sixth less time; the garbage goes right after it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
