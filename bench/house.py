"""A house for one measurement: a database and files of its own, thrown away afterwards; Django set up on it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def thrown_away() -> Iterator[Path]:
    """The folder of a fresh house: SQLite in it, or a new database on the PostgreSQL that DATABASE_URL names.

    Settings of a host in the environment do not count. Processes started inside see the same house.
    """
    with TemporaryDirectory(prefix="raperda-bench-") as folder, _database(Path(folder)) as url:
        for name in [name for name in os.environ if name.startswith("RAPERDA_")]:
            del os.environ[name]
        os.environ |= {"RAPERDA_VAR": folder, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "raperda.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        try:
            yield Path(folder)
        finally:
            connections.close_all()


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith(("postgres", "psql", "pgsql")):
        yield f"sqlite:///{folder / 'raperda.sqlite3'}"
        return
    import environ
    import psycopg
    from psycopg import sql

    given = environ.Env.db_url_config(url)
    server = {key: given[name] for key, name in _SERVER.items() if given.get(name)}
    name = f"raperda_bench_{secrets.token_hex(4)}"
    address, _, query = url.partition("?")
    try:
        with psycopg.connect(**server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield f"{address.rpartition('/')[0]}/{name}{'?' if query else ''}{query}"
    finally:
        with psycopg.connect(**server, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


_SERVER = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
