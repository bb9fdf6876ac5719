"""Who works in a daerah may comment and suggest; perangkat daerah get a role of their own."""

from django.db import migrations

ROLE = ("opd", "Perangkat Daerah")
TALKERS = ("perancang", "setwan", "bagian_hukum", "anggota", "pimpinan_dprd", "sekda", "kepala_daerah", "opd")
GRANTS = [("opd", "lihat")] + [(role, name) for role in TALKERS for name in ("komentari", "usulkan")]


def add(apps, schema_editor):
    Role, Grant = apps.get_model("accounts", "Role"), apps.get_model("accounts", "Grant")
    Role.objects.get_or_create(code=ROLE[0], defaults={"nama": ROLE[1]})
    roles = {role.code: role for role in Role.objects.filter(code__in=TALKERS)}
    for code, permission in GRANTS:
        if code in roles:  # an operator may have taken a role away
            Grant.objects.get_or_create(role=roles[code], permission=permission, scope="semua")


def remove(apps, schema_editor):
    Role, Grant = apps.get_model("accounts", "Role"), apps.get_model("accounts", "Grant")
    Grant.objects.filter(permission__in=("komentari", "usulkan")).delete()
    Role.objects.filter(code=ROLE[0], assignments__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_roles_and_cache")]
    operations = [migrations.RunPython(add, remove)]
