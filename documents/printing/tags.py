"""The tags of a PDF as a reader wants them: no leaf without need, nothing broken by the end of a page, no page numbers.

The typesetter tags page by page: a paragraph, a list, or a table that goes on over a page becomes two, every line is an
element of its own, and what stands in the margin is tagged like text (ISO 14289-1 7.8). Here that is put right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes

_WORDS = ("/Span", "/NonStruct")
_TAGS = {"div": "/Div", "p": "/P", "ol": "/L", "li": "/LI", "table": "/Table", "tbody": "/TBody", "tr": "/TR"}
_LEVELLED = ("/P", "/LI", "/Div")
_GONE = 65535  # the generation of an object that is no more


def at(pdf: pydyf.PDF, reference: Any) -> Any:
    """The object of a reference."""
    return pdf.objects[int((reference if isinstance(reference, bytes) else reference.encode()).split()[0])]


def pages_of(pdf: pydyf.PDF) -> list[Any]:
    """The pages in their order."""
    return [thing for thing in pdf.objects if isinstance(thing, dict) and thing.get("Type") == "/Page"]


def put_right(document: Any, pdf: pydyf.PDF) -> dict[bytes, set[int]]:
    """The tags put right; gives back, by the reference of a page, the marked content that no part holds any more."""
    return _Tags(pdf).put_right(document)


class _Tags:
    """The tree of the tags of one file."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        root = at(pdf, pdf.catalog["StructTreeRoot"])
        self.top = at(pdf, root["K"][0])
        nums = at(pdf, root["ParentTree"])["Nums"]
        self.rows = dict(zip(nums[::2], nums[1::2], strict=True))
        self.pages = pages_of(pdf)
        self.row_of = {page.reference: self.rows[page["StructParents"]] for page in self.pages}
        self.aside: dict[bytes, set[int]] = defaultdict(set)

    def put_right(self, document: Any) -> dict[bytes, set[int]]:
        """Margins out, leaves into their elements, what pages broke joined again."""
        parts = set(self.top["K"])
        for thing in list(self.pdf.objects):
            if isinstance(thing, dict) and thing.get("P") == self.top.reference and thing.reference not in parts:
                self._out(thing)
        for element in self._kids(self.top):
            self._flatten(element)
        levels = self._levels(document)
        self._join(document)
        self._nest(self.top, levels)
        return self.aside

    def _kids(self, element: Any) -> list[Any]:
        return [self._at(kid) for kid in element["K"] if isinstance(kid, bytes | str)]

    def _at(self, reference: bytes) -> Any:
        return at(self.pdf, reference)

    def _out(self, element: Any) -> None:
        """The element is no part of the document: its content is an artifact."""
        for kid in element.get("K", ()):
            if isinstance(kid, int):
                self.aside[element["Pg"]].add(kid)
                self.row_of[element["Pg"]][kid] = "null"
            elif "S" in (thing := self._at(kid)):
                self._out(thing)
        self._drop(element)

    def _flatten(self, element: Any) -> None:
        """Elements that say nothing give their content to the one above them."""
        kept: list[Any] = []
        for kid in element["K"]:
            if isinstance(kid, int):
                kept.append(kid)
                continue
            thing = self._at(kid)
            if "S" not in thing:
                kept.append(kid)
                continue
            self._flatten(thing)
            if thing["S"] in _WORDS and element["S"] not in ("/Link", "/L", "/Table", "/TR"):
                for inner in thing["K"]:
                    self._give(inner, thing, element)
                    kept.append(inner)
                self._drop(thing)
            else:
                kept.append(kid)
        element["K"] = pydyf.Array(kept)

    def _give(self, kid: Any, old: Any, new: Any) -> None:
        """A part of one element becomes that of another, on the same page or not."""
        if isinstance(kid, int):
            self.row_of[old["Pg"]][kid] = new.reference
            return
        thing = kid if isinstance(kid, dict) else self._at(kid)
        if "S" in thing:
            thing["P"] = new.reference
        elif thing.get("Type") == "/MCR":
            self.row_of[thing["Pg"]][thing["MCID"]] = new.reference

    def _drop(self, element: Any) -> None:
        """The object is no more; its number stays free."""
        element.clear()
        element.free, element.number, element.generation = "f", 0, _GONE

    # Lists, which the document tells by levels

    def _levels(self, document: Any) -> dict[int, int]:
        """How deep in lists each element stands, by its identity: elements and boxes come in the same order."""
        by_page: dict[bytes, list[Any]] = defaultdict(list)
        for element in self._blocks(self.top):
            by_page[element["Pg"]].append(element)
        found: dict[int, int] = {}
        for page, sheet in zip(self.pages, document.pages, strict=True):
            said = list(_told(sheet._page_box))
            for element, level in zip(by_page[page.reference], said, strict=True):
                found[id(element)] = level
        return found

    def _blocks(self, element: Any) -> Iterator[Any]:
        for kid in self._kids(element):
            if "S" in kid:
                if kid["S"] in _LEVELLED:
                    yield kid
                yield from self._blocks(kid)

    def _nest(self, above: Any, levels: dict[int, int]) -> None:
        """Items that follow one another become lists; what stands deeper goes into the item before it."""
        kids, above["K"] = list(above["K"]), pydyf.Array()
        open_lists: list[Any] = []
        for kid in kids:
            thing = self._at(kid) if isinstance(kid, bytes | str) else None
            if thing is None or "S" not in thing:
                above["K"].append(kid)
                continue
            self._nest(thing, levels)
            item, level = thing["S"] == "/LI", levels.get(id(thing), 0)
            del open_lists[level:]
            holder = self._body(open_lists[-1]) if open_lists else above
            if item and len(open_lists) < level:
                holder = self._body(open_lists[-1]) if open_lists else above
                new = pydyf.Dictionary({"Type": "/StructElem", "S": "/L", "K": pydyf.Array(), "P": holder.reference})
                self.pdf.add_object(new)
                holder["K"].append(new.reference)
                open_lists.append(new)
            target = open_lists[-1] if item and open_lists else holder
            target["K"].append(kid)
            thing["P"] = target.reference

    def _body(self, listed: Any) -> Any:
        """The body of the last item of a list."""
        item = self._at(listed["K"][-1])
        return self._at(item["K"][-1])

    # What the end of a page broke

    def _join(self, document: Any) -> None:
        """Joins what goes on over a page, from the last page to the first, so that all of it comes together."""
        first: dict[bytes, Any] = {}
        last: dict[bytes, Any] = {}
        for element in self._kids(self.top):
            first.setdefault(element["Pg"], element)
            last[element["Pg"]] = element
        for place in range(len(self.pages) - 1, 0, -1):
            here, before = self.pages[place].reference, self.pages[place - 1].reference
            if here in first and before in last:
                names = broken(document.pages[place - 1], document.pages[place])
                self._join_chain(last[before], first[here], names, self.top)

    def _join_chain(self, old: Any, new: Any, names: Sequence[str], above: Any) -> None:
        """The new element goes on with the old one, level by level as long as both are of the broken kind."""
        if not names or old["S"] != new["S"] or old["S"] != _TAGS.get(names[0]):
            return
        above["K"].remove(new.reference)
        kids = list(new["K"])
        if old["S"] == "/Table":
            self._drop_heads(new)
            kids = list(new["K"])
        last, first = self._edge(old, -1), self._edge(new, 0)
        for kid in kids:
            self._give(kid, new, old)
            other = isinstance(kid, int) and old["Pg"] != new["Pg"]
            mark = pydyf.Dictionary({"Type": "/MCR", "Pg": new["Pg"], "MCID": kid}) if other else kid
            old["K"].append(mark)
        if not any(isinstance(kid, int) for kid in old["K"]):
            old.pop("Pg", None)  # it stands on more than one page
        if old["S"] == "/LI" and last and first and last["S"] == first["S"] == "/LBody":
            self._join_body(old, last, first, names)
        elif last and first:
            self._join_chain(last, first, names[1:], old)
        self._drop(new)

    def _join_body(self, item: Any, last: Any, first: Any, names: Sequence[str]) -> None:
        item["K"].remove(first.reference)
        inner_last, inner_first = self._edge(last, -1), self._edge(first, 0)
        for kid in list(first["K"]):
            self._give(kid, first, last)
            other = isinstance(kid, int) and last["Pg"] != first["Pg"]
            last["K"].append(pydyf.Dictionary({"Type": "/MCR", "Pg": first["Pg"], "MCID": kid}) if other else kid)
        if inner_last and inner_first:
            self._join_chain(inner_last, inner_first, names[1:], last)
        self._drop(first)

    def _edge(self, element: Any, place: int) -> Any:
        """The first or last part of an element, where it is an element itself."""
        kid = element["K"][place] if element["K"] else 0
        thing = self._at(kid) if isinstance(kid, bytes | str) else None
        return thing if thing and "S" in thing else None

    def _drop_heads(self, table: Any) -> None:
        """The head that is repeated on the next page is no part of the table."""
        for kid in self._kids(table):
            if kid.get("S") == "/THead":
                table["K"].remove(kid.reference)
                self._out(kid)


