"""Who confirms results, keeps the register of letters, and gives work to others."""

from django.db import migrations

GRANTS = {
    "kukuhkan": ("setwan", "pimpinan_dprd"),
    "surat": ("setwan", "bagian_hukum"),
    "tugaskan": ("perancang", "setwan", "bagian_hukum", "pimpinan_dprd"),
}


def add(apps, schema_editor):
    Role, Grant = apps.get_model("accounts", "Role"), apps.get_model("accounts", "Grant")
    for permission, codes in GRANTS.items():
        for role in Role.objects.filter(code__in=codes):  # an operator may have taken a role away
            Grant.objects.get_or_create(role=role, permission=permission, scope="semua")


def remove(apps, schema_editor):
    apps.get_model("accounts", "Grant").objects.filter(permission__in=tuple(GRANTS)).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_talk")]
    operations = [migrations.RunPython(add, remove)]
