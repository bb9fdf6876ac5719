"""What refuses: errors of guarded rows, and the queryset that refuses every write which history would not see."""

from django.db import models

from documents.errors import DomainError


class BulkWriteRefused(DomainError):
    """A write that would leave no trace in the history, or slip past what a row checks when it is saved."""


class VersionImmutable(DomainError):
    """A frozen text stays as it is; what changes later is frozen anew."""


class PerdaImmutable(DomainError):
    """A promulgated Perda is changed only by another Perda (UU 12/2011 Pasal 7, Lampiran II angka 231)."""


class RecordedQuerySet(models.QuerySet):
    """A queryset of guarded rows: reads freely, refuses every write that history and Model.save would not see."""

    def _refuse(self, *args, **kwargs):
        raise BulkWriteRefused("Baris ini hanya ditulis satu per satu oleh documents.history atau documents.actions.")

    update = bulk_create = bulk_update = delete = aupdate = abulk_create = abulk_update = adelete = _refuse
