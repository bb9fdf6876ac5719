"""What a page carries beside the text: page numbers, catchwords, running heads, signature footers, ornaments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from documents.core.parse.lines import POINTS_ON, Line
from documents.core.parse.marks import read_heading, read_mark

_NUMBER = re.compile(r"[-–—~ .]*([0-9]{1,4}|[ivxlc]{1,6})[-–—~ .]*$")
_BESIDE = re.compile(
    r"(?i:Halaman|Hal\.?) ?[0-9]{1,4}(?: ?(?i:dari|/) ?[0-9]{1,4})?$"
    r"|[-–—~] ?[0-9]{1,4} ?[-–—~]$"
    r"|[-–—=~_*+#. ]*(?:[oO0]{2,}[-–—=~_*. oO0]*)?$"  # an ornament
    r"|['`’‘•^|~]{1,3}$"  # what a scanner sees beside the text
)
_LABEL = re.compile(r"(?:[0-9]{1,3}|[a-z])\.$")  # of a list item whose words stand on the next line
_DASHED = re.compile(r"[-–—~] ?[0-9]{1,4} ?[-–—~]$")
_CATCHWORD = re.compile(r"(.*?) ?(?:\. ?\. ?\.[. ]*|…+ ?\.*)$")
_SIGNED = re.compile(
    r"BSrE|BSSN|Balai (?:Besar )?Sertifikasi Elektronik|ditandatangani secara elektronik|jdih\.\S|www\.peraturan\.go",
    re.IGNORECASE,
)
_COMMON = re.compile(r"cukup jelas|dihapus", re.IGNORECASE)
_MAY_OPEN = frozenset("-–—=~_*+#. oO0123456789ivxlcHh'`’‘•^|")  # what a page number or an ornament begins with
_EDGE = 3
_MIDDLE, _PAGE, _MOST_PAGES = 10, 15, 500  # columns, lines from one number to the next, numbers looked at
_DIGITS = re.compile(r"[0-9]+")


def strip_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and apart from them the lines that belong to the pages."""
    pages = _pages(lines)
    paged = len(pages) > 1
    running = _running(pages) if len(pages) > 2 else set()
    numbers = set() if paged else _unpaged_numbers(lines)
    numbers |= set() if paged else _unpaged_catchwords(lines, numbers)
    kept: list[Line] = []
    dropped: list[Line] = []
    expected = ""
    pending = False
    for place, page in enumerate(pages):
        end = len(page) - _EDGE
        for at, line in enumerate(page):
            edge = paged and (at < _EDGE or at >= end)
            drop = line.number in numbers or (edge and bool(running) and _key(line) in running)
            if not drop and at >= end and line.text[-1] in ".…" and place + 1 < len(pages):
                drop = _is_catchword(line, _first_words(pages[place + 1], running))
            if not drop and not (drop := _is_furniture(line, edge, expected) and not _ends_reference(line, kept)):
                kept.append(line._replace(page=paged, gap=False) if pending else line)
                pending = False
                continue
            dropped.append(line)
            if match := _NUMBER.match(line.text):
                expected = str(int(match[1]) + 1) if match[1].isdigit() else ""
                pending = True
            pending = pending or line.page
    return kept, dropped


def _ends_reference(line: Line, kept: Sequence[Line]) -> bool:
    """Whether a number with its full stop is the rest of a reference: "… huruf b angka" and "2."."""
    return line.text[-1] == "." and bool(kept) and bool(POINTS_ON.search(kept[-1].text[-30:]))


def _unpaged_numbers(lines: Sequence[Line]) -> set[int]:
    """Source lines of page numbers in a text without page breaks: alone in the middle, a page apart, counting on."""
    found: list[Line] = []
    for line, following in zip(lines, lines[1:], strict=False):
        if line.text[0] == "L" and line.text.startswith("LAMPIRAN"):
            break  # tables have numbers of their own
        if line.gap and following.gap and line.indent >= _MIDDLE and line.text.isdecimal() and len(line.text) < 4:
            found.append(line)
    chain: dict[int, list[Line]] = {}  # by page number, the longest run of numbers that ends with it
    for line in found[:_MOST_PAGES]:
        before = chain.get(int(line.text) - 1, [])
        before = before if before and line.number - before[-1].number >= _PAGE else []
        if len(before) >= len(chain.get(int(line.text), [])):
            chain[int(line.text)] = [*before, line]
    longest = max(chain.values(), key=len, default=[])
    return (
        {line.number for line in longest} if len(longest) > 1 or (len(found) == 1 and found[0].text == "2") else set()
    )


def _unpaged_catchwords(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Source lines of catchwords in such a text: "(3) Pada . . .", the number of a page, and the same words again."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        if line.text[-1] not in ".…":
            continue
        after = place + 1
        while after < len(lines) and after <= place + _EDGE and _is_page_number(lines[after], numbers):
            after += 1
        if place + 1 < after < len(lines) and _is_catchword(line, lines[after].text):
            found.add(line.number)
    return found


def _is_page_number(line: Line, numbers: set[int]) -> bool:
    return line.number in numbers or (len(line.text) < 20 and bool(_DASHED.match(line.text)))


def _pages(lines: Sequence[Line]) -> list[list[Line]]:
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.page and pages[-1]:
            pages.append([])
        pages[-1].append(line)
    return pages


def _running(pages: Sequence[Sequence[Line]]) -> set[str]:
    """Long lines that stand in the same place at the edge of two pages in five, at least three; digits do not count."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        edge = min(_EDGE, len(page))
        for at in (*range(edge), *range(-edge, 0)):
            if len(page[at].text) > 8:
                seen[at, _key(page[at])] += 1
    enough = max(3, len(pages) * 2 // 5)
    return {key for (_, key), n in seen.items() if n >= enough and len(key) > 8 and not _COMMON.match(key)}


def _key(line: Line) -> str:
    """The words of a running line; empty for what opens a unit."""
    return "" if read_mark(line.text) or read_heading(line.text) else _DIGITS.sub("#", line.text)


def _is_furniture(line: Line, edge: bool, expected: str) -> bool:
    text = line.text
    if text[0] not in _MAY_OPEN and not edge:
        return False
    if len(text) < 60 and text[0] in _MAY_OPEN and _BESIDE.match(text):
        return True
    if len(text) < 12 and (match := _NUMBER.match(text)):
        return match[1] == expected or (edge and not _LABEL.match(text))
    return edge and bool(_SIGNED.search(text))


def _first_words(page: Sequence[Line], running: set[str]) -> str:
    """The first line of the text of a page, past its number and its running head."""
    top = (line for line in page[: _EDGE + 1] if not _is_furniture(line, True, "") and _key(line) not in running)
    return next((line.text for line in top), "")


def _is_catchword(line: Line, following: str) -> bool:
    """Whether the line repeats the first words of the next page and ends in dots."""
    match = _CATCHWORD.match(line.text) if following and len(line.text) < 60 else None
    return bool(match and match[1] and _bare(following).startswith(_bare(match[1])))


def _bare(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())
