"""Units of an act as elements of a hierarchy: groupings, pasal, ayat, lists, closing phrases, amending instructions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from documents.core.akn import ELEMENTS, ITEMS, OWN, PER_PASAL, bare, printed
from documents.core.tree import Kind, Node, Path
from documents.printing.akn.markup import Element, Span, add, inside, keep, legal, line, lines

_NUMBERED = f"{{{OWN}}}nomor"
_EXPLAINS = f"{{{OWN}}}menjelaskan"
_QUOTING = re.compile(r"\bberbunyi\b|\bberikut\s*:?\s*$", re.IGNORECASE)
_DEEPER = (Kind.HURUF, Kind.ANGKA)


class Units:
    """Writes units below an element; `names` gives the eId of each path, `spans` what is marked in its text."""

    def __init__(self, names: Mapping[Path, str], spans: Mapping[Path, Sequence[Span]]) -> None:
        self.names = names
        self.spans = spans
        self.lists: dict[str, int] = {}

    def marks(self, path: Path) -> Sequence[Span]:
        """What is marked in the text of the unit at that path."""
        return self.spans.get(path, ())

    def identity(self, node: Node, path: Path) -> dict[str, str]:
        """eId and wId of a unit, and the key of what it explains."""
        found = {"eId": self.names[path], "wId": node.key}
        if node.explains:
            found[_EXPLAINS] = node.explains
        return found

    def unit(self, parent: Element, node: Node, path: Path, depth: int = 1, explaining: bool = False) -> Element:
        """One unit with all below it, as the last child of `parent`."""
        name = ELEMENTS.get(node.kind, "hcontainer")
        attributes = {"class": node.kind.value} if node.kind in ITEMS else {}
        if name == "hcontainer":
            attributes["name"] = node.kind.value
        made = add(parent, name, self.identity(node, path) | attributes)
        self.number(made, node, printed(node.kind, node.number, depth, explaining))
        if node.heading:
            heading(made, node.heading)
        if node.kind is Kind.PERUBAHAN and (not node.children or _quotes(node)):
            self.instruction(made, node, path)
        elif not node.children:
            content = add(made, "content")
            lines(content, node.text, self.marks(path), none=True)
        else:
            self.children(made, node, path, depth + (node.kind in _DEEPER), explaining)
        return made

    def number(self, made: Element, node: Node, shown: str) -> None:
        """The num as it prints; where the number cannot be read off it, also the number itself."""
        if not node.number:
            return
        num = line(made, "num", shown)
        if bare(node.kind, shown) != node.number:
            num.set(_NUMBERED, node.number)

    def children(self, made: Element, node: Node, path: Path, depth: int, explaining: bool) -> None:
        """Text, lists, and other units below an element, in their order; a closing phrase ends what it closes."""
        text, listed = node.text, False
        if text and node.children[0].kind not in ITEMS:
            lines(add(made, "intro"), text, self.marks(path))
            text = ""
        group: Element | None = None
        last = len(node.children) - 1
        for i, child in enumerate(node.children):
            here = (*path, i)
            if child.kind in ITEMS:
                if not listed:
                    group = self._list(made, path)
                    if text:
                        lines(add(group, "intro"), text, self.marks(path))
                        text = ""
                listed = True
                self.unit(group, child, here, depth, explaining)
            elif child.kind is Kind.LANJUTAN and (listed or i == last > 0):
                closed = group if listed else made
                lines(add(closed, "wrapUp", self.identity(child, here)), child.text, self.marks(here), none=True)
                listed = False
            else:
                listed = False
                self.unit(made, child, here, depth, explaining)

    def instruction(self, made: Element, node: Node, path: Path) -> None:
        """An instruction of an amending act: its sentence, and the new units as a quoted structure inside `mod`."""
        content = add(made, "content")
        said = lines(content, node.text, self.marks(path), none=True)[-1]
        mod = inside(said, "mod", {"eId": f"{self.names[path]}__mod_1"})
        mod.text, said.text = said.text, None
        for inner in list(said)[:-1]:
            mod.append(inner)
        if not node.children:
            return
        quoted = inside(mod, "quotedStructure", {"eId": f"{self.names[path]}__mod_1__kutipan_1"})
        self.children(quoted, Node(node.kind, children=node.children), path, 1, False)

    def _list(self, made: Element, path: Path) -> Element:
        above = self.names[path]
        self.lists[above] = self.lists.get(above, 0) + 1
        return add(made, "list", {"eId": f"{above}__daftar_{self.lists[above]}"})


def heading(made: Element, text: str) -> None:
    """The heading of an element, its lines parted by `br`."""
    first, *others = text.split("\n")
    head = line(made, "heading", first)
    for words in others:
        inside(head, "br").tail = legal(words)
        keep(head, words)


def per_pasal(parent: Element) -> Element:
    """The part "II. PASAL DEMI PASAL" of a penjelasan; its heading is a label, not words of a unit."""
    made = add(parent, "hcontainer", {"eId": f"penjelasan__{PER_PASAL}", "name": PER_PASAL})
    line(made, "num", "II.")
    line(made, "heading", "PASAL DEMI PASAL")
    return made


def _quotes(node: Node) -> bool:
    """Whether the units below an instruction are new text, not instructions of their own."""
    below = {child.kind for child in node.children}
    return not below <= {Kind.HURUF, Kind.ANGKA, Kind.LANJUTAN} or bool(_QUOTING.search(node.text))
