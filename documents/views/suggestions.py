"""Usulan: propose other words for a unit, see what was proposed, decide on it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString

from documents import bridge
from documents.actions import (
    StaleEdit,
    TalkRefused,
    TextLocked,
    TextRefused,
    accept_returned,
    accept_suggestion,
    reject_suggestion,
    suggest,
    withdraw_suggestion,
)
from documents.actions.talk import joined, printed_unit, who
from documents.core.address import addresses
from documents.core.diff import words
from documents.core.tree import Kind, at, path_of
from documents.forms import DecideForm, SuggestForm
from documents.models import Naskah, Suggestion
from documents.printing.html import words_html
from documents.views.load import keeps_typed, naskah_for, place_of, spine_and_name

_CHANGE, _INSERT, _REMOVE = Suggestion.Verb.UBAH, Suggestion.Verb.SISIP, Suggestion.Verb.HAPUS
_ARRANGED = (Kind.PASAL, Kind.HURUF, Kind.ANGKA)
Status = Suggestion.Status


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion with its words marked against those it was written for."""

    row: Suggestion
    who: str
    redline: SafeString
    name: str = ""  # of its unit now, where it was looked up


def shown(row: Suggestion, name: str = "") -> Shown:
    """The suggestion as it is shown: its redline, whole for a new unit or one to remove."""
    wanted = "" if row.verb == _REMOVE else row.text or row.base
    return Shown(row, who(row), words_html(words(row.base, wanted)), name or row.address)


