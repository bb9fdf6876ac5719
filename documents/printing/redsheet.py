"""The redline as an act prints: the new text with what went at its old place, every mark inside the official form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from documents.core.diff import Change, words
from documents.core.diff.change import JOINED, MOVED, RENUMBERED, SPLIT
from documents.core.diff.sequence import matching
from documents.core.tree import Kind, Node, walk
from documents.printing.form import Form
from documents.printing.sheet import Sheet

# Signs of the private use area stand for tags while the sheet is set, so that no part of it sees markup.
_MARKS = {"-": "\ue000\ue001", "+": "\ue002\ue003", "~": "\ue004\ue005", "n": "\ue006\ue007"}
_TAGS = {
    "\ue000": "<del>", "\ue001": "</del>", "\ue002": "<ins>", "\ue003": "</ins>", "\ue004": '<span class="pindah">',
    "\ue005": "</span>", "\ue006": '<span class="tanda">', "\ue007": "</span>",
}  # fmt: skip
# At the head of an item: its number went, or came, too.
_NUMBER_WENT, _NUMBER_CAME = "\ue008", "\ue009"
_NUMBERED = re.compile(r">([^<>\u2002-\u200a]+)([\u2002-\u200a]+)([\ue008\ue009])")
# A heading whose number went or came: its word did too.
_HEADING = re.compile(r"(<h\d[^>]*>)(BUKU|BAB|Bagian|Paragraf|Pasal) <(del|ins)>")
_PRIVATE = dict.fromkeys(range(0xE000, 0xE00A))
# What is marked at once: a line, or a cell of a table; the rule under the head of a table and blanks are not.
_RUN = re.compile(r"[^|\n]+")
_RULE = re.compile(r"[\s:-]*")
_ITEMS = frozenset({Kind.AYAT, Kind.HURUF, Kind.ANGKA, Kind.PERUBAHAN})
_NAMED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL})


def redline_sheet(old: Node, new: Node, changes: Iterable[Change], form: Form) -> tuple[str, str]:
    """The body of the document and the styles of its paragraphs; both trees carry the keys the changes name.

    What only took another number, or refers to what did, is not marked. Pictures are left out.
    """
    sheet = Sheet(replace(form, contents=False, separate=False))
    body = sheet.act(_Marking(old, new, changes).tree())
    return _tagged(body), sheet.css()


def _tagged(html: str) -> str:
    def number(found: re.Match[str]) -> str:
        tag = "del" if found[3] == _NUMBER_WENT else "ins"
        return f"><{tag}>{found[1]}</{tag}>{found[2]}"

    html = _NUMBERED.sub(number, html).replace(_NUMBER_WENT, "").replace(_NUMBER_CAME, "")
    for mark, tag in _TAGS.items():
        html = html.replace(mark, tag)
    # Without a place to break, a long word behind another would leave the column.
    return _HEADING.sub(r"\1<\3>\2 ", html).replace("</del><ins>", "</del>\u200b<ins>")


class _Marking:
    """The new tree with the changes written into its texts and numbers, and what went put back."""

    def __init__(self, old: Node, new: Node, changes: Iterable[Change]) -> None:
        self._root = new
        self._changes = {change.key: change for change in changes}
        self._was = {node.key: node for node in walk(old)}
        self._stands = {node.key for node in walk(new)}
        self._gone = self._gone_after(old, new)

    def tree(self) -> Node:
        """The marked tree."""
        return self._standing(self._root, False)

    def _gone_after(self, old: Node, new: Node) -> dict[str, dict[str, list[Node]]]:
        """What went, by the unit it lay in and the sibling there it comes after ("" for none)."""
        parent = {child.key: node.key for node in walk(new) for child in node.children}
        gone: dict[str, dict[str, list[Node]]] = {}
        for node in walk(old):
            last = ""
            for child in node.children if node.key in self._stands else ():
                if child.key not in self._stands:
                    gone.setdefault(node.key, {}).setdefault(last, []).append(child)
                elif parent.get(child.key) == node.key and not self._is(child.key, MOVED):
                    last = child.key
        return gone

    def _standing(self, node: Node, moved: bool) -> Node:
        change = self._changes.get(node.key)
        moved = moved or (node.kind is not Kind.PASAL and self._is(node.key, MOVED))
        gone = self._gone.get(node.key, {})
        children = [self._lost(each) for each in gone.get("", ())]
        for child in node.children:
            children.append(self._standing(child, moved))
            children += [self._lost(each) for each in gone.get(child.key, ())]
        heading, text = self._said(node, change, "~" if moved else "=")
        note = _note(node, change)
        number = node.number
        if change is not None and change.old is None:
            number, text = _came(node, text)
        if node.kind in _NAMED and number:
            number = _wrapped("~", number) if self._is(node.key, MOVED) else number
            number += _wrapped("n", note)
        else:
            text += _wrapped("n", note)
        return replace(node, number=number, heading=heading, text=text, children=tuple(children))

    def _said(self, node: Node, change: Change | None, plain: str) -> tuple[str, str]:
        """Heading and text with their marks."""
        was = self._was.get(node.key)
        if change is None or not change.edit or change.follows:
            sign = "+" if change is not None and change.old is None else plain
            return _wrapped(sign, node.heading), _wrapped(sign, node.text)
        if node.heading and node.text and was is not None:
            return _marked(words(was.heading, node.heading)), _by_line(was.text, node.text)
        said = _by_line(was.text, node.text) if was is not None and "|" in node.text else _marked(change.edit)
        return (said, node.text) if node.heading and not node.text else (node.heading, said)

    def _lost(self, node: Node) -> Node:
        """What went, with all below it that went too."""
        change = self._changes.get(node.key)
        children = tuple(self._lost(child) for child in node.children if child.key not in self._stands)
        number, heading, text = node.number, _wrapped("-", node.heading), _wrapped("-", node.text)
        if change is not None and JOINED in change.kinds and not node.heading:
            text = _marked(change.edit) + _wrapped("n", " (digabung)")
        if node.kind in _ITEMS:
            text = _NUMBER_WENT + text
        elif number:
            number = _wrapped("-", number)
        return replace(node, number=number, heading=heading, text=text, children=children)

    def _is(self, key: str, kind: str) -> bool:
        change = self._changes.get(key)
        return change is not None and kind in change.kinds


def _came(node: Node, text: str) -> tuple[str, str]:
    """Number and text of a unit that came in, its number marked."""
    if node.kind in _ITEMS:
        return node.number, _NUMBER_CAME + text
    return (_wrapped("+", node.number) if node.number else ""), text


def _note(node: Node, change: Change | None) -> str:
    """What is said behind a unit that stood elsewhere, or bore another number, or is a part of another."""
    if change is None:
        return ""
    if MOVED in change.kinds:
        return f" (dipindah dari {change.old})" if change.old != change.new else " (dipindah)"
    if SPLIT in change.kinds and change.old is None:
        return " (pecahan)"
    renumbered = RENUMBERED in change.kinds and node.kind is Kind.PASAL
    return f" (semula {change.old})" if renumbered else ""


def _by_line(old: str, new: str) -> str:
    """The words of two texts with tables, line by line: a row of a table comes or goes whole, or has other words."""
    was, now = old.split("\n"), new.split("\n")
    out: list[str] = []
    i = j = 0
    for x, y in [*matching(was, now), (len(was), len(now))]:
        while i < x or j < y:
            ops = words(was[i], now[j]) if i < x and j < y else ()
            if any(sign == "=" and any(letter.isalnum() for letter in text) for sign, text in ops):
                out.append(_marked(ops))
                i, j = i + 1, j + 1
            elif i < x:
                out.append(_wrapped("-", was[i]))
                i += 1
            else:
                out.append(_wrapped("+", now[j]))
                j += 1
        out += now[y : y + 1]
        i, j = x + 1, y + 1
    return "\n".join(out)


def _marked(ops: Iterable[tuple[str, str]]) -> str:
    return "".join(_wrapped(sign, text) for sign, text in ops)


def _wrapped(sign: str, text: str) -> str:
    """The text between the marks of its sign, line by line and cell by cell."""
    text = text.translate(_PRIVATE)
    if sign == "=" or not text:
        return text
    before, after = _MARKS[sign]

    def around(found: re.Match[str]) -> str:
        return found[0] if _RULE.fullmatch(found[0]) else f"{before}{found[0]}{after}"

    return _RUN.sub(around, text)
