"""ingatkan_tenggat: once a day, tell by e-mail who must act on deadlines that are near or over."""

from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from deliberation.core.clock import SOON
from documents.models import Daerah
from raperda.reminding import remind_all


class Command(BaseCommand):
    help = "Ingatkan lewat surel, satu kali untuk tiap tenggat dan orang; jalankan sekali sehari."

    def add_arguments(self, parser) -> None:
        """How early, and on which day."""
        parser.add_argument("--hari", type=int, default=SOON, help="berapa hari kerja sebelumnya (bawaan: 3)")
        parser.add_argument("--tanggal", type=date.fromisoformat, help="hitung seolah-olah hari ini tanggal itu")

    def handle(self, *args, hari, tanggal, **options) -> None:
        """One line a region: how many mails wait in the queue."""
        today = tanggal or timezone.localdate()
        for daerah in Daerah.objects.all():
            count = remind_all(daerah, today=today, now=timezone.now(), days=hari)
            self.stdout.write(f"{daerah}: {count} surel")
