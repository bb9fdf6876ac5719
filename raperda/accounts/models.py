"""User, Role, Grant, RoleAssignment: who somebody is and what the role lets them do, as data (process.md §1.1)."""

from django.contrib.auth import get_backends
from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who logs in. `first_name` holds the whole name without titles; titles stand apart."""

    gelar_depan = models.CharField("gelar depan", max_length=40, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=60, blank=True)
    jabatan = models.CharField("jabatan", max_length=120, blank=True)
    terang = models.BooleanField("selalu tampilan terang", default=False)

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def __str__(self) -> str:
        return self.nama

    @property
    def nama(self) -> str:
        """The name as the interface says it: without titles, the user name when none is given."""
        return self.get_full_name() or self.username

    def has_perm(self, perm: str, obj=None) -> bool:
        """Django's own rights ("app.name") as Django gives them; those over law text by role alone, a superuser too."""
        if "." in perm:
            return super().has_perm(perm, obj)
        return any(backend.has_perm(self, perm, obj) for backend in get_backends() if hasattr(backend, "has_perm"))

    @property
    def initial(self) -> str:
        """One capital letter for the round mark beside a text."""
        return self.nama[:1].upper()


class Role(models.Model):
    """A role of the council or the executive, e.g. perancang, setwan, bagian_hukum."""

    code = models.SlugField("kode", max_length=40, unique=True)
    nama = models.CharField("nama", max_length=80)

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        ordering = ["nama"]

    def __str__(self) -> str:
        return self.nama


class Grant(models.Model):
    """One right of a role; `scope` narrows it by who initiated the Raperda and how far it has come."""

    class Scope(models.TextChoices):
        ALL = "semua", "semua Raperda"
        DPRD_HEAD = "usul_dprd", "usul DPRD, sebelum pembahasan"
        KDH_HEAD = "usul_kdh", "usul kepala daerah, sebelum pembahasan"
        DELIBERATION = "pembahasan", "sejak pembahasan"

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="grants")
    permission = models.CharField("hak", max_length=40)
    scope = models.CharField("lingkup", max_length=20, choices=Scope, default=Scope.ALL)

    class Meta:
        verbose_name = "hak peran"
        verbose_name_plural = "hak peran"
        ordering = ["role", "permission", "scope"]
        constraints = [
            models.UniqueConstraint(fields=["role", "permission", "scope"], name="grant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.permission} ({self.get_scope_display()})"


class RoleAssignment(models.Model):
    """One person in one role, for one daerah, optionally one body or one Raperda only, for a term."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="assignments")
    daerah = models.ForeignKey("documents.Daerah", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("deliberation.Body", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    raperda = models.ForeignKey("documents.Raperda", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField("berlaku sejak", null=True, blank=True)
    valid_to = models.DateField("berlaku sampai", null=True, blank=True)

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["user", "role"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="assignment_term_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} ({self.daerah})"
