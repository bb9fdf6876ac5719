"""Comment, Suggestion: what people say about a unit, and the words they would like it to have."""

from django.db import models
from django.db.models import CheckConstraint, Q

from documents.models.act import Attachment
from documents.models.text import KEY, USER, Edit, Naskah


class Comment(models.Model):
    """A remark on a unit, or an answer to one; it follows the key. `author` is a name that came with a Word file."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="comments")
    key = models.CharField(max_length=KEY)
    address = models.CharField(max_length=200, blank=True)
    answers = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    text = models.TextField("komentar")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    author = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    resolved_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    upload = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")

    class Meta:
        verbose_name = verbose_name_plural = "komentar"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["naskah", "key"])]
        constraints = [
            CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, answers__isnull=True),
                name="comment_resolved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.text[:40]}"


class Suggestion(models.Model):
    """A change somebody proposes to a unit, decided by who may edit; an accepted one is the source of its Edit.

    `key` is the unit to change or remove, or the one beside which (`where`) a unit of `kind` is to come in; `base` is
    the printed form it was written against, `text` the wanted one.
    """

    class Verb(models.TextChoices):
        UBAH = "ubah", "mengubah"
        SISIP = "sisip", "menyisipkan"
        HAPUS = "hapus", "menghapus"
        PINDAH = "pindah", "memindahkan"

    class Status(models.TextChoices):
        TERBUKA = "terbuka", "Menunggu keputusan"
        DITERIMA = "diterima", "Diterima"
        SEBAGIAN = "sebagian", "Diterima sebagian"
        DITOLAK = "ditolak", "Ditolak"
        DITARIK = "ditarik", "Ditarik"

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="suggestions")
    key = models.CharField(max_length=KEY)
    address = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=10, choices=Verb, default=Verb.UBAH)
    kind = models.CharField(max_length=20, blank=True)
    where = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=KEY, blank=True)
    base = models.TextField(blank=True)
    base_revision = models.PositiveIntegerField(default=0)
    text = models.TextField("usulan", blank=True)
    reason = models.CharField("alasan", max_length=400, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    author = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status, default=Status.TERBUKA)
    decided_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField("alasan keputusan", max_length=400, blank=True)
    edit = models.ForeignKey(Edit, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions")
    upload = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions")

    class Meta:
        verbose_name = verbose_name_plural = "usulan"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["naskah", "status"]), models.Index(fields=["naskah", "key"])]
        constraints = [
            CheckConstraint(
                condition=Q(status="terbuka", decided_at__isnull=True)
                | ~Q(status="terbuka") & Q(decided_at__isnull=False),
                name="suggestion_decided_with_day",
            ),
            CheckConstraint(
                condition=~Q(status__in=["diterima", "sebagian"]) | Q(edit__isnull=False), name="accepted_has_edit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.address}"
