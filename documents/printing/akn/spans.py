"""What is marked in the texts of an act: references to its own units, to units of other acts, and to acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from documents.core.akn import cited_acts, part_eid
from documents.core.references import Reference, references
from documents.core.tree import Node, Path, walk_paths
from documents.printing.akn.facts import AknFacts
from documents.printing.akn.markup import Span


def spans_of(tree: Node, names: Mapping[Path, str], facts: AknFacts) -> dict[Path, list[Span]]:
    """For the text of each unit the references in it: `ref` for one unit or act, `rref` for a range of units."""
    found: dict[Path, list[Span]] = {}
    acts: dict[Path, list[tuple[int, int, str]]] = {}
    for path, node in walk_paths(tree):
        if node.text and (cited := cited_acts(node.text, facts.kode, facts.region)):
            acts[path] = cited
            found[path] = [Span(start, end, "ref", {"href": uri}) for start, end, uri in cited]
    for reference in references(tree):
        marks = list(_external(reference, acts) if reference.mention.external else _internal(reference, names))
        if marks:
            found.setdefault(reference.path, []).extend(marks)
    return found


def _internal(reference: Reference, names: Mapping[Path, str]) -> Iterator[Span]:
    for link in reference.links:
        if not link.paths:
            continue
        target = reference.mention.targets[link.target]
        first, last = names[link.paths[0]], names[link.paths[-1]]
        if target.last:
            yield Span(target.start, target.end, "rref", {"from": f"#{first}", "upTo": f"#{last}"})
        else:
            yield Span(target.start, target.end, "ref", {"href": f"#{first}"})


def _external(reference: Reference, acts: Mapping[Path, list[tuple[int, int, str]]]) -> Iterator[Span]:
    """References to units of the act that the mention itself names."""
    mention = reference.mention
    inside = [uri for start, end, uri in acts.get(reference.path, ()) if mention.at <= start and end <= mention.end]
    if len(inside) != 1:
        return
    for target in mention.targets:
        uri = f"{inside[0]}/~{part_eid(tuple((step.kind, step.number) for step in target.path))}"
        if target.last:
            last = part_eid(tuple((step.kind, step.number) for step in target.last_path))
            yield Span(target.start, target.end, "rref", {"from": uri, "upTo": f"{inside[0]}/~{last}"})
        else:
            yield Span(target.start, target.end, "ref", {"href": uri})
