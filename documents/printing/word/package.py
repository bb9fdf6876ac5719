"""The parts of a .docx in a zip file whose bytes hang on nothing but its contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from documents.printing.word.runs import said

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
ORIGIN = "urn:raperda:asal"
_FIXED = (1980, 1, 1, 0, 0, 0)
# Name of a part below word/, its root, the kind of its relation, and its id there.
_PARTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "kepala": "hdr", "kepala1": "hdr"}


@dataclass(slots=True)
class Package:
    """What goes into one file: the body, the inside of each part, the images, and where the text comes from."""

    body: str
    parts: Mapping[str, str]
    title: str = ""
    at: str = ""
    origin: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, bytes] = field(default_factory=dict)

    def data(self) -> bytes:
        """The bytes of the .docx: the same contents, the same bytes."""
        files: dict[str, bytes | str] = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": _relations(
                ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": self._core(),
            "word/document.xml": f"{_HEAD}<w:document {_NAMES}><w:body>{self.body}</w:body></w:document>",
            "word/_rels/document.xml.rels": self._document_relations(),
        }
        for name, inner in self.parts.items():
            root = _PARTS[name]
            files[f"word/{name}.xml"] = f"{_HEAD}<w:{root} {_NAMES}>{inner}</w:{root}>"
        if self.origin:
            said_by = "".join(f" {name}={quoteattr(value)}" for name, value in sorted(self.origin.items()))
            files["customXml/item1.xml"] = f'{_HEAD}<asal xmlns="{ORIGIN}"{said_by}/>'
        for name, data in self.images.items():
            files[f"word/media/{name}"] = data
        return _zip(files)

    def _types(self) -> str:
        names = {"styles": "styles", "numbering": "numbering", "settings": "settings"}
        parts = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{names.get(name, "header")}+xml"/>'
            for name in self.parts
        )
        return (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/><Default Extension="jpg" ContentType="image/jpeg"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}.document.main+xml"/>{parts}'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        )

    def _document_relations(self) -> str:
        kinds = {"kepala": "header", "kepala1": "header"}
        found = [(name, f"{_OFFICE}/relationships/{kinds.get(name, name)}", f"{name}.xml") for name in self.parts]
        found += [(_image_id(name), f"{_OFFICE}/relationships/image", f"media/{name}") for name in self.images]
        if self.origin:
            found.append(("asal", f"{_OFFICE}/relationships/customXml", "../customXml/item1.xml"))
        return _relations(*found)

    def _core(self) -> str:
        day = f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(self.at)}</dcterms:created>' if self.at else ""
        return (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{said(self.title)}</dc:title><dc:language>id-ID</dc:language>{day}</cp:coreProperties>"
        )


def picture(name: str, number: int, words: str, width: int, height: int) -> str:
    """The run of an image, its size in English Metric Units; `words` stand for it where it cannot be seen."""
    told = quoteattr(words)
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Gambar {number}" descr={told}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name={quoteattr(name)} descr={told}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{_image_id(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _image_id(name: str) -> str:
    return f"gambar_{name.partition('.')[0]}"


def _relations(*found: tuple[str, str, str]) -> str:
    inner = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in found)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _zip(files: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, content)
    return stream.getvalue()
