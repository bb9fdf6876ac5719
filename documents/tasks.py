"""Work for the queue: printing a gazette, away from the web process."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from documents.actions import store_gazette
from documents.models import Perda


@task()
def print_gazette(perda_id: int, by_id: int) -> str:
    """SHA-256 (hex) of the gazette of that Perda, printed now unless it was printed before."""
    # Imported here so that a web process that only enqueues never loads the typesetter.
    from documents.printing.gazette import gazette, gazette_facts

    perda = Perda.objects.select_related("daerah", "version").get(pk=perda_id)
    if perda.gazette_id:
        return perda.gazette.sha256
    data = gazette(perda.version.unpacked(), gazette_facts(perda))
    by = get_user_model().objects.get(pk=by_id)
    return store_gazette(perda=perda, data=data, by=by, now=timezone.now()).sha256
