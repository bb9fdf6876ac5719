"""Raperda, Naskah, Edit, Clause, Version: a draft on its road, its text, what was done to it, and what was frozen."""

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from simple_history.models import HistoricalRecords

from documents.core.canon import unpack
from documents.core.tree import Node
from documents.models.guarded import RecordedQuerySet, VersionImmutable
from documents.models.region import Daerah

USER = settings.AUTH_USER_MODEL
SHA256, KEY = 64, 8  # characters


class Raperda(models.Model):
    """A draft regulation on its road. `stage`, `editable`, `is_public` are written by set_stage only."""

    class Initiator(models.TextChoices):
        DPRD = "dprd", "DPRD"
        KDH = "kdh", "Kepala daerah"

    class Subject(models.TextChoices):
        UMUM = "umum", "Umum"
        APBD = "apbd", "APBD"
        PERUBAHAN_APBD = "perubahan_apbd", "Perubahan APBD"
        PERTANGGUNGJAWABAN_APBD = "pertanggungjawaban_apbd", "Pertanggungjawaban pelaksanaan APBD"
        RPJPD = "rpjpd", "RPJPD"
        RPJMD = "rpjmd", "RPJMD"
        PAJAK_RETRIBUSI = "pajak_retribusi", "Pajak daerah dan retribusi daerah"
        RTRW = "rtrw", "Rencana tata ruang wilayah"
        PENCABUTAN = "pencabutan", "Pencabutan"
        PERUBAHAN = "perubahan", "Perubahan"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT, related_name="raperda")
    judul = models.CharField("judul", max_length=400, help_text="Nama setelah kata tentang, tanpa titik.")
    initiator = models.CharField("prakarsa", max_length=4, choices=Initiator)
    subject = models.CharField("pokok", max_length=30, choices=Subject, default=Subject.UMUM)
    tahun = models.PositiveSmallIntegerField("tahun Propemperda")
    stage = models.CharField("tahap", max_length=40, blank=True)
    editable = models.BooleanField("dapat disunting", default=True)
    is_public = models.BooleanField("terbuka untuk umum", default=False)
    keterangan = models.TextField("keterangan", blank=True, help_text="Pokok pikiran dan materi muatan (Markdown).")
    opd = models.CharField("perangkat daerah pelaksana", max_length=160, blank=True)
    anggaran = models.DecimalField("perkiraan anggaran (Rp)", max_digits=18, decimal_places=2, null=True, blank=True)
    catatan_anggaran = models.CharField("catatan anggaran", max_length=300, blank=True)
    menggantikan = models.CharField("peraturan yang digantikan", max_length=400, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = verbose_name_plural = "Raperda"
        ordering = ["-at", "-pk"]
        constraints = [CheckConstraint(condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="anggaran_nonneg")]

    def __str__(self) -> str:
        return self.judul


class Naskah(models.Model):
    """One text. `revision` counts its edits; every writing action locks this row first."""

    class Kind(models.TextChoices):
        RANCANGAN = "rancangan", "Rancangan"
        NASKAH_KERJA = "naskah_kerja", "Naskah kerja perubahan"
        PERDA = "perda", "Peraturan Daerah"
        PUSTAKA = "pustaka", "Pustaka klausul"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT, related_name="naskah")
    raperda = models.ForeignKey(Raperda, on_delete=models.PROTECT, null=True, blank=True, related_name="naskah")
    origin = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="descendants")
    kind = models.CharField(max_length=20, choices=Kind)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "naskah"
        constraints = [
            UniqueConstraint(fields=["raperda"], condition=Q(kind="rancangan"), name="one_rancangan_per_raperda")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.raperda or self.pk}"


class Edit(models.Model):
    """One action on a text: who, when, which verb, on which unit, why, and what it came from (a file, a DIM row).

    `unit` is the key acted on, `address` how it was called then ("Pasal 12"), `stage` where the Raperda stood.
    """

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="edits")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=20)
    unit = models.CharField(max_length=KEY, blank=True)
    address = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "suntingan"
        ordering = ["pk"]
        indexes = [models.Index(fields=["naskah", "at"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.address}".strip()


class Clause(models.Model):
    """One unit of a text, down to angka. `key` is its identity; `unit` is the key of the unit of editing it is part of.

    `number` is empty while a draft is open (numbers are computed) and frozen otherwise. `revision` of a unit of
    editing grows with every edit inside it. `edit` is the action that wrote the row last, so every history row
    names its action.
    """

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=KEY)
    unit = models.CharField(max_length=KEY, db_index=True)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="children")
    position = models.BigIntegerField()
    number = models.CharField(max_length=20, blank=True)
    heading = models.TextField(blank=True)
    text = models.TextField(blank=True)
    explains = models.CharField(max_length=KEY, blank=True)
    revision = models.PositiveIntegerField(default=0)
    edit = models.ForeignKey(Edit, on_delete=models.PROTECT, related_name="+")

    plain = models.Manager()  # for documents.history only; test_architecture holds everybody else off
    objects = RecordedQuerySet.as_manager()
    history = HistoricalRecords(history_change_reason_field=models.CharField(max_length=400, null=True))

    class Meta:
        base_manager_name = default_manager_name = "objects"
        verbose_name = verbose_name_plural = "klausul"
        ordering = ["position", "pk"]
        constraints = [UniqueConstraint(fields=["naskah", "key"], name="key_unique_in_naskah")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Version(models.Model):
    """A whole text frozen: compressed canonical JSON of its tree, linked to the version before it by digest."""

    REFUSAL = "Versi yang sudah dibekukan tidak dapat diubah atau dihapus. Bekukan versi baru."

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField("nama versi", max_length=160)
    stage = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    tree = models.BinaryField()
    digest = models.CharField(max_length=SHA256)
    previous_digest = models.CharField(max_length=SHA256, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "versi"
        ordering = ["naskah", "number"]
        constraints = [
            UniqueConstraint(fields=["naskah", "number"], name="version_number_once"),
            UniqueConstraint(fields=["naskah", "previous_digest"], name="version_chain_linear"),
        ]

    def __str__(self) -> str:
        return f"Versi {self.number}: {self.name}"

    def save(self, *args, **kwargs):
        """Insert the row. Raises VersionImmutable for a row that already exists."""
        if not self._state.adding:
            raise VersionImmutable(self.REFUSAL)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        """Always raises VersionImmutable."""
        raise VersionImmutable(self.REFUSAL)

    def unpacked(self) -> Node:
        """The frozen tree, with its keys and printed numbers."""
        return unpack(bytes(self.tree))
