"""Generated regulations: complete, in official form, with words that look like labels where they may stand."""

from __future__ import annotations

from hypothesis import strategies as st

from documents.core.numbering import insertion_label, next_after, roman
from documents.core.parse.lines import POINTS_ON, split
from documents.core.tree import Kind, Node

WORDS = (
    "daerah", "perangkat", "publik", "wajib", "menyusun", "dan/atau", "masyarakat", "dalam", "Pasal", "ayat",
    "huruf", "angka", "Peraturan", "Wali", "Kota", "Nomor", "(tiga)", "30", "hari,", "izin;", "biaya:", "*online*",
    "perundang-undangan", "“kelas”", '"khusus"', "Rp10.000,00", "1,5%", "s.d.", "(1)", "(2)", "a.", "2)", "bahwa",
)  # fmt: skip
LOOKALIKES = (
    "(2) huruf a", "(1) Daerah", "a. bahwa", "b. izin", "1. Daerah", "2.", "c) x", "3) y", "Pasal 5", "BAB II",
    "Bagian Kedua", "Paragraf 3", "Ayat (1)", "Huruf a", "Angka 2", "Menimbang", "Mengingat:", "Menetapkan :", "12",
    "PENJELASAN", "LAMPIRAN I", "Agar setiap orang mengetahuinya", "Ditetapkan di", "TAMBAHAN LEMBARAN", "- 5 -", "...",
    "ooo000ooo", "\\", "\\(1)", "I. UMUM", "II. PASAL DEMI PASAL", "PERATURAN DAERAH", "Hal 3",
)  # fmt: skip
LIST_KINDS = {Kind.HURUF: Kind.ANGKA, Kind.ANGKA: Kind.HURUF}


def _stays(text: str) -> bool:
    """Whether the reader takes the characters as they are: no odd spaces, ligatures, or invisible signs."""
    lines = split(text)
    return len(lines) == 1 and lines[0].text == text == lines[0].raw


def _ended(text: str) -> str:
    """A paragraph never ends in the middle of a reference."""
    return f"{text}." if POINTS_ON.search(text) else text


sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(lambda words: _ended(" ".join(words)))

odd = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
paragraph = st.one_of(
    sentences,
    sentences,
    st.builds("{} {}".format, st.sampled_from(LOOKALIKES), sentences),
    st.sampled_from(LOOKALIKES).map(_ended),
    odd.filter(_stays).map(_ended),
)
texts = st.one_of(paragraph, paragraph, st.lists(paragraph, min_size=2, max_size=3).map("\n".join))
maybe_text = st.one_of(st.just(""), texts)
names = st.lists(st.sampled_from(("PENYELENGGARAAN", "PELAYANAN", "DAN", "STANDAR")), min_size=1).map(" ".join)


@st.composite
def numbers(draw: st.DrawFn, kind: Kind, count: int) -> list[str]:
    """So many successive numbers of a kind, now and then an inserted one (14, 14A, 14B, 15)."""
    out = [next_after(kind, "")] if count else []
    while len(out) < count:
        inserted = draw(st.integers(0, 9)) == 0 and kind is not Kind.PERUBAHAN
        following = next_after(kind, out[-1])
        out.append(insertion_label(kind, out[-1], following) if inserted else following)
    return out


@st.composite
def lists(draw: st.DrawFn, kind: Kind, levels: int) -> tuple[Node, ...]:
    """A list of items with sublists, perhaps a closing phrase, and perhaps another list after that."""
    out: list[Node] = []
    for round_number in range(draw(st.sampled_from((1, 1, 1, 2)))):
        for number in draw(numbers(kind, draw(st.integers(1, 4)))):
            deeper = levels > 1 and draw(st.integers(0, 2)) == 0
            children = draw(lists(LIST_KINDS[kind], levels - 1)) if deeper else ()
            out.append(Node(kind, number, "", draw(maybe_text if deeper else texts), children))
        if round_number == 0 and draw(st.booleans()):
            out.append(Node(Kind.LANJUTAN, text=draw(texts)))
        else:
            break
    return tuple(out)


@st.composite
def ayat_nodes(draw: st.DrawFn) -> tuple[Node, ...]:
    """Two ayat or more, some with a list."""
    return tuple(
        Node(Kind.AYAT, number, "", draw(texts), draw(lists(Kind.HURUF, 4)) if draw(st.integers(0, 2)) == 0 else ())
        for number in draw(numbers(Kind.AYAT, draw(st.integers(1, 4))))
    )