def _told(box: Any) -> Iterator[int]:
    """The level each block of a page says, in their order; 0 where it says none."""
    if isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.MarginBox):
        named = box.element is not None and box.element_tag in ("p", "li", "div")
        if named and not isinstance(box, boxes.LineBox):
            yield int(box.element.get("data-l", "0"))
        for child in box.children:
            yield from _told(child)


def broken(page: Any, following: Any) -> list[str]:
    """The names of the HTML elements that begin on the one page and go on on the next, from the outermost in."""
    ends, starts = list(_edges(page._page_box, -1)), list(_edges(following._page_box, 0))
    names = []
    for end, start in zip(ends, starts, strict=False):
        if end is not start:
            break
        names.append(end.tag)
    return names


def _edges(box: Any, place: int) -> Iterator[Any]:
    """The elements below the body at the end or the start of a page, each inside the one before."""
    while isinstance(box, boxes.ParentBox) and not isinstance(box, boxes.LineBox):
        flow = [child for child in box.children if not isinstance(child, boxes.MarginBox)]
        if isinstance(box, boxes.TableBox) and place == 0:
            flow = [child for child in flow if child.element_tag != "thead"] or flow
        if not flow:
            return
        above, box = box, flow[place]
        if box.element is None or box.element_tag in ("html", "body") or box.element is above.element:
            continue
        yield box.element


__all__ = ["at", "broken", "pages_of", "put_right"]
