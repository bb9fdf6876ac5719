"""RoleBackend: the one place that answers user.has_perm(name, obj), from roles and grants kept as data."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.utils import timezone

from deliberation.core.stages import STAGES
from documents.models import Attachment, Daerah, Naskah, Perda, Raperda
from raperda.accounts.models import Grant, RoleAssignment

# name: what it lets somebody do (process.md §1.1)
PERMISSIONS = {
    "lihat": "melihat Raperda yang belum terbuka untuk umum",
    "mulai": "memulai Raperda",
    "sunting": "menyunting naskah",
    "bekukan": "membekukan versi",
    "pindah_tahap": "memindahkan tahap",
    "tetapkan": "mencatat penetapan",
    "undangkan": "mencatat pengundangan",
    "terbitkan": "menerbitkan Perda",
    "jadwalkan": "menjadwalkan rapat",
}


# Before these end, the draft belongs to the side that initiates it.
HEAD_PHASES = {"usul", "harmonisasi"}


class RoleBackend(ModelBackend):
    """Passwords as Django checks them; rights from RoleAssignment and Grant, scoped to daerah and Raperda."""

    def has_perm(self, user_obj, perm: str, obj=None) -> bool:
        """Whether the person holds `perm` (a name of PERMISSIONS) for the object, or for any daerah when obj is None."""
        if perm not in PERMISSIONS:
            return super().has_perm(user_obj, perm)
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        raperda, daerah_id = _scope_of(obj)
        return any(_covers(grant, raperda, daerah_id) for grant in _grants(user_obj) if grant[0] == perm)


def _grants(user) -> list[tuple[str, str, int, int | None]]:
    """(permission, scope, daerah, raperda or None) of every grant in force today; one query, kept on the user object."""
    if not hasattr(user, "_role_grants"):
        today = timezone.localdate()
        current = RoleAssignment.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today),
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            user=user,
        )
        user._role_grants = list(
            current.values_list("role__grants__permission", "role__grants__scope", "daerah_id", "raperda_id")
        )
    return user._role_grants


def _scope_of(obj) -> tuple[Raperda | None, int | None]:
    match obj:
        case Raperda():
            return obj, obj.daerah_id
        case Naskah() | Perda():
            return obj.raperda, obj.daerah_id
        case Attachment():
            owner = obj.raperda or (obj.perda.raperda if obj.perda_id else None)
            return owner, owner.daerah_id if owner else obj.perda.daerah_id
        case Daerah():
            return None, obj.pk
        case None:
            return None, None
        case _:
            return None, getattr(obj, "daerah_id", -1)


def _covers(grant: tuple[str, str, int, int | None], raperda: Raperda | None, daerah_id: int | None) -> bool:
    _, scope, granted_daerah, granted_raperda = grant
    if daerah_id is not None and granted_daerah != daerah_id:
        return False
    if granted_raperda is not None and (raperda is None or granted_raperda != raperda.pk):
        return False
    if scope == Grant.Scope.ALL or raperda is None:
        return True
    deliberated = raperda.stage in STAGES and STAGES[raperda.stage].phase not in HEAD_PHASES
    if scope == Grant.Scope.DELIBERATION:
        return deliberated
    wanted = Raperda.Initiator.DPRD if scope == Grant.Scope.DPRD_HEAD else Raperda.Initiator.KDH
    return raperda.initiator == wanted and not deliberated
