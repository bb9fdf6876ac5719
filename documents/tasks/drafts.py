"""Work for the queue: a frozen version of a draft on paper, with the numbers of its lines."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks import task

from documents.actions import attach
from documents.actions.resume import held
from documents.models import Attachment, Naskah
from documents.tasks.gazettes import pictures_of

EVERY = 5  # one line in so many carries its number


def draft_name(number: int) -> str:
    """Under which name the print of a version is kept."""
    return f"rancangan-{number}"


@task()
def print_draft(raperda_id: int, number: int, by_id: int) -> str:
    """SHA-256 (hex) of that version of the draft, printed now unless it was before."""
    # Imported here so that a web process that only enqueues never loads the typesetter.
    from documents.printing.akn import akoma_ntoso, facts_from
    from documents.printing.gazette import GazetteFacts, gazette, machine_text
    from documents.printing.office import emblem_for, form_for

    name = draft_name(number)
    known = Attachment.objects.filter(raperda=raperda_id, kind=Attachment.Kind.BANDING, document=name).first()
    if known:
        return known.sha256
    naskah = Naskah.objects.select_related("raperda__daerah").get(raperda=raperda_id, kind=Naskah.Kind.RANCANGAN)
    version, daerah, now = naskah.versions.get(number=number), naskah.raperda.daerah, timezone.now()
    tree, day, today = version.unpacked(), timezone.localdate(version.at), timezone.localdate(now)
    stated = replace(facts_from(tree, day), kode=daerah.kode, version=number, digest=version.digest, draft=True)
    facts = GazetteFacts(
        level=daerah.level,
        office=f"{daerah.kepala} {daerah.nama}".upper(),
        provinsi="" if daerah.level == "provinsi" else f"PROVINSI {daerah.provinsi}".upper(),
        date=day,
        form="rancangan",
        title=f"Rancangan Perda tentang {naskah.raperda.judul}, versi {number}",
        pictures=pictures_of(naskah.raperda, tree),
        emblem=emblem_for(daerah, "naskah", today),
        look=form_for(daerah, "naskah", today),
        version=f"Versi {number}: {version.name}, {date_format(day, 'j F Y')}, {version.digest[:8]}",
        numbered=EVERY,
        source=machine_text(akoma_ntoso(tree, stated)),
    )
    with held(print_draft, raperda_id=raperda_id, number=number):
        data = gazette(tree, facts)
        given = {"raperda": naskah.raperda, "by": get_user_model().objects.get(pk=by_id), "now": now}
        return attach(name=f"{name}.pdf", data=data, kind=Attachment.Kind.BANDING, document=name, **given).sha256
