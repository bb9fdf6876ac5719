"""tahapan: the whole table of stages and moves as Markdown."""

from django.core.management.base import BaseCommand, CommandError

from deliberation.core.matters import WAYS
from deliberation.core.table import markdown


class Command(BaseCommand):
    help = "Cetak tabel tahapan dan perpindahannya sebagai Markdown."

    def add_arguments(self, parser) -> None:
        """The ways, all of them when none is named."""
        parser.add_argument("jalur", nargs="*", help=f"satu atau beberapa dari: {', '.join(WAYS)}")

    def handle(self, *args, jalur, **options) -> None:
        """One section a way."""
        if wrong := [way for way in jalur if way not in WAYS]:
            raise CommandError(f"Jalur {wrong[0]} tidak ada. Pilih dari: {', '.join(WAYS)}.")
        for way in jalur or WAYS:
            self.stdout.write(markdown(way))
