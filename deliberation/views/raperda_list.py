"""Raperda: every draft the person may see, on a board by phase or as a list."""

from collections import Counter
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.shortcuts import render

from deliberation.core.stages import BOARD, STAGES, Stage, column_of
from deliberation.models import StageEntry
from documents.models import Daerah, Naskah, Raperda, Version

PAGE = 25
IN_FORCE, STOPPED = "berlaku", "berhenti"
PLACES = (*((phase.id, phase.nama) for phase in BOARD), (IN_FORCE, "Berlaku"), (STOPPED, "Berhenti"))


@dataclass(frozen=True, slots=True)
class Row:
    """One Raperda as a list shows it; `place` is its column of the board, "berlaku", or "berhenti".

    `mine`: the person may open its dossier and not only its public page.
    """

    raperda: Raperda
    stage: Stage | None
    place: str
    mine: bool


@login_required
def raperda_list(request):
    """Filtered by words of the judul, phase, initiator, and year; counts hold for all filters but the phase."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:200]
    initiator, year = request.GET.get("prakarsa", ""), request.GET.get("tahun", "")
    phase = request.GET.get("fase", "")
    as_list = request.GET.get("tampilan") == "daftar"
    everything = [_row(request.user, raperda) for raperda in _drafts()]
    visible = [row for row in everything if row.mine or row.raperda.is_public]
    found = [row for row in visible if _fits(row.raperda, query, initiator, year)]
    counts = Counter(row.place for row in found)
    shown = [row for row in found if row.place == phase] if phase in dict(PLACES) else found
    columns = [(p, [row for row in shown if row.place == p.id]) for p in BOARD if phase in ("", p.id)]
    context = {
        "page": Paginator(shown, PAGE).get_page(request.GET.get("halaman")),
        "columns": [] if as_list else columns,
        "as_list": as_list,
        "running": sum(counts[p.id] for p in BOARD),
        "any": bool(visible),
        "places": [(name, label, counts[name]) for name, label in PLACES],
        "years": sorted({row.raperda.tahun for row in visible}, reverse=True),
        "query": query,
        "initiator": initiator,
        "year": year,
        "phase": phase,
        "may_start": any(request.user.has_perm("mulai", daerah) for daerah in Daerah.objects.all()),
    }
    return render(request, "deliberation/raperda_list.html", context)


def _drafts():
    """Every Raperda with `version`, the number frozen last, and `since`, the day it entered its stage."""
    entries = StageEntry.objects.filter(deliberation__raperda=OuterRef("pk")).order_by("-pk")
    versions = Version.objects.filter(naskah__raperda=OuterRef("pk"), naskah__kind=Naskah.Kind.RANCANGAN)
    return (
        Raperda.objects.select_related("daerah")
        .defer("keterangan")
        .annotate(
            since=Subquery(entries.values("since")[:1]),
            version=Subquery(versions.order_by("-number").values("number")[:1]),
        )
    )


def _row(user, raperda: Raperda) -> Row:
    stage = STAGES.get(raperda.stage)
    if stage is None:
        place = BOARD[0].id
    elif stage.terminal:
        place = STOPPED if stage.phase == STOPPED else IN_FORCE
    else:
        place = column_of(stage.id)
    return Row(raperda, stage, place, user.has_perm("lihat", raperda))


def _fits(raperda: Raperda, query: str, initiator: str, year: str) -> bool:
    judul = raperda.judul.lower()
    return (
        all(word in judul for word in query.lower().split())
        and initiator in ("", raperda.initiator)
        and year in ("", str(raperda.tahun))
    )
