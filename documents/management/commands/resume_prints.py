"""manage.py resume_prints: put back into the queue what was being printed when its worker was killed."""

from django.core.management.base import BaseCommand

from documents.actions.resume import resume_prints


class Command(BaseCommand):
    """To run before a worker starts."""

    help = "Kembalikan ke antrean cetakan yang terputus karena pekerjanya berhenti."

    def handle(self, *args, **options) -> None:
        """How many were put back."""
        count = resume_prints()
        if options["verbosity"]:
            self.stdout.write(f"{count} cetakan dikembalikan ke antrean.")
