"""Amending acts: which pasal hold instructions, where each one begins, and which headings are its new text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from documents.core.numbering import follows, from_roman, sort_key
from documents.core.parse.lines import POINTS_ON, Line, Shape, glue
from documents.core.parse.marks import QUOTES, Mark, read_heading, read_mark, unquoted
from documents.core.parse.units import ListReader
from documents.core.tree import Kind, Node

_SENTENCE = 12  # printed lines an instruction may take
_LONG = 4_000  # signs of a sentence that are looked at
_OPENING_LINES = 60  # printed lines before the first instruction
_BEGINS = re.compile(
    r"(?:Ketent\w+|Di ?antara|Antara|Pada|Dalam|Pasal|BAB|Bab|Bagian|Paragraf|Judul|Penjelasan|Lampiran|Setelah|Sesudah"
    r"|Sebelum|Ayat|Huruf|Angka|Butir|Menambah\w*|Mengubah|Merubah|Menghapus\w*|Mengganti|Menyisipkan|Istilah|Kata|Frasa"
    r"|Frase|Semua|Setiap|Seluruh|Sebutan|Nomenklatur|Konsideran\w*|Dasar|Rumusan|Bunyi|Kalimat|Ditambah\w*|Disisipkan)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:di ?r?ubah|(?:meng|me)r?ubah|(?:di|meng)hapus\w*|disis\w+|menyisip\w+|(?:di|men|pen) ?t?ambah\w*"
    r"|(?:harus )?dibaca|disempurnakan|(?:di|meng)ganti\w*|dicabut|ditiadakan|dipecah|berbunyi)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:di ?r?ubah|disempurnakan|diadakan perubahan)\b.{0,40}\b(?:sebagai ?berikut|berikut) ?:$", re.IGNORECASE
)
_UNDOTTED = re.compile(r"([0-9]{1,2}) (?=Ketentuan|Pasal|Di ?antara)")
_CAPITAL = re.compile(r"([A-Z]) ?[.)] ?(?=[A-Z])")
_NAMED = re.compile(
    r"\b(?:(?P<pasal>pasal)|(?P<bab>bab)|(?P<paragraf>paragraf)) "
    r"(?P<numbers>(?:[0-9]{1,3} ?[A-Z]{0,2}|[IVXLC]{1,8} ?[A-Z]?)"
    r"(?![^\W_])(?:(?:,? ?(?:dan|s/d|sampai dengan|s\.d\.)|,) (?:(?:pasal|bab|paragraf) )?"
    r"(?:[0-9]{1,3} ?[A-Z]{0,2}|[IVXLC]{1,8} ?[A-Z]?)(?![^\W_])){0,30})"
    r"|\bbagian (?P<bagian>(?:ke|pertama)\w*(?: (?:belas|puluh)(?: \w+)?)?(?: [A-Z]\b)?)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(,? ?(?:dan|s/d|sampai dengan|s\.d\.) |, ?)(?:(?:pasal|bab|paragraf) )?", re.IGNORECASE)
_CLOSED = re.compile(rf"(?<=[.;:, ])[{QUOTES}]$|(?<=[.;:]) [{QUOTES}]$")

Named = set[tuple[Kind, str]]
ReadBody = Callable[[Sequence[Line]], tuple[Node, ...]]


def is_amending(lines: Sequence[Line]) -> bool:
    """Whether the body is in two roman pasal, as amending, repealing, and suspending acts are (Lampiran II angka 233).

    "Pasal 1" or "BAB I" stands for Pasal I where a Pasal II follows and the first words announce changes.
    """
    marks = [(place, mark) for place, line in enumerate(lines) if (mark := read_heading(line.text))]
    if not marks:
        return False
    place, first = marks[0]
    second = any(mark.kind is Kind.PASAL and mark.number == "II" for _, mark in marks)
    if (first.kind, first.number) == (Kind.PASAL, "I"):
        return second or announces_changes(lines[place + 1 :])
    stands_in = (first.kind, first.number) in ((Kind.PASAL, "1"), (Kind.BAB, "I"))
    return second and stands_in and announces_changes(lines[place + 1 :])


def announces_changes(lines: Sequence[Line]) -> bool:
    """Whether the words before the next heading end in "… diubah sebagai berikut:"."""
    said = ""
    for line in lines[:_OPENING_LINES]:
        if read_heading(line.text):
            return False
        said = f"{said[-80:]} {line.text[-120:]}"
        if line.text.endswith(":") and _OPENING.search(said):
            return True
    return False


class _Series:
    """One run of instructions: its style and column, its last number, and what its newest instruction names."""

    def __init__(self, mark: Mark, column: int) -> None:
        self.style, self.column, self.last = _style(mark), column, ""
        self.named: Named = set()


class Watch:
    """Follows the lines of an open pasal: finds its instructions and tells their headings from those of the act."""

    def __init__(self, lines: Sequence[Line], shape: Shape, opened: bool) -> None:
        self.lines, self.shape = lines, shape
        self.waiting = opened  # a pasal that is there for its instructions
        self.opened = opened  # the words so far announce instructions
        self.starts: list[tuple[int, Mark]] = []
        self.series: list[_Series] = []
        self.last = ""  # the newest pasal of the new text

    def feed(self, place: int) -> None:
        """Take in the line at that place as one of the pasal's own or of an instruction."""
        text = self.lines[place].text
        if (self.opened or self.series) and (mark := _numbered(text)) and self._begins(mark, place):
            return
        before = self.lines[place - 1].text if place and text.endswith(":") else ""
        self.opened = self.waiting or bool(before and _OPENING.search(f"{before[-80:]} {text[-120:]}"))

    def takes(self, mark: Mark) -> bool:
        """Whether the newest instruction names the heading and has not shown it yet."""
        what = (mark.kind, _plain(mark.number))
        for series in reversed(self.series):
            if what in series.named:
                series.named.discard(what)
                return True
        return False

    def _begins(self, mark: Mark, place: int) -> bool:
        """Whether an instruction begins here: a number that is due, or stands in the column, before a command."""
        if not _BEGINS.match(mark.rest):
            return False
        depth = self._depth(mark, self.lines[place].indent)
        if depth is None:
            return False
        sentence = _sentence(mark, self.lines, place, self.shape)[0]
        if not _CHANGES.search(sentence[:_LONG]):
            return False
        if depth == len(self.series):
            self.series.append(_Series(mark, self.lines[place].indent))
        self.opened = self.waiting = False
        del self.series[depth + 1 :]
        series = self.series[depth]
        series.column = self.lines[place].indent
        series.last, series.named = mark.number, _named(sentence[:_LONG])
        if not depth:
            self.starts.append((place, mark))
        return True

    def _depth(self, mark: Mark, column: int) -> int | None:
        """The run that the number goes on with; the next depth for the first number of a new run."""
        alike = [d for d in range(len(self.series) - 1, -1, -1) if self.series[d].style == _style(mark)]
        exact = [d for d in alike if self.series[d].column == column]
        due = [d for d in alike if follows(Kind.PERUBAHAN, self.series[d].last, mark.number)]
        for depth in due:
            if depth in exact:
                return depth
        if self.opened and mark.number in ("1", "a", "A") and len(self.series) < 4:
            return len(self.series)
        if exact and len(self.series) == 1:
            return 0
        return due[0] if due and self.shape.wrapped else None


