"""import_perda: an office's archive of old Perda, folder by folder; stopped and started again without loss."""

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from documents.actions import AlreadyFiled, import_perda, publish
from documents.actions.archive import doubts_of, is_filed
from documents.core.act import facts_of
from documents.core.parse import parse
from documents.core.tree import Kind, walk
from documents.errors import DomainError
from documents.models import Daerah, Perda
from documents.reading import read

SUFFIXES = {".pdf", ".docx", ".txt", ".md"}
COLUMNS = ("berkas", "hasil", "nomor", "tahun", "judul", "pasal", "hal_meragukan", "keterangan")


class Command(BaseCommand):
    help = "Impor arsip Perda dari berkas atau folder (berulang ke dalam); berkas yang sudah ada dilewati."

    def add_arguments(self, parser) -> None:
        """DIR…, and whose archive it is."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="DIR", help="folder atau berkas")
        parser.add_argument("--daerah", required=True, help="kode Kemendagri, misalnya 36.73")
        parser.add_argument("--oleh", required=True, help="nama pengguna yang bertanggung jawab")
        parser.add_argument("--laporan", type=Path, help="tulis laporan CSV ke berkas ini")
        parser.add_argument("--terbitkan", action="store_true", help="buka untuk umum yang datanya lengkap")

    def handle(self, *args, paths, daerah, oleh, laporan, terbitkan, **options) -> None:
        """Import every file; print what became of each doubtful one and the totals."""
        region = Daerah.objects.filter(kode=daerah).first()
        by = get_user_model().objects.filter(username=oleh).first()
        if region is None or by is None:
            raise CommandError("Daerah atau pengguna tidak ditemukan. Periksa --daerah dan --oleh.")
        files = list(_files(paths))
        if not files:
            raise CommandError("Tidak ada berkas .pdf, .docx, .txt, atau .md di sana.")
        rows = []
        for number, file in enumerate(files, start=1):
            self._progress(number, len(files), file)
            rows.append(take_in(file, region, by, terbitkan))
        self._report(rows, laporan)

    def _progress(self, number: int, total: int, file: Path) -> None:
        if sys.stderr.isatty():
            filled = 30 * number // total
            line = f"\r[{'#' * filled}{'.' * (30 - filled)}] {number}/{total} {file.name[:40]:<40}"
            print(line, end="" if number < total else "\n", file=sys.stderr, flush=True)

    def _report(self, rows: list[dict], laporan: Path | None) -> None:
        for row in rows:
            if row["keterangan"]:
                self.stdout.write(f"{row['berkas']}: {row['hasil']}. {row['keterangan']}")
        totals = Counter(row["hasil"] for row in rows)
        self.stdout.write(", ".join(f"{count} {name}" for name, count in sorted(totals.items())))
        if laporan:
            with laporan.open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS)
                writer.writeheader()
                writer.writerows(rows)


def take_in(file: Path, daerah: Daerah, by, publish_it: bool) -> dict[str, object]:
    """One row of the report: the file imported, skipped, or refused; a bad one stops nothing."""
    row: dict[str, object] = dict.fromkeys(COLUMNS, "") | {"berkas": str(file)}
    try:
        data = file.read_bytes()
        if is_filed(daerah, data):
            return row | {"hasil": "sudah ada"}
        reading = read(file.name, data)
        parsed = parse(reading.text)
        facts = facts_of(parsed.tree)
        row |= {"nomor": facts.nomor or "", "tahun": facts.tahun or "", "judul": facts.nama}
        row["pasal"] = sum(1 for node in walk(parsed.tree) if node.kind is Kind.PASAL)
        doubts = [*reading.doubts, *doubts_of(facts), *(finding.message for finding in parsed.findings)]
        row |= {"hal_meragukan": len(doubts), "keterangan": " ".join(doubts[:5])}
        perda = import_perda(
            daerah=daerah, tree=parsed.tree, facts=facts, source=file.name, data=data, by=by, now=timezone.now()
        )
        if publish_it and perda.status == Perda.Status.BERLAKU:
            publish(perda=perda, by=by, now=timezone.now())
    except AlreadyFiled as known:
        return row | {"hasil": "sudah ada", "keterangan": str(known)}
    except (DomainError, DatabaseError, OSError) as error:
        return row | {"hasil": "gagal", "keterangan": str(error)}
    return row | {"hasil": "meragukan" if doubts else "diimpor"}


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        else:
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
