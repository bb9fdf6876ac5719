"""Files as offices send them, made on the spot: Word documents part by part, PDFs, pictures, traps."""

from __future__ import annotations

import base64
import io
import zipfile
from functools import lru_cache

import pypdfium2
import weasyprint
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def word(body: str, numbering: str = "", styles: str = "", head: str = "", **extra: bytes | str) -> bytes:
    """A .docx from the inside of its w:body, w:numbering and w:styles; `extra` are further parts by file name."""
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">'
    for number, kind in enumerate(("numbering", "styles", "footnotes", "endnotes")):
        relations += f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": relations + "</Relationships>",
        "word/document.xml": f"{head}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {_NAMESPACES}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
    }
    return packed(parts | extra)


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def p(content: str = "", num: str = "", level: int = 0, style: str = "", mark: str = "") -> str:
    """A w:p; plain words become a run, `mark` is a tracked change of the paragraph's end."""
    runs = content if content.startswith("<") else run(content)
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    properties += f'<w:rPr><w:{mark} w:id="9" w:author="x"/></w:rPr>' if mark else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def run(words: str) -> str:
    """A w:r of these words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def level(depth: int, text: str, form: str = "decimal", extra: str = "", start: int = 1) -> str:
    """A w:lvl."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """A w:abstractNum; in a real file these all stand before the w:num."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, overrides: str = "") -> str:
    """A w:num."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def table(*rows: list[str]) -> str:
    """A w:tbl; each cell is the inside of a w:tc, or plain words."""
    lines = "".join(
        "<w:tr>" + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


@lru_cache
def paper(html: str, size: str = "215mm 330mm") -> bytes:
    """A PDF of this HTML, set in 12 point on sheets of this size."""
    style = f"@page {{ size: {size}; margin: 20mm }} body {{ font: 12pt serif }} .baru {{ break-before: page }}"
    return weasyprint.HTML(string=f"<style>{style}</style>{html}").write_pdf()


def turned(data: bytes, degrees: int) -> bytes:
    """The same PDF with every page turned clockwise for the viewer."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.set_rotation(degrees)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def jpeg(width: int = 600, height: int = 900) -> bytes:
    """A grey picture."""
    stream = io.BytesIO()
    Image.new("L", (width, height), 200).save(stream, "JPEG")
    return stream.getvalue()


def picture_tag() -> str:
    """An img element that covers most of a page."""
    return f'<img style="width: 175mm; height: 280mm" src="data:image/jpeg;base64,{base64.b64encode(jpeg()).decode()}">'


def locked_pdf() -> bytes:
    """A PDF whose user password is not empty."""
    entries = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 936] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
    )
    out, offsets = b"%PDF-1.4\n", []
    for number, entry in enumerate(entries, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, entry)
    table_at = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    ident = b"<" + b"43" * 16 + b">"
    out += b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [" + ident + ident + b"] >>\n"
    return out + b"startxref\n%d\n%%%%EOF" % table_at