def read_changes(watch: Watch, lines: Sequence[Line], end: int, read_body: ReadBody, dropped: list[Line]) -> list[Node]:
    """Each instruction found between two places as a perubahan over its new text; quotation marks round it go apart."""
    out = []
    for number, (place, mark) in enumerate(watch.starts):
        until = watch.starts[number + 1][0] if number + 1 < len(watch.starts) else end
        out.append(_change(mark, _unquoted(lines[place:until], dropped), watch.shape, read_body))
    return out


def _change(mark: Mark, lines: Sequence[Line], shape: Shape, read_body: ReadBody) -> Node:
    """One instruction: its command as text, then loose units, then the headings and pasal of its new text."""
    text, size = _sentence(mark, lines, 0, shape)
    new = lines[size:]
    heading = next((place for place, line in enumerate(new) if read_heading(line.text)), len(new))
    loose = ListReader(Kind.PERUBAHAN, shape, typed=True).read(new[:heading]).node()
    said = f"{text}\n{loose.text}" if loose.text else text
    whole = read_body(new[heading:]) if heading < len(new) else ()
    return Node(Kind.PERUBAHAN, mark.number, "", said, (*loose.children, *whole))


def _unquoted(lines: Sequence[Line], dropped: list[Line]) -> list[Line]:
    """The lines without the quotation marks that open at a label of the new text and close at its end."""
    out: list[Line] = []
    quoted = False
    for place, line in enumerate(lines):
        bare = unquoted(line.text)
        if bare is not None and place:
            dropped.append(line._replace(text=line.text[: len(line.text) - len(bare)].strip()))
            line = line._replace(text=bare)
            quoted = True
        ends = place + 1 == len(lines) or unquoted(lines[place + 1].text) is not None
        if quoted and ends and (match := _CLOSED.search(line.text)) and match.start():
            dropped.append(line._replace(text=match[0].strip()))
            line = line._replace(text=line.text[: match.start()].rstrip())
            quoted = False
        out.append(line)
    return out


