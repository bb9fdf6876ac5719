"""What every screen of a text loads first: the Raperda, its naskah, and whether the person may."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from documents import bridge
from documents.actions import TextLocked
from documents.core.address import address_of, anchor_of
from documents.core.tree import Node, path_of
from documents.models import Naskah

_GONE = "Bagian ini sudah dihapus dari naskah sejak Anda membukanya, sehingga yang Anda kirim tidak dapat disimpan."


class UnitGone(Http404):
    """The text has no such unit, or no longer."""


class NotPermitted(PermissionDenied):
    """Who may see this text may not change it, or no longer; carries the text for the form that comes back."""

    def __init__(self, naskah: Naskah) -> None:
        super().__init__("Peran Anda tidak dapat melakukan ini pada tahap sekarang.")
        self.naskah = naskah


def naskah_for(request, pk: int, permission: str = "lihat") -> Naskah:
    """The draft of that Raperda. Raises Http404 for who may not see it, PermissionDenied for who may not do more."""
    texts = Naskah.objects.select_related("raperda__daerah")
    naskah = get_object_or_404(texts, raperda=pk, kind=Naskah.Kind.RANCANGAN)
    if not request.user.has_perm("lihat", naskah.raperda):
        raise Http404
    if permission != "lihat" and not request.user.has_perm(permission, naskah.raperda):
        raise NotPermitted(naskah)
    return naskah


def naskah_to_edit(request, pk: int) -> Naskah:
    """The draft, to change it. Raises TextLocked where a form would open that nobody can save at this stage.

    A text that was typed before the stage moved goes on to the action, so that the form can come back with it.
    """
    naskah = naskah_for(request, pk, "sunting")
    if request.method == "GET" and not naskah.raperda.editable:
        raise TextLocked("Naskah terkunci pada tahap ini, sehingga tidak dapat disunting. Lihat halaman tahapan.")
    return naskah


def naskah_typed_for(request, pk: int) -> tuple[Naskah, str]:
    """As `naskah_to_edit`; for a form sent by who may not edit any more, the sentence that refuses it, else "".

    The view must refuse with that sentence, beside what was typed.
    """
    try:
        return naskah_to_edit(request, pk), ""
    except NotPermitted as refused:
        if request.method != "POST":
            raise
        return refused.naskah, f"{refused} Salin yang Anda ketik bila masih diperlukan."


def keeps_typed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of a unit; a form sent to a unit that is gone is answered 409 with what was typed, to be copied."""

    @wraps(view)
    def answer(request, pk: int, key: str):
        try:
            return view(request, pk, key)
        except UnitGone:
            if request.method != "POST":
                raise
        context = {"raperda": naskah_for(request, pk).raperda, "sentence": _GONE}
        if request.htmx:  # the form still stands in the browser, beside this piece
            return render(request, "documents/_preview.html", {"errors": [_GONE]})
        context |= {"typed": request.POST.get("text", ""), "reason": request.POST.get("reason", "")}
        return render(request, "documents/gone.html", context, status=409)

    return answer


def place_of(naskah: Naskah, outline: Node, key: str) -> str:
    """The address of a unit inside the page of the whole text."""
    return f"{reverse('naskah', args=[naskah.raperda_id])}#{anchor_of(outline, path_of(outline, key))}"


def may_edit(request, naskah: Naskah) -> bool:
    """Whether the person may change this text now."""
    return naskah.raperda.editable and request.user.has_perm("sunting", naskah.raperda)


def name_of(outline: Node, key: str) -> str:
    """How the unit is called now ("Pasal 12"). Raises UnitGone when the text no longer holds it."""
    path = path_of(outline, key)
    if path is None:
        raise UnitGone
    return address_of(outline, path)


def outline_and_name(naskah: Naskah, key: str) -> tuple[Node, str]:
    """The outline of the text and the present name of one of its units."""
    outline = bridge.outline_of(naskah)
    return outline, name_of(outline, key)


def spine_and_name(naskah: Naskah, key: str) -> tuple[Node, str]:
    """The unit with what it lies in, and its present name: as cheap in a long text as in a short one."""
    spine = bridge.spine_of(naskah, key)
    return spine, name_of(spine, key)
