"""What waits for a person: moves and deadlines of their roles, given tasks, texts, suggestions, letters, Perda."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, DateField, F, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from deliberation.actions.work import OPEN
from deliberation.bridge import deadlines_of, holidays_of, watched
from deliberation.core.clock import SOON, Deadline, words_left
from deliberation.core.deadlines import working_days_between
from deliberation.core.stages import STAGES, Facts, Stage, ahead, find_move
from deliberation.models import Assignment, Deliberation, Letter
from documents.actions.archive import is_completable
from documents.models import Daerah, Edit, Naskah, Perda, Raperda, Suggestion, UnsavedText, Version
from documents.tasks import failed_gazettes
from raperda.accounts.models import User
from raperda.accounts.permissions import roles_of

# Moves with a form of their own ask for a right of their own, by the stage they lead to.
RIGHT_OF = {"pengundangan": "tetapkan", "autentifikasi": "undangkan"}
# Who asks for something, and the Raperda it is about, as columns.
_ASKER = ("by__first_name", "by__last_name", "by__username")
_FACTS = ("id", "judul", "stage", "initiator", "daerah_id")
_ABOUT = tuple(f"raperda__{name}" for name in _FACTS)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: words, the Raperda or Perda it is about, since when it waits, one verb and its address.

    `due` is its last day, where it has one; `left` says in words how far off that is.
    """

    title: str
    about: str
    since: date
    stage: Stage | None
    note: str
    verb: str
    url: str
    due: date | None = None
    left: str = ""
    late: bool = False
    soon: bool = False


def waiting_for(user, daerah: Daerah | None, today: date) -> list[Task]:
    """The person's tasks in the daerah: those with a last day by that day, then what waits longest.

    The number of queries does not grow with the rows.
    """
    if daerah is None:
        return []
    found = [*_procedure(user, daerah, today), *_texts(user, daerah)]
    found += [*_perda(user, daerah), *_asked(user, daerah, today)]
    return sorted(found, key=lambda task: (task.due is None, task.due or task.since))


def _procedure(user, daerah: Daerah, today: date) -> Iterator[Task]:
    """The next step on the main road of each Raperda whose actor the person is, and the deadlines of their roles."""
    roles = roles_of(user, daerah)
    rows = list(watched(daerah, today).annotate(since=Max("entries__since"))) if roles else []
    running = deadlines_of(rows, daerah, today)
    for row in rows:
        if not user.has_perm("lihat", row.raperda):
            continue
        mine = [one for one in running[row.pk] if not roles.isdisjoint(one.actors)]
        move = _move(user, row, roles, today)
        if move is not None:
            yield replace(move, **_dated(mine[0])) if mine else move
        url = reverse("raperda_dossier", args=[row.raperda_id])
        for one in mine[1:] if move else mine:
            task = Task(one.title, _name(row.raperda), one.start, STAGES[row.raperda.stage], "", "Buka", url)
            yield replace(task, **_dated(one))


def _dated(deadline: Deadline) -> dict[str, object]:
    """What a deadline adds to a task: its last day, how near that is, and the sum in words."""
    note = f"{deadline.title}, {deadline.legal_basis}"
    return {
        "due": deadline.due, "left": deadline.left_words, "late": deadline.late, "soon": deadline.soon, "note": note
    }  # fmt: skip


def _move(user, row: Deliberation, roles: set[str], today: date) -> Task | None:
    stage = STAGES[row.raperda.stage]
    move = None if stage.terminal else _next_move(row, today)
    if move is None or roles.isdisjoint(move.actors):
        return None
    if not user.has_perm(RIGHT_OF.get(stage.id, "pindah_tahap"), row.raperda):
        return None
    url = reverse("raperda_dossier", args=[row.raperda_id])
    return Task(move.verb, _name(row.raperda), row.since, stage, stage.deadline, "Buka", url)


