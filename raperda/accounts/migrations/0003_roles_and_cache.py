"""The roles a new site starts with, and the table of the shared cache."""

from django.core.management import call_command
from django.db import migrations

from raperda.accounts.roles import GRANTS, ROLES


def add_roles(apps, schema_editor):
    Role, Grant = apps.get_model("accounts", "Role"), apps.get_model("accounts", "Grant")
    roles = {code: Role.objects.get_or_create(code=code, defaults={"nama": nama})[0] for code, nama in ROLES.items()}
    for code, permission, scope in GRANTS:
        Grant.objects.get_or_create(role=roles[code], permission=permission, scope=scope)


def drop_roles(apps, schema_editor):
    Role = apps.get_model("accounts", "Role")
    Role.objects.filter(code__in=ROLES, assignments__isnull=True).delete()


def add_cache(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop_cache(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS site_cache")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial")]
    operations = [
        migrations.RunPython(add_roles, drop_roles),
        migrations.RunPython(add_cache, drop_cache),
    ]
