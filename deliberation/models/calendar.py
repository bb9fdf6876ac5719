"""Holiday, Feed, Reminder, Settled, Pause: days no hari kerja counts, and what is told and noted about deadlines."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

USER = settings.AUTH_USER_MODEL


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


class Feed(models.Model):
    """A secret address under which a calendar program reads the deadlines and meetings of a person or a body."""

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.CASCADE, related_name="feeds")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, null=True, blank=True, related_name="feeds")
    body = models.ForeignKey("deliberation.Body", on_delete=models.CASCADE, null=True, blank=True, related_name="feeds")
    token = models.CharField("alamat rahasia", max_length=43, unique=True)
    at = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = verbose_name_plural = "langganan kalender"
        constraints = [
            models.UniqueConstraint(fields=["daerah", "user"], name="feed_once_a_person"),
            models.UniqueConstraint(fields=["body"], name="feed_once_a_body"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, body__isnull=True) | Q(user__isnull=True, body__isnull=False),
                name="feed_of_a_person_or_a_body",
            ),
        ]

    def __str__(self) -> str:
        return f"Kalender {self.user or self.body}"


class Reminder(models.Model):
    """One person told of one deadline of one Raperda: once for each time it began to run."""

    deliberation = models.ForeignKey("deliberation.Deliberation", on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    rule = models.CharField("tenggat", max_length=40)
    start = models.DateField("dihitung sejak")
    at = models.DateTimeField("dikirim")

    class Meta:
        verbose_name = verbose_name_plural = "pengingat"
        constraints = [
            models.UniqueConstraint(fields=["deliberation", "user", "rule", "start"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} kepada {self.user}"


class Settled(models.Model):
    """A deadline that no stage ends, noted as met: by which rule, when, who says so."""

    deliberation = models.ForeignKey("deliberation.Deliberation", on_delete=models.CASCADE, related_name="settled")
    rule = models.CharField("tenggat", max_length=40)
    note = models.CharField("dipenuhi dengan", max_length=300)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = verbose_name_plural = "tenggat terpenuhi"
        constraints = [models.UniqueConstraint(fields=["deliberation", "rule"], name="settled_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.note}"


class Pause(models.Model):
    """A deadline that stands still while the file is incomplete: since when, and the day the file was complete."""

    deliberation = models.ForeignKey("deliberation.Deliberation", on_delete=models.CASCADE, related_name="pauses")
    rule = models.CharField("tenggat", max_length=40)
    since = models.DateField("berkas dinyatakan belum lengkap")
    until = models.DateField("berkas lengkap", null=True, blank=True)
    note = models.CharField("yang kurang", max_length=300)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")
    ended_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "jeda tenggat"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="pause_in_order"),
            models.UniqueConstraint(
                fields=["deliberation", "rule"], condition=Q(until__isnull=True), name="paused_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.note}"
