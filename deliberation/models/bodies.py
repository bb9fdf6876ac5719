"""Body, Member, Membership, MasaSidang: the bodies of a council, who sits in them since when, its sessions."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

USER = settings.AUTH_USER_MODEL


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
    formed_on = models.DateField("dibentuk", null=True, blank=True)
    ends_on = models.DateField("berakhir", null=True, blank=True)

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


class Member(models.Model):
    """A member of the council in one period, with the titles before and after the name."""

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(USER, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    nama = models.CharField("nama", max_length=120)
    gelar_depan = models.CharField("gelar di depan", max_length=60, blank=True)
    gelar_belakang = models.CharField("gelar di belakang", max_length=80, blank=True)
    order = models.PositiveSmallIntegerField("urutan", default=0)
    valid_from = models.DateField("mulai menjabat")
    valid_to = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "anggota DPRD"
        ordering = ["daerah", "order", "nama"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="member_term_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.lengkap

    @property
    def lengkap(self) -> str:
        """The name with its titles: "Dra. Sari Contoh, M.H."."""
        name = " ".join(part for part in (self.gelar_depan, self.nama) if part)
        return f"{name}, {self.gelar_belakang}" if self.gelar_belakang else name


class Membership(models.Model):
    """A member's seat in a body (fraksi, komisi, pansus, pimpinan) for a term; the council itself needs none."""

    class Role(models.TextChoices):
        KETUA = "ketua", "Ketua"
        WAKIL_KETUA = "wakil_ketua", "Wakil ketua"
        SEKRETARIS = "sekretaris", "Sekretaris"
        ANGGOTA = "anggota", "Anggota"

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="memberships", verbose_name="anggota")
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="memberships", verbose_name="alat kelengkapan"
    )
    role = models.CharField("kedudukan", max_length=12, choices=Role, default=Role.ANGGOTA)
    valid_from = models.DateField("sejak")
    valid_to = models.DateField("sampai", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "keanggotaan"
        ordering = ["body", "member__order", "member__nama"]
        constraints = [
            models.UniqueConstraint(fields=["member", "body", "valid_from"], name="membership_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="membership_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.get_role_display()} {self.body}"


class MasaSidang(models.Model):
    """One of the three sessions of a sitting year, which begins with the oath (UU 23/2014 Pasal 125 and 178)."""

    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="sessions")
    tahun_sidang = models.CharField("tahun sidang", max_length=9, help_text="Misalnya 2022/2023.")
    nomor = models.PositiveSmallIntegerField("masa sidang ke-")
    start = models.DateField("mulai")
    end = models.DateField("sampai")

    class Meta:
        verbose_name = verbose_name_plural = "masa sidang"
        ordering = ["daerah", "start"]
        constraints = [
            models.UniqueConstraint(fields=["daerah", "tahun_sidang", "nomor"], name="session_once"),
            models.CheckConstraint(
                condition=Q(end__gte=F("start"), nomor__gte=1, nomor__lte=3), name="session_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Masa sidang {self.nomor} tahun sidang {self.tahun_sidang}"
