"""Hadir, salinan: who has which unit open, and the copies of what is typed and not saved."""

from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from documents.actions import be_present, drop_unsaved, keep_unsaved, leave
from documents.actions.desk import LEASE, NoSuchUnit
from documents.core.keys import LENGTH
from documents.forms import MAX_UNIT
from documents.models import Clause, Edit, Naskah, Presence, UnsavedText
from documents.views.load import may_edit, naskah_for
from documents.views.saved import line_of

_WORDS_ONLY = ("sunting", "ganti")
MOST_LINES = 8


@login_required
@never_cache
def presence(request, pk: int):
    """Who else has a unit open, and what was saved since the revision `r`; 204 while nothing differs from `tanda`.

    A POST renews the person's own lease on the unit `kunci`, or ends it where none is named.
    """
    naskah = naskah_for(request, pk)
    if request.method == "POST":
        _renew(request, naskah)
        return HttpResponse(status=204)
    people = _others_writing(naskah, request.user)
    here = [{"key": row.key, "name": str(row.by), "initial": row.by.initial} for row in people]
    sign = f"{naskah.revision}:" + ",".join(sorted(f"{each['name']}@{each['key']}" for each in here))
    if request.GET.get("tanda") == sign:
        return HttpResponse(status=204)
    known = request.GET.get("r", "")
    behind = naskah.revision - int(known) if known.isdigit() and len(known) < 12 else 0
    answer = {"sign": sign, "revision": naskah.revision, "people": here, "saved": _news(naskah, behind, request)}
    return JsonResponse(answer)


@login_required
@never_cache
def unsaved(request, pk: int, key: str):
    """The copy of what the person typed for a unit: shown; kept, or dropped with `buang`, by a POST."""
    naskah = naskah_for(request, pk)
    if request.method == "POST":
        return _keep_or_drop(request, naskah, key)
    row = UnsavedText.objects.filter(naskah=naskah, key=key, by=request.user).first()
    if row is None:
        return redirect("naskah", pk)
    unit = Clause.objects.select_related("edit").filter(naskah=naskah, key=key, unit=key).first()
    if unit is not None:
        if saved_since(row, unit):
            drop_unsaved(naskah=naskah, key=key, by=request.user)
        return redirect("edit_unit", pk, key)
    sentence = "Bagian ini sudah dihapus dari naskah sejak Anda mengetiknya. Salinannya masih tersimpan di sini."
    context = {"raperda": naskah.raperda, "sentence": sentence, "typed": row.text, "key": key}
    return render(request, "documents/gone.html", context)


@login_required
@require_POST
def leave_unit(request, pk: int, key: str):
    """The unit is closed without a change: the lease ends, and the copy goes when its words stand (`tersimpan`)."""
    naskah = naskah_for(request, pk)
    leave(naskah=naskah, by=request.user)
    if "tersimpan" in request.POST:
        drop_unsaved(naskah=naskah, key=key, by=request.user)
    return HttpResponse(status=204)


def saved_since(kept: UnsavedText, unit: Clause) -> bool:
    """Whether the person saved the unit after that copy was made: a copy that the browser did not come to drop."""
    return unit.revision > kept.revision and unit.edit.by_id == kept.by_id and unit.edit.at >= kept.at


def _others_writing(naskah: Naskah, user) -> list[Presence]:
    """The leases of others that neither ran out nor ended with a save of the unit: one query."""
    saves = Edit.objects.filter(naskah=OuterRef("naskah"), by=OuterRef("by"), unit=OuterRef("key")).order_by("-at")
    rows = Presence.objects.filter(naskah=naskah, until__gt=timezone.now()).exclude(by=user).select_related("by")
    rows = rows.annotate(saved=Subquery(saves.values("at")[:1]))
    return [row for row in rows if row.saved is None or row.saved + LEASE < row.until]


def _renew(request, naskah: Naskah) -> None:
    key = request.POST.get("kunci", "")
    if len(key) == LENGTH and request.user.has_perm("sunting", naskah.raperda):
        be_present(naskah=naskah, key=key, by=request.user, now=timezone.now())
    else:
        leave(naskah=naskah, by=request.user)


def _keep_or_drop(request, naskah: Naskah, key: str):
    if "buang" in request.POST:
        drop_unsaved(naskah=naskah, key=key, by=request.user)
        return HttpResponse(status=204) if request.htmx else redirect("naskah", naskah.raperda_id)
    text, revision = request.POST.get("text", ""), request.POST.get("revision", "")
    if len(text) > MAX_UNIT or not (revision.isdigit() and len(revision) < 10):
        return JsonResponse({"errors": ["Teks terlalu panjang untuk disimpan sebagai salinan."]}, status=422)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    given = {"text": text, "revision": int(revision), "by": request.user, "now": timezone.now()}
    try:
        row = keep_unsaved(naskah=naskah, key=key, **given)
    except NoSuchUnit as refused:
        return JsonResponse({"errors": [str(refused)]}, status=404)
    return JsonResponse({"at": timezone.localtime(row.at).strftime("%H.%M")})


def _news(naskah: Naskah, behind: int, request) -> dict[str, object] | None:
    """By whom and when the text was changed by others, in which units; `order` when places or numbers may differ."""
    if behind <= 0:
        return None
    edits = list(Edit.objects.filter(naskah=naskah).select_related("by").order_by("-pk")[: min(behind, 50)])
    others = [edit for edit in edits if edit.by_id != request.user.pk]
    if not others:
        return None
    units = Clause.objects.filter(naskah=naskah, edit__in=[edit.pk for edit in others])
    last = others[0]
    words = f"{last.by} menyimpan {last.address or 'naskah'}, {timezone.localtime(last.at):%H.%M}"
    order = behind > 50 or any(edit.verb not in _WORDS_ONLY for edit in others)
    keys = sorted(set(units.values_list("unit", flat=True)))
    lines = [line_of(naskah, edit, may_edit(request, naskah)) for edit in others[:MOST_LINES]]
    return {"words": words, "order": order, "units": keys[:200], "lines": lines[::-1]}
