"""draft_docx: an act as a Word file that people can work on and that comes back knowing its units."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

from documents.core.canon import pack
from documents.core.tree import Kind, Node
from documents.printing.word.blocks import blocks
from documents.printing.word.document import Body, first_header, header
from documents.printing.word.package import Package
from documents.printing.word.styles import F4, Paper, section, styles_xml

_NO_PICTURES: Mapping[str, bytes] = {}
SETTINGS = (
    '<w:defaultTabStop w:val="482"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Which text the file was made of: its naskah, and its name ("Versi 3", "suntingan ke-12"); it travels along."""

    naskah: int
    name: str


def draft_docx(
    tree: Node,
    *,
    mark: str = "",
    kop: tuple[str, ...] = (),
    at: str = "",
    origin: Origin | None = None,
    paper: Paper = F4,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> bytes:
    """The .docx of a numbered tree in the page form of an official draft; the same text gives the same bytes.

    `mark` stands in the head of every page, `kop` (office and provinsi) on the first; `at` is the ISO time of the
    text; `pictures` holds the images of the lampiran by their key. A unit with a key carries it
    in a hidden bookmark; with an `origin` the whole text travels along, so that a returned file can be compared with
    what was sent (UU 12/2011 Lampiran II angka 284 and 284a).
    """
    body = Body(paper, pictures)
    inner = body.of(blocks(tree)) + section(paper, kop=True)
    judul = tree.first(Kind.JUDUL)
    sent = {}
    if origin:
        text = base64.b64encode(pack(tree)).decode("ascii")
        sent = {"naskah": str(origin.naskah), "nama": origin.name, "teks": text}
    parts = {
        "styles": styles_xml(paper),
        "numbering": body.lists.xml(),
        "settings": SETTINGS,
        "kepala": header(mark),
        "kepala1": first_header(mark, kop),
    }
    return Package(inner, parts, " ".join(judul.text.split()) if judul else "", at, sent, body.images).data()
