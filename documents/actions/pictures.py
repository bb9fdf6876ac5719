"""insert_picture: a picture stored with the Raperda and shown at the end of a lampiran."""

from django.db import transaction

from documents import bridge
from documents.actions.attach import PICTURES, UploadRefused, attach, content_type
from documents.actions.edit import Rewritten, rewrite_clause
from documents.actions.lock import lock
from documents.actions.places import TextRefused, row_of
from documents.core.layout import layout_unit
from documents.core.tables import PICTURE_KEY
from documents.core.tree import Kind
from documents.models import Attachment, Naskah


@transaction.atomic
def insert_picture(*, naskah: Naskah, key: str, name: str, data: bytes, caption: str, by, now, address="") -> Rewritten:
    """The lampiran with the picture as its last line (UU 12/2011 Lampiran II angka 193).

    Raises UploadRefused for what is no PNG or JPEG, TextRefused for a unit that is no lampiran.
    """
    naskah = lock(naskah)
    row = row_of(naskah, key)
    if row.kind != Kind.LAMPIRAN:
        raise TextRefused("Gambar hanya dapat dimuat dalam lampiran.")
    if content_type(data) not in PICTURES.values():
        raise UploadRefused("Berkas ini bukan gambar PNG atau JPEG. Pilih berkas lain.")
    stored = attach(name=name, data=data, kind=Attachment.Kind.GAMBAR, raperda=naskah.raperda, by=by, now=now)
    said = " ".join(caption.split())
    line = f"![{said}](gambar:{stored.sha256[:PICTURE_KEY]})"
    node, _ = bridge.numbered_unit(naskah, key)
    return rewrite_clause(
        naskah=naskah, key=key, text=f"{layout_unit(node).rstrip()}\n\n{line}", expected_revision=row.revision, by=by,
        now=now, reason=f"Gambar: {said}", address=address,
    )  # fmt: skip
