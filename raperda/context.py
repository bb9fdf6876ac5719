"""site: what every page's frame needs to know."""

from documents.models import Daerah


def site(request) -> dict[str, object]:
    """The daerah this host name serves (the only one when there is just one), or None."""
    return {"daerah": daerah_of(request)}


def daerah_of(request) -> Daerah | None:
    """The daerah of the request's host name, else the first that claims no host name of its own."""
    if not hasattr(request, "_daerah"):
        host = request.get_host().split(":")[0]
        rows = list(Daerah.objects.all()[:50])
        own = [row for row in rows if row.host == host] or [row for row in rows if not row.host]
        request._daerah = own[0] if own else None
    return request._daerah
