"""Langganan kalender: secret .ics addresses of a person and of a body, read by calendar programs without a login."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from deliberation.actions import open_feed
from deliberation.actions.roll import with_own_seat
from deliberation.bridge import deadlines_of, watched
from deliberation.core.ics import Event, calendar_file
from deliberation.models import AgendaItem, Body, Feed, Rapat
from deliberation.views.tenggat import rows_for
from documents.views.hosts import daerah_for

_BACK = timedelta(days=90)  # how long a past meeting stays in the calendar
_WHO = "Peran Anda belum mencakup halaman ini. Hubungi operator."


@login_required
def feeds(request):
    """The person's own address and those of the bodies whose meetings they may see; a POST makes or renews one."""
    bodies = [body for body in Body.objects.all() if request.user.has_perm("lihat", body)]
    daerah = daerah_for(request, "lihat", _WHO, through=bodies)
    bodies = [body for body in bodies if body.daerah_id == daerah.pk]
    if request.method == "POST":
        code = request.POST.get("alat_kelengkapan", "")
        body = next((body for body in bodies if str(body.pk) == code), None)
        if code and (body is None or not request.user.has_perm("jadwalkan", body)):
            raise PermissionDenied("Peran Anda tidak dapat mengganti alamat kalender ini.")
        renew = "ganti" in request.POST
        open_feed(daerah=daerah, body=body, renew=renew, by=request.user, now=timezone.now())
        done = "Alamat kalender diganti. Alamat lama tidak berlaku lagi." if renew else "Alamat kalender dibuat."
        messages.success(request, done)
        return redirect("feeds")
    known = {feed.body_id: feed for feed in Feed.objects.filter(body__in=bodies)}
    own = Feed.objects.filter(daerah=daerah, user=request.user).first()
    context = {
        "own": _address(request, own),
        "bodies": [
            (body, _address(request, known.get(body.pk)), request.user.has_perm("jadwalkan", body)) for body in bodies
        ],
    }
    return render(request, "deliberation/tenggat_feed.html", context)


def feed(request, token: str):
    """The calendar file of that address: 404 for an unknown one, and for a person who may no longer log in."""
    row = get_object_or_404(Feed.objects.select_related("daerah", "user", "body__daerah"), token=token)
    if row.user and not row.user.is_active:
        raise Http404
    daerah = row.daerah
    name = f"Raperda {daerah.lengkap}: {row.body or 'tenggat dan rapat saya'}"
    text = calendar_file(name, [*_deadlines(request, row), *_meetings(request, row)], timezone.now().astimezone(UTC))
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="raperda.ics"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _deadlines(request, row: Feed) -> Iterator[Event]:
    """The running deadlines: of every Raperda the person may see, or of those the body has had on an agenda."""
    today = timezone.localdate()
    if row.user:
        found = [(each.deliberation, each.deadline) for each in rows_for(row.user, row.daerah, today)]
    else:
        dealt = AgendaItem.objects.filter(rapat__body=row.body, raperda__isnull=False).values("raperda")
        rows = list(watched(row.daerah, today).filter(raperda__in=dealt))
        running = deadlines_of(rows, row.daerah, today)
        found = [(each, deadline) for each in rows for deadline in running[each.pk]]
    for deliberation, deadline in found:
        if deadline.paused_on:  # it has no last day until the file is complete
            continue
        words = f"{deadline.counted}, sejak {deadline.start:%d-%m-%Y}. {deadline.legal_basis}. {deadline.on_expiry}"
        yield Event(
            uid=f"tenggat-{deliberation.pk}-{deadline.id}-{deadline.start:%Y%m%d}@{request.get_host()}",
            title=f"Tenggat: {deadline.title}, Raperda tentang {deliberation.raperda.judul}",
            day=deadline.due,
            text=words,
            url=request.build_absolute_uri(reverse("raperda_dossier", args=[deliberation.raperda_id])),
        )


def _meetings(request, row: Feed) -> Iterator[Event]:
    """The meetings to come and of the last months: those of the body open to all, or those the person may see.

    A closed one stands only in the person's own calendar, and only while they sit in the body that meets.
    """
    since = timezone.localdate() - _BACK
    rows = Rapat.objects.filter(daerah=row.daerah, date__gte=since).exclude(status=Rapat.Status.DIBATALKAN)
    shown = rows.filter(closed=False)  # the address asks for no log-in
    shown = shown.filter(body=row.body) if row.body else shown
    if row.user:
        shown |= rows.filter(pk__in=with_own_seat(rows.filter(closed=True), row.user).values("pk"))
    for rapat in shown.select_related("body").order_by("date", "time"):
        if row.user and not row.user.has_perm("lihat", rapat):
            continue
        start = timezone.make_aware(datetime.combine(rapat.date, rapat.time)).astimezone(UTC) if rapat.time else None
        yield Event(
            uid=f"rapat-{rapat.pk}@{request.get_host()}",
            title=f"{rapat.get_kind_display()}{' tertutup' if rapat.closed else ''}: {rapat.title}",
            day=rapat.date,
            start=start,
            place=rapat.place,
            text=rapat.get_status_display(),
            url=request.build_absolute_uri(reverse("rapat_detail", args=[rapat.pk])),
        )


def _address(request, row: Feed | None) -> str:
    return request.build_absolute_uri(reverse("feed", args=[row.token])) if row else ""
