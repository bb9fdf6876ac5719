"""Agenda rapat: the public meetings to come and those that have been, each with its items."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from raperda.context import daerah_of
from raperda.portal.shelf import announced

PAGE = 20


def agenda(request):
    """Meetings from today on, the nearest first; or past ones, the latest first."""
    past = request.GET.get("waktu") == "lalu"
    today = timezone.localdate()
    meetings = announced(daerah_of(request))
    if past:
        found = meetings.filter(date__lt=today).order_by("-date", "-time", "-pk")
    else:
        found = meetings.filter(date__gte=today).order_by("date", "time", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    return render(request, "portal/agenda.html", {"page": page, "past": past})