@st.composite
def pasal(draw: st.DrawFn, number: str = "") -> Node:
    """One norm, ayat, a list, or definitions."""
    form = draw(st.sampled_from(("norm", "ayat", "ayat", "list", "definitions")))
    if form == "norm":
        return Node(Kind.PASAL, number, "", draw(texts))
    if form == "ayat":
        return Node(Kind.PASAL, number, "", draw(st.one_of(st.just(""), st.just(""), texts)), draw(ayat_nodes()))
    kind = Kind.HURUF if form == "list" else Kind.ANGKA
    return Node(Kind.PASAL, number, "", draw(texts), draw(lists(kind, 4)))


@st.composite
def body(draw: st.DrawFn) -> Node:
    """Bab, some with bagian, some of these with paragraf; pasal run through."""
    series = iter(draw(numbers(Kind.PASAL, 24)))

    def some_pasal() -> tuple[Node, ...]:
        found = [next(series, None) for _ in range(draw(st.integers(1, 2)))]
        return tuple(draw(pasal(number)) for number in found if number)

    def group(kind: Kind, number: str, children: tuple[Node, ...]) -> Node:
        return Node(kind, number, draw(st.one_of(st.just(""), paragraph)), "", children)

    if draw(st.integers(0, 4)) == 0:
        return Node(Kind.BATANG_TUBUH, children=some_pasal())
    bab = []
    for number in draw(numbers(Kind.BAB, draw(st.integers(1, 3)))):
        inner: tuple[Node, ...] = () if draw(st.booleans()) else some_pasal()
        for bagian in draw(numbers(Kind.BAGIAN, draw(st.integers(0, 2)))):
            below = tuple(
                group(Kind.PARAGRAF, paragraf, some_pasal())
                for paragraf in draw(numbers(Kind.PARAGRAF, draw(st.integers(0, 2))))
            )
            inner += (group(Kind.BAGIAN, bagian, below or some_pasal()),)
        bab.append(group(Kind.BAB, number, inner))
    return Node(Kind.BATANG_TUBUH, children=tuple(bab))


@st.composite
def changes(draw: st.DrawFn) -> Node:
    """The body of an amending act: instructions with the units they replace or insert."""
    commands = ("Ketentuan Pasal 5 diubah sehingga berbunyi sebagai berikut:", "Pasal 7 dihapus.")
    made = []
    for number in draw(numbers(Kind.PERUBAHAN, draw(st.integers(1, 3)))):
        form = draw(st.sampled_from(("bare", "list", "ayat", "pasal", "bab")))
        children: tuple[Node, ...] = ()
        if form == "list":
            children = draw(st.one_of(lists(Kind.HURUF, 3), lists(Kind.ANGKA, 3)))
        elif form == "ayat":
            children = draw(ayat_nodes())
        elif form in ("pasal", "bab"):
            children = tuple(draw(pasal(n)) for n in draw(numbers(Kind.PASAL, draw(st.integers(1, 2)))))
        if form == "bab":
            children = (Node(Kind.BAB, "VA", draw(paragraph), "", children),)
        said = draw(st.sampled_from(commands)) + draw(st.one_of(st.just(""), paragraph.map("\n{}".format)))
        made.append(Node(Kind.PERUBAHAN, number, "", said, children))
    opening = Node(Kind.PASAL, "I", "", "Beberapa ketentuan diubah sebagai berikut:", tuple(made))
    return Node(Kind.BATANG_TUBUH, children=(opening, draw(pasal("II"))))


@st.composite
def explained(draw: st.DrawFn, kind: Kind, number: str, levels: int) -> Node:
    """The explanation of a unit: words alone, or words and the explanations of its parts."""
    if levels == 0 or draw(st.integers(0, 2)):
        return Node(kind, number, "", draw(texts))
    choices = (Kind.AYAT, Kind.HURUF, Kind.ANGKA) if kind is Kind.PASAL else (Kind.HURUF, Kind.ANGKA)
    inner = LIST_KINDS.get(kind) or draw(st.sampled_from(choices))
    parts = [draw(explained(inner, n, levels - 1)) for n in draw(numbers(inner, draw(st.integers(1, 3))))]
    if draw(st.integers(0, 3)) == 0:
        parts.append(Node(Kind.LANJUTAN, text=draw(texts)))
    return Node(kind, number, "", draw(maybe_text), tuple(parts))


