"""Propemperda, ProgrammeItem, ProgrammeChange: what a region plans to regulate in a year, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

USER = settings.AUTH_USER_MODEL


class Propemperda(models.Model):
    """The programme of one year, set by Keputusan DPRD before the Perda APBD (UU 23/2014 Pasal 239)."""

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="propemperda")
    tahun = models.PositiveSmallIntegerField("tahun")
    nomor = models.CharField("nomor Keputusan DPRD", max_length=60, blank=True)
    enacted_on = models.DateField("tanggal Keputusan DPRD", null=True, blank=True)
    note = models.TextField("catatan", blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dibuat")

    class Meta:
        verbose_name = verbose_name_plural = "Propemperda"
        ordering = ["-tahun"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "tahun"], name="programme_once_a_year"),
            models.CheckConstraint(condition=Q(enacted_on__isnull=True) | ~Q(nomor=""), name="set_with_a_number"),
        ]

    def __str__(self) -> str:
        return f"Propemperda {self.tahun}"


class ProgrammeItem(models.Model):
    """One title of the programme, with its concept (UU 12/2011 Pasal 33) and the Raperda it became."""

    class Initiator(models.TextChoices):
        DPRD = "dprd", "DPRD"
        KDH = "kdh", "Kepala daerah"

    class Group(models.TextChoices):
        DAFTAR = "daftar", "Daftar judul"
        KUMULATIF = "kumulatif", "Kumulatif terbuka"
        LUAR = "luar", "Di luar Propemperda"

    class Companion(models.TextChoices):
        NA = "na", "Naskah akademik"
        KETERANGAN = "keterangan", "Penjelasan atau keterangan"

    propemperda = models.ForeignKey(Propemperda, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("nomor urut")
    judul = models.CharField("judul", max_length=400)
    initiator = models.CharField("prakarsa", max_length=4, choices=Initiator)
    group = models.CharField("kelompok", max_length=10, choices=Group, default=Group.DAFTAR)
    reason = models.CharField("alasan di luar Propemperda", max_length=40, blank=True)
    bapemperda_agreed = models.BooleanField("disetujui Bapemperda", default=False)
    hukum_agreed = models.BooleanField("disetujui bagian hukum", default=False)
    priority = models.PositiveSmallIntegerField("prioritas", default=1)
    changes = models.CharField(
        "status", max_length=8, choices=[("baru", "Baru"), ("ubah", "Perubahan")], default="baru"
    )
    omnibus = models.BooleanField("metode omnibus", default=False)
    background = models.TextField("latar belakang dan tujuan", blank=True)
    goal = models.TextField("sasaran yang ingin diwujudkan", blank=True)
    scope = models.TextField("pokok pikiran, lingkup, atau objek", blank=True)
    direction = models.TextField("jangkauan dan arah pengaturan", blank=True)
    implements = models.CharField("peraturan yang dilaksanakan atau terkait", max_length=400, blank=True)
    companion = models.CharField("disertai", max_length=10, choices=Companion, default=Companion.NA)
    unit = models.CharField("unit atau instansi terkait", max_length=200, blank=True)
    target = models.PositiveSmallIntegerField("target penyampaian (bulan)", null=True, blank=True)
    note = models.CharField("keterangan", max_length=300, blank=True)
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to", verbose_name="luncuran dari"
    )
    raperda = models.OneToOneField(
        "documents.Raperda", on_delete=models.PROTECT, null=True, blank=True, related_name="programme_item"
    )

    class Meta:
        verbose_name = verbose_name_plural = "judul Propemperda"
        ordering = ["propemperda", "initiator", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=True) | Q(target__gte=1, target__lte=12), name="target_is_a_month"
            ),
            models.CheckConstraint(condition=~Q(group="luar") | ~Q(reason=""), name="outside_with_a_reason"),
        ]

    def __str__(self) -> str:
        return self.judul


class ProgrammeChange(models.Model):
    """One change of a programme after it was set, as the decision that changed it states it."""

    class Verb(models.TextChoices):
        TAMBAH = "tambah", "Ditambahkan"
        UBAH = "ubah", "Diubah"
        HAPUS = "hapus", "Dikeluarkan"

    propemperda = models.ForeignKey(Propemperda, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField("perubahan", max_length=6, choices=Verb)
    judul = models.CharField("judul", max_length=400)
    detail = models.TextField("yang berubah", blank=True)
    reason = models.CharField("alasan", max_length=400)
    nomor = models.CharField("nomor keputusan", max_length=60, blank=True)
    decided_on = models.DateField("tanggal keputusan", null=True, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("dicatat")

    class Meta:
        verbose_name = verbose_name_plural = "perubahan Propemperda"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.judul}"
