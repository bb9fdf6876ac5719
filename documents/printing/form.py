"""The form of a print: paper, columns, headings, page numbers, as an office chooses them, in measured lengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

# Width and height in tenths of a millimetre. A half folio is the page of a Lembaran Daerah that is stapled.
PAPERS = {
    "F4": (2150, 3300),
    "folio": (2160, 3300),
    "legal": (2160, 3560),
    "A4": (2100, 2970),
    "setengah_folio": (1650, 2160),
}
NUMBERS = ("atas_strip", "atas", "kaki_luar", "tanpa")
SPACINGS = {"tunggal": 1.17, "satu_setengah": 1.72}
AXES, BODIES, SIDES = ("halaman", "badan"), ("sempit", "penuh"), ("kiri", "tengah")
SIZES = (10, 11, 12, 13)
LOWEST, HIGHEST = 60, 90  # how far down the judul may begin, in millimetres
_SMALL = 1800  # paper narrower than this takes the measures of an issue


@dataclass(frozen=True, slots=True)
class Form:
    """One form of print; lengths in tenths of a millimetre, the size of the letters in points, `spacing` in em.

    `colon`, `letter` and `text` are the columns of Menimbang from the left margin, `hang` the column of the numbers of
    one list level. The body stands in the letter column (`body` "sempit") or begins at the margin ("penuh"). The block
    from "Dengan Persetujuan Bersama" to MEMUTUSKAN is centred on the page or on the body (`axis`). `compact` leaves no
    blank line under "Pasal n"; `airy` leaves one under BAB. `side` is where the lines of the Lembaran Daerah and of the
    register stand. With `separate` the penjelasan is left to an issue of its own.
    """

    paper: str = "F4"
    size: int = 12
    spacing: float = SPACINGS["tunggal"]
    judul: int = 800
    top: int = 250
    left: int = 250
    right: int = 250
    bottom: int = 250
    colon: int = 300
    letter: int = 350
    text: int = 420
    hang: int = 75
    bold: bool = False
    airy: bool = False
    compact: bool = False
    body: str = "sempit"
    axis: str = "halaman"
    number: str = "atas_strip"
    side: str = "kiri"
    catchword: bool = False
    contents: bool = False
    separate: bool = False

    @property
    def width(self) -> int:
        """The width of the paper."""
        return PAPERS[self.paper][0]

    @property
    def height(self) -> int:
        """The height of the paper."""
        return PAPERS[self.paper][1]

    @property
    def em(self) -> float:
        """One em of the letters."""
        return self.size * 254 / 72

    @property
    def small(self) -> bool:
        """Whether the paper is a half folio, with the measures of an issue."""
        return self.width < _SMALL

    @property
    def body_left(self) -> int:
        """Where the body begins, from the left margin."""
        return self.letter if self.body == "sempit" else 0

    @property
    def signing(self) -> int:
        """Where the block of penetapan begins, from the left margin: 0.54 of the paper's width from its edge."""
        return round(0.54 * self.width) - self.left

    @property
    def measure(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right


SHEET = Form()
_HALF = {
    "judul": 780, "top": 210, "left": 180, "right": 180, "bottom": 220, "colon": 235, "letter": 254, "text": 317,
    "hang": 64,
}  # fmt: skip
ISSUE = Form(
    paper="setengah_folio", size=11, bold=True, airy=True, axis="badan", number="kaki_luar", side="tengah", **_HALF
)

# What an office chooses, by the names of the stored setting, with what may stand there.
_CHOICES: Mapping[str, tuple[str, object]] = {
    "kertas": ("paper", tuple(PAPERS)),
    "huruf": ("size", SIZES),
    "spasi": ("spacing", SPACINGS),
    "badan": ("body", BODIES),
    "sumbu": ("axis", AXES),
    "nomor_halaman": ("number", NUMBERS),
    "baris_lembaran": ("side", SIDES),
    "tebal": ("bold", bool),
    "rapat": ("compact", bool),
    "kata_sambung": ("catchword", bool),
    "daftar_isi": ("contents", bool),
    "penjelasan_terpisah": ("separate", bool),
}


def form_of(choices: Mapping[str, object], *, issue: bool) -> Form:
    """The form an office chose for its signed sheets or its issues; what is unknown or not allowed stays as measured.

    `choices` is the value of the setting `bentuk_naskah` or `bentuk_lembaran`.
    """
    form = ISSUE if issue else SHEET
    given: dict[str, object] = {}
    for name, (field, allowed) in _CHOICES.items():
        value = choices.get(name)
        if allowed is bool and isinstance(value, bool):
            given[field] = value
        elif isinstance(allowed, Mapping) and isinstance(value, str) and value in allowed:
            given[field] = allowed[value]
        elif isinstance(allowed, tuple) and not isinstance(value, bool) and value in allowed:
            given[field] = value
    form = _on_paper(form, str(given.pop("paper", form.paper)), sized="size" in given)
    form = replace(form, **given)  # type: ignore[arg-type]
    form = _with_room(form)
    judul = choices.get("judul")
    if isinstance(judul, int | float) and not isinstance(judul, bool) and LOWEST <= judul <= HIGHEST:
        form = replace(form, judul=round(judul * 10))
    return form


def choices_of(form: Form) -> dict[str, object]:
    """The choices that `form_of` makes this form of, as they are stored."""
    spacing = next(name for name, em in SPACINGS.items() if em == form.spacing)
    fields = {name: getattr(form, field) for name, (field, _) in _CHOICES.items()}
    return fields | {"spasi": spacing, "judul": form.judul / 10}


def _with_room(form: Form) -> Form:
    """The form with its columns widened where its letters are larger than those they were measured for."""
    model = ISSUE if form.small else SHEET
    if form.size <= model.size:
        return form
    names = ("colon", "letter", "text", "hang")
    return replace(form, **{name: round(getattr(model, name) * form.size / model.size) for name in names})


def _on_paper(form: Form, paper: str, *, sized: bool) -> Form:
    """The form on that paper; between half folio and whole sheets margins, columns, and letters change with it."""
    small = replace(form, paper=paper).small
    if small == form.small:
        return replace(form, paper=paper)
    names = (*_HALF, *(() if sized else ("size",)))
    model = ISSUE if small else SHEET
    return replace(form, paper=paper, **{name: getattr(model, name) for name in names})
