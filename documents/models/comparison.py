"""Comparison: what differs between two frozen texts, kept as it was first told."""

from django.db import models
from django.db.models import UniqueConstraint

from documents.models.text import Version


class Comparison(models.Model):
    """The changes between two versions by one algorithm (documents.core.diff), as compressed JSON; never told anew."""

    old = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    new = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    algorithm = models.CharField(max_length=20)
    changes = models.BinaryField()
    words_deleted = models.PositiveIntegerField()
    words_inserted = models.PositiveIntegerField()
    units_changed = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "perbandingan"
        constraints = [UniqueConstraint(fields=["old", "new", "algorithm"], name="comparison_told_once")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"
