"""Holiday: days on which offices do not work, which no hari kerja counts."""

from django.db import models


class Holiday(models.Model):
    """A day off, for all regions or one (SKB cuti bersama, local holidays); Saturdays and Sundays need no row."""

    class Kind(models.TextChoices):
        LIBUR = "libur", "Libur nasional"
        CUTI = "cuti", "Cuti bersama"
        LOKAL = "lokal", "Libur daerah"

    daerah = models.ForeignKey(
        "documents.Daerah", on_delete=models.CASCADE, null=True, blank=True, related_name="holidays"
    )
    date = models.DateField("tanggal")
    kind = models.CharField("jenis", max_length=6, choices=Kind, default=Kind.LIBUR)
    name = models.CharField("nama", max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "date"], name="holiday_once"),
            models.UniqueConstraint(
                fields=["date"], condition=models.Q(daerah__isnull=True), name="national_holiday_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.name}"
