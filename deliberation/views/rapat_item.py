"""Mata acara: one item of a meeting: its speakers, its part of the risalah, its vote."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from deliberation.actions import (
    MinutesClash,
    RapatRefused,
    add_speaker,
    change_item,
    drop_speaker,
    end_speech,
    start_speech,
    vote,
    write_minutes,
)
from deliberation.actions.roll import roll_of
from deliberation.core.rollcall import read_call
from deliberation.forms.meetings import ItemForm, MinutesForm, SpeakerForm, VoteForm
from deliberation.models import Rapat, Vote
from deliberation.views.rapat_load import item_for, line_of
from documents.prose import prose_html

_OVER = (Rapat.Status.SELESAI, Rapat.Status.DIBATALKAN, Rapat.Status.DITUNDA)


@login_required
def rapat_item(request, pk: int):
    """One item: who speaks, what is written of it, what was decided."""
    item = item_for(request, pk, "lihat")
    return _page(request, item)


@login_required
def rapat_item_change(request, pk: int):
    """Another title or kind of decision."""
    item = item_for(request, pk, "jadwalkan")
    form = ItemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_item(item=item, by=request.user, **form.cleaned_data)
        messages.success(request, "Mata acara disimpan.")
    return redirect("rapat_item", pk)


@login_required
def rapat_minutes(request, pk: int):
    """Save one item's part of the risalah; a script asks for JSON, a form for a page."""
    item = item_for(request, pk, "jadwalkan")
    form = MinutesForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return redirect("rapat_item", pk)
    quick = request.headers.get("Accept", "").startswith("application/json")
    try:
        saved = write_minutes(item=item, by=request.user, **form.cleaned_data)
    except MinutesClash as clash:
        if quick:
            return JsonResponse({"problem": str(clash)}, status=409)
        clashed = MinutesForm(initial={"text": clash.merge.text, "base": clash.stored})
        return _page(request, item, minutes=clashed, problem=str(clash), status=409)
    if quick:
        clock = f"{timezone.localtime():%H.%M}"
        return JsonResponse({"state": f"Tersimpan {clock}", "text": saved.minutes})
    messages.success(request, "Risalah disimpan.")
    return redirect("rapat_item", pk)


@login_required
def rapat_speak(request, pk: int):
    """Somebody put on the list of speakers, at the microphone, done, or off the list."""
    item = item_for(request, pk, "jadwalkan")
    if request.method != "POST":
        return redirect("rapat_item", pk)
    given, now = {"by": request.user}, timezone.now()
    verbs = {"mulai": start_speech, "selesai": end_speech, "coret": drop_speaker}
    for name, verb in verbs.items():
        if (chosen := request.POST.get(name, "")).isdecimal():
            speaker = get_object_or_404(item.speakers.select_related("item__rapat"), pk=chosen)
            verb(speaker=speaker, **given, **({} if verb is drop_speaker else {"now": now}))
            return redirect("rapat_item", pk)
    form = SpeakerForm(request.POST)
    if form.is_valid():
        _add(item, form.cleaned_data["name"], given)
    return redirect("rapat_item", pk)


@login_required
def rapat_vote(request, pk: int):
    """The vote of every member there, one by one or by fraksi."""
    item = item_for(request, pk, "jadwalkan")
    roll = roll_of(item.rapat)
    votes = Vote.objects.filter(item=item).values_list("member_id", "choice")
    form = VoteForm(request.POST or None, seats=roll.present, given=dict(votes))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("tried", "note")}
        try:
            made = vote(item=item, choices=form.choices, by=request.user, now=timezone.now(), **given)
        except RapatRefused as refused:
            form.add_error(None, str(refused))
        else:
            outcome = "disetujui" if made.carried else "tidak disetujui"
            figures = f"{made.yes} setuju, {made.no} tidak setuju, {made.abstain} abstain: {outcome}."
            messages.success(request, figures)
            return redirect("rapat_detail", item.rapat_id)
    context = {"item": item, "form": form, "line": line_of(item, roll), "roll": roll}
    return render(request, "deliberation/rapat_vote.html", context, status=422 if form.errors else 200)


def _page(request, item, *, minutes: MinutesForm | None = None, problem: str = "", status: int = 200):
    may_write = request.user.has_perm("jadwalkan", item.rapat) and item.rapat.status not in _OVER
    may_record = request.user.has_perm("jadwalkan", item.rapat)
    context = {"item": item, "rapat": item.rapat, "may_write": may_write, "may_record": may_record, "problem": problem}
    context["line"] = line_of(item, roll_of(item.rapat))
    context["speakers"] = list(item.speakers.select_related("member"))
    context["votes"] = list(Vote.objects.filter(item=item).select_related("member", "fraksi"))
    context["minutes_html"] = prose_html(item.minutes)
    if may_record:
        context["minutes"] = minutes or MinutesForm(initial={"text": item.minutes, "base": item.minutes})
        context["change_form"] = ItemForm(initial={"title": item.title, "decides": item.decides})
    return render(request, "deliberation/rapat_item.html", context, status=status)


def _add(item, typed: str, given: dict) -> None:
    """The member the words mean, else a guest of that name."""
    seats = roll_of(item.rapat).seats
    call = read_call(typed, [seat.member.lengkap for seat in seats])
    member = seats[call.places[0]].member if len(call.places) == 1 else None
    add_speaker(item=item, member=member, name="" if member else typed, **given)