def _next_move(row: Deliberation, today: date):
    facts = Facts(
        today=today,
        initiator=row.track,
        matter=row.matter,
        level=row.raperda.daerah.level,
        subject=row.raperda.subject,
        review_kind=row.review_kind,
        in_propemperda=row.in_propemperda,
        out_of_program_reason=row.out_of_program_reason,
    )
    road = ahead(row.raperda.stage, facts)
    return find_move(row.raperda.stage, road[0].id, facts.way) if road else None


def _texts(user, daerah: Daerah) -> Iterator[Task]:
    """What the texts of the daerah wait for: to be frozen, a word on suggestions, what the person typed and kept."""
    rows = Raperda.objects.filter(daerah=daerah).annotate(**_counts(user))
    changed = Q(editable=True, last__isnull=False) & (Q(frozen__isnull=True) | Q(frozen__lt=F("revision")))
    rows = rows.filter(changed | Q(editable=True, proposals__gt=0) | Q(typed__gt=0))
    for row in rows.select_related("daerah").defer("keterangan"):
        about, stage, unfrozen = _name(row), STAGES.get(row.stage), row.revision and row.revision > (row.frozen or 0)
        if row.editable and row.last and unfrozen and user.has_perm("bekukan", row):
            count = row.revision - (row.frozen or 0)
            note = f"{count} suntingan sejak versi terakhir" if row.frozen else "belum pernah dibekukan"
            since, url = timezone.localdate(row.last), reverse("freeze", args=[row.pk])
            yield Task("Bekukan versi naskah", about, since, stage, note, "Bekukan", url)
        if row.editable and row.proposals and user.has_perm("sunting", row):
            since, url = timezone.localdate(row.proposed), reverse("suggestions", args=[row.pk])
            note = f"{row.proposals} usulan terbuka"
            yield Task("Usulan menunggu keputusan", about, since, stage, note, "Putuskan", url)
        if row.typed and user.has_perm("lihat", row):
            since, url = timezone.localdate(row.kept), reverse("unsaved", args=[row.pk, row.key])
            yield Task("Teks belum tersimpan", about, since, stage, f"{row.typed} bagian", "Lanjutkan", url)


def _counts(user) -> dict[str, object]:
    """The columns of _texts, as subqueries on each Raperda: one query for all that waits in the texts."""
    draft = Naskah.objects.filter(raperda=OuterRef("pk"), kind=Naskah.Kind.RANCANGAN)
    of_draft = {"naskah__raperda": OuterRef("pk"), "naskah__kind": Naskah.Kind.RANCANGAN}
    versions = Version.objects.filter(**of_draft).order_by("-number")
    edits = Edit.objects.filter(**of_draft).order_by("-pk")
    waiting = Suggestion.objects.filter(naskah__raperda=OuterRef("pk"), status=Suggestion.Status.TERBUKA)
    mine = UnsavedText.objects.filter(naskah__raperda=OuterRef("pk"), by=user)
    return {
        "revision": Subquery(draft.values("revision")[:1]),
        "frozen": Subquery(versions.values("revision")[:1]),
        "last": Subquery(edits.values("at")[:1]),
        "proposals": Subquery(_counted(waiting)),
        "proposed": Subquery(waiting.order_by("at").values("at")[:1]),
        "typed": Subquery(_counted(mine)),
        "key": Subquery(mine.order_by("at", "pk").values("key")[:1]),
        "kept": Subquery(mine.order_by("at").values("at")[:1]),
    }


def _counted(rows: QuerySet) -> QuerySet:
    return rows.order_by().values("naskah__raperda").annotate(n=Count("pk")).values("n")


