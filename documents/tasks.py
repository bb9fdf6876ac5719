"""Work for the queue: printing gazettes and certified copies, away from the web process."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from documents.actions import attach, store_gazette
from documents.comparing import Telling, of_version, tell, told_word
from documents.core.tables import PICTURE_KEY, pictures_in
from documents.core.tree import Kind, Node
from documents.models import Attachment, Naskah, Perda, Raperda

UNDER_WAY = ("READY", "RUNNING")
LONGEST = timedelta(minutes=30)  # a print that runs longer was left by a worker that stopped


@task()
def print_gazette(perda_id: int, by_id: int) -> str:
    """SHA-256 (hex) of the gazette of that Perda, printed now unless it was printed before."""
    perda = _perda(perda_id)
    if perda.gazette_id:
        return perda.gazette.sha256
    data = _print(perda, form="lembaran_daerah")
    return store_gazette(perda=perda, data=data, by=_person(by_id), now=timezone.now()).sha256


@task()
def print_copy(perda_id: int, by_id: int, office: str, name: str) -> str:
    """SHA-256 (hex) of a SALINAN certified by that office and name, stored with the Raperda's documents."""
    perda = _perda(perda_id)
    data = _print(perda, form="salinan", certifier_office=office, certifier_name=name)
    stored = attach(
        name=f"salinan-perda-{perda.nomor}-{perda.tahun}.pdf",
        data=data,
        kind=Attachment.Kind.DOKUMEN,
        document="salinan",
        raperda=perda.raperda,
        perda=perda,
        by=_person(by_id),
        now=timezone.now(),
    )
    return stored.sha256


PRINTS = {"redline": "Redline", "sandingan": "Matriks sandingan"}


@task()
def print_comparison(raperda_id: int, old: int, new: int, shape: str, by_id: int) -> str:
    """SHA-256 (hex) of the comparison of two versions in a form of PRINTS, printed now unless it was before."""
    # Imported here for the same reason as the gazette.
    from documents.printing.comparison import Head, Row, redline_pdf, sandingan_pdf

    name = f"{shape}-{old}-{new}"
    known = Attachment.objects.filter(raperda=raperda_id, kind=Attachment.Kind.BANDING, document=name).first()
    if known:
        return known.sha256
    naskah = Naskah.objects.select_related("raperda").get(raperda=raperda_id, kind=Naskah.Kind.RANCANGAN)
    first, second = (of_version(naskah.versions.get(number=number)) for number in (old, new))
    told = tell(naskah, first, second)
    rows = [
        Row(side.old, side.new, side.ops, told_word(side.kinds), "; ".join(_reasons(told, side.key)), side.group)
        for side in (told.sides if shape == "redline" else told.changed)
    ]
    head = Head(f"Raperda tentang {naskah.raperda.judul}", first.name, second.name, second.version.at.date())
    data = (redline_pdf if shape == "redline" else sandingan_pdf)(head, rows)
    given = {"by": _person(by_id), "now": timezone.now(), "kind": Attachment.Kind.BANDING}
    return attach(name=f"{name}.pdf", data=data, document=name, raperda=naskah.raperda, **given).sha256


def ask(job, *, by_id: int, **arguments) -> bool:
    """Ask the queue for that print; False where it holds it already, whoever asked and however often."""
    # Sqlite gives one writer at a time; elsewhere the row of the person or act that is printed for is the lock.
    with transaction.atomic():
        list(_owner(arguments).select_for_update())
        if is_printing(job, **arguments):
            return False
        job.enqueue(by_id=by_id, **arguments)
    return True


def ask_gazette(perda: Perda, by_id: int) -> bool:
    """Ask the queue for the gazette of that Perda, unless it is printed or being printed."""
    return perda.gazette_id is None and ask(print_gazette, by_id=by_id, perda_id=perda.pk)


def is_printing(job, **arguments) -> bool:
    """Whether the queue holds that work, waiting or under way."""
    return _last_status(job, arguments) in UNDER_WAY


def has_failed(job, **arguments) -> bool:
    """Whether the last print of that kind ended without a paper, or was left lying by a worker that stopped."""
    return _last_status(job, arguments) == "FAILED"


def failed_gazettes(pks: Iterable[int]) -> set[int]:
    """Those of the Perda whose last print of the gazette failed; one query."""
    last: dict[int, str] = {}
    for row in _rows(print_gazette, perda_id__in=list(pks)):
        last.setdefault(row.args_kwargs["kwargs"]["perda_id"], _status(row))
    return {pk for pk, status in last.items() if status == "FAILED"}


def _last_status(job, arguments: dict[str, object]) -> str:
    row = _rows(job, **arguments).first()
    return _status(row) if row else ""


def _rows(job, **arguments) -> QuerySet[DBTaskResult]:
    """The prints of that kind with those arguments, the last one asked for first."""
    asked = {f"args_kwargs__kwargs__{name}": value for name, value in arguments.items()}
    rows = DBTaskResult.objects.filter(task_path=job.module_path, **asked)
    return rows.only("args_kwargs", "status", "started_at").order_by("-enqueued_at", "-pk")


def _status(row: DBTaskResult) -> str:
    lost = row.status == "RUNNING" and row.started_at and row.started_at < timezone.now() - LONGEST
    return "FAILED" if lost else row.status


def _owner(arguments: dict[str, object]) -> QuerySet:
    if "perda_id" in arguments:
        return Perda.objects.filter(pk=arguments["perda_id"])
    return Raperda.objects.filter(pk=arguments["raperda_id"])


def _reasons(told: Telling, key: str) -> list[str]:
    return [edit.reason for edit in told.edits.get(key, ()) if edit.reason]


def _perda(pk: int) -> Perda:
    return Perda.objects.select_related("daerah", "version", "raperda", "gazette").get(pk=pk)


def _person(pk: int):
    return get_user_model().objects.get(pk=pk)


def _print(perda: Perda, **form: str) -> bytes:
    # Imported here so that a web process that only enqueues never loads the typesetter.
    from documents.printing.gazette import GazetteFacts, gazette

    daerah, tree = perda.daerah, perda.version.unpacked()
    facts = GazetteFacts(
        level=daerah.level,
        office=perda.jabatan_kepala or f"{daerah.kepala} {daerah.nama}".upper(),
        provinsi="" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi}".upper(),
        date=perda.tanggal_pengundangan,
        title=f"{perda} tentang {perda.judul}",
        pictures=_pictures(perda, tree),
        **form,
    )
    return gazette(tree, facts)


def _pictures(perda: Perda, tree: Node) -> dict[str, tuple[str, bytes]]:
    """Content type and bytes of the pictures that the lampiran of the act show, by the key they are named by."""
    found: dict[str, tuple[str, bytes]] = {}
    keys = {key for part in tree.children if part.kind is Kind.LAMPIRAN for key in pictures_in(part.text)}
    for row in Attachment.objects.filter(raperda=perda.raperda, kind=Attachment.Kind.GAMBAR) if keys else ():
        if (key := row.sha256[:PICTURE_KEY]) in keys and key not in found:
            with row.file.open("rb") as file:
                found[key] = row.content_type, file.read()
    return found
