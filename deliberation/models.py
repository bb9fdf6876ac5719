"""Deliberation, StageEntry, Body, Rapat, AgendaItem: where a Raperda stands, how it came there, who meets about it."""

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

    raperda = models.OneToOneField("documents.Raperda", on_delete=models.PROTECT, related_name="deliberation")
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


class Body(models.Model):
    """A body of the council that meets: the plenary, a committee, a fraksi (UU 23/2014 Pasal 163)."""

    class Kind(models.TextChoices):
        DPRD = "dprd", "DPRD"
        PIMPINAN = "pimpinan", "Pimpinan DPRD"
        BAPEMPERDA = "bapemperda", "Badan Pembentukan Peraturan Daerah"
        BANMUS = "banmus", "Badan Musyawarah"
        BANGGAR = "banggar", "Badan Anggaran"
        KOMISI = "komisi", "Komisi"
        PANSUS = "pansus", "Panitia khusus"
        FRAKSI = "fraksi", "Fraksi"

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField("jenis", max_length=12, choices=Kind)
    nama = models.CharField("nama", max_length=120)

    class Meta:
        verbose_name = "alat kelengkapan"
        verbose_name_plural = "alat kelengkapan"
        ordering = ["daerah", "kind", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "kind", "nama"], name="body_name_once"),
            models.UniqueConstraint(
                fields=["daerah", "kind"],
                condition=Q(kind__in=["dprd", "pimpinan", "bapemperda", "banmus", "banggar"]),
                name="standing_body_once",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Rapat(models.Model):
    """One meeting of one body. Its agenda may name several Raperda, and a Raperda has many meetings."""

    class Kind(models.TextChoices):
        PARIPURNA = "paripurna", "Rapat paripurna"
        RAPAT_KERJA = "rapat_kerja", "Rapat kerja"
        RAPAT_BAPEMPERDA = "rapat_bapemperda", "Rapat Bapemperda"
        RAPAT_PANSUS = "rapat_pansus", "Rapat panitia khusus"
        RAPAT_KOMISI = "rapat_komisi", "Rapat komisi"
        RAPAT_BANMUS = "rapat_banmus", "Rapat Badan Musyawarah"
        RAPAT_PIMPINAN = "rapat_pimpinan", "Rapat pimpinan"
        RAPAT_FRAKSI = "rapat_fraksi", "Rapat fraksi"
        RDPU = "rdpu", "Rapat dengar pendapat umum"

    class Status(models.TextChoices):
        DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
        DIBUKA = "dibuka", "Dibuka"
        DITUNDA = "ditunda", "Ditunda"
        SELESAI = "selesai", "Selesai"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="rapat")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="rapat", verbose_name="alat kelengkapan")
    kind = models.CharField("jenis rapat", max_length=20, choices=Kind)
    title = models.CharField("acara", max_length=240)
    date = models.DateField("tanggal")
    time = models.TimeField("waktu", null=True, blank=True)
    place = models.CharField("tempat", max_length=200)
    status = models.CharField("keadaan", max_length=12, choices=Status, default=Status.DIJADWALKAN)
    notes = models.TextField("catatan", blank=True, help_text="Markdown.")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = ["-date", "-time", "-pk"]
        indexes = [models.Index(fields=["daerah", "date"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"


class AgendaItem(models.Model):
    """One item of a meeting's agenda, often about one Raperda in one stage of its road."""

    rapat = models.ForeignKey(Rapat, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("urutan")
    title = models.CharField("mata acara", max_length=300)
    raperda = models.ForeignKey(
        "documents.Raperda", on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    stage = models.CharField("tahap", max_length=40, blank=True)

    class Meta:
        verbose_name = "mata acara"
        verbose_name_plural = "mata acara"
        ordering = ["rapat", "order"]
        constraints = [
            models.UniqueConstraint(fields=["rapat", "order"], name="agenda_order_once"),
            models.CheckConstraint(condition=Q(stage="") | Q(raperda__isnull=False), name="agenda_stage_of_a_raperda"),
        ]

    def __str__(self) -> str:
        return self.title
