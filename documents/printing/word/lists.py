"""The lists of numbering.xml: which w:num a paragraph belongs to, so that Word prints the number it has in the tree."""

from __future__ import annotations

from documents.printing.word.blocks import ANGKA, BODY, PASAL, Block
from documents.printing.word.styles import BODY_LEFT, STEP

_LEVELS = 9
# Form, text, and linked style of each level; a number in the text stands for the count of that level.
_BODY = (
    ("upperRoman", "BAB %1", "Bab"),
    ("decimal", "Pasal %2", "Pasal"),
    ("decimal", "(%3)", "Ayat"),
    ("lowerLetter", "%4.", "Huruf"),
    ("decimal", "%5.", "Angka"),
    ("lowerLetter", "%6)", "HurufKurung"),
    ("decimal", "%7)", "AngkaKurung"),
)
_ANGKA = (("decimal", "%1.", ""), ("lowerLetter", "%2.", ""), ("decimal", "%3)", ""), ("lowerLetter", "%4)", ""))


class Lists:
    """Counts as Word will count; where a number does not follow by itself, a list that starts with it is begun."""

    def __init__(self) -> None:
        self._counts = {list_id: [0] * _LEVELS for list_id in (BODY, ANGKA)}
        self._current: dict[tuple[int, int], int] = {}
        self._begun: list[tuple[int, int, int]] = []  # list, level, start of every w:num after the first two

    def number(self, block: Block) -> int:
        """The w:num of a block that Word counts; blocks must come in the order of the file."""
        counts, place = self._counts[block.list], (block.list, block.level)
        follows = counts[block.level] + 1 == block.count
        if not follows:
            self._begun.append((block.list, block.level, block.count))
            self._current[place] = len(self._begun) + 2
        counts[block.level] = block.count
        for deeper in range(block.level + 1, _LEVELS):
            if (block.list, deeper) != (BODY, PASAL):  # pasal run through the act
                counts[deeper] = 0
                self._current.pop((block.list, deeper), None)
        return self._current.get(place, block.list + 1)

    def xml(self) -> str:
        """The inside of w:numbering."""
        out = [_abstract(0, _BODY), _abstract(1, _ANGKA), _num(1, 0, ""), _num(2, 1, "")]
        for number, (which, level, start) in enumerate(self._begun, 3):
            begin = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            out.append(_num(number, which, begin))
        return "".join(out)


def _num(number: int, abstract: int, override: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'


def _abstract(number: int, levels: tuple[tuple[str, str, str], ...]) -> str:
    inner = "".join(_level(number, depth, *level) for depth, level in enumerate(levels))
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{inner}</w:abstractNum>'


def _level(number: int, depth: int, form: str, text: str, style: str) -> str:
    headed = number == 0 and depth <= PASAL
    restart = '<w:lvlRestart w:val="0"/>' if number == 0 and depth == PASAL else ""
    steps = depth - PASAL if number == 0 else depth + 1
    left = BODY_LEFT if headed else BODY_LEFT + steps * STEP
    indent = f'<w:ind w:left="{left}" w:firstLine="0"/>' if headed else f'<w:ind w:left="{left}" w:hanging="{STEP}"/>'
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{restart}{linked}'
        f'<w:suff w:val="{"nothing" if headed else "tab"}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr></w:lvl>'
    )
