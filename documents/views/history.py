"""Riwayat: where each part of one unit came from, and what every edit did to it."""

from dataclasses import dataclass, replace

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import SafeString

from documents import bridge
from documents import history as past
from documents.actions.follow import REASON as FOLLOWED
from documents.core.address import address_of, addresses
from documents.core.diff import compare
from documents.core.tree import Node, at, path_of
from documents.models import Edit, Version
from documents.printing.html import words_html
from documents.views.load import naskah_for
from documents.views.origins import origins_of

_VERBS = {
    "mulai": "Ditulis pertama kali",
    "sunting": "Disunting",
    "sisip": "Disisipkan",
    "pindah": "Dipindahkan",
    "hapus": "Dihapus",
    "ganti": "Kata diganti",
    "urung": "Diurungkan",
    "pecah": "Dipecah",
    "gabung": "Digabung",
    "bubar": "Judul dibubarkan",
    "urut": "Definisi diurutkan",
    "jelas": "Penjelasan ditambahkan",
    "pulihkan": "Dipulihkan dari versi",
    "lengkapi": "Dilengkapi",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of the unit as the timeline shows it."""

    edit: Edit
    verb: str
    changes: list[tuple[str, SafeString]]


@dataclass(frozen=True, slots=True)
class Stand:
    """How the unit stood in one frozen version: its name there and in the one before, and the words that changed."""

    version: Version
    name: str
    changes: list[tuple[str, SafeString]]
    before: int | None
    was: str


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
    parts, sources = origins_of(naskah, key, edits) if path is not None else ([], [])
    return render(
        request,
        "documents/history.html",
        {
            "raperda": naskah.raperda,
            "key": key,
            "name": name,
            "gone": path is None,
            "steps": _steps(naskah, key, snapshots, edits, at(outline, path).number if path is not None else ""),
            "parts": parts,
            "sources": sources,
            "stands": _stands(naskah, key),
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


def _stands(naskah, key: str) -> list[Stand]:
    """The unit in every version that holds it or has lost it since the one before, newest first."""
    stands: list[Stand] = []
    old, known, was = None, None, ""
    for version in naskah.versions.select_related("by").order_by("number"):
        tree = version.unpacked()
        path = path_of(tree, key)
        node = at(tree, path) if path is not None else None
        if node is not None or old is not None:
            name = address_of(tree, path) if path is not None else ""
            stands.append(Stand(version, name, _changes(old, node), known, was))
            was = name
        old, known = node, version.number
    return stands[::-1]
