"""Propemperda: the titles of a year by who initiates them, what became of each, and what the law says of the list."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from deliberation.actions import open_programme
from deliberation.bridge import raperda_of_items
from deliberation.core.planning import propemperda_before_apbd, propemperda_cap
from deliberation.core.programme import COLUMNS
from deliberation.core.stages import OUT_OF_PROGRAM, STAGES, Stage
from deliberation.forms.planning import MONTHS
from deliberation.models import ProgrammeItem, Propemperda
from documents.models import Daerah, Perda, Raperda
from documents.printing.spreadsheet import MIME, spreadsheet
from documents.views.hosts import daerah_for

WHO = "Peran Anda belum mencakup halaman ini. Hubungi operator."
_WIDTHS = {"judul": 60, "scope": 50, "background": 40, "goal": 40, "direction": 40, "implements": 30, "unit": 24}
_BADGES = {"belum": "", "berjalan": "work", "selesai": "good", "berhenti": "gone", "luncur": "wait"}


@dataclass(frozen=True, slots=True)
class Row:
    """One title with the Raperda it became; `went_on` is the year it was taken on to, where it was not begun."""

    item: ProgrammeItem
    raperda: Raperda | None
    went_on: int | None

    @property
    def stage(self) -> Stage | None:
        """Where its Raperda stands."""
        return STAGES.get(self.raperda.stage) if self.raperda else None

    @property
    def state(self) -> str:
        """One of "belum", "berjalan", "selesai", "berhenti", "luncur"."""
        if self.raperda is None:
            return "luncur" if self.went_on else "belum"
        if self.stage is None or not self.stage.terminal:
            return "berjalan"
        return "berhenti" if self.stage.phase == "berhenti" else "selesai"

    @property
    def badge(self) -> str:
        """The look of its state."""
        return _BADGES[self.state]

    @property
    def month(self) -> str:
        """The month it is due, in words."""
        return MONTHS[self.item.target - 1] if self.item.target else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One group of titles as the Keputusan DPRD prints it."""

    letter: str
    title: str
    rows: list[Row]


@login_required
def programme_now(request):
    """The programme of this year, or the latest there is."""
    daerah, year = daerah_for(request, "lihat", WHO), timezone.localdate().year
    known = _known(daerah)
    return _page(request, daerah, known, year if year in known or not known else max(known))


@login_required
def programme(request, tahun: int):
    """The titles of the year with their progress; a POST opens the year."""
    if not 1990 <= tahun <= 2100:
        raise Http404
    daerah = daerah_for(request, "lihat", WHO)
    if request.method == "POST":
        if not request.user.has_perm("jadwalkan", daerah):
            raise PermissionDenied("Peran Anda tidak dapat menyusun Propemperda.")
        open_programme(daerah=daerah, tahun=tahun, by=request.user, now=timezone.now())
        messages.success(request, f"Propemperda {tahun} dibuka.")
        return redirect("programme", tahun)
    return _page(request, daerah, _known(daerah), tahun)


@login_required
def programme_export(request, tahun: int):
    """The matrix as a spreadsheet; what is written there can be imported again."""
    row = programme_for(request, tahun)
    head = ["No", *(headings[0] for headings in COLUMNS.values()), "Tahap"]
    rows = [title for section in sections_of(row) for title in section.rows]
    lines = [[number, *_cells(title), _told(title)] for number, title in enumerate(rows, 1)]
    widths = [5, *(_WIDTHS.get(name, 16) for name in COLUMNS), 28]
    data = spreadsheet(f"Propemperda {tahun}", head, lines, widths=widths, at=timezone.now())
    answer = HttpResponse(data, content_type=MIME)
    answer["Content-Disposition"] = f'attachment; filename="propemperda-{tahun}.xlsx"'
    return answer


def programme_for(request, tahun: int, *, to_write: bool = False) -> Propemperda:
    """The programme of the year where the person works. Raises Http404, or PermissionDenied for who may not write."""
    daerah = daerah_for(request, "lihat", WHO)
    row = Propemperda.objects.filter(daerah=daerah, tahun=tahun).select_related("daerah").first()
    if row is None:
        raise Http404
    if to_write and not request.user.has_perm("jadwalkan", daerah):
        raise PermissionDenied("Peran Anda tidak dapat mengubah Propemperda.")
    return row


