"""manage.py naskah print: a file as a printed draft, PDF and, where asked, Word and Akoma Ntoso."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from documents.core.act import facts_of
from documents.core.parse import Parsed
from documents.core.tree import Kind, Node
from documents.reading import Unreadable


class Unwritable(Unreadable):
    """A place that cannot be written to."""

    def __str__(self) -> str:
        return self.reason


def add_print(verbs: Any, read: Callable[[Path], Parsed]) -> None:
    """The parser of the subcommand; `read` gives the act in a file."""
    parser: argparse.ArgumentParser = verbs.add_parser("print", help="naskah sebagai PDF, Word, dan Akoma Ntoso")
    parser.add_argument("file", type=Path, metavar="FILE", help="berkas naskah")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT.pdf", required=True, help="berkas PDF")
    parser.add_argument("--docx", type=Path, metavar="OUT.docx", help="berkas Word")
    parser.add_argument("--akn", type=Path, metavar="OUT.xml", help="berkas Akoma Ntoso 3.0")
    parser.set_defaults(run=lambda options: _print(options, read))


def _print(options: Mapping[str, Any], read: Callable[[Path], Parsed]) -> None:
    # Imported here: the typesetter takes longer to load than the other subcommands take to run.
    from documents.printing.akn import akoma_ntoso, facts_from
    from documents.printing.gazette import GazetteFacts, gazette
    from documents.printing.word import draft_docx

    tree = read(options["file"]).tree
    office = _office(tree)
    day = facts_of(tree).enacted_on or date.today()
    _write(options["output"], gazette(tree, GazetteFacts("provinsi", office, "", day, form="rancangan")))
    if options["docx"]:
        _write(options["docx"], draft_docx(tree, kop=(office,)))
    if options["akn"]:
        _write(options["akn"], akoma_ntoso(tree, facts_from(tree, day)))


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
