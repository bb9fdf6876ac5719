"""The steps of the road that are measured, each with the bare work it is measured against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape

from django.db import transaction
from django.utils import timezone
from weasyprint import HTML

from bench.scene import Text, imported, published
from bench.stopwatch import Work
from documents import actions, bridge
from documents.core.canon import dumps
from documents.core.diff import compare
from documents.core.numbering import explained_label, label
from documents.core.parse import parse
from documents.core.tree import Kind, Node, walk
from documents.models import Clause
from documents.printing.gazette import GazetteFacts, gazette
from documents.printing.html import law_html

Maker = Callable[[Text], tuple[Work, Work]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `make` gives the work and the bare work for a text; `against` names the latter."""

    name: str
    against: str
    make: Maker


def take_in(text: Text) -> tuple[Work, Work]:
    """A text parsed and saved as a new Raperda, beside parsing it."""
    return Work(lambda: imported(text.source, text.by)), Work(lambda: parse(text.source))


def open_room(text: Text) -> tuple[Work, Work]:
    """The page of the whole text, beside one select of its rows and the law as HTML."""
    tree = bridge.tree_of(text.naskah)

    def bare() -> None:
        list(Clause.objects.filter(naskah=text.naskah).values_list("key", "parent", "position", "number", "text"))
        law_html(tree, anchors={})

    return Work(partial(_get, text, text.url("naskah"))), Work(bare)


def save(text: Text) -> tuple[Work, Work]:
    """The POST that saves one clause, beside saving one such row without history."""
    url = text.url("edit_unit", text.unit()[0])
    form: dict[str, object] = {}

    def ready() -> None:
        _, words, revision = text.unit()
        form.update(text=words, revision=revision, reason="Jangka waktu")

    return Work(lambda: _post(text, url, form), ready), _plain_save(text)


def rewrite(text: Text) -> tuple[Work, Work]:
    """The action below that POST alone."""
    given: dict[str, object] = {}

    def ready() -> None:
        key, words, revision = text.unit()
        given.update(key=key, text=words, expected_revision=revision, now=timezone.now())

    return Work(lambda: actions.rewrite_clause(naskah=text.naskah, by=text.by, **given), ready), _plain_save(text)


def freeze(text: Text) -> tuple[Work, Work]:
    """The POST that freezes a version, beside writing the tree as canonical JSON."""
    tree = bridge.tree_of(text.naskah)
    act = partial(_post, text, text.url("freeze"), {"name": "Versi ukur"})
    return Work(act, text.rewrite), Work(lambda: dumps(tree))


def compare_versions(text: Text) -> tuple[Work, Work]:
    """The page of what changed between the first two versions, beside comparing their trees."""
    old, new = (version.unpacked() for version in text.naskah.versions.order_by("number")[:2])
    url = text.url("compare") + "?lama=1&baru=2"
    return Work(partial(_get, text, url)), Work(lambda: compare(old, new))


def printed(text: Text) -> tuple[Work, Work]:
    """The gazette, beside WeasyPrint alone over the same words in plain paragraphs, fonts, and paper."""
    perda = published(text, text.pasal)
    tree = perda.version.unpacked()
    facts = GazetteFacts(
        level="kota", office="WALI KOTA SERANG", provinsi="PROVINSI BANTEN", date=perda.tanggal_pengundangan
    )
    page = plain_page(tree)
    return Work(lambda: gazette(tree, facts)), Work(lambda: HTML(string=page).write_pdf())


STEPS = (
    Step("import", "parsing alone", take_in),
    Step("open", "one select of the rows and law_html", open_room),
    Step("compare", "core compare of the two trees", compare_versions),
    Step("save", "saving one row without history", save),
    Step("save_action", "saving one row without history", rewrite),
    Step("freeze", "writing the tree as JSON", freeze),
)
PRINT = Step("print", "WeasyPrint over the same words in plain p and h3, same paper, font, and column", printed)


def plain_page(tree: Node) -> str:
    """The words and labels of an act as a bare document: h3 for headings, p for the rest.

    Paper, font, and the column of the body are those the official form asks for; everything else is left out.
    """
    out = [
        "<!DOCTYPE html><meta charset=utf-8><style>@page{size:21.5cm 33cm;margin:2.5cm}"
        'body{font:12pt/1.17 "TeX Gyre Bonum",serif;text-align:justify}p,h3{margin:0}.c{margin-left:3.5cm}</style>'
    ]
    for part in tree.children:
        explaining, column = part.kind is Kind.PENJELASAN, part.kind is Kind.BATANG_TUBUH
        out.append("<div class=c>" if column else "<div>")
        for node in walk(part):
            out += _plain_unit(node, explaining)
        out.append("</div>")
    return "".join(out)


_HEADED = frozenset({Kind.BUKU, Kind.BAB, Kind.BAGIAN, Kind.PARAGRAF, Kind.PASAL, Kind.UMUM, Kind.LAMPIRAN})
_LIST = frozenset({Kind.AYAT, Kind.HURUF, Kind.ANGKA})


def _plain_unit(node: Node, explaining: bool) -> list[str]:
    heads, lines = [], node.text.split("\n") if node.text else []
    if node.kind in _LIST and explaining:
        lines.insert(0, explained_label(node.kind, node.number))
    elif node.kind in _LIST:
        lines[:1] = [f"{label(node.kind, node.number)} {lines[0] if lines else ''}"]
    elif node.kind in _HEADED:
        heads = [label(node.kind, node.number), *node.heading.split("\n")]
    return [f"<h3>{escape(head)}</h3>" for head in heads if head] + [f"<p>{escape(line)}</p>" for line in lines]


def _plain_save(text: Text) -> Work:
    row = Clause.objects.get(naskah=text.naskah, key=text.unit()[0])
    row.skip_history_when_saving = True

    def act() -> None:
        with transaction.atomic():
            row.save()

    # The text is edited between the rounds; the row is read again so that nothing is written over.
    return Work(act, row.refresh_from_db)


def _get(text: Text, url: str) -> None:
    answer = text.client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url}: {answer.status_code}")


def _post(text: Text, url: str, form: dict[str, object]) -> None:
    answer = text.client.post(url, form)
    if answer.status_code != 302:
        raise RuntimeError(f"{url}: {answer.status_code}")
