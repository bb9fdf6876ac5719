"""The named styles of a Word file and its page form, after the measured form of sheets since 2012."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

# Lengths in twentieths of a point (1 cm = 567), from the left margin.
STEP = 482
BODY_LEFT = 1984
_MARGIN = 1417
_FIRST_TOP = 4536
_HEADER = 709
_LINE = 240


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet and its letter (UU 12/2011 Lampiran II angka 284 and 284a); millimetres and points."""

    width: float = 215
    height: float = 330
    font: str = "Bookman Old Style"
    size: int = 12


F4 = Paper()


def _ind(left: int = 0, hanging: int = 0, first: int = 0) -> str:
    inner = f' w:hanging="{hanging}"' if hanging else f' w:firstLine="{first}"'
    return f'<w:ind w:left="{left}"{inner}/>'


def _space(before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _num(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_CENTRE, _LEFT = '<w:jc w:val="center"/>', '<w:jc w:val="left"/>'
_KEEP, _PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"


def _outline(depth: int) -> str:
    return f'<w:outlineLvl w:val="{depth}"/>'


# Style id: its name in Word, its paragraph properties in the order of the schema.
STYLES: dict[str, tuple[str, str]] = {
    "Judul": ("Judul", _KEEP + _CENTRE),
    "Tentang": ("Tentang", _KEEP + _space(_LINE, _LINE) + _CENTRE),
    "Pembuka": ("Pembuka", _KEEP + _space(_LINE) + _CENTRE),
    "Kolom": ("Kolom pembukaan", _space(_LINE) + _LEFT),
    "Konsideran": ("Konsideran", _space(_LINE)),
    "Persetujuan": ("Persetujuan bersama", _KEEP + _CENTRE),
    "Memutuskan": ("Memutuskan", _KEEP + _space(_LINE) + _CENTRE),
    "Buku": ("Buku", _KEEP + _space(_LINE) + _ind(BODY_LEFT) + _CENTRE + _outline(0)),
    "Bab": ("Bab", _KEEP + _num(1, 0) + _space(_LINE) + _ind(BODY_LEFT) + _CENTRE + _outline(0)),
    "Bagian": ("Bagian", _KEEP + _space(_LINE) + _ind(BODY_LEFT) + _CENTRE + _outline(1)),
    "Paragraf": ("Paragraf", _KEEP + _space(_LINE) + _ind(BODY_LEFT) + _CENTRE + _outline(2)),
    "Pasal": ("Pasal", _KEEP + _num(1, 1) + _space(_LINE, _LINE // 2) + _ind(BODY_LEFT) + _CENTRE + _outline(3)),
    "Isi": ("Isi pasal", _space(_LINE // 2) + _ind(BODY_LEFT)),
    "Ayat": ("Ayat", _num(1, 2) + _space(_LINE // 2) + _ind(BODY_LEFT + STEP, STEP)),
    "Huruf": ("Huruf", _num(1, 3) + _space(_LINE // 4) + _ind(BODY_LEFT + 2 * STEP, STEP)),
    "Angka": ("Angka", _num(1, 4) + _space(_LINE // 4) + _ind(BODY_LEFT + 3 * STEP, STEP)),
    "HurufKurung": ("Huruf berkurung", _num(1, 5) + _space(_LINE // 4) + _ind(BODY_LEFT + 4 * STEP, STEP)),
    "AngkaKurung": ("Angka berkurung", _num(1, 6) + _space(_LINE // 4) + _ind(BODY_LEFT + 5 * STEP, STEP)),
    "Perubahan": ("Perubahan", _num(2, 0) + _space(_LINE) + _ind(BODY_LEFT + STEP, STEP)),
    "Sambungan": ("Sambungan", _space(_LINE // 2) + _ind(BODY_LEFT + STEP)),
    "Lanjutan": ("Lanjutan", _space(_LINE // 2) + _ind(BODY_LEFT)),
    "Penutup": ("Penutup", _KEEP + _space(_LINE) + _ind(BODY_LEFT)),
    "TempatKanan": ("Tempat penetapan", _KEEP + _space(2 * _LINE) + _ind(5216) + _LEFT),
    "TekenKanan": ("Tanda tangan penetapan", _KEEP + _ind(5216) + _LEFT),
    "NamaKanan": ("Nama penetapan", _space(4 * _LINE) + _ind(5216) + _LEFT),
    "TempatKiri": ("Tempat pengundangan", _KEEP + _space(2 * _LINE) + _LEFT),
    "TekenKiri": ("Tanda tangan pengundangan", _KEEP + _LEFT),
    "NamaKiri": ("Nama pengundangan", _space(4 * _LINE) + _LEFT),
    "LembaranDaerah": ("Lembaran Daerah", _space(_LINE) + _LEFT),
    "PenjelasanAwal": ("Penjelasan", _KEEP + _PAGE + _CENTRE + _outline(0)),
    "PenjelasanBagian": ("Bagian penjelasan", _KEEP + _space(_LINE) + _LEFT),
    "PenjelasanLabel": ("Label penjelasan", _KEEP + _space(_LINE // 2) + _LEFT),
    "PenjelasanIsi": ("Isi penjelasan", _ind(STEP)),
    "LampiranAwal": ("Lampiran", _KEEP + _PAGE + _ind(4536) + _LEFT + _outline(0)),
    "LampiranKepala": ("Kepala lampiran", _KEEP + _ind(4536) + _LEFT),
    "LampiranJudul": ("Judul lampiran", _KEEP + _space(_LINE // 2) + _CENTRE),
    "LampiranIsi": ("Isi lampiran", _space(_LINE // 4)),
    "LampiranGambar": ("Gambar lampiran", _space(_LINE // 2) + _CENTRE),
    "Sel": ("Sel tabel", _LEFT),
    "KepalaSel": ("Kepala tabel", _KEEP + _CENTRE),
    "KepalaHalaman": ("Kepala halaman", _CENTRE),
    "TandaVersi": ("Tanda versi", '<w:jc w:val="right"/>'),
}
# Where each style stands when its owner stands at the margin: left edge and hanging.
PLACES = {
    "Ayat": (BODY_LEFT, 1), "Huruf": (BODY_LEFT, 1), "Angka": (BODY_LEFT, 1), "HurufKurung": (BODY_LEFT, 1),
    "AngkaKurung": (BODY_LEFT, 1), "Perubahan": (BODY_LEFT, 1), "Isi": (BODY_LEFT, 0), "Sambungan": (BODY_LEFT, 0),
    "Lanjutan": (BODY_LEFT, 0), "Buku": (BODY_LEFT, 0), "Bab": (BODY_LEFT, 0), "Bagian": (BODY_LEFT, 0),
    "Paragraf": (BODY_LEFT, 0), "Pasal": (BODY_LEFT, 0), "PenjelasanLabel": (0, 0), "PenjelasanIsi": (STEP, 0),
}  # fmt: skip
_USUAL = {"Ayat": 0, "Huruf": 1, "Angka": 2, "HurufKurung": 3, "AngkaKurung": 4, "Perubahan": 0, "Sambungan": 1}
COUNTED = {"Bab": (1, 0), "Pasal": (1, 1), "Ayat": (1, 2), "Huruf": (1, 3), "Angka": (1, 4), "HurufKurung": (1, 5),
           "AngkaKurung": (1, 6), "Perubahan": (2, 0)}  # fmt: skip


def indent(style: str, margin: int, *, column: bool) -> str:
    """The w:ind of a paragraph that does not stand where its style puts it, "" for one that does."""
    if style not in PLACES:
        return ""
    left, hang = PLACES[style]
    if margin == _USUAL.get(style, 0) and not column:
        return ""
    left = (0 if column else left) + (margin + hang) * STEP
    return _ind(left, hang * STEP)


def styles_xml(paper: Paper) -> str:
    """The inside of w:styles."""
    font = escape(paper.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    size = f'<w:sz w:val="{2 * paper.size}"/><w:szCs w:val="{2 * paper.size}"/>'
    out = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}<w:lang w:val="id-ID"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:jc w:val="both"/></w:pPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TabelBiasa"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="KolomPembukaan"><w:name w:val="Kolom pembukaan berkolom"/>'
        '<w:basedOn w:val="TabelBiasa"/></w:style>',
        '<w:style w:type="table" w:styleId="TabelLampiran"><w:name w:val="Tabel lampiran"/>'
        f'<w:basedOn w:val="TabelBiasa"/><w:tblPr><w:tblBorders>{_grid()}</w:tblBorders></w:tblPr></w:style>',
    ]
    for style, (name, properties) in STYLES.items():
        size = '<w:rPr><w:sz w:val="16"/></w:rPr>' if style == "TandaVersi" else ""
        out.append(
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{properties}</w:pPr>{size}</w:style>'
        )
    return "".join(out)


def section(paper: Paper, *, kop: bool, landscape: bool = False) -> str:
    """The w:sectPr: the sheet, its margins, and its heads; with a kop the first page has its own."""
    width, height = twips(paper.width), twips(paper.height)
    turned = ' w:orient="landscape"' if landscape else ""
    width, height = (height, width) if landscape else (width, height)
    first = '<w:headerReference w:type="first" r:id="kepala1"/>' if kop else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="kepala"/>{first}'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" w:left="{_MARGIN}" '
        f'w:header="{_HEADER}" w:footer="{_HEADER}" w:gutter="0"/>{"<w:titlePg/>" if kop else ""}</w:sectPr>'
    )


def text_width(paper: Paper) -> int:
    """The width between the margins, in twentieths of a point."""
    return twips(paper.width) - 2 * _MARGIN


def head_room() -> int:
    """The height that the head of the first page fills, so that the judul begins 8 cm from the edge (angka 284a)."""
    return _FIRST_TOP - _HEADER


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def _grid() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