def title(name: str, draft: bool) -> str:
    """The four lines of a judul."""
    if draft:
        return f"RANCANGAN PERATURAN DAERAH KOTA SERANG\nNOMOR ... TAHUN ...\nTENTANG\n{name}"
    return f"PERATURAN DAERAH KOTA SERANG\nNOMOR 6 TAHUN 2022\nTENTANG\n{name}"


@st.composite
def trees(draw: st.DrawFn, amending: bool = True) -> Node:
    """One complete act; now and then an amending one, where that is wanted."""
    name, draft = draw(names), draw(st.booleans())
    agreement = (
        "Dengan Persetujuan Bersama\nDEWAN PERWAKILAN RAKYAT DAERAH KOTA SERANG\ndan\nWALI KOTA SERANG\nMEMUTUSKAN:\n"
        f"Menetapkan: PERATURAN DAERAH TENTANG {name}."
    )
    opening = Node(
        Kind.PEMBUKAAN,
        text="DENGAN RAHMAT TUHAN YANG MAHA ESA\nWALI KOTA SERANG,",
        children=(
            Node(Kind.MENIMBANG, children=draw(lists(Kind.HURUF, 2)))
            if draw(st.booleans())
            else Node(Kind.MENIMBANG, text=draw(texts)),
            Node(Kind.MENGINGAT, children=draw(lists(Kind.ANGKA, 2))),
            Node(Kind.DIKTUM, text=agreement),
        ),
    )
    closing = "Ditetapkan di Serang\npada tanggal 24 Oktober 2022\nWALI KOTA SERANG,\nttd\nSYAFRUDIN"
    if draw(st.booleans()):
        closing = (
            "Agar setiap orang mengetahuinya, memerintahkan pengundangan Peraturan Daerah ini dengan penempatannya "
            f"dalam Lembaran Daerah Kota Serang.\n{closing}\nDiundangkan di Serang\npada tanggal 25 Oktober 2022\n"
            "SEKRETARIS DAERAH KOTA SERANG,\nttd\nNANANG\nLEMBARAN DAERAH KOTA SERANG TAHUN 2022 NOMOR 6\n"
            "NOREG PERATURAN DAERAH KOTA SERANG, PROVINSI BANTEN: (6, 38/2022)"
        )
    middle = draw(st.one_of(body(), body(), changes()) if amending else body())
    parts = [Node(Kind.JUDUL, text=title(name, draft)), opening, middle, Node(Kind.PENUTUP, text=closing)]
    if draw(st.booleans()):
        parts.append(draw(penjelasan(title(name, draft))))
    return Node(Kind.PERDA, children=(*parts, *draw(lampiran(title(name, draft)))))


@st.composite
def penjelasan(draw: st.DrawFn, name: str) -> Node:
    """The general part, the explanation of each pasal, and mostly the number of the Tambahan Lembaran Daerah."""
    children = [Node(Kind.UMUM, "I", "UMUM", draw(maybe_text))]
    children += [draw(explained(Kind.PASAL, n, 3)) for n in draw(numbers(Kind.PASAL, draw(st.integers(0, 5))))]
    if draw(st.booleans()):
        children.append(Node(Kind.LANJUTAN, text="TAMBAHAN LEMBARAN DAERAH KOTA SERANG NOMOR 123"))
    return Node(Kind.PENJELASAN, text=f"PENJELASAN\nATAS\n{name}", children=tuple(children))


@st.composite
def lampiran(draw: st.DrawFn, name: str) -> tuple[Node, ...]:
    """No lampiran, one, or several; rows keep their spacing."""
    row = st.one_of(
        st.builds("{}    {}".format, sentences, sentences),
        st.builds("{}{}".format, st.sampled_from(("", "    ")), paragraph),
    )
    count = draw(st.sampled_from((0, 0, 1, 2)))
    out = []
    for place in range(1, count + 1):
        rows = [draw(paragraph), *draw(st.lists(st.one_of(row, st.just("")), max_size=4)), draw(row)]
        block = "\n".join(line for at, line in enumerate(rows) if line or rows[at - 1])
        heading = draw(st.sampled_from(("", name)))
        out.append(Node(Kind.LAMPIRAN, roman(place) if count > 1 else "", heading, block))
    return tuple(out)
