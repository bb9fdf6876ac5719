"""found_in: what a preview shows of a text that was read, before anything is saved."""

from documents.core.address import anchors
from documents.core.parse import Parsed
from documents.core.tree import Kind, walk
from documents.printing.html import law_html


def found_in(parsed: Parsed, form, notes) -> dict:
    """The context of a preview: counts, remarks of reader and parser, dropped lines, the text as it prints."""
    tree = parsed.tree
    body = tree.first(Kind.BATANG_TUBUH)
    count = dict.fromkeys((Kind.BAB, Kind.PASAL, Kind.AYAT), 0)
    for node in walk(body) if body else ():
        if node.kind in count:
            count[node.kind] += 1
    explained = tree.first(Kind.PENJELASAN)
    return {
        "form": form,
        "found": [
            ("Bab", count[Kind.BAB]),
            ("Pasal", count[Kind.PASAL]),
            ("Ayat", count[Kind.AYAT]),
            ("Penjelasan pasal", sum(1 for unit in explained.children if unit.kind is Kind.PASAL) if explained else 0),
            ("Lampiran", sum(1 for part in tree.children if part.kind is Kind.LAMPIRAN)),
        ],
        "findings": parsed.findings,
        "noise": [left for left in parsed.noise if not left.label],
        "notes": notes,
        "empty": not count[Kind.PASAL],
        "law": law_html(tree, anchors=anchors(tree)),
    }
