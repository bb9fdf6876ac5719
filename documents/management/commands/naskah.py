"""manage.py naskah: what the system does to a text, on files in a shell, without a database."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from documents.core.canon import dumps
from documents.core.layout import layout
from documents.core.parse import Parsed
from documents.core.references import Reference, references
from documents.management.comparing import add_compare
from documents.management.printing import add_print
from documents.reading import Unreadable, read_act


class Command(BaseCommand):
    """One subcommand a verb; each adds its own parser and names its handler."""

    help = "Mengurai naskah peraturan dari berkas .txt, .md, .pdf, .docx, atau .xml (Akoma Ntoso)."
    requires_system_checks: tuple[str, ...] = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The subcommands."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="perintah")
        self._add_parse(verbs)
        self._add_references(verbs)
        add_compare(verbs, _read, lambda text: self.stdout.write(text))
        add_print(verbs, _read)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the chosen subcommand; a file that cannot be read ends with one sentence and exit code 2."""
        try:
            options["run"](options)
        except Unreadable as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(2)

    def _add_parse(self, verbs: Any) -> None:
        parser = verbs.add_parser("parse", help="pohon naskah, baris yang dilepas, dan temuan")
        parser.add_argument("file", type=Path, metavar="FILE", help="berkas naskah")
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", help="keluaran JSON (bawaan)")
        form.add_argument("--text", action="store_true", help="naskah dalam susunan resmi")
        parser.set_defaults(run=self._parse)

    def _parse(self, options: Mapping[str, Any]) -> None:
        parsed = _read(options["file"])
        if options["text"]:
            self.stdout.write(layout(parsed.tree), ending="")
        else:
            self.stdout.write(json.dumps(parsed_json(parsed), ensure_ascii=False, indent=1))

    def _add_references(self, verbs: Any) -> None:
        parser = verbs.add_parser("references", help="setiap rujukan, tempatnya, dan apa yang dirujuk")
        parser.add_argument("file", type=Path, metavar="FILE", help="berkas naskah")
        parser.add_argument("--json", action="store_true", help="keluaran JSON")
        parser.set_defaults(run=self._references)

    def _references(self, options: Mapping[str, Any]) -> None:
        found = references(_read(options["file"]).tree)
        if options["json"]:
            self.stdout.write(json.dumps(references_json(found), ensure_ascii=False, indent=1))
            return
        for item in found:
            words, targets = " ".join(item.text.split()), "; ".join(item.targets) or "-"
            self.stdout.write(f"{item.address}\t{words}\t{targets}\t{item.status}")


def references_json(found: Sequence[Reference]) -> dict[str, Any]:
    """References as the JSON that other tools read: where each stands, its words, its targets, and its status."""
    return {
        "references": [
            {"address": item.address, "text": item.text, "targets": list(item.targets), "status": item.status}
            for item in found
        ]
    }


def parsed_json(parsed: Parsed) -> dict[str, Any]:
    """The result of parse as the JSON that other tools read: tree, noise, findings."""
    return {
        "tree": json.loads(dumps(parsed.tree)),
        "noise": [{"line": noise.line, "text": noise.text} for noise in parsed.noise],
        "findings": [
            {"rule": found.rule, "severity": found.severity, "address": found.address, "message": found.message}
            for found in parsed.findings
        ],
    }


def _read(path: Path) -> Parsed:
    """The act in the file; raises Unreadable also when it cannot be opened."""
    try:
        data = path.read_bytes()
    except OSError:
        raise Unreadable("tidak ada atau tidak boleh dibuka; periksa nama dan izinnya", path.name)
    return read_act(path.name, data)
