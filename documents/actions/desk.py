"""keep_unsaved, drop_unsaved, be_present, leave: what lies on a person's desk while they write. No edit, no lock."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from documents import history
from documents.errors import DomainError
from documents.models import Clause, Naskah, Presence, UnsavedText

LEASE = timedelta(seconds=60)
# Of an UnsavedText: its person saved the unit after the copy was made, so that nothing in it is unsaved any more.
SAVED_SINCE = Exists(
    Clause.objects.filter(
        naskah=OuterRef("naskah"), key=OuterRef("key"), revision__gt=OuterRef("revision"),
        edit__by=OuterRef("by"), edit__at__gte=OuterRef("at"),
    )
)  # fmt: skip


class NoSuchUnit(DomainError):
    """The text has no such unit, so nothing can be kept for it."""


@transaction.atomic
def keep_unsaved(*, naskah: Naskah, key: str, text: str, revision: int, by, now) -> UnsavedText:
    """What the person typed for a unit and has not saved, from the unit's `revision`; an older copy gives way.

    A unit that was removed in the meantime keeps its copy as long as the history knows it. Raises NoSuchUnit.
    """
    known = Clause.objects.filter(naskah=naskah, key=key, unit=key).exists()
    if not known and next(history.snapshots(naskah.pk, key), None) is None:
        raise NoSuchUnit("Bagian ini tidak ada dalam naskah.")
    row = UnsavedText(naskah=naskah, key=key, by=by, text=text, revision=revision, at=now)
    UnsavedText.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["naskah", "key", "by"],
        update_fields=["text", "revision", "at"],
    )
    return row


@transaction.atomic
def drop_unsaved(*, naskah: Naskah, key: str, by) -> int:
    """How many copies went (0 or 1): the text is saved, or the person threw it away."""
    return UnsavedText.objects.filter(naskah=naskah, key=key, by=by).delete()[0]


@transaction.atomic
def be_present(*, naskah: Naskah, key: str, by, now) -> Presence:
    """The person's lease on having that unit open, for a minute from `now`; it keeps nobody out, and a save ends it.

    Copies of theirs that a save has overtaken go: the save itself leaves them lying, as nobody is offered them.
    """
    row = Presence(naskah=naskah, key=key, by=by, until=now + LEASE)
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["naskah", "by"], update_fields=["key", "until"]
    )
    UnsavedText.objects.filter(SAVED_SINCE, naskah=naskah, by=by).delete()
    return row


@transaction.atomic
def leave(*, naskah: Naskah, by) -> int:
    """How many leases ended (0 or 1)."""
    return Presence.objects.filter(naskah=naskah, by=by).delete()[0]
