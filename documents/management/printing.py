"""manage.py naskah print: a file as a printed draft, PDF and, where asked, Word."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from documents.core.act import facts_of
from documents.core.parse import parse
from documents.core.tree import Kind, Node
from documents.reading import Unreadable

_NO_AKN = "Keluaran Akoma Ntoso belum tersedia. Jalankan lagi tanpa --akn."


class Unwritable(Unreadable):
    """A place that cannot be written to, or a form that is not printed yet."""

    def __str__(self) -> str:
        return self.reason


def add_print(verbs: Any, read: Callable[[Path], str]) -> None:
    """The parser of the subcommand; `read` gives the text of a file."""
    parser: argparse.ArgumentParser = verbs.add_parser("print", help="naskah sebagai PDF dan Word")
    parser.add_argument("file", type=Path, metavar="FILE", help="berkas naskah")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", required=True, help="berkas PDF")
    parser.add_argument("--docx", type=Path, metavar="OUT.docx", help="berkas Word")
    parser.add_argument("--akn", type=Path, metavar="OUT.xml", help="Akoma Ntoso (belum tersedia)")
    parser.set_defaults(run=lambda options: _print(options, read))


def _print(options: Mapping[str, Any], read: Callable[[Path], str]) -> None:
    if options["akn"]:
        raise Unwritable(_NO_AKN)
    # Imported here: the typesetter takes longer to load than the other subcommands take to run.
    from documents.printing.gazette import GazetteFacts, gazette
    from documents.printing.word import draft_docx

    tree = parse(read(options["file"])).tree
    office = _office(tree)
    day = facts_of(tree).enacted_on or date.today()
    _write(options["output"], gazette(tree, GazetteFacts("provinsi", office, "", day, form="rancangan")))
    if options["docx"]:
        _write(options["docx"], draft_docx(tree, kop=(office,)))


def _office(tree: Node) -> str:
    """The office that makes the act, as the opening names it."""
    opening = tree.first(Kind.PEMBUKAAN)
    lines = opening.text.split("\n") if opening else []
    return lines[-1].rstrip(" ,") if len(lines) > 1 else ""


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError:
        raise Unwritable(f"Berkas “{path.name}” tidak dapat ditulis. Periksa folder dan izinnya.")
