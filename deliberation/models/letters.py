"""Letter, LetterSeries: the register of letters of a region, in and out, and how its numbers are written."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

USER = settings.AUTH_USER_MODEL


class LetterSeries(models.Model):
    """One run of numbers an office keeps for a year; `pattern` writes them: "{kode}/{urut}/{unit}/{tahun}"."""

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="letter_series")
    name = models.CharField("buku nomor", max_length=40, help_text="Misalnya Setwan, Bagian Hukum.")
    tahun = models.PositiveSmallIntegerField("tahun")
    kode = models.CharField("kode klasifikasi", max_length=20, blank=True)
    unit = models.CharField("kode unit", max_length=40, blank=True)
    pattern = models.CharField("pola nomor", max_length=80, default="{kode}/{urut}/{unit}/{tahun}")
    last = models.PositiveIntegerField("nomor terakhir", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "buku nomor surat"
        ordering = ["daerah", "-tahun", "name"]
        constraints = [models.UniqueConstraint(fields=["daerah", "name", "tahun"], name="series_once_a_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.tahun}"


class Letter(models.Model):
    """One letter of the register: what it is, its number, about which Raperda or meeting, and its signed scan."""

    class Direction(models.TextChoices):
        KELUAR = "keluar", "Surat keluar"
        MASUK = "masuk", "Surat masuk"

    class Status(models.TextChoices):
        KONSEP = "konsep", "Konsep"
        BERNOMOR = "bernomor", "Bernomor"
        TERKIRIM = "terkirim", "Terkirim"
        DITERIMA = "diterima", "Diterima"
        BATAL = "batal", "Batal"

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="letters")
    direction = models.CharField("arah", max_length=6, choices=Direction, default=Direction.KELUAR)
    paper = models.CharField("bentuk", max_length=40, blank=True, help_text="Nama bentuk surat; kosong: surat lain.")
    series = models.ForeignKey(LetterSeries, on_delete=models.PROTECT, null=True, blank=True, related_name="letters")
    urut = models.PositiveIntegerField("nomor urut", null=True, blank=True)
    nomor = models.CharField("nomor", max_length=80, blank=True)
    date = models.DateField("tanggal", null=True, blank=True)
    subject = models.CharField("hal", max_length=400)
    sender = models.CharField("dari", max_length=200, blank=True)
    recipient = models.CharField("kepada", max_length=400, blank=True)
    raperda = models.ForeignKey(
        "documents.Raperda", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    rapat = models.ForeignKey(
        "deliberation.Rapat", on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    stage = models.CharField("tahap", max_length=40, blank=True)
    text = models.TextField("isi", blank=True, help_text="Bahasa surat; kosong: menurut bentuknya.")
    scan = models.ForeignKey(
        "documents.Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="pindaian bertanda tangan",
    )  # fmt: skip
    status = models.CharField("keadaan", max_length=8, choices=Status, default=Status.KONSEP)
    received_on = models.DateField("diterima penerima", null=True, blank=True, help_text="Bukti terima surat keluar.")
    note = models.TextField("alasan pembatalan", blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")
    confirmed_by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField("dikukuhkan", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "surat"
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["daerah", "date"])]
        constraints = [
            models.UniqueConstraint(fields=["series", "urut"], name="letter_number_once"),
            models.CheckConstraint(
                condition=Q(status__in=["konsep", "batal"]) | (~Q(nomor="") & Q(date__isnull=False)),
                name="letter_goes_out_numbered",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(status="diterima", received_on__gte=F("date")),
                name="letter_received_after_it_was_written",
            ),
            models.CheckConstraint(condition=Q(stage="") | Q(raperda__isnull=False), name="letter_stage_of_a_raperda"),
        ]

    def __str__(self) -> str:
        return f"{self.nomor or 'tanpa nomor'}: {self.subject}"
