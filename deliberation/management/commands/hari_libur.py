"""hari_libur: fill the calendar of a year with the national days off."""

from django.core.management.base import BaseCommand, CommandError

from deliberation.actions import import_holidays
from deliberation.reading.national import FIRST, LAST, national_days


class Command(BaseCommand):
    help = "Isi kalender dengan hari libur nasional dan cuti bersama; yang sudah ada dibiarkan."

    def add_arguments(self, parser) -> None:
        """The years."""
        parser.add_argument("tahun", nargs="+", type=int, help="misalnya 2026 2027")

    def handle(self, *args, tahun, **options) -> None:
        """One line a year: how many days were added."""
        if wrong := [year for year in tahun if not FIRST <= year <= LAST]:
            raise CommandError(f"Tahun {wrong[0]} di luar {FIRST}-{LAST}.")
        for year in tahun:
            made = import_holidays(year=year, days=national_days(year))
            self.stdout.write(f"{year}: {len(made)} hari libur ditambahkan")
