"""manage.py naskah compare: what changed between two files, as lines, JSON, or one page."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from documents.core.diff import Change, told, totals
from documents.core.parse import Parsed
from documents.core.sides import comparable
from documents.printing.redline import redline_page

_SIGNS = {"-": "[-{}-]", "+": "[+{}+]", "=": "{}"}


def add_compare(verbs: Any, read: Callable[[Path], Parsed], write: Callable[[str], object]) -> None:
    """The parser of the subcommand; `read` gives the act in a file, `write` takes the answer."""
    parser: argparse.ArgumentParser = verbs.add_parser("compare", help="perubahan dari satu berkas ke berkas lain")
    parser.add_argument("old", type=Path, metavar="LAMA", help="berkas lama")
    parser.add_argument("new", type=Path, metavar="BARU", help="berkas baru")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="keluaran JSON")
    form.add_argument("--html", action="store_true", help="satu halaman HTML")
    parser.set_defaults(run=lambda options: write(_compared(options, read)))


def compared_json(changes: Sequence[Change]) -> dict[str, Any]:
    """The changes as the JSON that other tools read: kinds, addresses, words, and how many words went and came.

    `only` says "case" or "spacing" where nothing else of the words differs; `follows` is true for
    clauses whose references only go along with units that got another number.
    """
    deleted, inserted = totals(changes)
    return {
        "changes": [
            {
                "kinds": list(change.kinds), "old": change.old, "new": change.new,
                "edit": [list(op) for op in change.edit], "only": change.only,
                "follows": change.follows,
            }
            for change in changes
        ],
        "words_deleted": deleted,
        "words_inserted": inserted,
    }  # fmt: skip


def _compared(options: Mapping[str, Any], read: Callable[[Path], Parsed]) -> str:
    trees = (read(options[name]).tree for name in ("old", "new"))
    old, new = comparable(*trees)
    changes = told(old, new)
    if options["json"]:
        return json.dumps(compared_json(changes), ensure_ascii=False, indent=1)
    names = options["old"].name, options["new"].name
    if options["html"]:
        return redline_page("Perbandingan", names, old, new, changes)
    return "\n".join(_line(change) for change in changes) or f"{names[0]} dan {names[1]} sama."


def _line(change: Change) -> str:
    words = "".join(_SIGNS[sign].format(text) for sign, text in change.edit)
    place = change.new or change.old or ""
    was = f" (semula {change.old})" if change.old and change.new and change.old != change.new else ""
    silent = "\trujukan menyesuaikan nomor" if change.follows else ""
    return f"{place}{was}\t{', '.join(change.kinds)}\t{' '.join(words.split())}{silent}"
