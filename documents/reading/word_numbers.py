"""The numbers Word generates: counts numbered paragraphs and prints the label a reader sees before each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from documents.core.numbering import letter, ordinal, roman, terbilang
from documents.reading.ooxml import attribute, child, children, is_on, value

_DEEPEST = 9
_MAX_CHAIN = 20  # styles based on styles based on styles


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True)
class _List:
    """One w:num: the counters it shares with others (`abstract`), its levels, the starts it overrides."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class WordNumbers:
    """Labels of numbered paragraphs, asked for once each in document order."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = _read_styles(styles)
        self._default = _default_style(styles)
        self._lists = _read_lists(numbering, self._styles)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None) -> str:
        """The label of the next paragraph with a blank behind it, "" where the paragraph has no number."""
        number, depth = self._membership(properties)
        chosen = self._lists.get(number)
        if chosen is None or depth not in chosen.levels:
            return ""
        counts = self._count(number, chosen, depth)
        level = chosen.levels[depth]
        label = _printed(chosen, level, counts).strip()
        return label if not label or level.suffix == "nothing" else label + " "

    def _membership(self, properties: etree._Element | None) -> tuple[str, int]:
        number, depth = _num_pr(properties)
        style = value(properties, "pStyle") or self._default
        for _ in range(_MAX_CHAIN):
            if style not in self._styles or (number is not None and depth is not None):
                break
            base, its_number, its_depth = self._styles[style]
            if number is None and its_number is not None:
                number = its_number
                its_depth = its_depth if its_depth is not None else self._linked_depth(number, style)
            depth = depth if depth is not None else its_depth
            style = base
        return number or "0", depth or 0

    def _linked_depth(self, number: str, style: str) -> int | None:
        levels = self._lists[number].levels if number in self._lists else {}
        return next((depth for depth, level in levels.items() if level.style == style), None)

    def _count(self, number: str, chosen: _List, depth: int) -> list[int | None]:
        counts = self._counters.setdefault(chosen.abstract, [None] * _DEEPEST)
        last = counts[depth]
        first = depth in chosen.starts and (number, depth) not in self._begun
        if first or last is None:
            counts[depth] = chosen.starts.get(depth, chosen.levels[depth].start)
        else:
            counts[depth] = last + 1
        self._begun.add((number, depth))
        for deeper in range(depth + 1, _DEEPEST):
            restart = chosen.levels[deeper].restart if deeper in chosen.levels else None
            if restart is None or depth < restart:
                counts[deeper] = None
        return counts


def _printed(chosen: _List, level: _Level, counts: list[int | None]) -> str:
    if level.form == "bullet":
        return level.text if level.text.strip() in ("-", "–", "—") else "•"

    def numeral(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        its_level = chosen.levels.get(depth, _Level())
        count = counts[depth]
        shown = chosen.starts.get(depth, its_level.start) if count is None else count
        return _numeral("decimal" if level.legal else its_level.form, shown)

    return re.sub("%([1-9])", numeral, level.text)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letter(n).upper(),
    "lowerLetter": letter,
    "ordinalText": ordinal,
    "cardinalText": lambda n: terbilang(n).capitalize(),
    "none": lambda n: "",
}


def _numeral(form: str, count: int) -> str:
    try:
        return _FORMS.get(form, str)(count)
    except ValueError:  # no letter and no roman numeral for nought
        return str(count)


def _read_styles(root: etree._Element | None) -> dict[str, tuple[str, str | None, int | None]]:
    """Style id to (base style, list number, level)."""
    found = {}
    for style in children(root, "style"):
        number, depth = _num_pr(child(style, "pPr"))
        found[attribute(style, "styleId")] = (value(style, "basedOn"), number, depth)
    return found


def _default_style(root: etree._Element | None) -> str:
    for style in children(root, "style"):
        if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
            return attribute(style, "styleId")
    return ""


def _read_lists(root: etree._Element | None, styles: dict[str, tuple[str, str | None, int | None]]) -> dict[str, _List]:
    abstracts = {attribute(element, "abstractNumId"): element for element in children(root, "abstractNum")}
    nums = {attribute(element, "numId"): element for element in children(root, "num")}
    found = {}
    for number, element in nums.items():
        abstract = value(element, "abstractNumId")
        for _ in range(_MAX_CHAIN):  # a list may borrow the levels of a list style
            link = value(abstracts.get(abstract), "numStyleLink")
            target = styles.get(link, ("", None, None))[1]
            if not link or target not in nums:
                break
            abstract = value(nums[target], "abstractNumId")
        if abstract in abstracts:
            found[number] = _read_list(abstract, abstracts[abstract], element)
    return found


def _read_list(abstract: str, levels_of: etree._Element, element: etree._Element) -> _List:
    levels = {_number(attribute(level, "ilvl")): _read_level(level) for level in children(levels_of, "lvl")}
    starts = {}
    for override in children(element, "lvlOverride"):
        depth = _number(attribute(override, "ilvl"))
        own = child(override, "lvl")
        if own is not None:
            levels[depth] = _read_level(own)
        if start := value(override, "startOverride"):
            starts[depth] = _number(start)
    return _List(abstract, {depth: level for depth, level in levels.items() if 0 <= depth < _DEEPEST}, starts)


def _read_level(element: etree._Element) -> _Level:
    restart = value(element, "lvlRestart")
    return _Level(
        start=_number(value(element, "start") or "0"),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText"),
        suffix=value(element, "suff") or "tab",
        restart=_number(restart) if restart else None,
        legal=is_on(element, "isLgl"),
        style=value(element, "pStyle"),
    )


def _num_pr(properties: etree._Element | None) -> tuple[str | None, int | None]:
    membership = child(properties, "numPr")
    number, depth = value(membership, "numId"), value(membership, "ilvl")
    return number or None, _number(depth) if depth else None


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else 0
