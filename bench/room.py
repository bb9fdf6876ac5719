"""What the drafting room costs: queries of opening, saving, inserting; what goes up and comes down; the first view."""

from __future__ import annotations

import gzip
import re

from bench.acts import tree
from bench.scene import Text, drafted_from
from bench.stopwatch import Work, queries
from documents import bridge
from documents.core.address import find_address
from documents.core.layout import layout, layout_unit
from documents.core.tree import Kind, Node, at

CITING = 60
ROOM = {"HX-Request": "true"}
UNITS = ("Pasal {}", "Penjelasan Pasal {}", "Menimbang huruf a", "BAB II")
_TAGS = re.compile(r"<[^>]*>")


def room_figures(pasal: int, by, figure) -> dict[str, dict[str, object]]:
    """The figures of a room of that many pasal, the last sixty of which cite the one in the middle."""
    citing = min(CITING, pasal // 2 - 1)
    text = drafted_from(layout(cited(pasal, citing)), pasal, by)
    figures = _opening(text, figure)
    asked, beyond, below = {}, [], []
    for name in (name.format(pasal // 2) for name in UNITS):
        asked[name], up, down = _saved(text, name)
        beyond.append(up)
        below.append(down)
    most = max(asked, key=asked.get)
    against = f"every kind of unit; most for {most}, without transaction statements, session, and person"
    figures[f"room_save_queries_{pasal}"] = figure(asked[most], "queries", 10, against)
    figures[f"room_save_up_{pasal}"] = figure(max(beyond), "bytes", 2_000, "the body of the request less the text")
    figures[f"room_save_down_{pasal}"] = figure(max(below), "bytes", 2_000, "the answer less the unit as it is drawn")
    against = f"a pasal in the middle with {citing} rewritten references"
    figures[f"room_insert_queries_{pasal}"] = figure(_inserted(text, citing), "queries", 20, against)
    return figures


def cited(pasal: int, citing: int) -> Node:
    """The made-up act of that size; its last pasal have a second ayat that cites the one in the middle."""
    words = f"Ketentuan dalam Pasal {pasal // 2} berlaku."

    def change(node: Node) -> Node:
        if node.kind is Kind.PASAL and int(node.number) > pasal - citing:
            return Node(Kind.PASAL, node.number, text=words)
        return node.with_children(tuple(change(child) for child in node.children))

    return tree(pasal).with_children(
        tuple(change(part) if part.kind is Kind.BATANG_TUBUH else part for part in tree(pasal).children)
    )


def _opening(text: Text, figure) -> dict[str, dict[str, object]]:
    pages: list[bytes] = []
    asked = queries(Work(lambda: pages.append(text.client.get(text.url("naskah")).content)))
    page = pages[0].decode()
    nodes = page.count("<") - page.count("</") + len([words for words in _TAGS.split(page) if words])
    size = len(gzip.compress(pages[0], 6))
    return {
        f"room_open_queries_{text.pasal}": figure(len(asked), "queries", 10, "nothing"),
        f"room_open_size_{text.pasal}": figure(size / 1000, "kB", 150, "the first view, compressed as it is sent"),
        f"room_open_nodes_{text.pasal}": figure(nodes, "nodes", 6_000, "elements and stretches of words"),
    }


def _saved(text: Text, name: str) -> tuple[int, int, int]:
    """Queries, bytes beyond the text up, and bytes beyond the drawn unit down, of one save in the room."""
    node, row = bridge.numbered_unit(text.naskah, _key(text, name))
    words = layout_unit(node, name.startswith("Penjelasan")).rstrip()
    words = f"{words} LAIN" if node.kind is Kind.BAB else f"{words.rstrip('.;')} pula."
    form = {"text": words, "revision": row.revision, "naskah": text.naskah.revision, "reason": "Sesuai rapat"}
    answers = []
    url = text.url("edit_unit", node.key)
    asked = queries(Work(lambda: answers.append(text.client.post(url, form, headers=ROOM))))
    answer, drawn = answers[0], answers[0].json()["units"]
    if list(drawn) != [node.key]:
        raise RuntimeError(f"{name}: {answer.content[:200]!r}")
    up = int(answer.wsgi_request.META["CONTENT_LENGTH"]) - len(words.encode())
    return len(asked), up, len(answer.content) - len(drawn[node.key].encode())


def _inserted(text: Text, citing: int) -> int:
    url = text.url("insert_unit", _key(text, f"Pasal {text.pasal // 2}"))
    form = {"kind": "pasal", "where": "sebelum", "text": "(1) Satu.\n(2) Dua."}
    answers = []
    asked = queries(Work(lambda: answers.append(text.client.post(url, form, headers=ROOM))))
    if f"{citing} rujukan disesuaikan" not in answers[0].json().get("said", ""):
        raise RuntimeError(f"insert: {answers[0].content[:200]!r}")
    return len(asked)


def _key(text: Text, address: str) -> str:
    found = bridge.tree_of(text.naskah)
    return at(found, find_address(found, address)).key
