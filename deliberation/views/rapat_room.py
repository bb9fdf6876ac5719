"""Ruang rapat: one meeting from its agenda to its results: opening, attendance, quorum, pauses, closing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import (
    RapatRefused,
    add_item,
    adjourn,
    agree,
    change_chair,
    close_rapat,
    confirm_decisions,
    mark_attendance,
    mark_rest_present,
    open_rapat,
    postpone,
)
from deliberation.actions.papers import papers_for
from deliberation.actions.roll import chairs_of, roll_of
from deliberation.core.rollcall import read_call
from deliberation.forms.meetings import AdjournForm, NewItemForm, OpenForm, PostponeForm
from deliberation.models import Rapat
from deliberation.views.rapat_load import item_for, rapat_for, sitting_of
from documents.core.formal import tanggal
from documents.prose import prose_html

MOST_CALLS = 200


@login_required
def rapat_detail(request, pk: int):
    """One meeting: agenda, attendance, quorum, results, papers."""
    rapat = rapat_for(request, pk, "lihat")
    context = sitting_of(rapat, request.user)
    context |= {"notes": prose_html(rapat.notes), "papers": papers_for(rapat, context["lines"], context["pauses"])}
    if context["may_write"] and (context["coming"] or context["open"]):
        context["item_form"] = NewItemForm(daerah=rapat.daerah)
        chairs = [row.member for row in chairs_of(rapat.daerah, rapat.date)]
        chair_form = OpenForm(seats=context["roll"].seats, chairs=chairs, initial={"chair": rapat.chair_id})
        context["open_form" if context["coming"] else "chair_form"] = chair_form
        if context["open"] and not context["tally"].holds:
            context["short_form"] = AdjournForm() if context["pauses_left"] else PostponeForm()
    return render(request, "deliberation/rapat_detail.html", context)


@login_required
def rapat_open(request, pk: int):
    """Open the meeting."""
    rapat = rapat_for(request, pk, "jadwalkan")
    if request.method == "POST":
        form = OpenForm(request.POST, seats=roll_of(rapat).seats, chairs=[])
        chair = form.cleaned_data["chair"] if form.is_valid() else None
        open_rapat(rapat=rapat, chair=chair, by=request.user, now=timezone.now())
        messages.success(request, "Rapat dibuka.")
    return redirect("rapat_detail", pk)


@login_required
def rapat_chair(request, pk: int):
    """Somebody else leads the open meeting from now on."""
    rapat = rapat_for(request, pk, "jadwalkan")
    form = OpenForm(request.POST, seats=roll_of(rapat).seats, chairs=[])
    if request.method == "POST" and form.is_valid():
        led = change_chair(rapat=rapat, chair=form.cleaned_data["chair"], by=request.user, now=timezone.now())
        messages.success(request, f"Rapat dipimpin {led.chair}.")
    return redirect("rapat_detail", pk)


@login_required
def rapat_close(request, pk: int):
    """Record a meeting as held."""
    rapat = rapat_for(request, pk, "lihat" if request.method != "POST" else "jadwalkan")
    if request.method == "POST":
        close_rapat(rapat=rapat, by=request.user, now=timezone.now())
        messages.success(request, "Rapat dicatat selesai.")
    return redirect("rapat_detail", pk)


@login_required
def rapat_attend(request, pk: int):
    """Attendance: what was typed, a seat that was pressed, or all the rest at once."""
    rapat = rapat_for(request, pk, "jadwalkan")
    if request.method != "POST":
        return redirect("rapat_detail", pk)
    given, told, problem = {"rapat": rapat, "by": request.user, "now": timezone.now()}, "", ""
    try:
        if "semua" in request.POST:
            told = f"{len(mark_rest_present(**given))} anggota dicatat hadir."
        else:
            told, problem = _called(request, given)
    except RapatRefused as refused:
        problem = str(refused)
    return _answer(request, rapat, told, problem)


@login_required
def rapat_agree(request, pk: int):
    """One item decided by mufakat."""
    item = item_for(request, pk, "jadwalkan")
    if request.method != "POST":
        return redirect("rapat_detail", item.rapat_id)
    told, problem = "Keputusan dicatat.", ""
    try:
        agree(item=item, by=request.user, now=timezone.now(), carried="tolak" not in request.POST)
    except RapatRefused as refused:
        told, problem = "", str(refused)
    return _answer(request, item.rapat, told, problem)


@login_required
def rapat_confirm(request, pk: int):
    """The recorded results confirmed by a second person."""
    rapat = rapat_for(request, pk, "kukuhkan")
    if request.method == "POST":
        made = confirm_decisions(rapat=rapat, by=request.user, now=timezone.now())
        messages.success(request, f"{len(made)} hasil dikukuhkan.")
    return redirect("rapat_detail", pk)


@login_required
def rapat_pause(request, pk: int):
    """A pause, or another day, for a meeting without quorum."""
    rapat = rapat_for(request, pk, "jadwalkan")
    if request.method != "POST":
        return redirect("rapat_detail", pk)
    given = {"rapat": rapat, "by": request.user, "now": timezone.now()}
    form = (PostponeForm if "until" in request.POST else AdjournForm)(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    elif "until" in request.POST:
        later = postpone(**given, **form.cleaned_data)
        there = reverse("rapat_detail", args=[later.pk])
        messages.success(request, f"Rapat ditunda sampai {tanggal(later.date)}.", extra_tags=there)
    else:
        pause = adjourn(**given, **form.cleaned_data)
        messages.success(request, f"Rapat diskors {pause.minutes} menit.")
    return redirect("rapat_detail", pk)


@login_required
def rapat_add_item(request, pk: int):
    """One more item on the agenda."""
    rapat = rapat_for(request, pk, "jadwalkan")
    form = NewItemForm(request.POST or None, daerah=rapat.daerah)
    if request.method == "POST" and form.is_valid():
        add_item(rapat=rapat, line=form.cleaned_data["line"], by=request.user)
        messages.success(request, "Mata acara ditambahkan.")
    elif request.method == "POST":
        messages.error(request, " ".join(form.non_field_errors()) or "Periksa isian mata acara.")
    return redirect("rapat_detail", pk)


def _called(request, given: dict) -> tuple[str, str]:
    """Mark whom the form means; what happened, or what is wrong with it. A script sends several calls at once."""
    seats, states = roll_of(given["rapat"]).seats, request.POST.getlist("keadaan") or ["hadir"]
    if pressed := request.POST.get("kursi", ""):
        seat = next((seat for seat in seats if str(seat.member.pk) == pressed), None)
        rows = mark_attendance(members=[seat.member.pk], state=states[0], toggle=True, **given) if seat else []
        return f"{seat.member.nama}: {'dicatat ' + states[0] if rows else 'catatan dihapus'}." if seat else "", ""
    names, wanted, problems = [seat.member.lengkap for seat in seats], {}, []
    for n, typed in enumerate(request.POST.getlist("panggil")[:MOST_CALLS]):
        call = read_call(typed[:200], names, states[min(n, len(states) - 1)])
        wanted |= {seats[place].member.pk: call.state for place in call.places}
        problems += [call.problem] if call.problem else []
    for state in dict.fromkeys(wanted.values()):
        mark_attendance(members=[pk for pk, asked in wanted.items() if asked == state], state=state, **given)
    who = next((s.member.nama for s in seats if s.member.pk in wanted), "") if len(wanted) == 1 else ""
    told = f"{who or f'{len(wanted)} anggota'}: dicatat {', '.join(dict.fromkeys(wanted.values()))}." if wanted else ""
    return told, " ".join(problems)


def _answer(request, rapat: Rapat, told: str, problem: str):
    """The parts of the room that changed for htmx, else the room itself with the message."""
    if request.htmx:
        context = sitting_of(rapat, request.user) | {"told": told, "problem": problem}
        return render(request, "deliberation/_rapat_answer.html", context)
    if problem:
        messages.error(request, problem)
    elif told:
        messages.success(request, told)
    return redirect("rapat_detail", rapat.pk)
