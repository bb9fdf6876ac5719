"""What a sound file must show, read with pikepdf: our own checks of PDF/A-3a and PDF/UA-1, which are no validator.

A real one (veraPDF) cannot be had from the registries. What stands here is what those standards ask for and a reader
can see; it says nothing about the inner order of font programs or colour profiles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pikepdf

NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "property": "http://www.aiim.org/pdfa/ns/property#",
}
HEADINGS = tuple(f"/H{n}" for n in range(1, 7))
# Which elements may stand in which (ISO 32000-1 14.8.4).
PARENTS = {
    "/LI": ("/L",), "/LBody": ("/LI",), "/TR": ("/Table", "/THead", "/TBody"), "/TH": ("/TR",), "/TD": ("/TR",),
    "/THead": ("/Table",), "/TBody": ("/Table",),
}  # fmt: skip


class Sound:
    """One file with the findings of every check."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.root = self.pdf.Root
        self.elements = list(self._walk(self.root.StructTreeRoot.K[0], ""))

    def findings(self) -> list[str]:
        """One line for everything that is wrong."""
        return [
            *self.metadata(), *self.colours(), *self.fonts(), *self.tags(), *self.content(), *self.annotations(),
            *self.forbidden(),
        ]  # fmt: skip

    def metadata(self) -> Iterator[str]:
        """XMP: PDF/A-3a, PDF/UA-1 with its extension schema, title; language and title bar; an identifier."""
        packet = self.root.Metadata
        if "/Filter" in packet:
            yield "metadata is compressed"
        raw = packet.read_bytes()
        packed = raw[raw.index(b"<x:xmpmeta") : raw.index(b"</x:xmpmeta>") + 12]
        tree = ElementTree.fromstring(packed)  # noqa: S314 - a file of ours
        if len(tree.findall("rdf:RDF", NS)) != 1:
            yield "not one rdf:RDF"
        said = {**{name: value for each in tree.iter() for name, value in each.attrib.items()}}
        said |= {each.tag: (each.text or "") for each in tree.iter() if not len(each)}
        for name, wanted in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
            prefix, _, rest = name.partition(":")
            if said.get(f"{{{NS[prefix]}}}{rest}") != wanted:
                yield f"{name} is not {wanted}"
        uris = [each.text for each in tree.iter(f"{{{NS['schema']}}}namespaceURI")]
        if NS["pdfuaid"] not in uris or not list(tree.iter(f"{{{NS['property']}}}valueType")):
            yield "no extension schema for pdfuaid"
        if not tree.findall(".//dc:title//rdf:li", NS):
            yield "no dc:title"
        if str(self.root.get("/Lang", "")) != "id":
            yield "no language"
        if not self.root.ViewerPreferences.get("/DisplayDocTitle") or not self.root.MarkInfo.get("/Marked"):
            yield "no title bar or not marked"
        if "/ID" not in self.pdf.trailer:
            yield "no identifier"

    def colours(self) -> Iterator[str]:
        """An output intent with a profile."""
        intents = self.root.get("/OutputIntents", [])
        if not any(each.S == "/GTS_PDFA1" and each.DestOutputProfile.read_bytes() for each in intents):
            yield "no output intent"

    def fonts(self) -> Iterator[str]:
        """Every font is embedded and can be read as Unicode."""
        for thing in self.pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            if "/FontDescriptor" in thing and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
                thing.FontDescriptor.keys()
            ):
                yield f"{thing.BaseFont} is not embedded"
            if thing.Subtype == "/Type0" and "/ToUnicode" not in thing:
                yield f"{thing.BaseFont} has no Unicode"

    def tags(self) -> Iterator[str]:
        """Elements in their places, no heading level skipped, header cells with a scope, pictures with words."""
        level = 0
        for element, above in self.elements:
            kind = str(element.S)
            if kind in PARENTS and above not in PARENTS[kind]:
                yield f"{kind} in {above}"
            if kind in HEADINGS:
                if int(kind[2:]) > level + 1:
                    yield f"{kind} after /H{level}"
                level = int(kind[2:])
            if kind == "/TH" and "/Scope" not in element.get("/A", {}):
                yield "a header cell without scope"
            if kind == "/Figure" and not str(element.get("/Alt", "")):
                yield "a picture without words"
        tables = [element for element, _ in self.elements if element.S == "/Table"]
        for table in tables:
            if not any(each.S == "/TH" for each, _ in self._walk(table, "")):
                yield "a table without header cells"

    def content(self) -> Iterator[str]:
        """All marked content is an artifact or belongs to exactly one element, and the parent tree agrees."""
        nums = self.root.StructTreeRoot.ParentTree.Nums
        rows = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
        held: dict[tuple[int, int], object] = {}
        for element, _ in self.elements:
            for page, number in self._numbers(element):
                if (page, number) in held:
                    yield f"content {number} is held twice"
                held[page, number] = element
        for page in self.pdf.pages:
            row = rows[int(page.obj.StructParents)]
            number = page.obj.objgen[0]
            for mark in _marks(page):
                element = held.get((number, mark))
                if element is None:
                    yield f"content {mark} of page {page.index + 1} is in no element"
                elif row[mark].objgen != element.objgen:
                    yield f"content {mark} of page {page.index + 1}: the parent tree disagrees"

    def annotations(self) -> Iterator[str]:
        """Links print, say what they are, and stand in a Link element."""
        for page in self.pdf.pages:
            for each in page.obj.get("/Annots", []):
                if not int(each.get("/F", 0)) & 4:
                    yield "an annotation without the Print flag"
                if each.Subtype == "/Link" and (not str(each.get("/Contents", "")) or "/StructParent" not in each):
                    yield "a link without words or without a place in the tags"
            if page.obj.get("/Annots") is not None and page.obj.get("/Tabs") != "/S":
                yield "no order of tabs"

    def forbidden(self) -> Iterator[str]:
        """No scripts, no encryption, nothing to launch."""
        if self.pdf.is_encrypted:
            yield "encrypted"
        for name in (b"/JavaScript", b"/Launch", b"/EncryptMetadata"):
            if name in self.data:
                yield f"{name.decode()} is forbidden"

    def attached(self) -> dict[str, tuple[str, bytes]]:
        """The files inside by name: how each is related to the document, and its bytes, which match their digest."""
        found = {}
        for spec in self.root.AF:
            stream = spec.EF.F
            data = stream.read_bytes()
            assert bytes(stream.Params.CheckSum) == hashlib.md5(data, usedforsecurity=False).digest()
            found[str(spec.UF)] = (str(spec.AFRelationship), data)
        return found

    def bookmarks(self) -> list[str]:
        """The words of the bookmarks, all levels, in their order."""
        with self.pdf.open_outline() as outline:
            return list(_titles(outline.root))

    def kinds(self) -> set[str]:
        """The kinds of element in use."""
        return {str(element.S) for element, _ in self.elements}

    def _walk(self, element: pikepdf.Object, above: str) -> Iterator[tuple[pikepdf.Object, str]]:
        yield element, above
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from self._walk(kid, str(element.S))

    def _numbers(self, element: pikepdf.Object) -> Iterator[tuple[int, int]]:
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary):
                if kid.get("/Type") == "/MCR":
                    yield kid.Pg.objgen[0], int(kid.MCID)
            elif not isinstance(kid, pikepdf.Array):
                yield element.Pg.objgen[0], int(kid)


def _marks(page: pikepdf.Page) -> Iterator[int]:
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            yield int(operands[1].MCID)


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)
