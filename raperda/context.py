"""site: what every page's frame needs to know."""

from documents.views.hosts import daerah_of


def site(request) -> dict[str, object]:
    """The daerah this host name serves (the only one when there is just one), or None."""
    return {"daerah": daerah_of(request)}
