"""Reminders of deadlines: who is told, once for each deadline, and the mail that the queue sends."""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django_tasks import task

from deliberation.actions import remind
from deliberation.bridge import deadlines_of, watched
from deliberation.core.clock import ESCALATED, SOON, Deadline
from documents.models import Daerah, Setting
from raperda.accounts.models import RoleAssignment
from raperda.notices.models import Choice, Kind, Mail

SETTING = "ingatkan_tenggat"  # false: the region sends no reminders


def remind_all(daerah: Daerah, *, today: date, now: datetime, days: int = SOON) -> int:
    """How many mails were put in the queue: one a person, with what they have not been told of yet.

    Told of a deadline that ends within `days` hari kerja or is over: whoever holds a role that must act and may see the
    Raperda; of one that is over, whoever it escalates to as well (process.md §3). A region whose setting
    `ingatkan_tenggat` is false sends none.
    """
    if not Setting.objects.choice(SETTING, daerah, today, True):
        return 0
    rows = list(watched(daerah, today))
    found = deadlines_of(rows, daerah, today)
    running = [(row, deadline) for row in rows for deadline in found[row.pk] if deadline.paused_on is None]
    near = [(row, deadline) for row, deadline in running if deadline.left <= days]
    holders = _holders(daerah, today)
    silent = set(Choice.objects.filter(kind=Kind.TENGGAT, mail=Mail.TIDAK).values_list("user", flat=True))
    return sum(_remind(user, roles, daerah, near, now, user.pk not in silent) for user, roles in holders.items())


@task()
def mail_reminder(user_id: int, daerah_id: int, lines: list[dict]) -> str:
    """The address the mail went to; each line is one deadline in words. Nothing is sent to who has left meanwhile."""
    user = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.email:
        return ""
    daerah = Daerah.objects.get(pk=daerah_id)
    late = sum(line["late"] for line in lines)
    subject = f"[Raperda] {len(lines)} tenggat{f', {late} lewat waktu' if late else ''}: {daerah.lengkap}"
    body = render_to_string("raperda/reminder.txt", {"user": user, "daerah": daerah, "lines": lines})
    send_mail(subject, body, None, [user.email])
    return user.email


@transaction.atomic
def _remind(user, roles: set[str], daerah: Daerah, near: list, now: datetime, wanted: bool) -> bool:
    """Whether a mail goes out with what this person has not been told of; the note of it and the mail stand as one.

    The note alone becomes a notice in the application, for who wants no mail or has no address.
    """
    lines = []
    for row, deadline in near:
        rule = _rule(deadline, roles)
        if not rule or not user.has_perm("lihat", row.raperda):
            continue
        if remind(deliberation=row, user=user, rule=rule, start=deadline.start, now=now):
            lines.append(_line(row, deadline, daerah))
    if lines and wanted and user.email:
        mail_reminder.enqueue(user_id=user.pk, daerah_id=daerah.pk, lines=lines)
        return True
    return False


def _rule(deadline: Deadline, roles: set[str]) -> str:
    """Under which name somebody with these roles is told of it, "" when it is nothing to them."""
    if not roles.isdisjoint(deadline.escalated):
        return f"{deadline.id}{ESCALATED}"
    return "" if roles.isdisjoint(deadline.actors) else deadline.id


def _holders(daerah: Daerah, today: date) -> dict:
    """Everybody who holds a role in the region today, with the codes of their roles."""
    current = RoleAssignment.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today),
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        daerah=daerah,
        user__is_active=True,
    )
    found: dict = {}
    for row in current.select_related("user", "role").order_by("user_id"):
        found.setdefault(row.user, set()).add(row.role.code)
    return found


def _line(row, deadline, daerah: Daerah) -> dict:
    path = reverse("raperda_dossier", args=[row.raperda_id])
    root = f"{'https' if settings.HTTPS else 'http'}://{daerah.host}" if daerah.host else ""
    return {
        "title": deadline.title,
        "judul": row.raperda.judul,
        "due": date_format(deadline.due, "j F Y"),
        "left": deadline.left_words,
        "late": deadline.late,
        "who": deadline.who,
        "basis": deadline.legal_basis,
        "expiry": deadline.on_expiry,
        "escalation": deadline.next_who if deadline.escalated else "",
        "url": f"{root}{path}" if root else "",
    }
