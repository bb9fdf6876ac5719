"""What waits for a person: moves their roles may record, texts to freeze, Perda to promulgate, publish, or print."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from deliberation.core.stages import STAGES, Facts, Stage, ahead, find_move
from deliberation.models import Deliberation
from documents.models import Daerah, Edit, Naskah, Perda, Raperda, Version
from raperda.accounts.models import RoleAssignment

# Moves with a form of their own ask for a right of their own.
RIGHT_OF = {"penetapan": "tetapkan", "pengundangan": "undangkan"}


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: words, the Raperda or Perda it is about, since when it waits, one verb and its address."""

    title: str
    about: str
    since: date
    stage: Stage | None
    note: str
    verb: str
    url: str


def waiting_for(user, daerah: Daerah | None, today: date) -> list[Task]:
    """The person's tasks in the daerah, what waits longest first. The number of queries does not grow with the rows."""
    if daerah is None:
        return []
    found = [*_moves(user, daerah, today), *_unfrozen(user, daerah), *_perda(user, daerah)]
    return sorted(found, key=lambda task: task.since)


def _moves(user, daerah: Daerah, today: date) -> Iterator[Task]:
    """The next step on the main road of each Raperda, where one of its actors is a role of the person."""
    roles = _roles(user, daerah, today)
    ended = [stage.id for stage in STAGES.values() if stage.terminal]
    rows = Deliberation.objects.filter(raperda__daerah=daerah).exclude(raperda__stage__in=ended)
    rows = rows.select_related("raperda__daerah").defer("raperda__keterangan").annotate(since=Max("entries__since"))
    for row in rows:
        stage = STAGES[row.raperda.stage]
        move = _next_move(row, today)
        if move is None or roles.isdisjoint(move.actors):
            continue
        if user.has_perm(RIGHT_OF.get(stage.id, "pindah_tahap"), row.raperda):
            url = reverse("raperda_dossier", args=[row.raperda_id])
            yield Task(move.verb, _name(row.raperda), row.since, stage, stage.deadline, "Buka", url)


def _next_move(row: Deliberation, today: date):
    facts = Facts(
        today=today,
        initiator=row.track,
        level=row.raperda.daerah.level,
        subject=row.raperda.subject,
        review_kind=row.review_kind,
        in_propemperda=row.in_propemperda,
        out_of_program_reason=row.out_of_program_reason,
    )
    road = ahead(row.raperda.stage, facts)
    return find_move(row.raperda.stage, road[0].id, row.track) if road else None


def _unfrozen(user, daerah: Daerah) -> Iterator[Task]:
    """Drafts edited since their last version, or never frozen, that the person may freeze."""
    rows = Naskah.objects.filter(kind=Naskah.Kind.RANCANGAN, raperda__daerah=daerah, raperda__editable=True)
    versions = Version.objects.filter(naskah=OuterRef("pk")).order_by("-number")
    edits = Edit.objects.filter(naskah=OuterRef("pk")).order_by("-pk")
    rows = rows.annotate(frozen=Subquery(versions.values("revision")[:1]), last=Subquery(edits.values("at")[:1]))
    rows = rows.filter(Q(frozen__isnull=True) | Q(frozen__lt=F("revision")))
    for row in rows.select_related("raperda__daerah").defer("raperda__keterangan"):
        if user.has_perm("bekukan", row.raperda):
            count = row.revision - (row.frozen or 0)
            note = f"{count} suntingan sejak versi terakhir" if row.frozen else "belum pernah dibekukan"
            since = timezone.localdate(row.last)
            stage = STAGES.get(row.raperda.stage)
            url = reverse("freeze", args=[row.raperda_id])
            yield Task("Bekukan versi naskah", _name(row.raperda), since, stage, note, "Bekukan", url)


def _perda(user, daerah: Daerah) -> Iterator[Task]:
    """Promulgated Perda that are not published, published ones whose gazette is not printed."""
    rows = Perda.objects.filter(daerah=daerah, gazette__isnull=True).exclude(status=Perda.Status.DITETAPKAN)
    for perda in rows.select_related("daerah", "raperda").defer("raperda__keterangan"):
        if not user.has_perm("terbitkan", perda):
            continue
        about, since = f"{perda} tentang {perda.judul}", perda.tanggal_pengundangan
        page = reverse("perda_read", args=[perda.tahun, perda.nomor])
        if perda.published_at is None:
            url = reverse("raperda_dossier", args=[perda.raperda_id]) if perda.raperda_id else page
            note = "sudah diundangkan, belum terbuka untuk umum"
            yield Task("Terbitkan Perda", about, since, None, note, "Buka", url)
        else:
            note = "antrean cetak mengerjakannya; bila lama, hubungi pengelola sistem"
            yield Task("Gazet belum tercetak", about, since, None, note, "Lihat", page)


def _roles(user, daerah: Daerah, today: date) -> set[str]:
    rows = RoleAssignment.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=today),
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        user=user,
        daerah=daerah,
    )
    return set(rows.values_list("role__code", flat=True))


def _name(raperda: Raperda) -> str:
    return f"Raperda tentang {raperda.judul}"
