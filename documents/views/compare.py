"""Bandingkan: what changed between two versions, unit by unit, word by word."""

from dataclasses import dataclass, field

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString

from documents import bridge
from documents.core.diff import Change, compare, totals
from documents.forms import CompareForm
from documents.printing.html import words_html
from documents.views.load import naskah_for

_WORDS = {
    "changed": ("U", "changed", "diubah"),
    "inserted": ("S", "added", "disisipkan"),
    "deleted": ("H", "removed", "dihapus"),
    "moved": ("P", "changed", "dipindah"),
    "renumbered": ("N", "changed", "nomor berubah"),
}


@dataclass(slots=True)
class Group:
    """The changes of one unit (a pasal, a heading, an item of menimbang)."""

    anchor: str
    name: str
    sign: str
    style: str
    word: str
    rows: list[tuple[str, str, SafeString]] = field(default_factory=list)


@login_required
def compare_versions(request, pk: int):
    """The list of changes and the marked text between two versions; the last two when none are named."""
    naskah = naskah_for(request, pk)
    versions = list(naskah.versions.defer("tree").order_by("number"))
    if not versions:
        context = {"raperda": naskah.raperda, "may_freeze": request.user.has_perm("bekukan", naskah.raperda)}
        return render(request, "documents/compare.html", context)
    data = request.GET if "lama" in request.GET else None
    if data is None:
        last = versions[-1].number
        fresh = naskah.revision != versions[-1].revision
        old, new = (last, "kini") if fresh or len(versions) == 1 else (versions[-2].number, last)
        return redirect(f"{request.path}?lama={old}&baru={new}")
    form = CompareForm(data, naskah=naskah, versions=versions)
    context = {"raperda": naskah.raperda, "versions": versions, "form": form}
    if form.is_valid():
        changes = compare(*(_tree(naskah, form.cleaned_data[name]) for name in ("lama", "baru")))
        groups, renumbered = _groups(changes)
        deleted, inserted = totals(changes)
        context |= {"groups": groups, "renumbered": renumbered, "deleted": deleted, "inserted": inserted}
        context |= {"total": len(groups), "same": not changes}
    return render(request, "documents/compare.html", context, status=200 if form.is_valid() else 422)


def _tree(naskah, chosen: str):
    if chosen == "kini":
        return bridge.tree_of(naskah)
    return naskah.versions.get(number=int(chosen)).unpacked()


def _groups(changes: tuple[Change, ...]) -> tuple[list[Group], list[Change]]:
    """Changes by the unit they belong to, in order; pure renumbering apart, so that it never drowns the rest."""
    groups: dict[tuple[str, bool], Group] = {}
    renumbered = [change for change in changes if change.kinds == ("renumbered",)]
    for change in changes:
        if change.kinds == ("renumbered",):
            continue
        # What happened to a part of the unit is a change of the unit, not its insertion or deletion.
        own = (change.new or change.old) == change.unit
        spot = (change.unit, own and change.new is None)
        if spot not in groups:
            sign, style, word = _WORDS.get(change.kinds[0] if own else "changed", _WORDS["changed"])
            groups[spot] = Group(f"u{len(groups) + 1}", change.unit, sign, style, word)
        groups[spot].rows.append((_place(change), _note(change), words_html(change.edit)))
    return list(groups.values()), renumbered


def _place(change: Change) -> str:
    return (change.new or change.old or "").removeprefix(change.unit).strip()


def _note(change: Change) -> str:
    if "moved" in change.kinds:
        return f"Dipindah dari {change.old}." if change.old != change.new else "Dipindah, nomor tetap."
    if change.old and change.new and change.old != change.new:
        return f"Semula {change.old}."
    return ""
