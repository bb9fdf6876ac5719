"""Work for the queue: the papers of a comparison of two versions."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django_tasks import task

from documents.actions import attach
from documents.comparing import Telling, of_version, tell, told_note, told_word
from documents.models import Attachment, Naskah

PRINTS = {"redline": "Redline", "sandingan": "Matriks sandingan"}


@task()
def print_comparison(raperda_id: int, old: int, new: int, shape: str, by_id: int) -> str:
    """SHA-256 (hex) of the comparison of two versions in a form of PRINTS, printed now unless it was before."""
    # Imported here for the same reason as the gazette.
    from documents.printing.comparison import Head, Row, redline_pdf, sandingan_pdf
    from documents.printing.office import form_for

    name = f"{shape}-{old}-{new}"
    known = Attachment.objects.filter(raperda=raperda_id, kind=Attachment.Kind.BANDING, document=name).first()
    if known:
        return known.sha256
    naskah = Naskah.objects.select_related("raperda__daerah").get(raperda=raperda_id, kind=Naskah.Kind.RANCANGAN)
    first, second = (of_version(naskah.versions.get(number=number)) for number in (old, new))
    told = tell(naskah, first, second)
    head = Head(f"Raperda tentang {naskah.raperda.judul}", first.name, second.name, second.version.at.date())
    form = form_for(naskah.raperda.daerah, "naskah", timezone.localdate())
    if shape == "redline":
        data = redline_pdf(head, *told.trees, told.changes, form)
    else:
        rows = [
            Row(side, told_word(side.kinds), told_note(side), "; ".join(_reasons(told, side.key)))
            for side in told.changed
        ]
        data = sandingan_pdf(head, rows, form)
    given = {"by": get_user_model().objects.get(pk=by_id), "now": timezone.now(), "kind": Attachment.Kind.BANDING}
    return attach(name=f"{name}.pdf", data=data, document=name, raperda=naskah.raperda, **given).sha256


def _reasons(told: Telling, key: str) -> list[str]:
    return [edit.reason for edit in told.edits.get(key, ()) if edit.reason]
