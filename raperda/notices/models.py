"""Notice, Choice, Follow, Mark: what somebody is told, by which way, about what, and up to where it has been told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

USER = settings.AUTH_USER_MODEL


class Kind(models.TextChoices):
    """What a notice is about."""

    TUGAS = "tugas", "Tugas diberikan kepada saya atau dijawab"
    TENGGAT = "tenggat", "Tenggat yang menyangkut peran saya"
    USULAN = "usulan", "Usulan saya diputus, atau usulan pada yang saya ikuti"
    KOMENTAR = "komentar", "Komentar saya dijawab, atau komentar pada yang saya ikuti"
    TAHAP = "tahap", "Raperda yang saya ikuti berpindah tahap"
    VERSI = "versi", "Versi baru dari Raperda yang saya ikuti"
    RAPAT = "rapat", "Rapat tentang Raperda yang saya ikuti"
    SUNTINGAN = "suntingan", "Suntingan pada yang saya ikuti, sekali sehari"


class Mail(models.TextChoices):
    """When it also goes by e-mail."""

    TIDAK = "tidak", "Tidak"
    SEGERA = "segera", "Segera"
    HARIAN = "harian", "Ringkasan harian"


# What holds for who has chosen nothing.
MAIL_OF = {Kind.TUGAS: Mail.SEGERA, Kind.TENGGAT: Mail.SEGERA, Kind.SUNTINGAN: Mail.TIDAK}


class Notice(models.Model):
    """One thing one person is told, once: `source` names what it was told from. `app` False: by e-mail only."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField("perihal", max_length=10, choices=Kind)
    raperda = models.ForeignKey(
        "documents.Raperda", on_delete=models.CASCADE, null=True, blank=True, related_name="notices"
    )
    title = models.CharField("isi", max_length=300)
    url = models.CharField("alamat", max_length=200)
    source = models.CharField("sumber", max_length=80)
    at = models.DateTimeField("waktu")
    app = models.BooleanField("dalam aplikasi", default=True)
    mail = models.CharField("surel", max_length=6, choices=Mail, default=Mail.TIDAK)
    read_at = models.DateTimeField("dibaca", null=True, blank=True)
    mailed_at = models.DateTimeField("dikirim", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan"
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-at"]),
            models.Index(fields=["user"], condition=Q(app=True, read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["mail"], condition=Q(mailed_at__isnull=True), name="notice_unmailed"),
        ]
        constraints = [models.UniqueConstraint(fields=["user", "source"], name="told_once")]

    def __str__(self) -> str:
        return self.title


class Choice(models.Model):
    """How one person wants to be told of one kind of thing."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="notice_choices")
    kind = models.CharField("perihal", max_length=10, choices=Kind)
    app = models.BooleanField("dalam aplikasi", default=True)
    mail = models.CharField("surel", max_length=6, choices=Mail, default=Mail.HARIAN)

    class Meta:
        verbose_name = verbose_name_plural = "pilihan pemberitahuan"
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="choice_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"


class Follow(models.Model):
    """Somebody who wants to hear of a Raperda, or of one unit of its text (`key`), since when."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="follows")
    raperda = models.ForeignKey("documents.Raperda", on_delete=models.CASCADE, related_name="followers")
    key = models.CharField("unit", max_length=8, blank=True)
    name = models.CharField("sebutan unit", max_length=200, blank=True)
    at = models.DateTimeField("sejak")

    class Meta:
        verbose_name = verbose_name_plural = "yang diikuti"
        constraints = [models.UniqueConstraint(fields=["user", "raperda", "key"], name="follows_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.name or self.raperda}"


class Mark(models.Model):
    """Up to where the news has been told: the moment, and the last item of an agenda. One row, which is the lock."""

    name = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField("sampai")
    item = models.PositiveBigIntegerField("mata acara terakhir", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "batas kabar"

    def __str__(self) -> str:
        return f"{self.name}: {self.at}"
