"""import_perda: an office's archive of old Perda, folder by folder; stopped and started again without loss."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from documents.actions import AlreadyFiled, publish
from documents.actions.archive import doubts_of, file_perda, filed_as, is_publishable
from documents.core.act import facts_of
from documents.core.parse import parse
from documents.core.tree import Kind, walk
from documents.errors import DomainError
from documents.models import Daerah, Perda
from documents.reading import read

SUFFIXES = {".pdf", ".docx", ".txt", ".md"}
COLUMNS = ("berkas", "hasil", "nomor", "tahun", "judul", "pasal", "hal_meragukan", "tempat", "keterangan")
SHOWN = 5  # doubtful places of one file on the screen; the report names all


class Command(BaseCommand):
    help = "Impor arsip Perda dari berkas atau folder (berulang ke dalam); berkas yang sudah ada dilewati."

    def add_arguments(self, parser) -> None:
        """DIR…, and whose archive it is."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="DIR", help="folder atau berkas")
        parser.add_argument("--daerah", required=True, help="kode Kemendagri, misalnya 36.73")
        parser.add_argument("--oleh", required=True, help="nama pengguna yang bertanggung jawab")
        parser.add_argument("--laporan", type=Path, help="tulis laporan CSV ke berkas ini; disambung bila sudah ada")
        parser.add_argument(
            "--terbitkan", action="store_true", help="buka untuk umum yang datanya lengkap, juga yang sudah diimpor"
        )

    def handle(self, *args, paths, daerah, oleh, laporan, terbitkan, **options) -> None:
        """Import every file; print what became of each doubtful one and the totals."""
        region = Daerah.objects.filter(kode=daerah).first()
        by = get_user_model().objects.filter(username=oleh).first()
        if region is None or by is None:
            raise CommandError("Daerah atau pengguna tidak ditemukan. Periksa --daerah dan --oleh.")
        for right in ("arsipkan", "terbitkan")[: 1 + terbitkan]:
            if not by.has_perm(right, region):
                raise CommandError(f"Peran {oleh} di {region} tidak memuat hak {right}. Pilih orang lain untuk --oleh.")
        if lost := [str(path) for path in paths if not path.exists()]:
            raise CommandError(f"Tidak ditemukan: {', '.join(lost)}. Periksa letaknya.")
        files = list(dict.fromkeys(_files(paths)))
        if not files:
            raise CommandError("Tidak ada berkas .pdf, .docx, .txt, atau .md di sana.")
        outcomes: list[Outcome] = []
        with _report_to(laporan) as write:
            try:
                for number, file in enumerate(files, start=1):
                    self._progress(number, len(files), file)
                    outcomes.append(take_in(file, region, by, terbitkan))
                    write(outcomes[-1])
            except KeyboardInterrupt:
                raise CommandError("Dihentikan. Jalankan lagi untuk melanjutkan.") from None
            finally:
                self._summary(outcomes)

    def _progress(self, number: int, total: int, file: Path) -> None:
        if sys.stderr.isatty():
            filled = 30 * number // total
            line = f"\r[{'#' * filled}{'.' * (30 - filled)}] {number}/{total} {file.name[:40]:<40}"
            print(line, end="" if number < total else "\n", file=sys.stderr, flush=True)

    def _summary(self, outcomes: list[Outcome]) -> None:
        """What was noted of each file, and how many came out how; also of a run that is broken off."""
        for done in outcomes:
            if done.places:
                more = f" Dan {len(done.places) - SHOWN} hal lagi." if len(done.places) > SHOWN else ""
                told = " ".join(note for _, note in done.places[:SHOWN])
                self.stdout.write(f"{done.row['berkas']}: {done.row['hasil']}. {told}{more}")
        totals = Counter(done.row["hasil"] for done in outcomes)
        self.stdout.write(", ".join(f"{count} {name}" for name, count in sorted(totals.items())))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its columns in the report, and each doubtful place with what is doubtful there."""

    row: dict[str, object]
    places: list[tuple[str, str]]

    def lines(self) -> Iterator[dict[str, object]]:
        """One line of the report for each doubtful place, at least one."""
        for place, note in self.places or [("", "")]:
            yield self.row | {"tempat": place, "keterangan": note}


def take_in(file: Path, daerah: Daerah, by, publish_it: bool) -> Outcome:
    """The file imported, published, skipped, or refused; a bad one stops nothing."""
    row: dict[str, object] = dict.fromkeys(COLUMNS, "") | {"berkas": str(file)}
    places: list[tuple[str, str]] = []
    try:
        data = file.read_bytes()
        known = filed_as(daerah, data)
        if known and publish_it and is_publishable(known):
            publish(perda=known, by=by, now=timezone.now())
            return Outcome(row | _named(known) | {"hasil": "diterbitkan"}, [])
        if known:
            return Outcome(row | _named(known) | {"hasil": "sudah ada"}, [])
        reading = read(file.name, data)
        parsed = parse(reading.text)
        facts = facts_of(parsed.tree)
        row |= {"nomor": facts.nomor or "", "tahun": facts.tahun or "", "judul": facts.nama}
        row["pasal"] = sum(1 for node in walk(parsed.tree) if node.kind is Kind.PASAL)
        places = [("", note) for note in (*reading.doubts, *doubts_of(facts))]
        places += [(finding.address, finding.message) for finding in parsed.findings]
        row["hal_meragukan"] = len(places)
        filing = {"daerah": daerah, "tree": parsed.tree, "facts": facts, "source": file.name, "data": data}
        file_perda(**filing, publish_it=publish_it, by=by, now=timezone.now())
    except AlreadyFiled as refused:
        return Outcome(row | {"hasil": "sudah ada"}, [("", str(refused))])
    except (DomainError, DatabaseError, OSError) as error:
        others = [(place, note) for place, note in places if note not in str(error)]
        return Outcome(row | {"hasil": "gagal"}, [("", str(error)), *others])
    return Outcome(row | {"hasil": "meragukan" if places else "diimpor"}, places)


def _named(perda: Perda) -> dict[str, object]:
    return {"nomor": perda.nomor, "tahun": perda.tahun, "judul": perda.judul}


@contextmanager
def _report_to(laporan: Path | None) -> Iterator[Callable[[Outcome], None]]:
    """Writes each outcome to the report as it comes, so that a run broken off leaves what it knew; CommandError.

    A later run writes on below, without what is reported already.
    """
    if laporan is None:
        yield lambda done: None
        return
    try:
        told = _reported(laporan)
        file = laporan.open("a", newline="", encoding="utf-8")
    except (OSError, ValueError, csv.Error) as error:
        raise CommandError(f"Laporan tidak dapat ditulis ke {laporan}. Pilih berkas lain untuk --laporan.") from error
    with file:
        writer = csv.DictWriter(file, COLUMNS)
        if file.tell() == 0:
            writer.writeheader()

        def write(done: Outcome) -> None:
            if done.row["hasil"] != "sudah ada" or done.row["berkas"] not in told:
                writer.writerows(line for line in done.lines() if _said(line) not in told)
                file.flush()

        yield write


def _reported(laporan: Path) -> set[object]:
    """What an earlier run wrote: its lines, and the files that it did not fail on. CommandError for no report."""
    if not laporan.exists() or not laporan.stat().st_size:
        return set()
    with laporan.open(newline="", encoding="utf-8") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise CommandError(f"{laporan} sudah ada dan bukan laporan impor. Pilih berkas lain untuk --laporan.")
        lines = list(rows)
    return {_said(line) for line in lines} | {line["berkas"] for line in lines if line["hasil"] != "gagal"}


def _said(line: dict[str, object]) -> tuple[object, ...]:
    return tuple(line[name] for name in ("berkas", "hasil", "tempat", "keterangan"))


def _files(paths: list[Path]) -> Iterator[Path]:
    """Every file named, and in folders those that can be read; not what an office program leaves beside open files."""
    for path in paths:
        if path.is_file():
            yield path
        else:
            found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from (p for p in found if not p.name.startswith(("~$", ".")))