def _asked(user, daerah: Daerah, today: date) -> Iterator[Task]:
    """What others ask of the person: tasks they gave, and numbers they took that wait to be confirmed. One query."""
    work = Assignment.objects.filter(to=user, status__in=OPEN, raperda__daerah=daerah)
    work = work.values_list("pk", "title", Value(""), "at", "due", *_ASKER, *_ABOUT)
    letters = Letter.objects.filter(daerah=daerah, status=Letter.Status.BERNOMOR, confirmed_at__isnull=True)
    if not (user.has_perm("kukuhkan", daerah) or user.has_perm("surat", daerah)):
        letters = letters.none()
    # Two pairs of eyes: never who took the number (process.md §1.1).
    letters = letters.exclude(by=user).values_list(
        "pk", Coalesce("rapat__title", "subject"), "nomor", "at", Value(None, DateField()), *_ASKER, *_ABOUT
    )
    for pk, title, nomor, at, due, first, last, username, *about in work.order_by().union(letters.order_by(), all=True):
        raperda = Raperda(**dict(zip(_FACTS, about, strict=True))) if about[0] else None
        by, since = User(first_name=first, last_name=last, username=username), timezone.localdate(at)
        stage = STAGES.get(raperda.stage) if raperda else None
        if nomor:
            note, url = f"Nomor {nomor}, diambil oleh {by}", reverse("letter", args=[pk])
            yield Task("Kukuhkan nomor surat", _name(raperda) if raperda else title, since, stage, note, "Periksa", url)
        elif user.has_perm("lihat", raperda):
            task = Task(title, _name(raperda), since, stage, f"dari {by}", "Kerjakan", reverse("work_read", args=[pk]))
            yield replace(task, **_work_due(daerah, due, today))


def _work_due(daerah: Daerah, due: date | None, today: date) -> dict[str, object]:
    """What the last day of a given task adds to it."""
    left = working_days_between(today, due, holidays_of(daerah)) if due else 0
    late = bool(due and due < today)
    words = words_left(left) if left or due == today else "baru lewat" if late else ""
    return {"due": due, "left": words, "late": late, "soon": bool(due and not late and left <= SOON)}


def _perda(user, daerah: Daerah) -> Iterator[Task]:
    """Perda in force that are not published, acts of the archive to complete, published Perda not printed yet."""
    open_ends = Q(published_at__isnull=True) | Q(gazette__isnull=True, raperda__isnull=False)
    rows = Perda.objects.filter(open_ends, daerah=daerah).exclude(status=Perda.Status.DITETAPKAN, raperda__isnull=False)
    found = list(rows.select_related("daerah", "raperda").defer("raperda__keterangan"))
    unprinted = [perda.pk for perda in found if perda.published_at]
    failed = failed_gazettes(unprinted) if unprinted else set()
    for perda in found:
        title, note, verb = _open_end(perda, perda.pk in failed)
        if not user.has_perm("arsipkan" if is_completable(perda) else "terbitkan", perda):
            continue
        since = perda.tanggal_pengundangan or perda.tanggal_penetapan
        url = reverse("perda_read", args=[perda.tahun, perda.nomor])
        if perda.raperda_id and (perda.published_at is None or perda.pk in failed):
            url = reverse("raperda_dossier", args=[perda.raperda_id])
        yield Task(title, f"{perda} tentang {perda.judul}", since, None, note, verb, url)


def _open_end(perda: Perda, failed: bool) -> tuple[str, str, str]:
    """What is left to do with a Perda, why, and the verb."""
    if is_completable(perda):
        return "Lengkapi Perda arsip", "data pengundangannya belum lengkap", "Buka"
    if perda.published_at is None:
        return "Terbitkan Perda", "sudah diundangkan, belum terbuka untuk umum", "Buka"
    if failed:
        return "Gazet gagal dicetak", "cetak lagi di berkas Raperda; bila gagal, hubungi pengelola", "Cetak lagi"
    return "Gazet belum tercetak", "antrean cetak mengerjakannya; bila lama, hubungi pengelola sistem", "Lihat"


def _name(raperda: Raperda) -> str:
    return f"Raperda tentang {raperda.judul}"
