"""choose_form, set_emblem: what an office chooses for its prints, kept as settings. What is printed already stays."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from documents.actions.attach import SUFFIXES, content_type
from documents.errors import DomainError
from documents.models import Daerah, Setting
from documents.printing.form import choices_of, form_of
from documents.printing.office import EMBLEMS, FORMS

_PICTURES = ("image/png", "image/jpeg")
_BASIS = "UU 12/2011 Lampiran II angka 284 dan 284a"


class EmblemRefused(DomainError):
    """A file that is no picture."""


@transaction.atomic
def choose_form(*, daerah: Daerah, sort: str, choices: Mapping[str, object], by) -> Setting:
    """The form of "naskah" or "lembaran" from now on; a choice that is not allowed becomes the measured one."""
    form = form_of(choices, issue=sort == "lembaran")
    return _chosen(daerah, FORMS[sort], choices_of(form), _BASIS)


@transaction.atomic
def set_emblem(*, daerah: Daerah, sort: str, data: bytes | None, by) -> Setting | None:
    """The picture at the head of "naskah" or "lembaran" from now on; None takes it away. Raises EmblemRefused.

    A file is stored under its digest and never changes, so that earlier settings keep what they showed.
    """
    if data is None:
        Setting.objects.filter(daerah=daerah, name=EMBLEMS[sort]).delete()
        return None
    kind = content_type(data)
    if kind not in _PICTURES:
        raise EmblemRefused("Lambang harus berupa gambar PNG atau JPEG. Pilih gambar lain.")
    digest = hashlib.sha256(data).hexdigest()
    name = f"lambang/{digest}{SUFFIXES[kind]}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return _chosen(daerah, EMBLEMS[sort], {"berkas": name, "jenis": kind, "sha256": digest}, "")


def _chosen(daerah: Daerah, name: str, value: object, basis: str) -> Setting:
    Setting.objects.filter(daerah=daerah, name=name).delete()
    return Setting.objects.create(daerah=daerah, name=name, value=value, legal_basis=basis)
