"""Deliberation, StageEntry: where a Raperda stands and how it came there."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from deliberation.core.stages import OUT_OF_PROGRAM
from documents.errors import DomainError

USER = settings.AUTH_USER_MODEL


class EntryImmutable(DomainError):
    """A stage once entered stays on record; a mistake is answered by another entry."""


class AppendOnlyQuerySet(models.QuerySet):
    """A queryset that reads and adds one row at a time; nothing of it is ever changed or removed."""

    def _refuse(self, *args, **kwargs):
        raise EntryImmutable(StageEntry.REFUSAL)

    update = bulk_create = bulk_update = delete = update_or_create = _raw_delete = _refuse
    aupdate = abulk_create = abulk_update = adelete = aupdate_or_create = _refuse


class Deliberation(models.Model):
    """The procedure of one Raperda and the facts it has produced so far. The stage itself is a column of Raperda."""

    class Track(models.TextChoices):
        DPRD = "dprd", "Usul DPRD"
        KDH = "kdh", "Usul kepala daerah"

    class ReviewKind(models.TextChoices):
        FASILITASI = "fasilitasi", "Fasilitasi"
        EVALUASI = "evaluasi", "Evaluasi"

    class Matter(models.TextChoices):
        UMUM = "umum", "Umum"
        APBD = "apbd", "APBD"
        PAPBD = "papbd", "Perubahan APBD"
        PJ = "pj", "Pertanggungjawaban pelaksanaan APBD"
        RPJPD = "rpjpd", "RPJPD"
        RPJMD = "rpjmd", "RPJMD"
        PAJAK = "pajak", "Pajak daerah dan retribusi daerah"
        RTRW = "rtrw", "Rencana tata ruang wilayah"

    raperda = models.OneToOneField("documents.Raperda", on_delete=models.PROTECT, related_name="deliberation")
    matter = models.CharField("materi", max_length=8, choices=Matter, default=Matter.UMUM)
    track = models.CharField("jalur", max_length=4, choices=Track)
    review_kind = models.CharField("telaah", max_length=10, choices=ReviewKind)
    in_propemperda = models.BooleanField("tercantum dalam Propemperda", default=True)
    out_of_program_reason = models.CharField(
        "alasan di luar Propemperda", max_length=40, blank=True, choices=tuple(OUT_OF_PROGRAM.items())
    )
    nomor_pokok = models.CharField("nomor pokok", max_length=60, blank=True)
    agreed_on = models.DateField("tanggal persetujuan bersama", null=True, blank=True)
    noreg = models.CharField("nomor register", max_length=60, blank=True)
    noreg_on = models.DateField("tanggal nomor register", null=True, blank=True)
    nomor = models.PositiveIntegerField("nomor", null=True, blank=True)
    tahun = models.PositiveSmallIntegerField("tahun", null=True, blank=True)
    enacted_on = models.DateField("tanggal penetapan", null=True, blank=True)
    promulgated_on = models.DateField("tanggal pengundangan", null=True, blank=True)
    nomor_ld = models.PositiveIntegerField("nomor Lembaran Daerah", null=True, blank=True)
    nomor_tld = models.PositiveIntegerField("nomor Tambahan Lembaran Daerah", null=True, blank=True)
    effective_on = models.DateField("tanggal mulai berlaku", null=True, blank=True)

    class Meta:
        verbose_name = "pembahasan"
        verbose_name_plural = "pembahasan"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(in_propemperda=True) | Q(out_of_program_reason__in=tuple(OUT_OF_PROGRAM)),
                name="in_program_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(nomor__isnull=True, tahun__isnull=True, enacted_on__isnull=True)
                | Q(nomor__gte=1, tahun__isnull=False, enacted_on__isnull=False, agreed_on__isnull=False),
                name="enactment_is_complete",
            ),
            models.CheckConstraint(condition=Q(enacted_on__isnull=True) | ~Q(noreg=""), name="enacted_with_noreg"),
            models.CheckConstraint(
                condition=Q(enacted_on__isnull=True) | Q(enacted_on__gte=F("agreed_on")), name="enacted_after_agreed"
            ),
            models.CheckConstraint(
                condition=Q(promulgated_on__isnull=True)
                | Q(enacted_on__isnull=False, nomor_ld__isnull=False, promulgated_on__gte=F("enacted_on")),
                name="promulgation_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"Pembahasan {self.raperda}"


class StageEntry(models.Model):
    """One stage entered: since when, by which move, with which frozen text, and what was stated then. Append-only."""

    REFUSAL = "Catatan tahapan tidak dapat diubah atau dihapus; catat perpindahan baru untuk membetulkannya."

    deliberation = models.ForeignKey(Deliberation, on_delete=models.PROTECT, related_name="entries")
    stage = models.CharField("tahap", max_length=40)
    since = models.DateField("sejak")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")
    move_verb = models.CharField("perpindahan", max_length=120, blank=True)
    note = models.TextField("catatan", blank=True, help_text="Markdown.")
    version = models.ForeignKey(
        "documents.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="versi"
    )
    stated = models.JSONField("keterangan yang dinyatakan", default=dict, blank=True)
    documents = models.JSONField("dokumen yang ada", default=list, blank=True)
    decision = models.ForeignKey(
        "deliberation.Decision", on_delete=models.PROTECT, null=True, blank=True, related_name="entries",
        verbose_name="keputusan rapat",
    )  # fmt: skip

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        verbose_name = "catatan tahapan"
        verbose_name_plural = "catatan tahapan"
        ordering = ["deliberation", "pk"]
        indexes = [models.Index(fields=["stage", "since"])]
        constraints = [models.CheckConstraint(condition=~Q(stage=""), name="entry_names_a_stage")]

    def __str__(self) -> str:
        return f"{self.stage} sejak {self.since}"

    def save(self, *args, **kwargs):
        """Insert the row. Raises EntryImmutable for a row that already exists."""
        if not self._state.adding:
            raise EntryImmutable(self.REFUSAL)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        """Always raises EntryImmutable."""
        raise EntryImmutable(self.REFUSAL)
