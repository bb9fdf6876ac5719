"""set_stage: what the procedure tells the text about where it stands."""

from django.db import transaction

from documents.models import Raperda


@transaction.atomic
def set_stage(*, raperda: Raperda, stage: str, editable: bool, is_public: bool, by) -> Raperda:
    """The Raperda with its stage columns written; the procedure that decides them lives in deliberation."""
    raperda.stage, raperda.editable, raperda.is_public = stage, editable, is_public
    raperda.save(update_fields=["stage", "editable", "is_public"])
    return raperda
