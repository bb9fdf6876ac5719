"""Edits made before their stage was kept get the stage the Raperda stood at."""

from django.db import migrations


def fill(apps, schema_editor):
    Edit = apps.get_model("documents", "Edit")
    StageEntry = apps.get_model("deliberation", "StageEntry")
    entries = {}
    for raperda, stage, at in (
        StageEntry.objects.order_by("pk").values_list("deliberation__raperda_id", "stage", "at").iterator()
    ):
        entries.setdefault(raperda, []).append((at, stage))
    for raperda, known in entries.items():
        edits = Edit.objects.filter(naskah__raperda_id=raperda, stage="")
        for index, (at, stage) in enumerate(known):
            until = known[index + 1][0] if index + 1 < len(known) else None
            own = edits if index == 0 else edits.filter(at__gte=at)
            (own.filter(at__lt=until) if until else own).update(stage=stage)


def leave(apps, schema_editor):
    """Nothing to take back: the column goes with the migration that brought it."""


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0001_initial"), ("documents", "0003_edit_stage")]
    operations = [migrations.RunPython(fill, leave)]
