"""Daerah, Setting, Raperda, Naskah, Clause, Edit, Version, Perda, Relation, Attachment: the rows of a text."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from documents.core.canon import unpack
from documents.core.tree import Node
from documents.errors import DomainError

USER = settings.AUTH_USER_MODEL
SHA256 = 64
KEY = 8


class BulkWriteRefused(DomainError):
    """A write that would leave no trace in the history."""


class PerdaImmutable(DomainError):
    """A promulgated Perda is changed only by another Perda (UU 12/2011 Pasal 7, Lampiran II angka 231)."""


class RecordedQuerySet(models.QuerySet):
    """A queryset of recorded rows: reads freely, refuses every write that history would not see."""

    def _refuse(self, *args, **kwargs):
        raise BulkWriteRefused("Baris yang tercatat riwayatnya hanya ditulis lewat documents.history.")

    update = bulk_create = bulk_update = delete = _refuse
    aupdate = abulk_create = abulk_update = adelete = _refuse


class Daerah(models.Model):
    """A region that makes Perda. `kode` is the Ministry of Home Affairs code ("36.73")."""

    class Level(models.TextChoices):
        PROVINSI = "provinsi", "Provinsi"
        KABUPATEN = "kabupaten", "Kabupaten"
        KOTA = "kota", "Kota"

    kode = models.CharField("kode Kemendagri", max_length=13, unique=True)
    level = models.CharField("tingkat", max_length=10, choices=Level)
    nama = models.CharField("nama", max_length=80, help_text="Tanpa kata Provinsi, Kabupaten, atau Kota.")
    provinsi = models.CharField("provinsi", max_length=80)
    ibu_kota = models.CharField("ibu kota", max_length=80)
    host = models.CharField("nama host", max_length=120, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = "daerah"
        verbose_name_plural = "daerah"
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.lengkap

    @property
    def lengkap(self) -> str:
        """ "Kota Serang", "Kabupaten Bogor", "Provinsi Banten"."""
        return f"{self.get_level_display()} {self.nama}"

    @property
    def kepala(self) -> str:
        """The head's office: Gubernur, Bupati, or Wali Kota (UU 23/2014 Pasal 59)."""
        return {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}[self.level]


class SettingQuerySet(models.QuerySet):
    """Settings by name."""

    def choice(self, name: str, daerah: Daerah, on, default):
        """The value in force on that day for the daerah, else the one for all, else `default`."""
        rows = self.filter(Q(daerah=daerah) | Q(daerah__isnull=True), name=name)
        rows = rows.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=on))
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on))
        row = rows.order_by(F("daerah").desc(nulls_last=True), F("valid_from").desc(nulls_last=True)).first()
        return default if row is None else row.value


class Setting(models.Model):
    """One choice of process.md §8, for all daerah or for one, with its legal basis and term."""

    daerah = models.ForeignKey(Daerah, on_delete=models.CASCADE, null=True, blank=True, related_name="settings")
    name = models.CharField("nama", max_length=60)
    value = models.JSONField("nilai")
    legal_basis = models.CharField("dasar hukum", max_length=200, blank=True)
    valid_from = models.DateField("berlaku sejak", null=True, blank=True)
    valid_to = models.DateField("berlaku sampai", null=True, blank=True)

    objects = SettingQuerySet.as_manager()

    class Meta:
        verbose_name = "setelan"
        verbose_name_plural = "setelan"
        ordering = ["name", "valid_from"]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


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
        verbose_name = "Raperda"
        verbose_name_plural = "Raperda"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0), name="anggaran_nonneg"),
        ]

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
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [
            models.UniqueConstraint(
                fields=["raperda"], condition=Q(kind="rancangan"), name="one_rancangan_per_raperda"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.raperda or self.pk}"


class Edit(models.Model):
    """One action on a text: who, when, which verb, on which unit, why, and what it came from (a file, a DIM row).

    `unit` is the key acted on, `address` how it was called at that moment ("Pasal 12").
    """

    naskah = models.ForeignKey(Naskah, on_delete=models.PROTECT, related_name="edits")
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verb = models.CharField(max_length=20)
    unit = models.CharField(max_length=KEY, blank=True)
    address = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    source_kind = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name = "suntingan"
        verbose_name_plural = "suntingan"
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
        base_manager_name = "objects"
        default_manager_name = "objects"
        verbose_name = "klausul"
        verbose_name_plural = "klausul"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["naskah", "key"], name="key_unique_in_naskah")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Version(models.Model):
    """A whole text frozen: compressed canonical JSON of its tree, linked to the version before it by digest."""

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

    class Meta:
        verbose_name = "versi"
        verbose_name_plural = "versi"
        ordering = ["naskah", "number"]
        constraints = [
            models.UniqueConstraint(fields=["naskah", "number"], name="version_number_once"),
            models.UniqueConstraint(fields=["naskah", "previous_digest"], name="version_chain_linear"),
        ]

    def __str__(self) -> str:
        return f"Versi {self.number}: {self.name}"

    def unpacked(self) -> Node:
        """The frozen tree, with its keys and printed numbers."""
        return unpack(bytes(self.tree))


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

    class Meta:
        verbose_name = "Perda"
        verbose_name_plural = "Perda"
        ordering = ["-tahun", "-nomor"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "tahun", "nomor"], name="perda_number_once"),
            models.UniqueConstraint(
                fields=["daerah", "nomor_tld"], condition=Q(nomor_tld__isnull=False), name="tld_number_once"
            ),
            models.CheckConstraint(
                condition=Q(status="ditetapkan")
                | Q(tanggal_pengundangan__isnull=False, nomor_ld__isnull=False) & ~Q(nama_sekda=""),
                name="promulgated_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(tanggal_pengundangan__isnull=True)
                | Q(tanggal_pengundangan__gte=F("tanggal_penetapan")),
                name="promulgated_after_enacted",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(status="ditetapkan"), name="published_is_promulgated"
            ),
        ]

    def __str__(self) -> str:
        return f"Perda {self.daerah} Nomor {self.nomor} Tahun {self.tahun}"

    def save(self, *args, **kwargs):
        """Save, unless it would change a legal column of a promulgated Perda or take it back. Raises PerdaImmutable."""
        if self.pk:
            before = Perda.objects.filter(pk=self.pk).exclude(status=self.Status.DITETAPKAN).values(*self.LEGAL).first()
            kept = self.status != self.Status.DITETAPKAN
            if before and not (kept and all(before[name] == getattr(self, name) for name in self.LEGAL)):
                raise PerdaImmutable(
                    "Perda yang sudah diundangkan tidak dapat diubah di sini; perubahannya dilakukan dengan Perda lain."
                )
        super().save(*args, **kwargs)


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
        verbose_name = "hubungan"
        verbose_name_plural = "hubungan"
        constraints = [
            models.CheckConstraint(condition=Q(target__isnull=False) | ~Q(citation=""), name="relation_has_target"),
        ]

    def __str__(self) -> str:
        return f"{self.perda} {self.get_kind_display()} {self.target or self.citation}"


class Attachment(models.Model):
    """A stored file with its SHA-256: an upload checked by content, or a print of ours."""

    class Kind(models.TextChoices):
        SUMBER = "sumber", "Berkas asal naskah"
        DOKUMEN = "dokumen", "Dokumen tahapan"
        GAZET = "gazet", "Lembaran Daerah"

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
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(raperda__isnull=False) | Q(perda__isnull=False), name="attachment_has_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.name
