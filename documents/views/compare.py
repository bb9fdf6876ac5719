"""Bandingkan: what changed between two texts, unit by unit, word by word, with who did it and why."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString

from documents.actions.attach import stash
from documents.comparing import Text, tell, told_note, told_word
from documents.core.sides import Side, shortened
from documents.forms import UploadForm
from documents.models import Edit
from documents.printing.redline import told_html
from documents.views.borrowed import sources
from documents.views.chosen import NOW, choose
from documents.views.found import read_upload
from documents.views.load import naskah_for

SIGNS = {
    "changed": ("U", "changed"),
    "inserted": ("S", "added"),
    "deleted": ("H", "removed"),
    "split": ("B", "changed"),
    "joined": ("G", "changed"),
    "moved": ("P", "changed"),
    "renumbered": ("N", "changed"),
}
SHOWN = {"perubahan": "Perubahan saja", "sanding": "Berdampingan", "naskah": "Seluruh naskah"}


@dataclass(frozen=True, slots=True)
class Group:
    """One unit as the page shows it; `number` counts those that changed, 0 for one that is the same.

    `before` and `after` are the places in the page of the changes next to it, "" at either end.
    """

    side: Side
    number: int
    sign: str
    style: str
    word: str
    note: str
    words: SafeString
    old: SafeString
    new: SafeString
    edits: list[Edit] = field(default_factory=list)
    before: str = ""
    after: str = ""

    @property
    def name(self) -> str:
        """How the unit is called."""
        return self.side.name

    @property
    def anchor(self) -> str:
        """Its place in the page, the same in every comparison."""
        return f"k-{self.side.key}"


@login_required
def compare_versions(request, pk: int):
    """The list of changes and the marked text between two texts; the last two versions when none are named."""
    naskah = naskah_for(request, pk)
    versions, picked = choose(request, naskah)
    context = {"raperda": naskah.raperda, "versions": versions, "shown": SHOWN}
    if not versions:
        context["may_freeze"] = request.user.has_perm("bekukan", naskah.raperda)
        return render(request, "documents/compare.html", context)
    if "lama" not in request.GET:
        return redirect(f"{request.path}?{_latest(naskah, versions)}")
    context |= {"old": picked[0], "new": picked[1], "codes": [request.GET.get(name, "") for name in ("lama", "baru")]}
    if None in picked:
        return render(request, "documents/compare.html", context, status=422)
    shown = request.GET.get("tampil", "perubahan")
    context |= compared(naskah, *picked, shown if shown in SHOWN else "perubahan")
    return render(request, "documents/compare.html", context)


@login_required
def compare_with(request, pk: int):
    """Pick another act or draft, or upload a file, to compare the text with."""
    naskah = naskah_for(request, pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    others = sources(request, naskah)
    if request.method == "POST" and (upload := read_upload(form)):
        _, data, reading = upload
        for note in reading.doubts:
            messages.warning(request, note)
        return redirect(f"{reverse('compare', args=[pk])}?lama=f{stash(data)}&baru={NOW}")
    context = {"raperda": naskah.raperda, "form": form, "others": others}
    return render(request, "documents/compare_with.html", context, status=422 if form.errors else 200)


def compared(naskah, old: Text, new: Text, shown: str) -> dict[str, object]:
    """What the page needs to know of two texts: the changed units by bab, those only renumbered, the counts."""
    told = tell(naskah, old, new)
    changed = told.changed
    near = _near(changed)
    drawn = changed if shown == "perubahan" else told.sides
    groups = [
        _group(side, near.get(side.key, (0, "", "")), shown, list(told.edits.get(side.key, ()))) for side in drawn
    ]
    counted = [group for group in groups if group.number]
    return {
        "groups": counted,
        "drawn": groups,
        "chapters": _chapters(counted),
        "renumbered": told.renumbered,
        "followed": told.followed,
        "shifts": told.shifts,
        "deleted": told.deleted,
        "inserted": told.inserted,
        "total": len(changed),
        "same": not any(side.kinds or side.follows for side in told.sides),
        "tampil": shown,
    }


def _latest(naskah, versions) -> str:
    last = versions[-1].number
    fresh = naskah.revision != versions[-1].revision
    old, new = (last, NOW) if fresh or len(versions) == 1 else (versions[-2].number, last)
    return f"lama={old}&baru={new}"


def _near(changed: list[Side]) -> dict[str, tuple[int, str, str]]:
    """For each changed unit its number, and the places in the page of those before and after it."""
    places = ["", *(f"k-{side.key}" for side in changed), ""]
    return {side.key: (number, places[number - 1], places[number + 1]) for number, side in enumerate(changed, 1)}


def _group(side: Side, near: tuple[int, str, str], shown: str, edits: list[Edit]) -> Group:
    sign, style = SIGNS.get(side.kinds[0] if side.kinds else "", ("", ""))
    empty = SafeString("")
    if shown == "sanding":
        words = (empty, told_html(side.old_ops), told_html(side.new_ops))
    else:
        words = (told_html(shortened(side.ops) if shown == "perubahan" else side.ops), empty, empty)
    number, *others = near
    return Group(side, number, sign, style, told_word(side.kinds), told_note(side), *words, edits, *others)


def _chapters(groups: list[Group]) -> list[tuple[str, list[Group]]]:
    """The changed units under the bab they lie in, in reading order."""
    chapters: list[tuple[str, list[Group]]] = []
    for group in groups:
        if not chapters or chapters[-1][0] != group.side.group:
            chapters.append((group.side.group, []))
        chapters[-1][1].append(group)
    return chapters
