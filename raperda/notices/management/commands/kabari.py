"""kabari: tell people what has happened, in the application and by e-mail; once a day also the summary."""

import time

from django.core.management.base import BaseCommand
from django.utils import timezone

from raperda.notices.actions import send_digests, tell_news


class Command(BaseCommand):
    help = "Beri tahu siapa yang perlu tahu sejak terakhir dijalankan; jalankan tiap beberapa menit, atau --jeda."

    def add_arguments(self, parser) -> None:
        """Once, or again and again."""
        parser.add_argument("--jeda", type=int, help="ulangi terus dengan jeda sekian detik")

    def handle(self, *args, jeda, **options) -> None:
        """One line where somebody was told something."""
        while True:
            made, mailed = tell_news(now=timezone.now()), send_digests(now=timezone.now())
            if made or mailed or not jeda:
                self.stdout.write(f"{made} pemberitahuan, {mailed} ringkasan harian")
            if not jeda:
                return
            time.sleep(jeda)
