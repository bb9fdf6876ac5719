"""tell_news, send_digests, read_notices, choose, follow, unfollow: what people are told and how they want it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from deliberation.models import AgendaItem
from documents.errors import DomainError
from documents.models import Raperda
from raperda.accounts.models import User
from raperda.accounts.permissions import load_rights
from raperda.notices.edits import edits_since
from raperda.notices.models import MAIL_OF, Choice, Follow, Kind, Mail, Mark, Notice
from raperda.notices.news import News, news_since
from raperda.notices.tasks import mail_notices

OVERLAP = timedelta(hours=1)  # work that began before the last look and was stored after it
OVERLAP_ITEMS = 50
OLDEST = timedelta(days=7)  # what nobody was told of for so long is no news
DIGEST = time(6)


class FollowRefused(DomainError):
    """What this person cannot follow."""


@transaction.atomic
def tell_news(*, now: datetime, by=None) -> int:
    """How many notices were made: one a person for each thing that happened since the last look, mailed if wanted so.

    Told are who is concerned and who follows the Raperda or the unit, but never of what they did themselves, nor of a
    Raperda or meeting they may not see. Two workers wait for each other, and nobody is told twice.
    """
    mark = _locked("kabar", now - OLDEST)
    since = max(mark.at - OVERLAP, now - OLDEST)
    news = list(news_since(since, max(mark.item - OVERLAP_ITEMS, 0), now))
    follows = list(Follow.objects.select_related("raperda__daerah").defer("raperda__keterangan"))
    edits = list(edits_since(since, follows))
    wanted = _audience(news, follows) + [(row.user_id, one) for row, one in edits]
    users = User.objects.filter(is_active=True).in_bulk({pk for pk, _ in wanted})
    load_rights(users.values())
    rows = _rows([(users[pk], one) for pk, one in wanted if pk in users and _may_hear(users[pk], one)])
    made = _store(rows)
    _mail([row for row in made if row.mail == Mail.SEGERA], now, digest=False)
    last = AgendaItem.objects.aggregate(last=Max("pk"))["last"] or 0
    mark.at, mark.item = now, max(mark.item, last)
    mark.save(update_fields=["at", "item"])
    return len(made)


@transaction.atomic
def send_digests(*, now: datetime, by=None) -> int:
    """How many people get the summary of the day: once a day from six o'clock on, of what they have not read."""
    mark = _locked("ringkasan", now - timedelta(days=1))
    here = timezone.localtime(now)
    if here.time() < DIGEST or timezone.localdate(mark.at) >= here.date():
        return 0
    mark.at = now
    mark.save(update_fields=["at"])
    waiting = Notice.objects.filter(mail=Mail.HARIAN, mailed_at__isnull=True, read_at__isnull=True)
    return _mail(waiting.filter(at__gte=now - OLDEST), now, digest=True)


@transaction.atomic
def read_notices(*, by, now: datetime, notice: Notice | None = None) -> int:
    """How many notices of the person are read now that were not: this one, or all of them."""
    rows = Notice.objects.filter(user=by, read_at__isnull=True)
    return (rows.filter(pk=notice.pk) if notice else rows).update(read_at=now)


@transaction.atomic
def choose(*, by, choices: Mapping[str, tuple[bool, str]]) -> list[Choice]:
    """How the person wants to be told from now on: for each kind whether in the application, and when by e-mail."""
    return [
        Choice.objects.update_or_create(user=by, kind=Kind(kind), defaults={"app": app, "mail": Mail(mail)})[0]
        for kind, (app, mail) in choices.items()
    ]


@transaction.atomic
def follow(*, raperda: Raperda, by, now: datetime, key: str = "", name: str = "") -> Follow:
    """The person follows the Raperda, or one unit of its text by its key and present name; twice changes nothing.

    Raises FollowRefused for a Raperda they may not see.
    """
    if not by.has_perm("lihat", raperda):
        raise FollowRefused("Anda tidak dapat mengikuti Raperda ini.")
    given = {"name": name[:200], "at": now}
    return Follow.objects.get_or_create(user=by, raperda=raperda, key=key, defaults=given)[0]


@transaction.atomic
def unfollow(*, raperda: Raperda, by, key: str = "") -> int:
    """How many rows went (0 or 1)."""
    return Follow.objects.filter(user=by, raperda=raperda, key=key).delete()[0]


def _locked(name: str, start: datetime) -> Mark:
    """The mark, held until the transaction ends."""
    Mark.objects.get_or_create(name=name, defaults={"at": start})
    return Mark.objects.select_for_update().get(name=name)


def _audience(news: Iterable[News], follows: Iterable[Follow]) -> list[tuple[int, News]]:
    """Who is to be told of what, each pair once, as ids of people."""
    of: dict[int, list[Follow]] = {}
    for row in follows:
        of.setdefault(row.raperda_id, []).append(row)
    found: dict[tuple[int, str], News] = {}
    for one in news:
        people = set(one.to)
        for row in of.get(one.raperda.pk, ()) if one.wide else ():
            fits = not row.key or row.key == one.key
            if fits and (one.rapat is not None or one.at >= row.at):
                people.add(row.user_id)
        found |= {(pk, one.source): one for pk in people if pk != one.actor}
    return [(pk, one) for (pk, _), one in found.items()]


def _may_hear(user: User, one: News) -> bool:
    return user.has_perm("lihat", one.raperda) and (one.rapat is None or user.has_perm("lihat", one.rapat))


def _rows(wanted: list[tuple[User, News]]) -> list[Notice]:
    """The notices as each person chose to get them; none for who wants neither way."""
    people = {user.pk for user, _ in wanted}
    chosen = {(row.user_id, row.kind): row for row in Choice.objects.filter(user__in=people)}
    rows = []
    for user, one in wanted:
        choice = chosen.get((user.pk, one.kind.value))
        app, mail = (choice.app, choice.mail) if choice else (True, MAIL_OF.get(one.kind, Mail.HARIAN))
        if one.kind == Kind.TENGGAT or not user.email:
            mail = Mail.TIDAK  # the reminder of a deadline is a mail of its own
        if app or mail != Mail.TIDAK:
            rows.append(Notice(
                user=user, kind=one.kind, raperda=one.raperda, title=one.title[:300], url=one.url, source=one.source,
                at=one.at, app=app, mail=mail,
            ))  # fmt: skip
    return rows


def _store(rows: list[Notice]) -> list[Notice]:
    """Those that are new, stored; the edits of a day that grew are counted anew in the notice that is there."""
    sources = {row.source for row in rows}
    known = {(row.user_id, row.source): row for row in Notice.objects.filter(source__in=sources)}
    new = [row for row in rows if (row.user_id, row.source) not in known]
    for row in rows:
        old = known.get((row.user_id, row.source))
        if old and old.kind == Kind.SUNTINGAN and old.title != row.title:
            old.title, old.at = row.title, row.at
            old.save(update_fields=["title", "at"])
    return Notice.objects.bulk_create(new)


def _mail(rows: Iterable[Notice], now: datetime, *, digest: bool) -> int:
    """How many mails were put in the queue, one a person; what they hold counts as mailed."""
    mine: dict[int, list[int]] = {}
    for row in rows:
        mine.setdefault(row.user_id, []).append(row.pk)
    for user, pks in mine.items():
        Notice.objects.filter(pk__in=pks).update(mailed_at=now)
        mail_notices.enqueue(user_id=user, notices=pks, digest=digest)
    return len(mine)
