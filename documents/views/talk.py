"""Percakapan: comments on one unit in threads, and the suggestions that wait beside it."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from documents.actions import TalkRefused, comment, reopen_comment, resolve_comment
from documents.forms import CommentForm
from documents.models import Comment, Naskah, Suggestion
from documents.prose import prose_html
from documents.views.load import keeps_typed, naskah_for, spine_and_name
from documents.views.suggestions import Shown, shown


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment as it is shown."""

    row: Comment
    who: str
    html: str


@login_required
@keeps_typed
def unit_talk(request, pk: int, key: str):
    """The page of one unit's talk, or the piece of it that goes into the room; a POST adds a comment."""
    naskah = naskah_for(request, pk)
    form = CommentForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _talk(request, naskah, key, form)
    if not request.user.has_perm("komentari", naskah.raperda):
        raise PermissionDenied("Peran Anda tidak dapat mengomentari naskah ini.")
    try:
        _answer(naskah, key, request, form.cleaned_data)
    except TalkRefused as refused:
        form.add_error("text", str(refused))
        return _talk(request, naskah, key, form)
    return _told(request, naskah, key, "Komentar tersimpan.")


@login_required
def comment_state(request, pk: int, number: int):
    """Close a thread, or open it again."""
    naskah = naskah_for(request, pk)
    row = get_object_or_404(Comment, naskah=naskah, pk=number)
    if request.method != "POST":
        return redirect("unit_talk", pk, row.key)
    if not request.user.has_perm("komentari", naskah.raperda):
        raise PermissionDenied("Peran Anda tidak dapat menyelesaikan percakapan ini.")
    if request.POST.get("keadaan") == "buka":
        reopen_comment(comment=row, by=request.user)
        return _told(request, naskah, row.key, "Percakapan dibuka lagi.")
    resolve_comment(comment=row, by=request.user, now=timezone.now())
    return _told(request, naskah, row.key, "Percakapan diselesaikan.")


def _told(request, naskah: Naskah, key: str, words: str):
    if request.htmx:
        return _talk(request, naskah, key, CommentForm())
    messages.success(request, words)
    return redirect("unit_talk", naskah.raperda_id, key)


def _talk(request, naskah: Naskah, key: str, form: CommentForm):
    _, name = spine_and_name(naskah, key)
    user, raperda = request.user, naskah.raperda
    context = {"raperda": raperda, "key": key, "name": name, "form": form, "threads": _threads(naskah, key)}
    context |= {"suggestions": _suggestions(naskah, key)}
    context |= {"may_comment": user.has_perm("komentari", raperda), "may_suggest": user.has_perm("usulkan", raperda)}
    template = "documents/_talk.html" if request.htmx else "documents/talk.html"
    return render(request, template, context, status=422 if form.errors else 200)


def _answer(naskah: Naskah, key: str, request, clean: dict) -> None:
    top = Comment.objects.filter(naskah=naskah, pk=clean["answers"]).first() if clean["answers"] else None
    comment(naskah=naskah, key=key, text=clean["text"], answers=top, by=request.user, now=timezone.now())


def _threads(naskah: Naskah, key: str) -> list[list[Remark]]:
    """The threads of a unit, open ones first, each with its answers."""
    of_unit = Q(key=key) | Q(answers__key=key)
    rows = Comment.objects.filter(of_unit, naskah=naskah).select_related("by", "resolved_by")
    threads: dict[int, list[Remark]] = {}
    for row in rows.order_by("at", "pk"):
        threads.setdefault(row.answers_id or row.pk, []).append(Remark(row, _who(row), prose_html(row.text)))
    return sorted(threads.values(), key=lambda thread: thread[0].row.resolved_at is not None)


def _who(row: Comment) -> str:
    return f"{row.author} (berkas Word, dibawa {row.by})" if row.author else str(row.by)


def _suggestions(naskah: Naskah, key: str) -> list[Shown]:
    rows = Suggestion.objects.filter(naskah=naskah, key=key, status=Suggestion.Status.TERBUKA)
    return [shown(row) for row in rows.select_related("by", "upload")]
