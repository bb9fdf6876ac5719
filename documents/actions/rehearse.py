"""rehearse_split: what parting a pasal would do, told before it is done. Everything it writes is taken back."""

from dataclasses import dataclass

from django.db import transaction

from documents import bridge
from documents.actions.rejoin import Rejoined, split_unit
from documents.core.tree import Node
from documents.models import Naskah


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would come of it, and the whole text as it would stand."""

    made: Rejoined
    tree: Node


@transaction.atomic
def rehearse_split(*, naskah: Naskah, key: str, text: str, by, now) -> Rehearsed:
    """The outcome of split_unit for a typed text with a line "Pasal". Raises what split_unit raises."""
    made = split_unit(naskah=naskah, key=key, text=text, by=by, now=now)
    tree = bridge.tree_of(naskah)
    transaction.set_rollback(True)
    return Rehearsed(made, tree)
