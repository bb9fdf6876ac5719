"""Potongan: parts of the text the room asks for, as one scrolls or when somebody else has saved."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from documents import bridge
from documents.printing.portions import Portion
from documents.views.drawn import Drawn, draw, talk_of
from documents.views.load import may_edit, naskah_for

MOST = 40


@login_required
@never_cache
def pieces(request, pk: int):
    """`dari`, `sebelum`: the units between these keys. `kunci`: the units in which these are drawn, by their key."""
    naskah = naskah_for(request, pk)
    if not {"kunci", "dari"} & set(request.GET):
        return redirect("naskah", pk)
    drawn = draw(naskah, bridge.tree_of(naskah), may_edit(request, naskah), talk_of(naskah))
    if "kunci" in request.GET:
        return JsonResponse({"revision": naskah.revision, "units": units_of(drawn, request.GET["kunci"].split(","))})
    portion = _between(drawn, request.GET["dari"], request.GET.get("sebelum", ""))
    if portion is None:
        return render(request, "documents/_moved.html", {"raperda": naskah.raperda})
    return HttpResponse(portion.html)


def units_of(drawn: Drawn, keys: list[str]) -> dict[str, str]:
    """The HTML in which each of these units is drawn, by the key of the unit that stands in the flat row."""
    found = [drawn.holding(key) for key in keys[:MOST]]
    return {piece.node.key: str(piece.html) for piece in found if piece is not None}


def _between(drawn: Drawn, start: str, end: str) -> Portion | None:
    """None when the text no longer holds both units in that order."""
    places = {piece.node.key: index for index, piece in enumerate(drawn.pieces) if piece.node.key}
    places[""] = len(drawn.pieces)
    if not start or start not in places or end not in places or places[start] >= places[end]:
        return None
    return Portion(tuple(drawn.pieces[places[start] : places[end]]), end)