@login_required
@keeps_typed
def make_suggestion(request, pk: int, key: str):
    """The form of a suggestion, with the unit's present words in it."""
    naskah = naskah_for(request, pk)
    if not request.user.has_perm("usulkan", naskah.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mengusulkan perubahan naskah ini.")
    spine, name = spine_and_name(naskah, key)
    kind = at(spine, path_of(spine, key)).kind
    printed, _, _ = printed_unit(naskah, key)
    given = {"name": name, "verbs": _verbs(kind)}
    form = SuggestForm(request.POST, **given) if request.method == "POST" else None
    form = form or SuggestForm(initial={"text": printed, "verb": _CHANGE}, **given)
    if form.is_valid():
        clean = form.cleaned_data
        beside = {"kind": kind, "where": "sesudah"} if clean["verb"] == _INSERT else {}
        try:
            suggest(naskah=naskah, key=key, by=request.user, now=timezone.now(), **clean, **beside)
        except TalkRefused as refused:
            form.add_error("text", str(refused))
        else:
            messages.success(request, f"Usulan untuk {name} tersimpan dan menunggu keputusan.")
            return redirect(place_of(naskah, spine, key))
    context = {"raperda": naskah.raperda, "key": key, "name": name, "form": form}
    return render(request, "documents/suggest.html", context, status=422 if form.errors else 200)


@login_required
def suggestions(request, pk: int):
    """All suggestions of a Raperda, those that wait first."""
    naskah = naskah_for(request, pk)
    rows = Suggestion.objects.filter(naskah=naskah).select_related("by", "decided_by", "upload")
    waiting = request.GET.get("tampil") != "semua"
    if waiting:
        rows = rows.filter(status=Status.TERBUKA)
    page = Paginator(rows.order_by("at", "pk"), 30).get_page(request.GET.get("halaman"))
    outline = bridge.outline_of(naskah)
    names = {at(outline, path).key: name for path, name in addresses(outline).items()}
    rows = [shown(row, names.get(row.key, "")) for row in page]
    context = {"raperda": naskah.raperda, "page": page, "rows": rows, "waiting": waiting}
    context["decided"] = Suggestion.objects.filter(naskah=naskah).exclude(status=Status.TERBUKA).count()
    context["may_decide"] = _may_decide(request, naskah)
    return render(request, "documents/suggestions.html", context)


@login_required
def suggestion(request, pk: int, number: int):
    """One suggestion: its redline, and for who may edit, the three ways to decide on it."""
    naskah = naskah_for(request, pk)
    row = get_object_or_404(Suggestion.objects.select_related("by", "decided_by", "edit"), naskah=naskah, pk=number)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _decide(request, naskah, row, form.cleaned_data)
        except (TalkRefused, TextRefused, TextLocked, StaleEdit) as refused:
            form.add_error("reason" if request.POST.get("putusan") == "tolak" else "text", str(refused))
    elif request.method != "POST":
        form = DecideForm(initial={"text": _wanted(naskah, row), "revision": _revision(naskah, row)})
    context = {"raperda": naskah.raperda, "shown": shown(row), "row": row, "form": form}
    context |= {"may_decide": _may_decide(request, naskah) and row.status == Status.TERBUKA}
    context |= {"mine": row.by_id == request.user.pk and row.status == Status.TERBUKA, "now": _now(naskah, row)}
    return render(request, "documents/suggestion.html", context, status=422 if form.errors else 200)


def _decide(request, naskah: Naskah, row: Suggestion, clean: dict):
    """Carry out what the button said, and go back to the list of those that wait."""
    given = {"suggestion": row, "by": request.user, "now": timezone.now()}
    choice = request.POST.get("putusan")
    if choice == "tarik":
        withdraw_suggestion(**given)
        messages.success(request, "Usulan ditarik.")
        return redirect("suggestions", naskah.raperda_id)
    if not _may_decide(request, naskah):
        raise PermissionDenied("Peran Anda tidak dapat memutuskan usulan pada tahap ini.")
    if choice == "tolak":
        reject_suggestion(reason=clean["reason"], **given)
        messages.success(request, f"Usulan untuk {row.address} ditolak.")
    else:
        text = clean["text"] if _reworded(naskah, row, clean) or choice == "sebagian" else None
        accept = accept_returned if row.upload_id else accept_suggestion
        accepted = accept(reason=clean["reason"], text=text, **given)
        words = "diterima sebagian" if accepted.status == Status.SEBAGIAN else "diterima"
        messages.success(request, f"Usulan untuk {row.address} {words} dan tercatat dalam riwayat.")
    return redirect("suggestions", naskah.raperda_id)


def _reworded(naskah: Naskah, row: Suggestion, clean: dict) -> bool:
    """Whether the words were changed before they were accepted, so that these are meant and not those proposed.

    Raises TalkRefused when somebody saved the unit since the page was opened: the words would write over theirs.
    """
    if row.verb not in (_CHANGE, _INSERT) or not clean["text"].strip():
        return False
    if clean["text"].split() == _wanted(naskah, row).split():
        return False
    if row.verb == _CHANGE and clean["revision"] not in (None, _revision(naskah, row)):
        raise TalkRefused("Bagian ini disimpan orang lain sejak halaman ini dibuka. Muat ulang, lalu putuskan lagi.")
    return True


def _revision(naskah: Naskah, row: Suggestion) -> int | None:
    """The revision of the unit now; None when it is gone."""
    try:
        return printed_unit(naskah, row.key)[1]
    except TalkRefused:
        return None


def _may_decide(request, naskah: Naskah) -> bool:
    return naskah.raperda.editable and request.user.has_perm("sunting", naskah.raperda)


def _wanted(naskah: Naskah, row: Suggestion) -> str:
    """The words to start from: the suggestion with what others saved since, both wordings where they collide."""
    if row.verb != _CHANGE or row.status != Status.TERBUKA:
        return row.text
    try:
        return joined(row, printed_unit(naskah, row.key)[0])[0]
    except TalkRefused:
        return row.text


def _now(naskah: Naskah, row: Suggestion) -> str:
    """How the unit is called now; empty when it is gone."""
    try:
        return printed_unit(naskah, row.key)[2]
    except TalkRefused:
        return ""


def _verbs(kind: Kind) -> list[tuple[str, str]]:
    verbs = [(_CHANGE, "Mengubah isi {}")]
    if kind in _ARRANGED:
        verbs += [(_INSERT, "Menyisipkan bagian baru sesudah {}"), (_REMOVE, "Menghapus {}")]
    return verbs
