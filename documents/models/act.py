"""Perda, Relation, Attachment: an enacted regulation, what it does to others, and the stored files."""

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from documents.models.guarded import PerdaImmutable, RecordedQuerySet
from documents.models.region import Daerah
from documents.models.text import SHA256, USER, Raperda, Version


class Perda(models.Model):
    """An enacted regulation. Once promulgated its legal columns never change again."""

    class Status(models.TextChoices):
        DITETAPKAN = "ditetapkan", "Ditetapkan"
        BERLAKU = "berlaku", "Berlaku"
        DICABUT = "dicabut", "Dicabut"

    LEGAL = (
        "daerah_id", "raperda_id", "nomor", "tahun", "judul", "version_id", "tanggal_penetapan", "nama_kepala",
        "jabatan_kepala", "tanggal_pengundangan", "nama_sekda", "jabatan_sekda", "nomor_ld", "nomor_tld", "noreg",
    )  # fmt: skip

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT, related_name="perda")
    raperda = models.OneToOneField(Raperda, on_delete=models.PROTECT, null=True, blank=True, related_name="perda")
    nomor = models.PositiveIntegerField("nomor")
    tahun = models.PositiveSmallIntegerField("tahun")
    judul = models.CharField("judul", max_length=400)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.DITETAPKAN)
    ringkasan = models.TextField("ringkasan", blank=True, help_text="Untuk pembaca umum (Markdown).")
    tanggal_penetapan = models.DateField("tanggal penetapan")
    jabatan_kepala = models.CharField("jabatan penanda tangan", max_length=80)
    nama_kepala = models.CharField("nama penanda tangan", max_length=120)
    noreg = models.CharField("nomor register", max_length=60)
    tanggal_pengundangan = models.DateField("tanggal pengundangan", null=True, blank=True)
    jabatan_sekda = models.CharField("jabatan yang mengundangkan", max_length=80, blank=True)
    nama_sekda = models.CharField("nama yang mengundangkan", max_length=120, blank=True)
    nomor_ld = models.PositiveIntegerField("nomor Lembaran Daerah", null=True, blank=True)
    nomor_tld = models.PositiveIntegerField("nomor Tambahan Lembaran Daerah", null=True, blank=True)
    published_at = models.DateTimeField("diterbitkan", null=True, blank=True)
    gazette = models.OneToOneField("Attachment", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecordedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "Perda"
        ordering = ["-tahun", "-nomor"]
        constraints = [
            UniqueConstraint(fields=["daerah", "tahun", "nomor"], name="perda_number_once"),
            UniqueConstraint(
                fields=["daerah", "nomor_tld"], condition=Q(nomor_tld__isnull=False), name="tld_number_once"
            ),
            CheckConstraint(
                condition=Q(status="ditetapkan")
                | Q(tanggal_pengundangan__isnull=False, nomor_ld__isnull=False) & ~Q(nama_sekda=""),
                name="promulgated_is_complete",
            ),
            CheckConstraint(
                condition=Q(tanggal_pengundangan__isnull=True) | Q(tanggal_pengundangan__gte=F("tanggal_penetapan")),
                name="promulgated_after_enacted",
            ),
            CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(status="ditetapkan"), name="published_is_promulgated"
            ),
        ]

    def __str__(self) -> str:
        return f"Perda {self.daerah} Nomor {self.nomor} Tahun {self.tahun}"

    def save(self, *args, **kwargs):
        """Save. Raises PerdaImmutable where it would take back a promulgation, change its columns, or its gazette."""
        before = Perda.objects.filter(pk=self.pk).values(*self.LEGAL, "status", "gazette_id").first() if self.pk else {}
        if before and not self._goes_on_from(before):
            raise PerdaImmutable("Perda yang sudah diundangkan dan Lembaran Daerahnya hanya berubah oleh Perda lain.")
        super().save(*args, **kwargs)

    def _goes_on_from(self, before: dict[str, object]) -> bool:
        if before["gazette_id"] not in (None, self.gazette_id):
            return False
        same = all(before[name] == getattr(self, name) for name in self.LEGAL)
        return before["status"] == self.Status.DITETAPKAN or (same and self.status != self.Status.DITETAPKAN)


class Relation(models.Model):
    """What one Perda does to another regulation, known here by row or by its citation."""

    class Kind(models.TextChoices):
        MENGUBAH = "mengubah", "mengubah"
        MENCABUT = "mencabut", "mencabut"
        MENCABUT_SEBAGIAN = "mencabut_sebagian", "mencabut sebagian"
        MELAKSANAKAN = "melaksanakan", "melaksanakan"

    perda = models.ForeignKey(Perda, on_delete=models.PROTECT, related_name="relations")
    kind = models.CharField(max_length=20, choices=Kind)
    target = models.ForeignKey(Perda, on_delete=models.PROTECT, null=True, blank=True, related_name="affected_by")
    citation = models.CharField("sebutan", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "hubungan"
        constraints = [CheckConstraint(condition=Q(target__isnull=False) | ~Q(citation=""), name="relation_has_target")]

    def __str__(self) -> str:
        return f"{self.perda} {self.get_kind_display()} {self.target or self.citation}"


class Attachment(models.Model):
    """A stored file with its SHA-256: an upload checked by content, or a print of ours."""

    class Kind(models.TextChoices):
        SUMBER = "sumber", "Berkas asal naskah"
        DOKUMEN = "dokumen", "Dokumen tahapan"
        GAZET = "gazet", "Lembaran Daerah"
        EDARAN = "edaran", "Berkas Word yang kembali"
        GAMBAR = "gambar", "Gambar lampiran"
        BANDING = "banding", "Cetakan perbandingan"

    raperda = models.ForeignKey(Raperda, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments")
    perda = models.ForeignKey(Perda, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments")
    kind = models.CharField(max_length=10, choices=Kind)
    document = models.CharField("jenis dokumen", max_length=60, blank=True)
    name = models.CharField("nama berkas", max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=SHA256)
    file = models.FileField(max_length=200)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "berkas"
        ordering = ["-at", "-pk"]
        constraints = [
            CheckConstraint(condition=Q(raperda__isnull=False) | Q(perda__isnull=False), name="attachment_has_owner")
        ]

    def __str__(self) -> str:
        return self.name
