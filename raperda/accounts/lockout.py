"""What django-axes needs to know here: who is being guessed at, and what to answer when it is enough."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.shortcuts import render


def username_of(request, credentials) -> str:
    """Whom somebody tries to log in as: the user name in lower case, also where the address was typed.

    Otherwise one account could be guessed at twice as often, by its name and by its address.
    """
    credentials = credentials or {}
    typed = credentials.get("username") or credentials.get("email") or ""
    if not typed and request is not None:
        typed = request.POST.get("login") or request.POST.get("username") or ""
    typed = typed.strip().lower()
    if "@" in typed:
        owner = get_user_model().objects.filter(email__iexact=typed).values_list("username", flat=True).first()
        return (owner or typed).lower()
    return typed


def response(request, original_response=None, credentials=None):
    """The page of a locked log-in: what happened, until when, what to do."""
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, "account/locked.html", {"minutes": minutes}, status=429)


def address_of(request) -> str:
    """Where the request comes from: what our own proxy wrote last, where there is one, else the peer itself."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
