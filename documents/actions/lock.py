"""One lock per naskah: the first step of every action that writes a text."""

from documents.errors import DomainError
from documents.models import Edit, Naskah


class TextLocked(DomainError):
    """The text may not be edited at this stage."""


def lock(naskah: Naskah, *, to_edit: bool = True) -> Naskah:
    """The naskah row, locked until the transaction ends. Raises TextLocked when `to_edit` and its stage forbids it.

    PostgreSQL locks the row, and that of its Raperda before it, as the procedure does, so that the stage read here
    holds; SQLite took the write lock when the transaction began (transaction_mode IMMEDIATE).
    """
    rows = Naskah.objects.select_for_update(no_key=True)
    if naskah.raperda_id:
        rows = Naskah.objects.exclude(raperda=None).select_related("raperda")
        rows = rows.select_for_update(of=("raperda", "self"), no_key=True)
    locked = rows.get(pk=naskah.pk)
    if to_edit and locked.raperda_id and not locked.raperda.editable:
        raise TextLocked(
            "Naskah terkunci pada tahap ini, sehingga suntingan tidak dapat disimpan. Lihat halaman tahapan."
        )
    return locked


def new_edit(naskah: Naskah, *, by, now, verb: str, unit="", address="", reason="", source=("", "")) -> Edit:
    """The Edit of one action on a locked naskah; the naskah's revision grows by one."""
    naskah.revision += 1
    naskah.save(update_fields=["revision"])
    return Edit.objects.create(
        naskah=naskah,
        by=by,
        at=now,
        verb=verb,
        unit=unit,
        address=address[:200],
        reason=reason[:400],
        stage=naskah.raperda.stage if naskah.raperda_id else "",
        source_kind=source[0],
        source_id=source[1],
    )
