"""RoleBackend: the one place that answers user.has_perm(name, obj), from roles and grants kept as data."""

from typing import NamedTuple

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.utils import timezone

from deliberation.core.stages import STAGES
from deliberation.models import AgendaItem, Body, Rapat
from documents.models import Attachment, Daerah, Perda, Raperda
from raperda.accounts.models import Grant, RoleAssignment

# name: what it lets somebody do (process.md §1.1)
PERMISSIONS = {
    "lihat": "melihat Raperda yang belum terbuka untuk umum",
    "mulai": "memulai Raperda",
    "sunting": "menyunting naskah",
    "bekukan": "membekukan versi",
    "komentari": "mengomentari naskah",
    "usulkan": "mengusulkan perubahan naskah",
    "pindah_tahap": "memindahkan tahap",
    "tetapkan": "mencatat penetapan",
    "undangkan": "mencatat pengundangan",
    "terbitkan": "menerbitkan Perda",
    "jadwalkan": "menjadwalkan rapat",
    "kukuhkan": "mengukuhkan hasil rapat",
    "surat": "mencatat dan menomori surat",
    "tugaskan": "memberi tugas kepada orang lain",
    "arsipkan": "mengimpor Perda lama",
}


# Before these end, the draft belongs to the side that initiates it.
HEAD_PHASES = {"usul", "harmonisasi"}


class RoleBackend(ModelBackend):
    """Passwords as Django checks them; rights from RoleAssignment and Grant, scoped to daerah, body, and Raperda.

    The operator of the site (is_superuser) runs the admin and gives roles, but holds no right over law text of his own:
    User.has_perm asks here for names of PERMISSIONS first.
    """

    def has_perm(self, user_obj, perm: str, obj=None) -> bool:
        """Whether the person holds `perm` (a name of PERMISSIONS) for the object, or for any daerah when obj is None.

        Raises TypeError for an object that belongs to no daerah.
        """
        if perm not in PERMISSIONS:
            return super().has_perm(user_obj, perm, obj)
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        target = _target(obj)
        return any(_covers(given, target) for given in _given(user_obj) if given.permission == perm)


class _Given(NamedTuple):
    """One grant somebody holds by one assignment."""

    permission: str
    scope: str
    daerah: int
    body: int | None
    raperda: int | None


class _Target(NamedTuple):
    """What a right is asked for."""

    daerah: int | None = None
    raperda: Raperda | None = None
    body: int | None = None


def _given(user) -> list[_Given]:
    """Every grant in force today; one query, kept on the user object, which lives as long as the request."""
    if not hasattr(user, "_given_rights"):
        today = timezone.localdate()
        current = RoleAssignment.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today),
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            user=user,
        )
        columns = ("role__grants__permission", "role__grants__scope", "daerah_id", "body_id", "raperda_id")
        user._given_rights = [_Given(*row) for row in current.values_list(*columns)]
    return user._given_rights


def _target(obj) -> _Target:
    match obj:
        case None:
            return _Target()
        case Daerah():
            return _Target(obj.pk)
        case Raperda():
            return _Target(obj.daerah_id, obj)
        case Perda():
            return _Target(obj.daerah_id, obj.raperda)
        case Attachment():
            return _target(obj.raperda or obj.perda)
        case Body():
            return _Target(obj.daerah_id, body=obj.pk)
        case Rapat():
            return _Target(obj.daerah_id, body=obj.body_id)
    raise TypeError(f"no right is kept for {type(obj).__name__}")


def _covers(given: _Given, target: _Target) -> bool:
    if target.daerah is not None and given.daerah != target.daerah:
        return False
    raperda = target.raperda
    if given.raperda is not None and (raperda is None or given.raperda != raperda.pk):
        return False
    if given.body is not None and not _deals_with(given.body, target):
        return False
    if given.scope == Grant.Scope.ALL or raperda is None:
        return True
    deliberated = raperda.stage in STAGES and STAGES[raperda.stage].phase not in HEAD_PHASES
    if given.scope == Grant.Scope.DELIBERATION:
        return deliberated
    wanted = Raperda.Initiator.DPRD if given.scope == Grant.Scope.DPRD_HEAD else Raperda.Initiator.KDH
    return raperda.initiator == wanted and not deliberated


def _deals_with(body: int, target: _Target) -> bool:
    """Whether the thing is the body's own, or a Raperda on the agenda of one of its meetings."""
    if target.raperda is not None:
        return AgendaItem.objects.filter(rapat__body_id=body, raperda=target.raperda).exists()
    return target.body == body
