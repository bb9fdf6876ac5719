"""The words of an Akoma Ntoso element as a text of ours: italics in `*…*`, line breaks, tables with bars."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from documents.core.akn import OWN, collapsed

Element = etree._Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAK = "\0"  # stands for a line break until blanks are put in order; XML cannot hold it
_QUOTED = frozenset({"quotedStructure", "embeddedStructure"})
_NOTES = frozenset({"authorialNote", "popup"})
_BREAKS = frozenset({"br", "eol"})
_BLOCKS = frozenset({"p", "block", "li", "tr", "item", "td", "th", "div"})
_INLINE = frozenset({
    "p", "block", "longTitle", "crossHeading", "listIntroduction", "li", "caption", "b", "i", "u", "a", "sub", "sup",
    "abbr", "span", "ref", "mref", "rref", "mod", "mmod", "rmod", "ins", "del", "inline", "date", "person", "location",
    "organization", "concept", "object", "event", "process", "role", "term", "quantity", "def", "entity", "signature",
    "docType", "docTitle", "docNumber", "docProponent", "docDate", "legislature", "session", "shortTitle",
    "docAuthority", "docPurpose", "docCommittee", "docIntroducer", "docStage", "docStatus", "docJurisdiction",
    "docketNumber", "remark", "quotedText", "placeholder", "fillIn", "omissis", "img", "marker", "noteRef", "eop",
})  # fmt: skip
_SIDES = {"tengah": ":---:", "kanan": "---:"}


def name_of(element: Element) -> str:
    """The name without its namespace, "" of what is no element: files of every edition of the standard read alike."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


class Words:
    """Reads words; counts the notes that became words of the text."""

    def __init__(self) -> None:
        self.notes = 0

    def of(self, element: Element) -> str:
        """The words of an element, lines parted by "\\n"; what it quotes as a structure is among them."""
        text, quoted = self.and_quoted(element)
        return "\n".join(filter(None, [text, *(collapsed(" ".join(each.itertext())) for each in quoted)]))

    def and_quoted(self, element: Element) -> tuple[str, list[Element]]:
        """The words of a paragraph, and the structures quoted inside it."""
        out: list[str] = []
        quoted: list[Element] = []
        self._gather(element, out, quoted)
        whole = "".join(out)
        if element.get(_SPACE) == "preserve":
            return whole.replace(_BREAK, "\n"), quoted
        return "\n".join(collapsed(part) for part in whole.split(_BREAK)), quoted

    def is_paragraph(self, element: Element) -> bool:
        """Whether an element holds words rather than other blocks."""
        return name_of(element) in _INLINE or len(element) == 0

    def table(self, table: Element) -> Iterator[str]:
        """The rows of a table between bars, with the rule under the first."""
        rows = list(table.iter("{*}tr"))
        for child in table:
            if name_of(child) == "caption":
                yield from self.of(child).split("\n")
        width = max((sum(_width(cell) for cell in row) for row in rows), default=0)
        for place, row in enumerate(rows):
            yield row.get(f"{{{OWN}}}baris") or self._row(row, width)
            if place == 0:
                sides = [_SIDES.get(cell.get("class", ""), "---") for cell in row for _ in range(_width(cell))]
                sides += ["---"] * (width - len(sides))
                yield table.get(f"{{{OWN}}}garis") or f"| {' | '.join(sides)} |"

    def _row(self, row: Element, width: int) -> str:
        cells: list[str] = []
        for cell in row:
            parts = [self.of(child) for child in cell] if len(cell) else [collapsed(cell.text or "")]
            cells += [" ".join(filter(None, parts)).replace("\n", " ").replace("|", "\\|"), *[""] * (_width(cell) - 1)]
        return f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |"

    def _gather(self, element: Element, out: list[str], quoted: list[Element]) -> None:
        out.append(element.text or "")
        for child in element:
            name = name_of(child)
            if name in _BREAKS:
                out.append(_BREAK)
            elif name in _QUOTED:
                quoted.append(child)
            elif name == "i":
                out.append(self._italic(child, quoted))
            elif name == "img":
                out.append(_picture(child))
            elif name in _NOTES:
                self.notes += 1
                out.append(f" ({collapsed(' '.join(child.itertext()))}) ")
            else:
                apart = name in _BLOCKS and bool("".join(out).strip())
                out.append(_BREAK if apart else "")
                self._gather(child, out, quoted)
            out.append(child.tail or "")

    def _italic(self, element: Element, quoted: list[Element]) -> str:
        """The words between stars; blanks at their ends stay outside."""
        inner: list[str] = []
        self._gather(element, inner, quoted)
        words = "".join(inner)
        bare = words.strip()
        if not bare or "*" in bare or "\n" in bare or _BREAK in bare:
            return words
        start = words.index(bare)
        return f"{words[:start]}*{bare}*{words[start + len(bare) :]}"


def _width(cell: Element) -> int:
    said = cell.get("colspan", "1")
    return min(int(said), 50) if said.isdecimal() and len(said) < 4 and int(said) else 1


def _picture(image: Element) -> str:
    source, words = image.get("src", ""), image.get("alt", "")
    return f"![{words}]({source})" if source.startswith("gambar:") else words
