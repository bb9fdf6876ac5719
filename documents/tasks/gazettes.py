"""Work for the queue: the gazette of a Perda, its certified copy, and the papers that go with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from documents.actions import attach, store_gazette
from documents.actions.resume import held
from documents.core.tables import PICTURE_KEY, pictures_in
from documents.core.tree import Kind, Node
from documents.models import Attachment, Perda, Raperda
from documents.tasks.asking import ask, failed_prints

# The papers beside gazette and copy, by the name under which their file is kept.
PAPERS = {
    "asli": "Naskah asli untuk ditandatangani",
    "tambahan": "Tambahan Lembaran Daerah",
    "abstrak": "Abstrak",
}


@task()
def print_gazette(perda_id: int, by_id: int) -> str:
    """SHA-256 (hex) of the gazette of that Perda, printed now unless it was printed before."""
    perda = _perda(perda_id)
    if perda.gazette_id:
        return perda.gazette.sha256
    with held(print_gazette, perda_id=perda_id):
        data = _print(perda, form="lembaran_daerah")
        return store_gazette(perda=perda, data=data, by=_person(by_id), now=timezone.now()).sha256


@task()
def print_copy(perda_id: int, by_id: int, office: str, name: str) -> str:
    """SHA-256 (hex) of a SALINAN certified by that office and name, stored with the Raperda's documents."""
    with held(print_copy, perda_id=perda_id, office=office, name=name):
        perda = _perda(perda_id)
        data = _print(perda, form="salinan", certifier_office=office, certifier_name=name)
        return _kept(perda, "salinan", data, by_id)


@task()
def print_paper(perda_id: int, by_id: int, paper: str) -> str:
    """SHA-256 (hex) of one of PAPERS of that Perda, stored with its documents."""
    with held(print_paper, perda_id=perda_id, paper=paper):
        perda = _perda(perda_id)
        data = _abstract(perda) if paper == "abstrak" else _print(perda, form=paper)
        return _kept(perda, paper, data, by_id)


def ask_gazette(perda: Perda, by_id: int) -> bool:
    """Ask the queue for the gazette of that Perda, unless it is printed or being printed."""
    return perda.gazette_id is None and ask(print_gazette, by_id=by_id, perda_id=perda.pk)


def failed_gazettes(pks: Iterable[int]) -> set[int]:
    """Those of the Perda whose last print of the gazette failed; one query."""
    return failed_prints(print_gazette, pks)


def _kept(perda: Perda, paper: str, data: bytes, by_id: int) -> str:
    stored = attach(
        name=f"{paper}-perda-{perda.nomor}-{perda.tahun}.pdf",
        data=data,
        kind=Attachment.Kind.DOKUMEN,
        document=paper,
        raperda=perda.raperda,
        perda=perda,
        by=_person(by_id),
        now=timezone.now(),
    )
    return stored.sha256


def _print(perda: Perda, **form: str) -> bytes:
    # Imported here so that a web process that only enqueues never loads the typesetter.
    from documents.printing.akn import akoma_ntoso, facts_from
    from documents.printing.gazette import ISSUES, GazetteFacts, gazette, machine_text
    from documents.printing.office import emblem_for, form_for

    daerah, tree, day = perda.daerah, perda.version.unpacked(), perda.tanggal_pengundangan or perda.tanggal_penetapan
    sort = "lembaran" if form["form"] in ISSUES else "naskah"
    stated = replace(facts_from(tree, day), kode=daerah.kode, version=perda.version.number, digest=perda.version.digest)
    facts = GazetteFacts(
        level=daerah.level,
        office=perda.jabatan_kepala or f"{daerah.kepala} {daerah.nama}".upper(),
        provinsi="" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi}".upper(),
        date=day,
        title=f"{perda} tentang {perda.judul}",
        pictures=pictures_of(perda.raperda, tree),
        emblem=emblem_for(daerah, sort, timezone.localdate()),
        look=form_for(daerah, sort, timezone.localdate()),
        source=machine_text(akoma_ntoso(tree, stated)),
        **form,
    )
    return gazette(tree, facts)


def _abstract(perda: Perda) -> bytes:
    from documents.printing.abstract import AbstractFacts, abstract
    from documents.reading.pages import page_count

    pages = 0
    if perda.gazette_id:
        with perda.gazette.file.open("rb") as file:
            pages = page_count(file.read())
    day = perda.tanggal_pengundangan or perda.tanggal_penetapan
    facts = AbstractFacts(perda.judul, perda.daerah.lengkap, day, pages, perda.ringkasan)
    return abstract(perda.version.unpacked(), facts)


def pictures_of(raperda: Raperda | None, tree: Node) -> dict[str, tuple[str, bytes]]:
    """Content type and bytes of the pictures that the lampiran of the act show, by the key they are named by."""
    found: dict[str, tuple[str, bytes]] = {}
    keys = {key for part in tree.children if part.kind is Kind.LAMPIRAN for key in pictures_in(part.text)}
    for row in Attachment.objects.filter(raperda=raperda, kind=Attachment.Kind.GAMBAR) if keys else ():
        if (key := row.sha256[:PICTURE_KEY]) in keys and key not in found:
            with row.file.open("rb") as file:
                found[key] = row.content_type, file.read()
    return found


def _perda(pk: int) -> Perda:
    return Perda.objects.select_related("daerah", "version", "raperda", "gazette").get(pk=pk)


def _person(pk: int):
    return get_user_model().objects.get(pk=pk)
