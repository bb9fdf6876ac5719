"""A long text drawn as one scrolls: which units stand in the page at first, and what waits in place of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString

from documents.core.tree import Kind, Path
from documents.printing.html import Piece

# Elements of law text in the first view. Each unit costs others in the contents and in place of what waits, so that a
# long text begins with fewer; frame, contents, and text together stay under 6,000 nodes, words counted as well.
FIRST, LEAST, EACH = 2_600, 600, 2.6
LATER = 1_200


@dataclass(frozen=True, slots=True)
class Portion:
    """Units that are drawn together, and the key of the unit after them ("" at the end)."""

    pieces: tuple[Piece, ...]
    before: str

    @property
    def html(self) -> SafeString:
        """The units in their markup."""
        return SafeString("".join(piece.html for piece in self.pieces))


def portioned(pieces: Sequence[Piece], first: int | None = None, later: int = LATER) -> list[Portion]:
    """The text in portions of at most that many elements (or one unit); past half of it a bab begins a new one."""
    if first is None:
        first = max(LEAST, int(FIRST - EACH * len(pieces)))
        if sum(piece.elements for piece in pieces) <= first:
            return [Portion(tuple(pieces), "")] if pieces else []
    cut: list[list[Piece]] = [[]]
    size = 0
    for piece in pieces:
        most = later if len(cut) > 1 else first
        parted = size + piece.elements > most or (piece.node.kind in (Kind.BUKU, Kind.BAB) and size > most / 2)
        if parted and cut[-1] and piece.node.key:
            cut.append([])
            size = 0
        cut[-1].append(piece)
        size += piece.elements
    ends = [part[0].node.key for part in cut[1:]] + [""]
    return [Portion(tuple(part), end) for part, end in zip(cut, ends, strict=True) if part]


def waiting_html(
    portions: Sequence[Portion], anchors: Mapping[Path, str], names: Mapping[Path, str], whole: str
) -> SafeString:
    """What stands for portions not drawn: a link for each unit, with its id, to the page of the `whole` text."""
    out = []
    for portion in portions:
        links = "".join(_link(piece, anchors, names, whole) for piece in portion.pieces)
        size = sum(piece.elements for piece in portion.pieces)
        ask = f"dari={escape(portion.pieces[0].node.key)}&amp;sebelum={escape(portion.before)}"
        out.append(
            f'<nav class="later" data-later="{ask}" data-size="{size}" aria-label="Belum digambar">{links}</nav>'
        )
    return SafeString("".join(out))


def _link(piece: Piece, anchors: Mapping[Path, str], names: Mapping[Path, str], whole: str) -> str:
    anchor, key = escape(anchors.get(piece.path, "")), escape(piece.node.key)
    return f'<a id="{anchor}" data-key="{key}" href="{escape(whole)}#{anchor}">{escape(names[piece.path])}</a> '
