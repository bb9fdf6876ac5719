"""publish: the Perda that went the road, opened to the public by somebody who did not promulgate it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from deliberation.models import Deliberation
from documents import actions as text
from documents.errors import DomainError
from documents.models import Perda, Setting

PROMULGATED = "autentifikasi"  # the stage that pengundangan leads to
FOUR_EYES = (
    "Perda diterbitkan oleh orang lain daripada yang mencatat pengundangannya (empat mata). "
    "Minta rekan yang berhak menerbitkan memeriksa nomor dan tanggalnya, lalu menerbitkannya."
)


class PublishRefused(DomainError):
    """A publication by who prepared it."""


@transaction.atomic
def publish(*, deliberation: Deliberation, by, now) -> Perda:
    """The Perda open to the public. Raises PublishRefused for who promulgated it (setting empat_mata, on)."""
    perda = Perda.objects.select_for_update().get(raperda_id=deliberation.raperda_id)
    if is_own_promulgation(deliberation, perda, by, timezone.localdate(now)):
        raise PublishRefused(FOUR_EYES)
    return text.publish(perda=perda, by=by, now=now)


def is_own_promulgation(deliberation: Deliberation, perda: Perda, by, today: date) -> bool:
    """Whether the person recorded its pengundangan and so may not publish it (process.md §1.1; setting empat_mata).

    A Perda that is published already may be printed again by anybody who may publish.
    """
    if perda.published_at is not None:
        return False
    entries = [entry for entry in deliberation.entries.all() if entry.stage == PROMULGATED]
    if not entries or max(entries, key=lambda entry: entry.pk).by_id != by.pk:
        return False
    return bool(Setting.objects.choice("empat_mata", deliberation.raperda.daerah, today, True))
