"""What waits for a person: moves their roles may record, texts to freeze or save, suggestions, Perda to see through."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from deliberation.core.stages import STAGES, Facts, Stage, ahead, find_move
from deliberation.models import Deliberation
from documents.actions.archive import is_completable
from documents.models import Daerah, Edit, Naskah, Perda, Raperda, Suggestion, UnsavedText, Version
from documents.tasks import failed_gazettes
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
    found += [*_suggested(user, daerah), *_typed(user, daerah)]
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


def _suggested(user, daerah: Daerah) -> Iterator[Task]:
    """Open suggestions, one task a Raperda, for who may still change its text."""
    rows = Raperda.objects.filter(daerah=daerah, editable=True, naskah__suggestions__status=Suggestion.Status.TERBUKA)
    rows = rows.annotate(count=Count("naskah__suggestions"), first=Min("naskah__suggestions__at"))
    for raperda in rows.select_related("daerah").defer("keterangan"):
        if user.has_perm("sunting", raperda):
            url, stage = reverse("suggestions", args=[raperda.pk]), STAGES.get(raperda.stage)
            note, since = f"{raperda.count} usulan terbuka", timezone.localdate(raperda.first)
            yield Task("Usulan menunggu keputusan", _name(raperda), since, stage, note, "Putuskan", url)


def _typed(user, daerah: Daerah) -> Iterator[Task]:
    """What the person typed and never saved, one task a Raperda they may see; it leads to the oldest."""
    mine = UnsavedText.objects.filter(naskah__raperda=OuterRef("pk"), by=user).order_by("at", "pk")
    rows = Raperda.objects.filter(daerah=daerah, naskah__unsaved__by=user)
    rows = rows.annotate(count=Count("naskah__unsaved"), key=Subquery(mine.values("key")[:1]))
    rows = rows.annotate(first=Min("naskah__unsaved__at"))
    for raperda in rows.select_related("daerah").defer("keterangan"):
        if user.has_perm("lihat", raperda):
            url, stage = reverse("unsaved", args=[raperda.pk, raperda.key]), STAGES.get(raperda.stage)
            note, since = f"{raperda.count} bagian", timezone.localdate(raperda.first)
            yield Task("Teks belum tersimpan", _name(raperda), since, stage, note, "Lanjutkan", url)


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
