"""read_upload, laid_out, found_in: an uploaded file read, and what a preview shows of it before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from documents.core.address import addresses, anchors
from documents.core.finding import Finding
from documents.core.layout import layout
from documents.core.locate import lines_of
from documents.core.parse import Parsed
from documents.core.tree import Kind, Node, Path, walk, walk_paths
from documents.printing.html import law_html
from documents.reading import MAX_TEXT, WEB_SCAN_PAGES, Reading, Unreadable, read
from documents.reading.tidy import shown_name

LISTED = 100  # findings a page shows
_TOO_LONG = "menjadi terlalu panjang setelah disusun (lebih dari 5 juta karakter); unggah bagian-bagiannya terpisah"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding with its place: line of the typed text, from 1, how that line begins, and id of its unit in print."""

    severity: str
    message: str
    address: str
    line: int = 0
    quote: str = ""
    anchor: str = ""


def read_upload(form) -> tuple[str, bytes, Reading] | None:
    """Name, bytes, and text of the uploaded file; None, with the reason on the form, when it cannot be read."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        return file.name, data, read(file.name, data, WEB_SCAN_PAGES)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
        return None


def laid_out(tree: Node, name: str) -> str:
    """The official text of what was read, to be corrected and sent back. Raises Unreadable where no form would take it.

    Indentation may make it longer than the file was.
    """
    text = layout(tree)
    if len(text) > MAX_TEXT:
        raise Unreadable(_TOO_LONG, shown_name(name))
    return text


def found_in(parsed: Parsed, form, notes) -> dict:
    """The context of a preview: counts, remarks of reader and parser, dropped lines, the text as it prints."""
    tree = parsed.tree
    body = tree.first(Kind.BATANG_TUBUH)
    count = dict.fromkeys((Kind.BAB, Kind.PASAL, Kind.AYAT), 0)
    for node in walk(body) if body else ():
        if node.kind in count:
            count[node.kind] += 1
    explained = tree.first(Kind.PENJELASAN)
    ids = anchors(tree)
    doubts = doubts_in(parsed, (form["text"].value() or "").replace("\r\n", "\n"), ids)
    return {
        "form": form,
        "found": [
            ("Bab", count[Kind.BAB]),
            ("Pasal", count[Kind.PASAL]),
            ("Ayat", count[Kind.AYAT]),
            ("Penjelasan pasal", sum(1 for unit in explained.children if unit.kind is Kind.PASAL) if explained else 0),
            ("Lampiran", sum(1 for part in tree.children if part.kind is Kind.LAMPIRAN)),
        ],
        "findings": doubts,
        "more": max(0, len(parsed.findings) - LISTED),
        "noise": [left for left in parsed.noise if not left.label],
        "notes": notes,
        "empty": not count[Kind.PASAL],
        "law": law_html(tree, anchors=ids, decorate=_marked(doubts, ids)),
    }


def doubts_in(parsed: Parsed, text: str, ids: Mapping[Path, str]) -> list[Doubt]:
    """The first findings, each with line, words, and id of its unit, where the text has one of that address."""
    shown = parsed.findings[:LISTED]
    units: dict[str, list[Path]] = {}
    lines: dict[Path, int] = {}
    before: dict[Path, str] = {}
    if any(finding.address for finding in shown):
        lines = lines_of(parsed.tree, text)
        for path, address in addresses(parsed.tree).items():
            units.setdefault(address.casefold(), []).append(path)
        before = _numbers_before(parsed.tree)
    rows = text.split("\n")
    found = []
    for finding in shown:
        path = _unit_of(finding, units, before)
        line = lines.get(path, 0) if path is not None else 0
        quote = " ".join(rows[line - 1].split())[:80] if line else ""
        anchor = ids.get(path, "") if path is not None else ""
        found.append(Doubt(finding.severity, finding.message, finding.address, line, quote, anchor))
    return found


def _numbers_before(tree: Node) -> dict[Path, str]:
    """The number of the bab or pasal that stands before each of them."""
    last: dict[Kind, str] = {}
    found = {}
    for path, node in walk_paths(tree):
        if node.kind in (Kind.BAB, Kind.PASAL):
            found[path] = last.get(node.kind, "awal")
            last[node.kind] = node.number
    return found


def _unit_of(finding: Finding, units: dict[str, list[Path]], before: dict[Path, str]) -> Path | None:
    """The unit a finding is about; of several with its address the one out of order, else the last."""
    wanted = finding.address.casefold()
    if not wanted:
        return None
    if wanted in units:
        told = [path for path in units[wanted] if f" berdiri setelah {before.get(path)}." in finding.message]
        return (told or units[wanted])[-1]
    # The parser names a bagian or ayat alone where it stands; one unit only may end so.
    ending = [path for address, paths in units.items() if address.endswith(f" {wanted}") for path in paths]
    return ending[0] if len(ending) == 1 else None


def _marked(doubts: list[Doubt], ids: Mapping[Path, str]):
    """For law_html: a sign on each doubtful unit that leads to the first finding about it."""
    first: dict[str, int] = {}
    for number, doubt in enumerate(doubts, start=1):
        first.setdefault(doubt.anchor, number)

    def sign(node: Node, path: Path) -> str:
        number = first.get(ids[path]) if ids.get(path) else None
        return f'<a class="sign should" href="#hal-{number}">Meragukan</a> ' if number else ""

    return sign
