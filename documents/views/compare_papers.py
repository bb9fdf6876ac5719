"""Papers of a comparison: spreadsheet and Word files at once, PDF from the queue."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from documents.comparing import signatures, tell
from documents.models import Attachment
from documents.printing.spreadsheet import MIME as XLSX
from documents.printing.spreadsheet import spreadsheet
from documents.printing.word import redline_docx, table_docx
from documents.tasks import PRINTS, ask, has_failed, is_printing, print_comparison
from documents.views.chosen import choose
from documents.views.compare import Group, compared
from documents.views.load import naskah_for

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def compare_sheet(request, pk: int):
    """The file that `bentuk` names: "xlsx" list of changes, "docx" sandingan, "telusur" Word with tracked changes."""
    naskah = naskah_for(request, pk)
    old, new = _pair(request, naskah)
    shape = request.GET.get("bentuk")
    day = timezone.localdate().isoformat()
    if shape == "telusur":
        told = tell(naskah, old, new)
        data = redline_docx(*told.trees, author="Raperda", at=f"{day}T00:00:00Z", authors=signatures(told))
        return _download(data, DOCX, f"telusur-{old.code}-{new.code}.docx")
    groups = compared(naskah, old, new, "naskah")["groups"]
    if shape == "docx":
        rows = [_sandingan(group) for group in groups]
        title = f"SANDINGAN\n{naskah.raperda.judul}\n{old.name} dan {new.name}"
        data = table_docx(title, ["Semula", "Menjadi", "Keterangan"], rows, widths=[4, 4, 2], at=f"{day}T00:00:00Z")
        return _download(data, DOCX, f"sandingan-{old.code}-{new.code}.docx")
    if shape != "xlsx":
        raise Http404
    head = ["Bab", "Semula", "Menjadi", "Perubahan", "Kata dihapus", "Kata disisipkan", "Oleh", "Tanggal", "Alasan"]
    sheet = spreadsheet(
        "Perubahan", head, [_row(group) for group in groups], widths=[24, 18, 18, 14, 50, 50, 20, 14, 40],
        at=timezone.now(),
    )  # fmt: skip
    return _download(sheet, XLSX, f"perubahan-{old.code}-{new.code}.xlsx")


@login_required
def compare_prints(request, pk: int):
    """The PDF papers of two frozen versions: what is printed, and buttons that ask the queue for the rest."""
    naskah = naskah_for(request, pk)
    old, new = _pair(request, naskah)
    frozen = old.version is not None and new.version is not None
    here = f"{reverse('compare_prints', args=[pk])}?lama={old.code}&baru={new.code}"
    wanted = request.POST.get("bentuk", "")
    if request.method == "POST" and frozen and wanted in PRINTS:
        given = {"raperda_id": pk, "old": old.version.number, "new": new.version.number, "shape": wanted}
        if not _printed(pk, old, new, wanted):
            ask(print_comparison, by_id=request.user.pk, **given)
        messages.success(request, f"{PRINTS[wanted]} sedang dicetak. Muat ulang halaman ini sebentar lagi.")
        return redirect(here)
    rows = []
    for shape, label in PRINTS.items() if frozen else ():
        given = {"raperda_id": pk, "old": old.version.number, "new": new.version.number, "shape": shape}
        states = is_printing(print_comparison, **given), has_failed(print_comparison, **given)
        rows.append((shape, label, _printed(pk, old, new, shape), *states))
    context = {"raperda": naskah.raperda, "old": old, "new": new, "rows": rows, "frozen": frozen}
    return render(request, "documents/compare_prints.html", context)


def _pair(request, naskah):
    _, pair = choose(request, naskah)
    if None in pair:
        raise Http404
    return pair


def _printed(pk: int, old, new, shape: str) -> Attachment | None:
    name = f"{shape}-{old.version.number}-{new.version.number}"
    return Attachment.objects.filter(raperda=pk, kind=Attachment.Kind.BANDING, document=name).first()


def _download(data: bytes, mime: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=mime, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _why(group: Group) -> str:
    return "; ".join(edit.reason for edit in group.edits if edit.reason)


def _sandingan(group: Group) -> tuple[object, object, str]:
    side = group.side
    old = [("=", f"{side.old}\n"), *_for_word(side.old_ops)] if side.old else ""
    new = [("=", f"{side.new}\n"), *_for_word(side.new_ops)] if side.new else ""
    return old, new, "\n".join(part for part in (group.word, group.note, _why(group)) if part)


def _for_word(ops) -> list[tuple[str, str]]:
    """Differences of words as a cell takes them: what moved is told in the last column."""
    return [(sign if sign in "-+" else "=", text) for sign, text in ops]


def _row(group: Group) -> list[str]:
    said = {sign: " … ".join(text.strip() for each, text in group.side.ops if each == sign) for sign in "-+"}
    last = group.edits[0] if group.edits else None
    return [
        group.side.group, group.side.old, group.side.new, group.word, said["-"], said["+"],
        str(last.by) if last else "", timezone.localtime(last.at).strftime("%d.%m.%Y") if last else "", _why(group),
    ]  # fmt: skip
