"""site: what every page's frame needs to know."""

from documents.models import Daerah


def site(request) -> dict[str, object]:
    """The daerah this host name serves (the only one when there is just one), or None."""
    return {"daerah": daerah_of(request)}


def daerah_of(request) -> Daerah | None:
    """The daerah of the request's host name, else the first: one daerah per host name."""
    if not hasattr(request, "_daerah"):
        host = request.get_host().split(":")[0]
        rows = list(Daerah.objects.all()[:50])
        request._daerah = next((row for row in rows if row.host == host), rows[0] if rows else None)
    return request._daerah
