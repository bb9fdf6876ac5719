"""Work for the queue: printing gazettes and certified copies, away from the web process."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from documents.actions import attach, store_gazette
from documents.models import Attachment, Perda


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


def _perda(pk: int) -> Perda:
    return Perda.objects.select_related("daerah", "version", "raperda", "gazette").get(pk=pk)


def _person(pk: int):
    return get_user_model().objects.get(pk=pk)


def _print(perda: Perda, **form: str) -> bytes:
    # Imported here so that a web process that only enqueues never loads the typesetter.
    from documents.printing.gazette import GazetteFacts, gazette

    daerah = perda.daerah
    facts = GazetteFacts(
        level=daerah.level,
        office=perda.jabatan_kepala or f"{daerah.kepala} {daerah.nama}".upper(),
        provinsi="" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi}".upper(),
        date=perda.tanggal_pengundangan,
        title=f"{perda} tentang {perda.judul}",
        **form,
    )
    return gazette(perda.version.unpacked(), facts)
