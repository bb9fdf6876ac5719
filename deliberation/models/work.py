"""Assignment: a piece of work given to one person with a date ("mohon telaah Pasal 12 sampai 15")."""

from django.conf import settings
from django.db import models
from django.db.models import Q

USER = settings.AUTH_USER_MODEL


class Assignment(models.Model):
    """One task: who asks whom for what by when, on which units of a text, and what came of it."""

    class Status(models.TextChoices):
        DIBERIKAN = "diberikan", "Diberikan"
        DIAMBIL = "diambil", "Dikerjakan"
        SELESAI = "selesai", "Selesai"
        DIKEMBALIKAN = "kembali", "Dikembalikan"
        BATAL = "batal", "Dibatalkan"

    raperda = models.ForeignKey("documents.Raperda", on_delete=models.PROTECT, related_name="assignments")
    to = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="received", verbose_name="kepada")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="given", verbose_name="dari")
    title = models.CharField("yang diminta", max_length=240)
    units = models.JSONField("bagian naskah", default=list, blank=True, help_text="Kunci unit.")
    due = models.DateField("paling lambat", null=True, blank=True)
    status = models.CharField("keadaan", max_length=9, choices=Status, default=Status.DIBERIKAN)
    answer = models.TextField("jawaban", blank=True)
    at = models.DateTimeField("diberikan")
    taken_at = models.DateTimeField("diambil", null=True, blank=True)
    closed_at = models.DateTimeField("selesai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "tugas"
        ordering = ["due", "pk"]
        indexes = [models.Index(fields=["to", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["diberikan", "diambil"], closed_at__isnull=True)
                | Q(status__in=["selesai", "kembali", "batal"], closed_at__isnull=False),
                name="closed_work_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title