def _numbered(text: str) -> Mark | None:
    mark = read_mark(text)
    if mark and mark.kind is not Kind.AYAT and mark.close == ".":
        return mark
    if match := _UNDOTTED.match(text):
        return Mark(Kind.ANGKA, ".", match[1], text[match.end() :])
    match = _CAPITAL.match(text)
    return Mark(Kind.HURUF, ".", match[1], text[match.end() :]) if match else None


def _style(mark: Mark) -> str:
    return "1" if mark.number[0].isdigit() else "A" if mark.number.isupper() else "a"


def _sentence(mark: Mark, lines: Sequence[Line], start: int, shape: Shape) -> tuple[str, int]:
    """The command of an instruction, up to its colon, its full stop, or the new text; and how many lines it takes."""
    if not shape.wrapped:
        return mark.rest, 1
    parts = [mark.rest]
    end = min(len(lines), start + _SENTENCE)
    for place in range(start + 1, end):
        text = lines[place].text
        if parts[-1].endswith((":", ".", ";")) or (not POINTS_ON.search(parts[-1][-30:]) and _is_label(text)):
            return glue(parts), place - start
        parts.append(text)
    return glue(parts), end - start


def _is_label(text: str) -> bool:
    return bool(read_heading(text) or read_mark(text) or unquoted(text) is not None or _numbered(text))


def _named(sentence: str) -> Named:
    """The pasal and headings that a command names, ranges spelled out."""
    out: Named = set()
    for match in _NAMED.finditer(sentence):
        if match["bagian"]:
            out.add((Kind.BAGIAN, _plain(match["bagian"])))
            continue
        kind = Kind.PASAL if match["pasal"] else Kind.BAB if match["bab"] else Kind.PARAGRAF
        numbers = _PARTS.split(match["numbers"])
        for place, number in enumerate(numbers[::2]):
            out.add((kind, _plain(number)))
            if (
                place
                and kind is Kind.PASAL
                and any(word in numbers[2 * place - 1] for word in ("s/d", "sampai", "s.d."))
            ):
                first, last = sort_key(kind, numbers[2 * place - 2].strip())[0], sort_key(kind, number.strip())[0]
                out |= {(kind, str(n)) for n in range(first, min(last, first + 200) + 1)}
    return out


def _plain(number: str) -> str:
    return number.replace(" ", "").upper()


def is_roman(mark: Mark) -> bool:
    """Whether the heading is that of a pasal with a roman number."""
    return mark.kind is Kind.PASAL and from_roman(mark.number) is not None
