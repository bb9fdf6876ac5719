"""verify_versions: recompute the digest chain of every naskah and name the first broken link."""

from django.core.management.base import BaseCommand, CommandError

from documents.actions.freeze import broken_links
from documents.models import Naskah, Version


class Command(BaseCommand):
    help = "Periksa rantai sidik semua versi beku; sebutkan mata rantai pertama yang putus."

    def handle(self, *args, **options):
        """Print how many versions hold; exit 1 with the first broken link of each naskah otherwise."""
        broken = []
        for naskah in Naskah.objects.order_by("pk"):
            links = broken_links(naskah)
            if links:
                broken.append(links[0])
        if broken:
            raise CommandError("\n".join(broken))
        self.stdout.write(f"{Version.objects.count()} versi diperiksa, rantai utuh.")
