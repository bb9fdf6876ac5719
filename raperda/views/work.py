"""Tugas: giving a person a piece of work on a Raperda, and what the person does with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import WorkRefused, finish_work, give_work, return_work, take_work, withdraw_work
from deliberation.actions.work import OPEN
from deliberation.core.naming import addresses_of
from deliberation.models import Assignment
from documents import bridge
from documents.models import Naskah, Raperda
from documents.prose import prose_html
from raperda.accounts.permissions import people_with
from raperda.forms import AnswerForm, WorkForm


@login_required
def work_give(request, pk: int):
    """The tasks of a Raperda, open ones first, and the form that gives another."""
    raperda = get_object_or_404(Raperda.objects.select_related("daerah").defer("keterangan"), pk=pk)
    if not request.user.has_perm("lihat", raperda):
        raise Http404
    may, form = request.user.has_perm("tugaskan", raperda), None
    if request.method == "POST" and not may:
        raise PermissionDenied("Peran Anda tidak dapat memberi tugas.")
    if may:
        outline = _outline(raperda) if request.method == "POST" else None
        given = {"units": request.GET.get("bagian", "")[:400]}
        form = WorkForm(request.POST or None, people=people_with("lihat", raperda), outline=outline, initial=given)
    if request.method == "POST" and form.is_valid() and (work := _given(form, raperda, request.user)):
        messages.success(request, f"Tugas diberikan kepada {work.to}.")
        return redirect("work_give", pk)
    rows = Assignment.objects.filter(raperda=raperda).select_related("to", "by")
    context = {"raperda": raperda, "form": form, "today": timezone.localdate()}
    context["open"] = [row for row in rows if row.status in OPEN]
    context["closed"] = [row for row in rows if row.status not in OPEN]
    return render(request, "raperda/work.html", context, status=422 if form and form.errors else 200)


@login_required
def work_read(request, pk: int):
    """One task with the units it is about; a POST takes, finishes, returns, or withdraws it."""
    rows = Assignment.objects.select_related("raperda__daerah", "to", "by").defer("raperda__keterangan")
    work = get_object_or_404(rows, pk=pk)
    if not request.user.has_perm("lihat", work.raperda):
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            words = _done(work, request.POST.get("tindakan", ""), form.cleaned_data["answer"], request.user)
        except WorkRefused as refused:
            form.add_error("answer", str(refused))
        else:
            messages.success(request, words)
            return redirect("work_read", pk)
    outline = _outline(work.raperda) if work.units else None
    context = {
        "work": work,
        "raperda": work.raperda,
        "form": form,
        "units": addresses_of(outline, tuple(work.units)) if outline else (),
        "answer": prose_html(work.answer),
        "open": work.status in OPEN,
        "mine": work.to_id == request.user.pk,
        "given": work.by_id == request.user.pk,
        "late": bool(work.due and work.status in OPEN and work.due < timezone.localdate()),
    }
    return render(request, "raperda/work_read.html", context, status=422 if form.errors else 200)


def _given(form: WorkForm, raperda: Raperda, by) -> Assignment | None:
    """The task, or None where the form now says why not."""
    try:
        return give_work(raperda=raperda, by=by, now=timezone.now(), **form.cleaned_data)
    except WorkRefused as refused:
        form.add_error(None, str(refused))
        return None


def _done(work: Assignment, verb: str, answer: str, by) -> str:
    """What happened, in words. Raises Http404 for a verb that is none."""
    given = {"work": work, "by": by, "now": timezone.now()}
    match verb:
        case "ambil":
            take_work(**given)
            return "Tugas diambil."
        case "selesai":
            finish_work(answer=answer, **given)
            return "Tugas selesai. Pemberi tugas diberi tahu."
        case "kembali":
            return_work(reason=answer, **given)
            return "Tugas dikembalikan."
        case "batal":
            withdraw_work(**given)
            return "Tugas dibatalkan."
    raise Http404


def _outline(raperda: Raperda):
    naskah = Naskah.objects.filter(raperda=raperda, kind=Naskah.Kind.RANCANGAN).first()
    return bridge.outline_of(naskah) if naskah else None
