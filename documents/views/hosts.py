"""daerah_of, daerah_for: which daerah a request is about, told from its host name and from what the person may do."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Model

from documents.models import Daerah


def daerah_of(request) -> Daerah | None:
    """The daerah of the request's host name, else the first that claims no host name of its own."""
    if not hasattr(request, "_daerah"):
        host = request.get_host().split(":")[0]
        rows = list(Daerah.objects.all()[:50])
        own = [row for row in rows if row.host == host] or [row for row in rows if not row.host]
        request._daerah = own[0] if own else None
    return request._daerah


def daerah_for(request, permission: str, message: str, *, through: Iterable[Model] = ()) -> Daerah:
    """The daerah where the person holds the right, as a whole or on one row of `through`; that of the host name first.

    Raises PermissionDenied with the message for who holds it nowhere.
    """
    home = daerah_of(request)
    held = {row.daerah_id for row in through if request.user.has_perm(permission, row)}
    for daerah in sorted(Daerah.objects.all(), key=lambda row: row != home):
        if daerah.pk in held or request.user.has_perm(permission, daerah):
            return daerah
    raise PermissionDenied(message)
