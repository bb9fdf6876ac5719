"""The text of a draft as the room draws it: units with their bars, keys, and what is said about them."""

from dataclasses import dataclass

from django.db.models import Count, Value

from documents.core.address import addresses, anchors
from documents.core.tree import Node, Path
from documents.models import Comment, Naskah, Suggestion
from documents.printing.html import Piece, law_pieces
from documents.views.bars import Talk, edit_bars, unit_marks


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text, or a part of one, cut between its units."""

    tree: Node
    pieces: list[Piece]
    anchors: dict[Path, str]
    names: dict[Path, str]

    def holding(self, key: str) -> Piece | None:
        """The piece in which the unit of that key is drawn."""
        return next((piece for piece in self.pieces if key in piece.keys), None)


def draw(naskah: Naskah, tree: Node, editable: bool, talk: Talk) -> Drawn:
    """The units of `tree`, which may be the whole text or only the way to one unit."""
    ids = anchors(tree)
    bars = edit_bars(tree, naskah.raperda_id, editable, talk)
    pieces = law_pieces(tree, anchors=ids, decorate=bars, attributes=unit_marks(tree))
    return Drawn(tree, pieces, ids, addresses(tree))


def talk_of(naskah: Naskah) -> dict[str, tuple[int, int]]:
    """By key of a unit, its open threads of comments and its suggestions that wait: one query."""
    threads = Comment.objects.filter(naskah=naskah, answers=None, resolved_at=None).order_by()
    waiting = Suggestion.objects.filter(naskah=naskah, status=Suggestion.Status.TERBUKA).order_by()
    counted = threads.values_list("key").annotate(count=Count("pk"), sort=Value(0))
    counted = counted.union(waiting.values_list("key").annotate(count=Count("pk"), sort=Value(1)), all=True)
    found: dict[str, tuple[int, int]] = {}
    for key, count, sort in counted:
        comments, suggestions = found.get(key, (0, 0))
        found[key] = (comments, suggestions + count) if sort else (comments + count, suggestions)
    return found
