"""Riwayat: where each part of one unit came from, and what every edit did to it."""

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import SafeString

from documents import bridge
from documents import history as past
from documents.actions.follow import REASON as FOLLOWED
from documents.core.address import addresses
from documents.core.diff import compare
from documents.core.numbering import label
from documents.core.tree import Kind, Node, at, path_of, walk_paths
from documents.models import Clause, Edit
from documents.printing.html import plain_html, words_html
from documents.views.load import naskah_for

_VERBS = {
    "mulai": "Ditulis pertama kali",
    "sunting": "Disunting",
    "sisip": "Disisipkan",
    "pindah": "Dipindahkan",
    "hapus": "Dihapus",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of the unit as the timeline shows it."""

    edit: Edit
    verb: str
    changes: list[tuple[str, SafeString]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the unit as it stands, with the edit that wrote it last."""

    label: str
    text: SafeString
    edit: Edit
    later: bool


@login_required
def unit_history(request, pk: int, key: str):
    """The timeline of one unit, newest first, with word differences, and the origin of each of its parts."""
    naskah = naskah_for(request, pk)
    snapshots = list(past.snapshots(naskah.pk, key))
    if not snapshots:
        raise Http404
    edits = {e.pk: e for e in Edit.objects.filter(pk__in=[s.edit_id for s in snapshots]).select_related("by")}
    outline = bridge.outline_of(naskah)
    path = path_of(outline, key)
    name = (
        addresses(outline)[path] if path is not None else edits[snapshots[-1].edit_id].address or "Bagian yang dihapus"
    )
    return render(
        request,
        "documents/history.html",
        {
            "raperda": naskah.raperda,
            "key": key,
            "name": name,
            "gone": path is None,
            "steps": _steps(naskah, key, snapshots, edits, at(outline, path).number if path is not None else ""),
            "parts": _parts(naskah, key, edits) if path is not None else [],
            "first": edits[snapshots[0].edit_id],
        },
    )


def _steps(naskah, unit: str, snapshots, edits, number: str) -> list[Step]:
    steps, before = [], None
    for snapshot in snapshots:
        edit = edits[snapshot.edit_id]
        after = None
        if snapshot.rows:
            after = replace(bridge.printed(naskah, bridge.assemble(snapshot.rows)), number=number)
        steps.append(Step(edit, _verb(edit, unit, before, after), _changes(before, after)))
        before = after or before
    return steps[::-1]


def _verb(edit: Edit, unit: str, before: Node | None, after: Node | None) -> str:
    """What the edit did to this unit; an edit of another unit that left this one standing moved its references."""
    if edit.unit != unit and before is not None and after is not None:
        return FOLLOWED
    return _VERBS.get(edit.verb, edit.verb)


def _changes(before: Node | None, after: Node | None) -> list[tuple[str, SafeString]]:
    if before is None or after is None:
        return []
    found = []
    for change in compare(before, after):
        place = (change.new or change.old or "").removeprefix(change.unit).strip()
        found.append((place, words_html(change.edit) if change.edit else SafeString("")))
    return found


def _parts(naskah, key: str, edits) -> list[Part]:
    node, _ = bridge.numbered_unit(naskah, key)
    wrote = dict(Clause.objects.filter(naskah=naskah, unit=key).values_list("key", "edit_id"))
    missing = set(wrote.values()) - set(edits)
    edits = edits | {e.pk: e for e in Edit.objects.filter(pk__in=missing).select_related("by")}
    born = min(edits) if edits else 0
    parts = []
    for path, part in walk_paths(node):
        if not (part.text or part.heading):
            continue
        edit = edits[wrote[part.key]]
        mark = label(part.kind, part.number, len(path)) if path and part.kind is not Kind.LANJUTAN else ""
        parts.append(Part(mark, plain_html(part.text or part.heading), edit, edit.pk != born))
    return parts
