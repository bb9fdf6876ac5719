"""manage.py verify FILE: whether a file is what was published, and whether the chain of its versions holds."""

import argparse
import json
from pathlib import Path

from django.core.management.base import BaseCommand

from documents.management.checking import OLDER, PUBLISHED, UNKNOWN, Verdict, broken_chain, check
from documents.reading import Unreadable

CODES = {PUBLISHED: 0, OLDER: 3, UNKNOWN: 4}
BROKEN, UNREADABLE = 1, 2


class Command(BaseCommand):
    """Exit code 0: published as it is; 1: a chain does not hold; 2: not readable; 3: an older text; 4: unknown."""

    help = (
        "Periksa berkas: terbitan resmi (0), rantai putus (1), tidak terbaca (2), terbitan lama (3), tak dikenal (4)."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The file, and the form of the answer."""
        parser.add_argument("file", type=Path, metavar="FILE", help="berkas PDF, Akoma Ntoso, Word, atau teks")
        parser.add_argument("--json", action="store_true", help="jawaban sebagai JSON")

    def handle(self, *args, **options) -> None:
        """Say what the file is and end with the code for it."""
        path: Path = options["file"]
        try:
            verdict = check(path.name, path.read_bytes())
        except OSError:
            self.stderr.write(f"Berkas “{path.name}” tidak ada atau tidak boleh dibuka; periksa nama dan izinnya.")
            raise SystemExit(UNREADABLE)
        except Unreadable as refused:
            self.stderr.write(str(refused))
            raise SystemExit(UNREADABLE)
        broken = broken_chain(verdict.perda) if verdict.perda else []
        self.stdout.write(
            json.dumps(said(verdict, broken), ensure_ascii=False) if options["json"] else verdict.sentence
        )
        if not options["json"]:
            self.stdout.write(f"SHA-256 {verdict.sha256}")
            if verdict.perda:
                self.stdout.write("\n".join(broken) or "Rantai versi utuh.")
        if code := BROKEN if broken else CODES[verdict.status]:
            raise SystemExit(code)


def said(verdict: Verdict, broken: list[str]) -> dict[str, object]:
    """The answer as other programs read it."""
    return {
        "status": verdict.status,
        "sha256": verdict.sha256,
        "keterangan": verdict.sentence,
        "perda": str(verdict.perda) if verdict.perda else "",
        "rantai_putus": broken,
    }
