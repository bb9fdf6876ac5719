"""what_falls: what goes along when a unit is removed, told before it happens. Writes nothing."""

from dataclasses import dataclass, replace

from documents import bridge
from documents.actions.edit import falling
from documents.actions.explain import CUKUP_JELAS
from documents.actions.places import may_go, row_in
from documents.core.address import addresses
from documents.core.finding import Finding
from documents.core.references import rewrite
from documents.core.references.rewrite import BROKEN
from documents.core.tree import Kind, walk_paths
from documents.models import Naskah


@dataclass(frozen=True, slots=True)
class Falling:
    """How many pasal and ayat go, what their penjelasan says, who cites them, and how many references move on."""

    pasal: int
    ayat: int
    notes: tuple[str, ...]
    broken: tuple[Finding, ...]
    followed: int
    allowed: bool


def what_falls(naskah: Naskah, key: str) -> Falling:
    """What removing the unit would take along. Raises TextRefused when it is gone."""
    whole = bridge.Whole(naskah)
    row = row_in(whole, key)
    doomed = falling(whole, row)
    units = {part.key for part in doomed if not part.explains}
    before = whole.tree()
    names = {node.key: name for (_, node), name in zip(walk_paths(before), addresses(before).values(), strict=True)}
    whole.changed(gone=doomed)
    found = rewrite(before, whole.tree())
    return Falling(
        pasal=sum(part.kind == Kind.PASAL and part.key in units for part in doomed),
        ayat=sum(part.kind == Kind.AYAT and part.key in units for part in doomed),
        notes=tuple(part.text for part in doomed if part.explains and part.text not in ("", CUKUP_JELAS)),
        broken=tuple(
            replace(finding, address=names[each.key])
            for each in found
            for finding in each.findings
            if finding.rule == BROKEN
        ),
        followed=sum(each.new_text != each.old_text for each in found),
        allowed=may_go(row),
    )
