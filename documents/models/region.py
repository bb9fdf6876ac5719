"""Daerah, Setting: a region that makes Perda, and what it chose where the law leaves a choice."""

from django.db import models
from django.db.models import F, Q


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
        verbose_name = verbose_name_plural = "daerah"
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
        verbose_name = verbose_name_plural = "setelan"
        ordering = ["name", "valid_from"]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"
