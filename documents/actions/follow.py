"""What points at a unit follows it: references rewritten after an edit that moved numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db.models import Q

from documents import bridge, history
from documents.core.address import addresses
from documents.core.finding import Finding
from documents.core.references import Rewrite, references, rewrite
from documents.core.references.rewrite import UNCLEAR
from documents.core.tree import Node, at, walk, walk_paths
from documents.models import Clause, Edit, Naskah

REASON = "Rujukan disesuaikan"
_NOTHING: Mapping[str, str] = {}


def follow(
    naskah: Naskah,
    before: Node,
    edit: Edit,
    *,
    became: Mapping[str, str] = _NOTHING,
    widened: Mapping[str, str] = _NOTHING,
    whole: bridge.Whole | None = None,
) -> tuple[Rewrite, ...]:
    """Every clause whose references changed, or must be looked at, since `before`; the changed ones are written.

    They are rows of the same Edit with a reason of their own, and their units grow by one revision, so that who has
    one open meets the new words instead of writing over them. `became` names the unit whose words are now those of
    another key; `widened` the units that no longer hold what they held, with the sentence for who cites them; `whole`
    has the text as it is now, where it was read before.
    """
    after = whole.tree() if whole else bridge.tree_of(naskah)
    found = rewrite(_renamed(before, became) if became else before, after)
    if widened:
        found += _doubtful(before, after, widened, {each.key for each in found if each.findings})
    write(naskah, {each.key: each.new_text for each in found if each.new_text != each.old_text}, edit, whole)
    return found


def write(naskah: Naskah, texts: Mapping[str, str], edit: Edit, whole: bridge.Whole | None = None) -> None:
    """Give the clauses these words, because what they cite has another number now."""
    if not texts:
        return
    known = whole.rows if whole else {row.key: row for row in _with_units(naskah, texts)}
    rows = [known[key] for key in texts]
    units = {row.unit: known[row.unit] for row in rows}
    for row in rows:
        row.text = texts[row.key]
    for unit in units.values():
        unit.revision += 1
    changed = {row.pk: row for row in (*rows, *units.values())}
    history.update(list(changed.values()), edit, reason=REASON, columns=["text", "revision"])


def _with_units(naskah: Naskah, keys: Mapping[str, str]) -> Iterable[Clause]:
    """The rows with these keys and the rows of the units they are part of."""
    owners = Clause.objects.filter(naskah=naskah, key__in=keys).values("unit")
    return Clause.objects.filter(Q(key__in=keys) | Q(key__in=owners), naskah=naskah)


def shifted(old: Node, new: Node) -> bool:
    """Whether a part that both units have changed its number, or a part is gone."""
    numbers = {node.key: node.number for node in walk(new)}
    return any(node.key and numbers.get(node.key) != node.number for node in walk(old))


def _renamed(node: Node, became: Mapping[str, str]) -> Node:
    children = tuple(_renamed(child, became) for child in node.children)
    return replace(node, key=became.get(node.key, node.key), children=children)


def _doubtful(before: Node, after: Node, widened: Mapping[str, str], told: set[str]) -> tuple[Rewrite, ...]:
    """A remark for each clause that cites a unit as a whole which holds more, or less, than it did."""
    where = {node.key: path for path, node in walk_paths(after)}
    names = addresses(after)
    out: dict[str, Rewrite] = {}
    for reference in references(before):
        path = where.get(reference.key)
        if path is None or reference.key in told:
            continue
        for key in [key for link in reference.links for key in (*link.keys[:1], *link.keys[-1:]) if key in widened]:
            text = at(after, path).text
            finding = Finding(UNCLEAR, "H", names[path], f"Rujukan “{reference.text}”: {widened[key]}")
            out.setdefault(reference.key, Rewrite(reference.key, path, text, text, (), (finding,)))
    return tuple(out.values())
