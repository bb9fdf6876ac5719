"""Work for the queue: the mails that tell somebody of one thing at once, or of a day in a summary."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from raperda.notices.models import Notice


@task()
def mail_notices(user_id: int, notices: list[int], digest: bool) -> str:
    """The address the mail went to, empty where nothing was sent: who left, or may see none of it any more."""
    user = get_user_model().objects.filter(pk=user_id, is_active=True).first()
    if user is None or not user.email:
        return ""
    rows = Notice.objects.filter(pk__in=notices, user=user).select_related("raperda__daerah").order_by("at", "pk")
    lines = [(row.title, _address(row)) for row in rows if row.raperda is None or user.has_perm("lihat", row.raperda)]
    if not lines:
        return ""
    subject = f"[Raperda] {len(lines)} kabar" if digest or len(lines) > 1 else f"[Raperda] {lines[0][0]}"
    body = render_to_string("notices/mail.txt", {"user": user, "lines": lines, "digest": digest})
    send_mail(subject[:200], body, None, [user.email])
    return user.email


def _address(row: Notice) -> str:
    """The whole address where the region has a host name of its own, else nothing."""
    host = row.raperda.daerah.host if row.raperda else None
    return f"{'https' if settings.HTTPS else 'http'}://{host}{row.url}" if host else ""
