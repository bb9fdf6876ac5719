"""Asal: for each part of a unit, and each run of words in it, the edit that brought it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from documents import bridge
from documents import history as past
from documents.core.blame import blame
from documents.core.numbering import label
from documents.core.tree import Kind, walk_paths
from documents.models import Edit, Suggestion
from documents.printing.html import plain_html


@dataclass(frozen=True, slots=True)
class Source:
    """One edit that brought words of the unit, with its number in the list and who proposed it."""

    number: int
    edit: Edit
    proposed: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the unit as it stands: its label and its runs, each with its source; `later` where any came late."""

    label: str
    runs: list[tuple[SafeString, Source]]
    later: bool


def origins_of(naskah, key: str, edits: dict[int, Edit]) -> tuple[list[Part], list[Source]]:
    """The parts of the unit in reading order and the sources of its words, oldest first. `edits` may know some."""
    node, _ = bridge.numbered_unit(naskah, key)
    said = [(path, part) for path, part in walk_paths(node) if part.text or part.heading]
    texts = past.texts(naskah.pk, [part.key for _, part in said])
    runs = {part.key: blame(texts[part.key]) for _, part in said}
    ids = sorted({run.edit for found in runs.values() for run in found})
    edits = edits | {e.pk: e for e in Edit.objects.filter(pk__in=set(ids) - set(edits)).select_related("by")}
    proposed = _proposers(ids)
    sources = {pk: Source(number, edits[pk], proposed.get(pk, "")) for number, pk in enumerate(ids, 1)}
    parts = [
        Part(
            label(part.kind, part.number, len(path)) if path and part.kind is not Kind.LANJUTAN else "",
            [(plain_html(run.text), sources[run.edit]) for run in runs[part.key]],
            any(run.edit != ids[0] for run in runs[part.key]),
        )
        for path, part in said
    ]
    return parts, list(sources.values())


def _proposers(ids: list[int]) -> dict[int, str]:
    """For edits that carried out a suggestion, the name it came from."""
    rows = Suggestion.objects.filter(edit__in=ids).select_related("by")
    return {row.edit_id: row.author or str(row.by) for row in rows}
