"""read_upload, found_in: an uploaded file read, and what a preview shows of it before anything is saved."""

from documents.core.address import anchors
from documents.core.parse import Parsed
from documents.core.tree import Kind, walk
from documents.printing.html import law_html
from documents.reading import Reading, Unreadable, read


def read_upload(form) -> tuple[str, bytes, Reading] | None:
    """Name, bytes, and text of the uploaded file; None, with the reason on the form, when it cannot be read."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        return file.name, data, read(file.name, data)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
        return None


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
