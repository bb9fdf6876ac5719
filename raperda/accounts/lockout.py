"""What django-axes needs to know here: who is being guessed at, and what to answer when it is enough."""

from django.conf import settings
from django.shortcuts import render


def username_of(request, credentials) -> str:
    """The name somebody tries to log in with: from the credentials, else from the posted form, in lower case."""
    credentials = credentials or {}
    name = credentials.get("username") or credentials.get("email") or ""
    if not name and request is not None:
        name = request.POST.get("login") or request.POST.get("username") or ""
    return name.strip().lower()


def response(request, original_response=None, credentials=None):
    """The page of a locked log-in: what happened, until when, what to do."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "account/locked.html", {"minutes": minutes}, status=429)
