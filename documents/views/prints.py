"""Cetakan: every print of one Perda, where each stands, and the buttons that ask the queue for one."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from documents.models import Attachment, Perda
from documents.tasks import PAPERS, Progress, ask, ask_gazette, print_gazette, print_paper, progress_of
from documents.views.hosts import daerah_of

GAZETTE = "lembaran"


@dataclass(frozen=True, slots=True)
class Line:
    """One sort of print: its files, the newest first, where the last one stands, whether it may be asked for."""

    name: str
    label: str
    files: tuple[Attachment, ...]
    progress: Progress
    may_ask: bool


@login_required
def perda_prints(request, tahun: int, nomor: int):
    """The prints of a Perda; a POST names the one to print. The list alone is what the page asks for while it waits."""
    perda = _perda(request, tahun, nomor)
    if request.method == "POST":
        _ask(request, perda, request.POST.get("cetakan", ""))
        return redirect("perda_prints", tahun, nomor)
    lines = _lines(perda)
    context = {"perda": perda, "lines": lines, "waits": any(line.progress.under_way for line in lines)}
    page = "documents/_prints.html" if request.htmx else "documents/prints.html"
    return render(request, page, context)


def _ask(request, perda: Perda, name: str) -> None:
    if name == GAZETTE and perda.published_at:
        asked = ask_gazette(perda, request.user.pk)
    elif name in PAPERS:
        asked = ask(print_paper, by_id=request.user.pk, perda_id=perda.pk, paper=name)
    else:
        raise Http404
    messages.success(request, "Sedang dicetak." if asked else "Cetakan itu sudah ada atau sedang dicetak.")


def _lines(perda: Perda) -> list[Line]:
    rows = Attachment.objects.filter(perda=perda, kind__in=(Attachment.Kind.DOKUMEN, Attachment.Kind.GAZET))
    files: dict[str, list[Attachment]] = {}
    for row in rows:
        files.setdefault(GAZETTE if row.kind == Attachment.Kind.GAZET else row.document, []).append(row)
    gazette = progress_of(print_gazette, perda_id=perda.pk)
    may_gazette = bool(perda.published_at) and not perda.gazette_id and not gazette.under_way
    lines = [Line(GAZETTE, "Lembaran Daerah", tuple(files.get(GAZETTE, ())), gazette, may_gazette)]
    for name, label in PAPERS.items():
        progress = progress_of(print_paper, perda_id=perda.pk, paper=name)
        lines.append(Line(name, label, tuple(files.get(name, ())), progress, not progress.under_way))
    return lines


def _perda(request, tahun: int, nomor: int) -> Perda:
    shelf = Perda.objects.filter(daerah=daerah_of(request), tanggal_pengundangan__isnull=False)
    perda = get_object_or_404(shelf.select_related("daerah", "gazette"), tahun=tahun, nomor=nomor)
    if not (perda.published_at or request.user.has_perm("lihat", perda)):
        raise Http404
    if not request.user.has_perm("terbitkan", perda):
        raise PermissionDenied("Peran Anda tidak dapat mencetak Perda.")
    return perda
