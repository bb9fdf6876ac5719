"""UnsavedText, Presence, LibraryItem: what lies on the desk of who writes a text."""

from django.db import models
from django.db.models import UniqueConstraint

from documents.models.region import Daerah
from documents.models.text import KEY, USER, Naskah


class UnsavedText(models.Model):
    """What somebody typed for a unit and has not saved: one row for each person and unit, dropped once it is saved."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="unsaved")
    key = models.CharField(max_length=KEY)
    by = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "teks belum tersimpan"
        constraints = [UniqueConstraint(fields=["naskah", "key", "by"], name="unsaved_once_each")]

    def __str__(self) -> str:
        return f"{self.key} {self.by_id}"


class Presence(models.Model):
    """Where somebody is in a text until `until`: a lease that is renewed while they type, never a lock."""

    naskah = models.ForeignKey(Naskah, on_delete=models.CASCADE, related_name="presences")
    key = models.CharField(max_length=KEY)
    by = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "kehadiran"
        constraints = [UniqueConstraint(fields=["naskah", "by"], name="presence_once_each")]

    def __str__(self) -> str:
        return f"{self.by_id} {self.key}"


class LibraryItem(models.Model):
    """A clause or phrase an office keeps for use again, in its printed form, beside those that come with the system."""

    class Group(models.TextChoices):
        KETENTUAN_UMUM = "ketentuan_umum", "Ketentuan umum"
        ASAS = "asas", "Asas dan tujuan"
        DELEGASI = "delegasi", "Pendelegasian"
        PERAN_SERTA = "peran_serta", "Peran serta masyarakat"
        PEMBINAAN = "pembinaan", "Pembinaan dan pengawasan"
        PENDANAAN = "pendanaan", "Pendanaan"
        SANKSI = "sanksi", "Sanksi administratif"
        PENYIDIKAN = "penyidikan", "Penyidikan"
        PIDANA = "pidana", "Ketentuan pidana"
        PERALIHAN = "peralihan", "Ketentuan peralihan"
        PENUTUP = "penutup", "Ketentuan penutup"
        FRASA = "frasa", "Frasa baku"
        LAIN = "lain", "Lain-lain"

    daerah = models.ForeignKey(Daerah, on_delete=models.PROTECT, related_name="library")
    group = models.CharField("kelompok", max_length=20, choices=Group)
    title = models.CharField("judul", max_length=160)
    text = models.TextField("isi", help_text="Seperti tercetak; [daerah] dan [kepala daerah] diisi saat disisipkan.")
    explanation = models.TextField("penjelasan", blank=True)
    source = models.CharField("sumber", max_length=200, blank=True)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField("disimpan")

    class Meta:
        verbose_name = verbose_name_plural = "klausul pustaka"
        ordering = ["group", "title", "pk"]
        constraints = [UniqueConstraint(fields=["daerah", "title"], name="library_title_once")]

    def __str__(self) -> str:
        return self.title
