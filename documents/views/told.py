"""tell_references: what followed a change of order, said in one message, and what a person must look at in others."""

from django.contrib import messages

from documents import bridge
from documents.core.address import addresses
from documents.core.references import Rewrite

MOST = 8


def tell_references(request, naskah, found: tuple[Rewrite, ...]) -> None:
    """Messages about references: how many were rewritten and where, then one warning for each doubtful one."""
    if not found:
        return
    names = addresses(bridge.tree_of(naskah))
    changed = [names[each.path] for each in found if each.new_text != each.old_text]
    if changed:
        more = f", dan {len(changed) - MOST} lainnya" if len(changed) > MOST else ""
        messages.info(request, f"{len(changed)} rujukan disesuaikan: {', '.join(changed[:MOST])}{more}.")
    for finding in [finding for each in found for finding in each.findings][:MOST]:
        place = f"{finding.address}: " if finding.address else ""
        messages.warning(request, f"{place}{finding.message}")
