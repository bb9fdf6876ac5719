"""demo: the Kota Serang example from an empty database to a published Perda, step by step with its seconds."""

import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from deliberation.actions import begin_from_text
from documents.core.parse import parse
from documents.core.titles import name_in, readable
from documents.core.tree import Kind, walk
from documents.models import Attachment, Perda
from documents.reading import Unreadable, read_text
from documents.tasks import print_gazette
from raperda.demo import council, story


class Command(BaseCommand):
    help = "Isi basis data dengan contoh Kota Serang dan cetak Lembaran Daerahnya; diulang tanpa mengubah apa pun."

    def add_arguments(self, parser) -> None:
        """`--import FILE`: also start a Raperda from that file."""
        parser.add_argument("--import", dest="file", type=Path, help="mulai juga satu Raperda dari berkas ini")

    def handle(self, *args, file: Path | None = None, **options) -> None:
        """Print one line a step; the last line is the path of the gazette."""
        daerah = self.step("Daerah dan orang", self.cast)
        both = [
            self.step(f"Raperda {slug}", lambda slug=slug: self.raperda(slug, daerah))
            for slug in (story.FIRST, story.SECOND)
        ]
        self.step("Paripurna 11 Januari 2021", lambda: (story.meeting(daerah, both, story.people(daerah)["ratna"]), ""))
        self.step("Anggota, kalender, rapat, tugas, surat", lambda: self.council(daerah, both))
        self.step("Bandingkan versi pertama dan terakhir", lambda: (None, next(story.newest_compare(both[0]))))
        self.step("Rantai versi", lambda: (call_command("verify_versions", stdout=self.stdout), ""))
        if file:
            self.step(f"Impor {file.name}", lambda: self.take_in(file, daerah))
        perda = Perda.objects.select_related("gazette").get(raperda=both[0])
        self.step("Lembaran Daerah", lambda: self.gazette(perda))
        perda.refresh_from_db()
        self.stdout.write(perda.gazette.file.path)

    def step(self, name: str, act):
        """What `act` returns first, with the step's name, its own words, and its seconds printed."""
        start = time.perf_counter()
        result, words = act()
        seconds = f"{time.perf_counter() - start:.2f}".replace(".", ",")
        self.stdout.write(f"{name}{': ' + words if words else ''} ({seconds} detik)")
        return result

    def cast(self):
        daerah = story.region()
        cast = story.people(daerah)
        story.bodies(daerah, cast["operator"])
        return daerah, f"{daerah}, {len(cast)} orang"

    def council(self, daerah, both):
        cast, today = story.people(daerah), timezone.localdate()
        count, added = council.members(daerah, cast["ratna"]), council.calendar(daerah, today, cast["ratna"])
        rapat = council.at_work(daerah, both, cast, timezone.now(), today)
        written = council.letters(daerah, both[1], cast, timezone.now(), today)
        words = f"{count} anggota, {added} hari libur ditambahkan, paripurna {rapat.date:%d-%m-%Y}, {written} surat"
        return rapat, words

    def raperda(self, slug: str, daerah):
        made, new = story.raperda(slug, daerah, story.people(daerah))
        return made, "" if new else "sudah ada"

    def take_in(self, file: Path, daerah):
        """Start a Raperda from a file; a file that was taken in before is left alone."""
        try:
            data = file.read_bytes()
            parsed = parse(read_text(file.name, data))
        except OSError as error:
            raise CommandError(f"{file} tidak dapat dibuka: {error.strerror}.")
        except Unreadable as unreadable:
            raise CommandError(str(unreadable))
        if Attachment.objects.filter(kind=Attachment.Kind.SUMBER, name=file.name, size=len(data)).exists():
            return None, "sudah ada"
        pasal = sum(1 for node in walk(parsed.tree) if node.kind is Kind.PASAL)
        begin_from_text(
            tree=parsed.tree,
            source=file.name,
            original=data,
            by=story.people(daerah)["sari"],
            now=timezone.now(),
            daerah=daerah,
            judul=_name_of(parsed.tree) or f"Impor {file.stem}"[:400],
            initiator="dprd",
            tahun=timezone.localdate().year,
        )
        return None, f"{pasal} pasal, {len(parsed.findings)} hal meragukan, {len(parsed.noise)} baris dilewati"

    def gazette(self, perda: Perda):
        """Ask the queue for the gazette and let its worker print it, in a process of its own."""
        if perda.gazette_id:
            return None, "sudah dicetak"
        print_gazette.enqueue(perda_id=perda.pk, by_id=story.people(perda.daerah)["budi"].pk)
        worker = [sys.executable, str(settings.BASE_DIR / "manage.py"), "db_worker", "--batch", "--no-startup-delay"]
        subprocess.run(worker, check=True, capture_output=True)  # noqa: S603 - our own command
        perda.refresh_from_db()
        if not perda.gazette_id:
            raise CommandError("Lembaran Daerah gagal dicetak; lihat hasil tugas print_gazette di halaman kelola.")
        return None, f"{perda.gazette.size // 1024} kB, SHA-256 {perda.gazette.sha256[:16]}"


def _name_of(tree) -> str:
    judul = tree.first(Kind.JUDUL)
    return readable(name_in(judul.text))[:400] if judul else ""