def sections_of(programme: Propemperda) -> list[Section]:
    """The titles by group, each with its Raperda; groups without a title are left out. Three queries."""
    items = list(programme.items.prefetch_related("carried_to__propemperda").order_by("priority", "order", "pk"))
    known = raperda_of_items(programme.daerah, items)
    rows = [Row(item, known.get(item.pk), _went_on(item)) for item in items]
    listed = [row for row in rows if row.item.group == ProgrammeItem.Group.DAFTAR]
    parts = (
        ("Prakarsa DPRD", [row for row in listed if row.item.initiator == "dprd"]),
        (f"Prakarsa {programme.daerah.kepala}", [row for row in listed if row.item.initiator == "kdh"]),
        ("Daftar kumulatif terbuka", [row for row in rows if row.item.group == ProgrammeItem.Group.KUMULATIF]),
        ("Di luar Propemperda", [row for row in rows if row.item.group == ProgrammeItem.Group.LUAR]),
    )
    filled = [(title, rows) for title, rows in parts if rows]
    return [Section("ABCD"[n], title, rows) for n, (title, rows) in enumerate(filled)]


def _known(daerah: Daerah) -> dict[int, Propemperda]:
    """The programmes of the region by year."""
    return {row.tahun: row for row in Propemperda.objects.filter(daerah=daerah).select_related("daerah")}


def _page(request, daerah: Daerah, known: dict[int, Propemperda], tahun: int) -> HttpResponse:
    """The page of one year, whether it has a programme or not."""
    row = known.get(tahun)
    sections = sections_of(row) if row else []
    rows = [title for section in sections for title in section.rows]
    context = {
        "programme": row,
        "tahun": tahun,
        "years": sorted(known.keys() | {tahun, max(known, default=tahun) + 1}, reverse=True),
        "sections": sections,
        "count": len(rows),
        "states": Counter(title.state for title in rows),
        "warnings": _warnings(row, rows, timezone.localdate()) if row else [],
        "changes": row.changes.select_related("by")[:50] if row else [],
        "carries": tahun - 1 in known,
        "may": request.user.has_perm("jadwalkan", daerah),
        "may_start": bool(row and row.enacted_on) and request.user.has_perm("mulai", daerah),
    }
    return render(request, "deliberation/propemperda.html", context)


def _went_on(item: ProgrammeItem) -> int | None:
    # prefetched rows: no query
    return next((later.propemperda.tahun for later in item.carried_to.all()), None)


def _warnings(programme: Propemperda, rows: list[Row], today: date) -> list[str]:
    """What the law asks of the list and does not find; none of it bars anything."""
    found = []
    daerah, before = programme.daerah, programme.tahun - 1
    perda = Perda.objects.filter(daerah=daerah)
    enacted = perda.filter(tahun=before).count()
    listed = sum(row.item.group == ProgrammeItem.Group.DAFTAR for row in rows)
    if enacted and listed > (cap := propemperda_cap(enacted)):
        found.append(
            f"Daftar memuat {listed} judul, lebih dari {cap}: {enacted} Perda yang ditetapkan tahun {before} ditambah "
            "25 persen (Permendagri 120/2018 Pasal 15)."
        )
    budget = perda.filter(raperda__subject="apbd", tanggal_penetapan__year=before).order_by("tanggal_penetapan").first()
    if budget and not propemperda_before_apbd(programme.enacted_on, budget.tanggal_penetapan):
        found.append(
            "Propemperda ditetapkan sebelum Perda APBD, sedangkan Perda APBD sudah ditetapkan lebih dahulu "
            "(UU 23/2014 Pasal 239 ayat (4))."
        )
    elif not programme.enacted_on and today > date(before, 11, 30):
        found.append(
            f"Propemperda {programme.tahun} belum ditetapkan, padahal harus mendahului Perda APBD, yang disetujui "
            f"paling lambat 30 November {before} (UU 23/2014 Pasal 239 ayat (4) dan Pasal 312)."
        )
    return found


def _cells(row: Row) -> list[object]:
    item = row.item
    shown = {
        "initiator": item.get_initiator_display(),
        "group": item.get_group_display(),
        "reason": OUT_OF_PROGRAM.get(item.reason, ""),
        "changes": item.get_changes_display(),
        "omnibus": "ya" if item.omnibus else "tidak",
        "companion": item.get_companion_display(),
        "target": row.month,
    }
    return [shown.get(name, getattr(item, name)) for name in COLUMNS]


def _told(row: Row) -> str:
    if row.stage:
        return row.stage.nama
    return f"Diluncurkan ke {row.went_on}" if row.went_on else "Belum dimulai"
