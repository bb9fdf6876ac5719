"""RoleBackend: the one place that answers user.has_perm(name, obj), from roles and grants kept as data."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, Q, QuerySet, Subquery
from django.utils import timezone

from deliberation.core.stages import STAGES
from deliberation.models import AgendaItem, Body, Rapat
from documents.models import Attachment, Daerah, Perda, Raperda
from raperda.accounts.models import Grant, RoleAssignment, User
from raperda.notices.models import Notice

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


_COLUMNS = ("role__grants__permission", "role__grants__scope", "daerah_id", "body_id", "raperda_id", "role__code")
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
        return any(_covers(user_obj, given, target) for given in _given(user_obj) if given.permission == perm)


def people_with(perm: str, obj: Raperda) -> list[User]:
    """Everybody who holds the right for that Raperda today, by name; three queries for any number of people."""
    holders = RoleAssignment.objects.filter(_in_force(), daerah=obj.daerah_id, role__grants__permission=perm)
    people = list(User.objects.filter(is_active=True, pk__in=holders.values("user")).order_by("first_name", "username"))
    load_rights(people)
    return [person for person in people if person.has_perm(perm, obj)]


def unread_of(user: User) -> int:
    """How many notices the person has not read: read along with their rights, where they hold any."""
    if not _given(user):
        user._unread = _unread(user.pk).count()
    return user._unread


def rights_of(user: User) -> set[str]:
    """The names of all rights the person holds today for anything at all."""
    return {given.permission for given in _given(user)}


def roles_of(user: User, daerah: Daerah) -> set[str]:
    """The codes of the roles the person holds in the daerah today."""
    return {given.role for given in _given(user) if given.daerah == daerah.pk}


def load_rights(people: Iterable[User]) -> None:
    """The rights of all of them read at once, in two queries, for as long as these objects live."""
    people = list(people)
    given: dict[int, list[_Given]] = {person.pk: [] for person in people}
    rows = RoleAssignment.objects.filter(_in_force(), user__in=given)
    for user, *row in rows.values_list("user_id", *_COLUMNS):
        given[user].append(_Given(*row))
    bodies = {one.body for held in given.values() for one in held if one.body}
    dealt: dict[int, set[int]] = {body: set() for body in bodies}
    for body, raperda in _agendas(bodies):
        dealt[body].add(raperda)
    for person in people:
        person._given_rights, person._dealt_with, person._unread = given[person.pk], dealt, 0


class _Given(NamedTuple):
    """One grant somebody holds by one assignment."""

    permission: str
    scope: str
    daerah: int
    body: int | None
    raperda: int | None
    role: str


class _Target(NamedTuple):
    """What a right is asked for."""

    daerah: int | None = None
    raperda: Raperda | None = None
    body: int | None = None


def _given(user) -> list[_Given]:
    """Every grant in force today; one query, kept on the user object, which lives as long as the request."""
    if not hasattr(user, "_given_rights"):
        current = RoleAssignment.objects.filter(_in_force(), user=user)
        # Every page asks for the rights and for the bell: one query answers both.
        current = current.annotate(unread=Subquery(_unread(user.pk).values("user").annotate(n=Count("pk")).values("n")))
        user._given_rights, user._unread = [], 0
        for *row, unread in current.values_list(*_COLUMNS, "unread"):
            user._given_rights.append(_Given(*row))
            user._unread = unread or 0
    return user._given_rights


def _unread(user: int) -> QuerySet[Notice]:
    return Notice.objects.filter(user=user, app=True, read_at__isnull=True).order_by()


def _in_force() -> Q:
    today = timezone.localdate()
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))


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


def _covers(user, given: _Given, target: _Target) -> bool:
    if target.daerah is not None and given.daerah != target.daerah:
        return False
    raperda = target.raperda
    if given.raperda is not None and (raperda is None or given.raperda != raperda.pk):
        return False
    if given.body is not None and not _deals_with(user, given.body, target):
        return False
    if given.scope == Grant.Scope.ALL or raperda is None:
        return True
    deliberated = raperda.stage in STAGES and STAGES[raperda.stage].phase not in HEAD_PHASES
    if given.scope == Grant.Scope.DELIBERATION:
        return deliberated
    wanted = Raperda.Initiator.DPRD if given.scope == Grant.Scope.DPRD_HEAD else Raperda.Initiator.KDH
    return raperda.initiator == wanted and not deliberated


def _deals_with(user, body: int, target: _Target) -> bool:
    """Whether the thing is the body's own, or a Raperda on the agenda of one of its meetings; read once for a user."""
    if target.raperda is None:
        return target.body == body
    if not hasattr(user, "_dealt_with"):
        user._dealt_with = {}
    if body not in user._dealt_with:
        user._dealt_with[body] = {raperda for _, raperda in _agendas({body})}
    return target.raperda.pk in user._dealt_with[body]


def _agendas(bodies: set[int]) -> Iterable[tuple[int, int]]:
    """The bodies with each Raperda that was on an agenda of theirs."""
    rows = AgendaItem.objects.filter(rapat__body__in=bodies, raperda__isnull=False)
    return rows.order_by().values_list("rapat__body_id", "raperda_id").distinct()
