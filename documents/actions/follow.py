"""What points at a unit follows it: references rewritten after an edit that moved numbers."""

from documents import bridge, history
from documents.core.references import Rewrite, rewrite
from documents.core.tree import Node, walk
from documents.models import Clause, Edit, Naskah

REASON = "Rujukan disesuaikan"


def follow(naskah: Naskah, before: Node, edit: Edit) -> tuple[Rewrite, ...]:
    """Every clause whose references changed, or must be looked at, since `before`; the changed ones are written.

    They are rows of the same Edit with a reason of their own, and their units grow by one revision, so that who has
    one open meets the new words instead of writing over them.
    """
    found = rewrite(before, bridge.tree_of(naskah))
    texts = {each.key: each.new_text for each in found if each.new_text != each.old_text}
    if not texts:
        return found
    rows = {row.key: row for row in Clause.objects.filter(naskah=naskah, key__in=texts)}
    for key, row in rows.items():
        row.text = texts[key]
    missing = {row.unit for row in rows.values()} - rows.keys()
    units = [row for row in rows.values() if row.unit == row.key]
    units += Clause.objects.filter(naskah=naskah, key__in=missing)
    for unit in units:
        unit.revision += 1
    history.update(list({row.pk: row for row in [*rows.values(), *units]}.values()), edit, reason=REASON)
    return found


def shifted(old: Node, new: Node) -> bool:
    """Whether a part that both units have changed its number, or a part is gone."""
    numbers = {node.key: node.number for node in walk(new)}
    return any(node.key and numbers.get(node.key) != node.number for node in walk(old))
